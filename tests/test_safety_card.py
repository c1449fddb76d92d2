"""The safety card: one text, in the documents and in every manifest."""

from __future__ import annotations

from pathlib import Path

from audio_builder.outputs.manifest import safety
from audio_builder.safety_card import BRIEFLY, CARD, NOT_A_DEVICE, as_text
from audio_builder.script.claims import claims
from audio_builder.script.reader import read
from audio_builder.settings import Settings

DOCUMENT = Path(__file__).parents[1] / "docs" / "safety.md"


def test_the_document_has_the_lines_of_the_card_and_no_others():
    assert DOCUMENT.read_text("utf-8").endswith(f"\n\n{as_text()}\n")


def test_it_says_when_to_stop_who_had_better_ask_and_when_to_see_a_doctor():
    text = as_text()
    for words in ("driving", "bath", "machines", "pain", "dizziness", "Heart disease", "Epilepsy", "Pregnancy", "COPD",
                  "Glaucoma", "New swelling", "Numbness", "Falling asleep by day", NOT_A_DEVICE):  # fmt: skip
        assert words in text
    assert all(len(line) <= 110 for advice in CARD for line in advice.lines)


def test_a_manifest_has_it_in_short_after_what_the_session_says_itself():
    assert safety(Settings()) == [*BRIEFLY]
    assert safety(Settings(cautions="Ask first with asthma.")) == ["Ask first with asthma.", *BRIEFLY]
    assert BRIEFLY[-1] == "General relaxation and sleep routine; not a medical device."


def test_it_claims_nothing():
    assert list(claims(read(as_text(), source="safety.md").script, "en")) == []
