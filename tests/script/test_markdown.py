"""Markdown and Speech Markdown: words are spoken, signs are not, titles are chapters."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audio_builder.script.nodes import Heading, Meta, Pause, Say, Where
from audio_builder.script.reader import read
from audio_builder.script.reading import Reading


def reading(text: str) -> Reading:
    return read(text, source="a.txt")


def said(text: str) -> list[str]:
    return [node.text for node in reading(text).script.nodes if isinstance(node, Say)]


def titles(text: str) -> list[str]:
    return [node.title for node in reading(text).script.nodes if isinstance(node, Heading)]


SPOKEN = {
    "See [my page](http://x.org/a_(b)) now.": ["See my page now."],
    'See [my page](http://x.org "a title") now.': ["See my page now."],
    "See [my *page*][1] and [this][].\n\n[1]: http://x.org\n[this]: <http://y.org>": ["See my page and this."],
    "See [this] now.\n\n[this]: http://y.org": ["See this now."],
    "Rest ![a lake](lake.png) well.": ["Rest well."],
    "Rest[^1] well.\n\n[^1]: said the master": ["Rest well."],
    "Rest <https://x.org> well.": ["Rest well."],
    "Rest at https://x.org/a_b?c=d, and sleep.": ["Rest at , and sleep."],
    "Mail me at a.b@x.org now.": ["Mail me at now."],
    "Rest ~~not~~ ==very== `well`.": ["Rest very well."],
    "- [ ] One\n- [x] Two\n  - three": ["One", "Two", "three"],
    "a) One\nb) Two": ["One", "Two"],
    "Rest\n: to lie still": ["Rest", "to lie still"],
    "> One.\n> > Two.": ["One.", "Two."],
    "One  \nTwo\\\nthree": ["One", "Two three"],
    "Rest 🌙 well — 💤": ["Rest well —"],
    '(softly now)[rate:"slow"] rest': ["softly now rest"],
    '(pecan)[/pɪˈkɑːn/] and (tree)[ipa:"triː"]': ["pecan and tree"],
    'Say (SB)[sub:"slow breathing"] now': ["Say slow breathing now"],
    "++very++ calm, +quite+ calm, 2+2": ["very calm, quite calm, 2+2"],
    '#[voice:"x"] Rest. #[dad] Sleep.': ["Rest.", "Sleep."],
    "!['x.mp3'] Rest $[x] well.": ["Rest well."],
    "Lift one (either) [pause 5s] now": ["Lift one (either)", "now"],
}


@pytest.mark.parametrize(("text", "expected"), SPOKEN.items())
def test_words_are_spoken_and_signs_are_not(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_the_breaks_of_speech_markdown_are_pauses() -> None:
    text = '[250ms] One [break:"weak"] two [break:"2s"] three'
    pauses = [node for node in reading(text).script.nodes if isinstance(node, Pause)]
    assert [(pause.seconds, pause.least) for pause in pauses] == [
        (Fraction(1, 4), False),
        (Fraction(1, 2), True),
        (Fraction(2), False),
    ]


def test_an_address_is_left_out_with_a_warning() -> None:
    (finding,) = reading("See https://x.org now.").findings
    assert (finding.level, str(finding)) == ("warning", "a.txt:1:5: addresses are left out")
    assert reading("See https://x.org now.").lines[0].ignored == "https://x.org (address)"


def test_a_directive_before_round_brackets_is_no_link() -> None:
    found = reading("Rest. [pause 5s](softly)")
    assert [node.seconds for node in found.script.nodes if isinstance(node, Pause)] == [Fraction(5)]


TITLED = {
    "Settle\n======\nRest.": ["Settle"],
    "Settle\n---\nRest.": ["Settle"],
    "Rest.\n\nThe legs\n--\nSleep.": ["The legs"],
    "PART 1: THE LEGS\n\nRest.": ["PART 1: THE LEGS"],
    "Rest.\n\nDIE BEINE\n\nSleep.": ["DIE BEINE"],
    "=== The legs ===\nRest.": ["The legs"],
    "--- The legs ---\nRest.": ["The legs"],
    "### *The* legs ###\nRest.": ["The legs"],
    "**Body scan**\n\nRest.": ["Body scan"],
    "## Settling in (0:00-2:00)\nRest.\n### [2:30] Legs\nRest.\n## Scan – 3 minutes\nRest.": [
        "Settling in",
        "Legs",
        "Scan",
    ],
    "# Lift (one) leg\nRest.": ["Lift (one) leg"],
}


@pytest.mark.parametrize(("text", "expected"), TITLED.items())
def test_these_lines_are_titles(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "LET GO.\n\nRest.",
        "RELAX NOW\nRest.",
        "Rest.\n\nSLEEP",
        "Rest.\n---\nSleep.",
        "Rest well, and\nlie down\n---\nSleep.",
        "A\n\nB",
        "PAUSE\n\nRest.",
        "--- pause 5s ---\nRest.",
    ],
)
def test_these_lines_are_no_titles(text: str) -> None:
    assert titles(text) == []


def test_a_guessed_title_is_told() -> None:
    (finding,) = reading("Rest.\n\nTHE LEGS\n\nSleep.").findings
    assert (finding.level, finding.code, str(finding.where), finding.suggestion) == (
        "note",
        "heading",
        "a.txt:3:1",
        "# THE LEGS",
    )


def test_a_title_above_the_first_chapter_is_that_of_the_session() -> None:
    found = reading("# Calm legs\n\n## Settle\nRest.\n## Legs\nSleep.")
    assert titles("# Calm legs\n\n## Settle\nRest.\n## Legs\nSleep.") == ["Settle", "Legs"]
    assert found.script.meta == (Meta("title", "Calm legs", Where("a.txt", 1, 1)),)


def test_of_two_titles_in_a_row_none_is_lost() -> None:
    text = "Rest.\n# Part 2\n## Legs\nSleep."
    assert titles(text) == ["Part 2: Legs"]
    assert [(finding.code, str(finding.where)) for finding in reading(text).findings] == [
        ("headings-joined", "a.txt:3:1")
    ]


LINES = {
    "Breathe in\nBreathe out\nLet go of the day\nand rest": ["Breathe in", "Breathe out", "Let go of the day and rest"],
    "Breathe in,\nBreathe out": ["Breathe in, Breathe out"],
    "Atme ein\nSpüre deine\nSchultern\nAtme aus": ["Atme ein", "Spüre deine Schultern", "Atme aus"],
    "Rest as long as\nI count": ["Rest as long as I count"],
    "Three\n2. two\n1. one": ["Three", "2.", "two", "1.", "one"],
    "You might feel a warm and heavy calm in the whole of your\nbody, as if it were sinking, and perhaps "
    "you think of a place in\nItaly where you lay in the sun, where there was so much\ntime.": [
        "You might feel a warm and heavy calm in the whole of your body, as if it were sinking, and perhaps you "
        "think of a place in Italy where you lay in the sun, where there was so much time."
    ],
}


@pytest.mark.parametrize(("text", "expected"), LINES.items())
def test_a_line_without_a_stop_ends_a_sentence_unless_it_runs_on(text: str, expected: list[str]) -> None:
    assert said(text) == expected
