"""The table of automatic pauses."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.plan.pauses import RULES, Rule

KINDS = sorted(RULES)


@pytest.mark.parametrize("kind", KINDS)
def test_gentle_is_never_longer_than_standard_nor_standard_than_deep(kind: str) -> None:
    rule = RULES[kind]
    assert 0 < rule.gentle <= rule.standard <= rule.deep


@pytest.mark.parametrize("profile", ["gentle", "standard", "deep"])
def test_the_greater_the_break_in_the_text_the_longer_the_rest(profile: str) -> None:
    lengths = [RULES[kind].seconds(profile, 1.0) for kind in ("clause", "sentence", "paragraph", "section")]
    assert lengths == sorted(set(lengths))


def test_standard_rests_are_those_of_published_sleep_narration() -> None:
    assert 1 <= RULES["sentence"].standard <= 2
    assert 3 <= RULES["paragraph"].standard <= 4


@pytest.mark.parametrize("kind", KINDS)
def test_a_rule_has_its_own_name_and_says_why_in_words(kind: str) -> None:
    assert RULES[kind].kind == kind
    assert " " in RULES[kind].why


def test_a_scale_multiplies_the_chosen_profile() -> None:
    rule = Rule("x", "why", Fraction(1), Fraction(2), Fraction(3))
    assert [rule.seconds(profile, 1.5) for profile in ("gentle", "standard", "deep")] == [
        Fraction(3, 2),
        Fraction(3),
        Fraction(9, 2),
    ]


@given(st.sampled_from(KINDS), st.sampled_from(["gentle", "standard", "deep"]), st.floats(0.25, 4.0))
def test_a_scaled_rest_is_a_whole_number_of_milliseconds(kind: str, profile: str, scale: float) -> None:
    exact = getattr(RULES[kind], profile) * Fraction(scale)
    rest = RULES[kind].seconds(profile, scale)
    assert (rest * 1000).denominator == 1
    assert abs(rest - exact) <= Fraction(1, 2000)
