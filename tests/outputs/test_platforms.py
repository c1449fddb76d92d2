"""Where a platform would hear a session otherwise than its listeners do."""

from __future__ import annotations

import re

import pytest

from audio_builder.outputs.measured import Figures
from audio_builder.outputs.platforms import PLATFORMS, read_differently


def figures(voice: float | None, whole: float | None, *, peak: float = -2.0) -> Figures:
    return Figures(voice_lufs=voice, integrated_lufs=whole, true_peak_dbtp=peak, bed_lufs=None)


@pytest.mark.parametrize(
    ("voice", "whole"), [(-20.0, -20.1), (-16.0, -17.0), (-16.0, -15.0), (None, -30.0), (-20.0, None)]
)
def test_a_file_as_loud_as_its_voice_is_not_spoken_of(voice: float | None, whole: float | None) -> None:
    assert read_differently(figures(voice, whole)) == ()


def test_a_background_close_under_the_voice_is_told_with_what_to_do() -> None:
    # Speech a quarter of the time at -18 LUFS over noise 15 LU under it reads -24.0 as a whole.
    (told, *_) = read_differently(figures(-18.0, -24.0))
    assert told == (
        "the whole file reads -24.0 LUFS, 6.0 LU softer than its voice (-18.0), because its background stands close to "
        "the voice; with a softer one they would agree"
    )


def test_a_platform_that_asks_for_what_only_the_voice_has_is_named() -> None:
    told = " ".join(read_differently(figures(-16.0, -18.5)))
    assert "Apple Podcasts asks for -16 LUFS, 1 LU either way, of the whole file; only the voice has it" in told
    assert "EBU R 128 broadcast" not in told  # neither has it


def test_a_player_turns_up_only_as_far_as_the_peaks_allow() -> None:
    told = read_differently(figures(-18.0, -26.0, peak=-9.0))
    # To -14 it would be 12 dB for the whole and 4 dB for the voice; peaks of -9 leave 8 dB to -1 dBTP, and 7 to -2.
    assert "Spotify turns it up by 8.0 dB, and its voice is heard at -10.0 LUFS" in told
    assert "Amazon Music turns it up by 7.0 dB, and its voice is heard at -11.0 LUFS" in told
    assert not any("turns it" in one for one in read_differently(figures(-18.0, -26.0, peak=-2.0)))


def test_a_player_that_only_turns_down_leaves_what_is_soft() -> None:
    assert not any("YouTube" in one for one in read_differently(figures(-18.0, -26.0)))
    assert "YouTube turns it down by 4.0 dB, and its voice is heard at -18.0 LUFS" in read_differently(
        figures(-14.0, -10.0, peak=0.0)
    )


def test_every_platform_has_the_date_it_was_read_and_something_to_say_or_nothing_at_all() -> None:
    assert len({platform.name for platform in PLATFORMS}) == len(PLATFORMS)
    for platform in PLATFORMS:
        assert re.fullmatch(r"20\d\d-\d\d", platform.read)
        assert platform.asks_lufs is None or platform.levels_to_lufs is None
