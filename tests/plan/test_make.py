"""From a script to a plan: what is said in which order, and which rest lies between."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from audio_builder.errors import PlanError
from audio_builder.plan.cues import Chapter, Cue, Gap, Phrase, Plan, Speak, Timed
from audio_builder.plan.make import make_plan
from audio_builder.plan.unroll import MAX_STEPS, unrolled
from audio_builder.script.nodes import (
    Breath,
    Breathe,
    EachSide,
    Heading,
    Manner,
    Node,
    ParagraphBreak,
    Pause,
    Phase,
    Repeat,
    Say,
    Script,
    Slot,
    Until,
    Where,
)
from audio_builder.script.reader import raise_errors, read
from audio_builder.settings import Settings

HERE = Where("a.txt", 1, 1)


def plan(text: str, max_chars: int = 2000, **chosen: Any) -> Plan:
    script = raise_errors(read(text, source="a.txt"))
    return make_plan(script, Settings(**chosen), voice="silent/1", max_chars=max_chars)


def shown(cue: Cue) -> str:
    match cue:
        case Speak(_, text):
            return text
        case Gap(kind, seconds):
            return f"{kind} {float(seconds):g}"
        case Timed(phase, seconds):
            return f"[{phase} {float(seconds):g}]"
        case Chapter(title):
            return f"# {title}"


def outline(text: str, max_chars: int = 2000, **chosen: Any) -> list[str]:
    return [shown(cue) for cue in plan(text, max_chars, **chosen).cues]


def test_sentences_paragraphs_and_chapters_rest_longer_and_longer() -> None:
    assert outline("One. Two.\n\nThree.\n\n# Legs\nFour.") == [
        "One.",
        "sentence 1.6",
        "Two.",
        "paragraph 3.2",
        "Three.",
        "section 5",
        "# Legs",
        "Four.",
    ]


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("gentle", ["sentence 1.2", "paragraph 2.4", "section 4", "step 0.5", "breath 1.5"]),
        ("standard", ["sentence 1.6", "paragraph 3.2", "section 5", "step 0.6", "breath 2"]),
        ("deep", ["sentence 2.2", "paragraph 4.5", "section 7", "step 0.8", "breath 3"]),
    ],
)
def test_a_profile_sets_the_length_of_every_kind_of_rest(profile: str, expected: list[str]) -> None:
    text = "One. Two.\n\nThree.\n# Legs\nFour. [tense 4s] Five. [breathe 4-6 x1]"
    assert [shown(cue) for cue in plan(text, pauses=profile).cues if isinstance(cue, Gap)] == expected


def test_a_scale_lengthens_automatic_rests_and_leaves_written_ones_alone() -> None:
    assert outline("One. Two. [pause 5s] Three.", pause_scale=2.0) == [
        "One.",
        "sentence 3.2",
        "Two.",
        "pause 5",
        "Three.",
    ]


def test_a_written_pause_stands_in_the_place_of_the_automatic_one() -> None:
    assert outline("One. [pause 1s] Two.\n\n[pause 2s]\n\nThree.\n[pause 3s]\n# Legs\nFour.") == [
        "One.",
        "pause 1",
        "Two.",
        "pause 2",
        "Three.",
        "pause 3",
        "# Legs",
        "Four.",
    ]


def test_a_written_pause_of_nothing_leaves_nothing() -> None:
    assert outline("One. [pause 0s] Two.") == ["One.", "pause 0", "Two."]


def test_adjacent_pauses_add() -> None:
    cues = plan("One. [pause 1s] [pause 2.5s]\n\n[pause 500ms]\nTwo.").cues
    gaps = [cue for cue in cues if isinstance(cue, Gap)]
    assert [gap.why for gap in gaps] == ["pause 1s", "pause 2.5s", "pause 500ms"]
    assert sum(gap.seconds for gap in gaps) == 4
    assert cues[1:4] == tuple(gaps)


def test_pauses_before_the_first_word_and_after_the_last_are_kept() -> None:
    assert outline("[pause 3s]\nOne.\n[pause 1m]\n[pause 30s]") == ["pause 3", "One.", "pause 60", "pause 30"]


def test_no_rest_is_added_before_the_first_word_or_after_the_last() -> None:
    assert outline("\n\n# Legs\n\nOne.\n\n") == ["# Legs", "One."]


def test_a_step_has_a_breath_before_it_and_nothing_after_it() -> None:
    assert outline("Curl. [tense 4s] And let go. [release 35s]\n\nRest.") == [
        "Curl.",
        "step 0.6",
        "[tense 4]",
        "And let go.",
        "step 0.6",
        "[release 35]",
        "Rest.",
    ]


def test_steps_follow_each_other_at_once() -> None:
    assert outline("Go.\n[tense 4s]\n[release 6s]\n\n[rest 5s]") == [
        "Go.",
        "step 0.6",
        "[tense 4]",
        "[release 6]",
        "[rest 5]",
    ]


def test_a_new_chapter_rests_even_after_a_step() -> None:
    assert outline("Go. [tense 4s]\n# Legs\nOne.")[-3:] == ["section 5", "# Legs", "One."]


def test_breathing_on_the_clock_stands_clear_on_both_sides() -> None:
    assert outline("Now.\n[breathe 4-6 x2]\nRest.\n[breathe 4-6 x1]\n[tense 4s]\n[breathe 4-6 x1]") == [
        "Now.",
        "breath 2",
        *["[inhale 4]", "[exhale 6]"] * 2,
        "breath 2",
        "Rest.",
        "breath 2",
        "[inhale 4]",
        "[exhale 6]",
        "breath 2",
        "[tense 4]",
        "breath 2",
        "[inhale 4]",
        "[exhale 6]",
    ]


def test_every_rest_says_why_and_only_the_authors_own_are_beyond_stretching() -> None:
    gaps = [cue for cue in plan("One. Two. [long pause] Three.").cues if isinstance(cue, Gap)]
    assert [(gap.why, gap.stretch) for gap in gaps] == [("between sentences", True), ("long pause", False)]


def test_a_blank_line_under_a_heading_does_not_shorten_the_rest_before_it() -> None:
    nodes = (Say("One.", HERE), Heading("Legs", HERE), ParagraphBreak(HERE), Say("Two.", HERE))
    found = make_plan(Script("a.txt", "", (), nodes), Settings(), voice="silent/1", max_chars=2000)
    assert [shown(cue) for cue in found.cues] == ["One.", "section 5", "# Legs", "Two."]


def test_of_two_headings_in_a_row_the_last_names_the_chapter() -> None:
    assert outline("# Soft legs\n## Settle\nOne.") == ["# Settle", "One."]


def test_a_heading_over_nothing_but_silence_is_a_chapter() -> None:
    assert outline("One.\n# Quiet\n[pause 5m]") == ["One.", "# Quiet", "pause 300"]


def test_each_side_is_left_then_right_and_the_other_side_its_opposite() -> None:
    text = "[each side]\nBend your {side} knee.\nLeave the {other side} one.\n[end]"
    assert outline(text) == [
        "Bend your left knee.",
        "practice 2.4",
        "Leave the right one.",
        "sentence 1.6",
        "Bend your right knee.",
        "practice 2.4",
        "Leave the left one.",
    ]


def test_sides_within_repeats_and_repeats_within_sides() -> None:
    text = "[repeat 2]\n[each side]\nThe {side}.\n[repeat 2]\nThen {other side}.\n[end]\n[end]\n[end]"
    said = [cue.text for cue in plan(text).cues if isinstance(cue, Speak)]
    assert said == ["The left.", *["Then right."] * 2, "The right.", *["Then left."] * 2] * 2


def test_a_chapter_on_each_side_is_named_by_its_side() -> None:
    text = "[each side]\n# The {side} leg\nLet it sink.\n[end]"
    assert [cue.title for cue in plan(text).cues if isinstance(cue, Chapter)] == ["The left leg", "The right leg"]


def test_what_is_said_twice_is_one_phrase() -> None:
    found = plan("[repeat 3]\nLet go.\n[end]\nRest. Let go.")
    assert [phrase.text for phrase in found.heard] == ["Let go."] * 3 + ["Rest.", "Let go."]
    assert [phrase.text for phrase in found.phrases] == ["Let go.", "Rest."]


def test_breathing_words_are_phrases_like_any_other() -> None:
    found = plan("In\n\n[breathe 4-6 x3]")
    assert [phrase.text for phrase in found.heard] == ["In", *["In", "Out"] * 3]
    assert [phrase.text for phrase in found.phrases] == ["In", "Out"]


def test_whatever_changes_the_sound_changes_the_key_of_a_phrase() -> None:
    phrases = {
        Phrase("Rest.", "espeak/1", "en", 1.0),
        Phrase("Rest", "espeak/1", "en", 1.0),
        Phrase("Rest.", "espeak/2", "en", 1.0),
        Phrase("Rest.", "espeak/1", "en-gb", 1.0),
        Phrase("Rest.", "espeak/1", "en", 0.9),
    }
    assert len({phrase.key for phrase in phrases}) == 5
    assert Phrase("Rest.", "espeak/1", "en", 1.0).key == Phrase("Rest.", "espeak/1", "en", 1.0).key


def test_a_phrase_carries_what_the_author_wrote_beside_what_is_sent() -> None:
    (cue,) = plan("The 4-7-8 breath.", pace=0.9, language="en-gb").cues
    assert isinstance(cue, Speak)
    assert cue.text == "The 4-7-8 breath."
    assert cue.phrase == Phrase("The four seven eight breath.", "silent/1", "en-gb", 0.9)


def test_a_sentence_too_long_for_the_voice_is_said_clause_by_clause() -> None:
    assert outline("The sea is wide this evening, and the sky too. It is late.", max_chars=30) == [
        "The sea is wide this evening,",
        "clause 0.3",
        "and the sky too.",
        "sentence 1.6",
        "It is late.",
    ]


def test_every_cue_knows_its_line() -> None:
    cues = plan("One.\n\nTwo.\n[tense 4s]\n[pause 2s]\n# Legs\nThree.").cues
    assert [(shown(cue), cue.where.line) for cue in cues] == [
        ("One.", 1),
        ("paragraph 3.2", 3),
        ("Two.", 3),
        ("step 0.6", 4),
        ("[tense 4]", 4),
        ("pause 2", 5),
        ("# Legs", 6),
        ("Three.", 7),
    ]


def nested(node: Node, *counts: int) -> tuple[Node, ...]:
    for count in counts:
        node = Repeat(count, (node,), HERE)
    return (node,)


@pytest.mark.parametrize(
    "nodes",
    [
        nested(Say("Rest.", HERE), 1000, 1000, 1000, 1000),
        nested(EachSide((Say("Rest.", HERE),), HERE), MAX_STEPS // 2 + 1),
        nested(
            Breathe(
                (Breath("inhale", Fraction(1, 10)), Breath("exhale", Fraction(1, 10))),
                ("none",) * 1000,
                Fraction(1),
                HERE,
            ),
            101,
        ),
        (Heading("Legs", HERE), *nested(Say("Rest.", HERE), MAX_STEPS)),
    ],
)
def test_a_script_of_endless_steps_is_refused_before_any_is_written_out(nodes: tuple[Node, ...]) -> None:
    with pytest.raises(PlanError, match=r"^a\.txt:1:1: .* steps; 200,000 is the most$"):
        unrolled(nodes, Settings())  # of which not one has been asked for


def test_the_most_steps_are_allowed() -> None:
    assert sum(1 for _ in unrolled(nested(Say("Rest.", HERE), 1000, MAX_STEPS // 1000), Settings())) == MAX_STEPS


@pytest.mark.parametrize(
    "nodes",
    [
        nested(Pause(Fraction(3600), "pause 1h", HERE), 13),
        nested(
            Breathe(
                (Breath("inhale", Fraction(300)), Breath("exhale", Fraction(300))),
                ("counts",) * 78,
                Fraction(1, 5),
                HERE,
            ),
            1,
        ),
    ],
)
def test_silences_and_phases_past_twelve_hours_are_refused_before_anything_is_spoken(nodes: tuple[Node, ...]) -> None:
    with pytest.raises(PlanError, match=r"^a\.txt:1:1: .* alone last 13:00:00; the longest session is 12:00:00$"):
        make_plan(Script("a.txt", "", (), nodes), Settings(), voice="silent/1", max_chars=2000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Make a fist. And let go.\n\nIt is late.", ["tense 6", "release 35"]),
        (
            "Make a fist. Hold it. And let go. Feel it.\n\nIt is late.",
            ["sentence 1.6", "tense 3.76", "release 3.5", "release 30.86"],
        ),
        ("Squeeze your hand, and release.\n\nIt is late.", ["tense 6", "release 35"]),
        ("Squeeze... and hold... and release.\n\nIt is late.", ["clause 1.1", "tense 4.82", "release 35"]),
        ("Hold for five seconds. It is late.", ["stated 5"]),
        ("Make a fist, for ten seconds. And let go. It is late.", ["stated 10", "release 3.5"]),
        ("Curl your toes up. And let go. It is late.", ["tense-foot 4", "release 3.5"]),
        (
            "Curl your toes up. Hold for ten seconds. And let go. It is late.",
            ["sentence 1.6", "stated 5", "release 3.5"],
        ),
        ("Let go of the day.\n\nIt is late.", ["let-go 8"]),
        ("Notice your hands. Notice your arms.\n\nIt is late.", ["observe 4", "observe 16"]),
        ("It is late. Now bring your attention to your left foot.", ["transition 3.5"]),
        ("Take a deep breath. It is late.", ["deep-breath 8"]),
        ("Take three deep breaths. It is late.", ["deep-breath 24"]),
        ("Take a deep breath in. And breathe out. It is late.", ["inhale 4", "exhale 6"]),
        ("Take a deep breath. Breathe in slowly. And out. It is late.", ["sentence 1.6", "inhale 4", "exhale 6"]),
        ("Breathe in... and out. It is late.", ["inhale 4.8", "exhale 6"]),
        ("Rest for a while. It is late.", ["while 45"]),
        ("Down from 3, 2, 1. It is late.", ["count 2", "count 2", "sentence 1.6"]),
        ("The sea is calm... It is late.", ["sentence 2.4"]),
        ("Good night. Sleep well.", ["closing 3"]),
        ("In a moment, you will make a fist. It is late.", ["sentence 1.6"]),
        ("Notice your breath. [pause 2s] It is late.", ["pause 2"]),
        ("Notice your breath. [pause 0s] It is late.", ["pause 0"]),
        ("Notice your breath. [rest 20s] It is late.", ["step 0.6"]),
    ],
)
def test_the_rest_after_an_instruction_is_the_time_that_it_needs(text: str, expected: list[str]) -> None:
    gaps = [cue for cue in plan(text, ending="none").cues if isinstance(cue, Gap)]
    assert [f"{gap.kind} {float(gap.seconds):.6g}" for gap in gaps] == expected


def test_every_automatic_rest_says_which_words_it_follows() -> None:
    gaps = [
        cue for cue in plan("Then notice how it feels. Rest for ten seconds. It is late.").cues if isinstance(cue, Gap)
    ]
    assert [gap.why for gap in gaps] == ['observe: "notice"', 'stated: "Rest for ten seconds"']
    assert [gap.stretch for gap in gaps] == [True, False]


def test_a_silence_that_is_announced_last_is_kept() -> None:
    assert outline("It is late. I will be quiet for two minutes.", ending="none")[-1] == "stated 120"


def test_much_that_asks_for_nothing_ends_with_a_longer_rest() -> None:
    """Thirty words without a rest of six seconds."""
    text = " ".join(["The sea is calm this evening, all around."] * 4)
    assert outline(f"{text}\n\nIt is late.")[-2] == "dwell 8"
    assert outline(f"{text[:60]}.\n\nIt is late.")[-2] == "paragraph 3.2"


def test_a_script_of_one_sentence_a_paragraph_rests_in_full_only_now_and_then() -> None:
    lines = [f"Notice finger number {n} now." for n in range(12)]
    kinds = [line for line in outline("\n\n".join(lines), ending="none") if line.startswith("observe")]
    assert kinds[:7] == ["observe 4"] * 4 + ["observe 16"] + ["observe 4"] * 2  # the fifth after 25 words


def test_in_a_language_nobody_wrote_down_rests_follow_the_shape_of_the_text() -> None:
    assert outline("One. Notice it.\n\nTwo.", language="ja") == [
        "One.",
        "sentence 1.6",
        "Notice it.",
        "paragraph 3.2",
        "Two.",
    ]


def test_soft_and_slow_last_until_the_end_of_the_chapter() -> None:
    text = "# One\nA.\n[soft]\n[pace 0.9]\nB. [inhale 4s: C]\n# Two\nD."
    cues = plan(text, pace=1.1, ending="none").cues
    spoken = [(cue.text, cue.phrase.pace, cue.level_db) for cue in cues if isinstance(cue, Speak)]
    assert spoken == [("A.", 1.1, 0.0), ("B.", 0.99, -4.0), ("D.", 1.1, 0.0)]
    assert [(beat.phrase.pace, beat.level_db) for cue in cues if isinstance(cue, Timed) for beat in cue.beats] == [
        (0.99, -4.0)
    ]


def test_a_named_voice_speaks_until_the_end_of_the_chapter() -> None:
    nodes = (Say("A.", HERE), Manner("voice", "nova", HERE), Say("B.", HERE), Heading("Two", HERE), Say("C.", HERE))
    found = make_plan(
        Script("a.txt", "", (), nodes), Settings(), voice="main/1", max_chars=99, voices={"nova": "nova/2"}
    )
    assert [phrase.voice for phrase in found.heard] == ["main/1", "nova/2", "main/1"]


def test_a_voice_that_nobody_knows_is_refused_with_its_place() -> None:
    script = Script("a.txt", "", (), (Manner("voice", "nvoa", HERE), Say("A.", HERE)))
    with pytest.raises(PlanError, match=r"^a\.txt:1:1: there is no voice 'nvoa'; did you mean nova\?$"):
        make_plan(script, Settings(), voice="main/1", max_chars=99, voices={"nova": "nova/2"})


def test_a_pause_of_at_least_so_long_gives_way_to_a_longer_rest() -> None:
    def gaps(seconds: int) -> list[str]:
        nodes = (Say("Notice it.", HERE), Pause(Fraction(seconds), "weak", HERE, least=True), Say("It is late.", HERE))
        return [
            shown(cue) for cue in make_plan(Script("a.txt", "", (), nodes), Settings(), voice="v", max_chars=99).cues
        ]

    assert gaps(2)[1] == "observe 4"
    assert gaps(5)[1] == "pause 5"


def test_what_must_wait_for_its_time_has_no_rest_of_its_own() -> None:
    nodes = (Say("One.", HERE), Until(Fraction(60), HERE), Say("Two.", HERE))
    found = make_plan(Script("a.txt", "", (), nodes), Settings(), voice="v", max_chars=99)
    assert [type(cue).__name__ for cue in found.cues] == ["Speak", "Await", "Speak"]


def test_what_stands_in_curly_brackets_is_filled_in_at_every_turn() -> None:
    text = "[each side]\n# The {side} hand\nRest your {side} hand, {name}.\n{Side} it is.\n[end]"
    found = plan(text, variables=(("Name", "Ana"),), ending="none")
    assert [phrase.text for phrase in found.heard] == [
        "Rest your left hand, Ana.",
        "Left it is.",
        "Rest your right hand, Ana.",
        "Right it is.",
    ]
    assert [cue.title for cue in found.cues if isinstance(cue, Chapter)] == ["The left hand", "The right hand"]


def test_what_is_said_within_a_step_is_filled_in_too() -> None:
    body = (Phase("inhale", Fraction(4), HERE, "{Side}"), Slot("{other side}", Fraction(4), HERE))
    found = unrolled((EachSide(body, HERE),), Settings())
    assert [(node.text, node.side) for node in found if isinstance(node, Phase | Slot)] == [
        ("Left", "left"),
        ("right", "left"),
        ("Right", "right"),
        ("left", "right"),
    ]


def whys(text: str) -> list[str]:
    return [f"{float(cue.seconds):g} {cue.why}" for cue in plan(text).cues if isinstance(cue, Gap)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tense your right thigh. Let go.\nNow the other leg.\n\nTense your face. Relax.", '20 again: "Now the other"'),
        ("Tense your right thigh. Let go.\n\nNow the other leg.\n\nNow rest.", '20 again: "Now the other"'),
        ("Tense your right thigh. Let go.\n\nNow the other leg. Tense it. Let go.", ""),
        ("The right hand. Now the left hand.\n\nThe thumb. The palm.", ""),
    ],
)
def test_the_other_side_has_time_to_do_it_where_nothing_leads_through_it(text: str, expected: str) -> None:
    assert [why for why in whys(text) if "again" in why] == ([expected] if expected else [])


def test_a_breath_is_held_for_a_moment_where_the_sentence_goes_on() -> None:
    (held,) = [
        why for why in whys("Inhale. Hold it for a few moments... and breathe out. Rest.") if "hold" in why.lower()
    ]
    assert held.startswith("4.8 hold: ")


@pytest.mark.parametrize(("chosen", "other"), [("usual", "gentle"), ("gentle", "usual")])
def test_a_session_whose_words_are_all_for_the_other_intensity_is_refused(chosen: str, other: str) -> None:
    with pytest.raises(
        PlanError, match=f"nothing to say: all of it stands in .if {other}.; choose --intensity {other}"
    ):
        plan(f"[if {other}]\nLet go.\n[end]", intensity=chosen)
