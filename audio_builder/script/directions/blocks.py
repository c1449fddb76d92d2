"""Directives that give a script its structure: blocks and their ends, other files, chapters, moments.

A faulty opening still opens its block, so that one mistake is reported once.  Words in prose (`repeat on the other
side`, `end of session`, `until you feel heavy`) are no directive, and the reader of the row says so with None.
"""

from __future__ import annotations

from fractions import Fraction

from audio_builder.script.directions.calls import Call, Closing, Inclusion, Opening, Understood
from audio_builder.script.directions.conditions import IF, INTENSITIES
from audio_builder.script.directions.shuffles import SHUFFLE
from audio_builder.script.lengths.durations import take, take_count
from audio_builder.script.lengths.words import Word
from audio_builder.script.nodes import Heading, Until
from audio_builder.units import clock, in_words

MOST_TIMES = 1000
"""Largest count of one repeat."""
LATEST = Fraction(12 * 3600)
"""Latest moment of a session, in seconds; a choice."""
REPEAT = "repeat"
EACH_SIDE = "each side"
KINDS = {
    "": "",
    "repeat": REPEAT,
    "repeats": REPEAT,
    "loop": REPEAT,
    "each side": EACH_SIDE,
    "both sides": EACH_SIDE,
    "side": EACH_SIDE,
    "sides": EACH_SIDE,
    **dict.fromkeys((IF, *(f"{IF} {one}" for one in INTENSITIES), *INTENSITIES), IF),
    SHUFFLE: SHUFFLE,
}
"""The block that an ending names, by how it names it."""
_TIMES_WORDS = frozenset("x × times time : veces vez fois mal vezes volte volta rounds round".split())
_ONCE = {
    **dict.fromkeys(("once",), 1),
    **dict.fromkeys(("twice", "zweimal"), 2),
    **dict.fromkeys(("thrice", "dreimal"), 3),
    **dict.fromkeys(("viermal",), 4),
    **dict.fromkeys(("fünfmal",), 5),
}
_WHOLES = frozenset(
    "session sessions meditation script practice recording audio part section track relaxation file exercise video "
    "episode transcript intro outro introduction scan routine sequence the".split()
)
"""What a stage direction says the end of."""
_PROSE = 3
"""Words from which an argument that cannot be read is prose."""
_TITLE = 8
"""Most words of a chapter's title without a colon before it."""


def repeat(call: Call) -> Understood | None:
    """The opening of a repeat."""
    args = tuple(word for word in call.args if word.text not in _TIMES_WORDS)
    if not args and call.content.strip() != REPEAT:
        return None
    counted = take_count(args, 0) or _spelt(args)
    if counted is None or counted[1] != len(args):
        if len(args) > 1 and not (counted is not None and len(args) < _PROSE):
            return None
        wrong = call.wrong("a repeat needs a number of times")
    elif counted[0].denominator != 1 or not 1 <= counted[0] <= MOST_TIMES:
        nearest = min(max(round(counted[0]), 1), MOST_TIMES)
        wrong = call.wrong(
            f"a block repeats 1 to {MOST_TIMES} times", code="repeat-limit", suggestion=f"[repeat {nearest}]"
        )
    else:
        return Understood(Opening(REPEAT, int(counted[0]), call.where, call.shown))
    return Understood(Opening(REPEAT, 1, call.where, call.shown), wrong.findings)


def each_side(call: Call) -> Understood | None:
    """The opening of a block done left, then right."""
    if len(call.args) >= _PROSE or any(word.number is not None for word in call.args):
        return None
    opened = Opening(EACH_SIDE, 1, call.where, call.shown)
    return Understood(opened, call.wrong("nothing may follow the name").findings if call.args else ())


def end(call: Call) -> Understood | None:
    """The end of the open block, or of the one it names."""
    words = tuple(word.text for word in call.args if word.text not in ("of", ":", "the"))
    named = " ".join(words)
    if named in KINDS:
        return Understood(Closing(KINDS[named], call.where, call.shown))
    if len(words) >= _PROSE or any(word in _WHOLES for word in words):
        return None
    return call.wrong(f"there is no block called '{call.text_from(0)}'", suggestion="[end]")


def include(call: Call) -> Understood:
    """The file to put in this place; its name may stand in quotes."""
    name = call.text_whole(0).strip().strip("\"'“”‘’").strip()
    if not name:
        return call.wrong("an include needs the name of a file")
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or not parts[0] or ":" in parts[0]:
        return call.wrong("an included file lies in the script's folder or below it", code="include", suggestion="")
    return Understood(Inclusion(name, call.where))


def until(call: Call) -> Understood | None:
    """The moment at which what follows begins."""
    at = 0
    while at < len(call.args) and call.args[at].text in ("the", "minute", "mark", "time", "about", ":", "-"):
        at += 1
    taken = take(call.args, at)
    if taken is None:
        return None
    rest = [word.text for word in call.args[taken[1] :] if word.text not in ("mark", "in", "into", "the", ".", ",")]
    if rest:
        return None
    if taken[0].bare:
        minutes = clock(taken[0].seconds * 60)
        return call.wrong("a moment needs a unit", suggestion=f"[{call.subject} {minutes}]")
    if taken[0].seconds > LATEST:
        return call.wrong("a moment lies within twelve hours", code="too-long", suggestion="")
    return Understood(Until(taken[0].seconds, call.where))


def chapter(call: Call) -> Understood | None:
    """The heading that a group, a section or a part gives."""
    numbered = bool(call.args) and (call.args[0].number is not None or len(call.args[0].text) == 1)
    if not call.args or call.args[0].text in ("break", "end", "ends"):
        return None
    if call.colon and not numbered:
        title = call.text_whole(0)
    elif numbered:
        title = call.content
    elif call.name in _TITLED and len(call.args) <= _TITLE:
        title = call.text_whole(0)
    else:
        return None
    plain = " ".join(title.split()).strip("\"'“” ")
    return Understood(Heading(plain, call.where)) if any(letter.isalnum() for letter in plain) else None


def fit(call: Call) -> Understood | None:
    """A length for the whole session, which is a setting and no directive."""
    taken = take(call.args, 0)
    if taken is None or taken[0].bare:
        return None
    what = f"is a setting; write length: {in_words(taken[0].seconds)} at the head of the script"
    return call.silent(what, code="setting", level="warning")


def _spelt(args: tuple[Word, ...]) -> tuple[Fraction, int] | None:
    """`twice`, `dreimal`, `a`: a count that is one word and no number."""
    times = _ONCE.get(args[0].text) if args else None
    return None if times is None else (Fraction(times), 1)


_TITLED = frozenset("chapter group section kapitel chapitre capítulo capitolo".split())
"""Names after which a title needs no colon."""
