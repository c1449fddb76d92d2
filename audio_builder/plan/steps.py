"""A session in steps, each with the part of the body it is for, and which of them this listener does.

A step that moves a part somebody leaves out goes whole: instruction, effort, letting go and the pauses that belong.
Where nothing is done, sentence by sentence goes.  A sentence that sends back to something that went, goes with it.  No
word is ever changed, and breath, welcome and closing stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.errors import PlanError
from audio_builder.plan.body.leaving import (
    Kept,
    Wish,
    choose,
    clear_silent,
    is_heard,
    practised,
    wish,
    without_orphans,
)
from audio_builder.plan.body.passages import Part, parts, text_of
from audio_builder.plan.body.telling import telling
from audio_builder.plan.body.words import LANGUAGES
from audio_builder.plan.cues import Cue, Gap, LeftOut, Speak, Timed
from audio_builder.script.areas import Area
from audio_builder.script.areas.tree import within
from audio_builder.script.nodes import (
    Backdrop,
    Breathe,
    Count,
    Heading,
    Node,
    ParagraphBreak,
    Pause,
    Phase,
    Ring,
    Say,
    Until,
)
from audio_builder.settings import Settings
from audio_builder.units import in_words


class Step(Struct, frozen=True):
    """A run of nodes for the same part of the body."""

    nodes: tuple[Node, ...]
    area: str
    """The part it is for, or nothing."""
    subject: tuple[Area, ...] = ()
    """All parts that it is for or that its effort tenses, stretches or moves."""


def steps(nodes: Iterable[Node], settings: Settings) -> tuple[tuple[Step, ...], tuple[LeftOut, ...]]:
    """The steps of unrolled nodes that this session does, in order, and what it leaves out.

    Raises PlanError where nothing is left, or for a part of the body nobody knows.
    """
    skip, only, gentle = (wish(name, getattr(settings, name)) for name in ("skip", "only", "gentle"))
    chapters = parts(nodes, telling(settings.language), settings.language)
    done: list[Step] = []
    left_out: list[LeftOut] = []
    last = ""
    for part in chapters:
        kept = [Kept(passage, [""] * len(passage.nodes)) for passage in part.passages]
        if skip.areas or only.areas:
            choose(kept, skip, only)
            last = without_orphans(kept, last)
        if part.heading is not None:
            clear_silent(kept)
        done.extend(_steps(part, kept, gentle, settings.language))
        left_out.extend(_left_out(part, kept))
    if left_out and not any(is_heard(node) for step in done for node in step.nodes):
        raise PlanError(f"nothing is left of this session: {', '.join(dict.fromkeys(one.why for one in left_out))}")
    return tuple(done), tuple(left_out)


def located(cues: Iterable[Cue], area: str, *, before: str) -> list[Cue]:
    """Cues that name no part of the body yet, with the one they are about; a pause is about the one before it."""
    return [_located(cue, area, before) for cue in cues]


def _located(cue: Cue, area: str, before: str) -> Cue:
    match cue:
        case Speak(phrase, text, where, _, level_db, why):
            return Speak(phrase, text, where, area, level_db, why)
        case Gap(kind, length, why, where):
            return Gap(kind, length, why, where, before if area == before or not cue.stretch else "")
        case Timed():
            return replace(cue, area=area)
        case _:
            return cue


def _steps(part: Part, kept: Sequence[Kept], gentle: Wish, language: str) -> Iterator[Step]:
    """The steps of a chapter, under its heading if anything can be heard in it."""
    found = [step for step in _chosen(kept, gentle, language) if step.nodes]
    heard = any(is_heard(node) for step in found for node in step.nodes)
    whole = not any(why for one in kept for why in one.why)
    if part.heading is not None and (heard or whole):
        label = kept[0].passage.heading if kept else ()
        yield Step((part.heading,), str(label[0].name) if label else "")
    if heard or whole:
        yield from found
        return
    lasting = tuple(node for step in found for node in step.nodes if isinstance(node, Backdrop | Until))
    if lasting:
        yield Step(lasting, "")


def _chosen(kept: Sequence[Kept], gentle: Wish, language: str) -> Iterator[Step]:
    """A chapter's steps; of those that are only imagined, each says so that does not repeat the one before."""
    practices = [id(one) for one in practised(kept)] if gentle.areas else []
    before = ""
    for one in kept:
        step = _step(one)
        if id(one) in practices and step.area != before:
            step = _imagined(step, one, gentle, language)
        before = step.area if id(one) in practices else before
        yield step


def _step(one: Kept) -> Step:
    passage = one.passage
    nodes = tuple(node for node, why in one.pairs if not why)
    subject = passage.subject
    moved = passage.moved if passage.is_practice else ()
    return Step(nodes, str(_shown(subject)) if subject else "", tuple(dict.fromkeys((*subject, *moved))))


def _shown(subject: Sequence[Area]) -> Area:
    """The first part, or the only one within it, on the side that is told of any of them."""
    sides = {part.side for part in subject} - {""}
    inside = [part for part in subject if part.name != subject[0].name and within(part.name, subject[0].name)]
    shown = inside[0] if len(inside) == len(subject) - 1 == 1 else subject[0]
    return shown.on(sides.pop()) if len(sides) == 1 else shown


def _imagined(step: Step, one: Kept, gentle: Wish, language: str) -> Step:
    """A step with the sentence that makes a picture of its effort, where that is wished."""
    nodes = step.nodes
    at = next((n for n, node in enumerate(nodes) if is_heard(node)), None)
    parts = (*step.subject, *one.passage.focus)
    if at is None or not (gentle.covering(parts) or (not one.passage.side and gentle.on_either_side(parts))):
        return step
    words = LANGUAGES.get(language.split("-")[0].lower())
    if words is None:
        raise PlanError(f"{nodes[at].where}: there is no sentence for a gentle step in '{language}'")
    told = Say(words.imagine, nodes[at].where, getattr(nodes[at], "side", ""))
    return replace(step, nodes=(*nodes[:at], ParagraphBreak(nodes[at].where), told, *nodes[at:]))


def _left_out(part: Part, kept: Sequence[Kept]) -> Iterator[LeftOut]:
    """What goes of a chapter, in order."""
    reasons = [why for one in kept for why in one.why if why]
    heard = any(is_heard(node) and not why for one in kept for node, why in one.pairs)
    if part.heading is not None and reasons and not heard:
        yield LeftOut(part.heading.title, reasons[0], part.heading.where)
    for one in kept:
        for node, why in one.pairs:
            if why and not isinstance(node, ParagraphBreak):
                yield LeftOut(_told(node), why, node.where)


_SHOWN: dict[type, Callable[..., str]] = {
    Pause: lambda node: f"[pause {in_words(node.seconds)}]",
    Phase: lambda node: f"[{node.phase} {in_words(node.seconds)}{': ' + node.text if node.text else ''}]",
    Breathe: lambda node: f"[breathe x{node.rounds}]",
    Count: lambda node: " ".join(word for word in node.words if word),
    Ring: lambda node: f"[{node.name}]",
    Heading: lambda node: node.title,
}


def _told(node: Node) -> str:
    """A node as `plan` names it."""
    shown = _SHOWN.get(type(node))
    return shown(node) if shown else text_of(node)
