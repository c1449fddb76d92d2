"""Draws `docs/sounds.md`: what every background and every cue looks like.

    pip install matplotlib
    python docs/draw_gallery.py

Backgrounds: two minutes, frequency upwards from 50 Hz to 16 kHz in octaves, brighter is louder, and under it the
loudness of every 0.4 s.  A seam would be a vertical line, a repetition a comb.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import matplotlib
import numpy as np
import numpy.typing as npt

matplotlib.use("Agg")
from matplotlib import pyplot

from audio_builder.contracts import BedPlugin, BedRequest, BreathPhase
from audio_builder.plugins import installed
from audio_builder.sound.cues import CUES, CueTone
from audio_builder.sound.loudness import Meter

RATE_HZ = 48_000
SECONDS = 120
WINDOW, HOP = 8192, 4800
PAGE = Path(__file__).with_name("sounds.md")
PICTURES = Path(__file__).with_name("sounds")
BANDS_HZ = 50.0 * 2.0 ** (np.arange(101) / 12)
HEAD = """# The sounds

Drawn by `python docs/draw_gallery.py`; hear them with `audio-builder sounds try NAME`.

Each picture shows two minutes: frequency upwards from 50 Hz to 16 kHz in octaves, brighter is louder; under it the
loudness of every 0.4 s, at the level of `-24dB` under a voice of -20 LUFS.
"""


def breathing() -> tuple[BreathPhase, ...]:
    """A guided minute: in for four seconds, out for six, six times."""
    rounds = (
        (
            BreathPhase("inhale", 10 * n * RATE_HZ, (10 * n + 4) * RATE_HZ),
            BreathPhase("exhale", (10 * n + 4) * RATE_HZ, 10 * (n + 1) * RATE_HZ),
        )
        for n in range(6)
    )
    return tuple(phase for pair in rounds for phase in pair)


def spectrogram(mono: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """Power in dB by band and time, shape (bands, times)."""
    starts = range(0, len(mono) - WINDOW, HOP)
    window = np.hanning(WINDOW)
    power = np.stack([np.abs(np.fft.rfft(mono[at : at + WINDOW] * window)) ** 2 for at in starts], axis=1)
    lines = np.fft.rfftfreq(WINDOW, 1 / RATE_HZ)
    edges = np.searchsorted(lines, BANDS_HZ)
    rows = [power[low : max(high, low + 1)].mean(axis=0) for low, high in pairwise(edges)]
    return 10 * np.log10(np.stack(rows) + 1e-12)


def draw(sound: npt.NDArray[np.float32], name: str) -> None:
    """One picture of a stereo sound."""
    meter = Meter(RATE_HZ, 2)
    meter.push(sound)
    levels = meter.momentary()
    figure, (above, below) = pyplot.subplots(
        2, 1, figsize=(8, 3.4), height_ratios=(3, 1), sharex=True, layout="constrained"
    )
    shown = spectrogram(sound.mean(axis=1))
    length_s = len(sound) / RATE_HZ
    above.imshow(
        shown, origin="lower", aspect="auto", extent=(0, length_s, 0, len(BANDS_HZ) - 1),
        cmap="magma", vmin=shown.max() - 70, vmax=shown.max(),
    )  # fmt: skip
    octaves = range(0, len(BANDS_HZ), 24)
    above.set_yticks(list(octaves), [f"{BANDS_HZ[n]:.0f} Hz" for n in octaves])
    below.plot(np.arange(len(levels)) / 10 + 0.2, levels, linewidth=0.8)
    below.set_ylim(levels.max() - 25, levels.max() + 3)
    below.set_ylabel("LUFS")
    below.set_xlabel("seconds")
    figure.savefig(PICTURES / f"{name}.png", dpi=60)
    pyplot.close(figure)


def background(plugin: BedPlugin) -> npt.NDArray[np.float32]:
    """Two minutes of a background under a voice at -20 LUFS."""
    signal = plugin.make(BedRequest(rate_hz=RATE_HZ, seed=1, breaths=breathing()))
    return signal.read(0, SECONDS * RATE_HZ) * np.float32(10 ** (-14 / 20))


def main() -> None:
    """Writes the page and its pictures."""
    PICTURES.mkdir(exist_ok=True)
    lines = [HEAD, "## Backgrounds", ""]
    for plugin in installed().beds().values():
        if plugin.name == "file":
            continue
        draw(background(plugin), plugin.name)
        note = f"  It {plugin.note}." if plugin.note else ""
        lines += [f"### {plugin.name}", "", f"`{f'{plugin.name} {plugin.usage}'.strip()}`: {plugin.summary}.{note}", ""]
        lines += [f"![{plugin.name}](sounds/{plugin.name}.png)", ""]
    lines += ["## Cues", ""]
    for cue in CUES.values():
        frames = round((cue.seconds or 5) * RATE_HZ)
        mono = CueTone(cue, frames, RATE_HZ, -20.0 + cue.level_lu).read(0, frames)
        draw(np.repeat(np.pad(mono, RATE_HZ // 2)[:, None], 2, axis=1), f"cue-{cue.name}")
        lines += [f"**{cue.name}**: {cue.summary}, {-cue.level_lu:g} LU under the voice.", ""]
        lines += [f"![{cue.name}](sounds/cue-{cue.name}.png)", ""]
    PAGE.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
