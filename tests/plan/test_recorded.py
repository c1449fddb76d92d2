"""Lines that somebody has recorded: which of a plan's words have a recording, and which have none."""

from __future__ import annotations

import pytest

from audio_builder.errors import ScriptError
from audio_builder.plan.cues import Gap, Plan, Speak, Timed
from audio_builder.plan.make import make_plan
from audio_builder.plan.recorded import recorded, spelt, unrecorded
from audio_builder.script.reader import raise_errors, read
from audio_builder.settings import Settings

OWN, OTHER = "recording/1 folder=abc", "espeak/1"


def plan(text: str, **chosen: object) -> Plan:
    script = raise_errors(read(text, source="calm.txt"))
    return make_plan(script, Settings(**chosen), voice=OWN, max_chars=2000, voices={"espeak": OTHER})


class Known:
    """Somebody who has recorded certain lines, each a take."""

    place = "mine"

    def __init__(self, lines: dict[str, str]) -> None:
        self.lines = {spelt(line): take for line, take in lines.items()}

    def take_of(self, text: str) -> str:
        return self.lines.get(spelt(text), "")

    def goes_on(self, text: str) -> bool:
        return any(line.startswith(spelt(text)) and line != spelt(text) for line in self.lines)

    def words_of(self, text: str) -> str:
        return text


def takes(*lines: str) -> dict[str, Known]:
    """A voice that has recorded these lines."""
    return {OWN: Known({line: f"take {number}" for number, line in enumerate(lines)})}


def told(text: str, *lines: str, **chosen: object) -> Plan:
    return recorded(plan(text, **chosen), takes(*lines))


@pytest.mark.parametrize(
    "written",
    [
        "Lie down, and rest.",
        "lie down and rest",
        "LIE-DOWN_and  rest!",
        "Lie down \u2014 and \u201crest\u201d\u2026",
        "liedownandrest",
    ],
)
def test_words_are_the_same_however_they_are_written(written: str) -> None:
    assert spelt(written) == spelt("Lie down and rest")


@pytest.mark.parametrize(("one", "other"), [("\u00fcben", "uben"), ("3", "4"), ("दिन", "दान"), ("não", "nao")])
def test_other_letters_and_signs_above_them_are_other_words(one: str, other: str) -> None:
    assert spelt(one) != spelt(other)


def test_accents_are_the_same_composed_or_apart() -> None:
    assert spelt("cafe\u0301") == spelt("caf\u00e9")


def test_a_phrase_knows_its_recording_and_asks_for_the_authors_words_at_their_own_pace() -> None:
    (cue,) = told("Breathe for 5 s.", "breathe for 5 s", pace=0.8).cues
    assert isinstance(cue, Speak)
    assert (cue.phrase.text, cue.phrase.pace, cue.phrase.take) == ("Breathe for 5 s.", 1.0, "take 0")


def test_a_new_recording_of_one_line_is_another_phrase_and_all_others_stay() -> None:
    before, after = (
        recorded(plan("Rest.\n\nSleep."), {OWN: Known({"Rest": take, "Sleep": "old"})}) for take in ("old", "new")
    )
    (rest, sleep), (rest_again, sleep_again) = before.phrases, after.phrases
    assert rest.key != rest_again.key
    assert sleep.key == sleep_again.key


def test_a_recording_of_several_sentences_is_heard_in_one() -> None:
    first, gap, last = told("Let go. And rest here. Good night.", "Let go. And rest here.", "Good night").cues
    assert isinstance(first, Speak) and isinstance(gap, Gap) and isinstance(last, Speak)
    assert (first.text, last.text) == ("Let go. And rest here.", "Good night.")


def test_the_longest_recording_counts() -> None:
    cues = told("Let go. And rest here.", "Let go", "And rest here", "Let go and rest here").cues
    assert [cue.text for cue in cues if isinstance(cue, Speak)] == ["Let go. And rest here."]


@pytest.mark.parametrize("between", ["[pause 5s]", "# Legs", "[bell]", "[voice espeak] Yes. [voice back]", "[soft]"])
def test_what_the_author_put_between_two_sentences_stays_there(between: str) -> None:
    with pytest.raises(ScriptError, match=r"'Let go\.' is not recorded"):
        told(f"Let go. {between}\n\nAnd rest here.", "Let go. And rest here.")


def test_a_voice_that_sinks_towards_sleep_does_not_part_what_was_recorded_in_one() -> None:
    text = "Let go. And rest here. " * 12
    cues = told(text, "Let go. And rest here.", voice_ramp="deep").cues
    assert len([cue for cue in cues if isinstance(cue, Speak)]) == 12


def test_words_on_a_clock_are_recorded_too() -> None:
    (timed,) = told("[inhale 4s: Breathe in]", "breathe in").cues
    assert isinstance(timed, Timed)
    assert [beat.phrase.take for beat in timed.beats] == ["take 0"]


def test_every_line_that_is_missing_is_named_once_with_its_place_and_what_to_do() -> None:
    with pytest.raises(ScriptError) as caught:
        told("Rest. Rest.\nLie down.\n[voice espeak]\nGood night.\n# Legs\n[slot 5s: Let go]", "Rest")
    assert caught.value.problems == (
        "calm.txt:2:1: 'Lie down.' is not recorded in 'mine'",
        "calm.txt:6:1: 'Let go' is not recorded in 'mine'",
        'a list of what is to be recorded: audio-builder voices lines "calm.txt" "mine"',
    )


def test_a_long_list_is_cut_and_counted() -> None:
    with pytest.raises(ScriptError) as caught:
        told("\n\n".join(f"Line {number}." for number in range(100, 150)))
    assert len(caught.value.problems) == 22
    assert caught.value.problems[20] == "and 30 more"


def test_other_voices_are_left_alone() -> None:
    made = plan("[voice espeak]\nGood night.")
    assert recorded(made, takes()) == made


def test_what_is_still_to_be_recorded_has_the_least_time_it_must_fit_into() -> None:
    found = unrecorded(plan("[inhale 6s: Breathe in] [inhale 4s: Breathe in] Rest."), takes("Rest"))
    assert [(line.text, line.room_s) for line in found] == [("Breathe in", 4.0)]
