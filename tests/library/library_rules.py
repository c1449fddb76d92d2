"""What every built-in session has to keep to: one row a rule, each with the reason for it.

The rules are about what is heard, so most look at the plan and at the timeline, for each form a session can take.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from library_session import Session
from msgspec import Struct
from msgspec.structs import replace

from audio_builder.cli.timeline import estimate
from audio_builder.plan.body.telling import telling
from audio_builder.plan.cues import Timed
from audio_builder.plan.safety import safety
from audio_builder.plan.timeline import Item
from audio_builder.script.areas.named import named_in
from audio_builder.units import Seconds

INTENSITIES = ("usual", "gentle")
MOST_WORDS = {False: 15, True: 12}
"""In a sentence; the second for those that are fog-friendly."""
GERMAN_SHARE = 1.2
"""Other languages say the same in a few words more."""
FOG = "-fog"


class Rule(Struct, frozen=True):
    """One thing that holds for every session."""

    name: str
    why: str
    broken: Callable[[Session], Iterator[str]]
    """What breaks it, in words."""


NEEDED = ("title", "practice", "goal", "position", "fits", "summary", "cautions", "evidence")
PRACTICES = {
    "pmr",
    "breathing",
    "stretching",
    "massage-and-warmth",
    "mind",
    "movement",
    "routines",
    "rescue",
}


def front_matter(one: Session) -> Iterator[str]:
    for name in NEEDED:
        if not getattr(one.settings, name):
            yield f"it has no {name}"
    if one.settings.practice not in PRACTICES or one.settings.practice != one.path.parent.name:
        yield f"its practice is '{one.settings.practice}' and its folder '{one.path.parent.name}'"


def without_findings(one: Session) -> Iterator[str]:
    for finding in (*one.settled.findings, *safety(one.settled.script, one.settings)):
        if finding.level in ("error", "warning"):
            yield str(finding)


_WORD = re.compile(r"[\w'’-]+")


def short_sentences(one: Session) -> Iterator[str]:
    most = MOST_WORDS[FOG in one.name]
    most = most if one.settings.language == "en" else round(most * GERMAN_SHARE)
    for text in one.said:
        if len(_WORD.findall(text)) > most:
            yield f"{len(_WORD.findall(text))} words: {text}"


_VOWELS = re.compile(r"[aeiouy]+")


def plain_words(one: Session) -> Iterator[str]:
    """Flesch's reading ease, with syllables counted by their vowels."""
    if one.settings.language != "en" or not one.said:
        return
    words = [word for text in one.said for word in _WORD.findall(text.lower())]
    syllables = sum(max(1, len(_VOWELS.findall(word.removesuffix("e")))) for word in words)
    ease = 206.835 - 1.015 * len(words) / len(one.said) - 84.6 * syllables / len(words)
    if ease < 75:
        yield f"its reading ease is {ease:.0f}"


def invitations(one: Session) -> Iterator[str]:
    for text in one.said:
        if "?" in text or "!" in text:
            yield f"a question or a shout: {text}"
        if one.says("order", text) and not one.says("nothing", text):
            yield f"an order: {text}"


LONGEST_FOOT_S = 3
FEET = ("foot", "feet", "calf", "calves", "toes")


def cramps(one: Session) -> Iterator[str]:
    yield from (f"toes away from the face: {text}" for text in one.said if one.says("toes away", text))
    tensed = (cue for cue in one.plan.cues if isinstance(cue, Timed) and cue.phase == "tense")
    for cue in tensed:
        if cue.area.rpartition(" ")[2] in FEET and cue.seconds > LONGEST_FOOT_S:
            yield f"{cue.area} is tensed for {float(cue.seconds):g} s"


MOST_478 = 4


def gentle_breaths(one: Session) -> Iterator[str]:
    rounds = sum(int(found) for found in re.findall(r"^\[breathe 4-7-8 x(\d+)", one.text, re.MULTILINE))
    if rounds > MOST_478:
        yield f"{rounds} rounds of 4-7-8"


MARGIN = Seconds(1, 20)


def lengths(one: Session) -> Iterator[str]:
    """Each advertised length is reached."""
    for length in one.settings.fits:
        likely = estimate(one.settled.script, replace(one.settings, length=length))
        made = Seconds(likely.timeline.frames, likely.timeline.rate_hz)
        if likely.doubt or abs(made - length) > MARGIN:
            yield f"{float(length) / 60:g} minutes: {likely.doubt or f'it is {float(made) / 60:.2f}'}"


_LEANS = re.compile(r"^(?:it|they|them|these|those|its|their|sie|es|ellos|ellas|ils|elles)\b", re.IGNORECASE)


def any_area_left_out(one: Session) -> Iterator[str]:
    """Without any of its areas there is a session left, and no chapter begins with somebody who is gone."""
    for area in one.settings.areas:
        without = one.form(skip=(area,))
        if not without.plan.left_out:
            yield f"nothing goes without {area}"
        if len(without.speech) < 5:
            yield f"without {area} little is left"
        chapters = [item for item in without.timeline.items if item.kind in ("chapter", "speech")]
        for before, after in pairwise(chapters):
            if before.kind == "chapter" and after.kind == "speech" and _LEANS.match(after.text):
                yield f"without {area} a chapter begins: {after.text}"


MOST_TAKEN_ALONG = 4


def nothing_else_goes(one: Session) -> Iterator[str]:
    """Under a heading that names no part, pictures and instructions do not go along with a part that is left out."""
    known, lines = telling(one.settings.language), one.text.splitlines()
    headings = [n for n, line in enumerate(lines, 1) if line.startswith("# ")]
    areas = {part.name for text in one.said for part in known.told(text).areas}
    for area in areas:
        chapters: dict[int, list[str]] = {}
        for left in one.form(skip=(area,)).plan.left_out:
            if left.why.startswith("skip") and not left.text.startswith("["):
                chapters.setdefault(bisect(headings, left.where.line), []).append(left.text)
        for chapter, texts in chapters.items():
            heading = lines[headings[chapter - 1] - 1] if chapter else ""
            along = [text for text in texts if not known.told(text).areas]
            if len(along) > MOST_TAKEN_ALONG and not named_in(heading.replace("{side}", ""), one.settings.language):
                yield f"without {area} this goes too: {' '.join(along)}"


LAST = 5


def ending(one: Session) -> Iterator[str]:
    if one.settings.ending != "sleep":
        return
    yield from (f"a sleeper is called back: {text}" for text in one.said[-LAST:] if one.says("calls back", text))
    if re.search(r"^\[(?:bell|chime|bowl)", one.text, re.MULTILINE):
        yield "a bell in a session for sleep"
    for before, after in pairwise(one.speech[-LAST:]):
        if one.says("falls silent", before.text):
            yield f"after falling silent somebody speaks: {after.text}"


def free_to_move(one: Session) -> Iterator[str]:
    early = one.said[: max(8, len(one.said) // 3)]
    if one.settings.position[:1] == ("bed",) and not any(one.says("may move", text) for text in early):
        yield "nobody says early that moving is allowed"


def safety_line(one: Session) -> Iterator[str]:
    early = one.said[: max(12, len(one.said) // 4)]
    if not any(one.says("safe", text) for text in early):
        yield "there is no line on safety near the beginning"


LONGEST_GAP_S = {"early": 62.0, "late": 95.0}


def silences(one: Session) -> Iterator[str]:
    """Unannounced, a silence makes people look at their phones."""
    items = sorted((*one.speech, *one.timeline.of_kind("phase")), key=lambda item: item.start)
    half = (one.timeline.voice_start + one.timeline.voice_stop) / 2
    for before, after in pairwise(items):
        gap = one.seconds(after.start - before.stop)
        if gap > LONGEST_GAP_S["early" if before.stop < half else "late"] and not one.says("announced", before.text):
            yield f"{gap:.0f} s of silence after: {before.text or before.kind}"


FEWEST_A_MINUTE, MOST_A_MINUTE = 43, 75
"""A minute, from the first word to the last: narrators of relaxation say 45 to 70, and an estimate is 4 % off.

What is done on the clock (a breath, a stretch, a word of the shuffle) is full without being spoken, so the fewest are
counted in the time beside it; the most over everything.
"""

QUIETEST = 0.72
"""Share without speech: narrators leave 50 to 65 %, more where hands or feet are busy with what was said."""


def density(one: Session) -> Iterator[str]:
    phases = one.timeline.of_kind("phase")
    beside = [item for item in one.speech if not any(phase.start <= item.start < phase.stop for phase in phases)]
    whole = one.timeline.voice_stop - one.timeline.voice_start
    free = whole - sum(phase.stop - phase.start for phase in phases)
    fewest = _words_a_minute(one, beside, free)
    if fewest < FEWEST_A_MINUTE:
        yield f"{fewest:.0f} words a minute beside what is on the clock"
    if (quiet := 1 - sum(item.stop - item.start for item in beside) / free) > QUIETEST:
        yield f"nobody speaks for {quiet:.0%} of the time beside what is on the clock"
    if (most := _words_a_minute(one, one.speech, whole)) > MOST_A_MINUTE:
        yield f"{most:.0f} words a minute"


def _words_a_minute(one: Session, items: Iterable[Item], ticks: int) -> float:
    return sum(len(item.text.split()) for item in items) / (one.seconds(ticks) / 60)


def headphones(one: Session) -> Iterator[str]:
    if any(layer.name == "binaural" for layer in one.settings.background) and "headphones" not in one.text:
        yield "binaural beats, and nobody says headphones"


RULES = (
    Rule("front matter", "lists and `scripts tonight` choose by it", front_matter),
    Rule("no findings", "claims, lying still, sensations and misspelt directives are found by lint", without_findings),
    Rule("short sentences", "one instruction at a time is all that a foggy head holds", short_sentences),
    Rule("plain words", "read at three in the morning", plain_words),
    Rule("invitations", "orders and questions keep people awake", invitations),
    Rule("no cramps", "toes come up, and feet are tensed for three seconds at most", cramps),
    Rule("gentle breaths", "Weil allows four rounds of 4-7-8 to beginners", gentle_breaths),
    Rule("lengths", "what is advertised can be had", lengths),
    Rule("any area left out", "whatever hurts can go, and the rest makes sense", any_area_left_out),
    Rule("nothing else goes", "a sore knee takes no picture with it", nothing_else_goes),
    Rule("ending", "what says sleep lets sleep", ending),
    Rule("free to move", "stillness provokes restless legs", free_to_move),
    Rule("safety line", "once, calm, and early", safety_line),
    Rule("silences", "long ones are announced", silences),
    Rule("density", "neither a lecture nor a void", density),
    Rule("headphones", "binaural beats need them", headphones),
)


def broken(one: Session) -> Iterator[str]:
    """Everything that a session breaks, in all its forms."""
    for intensity in (
        INTENSITIES if "[if " in one.text or "[tense" in one.text or "[stretch" in one.text else ("usual",)
    ):
        form = one.form(intensity=intensity)
        for rule in RULES:
            yield from (f"{one.name}, {intensity}: {rule.name}: {what}" for what in rule.broken(form))
