"""Every choice a session can be given: read, shown, and refused with what would be right."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.script.nodes import Meta, Where
from audio_builder.script.paces import WordsPerMinute
from audio_builder.settings import (
    DEFAULT_LEVEL_LU,
    ENDINGS,
    NAMES,
    PRESETS,
    SHAPES,
    Layer,
    Settings,
    as_text,
    is_setting,
    meaning,
    read_value,
    settings,
    written_in,
)

MINUS = "\u2212"
TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20)
LAYERS = st.builds(
    Layer,
    st.sampled_from(["brown-noise", "drone", "binaural"]),
    st.lists(st.sampled_from(["A2", "200Hz", "4.5Hz", "soft"]), max_size=2).map(tuple),
    st.floats(-60, -6),
)
DURATIONS = {"lead_in": 60, "tail": 12 * 3600, "end_silence": 600}


def milliseconds(most_s: int) -> st.SearchStrategy[Fraction]:
    return st.integers(0, most_s * 1000).map(lambda n: Fraction(n, 1000))


CHOSEN = st.builds(
    Settings,
    title=TEXTS,
    comment=TEXTS,
    language=st.sampled_from(["en", "pt-br"]),
    background=st.lists(LAYERS, max_size=3).map(tuple),
    ending=st.sampled_from(sorted(ENDINGS)),
    preset=st.sampled_from(sorted(PRESETS)),
    pauses=st.sampled_from(["gentle", "standard", "deep"]),
    pace=st.floats(0.5, 2.0) | st.floats(50, 300).map(WordsPerMinute),
    pause_scale=st.floats(0.25, 4.0),
    duck=st.floats(0.0, 6.0),
    lead_in=milliseconds(DURATIONS["lead_in"]),
    tail=st.none() | milliseconds(DURATIONS["tail"]),
    end_silence=st.none() | milliseconds(DURATIONS["end_silence"]),
    seed=st.integers(0, 10**12),
    goal=st.sampled_from(["", "sleep", "daytime"]),
    position=st.lists(st.sampled_from(["bed", "chair"]), unique=True).map(tuple),
    intensity=st.sampled_from(["usual", "gentle"]),
    areas=st.lists(st.sampled_from(["hands", "left knee"]), unique=True).map(tuple),
    fits=st.lists(st.integers(1, 720).map(lambda minutes: Fraction(60 * minutes)), unique=True).map(tuple),
)


def refusal(name: str, text: str) -> str:
    with pytest.raises(ValueError) as caught:
        read_value(name, text)
    return str(caught.value)


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_read_from_its_own_shown_default(name: str) -> None:
    assert read_value(name, as_text(Settings())[name]) == getattr(Settings(), name.replace("-", "_"))


@given(CHOSEN)
def test_all_settings_are_read_from_their_own_shown_text(chosen: Settings) -> None:
    shown = as_text(chosen)
    assert settings({name: read_value(name, text) for name, text in shown.items()}) == chosen


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_says_what_it_means_in_a_line(name: str) -> None:
    assert len(meaning(name)) > 10
    assert "\n" not in meaning(name)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("title", "  Soft legs ", "Soft legs"),
        ("ending", "Wake", "wake"),
        ("preset", " podcast ", "podcast"),
        ("pauses", "deep", "deep"),
        ("pace", "0.9", 0.9),
        ("pace", "0,9", 0.9),
        ("pace", "110wpm", WordsPerMinute(110.0)),
        ("pace", "112,5 words a minute", WordsPerMinute(112.5)),
        ("duck", "2.5 dB", 2.5),
        ("lead-in", "10s", 10),
        ("lead-in", "2,5 s", Fraction(5, 2)),
        ("tail", "8h", 8 * 3600),
        ("tail", "", None),
        ("seed", "7", 7),
        ("goal", "Back-to-Sleep", "back-to-sleep"),
        ("goal", "", ""),
        ("position", "bed, Chair, bed", ("bed", "chair")),
        ("intensity", "gentle", "gentle"),
        ("areas", "hands, left knee,", ("hands", "left knee")),
        ("fits", "10m, 15, 20:00", (600, 900, 1200)),
        ("fits", "", ()),
        ("cautions", " Ask a clinician first. ", "Ask a clinician first."),
    ],
)
def test_a_value_is_read_as_people_write_it(name: str, text: str, expected: Any) -> None:
    assert read_value(name, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("brown-noise", (Layer("brown-noise", (), DEFAULT_LEVEL_LU),)),
        ("Brown-Noise -22dB", (Layer("brown-noise", (), -22.0),)),
        (f"brown-noise {MINUS}22 dB", (Layer("brown-noise", (), -22.0),)),
        ("brown-noise -22,5dB", (Layer("brown-noise", (), -22.5),)),
        (f"brown-noise {MINUS}22,5 LU", (Layer("brown-noise", (), -22.5),)),
        ("drone A2 -30dB", (Layer("drone", ("A2",), -30.0),)),
        ("drone -30dB A2", (Layer("drone", ("A2",), -30.0),)),
        ("binaural 200Hz 4Hz -30dB", (Layer("binaural", ("200Hz", "4Hz"), -30.0),)),
        ("brown-noise -24dB, drone -30,5dB", (Layer("brown-noise", (), -24.0), Layer("drone", (), -30.5))),
        ("brown-noise -24dB,drone -30dB,", (Layer("brown-noise", (), -24.0), Layer("drone", (), -30.0))),
        ("none", ()),
        ("Off", ()),
        ("", ()),
    ],
)
def test_a_background_is_layers_each_with_its_own_level(text: str, expected: tuple[Layer, ...]) -> None:
    assert read_value("background", text) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("ending", "slep", "ending: 'slep' is not one of sleep, wake, none; did you mean sleep?"),
        ("pauses", "long", "pauses: 'long' is not one of gentle, standard, deep"),
        ("vary", "day", "vary: 'day' is not date"),
        ("intensity", "gentel", "intensity: 'gentel' is not one of usual, gentle; did you mean gentle?"),
        (
            "goal",
            "dance",
            "goal: 'dance' is not one of sleep, back-to-sleep, wind-down, restless, loosen, calm, daytime",
        ),
        ("position", "bed, sofa", "position: 'sofa' is not one of bed, chair, floor, standing, walking"),
        ("fits", "10m, long", "fits: 'long' is not a length of time from 0s to 12h"),
        ("fits", "10m, 0s", "fits: '10m, 0s' has a length of nothing; write lengths such as 10m, 15m, 20m"),
        ("pace", "fast", "pace: 'fast' is not a number from 0.5 to 2, or words a minute such as 110wpm"),
        ("pace", "2.1", "pace: '2.1' is not a number from 0.5 to 2, or words a minute such as 110wpm"),
        ("pace", "nan", "pace: 'nan' is not a number from 0.5 to 2, or words a minute such as 110wpm"),
        ("pace", "20wpm", "pace: '20wpm' is not 50 to 300 words a minute"),
        ("duck", "7dB", "duck: '7dB' is not a number from 0 to 6 dB"),
        ("seed", "-1", "seed: '-1' is not a whole number from 0 up"),
        ("seed", "1.5", "seed: '1.5' is not a whole number from 0 up"),
        ("lead-in", "soon", "lead-in: 'soon' is not a length of time from 0s to 1m"),
        ("lead-in", "61s", "lead-in: '61s' is not a length of time from 0s to 1m"),
        ("lead_in", "1/2", "lead_in: '1/2' is not a length of time from 0s to 1m"),
        ("lead-in", "", "lead-in: '' is not a length of time from 0s to 1m"),
        ("tail", "13h", "tail: '13h' is not a length of time from 0s to 12h"),
        ("background", "-24dB", "background: '-24dB' is not a background; write it as brown-noise -24dB"),
        ("background", "drone 24dB", "background: '24dB' is not a number from -60 to -6 dB"),
        ("background", "drone -5dB", "background: '-5dB' is not a number from -60 to -6 dB"),
        ("background", "drone -61dB", "background: '-61dB' is not a number from -60 to -6 dB"),
        ("background", "drone -24", "background: 'drone -24' has a level without its unit; write -24dB"),
        (
            "background",
            "drone -24dB -30dB",
            "background: 'drone -24dB -30dB' is not a background; write it as brown-noise -24dB",
        ),
        ("endng", "sleep", "unknown setting 'endng'; did you mean ending?"),
        ("pause_scal", "1", "unknown setting 'pause_scal'; did you mean pause-scale?"),
        ("colour", "blue", "unknown setting 'colour'"),
    ],
)
def test_a_wrong_value_is_refused_by_name_with_what_would_be_right(name: str, text: str, expected: str) -> None:
    assert refusal(name, text) == expected


@given(st.sampled_from(NAMES), st.text(max_size=30))
def test_any_text_is_read_or_refused_in_one_sentence_that_names_the_setting(name: str, text: str) -> None:
    try:
        read_value(name, text)
    except ValueError as error:
        assert str(error).startswith(f"{name}: ")
        assert error.__cause__ is None


def test_hyphens_and_underscores_are_one_name() -> None:
    assert is_setting("pause-scale")
    assert is_setting("pause_scale")
    assert not is_setting("pausescale")
    assert settings({"pause-scale": 2.0}) == settings({"pause_scale": 2.0}) == Settings(pause_scale=2.0)


def entry(name: str, value: str, line: int) -> Meta:
    return Meta(name, value, Where("a.txt", line, 1))


def test_front_matter_sets_what_it_names() -> None:
    values, findings = written_in([entry("Ending", "wake", 2), entry("background", "brown-noise -24dB, drone", 3)])
    assert findings == ()
    assert settings(values).ending == "wake"
    assert [str(layer) for layer in settings(values).background] == ["brown-noise -24dB", "drone -24dB"]


def test_front_matter_for_other_programs_is_a_warning_and_a_wrong_value_an_error_at_its_line() -> None:
    values, findings = written_in([entry("layout", "post", 2), entry("titel", "Legs", 3), entry("pace", "fast", 4)])
    assert values == {}
    assert [(one.level, one.code, str(one)) for one in findings] == [
        ("warning", "unknown-setting", "a.txt:2:1: 'layout' is no setting and is ignored"),
        ("warning", "unknown-setting", "a.txt:3:1: 'titel' is no setting and is ignored; did you mean title?"),
        (
            "error",
            "bad-setting",
            "a.txt:4:1: pace: 'fast' is not a number from 0.5 to 2, or words a minute such as 110wpm",
        ),
    ]


def test_an_ending_gives_the_taper_and_the_silence_unless_they_are_set() -> None:
    assert (Settings(ending="wake").taper, Settings(ending="wake").silence) == (10, 2)
    chosen = Settings(ending="wake", tail=Fraction(0), end_silence=Fraction(5))
    assert (chosen.taper, chosen.silence) == (0, 5)


def test_a_background_without_a_level_is_clear_of_the_voice_by_what_accessibility_asks_for() -> None:
    """WCAG 2.2, success criterion 1.4.7: at least 20 dB lower than the foreground speech."""
    assert DEFAULT_LEVEL_LU <= -20.0


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_leaves_room_for_the_peaks_of_a_voice(name: str) -> None:
    """EBU R 128: the maximum true peak is -1 dBTP; speech peaks 12 dB and more over its loudness."""
    preset = PRESETS[name]
    assert preset.ceiling_dbtp <= -1.0
    assert preset.ceiling_dbtp - preset.voice_lufs >= 12.0
    assert Settings(preset=name).levels is preset


def test_speech_is_shaped_by_every_step_and_softened_for_sleep_alone() -> None:
    assert settings({}).shaping == SHAPES
    assert settings({"preset": "podcast"}).shaping == tuple(name for name in SHAPES if name != "soften")


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("none", ()),
        ("", ()),
        ("edges", ("edges",)),
        ("Soften, rumble, soften", ("rumble", "soften")),
        ("auto", tuple(name for name in SHAPES if name != "soften")),
    ],
)
def test_the_steps_of_shaping_are_named_in_any_order(text: str, steps: tuple[str, ...]) -> None:
    assert settings({"preset": "podcast", "shape": read_value("shape", text)}).shaping == steps


@pytest.mark.parametrize(
    ("text", "told"),
    [("de-es", "did you mean de-ess"), ("none, edges", "'none' stands alone"), ("rumble, auto", "'auto' stands alone")],
)
def test_a_step_of_shaping_that_does_not_exist_or_fit_is_refused(text: str, told: str) -> None:
    assert told in refusal("shape", text)
