"""What stands in curly brackets is filled in."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from audio_builder.errors import PlanError
from audio_builder.plan.fills import Fills
from audio_builder.plan.wording import SIDES
from audio_builder.script.nodes import Where

HERE = Where("a.txt", 3, 5)
PLAIN = Fills("en", {"name": "Ana", "place": "the garden"}, 0)
LEFT, RIGHT = replace(PLAIN, side=0), replace(PLAIN, side=1)


def test_a_choice_is_the_same_whatever_folder_the_script_is_built_from() -> None:
    text = " ".join(["{a|b|c|d|e}"] * 20)
    assert PLAIN.fill(text, HERE) == PLAIN.fill(text, Where("/home/ana/scripts/a.txt", 3, 5))


@pytest.mark.parametrize("language", ["en", "en-GB", "es", "pt-BR", "ja"])
def test_the_left_comes_before_the_right_and_the_other_side_is_its_opposite(language: str) -> None:
    left, right = SIDES.get(language[:2], ("left", "right"))
    text = "{side}, not {other side}"
    assert replace(LEFT, language=language).fill(text, HERE) == f"{left}, not {right}"
    assert replace(RIGHT, language=language).fill(text, HERE) == f"{right}, not {left}"


def test_an_author_can_write_the_forms_of_both_sides() -> None:
    """German says `das linke Bein` and `dein linkes Bein`, Spanish `el pie izquierdo` and `la pierna izquierda`."""
    assert LEFT.fill("Strecke dein {linkes/rechtes} Bein.", HERE) == "Strecke dein linkes Bein."
    assert RIGHT.fill("Estira el pie {izquierdo/derecho}.", HERE) == "Estira el pie derecho."


def test_a_capital_first_letter_makes_one() -> None:
    assert RIGHT.fill("{Side} foot first. {Place} is quiet.", HERE) == "Right foot first. The garden is quiet."


def test_a_name_in_any_case_is_its_variable() -> None:
    assert PLAIN.fill("Rest in {PLACE}, {name}.", HERE) == "Rest in The garden, Ana."


def test_a_bracket_with_a_backslash_is_a_bracket() -> None:
    assert PLAIN.fill(r"Say \{name\} now.", HERE) == "Say {name} now."


def test_a_choice_is_one_of_its_wordings_and_may_hold_other_brackets() -> None:
    filled = {replace(RIGHT, seed=seed).fill("{Relax|Let the {side} arm, {name}, be}.", HERE) for seed in range(20)}
    assert filled == {"Relax.", "Let the right arm, Ana, be."}


def test_a_wording_of_nothing_leaves_no_hole() -> None:
    filled = {replace(PLAIN, seed=seed).fill("Let go{ now|}, {gently|}.", HERE) for seed in range(40)}
    assert filled == {"Let go now, gently.", "Let go, gently.", "Let go now,.", "Let go,."}


@given(st.integers(min_value=0, max_value=2**40), st.integers(min_value=2, max_value=9))
def test_each_turn_of_a_repeat_has_another_wording_until_all_were_heard(seed: int, wordings: int) -> None:
    text = "{" + "|".join("abcdefghi"[:wordings]) + "}"
    turns = [replace(PLAIN, seed=seed, turns=(4, turn)).fill(text, HERE) for turn in range(2 * wordings)]
    assert len(set(turns[:wordings])) == wordings
    assert turns[wordings:] == turns[:wordings]


def test_two_choices_of_one_sentence_are_chosen_apart() -> None:
    filled = {replace(PLAIN, seed=seed).fill("{a|b} {a|b}", HERE) for seed in range(40)}
    assert filled == {"a a", "a b", "b a", "b b"}


def test_every_wording_is_chosen_about_equally_often() -> None:
    counts = [0, 0, 0]
    for seed in range(3000):
        counts["abc".index(replace(PLAIN, seed=seed).fill("{a|b|c}", HERE))] += 1
    assert all(850 < count < 1150 for count in counts)  # 1000 and five times the spread of 26


def test_another_process_chooses_the_same() -> None:
    code = (
        "from audio_builder.plan.fills import Fills; from audio_builder.script.nodes import Where;"
        "print(''.join(Fills('en', {}, n).fill('{a|b|c}', Where('a.txt', 3, 5)) for n in range(50)))"
    )
    here = "".join(Fills("en", {}, n).fill("{a|b|c}", HERE) for n in range(50))
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == here


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Hello {nmae}.", r"^a\.txt:3:5: nothing is known of \{nmae\}; did you mean name\?$"),
        ("Hello {friend}.", r"^a\.txt:3:5: nothing is known of \{friend\}; give it a value with friend: "),
        ("Your {side} foot.", r"^a\.txt:3:5: \{side\} has a meaning only between \[each side\] and its \[end\]$"),
        ("Dein {linkes/rechtes} Bein.", r"^a\.txt:3:5: \{linkes/rechtes\} has a meaning only between"),
    ],
)
def test_what_stands_for_nothing_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(PlanError, match=message):
        PLAIN.fill(text, HERE)


@given(st.text("ab|{}\\ /", max_size=60))
def test_any_text_is_filled_in_or_refused(text: str) -> None:
    try:
        assert isinstance(LEFT.fill(text, HERE), str)
    except PlanError as error:
        assert str(error).startswith("a.txt:3:5: ")
