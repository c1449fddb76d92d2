"""How words are drawn: `shuffle every 8s for 20m` or `shuffle every 8s x150`.

Each word has a time of its own that is exactly so long; what is left of the whole time is too short for one more.
"""

from __future__ import annotations

from collections.abc import Sequence

from audio_builder.script.directions.calls import Call, Opening, Understood
from audio_builder.script.directions.timing import LONGEST
from audio_builder.script.lengths.durations import Duration, take, take_count
from audio_builder.script.lengths.words import Word
from audio_builder.units import Seconds, in_words

SHUFFLE = "shuffle"
MOST_DRAWN = 10_000
"""Words that one shuffle draws; at eight seconds each they fill a night and more."""
_EVERY = frozenset("every each cada chaque toutes alle jede jedes je ogni".split())
_FOR = frozenset("for durante pendant für lang por per over".split())
_TIMES = frozenset(("x", "×"))
_FILLERS = frozenset("a les le la , - – — : in words word times palabras mots wörter mal".split())


def shuffle(call: Call) -> Understood | None:
    """The opening of a block whose words are drawn."""
    every, whole, count = _parts(call.args)
    if every is None and whole is None and count is None and len(call.args) > 1:
        return None
    problem = _problem(every, whole, count)
    drawn = 1 if count is None else count
    if whole is not None and every is not None and not problem:
        drawn = int(whole.seconds // every.seconds)
    if not problem and not 1 <= drawn <= MOST_DRAWN:
        problem = f"a shuffle draws 1 to {MOST_DRAWN:,} words, and this one {drawn:,}"
    if problem or every is None:
        wrong = call.wrong(problem, suggestion=None if not call.args else "[shuffle every 8s for 20m]")
        return Understood(Opening(SHUFFLE, 1, call.where, call.shown, every=Seconds(8)), wrong.findings)
    opened = Opening(SHUFFLE, drawn, call.where, call.shown, every=every.seconds)
    left = Seconds(0) if whole is None else whole.seconds - drawn * every.seconds
    what = f"draws {drawn} words in {in_words(drawn * every.seconds)}; {in_words(left)} more is too short for another"
    return Understood(opened, (call.note(what, code="shuffle"),) if left else ())


def _parts(args: Sequence[Word]) -> tuple[Duration | None, Duration | None, int | None]:
    """What is told: (the time of each word, the time of all, how many); all of it None where anything else stands."""
    every: Duration | None = None
    whole: Duration | None = None
    count: int | None = None
    at, before = 0, ""
    while at < len(args):
        word = args[at].text
        number = take_count(args, at)
        length = take(args, at)
        if word in _EVERY or word in _FOR or word in _TIMES:
            at, before = at + 1, word
        elif word in _FILLERS and length is None:
            at += 1
        elif before in _TIMES and count is None and number is not None and number[0].denominator == 1:
            count, at, before = int(number[0]), number[1], ""
        elif before in _EVERY and every is None and length is not None:
            every, at, before = length[0], length[1], ""
        elif before in _FOR and whole is None and length is not None:
            whole, at, before = length[0], length[1], ""
        else:
            return None, None, None
    return every, whole, count


def _problem(every: Duration | None, whole: Duration | None, count: int | None) -> str:
    """Why nothing can be drawn so; nothing when all is well."""
    if every is None or (whole is None) == (count is None):
        return "a shuffle needs the time of each word, and of all or how many, as in [shuffle every 8s for 20m]"
    if not every.seconds or every.seconds > LONGEST:
        return f"a word has a time above zero and up to {in_words(LONGEST)}"
    if whole is not None and whole.bare:
        return "the time of all needs a unit, as in [shuffle every 8s for 20m]"
    return ""
