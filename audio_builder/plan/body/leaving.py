"""What of a chapter's passages goes, by the parts of the body that a listener leaves out or asks for.

A practice goes whole; of what only looks at parts, or lets go of them, that sentence goes which is mostly about one.
What sends back to something that went, goes with it, up to what stands on its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from audio_builder.errors import PlanError
from audio_builder.plan.body.passage import Passage
from audio_builder.plan.body.passages import text_of
from audio_builder.plan.body.telling import Told
from audio_builder.script.areas import Area, area, covers
from audio_builder.script.areas.tree import in_line, within
from audio_builder.script.nodes import (
    Backdrop,
    Breathe,
    Count,
    Manner,
    Node,
    ParagraphBreak,
    Pause,
    Phase,
    Ring,
    Say,
    Slot,
    Until,
)

MOST_BETWEEN = 3
"""Sentences and timed steps that stay after a practice that went, until nothing sends back to it; a choice."""


class Wish(Struct, frozen=True):
    """One wish of the settings, ready to be asked."""

    name: str
    """skip, only or gentle."""
    areas: tuple[Area, ...]

    def covering(self, named: Iterable[Area]) -> str:
        """`skip left knee` for the first wish that covers one of these, else nothing."""
        asked = tuple(named)
        return next((f"{self.name} {one}" for one in self.areas if any(covers(one, part) for part in asked)), "")

    def on_either_side(self, named: Iterable[Area]) -> str:
        """The first wish for one side of a part that is moved on no side in particular, which moves both."""
        parts = tuple(named)
        if any(part.side for part in parts):
            return ""
        return next(
            (f"{self.name} {one}" for one in self.areas if any(within(part.name, one.name) for part in parts)), ""
        )


class Kept(Struct):
    """A passage and, for each of its nodes, why it goes; nothing for what stays."""

    passage: Passage
    why: list[str] = field(default_factory=list)

    def leave_out(self, why: str, nodes: Iterable[int]) -> None:
        """Takes these nodes away, but not what lasts beyond the passage."""
        for n in nodes:
            if not isinstance(self.passage.nodes[n], Backdrop | Until | Manner):
                self.why[n] = self.why[n] or why

    @property
    def pairs(self) -> Iterator[tuple[Node, str]]:
        """Each node with its reason."""
        return zip(self.passage.nodes, self.why, strict=True)

    @property
    def gone(self) -> str:
        """Why all that can be heard of it goes; nothing when something stays."""
        heard = [why for node, why in self.pairs if is_heard(node)]
        return heard[0] if heard and all(heard) else ""


def wish(name: str, texts: Sequence[str]) -> Wish:
    """A wish by the names of its parts.  Raises PlanError for one that nobody knows."""
    try:
        return Wish(name, tuple(area(text) for text in texts))
    except ValueError as error:
        raise PlanError(f"{name}: {error}") from error


def is_heard(node: Node) -> bool:
    """Whether there is anything to hear, or to do, in a node."""
    return isinstance(node, Say | Slot | Phase | Breathe | Count | Ring)


def practised(kept: Sequence[Kept]) -> list[Kept]:
    """Of a chapter's passages those in which something is done; where any of it is timed, only those."""
    practices = [one for one in kept if one.passage.is_practice]
    return [one for one in practices if one.passage.timed] or practices


def choose(kept: Sequence[Kept], skip: Wish, only: Wish) -> None:
    """What goes because of its part of the body, in one chapter."""
    resting = False
    for one in kept:
        passage = one.passage
        whole = _unwanted(passage, skip, only)
        if whole:
            one.leave_out(whole, range(len(passage.nodes)))
        else:
            _leave_out_sentences(one, skip, resting)
        resting = is_heard(passage.nodes[-1]) and not one.why[-1] and not isinstance(passage.nodes[-1], Phase)
    practices = practised(kept)
    if practices and practices[0].passage.heading and all(one.gone for one in practices):
        for one in kept:
            if one.passage.heading and not one.passage.closes:
                one.leave_out(practices[-1].gone, range(len(one.passage.nodes)))
    elif only.areas and any(not one.gone for one in practices):
        _keep_introductions(kept, practices, only)


def _keep_introductions(kept: Sequence[Kept], practices: Sequence[Kept], only: Wish) -> None:
    """What a chapter says before a practice that stays, stays too when only the wish for others took it away."""
    first = next(n for n, one in enumerate(kept) if any(one is practice for practice in practices))
    for one in kept[:first]:
        one.why = ["" if why == _why_only(only) else why for why in one.why]


def _why_only(only: Wish) -> str:
    return f"only {', '.join(map(str, only.areas))}"


def _unwanted(passage: Passage, skip: Wish, only: Wish) -> str:
    """Why a whole passage goes; nothing when it stays, if only in part."""
    if passage.closes or (not passage.heading and passage.breathes):
        return ""
    if only.areas and passage.subject and not _wanted(passage, only):
        return _why_only(only)
    if passage.is_practice:
        done = (*passage.headed, *passage.moved, *(() if passage.timed else passage.focus))
        return skip.covering(done) or (skip.on_either_side(done) if not passage.side else "")
    if len(passage.headed) == 1:
        return skip.covering(passage.headed)
    every = [skip.covering([area]) for area in passage.headed] if not passage.focus else []
    return every[0] if every and all(every) else ""


def _wanted(passage: Passage, only: Wish) -> bool:
    """Whether a passage is for what is asked for; words about the legs lead on to the calves too."""
    if only.covering(passage.subject):
        return True
    return not passage.is_practice and any(in_line(one, part) for one in only.areas for part in passage.headed)


def _leave_out_sentences(one: Kept, skip: Wish, resting: bool) -> None:
    """Of a passage that stays, the sentences after its effort, or in one without, that are mostly about a part.

    `resting` says whether a sentence that stays stands right before the passage.
    """
    passage, going = one.passage, ""
    done = passage.is_practice
    for n in range(passage.run_up if done else 0, len(passage.nodes)):
        node, told = passage.nodes[n], passage.told[n]
        if not text_of(node):
            going = "" if done and isinstance(node, Phase) else going
            if going and isinstance(node, Phase):
                one.leave_out(going, [n])
            continue
        if told.areas:
            going = "" if done and told.leans else _mostly(told.areas, skip)
        elif told.general or (done and not told.leans):
            going = ""
        if going:
            one.leave_out(going, (n, *_pauses_after(one, n, resting)))


def _mostly(named: Sequence[Area], skip: Wish) -> str:
    """Why a sentence goes that names these: the first, or more than half of them, are left out."""
    hits = [why for part in named if (why := skip.covering([part]))]
    return hits[0] if skip.covering(named[:1]) or 2 * len(hits) > len(named) else ""


def _pauses_after(one: Kept, n: int, resting: bool) -> Iterator[int]:
    """The pauses behind a sentence, unless they are also a rest after one that stays.

    `resting` says whether one that stays stands right before the passage.
    """
    before = n - 1
    while before >= 0 and not isinstance(one.passage.nodes[before], Pause | Phase):
        if is_heard(one.passage.nodes[before]) and not one.why[before]:
            return
        before -= 1
    if before < 0 and resting:
        return
    for after in range(n + 1, len(one.passage.nodes)):
        if not isinstance(one.passage.nodes[after], Pause | ParagraphBreak):
            return
        yield after


def without_orphans(kept: Sequence[Kept], last: str) -> str:
    """Leaves out what sends back to something that went; `last` is why the last practice went, or nothing.

    Returns the same for what follows.  After more than `MOST_BETWEEN` sentences that stay nothing sends back that far.
    """
    between = 0
    for n, one in enumerate(kept):
        passage = one.passage
        close = kept[n - 1].gone if n and not _parted(kept[n - 1].passage) else ""
        opening = next((m for m, node in enumerate(passage.nodes) if text_of(node)), -1)
        if opening >= 0 and not one.gone and not one.why[opening]:
            told = passage.told[opening]
            echoes = told.returns or _only_names(passage, kept[n - 1] if n else None)
            reason = last if echoes else close if told.leans and not told.areas else ""
            if reason:
                _leave_out_opening(one, opening, reason)
            if last:
                _leave_out_likening(one, last)
        if passage.focus and (passage.is_practice or one.gone):
            last, between = one.gone, 0
        between += sum(is_heard(node) and not why for node, why in one.pairs)
        last = last if between <= MOST_BETWEEN else ""
    return last


def _only_names(passage: Passage, before: Kept | None) -> bool:
    """Whether all of it is the name of the part that the step before is done with next: and now the left foot."""
    heard = [told for node, told in zip(passage.nodes, passage.told, strict=True) if is_heard(node)]
    if before is None or not before.gone or passage.is_practice or len(heard) != 1 or not heard[0].onward:
        return False
    return any(part.side and part.name == one.name for part in heard[0].areas for one in before.passage.focus)


def clear_silent(kept: Sequence[Kept]) -> None:
    """Of a chapter in which nothing is left to hear the pauses go too."""
    gone = [one.gone for one in kept if any(map(is_heard, one.passage.nodes))]
    if gone and all(gone):
        for one in kept:
            one.leave_out(gone[-1], range(len(one.passage.nodes)))


def _parted(passage: Passage) -> bool:
    return isinstance(passage.nodes[-1], ParagraphBreak)


def _leave_out_opening(one: Kept, opening: int, why: str) -> None:
    """The sentence that sends back, and all that hangs on it, up to one that stands on its own."""
    passage = one.passage
    stop = opening + 1
    while stop < len(passage.nodes) and not _stands_alone(passage.nodes[stop], passage.told[stop], passage):
        stop += 1
    one.leave_out(why, range(opening, stop))


def _leave_out_likening(one: Kept, why: str) -> None:
    """What only does `too` what went: the whole practice, or the sentence where nothing is done."""
    passage = one.passage
    for n, told in enumerate(passage.told):
        if told.also and not one.why[n] and not (told.areas and passage.is_practice):
            one.leave_out(
                why, range(len(passage.nodes)) if passage.is_practice else (n, *_pauses_after(one, n, resting=False))
            )


def _stands_alone(node: Node, told: Told, passage: Passage) -> bool:
    if isinstance(node, ParagraphBreak) and not passage.focus:
        return True
    if not isinstance(node, Say | Slot) or told.returns or told.leans:
        return False
    return bool(told.areas) if passage.focus else told.general
