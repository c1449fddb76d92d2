"""A theme changes what marks a phase, and nothing else."""

from __future__ import annotations

import pytest

from audio_builder.plan.breath import STEP_TONES, TONES
from audio_builder.plan.timeline import Item, Timeline
from audio_builder.script.nodes import Where
from audio_builder.settings import CUE_THEMES
from audio_builder.sound.cues import CUES
from audio_builder.sound.themes import THEMES, themed

HERE = Where("calm.txt", 1, 1)
MARKS = {*TONES.values(), *STEP_TONES.values(), "halfway", "last-five"}


def timeline(*items: Item) -> Timeline:
    return Timeline(rate_hz=48_000, frames=900, items=items, chapters=(), voice_start=0, voice_stop=800, bed_stop=850)


def mark(name: str, phase: str = "inhale") -> Item:
    return Item("cue", 100, 200, HERE, text=name, phase=phase)


def sounds(theme: str, *items: Item) -> list[str]:
    return [item.text for item in themed(timeline(*items), theme).items]


def test_every_theme_of_the_settings_has_its_row() -> None:
    assert tuple(THEMES) == CUE_THEMES


@pytest.mark.parametrize("theme", THEMES)
def test_every_mark_becomes_a_sound_there_is_or_nothing(theme: str) -> None:
    assert THEMES[theme].keys() <= MARKS
    assert set(sounds(theme, *map(mark, sorted(MARKS)))) <= CUES.keys()


def test_bowls_mark_the_way_in_and_out_and_leave_the_hold_alone() -> None:
    assert sounds("bowls", mark("breath-in"), mark("breath-hold"), mark("breath-out")) == ["high-bowl", "bowl"]


def test_nothing_marks_a_phase_without_a_theme() -> None:
    assert sounds("none", *map(mark, sorted(MARKS))) == []


@pytest.mark.parametrize("theme", THEMES)
def test_what_an_author_names_and_what_is_said_stays(theme: str) -> None:
    bell, said = mark("bell", phase=""), Item("speech", 100, 200, HERE, text="tense", phase="tense")
    named = mark("halfway", phase="")
    assert themed(timeline(bell, said, named), theme).items == (bell, said, named)
