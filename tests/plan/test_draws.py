"""Words that are drawn: by the seed, each in its own time, none twice before all were heard, none twice in a row."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.errors import PlanError
from audio_builder.plan.cues import Timed
from audio_builder.plan.draws import drawn
from audio_builder.plan.estimate import estimated_frames
from audio_builder.plan.lay_out import lay_out
from audio_builder.plan.make import make_plan
from audio_builder.plan.timeline import Timeline
from audio_builder.plan.unroll import unrolled
from audio_builder.script.nodes import Say, Shuffle, Slot, Where
from audio_builder.script.reader import raise_errors, read
from audio_builder.settings import Settings, read_value
from audio_builder.units import Seconds, frames

RATE = 48_000
HERE = Where("a.txt", 3, 1)
BODY = (
    "left hand|a pair of feet|stretch of sand|tighten the jar|knee pads|neck of a bottle|hold the door|breath of wind"
)


def shuffle(words: str, count: int) -> Shuffle:
    said = tuple(Say(word, Where("a.txt", 4 + n, 1)) for n, word in enumerate(words.split("|")))
    return Shuffle(Seconds(8), count, said, HERE)


def heard(words: str, count: int, seed: int = 0, turns: tuple[int, ...] = ()) -> list[str]:
    return [slot.text for _, slot in drawn(shuffle(words, count), seed=seed, turns=turns)]


@given(st.integers(1, 12), st.integers(1, 60), st.integers(0, 1000))
def test_no_word_comes_twice_before_all_were_heard_and_none_twice_in_a_row(size: int, count: int, seed: int) -> None:
    every = [f"word{n}" for n in range(size)]
    found = heard("|".join(every), count, seed)
    assert len(found) == count
    for start in range(0, count, size):
        turn = found[start : start + size]
        assert len(set(turn)) == len(turn)
    assert size == 1 or all(one != two for one, two in pairwise(found))


def test_a_word_that_is_written_twice_is_drawn_as_one() -> None:
    assert sorted(heard("lamp|Lamp|moon|LAMP", 2)) == ["lamp", "moon"]


def test_the_order_is_another_with_another_seed_and_with_each_turn() -> None:
    every = "|".join(f"word{n}" for n in range(30))
    orders = {tuple(heard(every, 30, seed, turns)) for seed in range(3) for turns in ((), (0,), (1,))}
    assert len(orders) == 9
    assert heard(every, 30, 7) == heard(every, 30, 7)


def test_a_word_is_drawn_with_its_own_place_and_time() -> None:
    ((_, one),) = drawn(shuffle("lamp", 1), seed=0, turns=())
    assert one == Slot("lamp", Seconds(8), Where("a.txt", 4, 1), drawn=True)


def script(words: str, head: str = "[shuffle every 8s x12]") -> str:
    listed = "\n".join(words.split("|"))
    return f"Rest your hands.\n\n# Words\nPicture each word.\n{head}\n{listed}\n[end]\nThe night is yours."


def laid_out(text: str, **chosen: str) -> Timeline:
    wished = Settings(**{name: read_value(name, value) for name, value in chosen.items()})
    plan = make_plan(raise_errors(read(text, source="a.txt")), wished, voice="silent/1", max_chars=2000)
    lengths = {one.key: estimated_frames(one, rate_hz=RATE) for one in plan.phrases}
    return lay_out(plan, lengths, wished, rate_hz=RATE)


@pytest.mark.parametrize(
    "wish",
    [
        *({}, {"skip": "hand"}, {"skip": "feet, knees, neck"}, {"only": "face"}, {"gentle": "hands, legs"}),
        *({"length": "10m"}, {"holds": "none"}, {"intensity": "gentle"}, {"seed": "9"}),
    ],
    ids=str,
)
def test_words_are_no_instructions_and_keep_their_time_whatever_is_wished(wish: dict[str, str]) -> None:
    found = laid_out(script(BODY), **wish)
    slots = [item for item in found.of_kind("phase") if item.phase == "slot"]
    assert len(slots) == 12
    assert all(one.stop == two.start for one, two in pairwise(slots))
    assert slots[-1].stop - slots[0].start == frames(Seconds(96), RATE)
    said = [item.text for item in found.of_kind("speech")]
    assert set(BODY.split("|")) <= set(said)
    assert said[-1] == "The night is yours."


def test_a_choice_within_a_word_is_another_each_time_it_is_drawn() -> None:
    text = "Rest.\n[shuffle every 8s x40]\n{cat|dog|horse|owl}\nmoon\n[end]"
    nodes = unrolled(raise_errors(read(text, source="a.txt")).nodes, Settings())
    said = {node.text for node in nodes if isinstance(node, Slot)}
    assert said == {"cat", "dog", "horse", "owl", "moon"}


def test_a_word_too_long_for_its_time_is_refused() -> None:
    with pytest.raises(PlanError, match=r"a\.txt:6:1: '.*' takes .* s to say and has 1\.00 s"):
        laid_out(script("a very long phrase that no voice can say in a single second", "[shuffle every 1s x3]"))


def test_a_shuffle_that_never_ends_is_refused_before_it_is_written_out() -> None:
    text = "Rest.\n[repeat 100]\n[shuffle every 8s x10000]\nlamp\n[end]\n[end]"
    with pytest.raises(PlanError, match="steps"):
        unrolled(read(text, source="a.txt").script.nodes, Settings())


def test_words_are_timed_steps_of_the_plan() -> None:
    plan = make_plan(read(script("lamp|moon"), source="a.txt").script, Settings(), voice="silent/1", max_chars=2000)
    assert {cue.seconds for cue in plan.cues if isinstance(cue, Timed)} == {Seconds(8)}
