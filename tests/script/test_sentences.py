"""Where a sentence ends, and where it only looks as if it did."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.script.sentences import sentences

CASES = [
    "Lie down.|Close your eyes.",
    "lie down.|close your eyes.",
    "Ready?|Then begin!|Good.",
    "Really?!|Yes.",
    "No end",
    "Breathe in for 5.5 seconds.|And out.",
    "Dr. Ray and Mrs. Low say hello.|Rest.",
    "Use a prop, e.g. a pillow, i.e. something soft.|Rest.",
    "Hands, arms, etc. are heavy.|Rest.",
    "Hands, arms, etc.|Then rest.",
    "Stay approx. 5 min. or longer.|Rest.",
    "Stay for 5 min.|Then rest.",
    "Stay 10 sec. more.",
    "Step No. 5 is last.|No.|Stay.",
    "Wake at 7 a.m. tomorrow.|It is 7 a.m.|Wake.",
    "You and I.|Then we rest.",
    "By J. Smith.",
    "Breathe... and rest...|Then move…|Now… softly… still...",
    "Three... 2... 1...|Sleep.",
    "“Rest.”|(Stay here.)|He said “rest.” and left.",
    "'Are you ready?' she asks.|Yes.",
    "¿Listo?|¡Vamos!|Sr. López descansa.",
    "M. Roux et Mme. Blanc, z.B. heute.|Ja.",
    "Il sig. Rossi riposa.|Bene.",
    "10.|Deeper.|9.|Deeper still.",
    "放松。|闭上眼睛。",
    "www.example.org is a name.|Rest.",
]


@pytest.mark.parametrize("case", CASES)
def test_a_paragraph_falls_into_these_sentences(case: str) -> None:
    text = case.replace("。|", "。").replace("|", "  ")
    assert [text[start:stop] for start, stop in sentences(text)] == case.split("|")


@given(st.text(alphabet="aB. .?!…\"')\n5", max_size=60))
def test_sentences_are_in_order_and_hold_every_character_but_white_space(text: str) -> None:
    spans = list(sentences(text))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(text[start:stop].split()) for start, stop in spans) == "".join(text.split())
