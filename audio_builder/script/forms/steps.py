"""One step of a practice as rows, records and calls tell it, written as native markup.

What is said comes first, then its phases, then its pauses, whatever their order in the source.  Where all that is said
is the name of a phase (`Inhale`), the length after it is that phase's.  A length that is none is left out with a
finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from audio_builder.regex import regex
from audio_builder.script.forms.draft import Draft, Words
from audio_builder.script.forms.fields import PHASES, label
from audio_builder.script.forms.stamps import at_time
from audio_builder.script.lengths.durations import Duration, duration
from audio_builder.script.lengths.measures import A_BREATH
from audio_builder.units import Seconds, in_words

LONGEST_LENGTH = 60
"""Characters of a length of time; a choice."""
NOTHING = regex(r"[\s\-–—/.]*+|n/?a|none|no|0|nil", re.IGNORECASE)
"""What stands where there is no value."""
_BREATHS = regex(
    r"(?P<count>[0-9]{1,3})(?:\s?[-–]\s?(?P<most>[0-9]{1,3}))?\s*"
    r"(?:slow |deep |full )?(?:breaths?|respiraciones|respiración|respirations?|atemzüge?|respirações|respiração|"
    r"respiri|respiro)\.?",
    re.IGNORECASE,
)
_SIDES_AFTER = regex(
    r"[\s,;(/]*+\b(?:(?:on |for |of )?(?:each|per|both|a) sides?|por lado|cada lado|(?:par|chaque|de chaque) côté|"
    r"(?:pro|je|jede) seite|(?:per|ogni) lato|/ ?side)\b[\s.)]*+\Z",
    re.IGNORECASE,
)
_SIDED = regex(
    r"both(?: sides)?|each(?: side)?|left ?(?:[/&+,]|and|then) ?right|l ?[/&+] ?r|r ?[/&+] ?l|right ?(?:[/&+,]|and|"
    r"then) "
    r"?left|2|two|true|yes|ambos(?: lados)?|cada lado|los dos|les deux|chaque côté|beide(?: seiten)?|jede seite|"
    r"ambos os lados|entrambi(?: i lati)?|ogni lato",
    re.IGNORECASE,
)
_BARE_NAME = regex(r"[^\W\d_]++(?: [^\W\d_]++){0,3}")
"""The name of a phase, and no sentence: `Breathe in`."""
_UNSAFE = regex(r"[\[\]{}<>\n\\]")


class Timed(Struct, frozen=True):
    """A length of time for something."""

    directive: str
    """pause, or the name of a phase."""
    length: Words
    unit: str = ""
    """Of a number that has none of its own."""


class Step(Struct):
    """What one row, record or call asks for, while it is gathered."""

    at: int
    """Offset in the source where it begins."""
    begins: Seconds | None = None
    """After the first step; None when no time is given."""
    stamp: int | None = None
    """Where that time is written."""
    heading: Words | None = None
    name: Words | None = None
    """What it is called: a chapter when it has words of its own, else what is said."""
    say: list[Words] = field(default_factory=list)
    before: list[Timed] = field(default_factory=list)
    after: list[Timed] = field(default_factory=list)
    sided: bool = False
    """Whether it is done left, then right."""
    side: Words | None = None
    """The one side it is done on."""
    repeat: Words | None = None
    breathe: list[tuple[str, Words]] = field(default_factory=list)
    """Phases of a breathing pattern, in order: in, hold or out, and the count of each."""
    sounds: list[Words] = field(default_factory=list)


def write_step(draft: Draft, step: Step, inside: Callable[[], None] | None = None) -> None:
    """Writes a step into a draft, as a paragraph of its own; `inside` writes what is done after its words."""
    say = [words for words in step.say if words.parts]
    if step.heading is not None and step.heading.parts:
        _line(draft, "\n\n# ", step.heading)
    if step.name is not None and step.name.parts:
        if say:
            _line(draft, "\n\n# ", step.name)
        else:
            say = [step.name]
    draft.put("\n\n", step.at)
    if step.begins:
        draft.put(at_time(step.begins), step.at if step.stamp is None else step.stamp)
    times = None if step.breathe else _times(draft, step.repeat)
    if times is not None:
        _directive(draft, "repeat", times)
    if step.sided:
        draft.put("[each side]\n", step.at)
    for sound in step.sounds:
        _sound(draft, sound)
    for timed in step.before:
        write_timed(draft, timed)
    for words in say:
        draft.say(words)
        if words is step.name and step.side is not None and not step.sided:
            draft.put(", ", words.stop)
            draft.say(step.side)
        draft.put(", {side}.\n" if step.sided and words is step.name else "\n\n", words.stop)
    if step.side is not None and (step.sided or step.name is None or step.name not in say):
        draft.silent(step.side.start, step.side.stop, "side")
    if inside is not None:
        inside()
    if step.breathe:
        _breathe(draft, step)
    phase = label(say[0].text).role if len(say) == 1 and _BARE_NAME.fullmatch(say[0].text) else ""
    for timed in step.after:
        named = timed.directive == "pause" and phase in PHASES
        write_timed(draft, replace(timed, directive=phase) if named else timed)
    draft.put("[end]\n" * (step.sided + (times is not None)), step.at)


def write_timed(draft: Draft, timed: Timed) -> None:
    """Writes a length of time as a directive; what is no length is reported and left out."""
    text = timed.length.text.strip()
    breaths = _BREATHS.fullmatch(text)
    if NOTHING.fullmatch(text):
        return
    if text == "true":
        draft.silent(timed.length.start, timed.length.stop, timed.directive)
        draft.put("[pause]\n", timed.length.start)
        return
    if breaths is not None:
        count = Fraction(int(breaths["count"]) + int(breaths["most"] or breaths["count"]), 2)
        draft.silent(timed.length.start, timed.length.stop, f"{timed.directive} of {in_words(count * A_BREATH)}")
        draft.put(f"[{timed.directive} {in_words(count * A_BREATH)}]\n", timed.length.start)
        message = f"'{text}' is read as {in_words(count * A_BREATH)}: {in_words(A_BREATH)} a breath"
        draft.report("note", "breaths", message, timed.length.start)
    elif (unit := _unit(text, timed.unit)) is None:
        draft.ignored(timed.length.start, timed.length.stop, "not a length of time")
        message = f"'{text[:40]}' is not a length of time, so there is no {timed.directive} here"
        draft.report("warning", "not-a-length", message, timed.length.start)
    else:
        _directive(draft, timed.directive, timed.length, unit)


@lru_cache(maxsize=4096)
def length_of(text: str) -> Duration | None:
    """A text as a length of time; None when it is none."""
    try:
        return duration(text) if len(text) <= LONGEST_LENGTH else None
    except ValueError:
        return None


def is_breaths(text: str) -> bool:
    """Whether a text is a number of breaths."""
    return _BREATHS.fullmatch(text.strip()) is not None


def without_sides(words: Words) -> tuple[Words, bool]:
    """A length of time without `each side` after it, and whether that stood there."""
    found = _SIDES_AFTER.search(words.text[-40:]) if len(words.parts) == 1 else None
    if found is None:
        return words, False
    (part,) = words.parts
    kept = part.text[: max(0, len(part.text) - 40) + found.start()].rstrip()
    stop = part.start + len(kept)
    return Words((type(part)(kept, part.start, stop),) if kept else (), part.start, stop), True


def is_sided(text: str) -> bool:
    """Whether the value of a side means left, then right."""
    return _SIDED.fullmatch(text.strip(" .()\t\n")) is not None


def _unit(text: str, unit: str) -> str | None:
    """The unit to write after a length: the column's when it has none of its own; None when it is no length."""
    length = None if _UNSAFE.search(text) else length_of(text)
    return None if length is None else unit if length.bare else ""


def _times(draft: Draft, words: Words | None) -> Words | None:
    """The count of a repeat, when it is more than one; a count that is none is left out."""
    if words is None or not words.parts:
        return None
    count = words.text.strip().lower().rstrip("x× ")
    if count.isdecimal() and len(count) <= 4 and int(count) > 1:
        return words
    draft.ignored(words.start, words.stop, "repeat")
    return None


def _directive(draft: Draft, name: str, value: Words, unit: str = "") -> None:
    draft.put(f"[{name} ", value.start)
    draft.say(value)
    draft.put(f"{' ' * bool(unit)}{unit}]\n", value.start)


def _breathe(draft: Draft, step: Step) -> None:
    """A breathing pattern and how often it is done."""
    draft.put("[breathe", step.at)
    for phase, count in step.breathe:
        draft.put(f" {phase} ", count.start)
        draft.say(count)
    if step.repeat is not None and step.repeat.parts:
        draft.put(" x", step.repeat.start)
        draft.say(step.repeat)
    draft.put("]\n", step.at)


def _line(draft: Draft, mark: str, words: Words) -> None:
    draft.put(mark, words.start)
    draft.say(words)
    draft.put("\n", words.stop)


def _sound(draft: Draft, words: Words) -> None:
    text = words.text.strip()
    if not words.parts or NOTHING.fullmatch(text):
        return
    if _UNSAFE.search(text) or len(text) > 200:
        draft.ignored(words.start, words.stop, "sound")
    else:
        draft.put("[SFX: ", words.start)
        draft.say(words)
        draft.put("]\n", words.stop)
