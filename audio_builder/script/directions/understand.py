"""What stands between brackets, understood.

Square brackets hold a direction, always: a directive, a slip of the pen (an error with a suggestion that keeps the
author's words), or a stage direction, which stays silent and is reported.  Any other bracket, emphasis or label holds a
direction only where its words are none for the listener.  A meaning is never guessed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from audio_builder.regex import regex
from audio_builder.script.directions.calls import Call, Meaning, Opening, Understood, shorten
from audio_builder.script.directions.certainty import is_certain, is_likely
from audio_builder.script.directions.directives import BREATHE, NAMES, PAUSE, Directive
from audio_builder.script.directions.near import meant
from audio_builder.script.directions.pauses import by_strength
from audio_builder.script.directions.readings import MOST_WORDS, NOWHERE, calls, may_direct
from audio_builder.script.directions.stage import is_manner, is_stage
from audio_builder.script.lengths.durations import duration
from audio_builder.script.lengths.words import Word, plain, split_words
from audio_builder.script.nodes import Breathe, EachSide, Finding, Pause, Phase, Repeat, Ring, Where

SIDES = ("side", "other side")
"""What may stand in curly brackets inside `[each side]`."""
BREAK_MILLISECONDS_FROM = 50
"""The bare number from which the time of an SSML break counts in milliseconds."""

_ATTRIBUTE = regex(r"""(time|strength)\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'/>]++)""", re.IGNORECASE)
_LONGEST_KEPT = 200
"""Characters of a text up to which its reading is kept for the next time."""
_LONGEST = 4000
"""Characters of a text beyond which it is prose; a choice."""
_SILENT = "stage-direction"
_BETWEEN_STEPS = regex(r"\s*(?:[,;/→]|\b(?:and|then|y|luego|et|puis|und|dann|e|depois|poi)\b)\s*", re.IGNORECASE)
_MOST_STEPS = 6
"""Steps in one bracket; a choice."""


def understand(content: str, where: Where, *, shown: str) -> Understood:
    """The meaning of what stands between square brackets, `shown` being the whole as messages quote it."""
    return _placed(_square(_unwrapped(content), shorten(shown)), where)


def direction(content: str, where: Where, *, shown: str, strict: bool) -> Understood | None:
    """What a text in any bracket, emphasis or label directs, or None when its words are for the listener.

    `shown` is the whole with its signs.  `strict` is for a text in the middle of a sentence, where only a pause, a step
    with its length or a bare length is a direction; elsewhere a stage direction is one too, and has no meaning.

    >>> nowhere = Where("", 1, 1)
    >>> direction("rest 20 seconds", nowhere, shown="(rest 20 seconds)", strict=True).meaning.seconds
    Fraction(20, 1)
    >>> direction("left first", nowhere, shown="(left first)", strict=False) is None
    True
    """
    if shown.startswith("["):
        return understand(content, where, shown=shown)
    understood = _elsewhere(_unwrapped(content), shorten(shown), strict)
    return None if understood is None else _placed(understood, where)


def understand_break(tag: str, where: Where) -> Understood:
    """The pause of an SSML `<break>`; its time counts before its strength (SSML 1.1, 3.2.3)."""
    return _placed(_break(tag), where)


@lru_cache(maxsize=4096)
def _break(tag: str) -> Understood:
    given = {match[1].lower(): match[2].strip("\"' ").lower() for match in _ATTRIBUTE.finditer(tag)}
    shown = shorten(tag)
    call = Call("break", PAUSE.names[0], None, (), (), tag, shown, NOWHERE, '<break time="5s"/>')
    if "time" not in given:
        return by_strength(call, given.get("strength", "medium"))
    time, notes = given["time"].removeprefix("+"), tuple[Finding, ...]()
    if _is_bare(time):
        unit = "ms" if duration(time).seconds >= BREAK_MILLISECONDS_FROM else "s"
        code, level = ("milliseconds", "note") if unit == "ms" else ("no-unit", "warning")
        notes = (
            call.note(
                f"has no unit and is read as {time}{unit}", code=code, level=level, suggestion=f"[pause {time}{unit}]"
            ),
        )
        time += unit
    understood = understand(f"pause {time}", NOWHERE, shown=shown)
    if isinstance(understood.meaning, Pause):
        return Understood(replace(understood.meaning, why=shown.strip("</> ")), (*notes, *understood.findings))
    return understood


def is_directive(content: str) -> bool:
    """Whether this text in square brackets is a directive without a fault or a word to spare."""
    understood = _square(_unwrapped(content), "")
    if understood.meaning is None:
        return False
    return all(finding.level != "error" and finding.code != _SILENT for finding in understood.findings)


def is_direction(content: str) -> bool:
    """Whether round brackets around this text hold a direction even in the middle of a sentence.

    >>> is_direction("Pause for 10 seconds"), is_direction("10 seconds of silence"), is_direction("wait for it")
    (True, True, False)
    """
    return direction(content, NOWHERE, shown="()", strict=True) is not None


def is_named(name: str) -> bool:
    """Whether a tag of this name (`pause` in `<pause 5>`) is a directive in pointed brackets."""
    row = NAMES.get((name.casefold(),))
    return row is not None and (row.timed or row is BREATHE)


def _unwrapped(content: str) -> str:
    """The text in composed form, without brackets that stand around all of it."""
    content = plain(content).strip()
    while content.startswith("[") and content.endswith("]"):
        content = content[1:-1].strip()
    return content


def _is_bare(text: str) -> bool:
    try:
        return duration(text).bare
    except ValueError:
        return False


def _square(content: str, shown: str) -> Understood:
    return _kept_square(content, shown) if len(content) <= _LONGEST_KEPT else _read_square(content, shown)


def _read_square(content: str, shown: str) -> Understood:
    words = split_words(content) if len(content) <= _LONGEST else ()
    read = _first(content, words, shown)
    if (steps := _steps(content, read, shown)) is not None:
        return steps
    if read is not None and not _may_be_a_slip(read):
        return read[2]
    suggested = "" if is_stage(words) else meant(content, _is_right)
    if suggested:
        finding = Finding("error", "unknown-directive", f"unknown directive '{shown}'", NOWHERE, suggested)
        meaning = _square(suggested[1:-1], shown).meaning
        return Understood(replace(meaning, words=shown) if isinstance(meaning, Opening) else None, (finding,))
    if read is not None:
        return read[2]
    if len(words) == 1 and words[0].number is not None:
        what = "is a number alone and stays silent; a pause of so many seconds has a unit"
        return _stage(shown, "warning", _SILENT, what, f"[pause {words[0].text}s]")
    if is_manner(words):
        return _stage(
            shown, "note", "voice-direction", "says how to speak; no voice here can follow, and it stays silent"
        )
    return _stage(
        shown, "warning", _SILENT, "is taken as a stage direction and stays silent; write \\[ and \\] to have it spoken"
    )


_kept_square = lru_cache(maxsize=4096)(_read_square)


def _steps(content: str, read: tuple[Directive, Call, Understood] | None, shown: str) -> Understood | None:
    """Several steps in one bracket, each with its length: `tense for 5 seconds, release for 10 seconds`."""
    if read is not None and (not read[2].findings or isinstance(read[2].meaning, Breathe)):
        return None
    parts = [part for part in _BETWEEN_STEPS.split(content) if part]
    if not 2 <= len(parts) <= _MOST_STEPS or not all(map(_is_right, parts)):
        return None
    steps = [_square(part, shown) for part in parts]
    timed = tuple(step.meaning for step in steps if isinstance(step.meaning, Pause | Phase))
    if len(timed) < len(parts):
        return None
    return Understood(Repeat(1, timed, NOWHERE), tuple(finding for step in steps for finding in step.findings))


def _may_be_a_slip(read: tuple[Directive, Call, Understood]) -> bool:
    """Whether a length or a name was found among words that may be a misspelt name."""
    row, call, understood = read
    among = bool(call.lead) or (row is PAUSE and not call.name)
    return among and any(finding.code == _SILENT or finding.level == "error" for finding in understood.findings)


def _stage(shown: str, level: str, code: str, what: str, suggestion: str = "") -> Understood:
    return Understood(None, (Finding(level, code, f"'{shown}' {what}", NOWHERE, suggestion),))


def _is_right(content: str) -> bool:
    """Whether a text is a directive without a fault, without another look for slips."""
    read = _first(content, split_words(content), "")
    if read is None or read[2].meaning is None:
        return False
    return all(finding.level == "note" and finding.code != _SILENT for finding in read[2].findings)


def _first(content: str, words: tuple[Word, ...], shown: str) -> tuple[Directive, Call, Understood] | None:
    """The first row that reads a text, with what it read."""
    for row, call in calls(content, words, shown):
        understood = row.read(call)
        if understood is not None:
            return row, call, understood
    return None


def _elsewhere(content: str, shown: str, strict: bool) -> Understood | None:
    return _kept_elsewhere(content, shown, strict) if len(content) <= _LONGEST_KEPT else None


@lru_cache(maxsize=4096)
def _kept_elsewhere(content: str, shown: str, strict: bool) -> Understood | None:
    words = split_words(content)
    if not content or len(words) > MOST_WORDS:
        return None
    read = _first(content, words, shown) if may_direct(words) else None
    if read is not None and (steps := _steps(content, read, shown)) is not None:
        return steps
    on_stage = not strict and is_stage(words)
    if read is not None:
        row, call, understood = read
        if is_certain(row, call, understood):
            return understood
        if not strict and is_likely(row, call, understood, emphasised=shown.startswith(("*", "_"))):
            return understood
        if on_stage and isinstance(understood.meaning, Pause | Ring):
            return understood
    if on_stage:
        return _stage(shown, "note", _SILENT, "is taken as a stage direction and stays silent")
    return None


def _placed(understood: Understood, where: Where) -> Understood:
    """The same at its place."""
    findings = tuple(replace(finding, where=where) for finding in understood.findings)
    return Understood(_moved(understood.meaning, where), findings)


def _moved(meaning: Meaning | None, where: Where) -> Meaning | None:
    if meaning is None:
        return None
    if isinstance(meaning, EachSide | Repeat):
        return replace(meaning, body=tuple(replace(node, where=where) for node in meaning.body), where=where)
    return replace(meaning, where=where)
