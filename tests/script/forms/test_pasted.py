"""Scripts as people paste them: what is beside the script is silent, and nothing a listener needs is."""

from __future__ import annotations

import pytest
from outline import codes, outline, reading, reasons, said

BESIDE = [
    "Page 2 of 5",
    "- 4 -",
    "Seite 3 von 12",
    "#sleep #relax #meditation",
    "Instagram: @stillwaters",
    "Tel: 01234 567 890",
    "www.stillwaters.example.com | Instagram: @stillwaters",
    "SUBSCRIBE: https://example.com/c?sub=1",
    "Business inquiries: hello@example.com",
    "Version 2.1 - reviewed in March",
    "Leaflet code: PMR/014",
    "TRANSCRIPT:",
    "Timestamps",
]
FOR_LISTENERS = [
    "Contact: feel your feet on the floor.",
    "Form: let the body soften.",
    "Address: whatever comes, gently.",
    "Page by page, the day closes.",
    "By now your hands are warm.",
    "Left: bend the knee.",
]


@pytest.mark.parametrize("line", BESIDE)
def test_what_stands_on_the_page_beside_the_script_is_silent(line: str) -> None:
    text = f"Lie down.\n\n{line}\n\nRest now."
    assert said(text) == ["Lie down.", "Rest now."]
    assert line.split()[-1].strip("|") in reasons(text)


@pytest.mark.parametrize("line", FOR_LISTENERS)
def test_what_is_like_it_and_meant_for_the_listener_is_spoken(line: str) -> None:
    assert said(f"Lie down.\n\n{line}\n\nRest now.") == ["Lie down.", line, "Rest now."]


def test_the_line_that_says_whose_it_is_is_silent_at_the_top_only() -> None:
    assert said("Evening calm\nby Sarah Collins, RYT-200\n\nRest.\n\nby Sarah we rest.") == [
        "Evening calm",
        "Rest.",
        "by Sarah we rest.",
    ]


def test_a_list_of_contents_before_the_times_of_a_transcript_is_silent() -> None:
    text = (
        "Ten minutes of calm\n\n0:00 Intro\n0:45 Settling in\n2:00 Body scan\n\n"
        "[0:00] Hello and welcome.\n[0:45] Let your body settle.\n[2:00] Feel your feet.\n"
    )
    assert outline(text) == [
        "Ten minutes of calm",
        "Hello and welcome.",
        "at 45",
        "Let your body settle.",
        "at 120",
        "Feel your feet.",
    ]


TITLES = {
    "[INTRO]": ["# INTRO"],
    "[Body Scan]": ["# Body Scan"],
    "**[Opening - 2 minutes]**": ["# Opening"],
    "### **[Opening – 2 minutes]**": ["# Opening"],
    "**[Body Relaxation – 1:00]**": ["# Body Relaxation"],
    "[SCENE 2 - THE FOREST]": ["# SCENE 2 - THE FOREST"],
    "Introduction (1-2 min):": ["# Introduction"],
    "[Silent Reflection – 1 minute]": ["pause 60"],
    "[Pause - 1 minute]": ["pause 60"],
    "[Let go - 30 seconds]": ["release 30"],
    "[Inicio – 1 minuto]": ["# Inicio"],
    "[Opening bell]": [],
    "[Intro – Soft ocean waves fade in]": [],
    "[Speaker – calm, slow pace]": [],
    "[Instructor: check that everybody is comfortable.]": [],
    "**(Continue with ocean sounds for 30 seconds)**": [],
}


@pytest.mark.parametrize(("line", "becomes"), TITLES.items())
def test_a_bracket_alone_on_its_line_is_a_title_a_step_or_silent(line: str, becomes: list[str]) -> None:
    text = f"Lie down.\n\n{line}\n\nRest now."
    assert outline(text) == ["Lie down.", *becomes, "Rest now."]
    assert not [finding for finding in reading(text).findings if finding.level == "error"]


def test_the_time_of_a_title_without_a_mark_is_silent() -> None:
    assert said("Body scan (20-25 min)\n\nRest now.") == ["Body scan", "Rest now."]


LISTS = {
    "1. Mountain - 5 breaths\n2. Forward fold - 30 sec\n3. Lunge (R), then (L)\n4. Twist - hold 1 min each side": [
        "Mountain",
        "pause 30",
        "Forward fold",
        "pause 30",
        "Lunge (R), then (L)",
        "each side",
        "Twist, {side}.",
        "hold 60",
    ],
    "- Feet (20 seconds)\n- Legs (30 seconds)\n- Belly (1 min)": [
        "Feet",
        "pause 20",
        "Legs",
        "pause 30",
        "Belly",
        "pause 60",
    ],
    '"Lie down, now.",5\n"Feel your feet.",12.5\nSleep,30': [
        "Lie down, now.",
        "pause 5",
        "Feel your feet.",
        "pause 12.5",
        "Sleep",
        "pause 30",
    ],
    "Yin\n\nTime\tPose\tCue\tHold\n0:00\tSphinx\tLie down.\t2 min\n3:00\tCat\tMove.\t5 breaths": [
        "Yin",
        "# Sphinx",
        "Lie down.",
        "hold 120",
        "# Cat",
        "at 180",
        "Move.",
        "hold 30",
    ],
    's = [\n ("Lie down.", 5),\n ("Close them.", 8),\n ("Feel your feet.", 9),\n ("Rest.", 30),\n]\ngTTS(x="en")\n': [
        "Lie down.",
        "pause 5",
        "Close them.",
        "pause 8",
        "Feel your feet.",
        "pause 9",
        "Rest.",
        "pause 30",
    ],
}


@pytest.mark.parametrize(("text", "becomes"), LISTS.items())
def test_a_list_of_texts_and_lengths_is_said_and_timed(text: str, becomes: list[str]) -> None:
    assert outline(text) == becomes


LABELS = {
    "HOST: Welcome.\nANNA: Lie down.\nANNA (softly): Rest.\nGUEST (V.O.): Sleep.": [
        "Welcome.",
        "Lie down.",
        "Rest.",
        "Sleep.",
    ],
    "Speaker A: Rest now.": ["Rest now."],
    "HOST: Welcome.\nSFX: bell\nHOST: Rest.": ["Welcome.", "bell", "Rest."],
    "Sprecher: langsam und ruhig\n\nSprecher: Ruhe jetzt.": ["Ruhe jetzt."],
    "Intro: Lie down.\nPause: 5 seconds\nClosing: Good night.": [
        "# Intro",
        "Lie down.",
        "pause 5",
        "# Closing",
        "Good night.",
    ],
    "Breathe in.\nRepeat: 3 times\n\nRest.": ["Breathe in.", "Rest."],
}


@pytest.mark.parametrize(("text", "becomes"), LABELS.items())
def test_labels_of_a_pasted_script_are_not_spoken(text: str, becomes: list[str]) -> None:
    assert outline(text) == becomes


ALONE = {
    "Breathe in.\n\n[Repeat 3 times]\n\nNow rest.\n\n[END]": ["unclosed-block", "stage-direction"],
    "Breathe in.\n\n[Repeat 3 times]\n\n# Closing\n\nNow rest.\n\n[End]": ["unclosed-block", "stage-direction"],
    "Respira. [repetir 3x]\n\nNow rest.": ["unclosed-block"],
    "Breathe in. [Each side]\n\nNow rest.": ["unclosed-block"],
    "Breathe in. [Wiederholen]\n\nNow rest.": ["stage-direction"],
    "Breathe in.\n\nNow rest.\n[END]": ["stage-direction"],
}


@pytest.mark.parametrize(("text", "found"), ALONE.items())
def test_a_repeat_without_its_end_is_a_stage_direction_in_a_pasted_script(text: str, found: list[str]) -> None:
    assert codes(text) == found
    assert not [row for row in outline(text) if row.startswith(("repeat", "each"))]
    assert not [finding for finding in reading(text).findings if finding.level == "error"]


def test_where_a_script_has_blocks_an_end_too_many_is_an_error() -> None:
    text = "[Repeat 3 times]\nRest.\n[end]\n\nNow sleep.\n[END]"
    assert outline(text) == ["repeat 3", "Rest.", "Now sleep."]
    assert codes(text) == ["unmatched-end"]
