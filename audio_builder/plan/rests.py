"""What rest someone lying there needs, sentence by sentence.

A tension is kept until a sentence lets it go, a stretch until one comes back from it, and what a release needs is given
before the next thing begins; the time that speech takes meanwhile counts.  An instruction has its full time at the end
of a paragraph and a share of it where the paragraph goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from audio_builder.plan.estimate import SECONDS_PER_CHARACTER, likely_factor
from audio_builder.plan.pauses import RULES, STATED, WHOLE
from audio_builder.plan.practice.reading import AT_ONCE, NOTHING, Reader, Reading
from audio_builder.script.nodes import Heading, Node, ParagraphBreak, Say
from audio_builder.settings import Settings
from audio_builder.units import Seconds

BOUNDARIES = ("clause", "sentence", "paragraph", "section")
"""What can lie between two things said, from the least to the greatest."""
_WHOLE = frozenset("inhale exhale hold deep-breath with-breath moment moments question welcome silence".split())
"""Kinds that are not shortened where the paragraph goes on."""
_UNDOES = {"tense": frozenset(["release", "ease", "exhale"]), "stretch": frozenset(["ease", "again"])}
"""What ends an effort; a stretch also a release of few words, for within it the shoulders may soften."""
_FEW = 4
_GOES_ON = frozenset(["hold", "stretch", "observe", "inhale", "exhale", "deep-breath"])
"""What is still done in a stretch."""
_STEPS = frozenset(["tense", "stretch", "practice", "again"])
_OUT_AGAIN = frozenset(["exhale", "hold", "release"])
_LOOSE = frozenset(["moments", "while"])
"""Times that the breath within a sentence is not held for."""
_LONG = Seconds(6)
"""Seconds from which a rest is one to take in what was said."""
_SETTLED = Seconds(10)
"""Seconds from which a rest has given a release its time."""
_MUCH = (30, 45)
"""Words since the last such rest that ask for one: at the end of a paragraph, and within it."""
_LONGEST_EFFORT = Seconds(30)
"""Time after which a tension that nobody ended is taken as over; a choice."""
_STILL_TENSE = frozenset(["tense", "hold", "observe", "inhale"])
"""What can follow a tension in the next paragraph while it is kept."""
LONGEST_CRAMP = Seconds(5)
"""The longest that a foot or a calf is tensed."""
_AIRY = (12, 0.7, 14, 25)
"""A script of at least so many paragraphs, this share of them one sentence, with at most so many words each, has its
blank lines as others have line ends; then a paragraph ends after so many words.  All four are choices."""


class Rest(Struct, frozen=True):
    """An automatic gap before it has a place."""

    kind: str
    seconds: Seconds
    why: str


@dataclass(slots=True)
class Rests:
    """The listener so far."""

    settings: Settings
    airy: bool = False
    reader: Reader = field(init=False)
    last: Reading | None = None
    """What was said last, unless something else came after it."""
    effort: str = ""
    """What is being held: tense, stretch or nothing."""
    held: str = ""
    """The words that asked for it, or for its release."""
    cramps: bool = False
    """Whether it is a part of the body that cramps easily."""
    practised: bool = False
    """Whether something was tensed or stretched in this chapter."""
    begun: str = "section"
    """What lay before the sentence that was said last."""
    loosening: bool = False
    """Whether a release has not had its time yet."""
    waited: Seconds = NOTHING
    """Seconds of silence since the effort began, or since it ended."""
    spoken: int = 0
    """Characters said since then."""
    since: int = 0
    """Words since the last long rest."""
    known: dict[tuple[str, tuple[int, int]], Seconds] = field(default_factory=dict)
    """Shares of rows that have been looked up."""

    per_character: Seconds = field(init=False)
    """About how long a character is spoken."""

    def __post_init__(self) -> None:
        self.reader = Reader(self.settings.language)
        pace = likely_factor(self.settings.pace, self.settings.language)
        self.per_character = SECONDS_PER_CHARACTER / Seconds(pace)

    def say(self, reading: Reading) -> None:
        """A sentence is said."""
        self.last = reading
        self.since += reading.words
        if self.effort or self.loosening:
            self.spoken += reading.characters
        for kind, phrase in zip(reading.kinds, reading.phrases, strict=True):
            if kind == "tense":
                if self.effort != "tense":
                    self._begin("tense", phrase, cramps=reading.cramps)
            elif kind == "stretch" and self.effort != "tense":
                self._begin("stretch", phrase)
            elif self.effort and kind in (*_UNDOES[self.effort], "release") and self._undoes(reading):
                self.loosening = self.effort == "tense"
                self.effort, self.held = "", phrase
                self._start_clock()

    def do(self, phase: str, seconds: Seconds) -> None:
        """A timed step is done; nothing for other things that are heard."""
        self.last = None
        if phase == "tense":
            self._begin("tense", "tense")
        elif phase in ("release", "rest", "stretch"):
            self.effort, self.loosening = "", False
        self.wait(seconds)

    def wait(self, seconds: Seconds) -> None:
        """Time passes in silence."""
        if self.effort or self.loosening:
            self.waited += seconds
        if self.since and seconds >= _LONG:
            self.since = 0
        if self.loosening and seconds >= _SETTLED:
            self.loosening = False

    def rest(self, boundary: str, after: Reading) -> Rest:
        """The gap between what was said last and what is said next."""
        rest = self._longer(self._structural(boundary, after), self._asked(boundary, after))
        self.begun = boundary
        if boundary == "section":
            self.effort, self.loosening, self.practised = "", False, False
        return rest

    def at_the_end(self) -> Rest | None:
        """The gap after the last words of all: only one that they promise."""
        return self._stated(self.last) if self.last and self.last.seconds else None

    def _begin(self, effort: str, phrase: str, *, cramps: bool = False) -> None:
        self.effort, self.held, self.cramps = effort, phrase, cramps
        self.loosening, self.practised = False, True
        self._start_clock()

    def _start_clock(self) -> None:
        self.waited, self.spoken = NOTHING, 0

    @property
    def spent(self) -> Seconds:
        """Seconds since the effort began, or since it ended."""
        return self.waited + self.per_character * self.spoken

    def row(self, kind: str, phrase: str = "", *, share: Seconds = WHOLE, spent: Seconds = NOTHING) -> Rest:
        """A row of the table, less the time that has passed since."""
        seconds = self._seconds(kind, share)
        if spent:
            seconds = max(self._seconds(kind, RULES[kind].least), seconds - spent)
        return Rest(kind, seconds, f'{kind}: "{phrase}"' if phrase else RULES[kind].why)

    def _seconds(self, kind: str, share: Seconds) -> Seconds:
        """A share of a row, in seconds."""
        row = kind, share.as_integer_ratio()
        if row not in self.known:
            self.known[row] = RULES[kind].seconds(self.settings.pauses, self.settings.pause_scale, share)
        return self.known[row]

    def _structural(self, boundary: str, after: Reading) -> Rest:
        rest = self.row(boundary)
        if boundary == "clause":
            return rest
        if after.opens and (opening := self.row("transition")).seconds > rest.seconds:
            rest = opening
        if self.last is None or boundary == "section" or self.last.explains or self.last.kind:
            return rest
        full = boundary == "paragraph"
        if self.since >= _MUCH[not full]:
            return self.row("dwell", share=WHOLE if full else RULES["dwell"].brief)
        return rest

    def _longer(self, rest: Rest, asked: Rest | None) -> Rest:
        if asked and (asked.kind == STATED or asked.seconds >= rest.seconds):
            rest = asked
        return rest

    def _stated(self, before: Reading) -> Rest:
        """As long as the words say; a tension of feet or calves never longer than is good for them."""
        seconds, why = before.seconds or NOTHING, f'{STATED}: "{before.phrase}"'
        if self.effort == "tense" and self.cramps and seconds > LONGEST_CRAMP:
            return Rest(STATED, LONGEST_CRAMP, f"{why}, but {RULES['tense-foot'].why}")
        return Rest(STATED, seconds, why)

    def _asked(self, boundary: str, after: Reading) -> Rest | None:
        """What the sentence before asks for, given the one after it."""
        before = self.last
        if before is None:
            return None
        if after.number is not None and (boundary == "clause" or before.number is not None):
            return self.row("beat") if self.effort else self.row("count") if boundary == "clause" else None
        if before.seconds and after.number is None:
            return self._stated(before)
        if before.breaths:
            return self._breaths(before, before.kind, after)
        ends = self._ends(boundary, after)
        if self.effort and (kept := self._kept(ends, boundary, after)):
            return kept
        if self.effort == "tense":
            return None
        if self.loosening and (ends or "tense" in after.kinds):
            self.loosening = False
            return self.row("release", self.held, spent=self.spent)
        return self._own(before, ends, boundary, after)

    def _ends(self, boundary: str, after: Reading) -> bool:
        if boundary == "paragraph" and self.airy and self.since < _AIRY[3] and not after.opens:
            return False
        return boundary in ("paragraph", "section") or after.opens

    def _kept(self, ends: bool, boundary: str, after: Reading) -> Rest | None:
        """The time for which an effort is kept, when it is over after it."""
        undone = self._undoes(after) or boundary == "section"
        if self.effort == "tense":
            kind = "tense-foot" if self.cramps else "tense"
            over = self.spent > _LONGEST_EFFORT or (boundary == "paragraph" and _STILL_TENSE.isdisjoint(after.kinds))
        else:
            kind, over = "stretch", ends and after.kind not in _GOES_ON
        kept = self.row(kind, self.held, spent=self.spent) if undone or over else None
        self.effort = "" if over and not undone else self.effort
        return kept

    def _undoes(self, reading: Reading) -> bool:
        short = reading.words <= _FEW and "release" in reading.kinds
        return short or not _UNDOES[self.effort].isdisjoint(reading.kinds)

    def _own(self, before: Reading, ends: bool, boundary: str, after: Reading) -> Rest | None:
        if before.other and self.practised and ends and self._alone(after):
            return self.row("again", before.phrase)
        kind = before.kind or ("question" if before.asks else "")
        kind = {"ease": "practice", "release": "release" if self.loosening else "let-go"}.get(kind, kind)
        if boundary == "clause" and kind in _LOOSE and "hold" in before.kinds:
            kind = "hold"
        if kind not in RULES or (boundary == "clause" and kind not in AT_ONCE):
            return None
        if kind == "stretch" and after.kind in ("stretch", "hold"):
            return None
        if kind == "deep-breath":
            return self._breaths(before, kind, after)
        if kind in _WHOLE or ends:
            return self.row(kind, before.phrase)
        return self.row(kind, before.phrase, share=RULES[kind].brief)

    def _alone(self, after: Reading) -> bool:
        """Whether a turn to the other side is all that is said of it: it ends a step, or no step follows."""
        return self.begun in ("sentence", "clause") or _STEPS.isdisjoint(after.kinds)

    def _breaths(self, before: Reading, kind: str, after: Reading) -> Rest | None:
        """Time for breaths that nobody counts; none where the next words lead through them."""
        if "inhale" in after.kinds:
            return None
        if before.breaths:
            return self.row(
                "deep-breath" if "deep-breath" in before.kinds else "breaths", before.phrase, share=before.breaths
            )
        return self.row(kind if _OUT_AGAIN.isdisjoint(after.kinds) else "inhale", before.phrase)

    def hang(self, rest: Rest, after: Reading) -> Rest:
        """The gap with what an ellipsis on either side of it adds."""
        hangs = (self.last is not None and self.last.hangs[1]) or after.hangs[0]
        if not hangs or rest.kind == STATED:
            return rest
        return Rest(rest.kind, rest.seconds + self.row("ellipsis").seconds, f"{rest.why}, and an ellipsis")


def is_airy(nodes: Sequence[Node]) -> bool:
    """Whether a script puts nearly every sentence into a paragraph of its own."""
    paragraphs: list[list[int]] = [[]]
    for node in nodes:
        match node:
            case Say(text):
                paragraphs[-1].append(text.count(" ") + 1)
            case ParagraphBreak() | Heading():
                paragraphs.append([])
    sizes = [words for words in paragraphs if words]
    single = sum(len(words) == 1 for words in sizes)
    most, share, longest, _ = _AIRY
    return len(sizes) >= most and single >= share * len(sizes) and sum(map(sum, sizes)) <= longest * len(sizes)
