"""A background under watch: what it gives is looked at before it is mixed, and what breaks the law is named.

Every block has the shape, the kind of numbers and the range that were promised, or the build stops.  Once a build the
law itself is tried in a few places, the likeliest ones: at the start, ten minutes in and beyond an hour, across the
second, and where the sound says that it repeats itself.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from audio_builder.errors import AudioBuilderError, PluginError
from audio_builder.sound.loudness import Meter
from audio_builder.sound.signal import BED_LUFS, Block, Endless, Repeat

CHANNELS = 2
HIGHEST = 4.0
"""Four times full scale: no peak of a background at its loudness comes near, nonsense soon does."""

PLACES_S = (0, 617, 3671)
"""Where the law is tried, in seconds."""
BEFORE, AFTER = 997, 1511
"""Frames on both sides of a second; primes, so that they are no multiple of anything a bed counts in."""
CUT = 13
"""Frames after the second at which the range is cut in two."""

LISTENED_S = 1
"""Seconds that are listened to in each place."""
LOUDER_LU = 10.0
"""A background this much over its promised loudness, in all places together, lies.

It is more than a loud passage of a recording or the crest of a wave.  One that is softer harms nobody: it may begin
softly, or rest.
"""


class Checked(Struct, frozen=True):
    """A background of which every block is looked at."""

    name: str
    """As messages call it."""
    signal: Endless
    channels: int = CHANNELS

    @property
    def repeat(self) -> Repeat | None:
        """When it begins to repeat itself, if it does."""
        return self.signal.repeat

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2).  Raises PluginError for anything else."""
        try:
            block = self.signal.read(start, stop)
        except (AudioBuilderError, MemoryError):
            raise
        except Exception as error:
            raise broken(self.name, error) from error
        if fault := _fault(block, stop - start):
            raise PluginError(f"background '{self.name}' is broken: frames {start} to {stop} {fault}")
        return block


def broken(name: str, error: Exception) -> PluginError:
    """What is told of a background that raised something of its own."""
    return PluginError(f"background '{name}' is broken: {type(error).__name__}: {' '.join(str(error).split())}")


def checked(name: str, signal: Endless) -> Checked:
    """What a background plug-in made, under watch.  Raises PluginError when it is no endless stereo signal."""
    try:
        what = _unlike_a_signal(signal)
    except Exception as error:
        raise broken(name, error) from error
    if what:
        raise PluginError(f"background '{name}' is broken: {what}")
    return Checked(name, signal)


def prove_law(bed: Checked, *, rate_hz: int) -> None:
    """Returns when a background keeps the law wherever it was tried.  Raises PluginError."""
    for place_s in PLACES_S:
        second = place_s * rate_hz
        _prove_at(bed, max(0, second - BEFORE), second + CUT, second + AFTER)
    if bed.repeat is not None:
        for frame in (bed.repeat.start, bed.repeat.start + bed.repeat.period // 2):
            _prove_repeat(bed, frame, bed.repeat.period)


def prove_loudness(bed: Checked, *, rate_hz: int) -> None:
    """Returns when a background is not far louder than was promised.  Raises PluginError."""
    lufs = _loudness(bed, rate_hz)
    if lufs > BED_LUFS + LOUDER_LU:
        raise PluginError(
            f"background '{bed.name}' lies about its loudness: it has {lufs:.0f} LUFS and not {BED_LUFS:.0f}"
        )


def _prove_at(bed: Checked, start: int, cut: int, stop: int) -> None:
    whole = bed.read(start, stop).copy()
    parts = np.concatenate((bed.read(start, cut).copy(), bed.read(cut, stop)))
    if not _same(whole, parts):
        raise PluginError(
            f"background '{bed.name}' breaks the law of sound: frames {start} to {stop} are not the same read at once "
            f"and in two parts, cut at {cut}"
        )
    if not _same(whole, bed.read(start, stop)):
        raise PluginError(f"background '{bed.name}' breaks the law of sound: it is another each time it is read")


def _prove_repeat(bed: Checked, frame: int, period: int) -> None:
    if not _same(bed.read(frame, frame + AFTER).copy(), bed.read(frame + period, frame + period + AFTER)):
        raise PluginError(
            f"background '{bed.name}' lies about its repeat: frame {frame} and those after it are not the same "
            f"{period} frames later"
        )


def _loudness(bed: Checked, rate_hz: int) -> float:
    """Loudness in LUFS of all places together."""
    meter = Meter(rate_hz, CHANNELS)
    for place_s in PLACES_S:
        meter.push(bed.read(place_s * rate_hz, (place_s + LISTENED_S) * rate_hz))
    return meter.integrated()


def _same(one: Block, other: Block) -> bool:
    return one.tobytes() == other.tobytes()


def _fault(block: object, frames: int) -> str:
    """What is wrong with a block of so many frames; nothing for a sound one."""
    if not isinstance(block, np.ndarray):
        return f"came as {type(block).__name__} and not as an array"
    if block.dtype != np.float32:
        return f"came as {block.dtype} and not as float32"
    if block.shape != (frames, CHANNELS):
        return f"came in the shape {block.shape} and not {(frames, CHANNELS)}"
    if not block.flags.c_contiguous:
        return "did not come in C order"
    if not (block.min(initial=0.0) >= -HIGHEST and block.max(initial=0.0) <= HIGHEST):
        return f"hold numbers that are no sound: not finite, or beyond {HIGHEST:g} times full scale"
    return ""


def _unlike_a_signal(sound: object) -> str:
    """What a thing lacks to be an endless stereo signal; nothing for one that is."""
    if sound is None or not callable(getattr(sound, "read", None)):
        return f"its make() gave {type(sound).__name__}, which is no signal"
    if (channels := getattr(sound, "channels", None)) != CHANNELS:
        return f"it has {channels} channels and not {CHANNELS}"
    if not hasattr(sound, "repeat"):
        return "it does not say whether it repeats itself; repeat is None or a Repeat"
    if isinstance(sound.repeat, Repeat):
        return _wrong_repeat(sound.repeat)
    return "" if sound.repeat is None else f"its repeat is {type(sound.repeat).__name__}, neither None nor a Repeat"


def _wrong_repeat(repeat: Repeat) -> str:
    if _whole(repeat.start, 0) and _whole(repeat.period, 1):
        return ""
    return f"its repeat starts at {repeat.start} with {repeat.period} frames; both are whole numbers, from 0 and 1"


def _whole(number: object, least: int) -> bool:
    return isinstance(number, int | np.integer) and bool(number >= least)
