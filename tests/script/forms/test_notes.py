"""What is for whoever makes the recording is silent and told."""

from __future__ import annotations

import pytest
from outline import codes, outline, reasons, said


@pytest.mark.parametrize(
    "heading",
    [
        "## Notes for the teacher",
        "## Production notes",
        "## Music suggestions",
        "## About this script",
        "## Tips for recording",
        "## References",
        "**Notes for the narrator**",
        "**Production Notes:**",
        "## Notas para el profesor",
        "## Notas de producción",
        "## Conseils pour l'enregistrement",
        "## Notes pour l'enseignant",
        "## Hinweise für die Lehrkraft",
        "## Tipps zur Aufnahme",
        "## Notas para o professor",
        "## Note per l'insegnante",
    ],
)
def test_a_section_of_notes_is_silent_up_to_the_next_heading(heading: str) -> None:
    text = f"Lie down.\n\n{heading}\nSpeak slowly.\n\nLeave room.\n\n## Practice\nRest."
    assert said(text) == ["Lie down.", "Rest."]
    assert "production-note" in codes(text)
    assert "Leave room. (production note)" in reasons(text)


@pytest.mark.parametrize(
    "heading", ["## Notes on your breath", "## Contraindications", "## Music of the rain", "## Instructions", "## Tip"]
)
def test_a_section_for_the_listener_is_spoken(heading: str) -> None:
    assert said(f"{heading}\nSoften.\n\n## Practice\nRest.") == ["Soften.", "Rest."]


def test_a_section_of_notes_holds_those_below_it_and_ends_at_a_rule() -> None:
    assert outline("## Notes for the teacher\nA.\n### Music\nB.\n---\nRest.") == ["Rest."]


@pytest.mark.parametrize(
    "line",
    [
        "Word count: 1,200",
        "Estimated time: 10 minutes",
        "Copyright © 2026 Somebody",
        "© 2026",
        "Script by Ana Example",
        "*Written by A. Example*",
        "Source: https://example.org/script",
        "https://example.org",
        "All rights reserved.",
        "(approx. 850 words)",
        "Target audience: tired parents",
        "Tone: calm and slow",
        "Note to narrator: leave room",
        "Nivel: principiante",
        "Zielgruppe: Erwachsene",
        "Note: Adjust the pauses to the listener.",
        "*End of script*",
    ],
)
def test_a_line_about_the_script_is_silent(line: str) -> None:
    text = f"Rest.\n\n{line}\n\nSleep."
    assert said(text) == ["Rest.", "Sleep."]
    assert "(production note)" in reasons(text)


@pytest.mark.parametrize(
    "line",
    [
        "Note: if anything hurts, stop.",
        "Words come and go.",
        "Written on the water by the wind.",
        "Your level: as it is.",
        "Remember this: nothing is owed.",
    ],
)
def test_a_line_for_the_listener_is_spoken(line: str) -> None:
    assert " ".join(said(f"Rest.\n\n{line}\n\nSleep.")) == f"Rest. {line} Sleep."
