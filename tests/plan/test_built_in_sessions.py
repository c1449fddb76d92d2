"""Three built-in sessions, with every part of the body left out in turn: whole, in good order, and of the same length.

They are the models of their kinds: breathing, muscle by muscle, side by side.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest

from audio_builder.plan.cramp import cramps
from audio_builder.plan.cues import LeftOut, Plan
from audio_builder.plan.estimate import estimated_frames
from audio_builder.plan.lay_out import lay_out
from audio_builder.plan.make import make_plan
from audio_builder.plan.steps import Step, steps
from audio_builder.plan.timeline import Timeline
from audio_builder.plan.unroll import unrolled
from audio_builder.script.areas import Area, area, covers
from audio_builder.script.areas.tree import NAMES
from audio_builder.script.nodes import Breathe, Heading, Node, Phase, Say, Script
from audio_builder.script.reader import raise_errors, read
from audio_builder.settings import Settings, settings, written_in
from audio_builder.sources import library
from audio_builder.units import Seconds, frames

RATE = 48_000
SCRIPTS = ("breathing-478", "gentle-pmr", "leg-stretches")
AREAS = sorted({str(Area(name).on(side)) for name in NAMES for side in ("", "left", "right")})

LEANS = re.compile(
    r"^(and|then|but|so|it|its|they|them|their|that|these|those|again|once|keep|repeat|same|hold)\b"
    r"|\b(the other|the same|other (?:one|hand|foot|leg|arm)|once more|again|too|as well|them|likewise)\b",
    re.IGNORECASE,
)
"""What can only be said after what it was written after; a list of its own, not the program's."""
PHASES = ("tense", "stretch")
EFFORTS = ("[tense", "[stretch")


@cache
def script_of(name: str) -> Script:
    return raise_errors(read(library()[name].read_text("utf-8"), source=f"{name}.txt"))


def settings_of(name: str, **chosen: object) -> Settings:
    values, findings = written_in(script_of(name).meta)
    assert not findings
    return settings({**values, **chosen})


@cache
def nodes_of(name: str) -> tuple[Node, ...]:
    return tuple(unrolled(script_of(name).nodes, settings_of(name)))


@cache
def done(name: str, wish: str = "skip", part: str = "") -> tuple[tuple[Step, ...], tuple[LeftOut, ...]]:
    return steps(nodes_of(name), settings_of(name, **{wish: (part,) if part else ()}))


def heard(name: str, wish: str = "skip", part: str = "") -> list[tuple[int, str]]:
    """Line and words of all that is said, timed steps among it, in order."""
    found, _ = done(name, wish, part)
    return [
        (node.where.line, words(node))
        for step in found
        for node in step.nodes
        if isinstance(node, Say | Phase | Breathe)
    ]


def words(node: Node) -> str:
    match node:
        case Say(text):
            return text
        case Phase(phase, seconds):
            return f"[{phase} {float(seconds):g}]"
        case _:
            return "[breathe]"


def aligned(some: list[tuple[int, str]], every: list[tuple[int, str]]) -> list[int]:
    """Where each of some stands among all, in order; fails when they are not a part of them."""
    places, at = [], 0
    for one in some:
        at = every.index(one, at)
        places.append(at)
        at += 1
    return places


def test_the_list_of_what_leans_finds_what_it_should() -> None:
    for text in ("And let go.", "Now the other one.", "They come up.", "Let it go too.", "Once more.", "Do the same."):
        assert LEANS.search(text)
    assert not LEANS.search("Let your mind come to your face.")


@pytest.mark.parametrize("name", SCRIPTS)
def test_with_any_part_left_out_no_sentence_leans_on_one_that_went(name: str) -> None:
    every = heard(name)
    for skip in AREAS:
        some = heard(name, "skip", skip)
        for before, at in pairwise([-1, *aligned(some, every)]):
            text = every[at][1]
            assert before == at - 1 or not LEANS.search(text), f"{skip}: {text}"


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_effort_is_left_for_a_part_that_was_left_out(name: str) -> None:
    for skip in AREAS:
        for step in done(name, "skip", skip)[0]:
            if any(isinstance(node, Phase) and node.phase in PHASES for node in step.nodes):
                assert step.area, f"{skip}: {step}"
                assert not covers(area(skip), area(step.area)), f"{skip}: {step}"


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_effort_is_told_before_and_let_go_after(name: str) -> None:
    for skip in ("", *AREAS):
        every = ["", *(text for _, text in heard(name, "skip", skip)), ""]
        for before, text, after in zip(every, every[1:], every[2:], strict=False):
            if text.startswith(EFFORTS):
                assert before[0] != "[", skip
                assert after[0] != "[", skip


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_chapter_that_stays_has_something_to_hear(name: str) -> None:
    for skip in AREAS:
        every = [node for step in done(name, "skip", skip)[0] for node in step.nodes]
        kept = [node for node in every if isinstance(node, Heading | Say | Phase | Breathe)]
        assert isinstance(kept[-1], Say)
        assert not any(isinstance(one, Heading) and isinstance(two, Heading) for one, two in pairwise(kept)), skip


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_welcome_and_the_closing_stay_whatever_is_left_out(name: str) -> None:
    every = heard(name)
    for skip in AREAS:
        some = heard(name, "skip", skip)
        assert (some[:3], some[-3:]) == (every[:3], every[-3:]), skip


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_stays_and_what_went_are_the_whole(name: str) -> None:
    titles = {node.title for node in nodes_of(name) if isinstance(node, Heading)}
    for skip in AREAS:
        _, left_out = done(name, "skip", skip)
        went = [one for one in left_out if not one.text.startswith("[pause") and one.text not in titles]
        assert len(heard(name, "skip", skip)) + len(went) == len(heard(name)), skip
        assert {one.why for one in left_out} <= {f"skip {skip}"}


def plan_of(name: str, **chosen: object) -> Plan:
    return make_plan(script_of(name), settings_of(name, **chosen), voice="silent/1", max_chars=2000)


def laid_out(name: str, **chosen: object) -> Timeline:
    plan = plan_of(name, **chosen)
    lengths = {one.key: estimated_frames(one, rate_hz=RATE) for one in plan.phrases}
    return lay_out(plan, lengths, settings_of(name, **chosen), rate_hz=RATE)


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_length_is_kept_whatever_is_left_out(name: str) -> None:
    length = Seconds(round(laid_out(name).frames / RATE))
    for skip in (part for part in NAMES if done(name, "skip", part)[1]):
        timeline = laid_out(name, skip=(skip,), length=length)
        assert abs(timeline.frames - frames(length, RATE)) <= RATE // 20, skip


@pytest.mark.parametrize("name", SCRIPTS)
def test_any_part_alone_makes_a_session_in_good_order(name: str) -> None:
    every = heard(name)
    for only in AREAS:
        some = heard(name, "only", only)
        for before, at in pairwise([-1, *aligned(some, every)]):
            assert before == at - 1 or not LEANS.search(every[at][1]), f"{only}: {every[at][1]}"


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_gentle_part_adds_a_sentence_to_its_steps_and_changes_nothing_else(name: str) -> None:
    added = "For this part, only imagine the movement."
    for gentle in AREAS:
        assert [text for _, text in heard(name, "gentle", gentle) if text != added] == [text for _, text in heard(name)]
    # gentle-pmr has one leg turn a side; leg-stretches four stretches a side, and the ankle pumps
    whole = [text for _, text in heard(name, "gentle", "leg")]
    assert whole.count(added) == {"breathing-478": 0, "gentle-pmr": 2, "leg-stretches": 9}[name]


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_foot_cramps_and_every_sentence_is_short(name: str) -> None:
    chosen = settings_of(name)
    assert list(cramps(script_of(name), chosen)) == []
    assert all(len(text.split()) <= 15 for _, text in heard(name))


@pytest.mark.parametrize("name", SCRIPTS)
def test_with_every_part_left_out_there_is_still_a_calm_session(name: str) -> None:
    plan = plan_of(name, skip=NAMES)
    assert len(plan.heard) >= 10


def likely(name: str, **chosen: object) -> Timeline:
    wished = settings_of(name, **chosen)
    plan = make_plan(script_of(name), wished, voice="silent/1", max_chars=2000)
    lengths = {phrase.key: estimated_frames(phrase, rate_hz=RATE) for phrase in plan.phrases}
    return lay_out(plan, lengths, wished, rate_hz=RATE)


@pytest.mark.parametrize(
    ("name", "skip"),
    [("gentle-pmr", "face"), ("pmr-7", "legs"), ("pmr-7", "hands")],
)
def test_without_a_length_the_pauses_make_up_for_what_is_left_out(name: str, skip: str) -> None:
    """To a second: phrases whose length nobody knows yet are counted as long as they are likely to be."""
    whole, without = likely(name), likely(name, skip=(skip,))
    assert without.frames == pytest.approx(whole.frames, abs=RATE)
    assert {item.why for item in without.of_kind("pause")} - {item.why for item in whole.of_kind("pause")}


def test_what_cannot_be_made_up_for_in_comfort_makes_a_shorter_session() -> None:
    """No more than 1.8 times its own length is made of any pause."""
    whole, only = likely("gentle-pmr"), likely("gentle-pmr", only=("face",))
    assert only.frames < whole.frames * 2 // 3
    assert all(
        float(why[0]) <= 1.8 for item in only.items if (why := re.findall(r"x([0-9.]+) for the length", item.why))
    )
