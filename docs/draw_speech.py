"""Draws `docs/speech.md`: what each step of speech shaping does, on real phrases, measured before and after.

    pip install matplotlib
    python docs/draw_speech.py

The voices are those that need no download.  `close, in a kitchen` is one of them made worse in known ways: 9 dB more
above 5 kHz, hum of a refrigerator, an offset, and hiss that goes on before and after.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import matplotlib
import numpy as np
import numpy.typing as npt

matplotlib.use("Agg")
from matplotlib import pyplot

from audio_builder.sound.clip import Clip
from audio_builder.sound.loudness import Meter
from audio_builder.sound.shaping.chain import STEPS, in_shape
from audio_builder.sound.signal import Speech
from audio_builder.sound.speech import audible, shaped, take
from audio_builder.voices.engines.espeak import ENGINE

RATE_HZ = 48_000
PAGE = Path(__file__).with_name("speech.md")
PICTURES = Path(__file__).with_name("speech")
VOICES = ("calm-female", "calm-male", "f2")
POOR = "close, in a kitchen"
PHRASES = (
    "In.", "Out.", "Seven.", "Rest.", "Relax.", "Let it go.", "She sells sea shells.", "Soften your shoulders.",
    "Close your eyes and listen to the silence.",
    "Let your shoulders sink softly, and feel the soles of your feet.",
)  # fmt: skip
HISSING, BEFORE_S, AFTER_S = 6, 0.3, 0.4
HEAD = """# The voice, shaped

Drawn and measured by `python docs/draw_speech.py`.

Every phrase goes through these steps once, at the rate of its engine, before it is listened to: its loudness and its
edges are found in what is really heard.  The phrase cache keeps what the engine gave, so nothing is spoken again when
the setting changes.  `--set shape=none` leaves all of them out, `--set shape=rumble,edges` has these two, and a script
says the same with `shape: rumble, edges` at its top.

| step | what it does | in `auto` |
|---|---|---|
| `rumble` | takes away an offset, and what lies below every voice: 12 dB an octave from 70 Hz down | always |
| `de-ess` | brings hissing s and sh down, between 5 and 9 kHz, by half of what is too much, by 6 dB at most | always |
| `soften` | takes 2.5 dB of presence at 3.2 kHz, a decibel of it at 2 and 5 kHz | with the preset `sleep` |
| `edges` | cuts what lies before the first and after the last sound | always |

No step moves a sound in time, so a word stays on its beat.  All of them together take about a millisecond of processor
time for a phrase of three seconds.

Not in this list, because it cannot be left out: every phrase is set to the same loudness, and its edges are soft, 10 ms
before and 40 ms after, so that none begins or ends with a click.  The setting `room` adds a room after all of this, and
the step `tone`, which brings voices that take turns nearer to each other, comes before it.
"""

Samples = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Voice:
    """Some phrases, as they were spoken and as they are heard."""

    name: str
    before: list[Speech]

    @property
    def after(self) -> list[Speech]:
        """After all steps."""
        return [in_shape(one) for one in self.before]


def spoken(name: str) -> list[Speech]:
    """All phrases by one voice."""
    engine = ENGINE.open(f"+{name}", "en")
    return [engine.speak(text, language="en", pace=1.0) for text in PHRASES]


def made_worse(speech: Speech, seed: int) -> Speech:
    """The same, too close to a microphone in a kitchen; 0.3 s before and 0.4 s after it nobody speaks."""
    rate = speech.rate_hz
    sound = np.pad(speech.samples, (round(BEFORE_S * rate), round(AFTER_S * rate))).astype(np.float64)
    hertz = np.fft.rfftfreq(len(sound), 1 / rate)
    raised_db = 9 / (1 + (5000 / np.maximum(hertz, 1)) ** 8)
    bright = np.fft.irfft(np.fft.rfft(sound) * 10 ** (raised_db / 20), len(sound))
    peak, time = np.abs(bright).max(), np.arange(len(sound)) / rate
    hum = sum(10 ** (level_db / 20) * np.sin(2 * np.pi * f * time) for f, level_db in ((25, -30), (50, -34)))
    hiss = np.random.default_rng(seed).normal(0.0, 10 ** (-48 / 20), len(sound))
    return Speech((0.7 * (bright / peak + hum + hiss) + 0.03).astype(np.float32), rate)


def power(sound: Samples, rate_hz: int) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Frequencies, and mean power of each."""
    size = 2048
    padded = np.pad(sound, (0, size))
    rows = np.lib.stride_tricks.sliding_window_view(padded, size)[:: size // 4] * np.hanning(size)
    return np.fft.rfftfreq(size, 1 / rate_hz), np.mean(np.abs(np.fft.rfft(rows, axis=1)) ** 2, axis=0)


def band_db(speeches: list[Speech], low: float, high: float) -> float:
    """Power between two frequencies against all above 100 Hz."""
    found = []
    for one in speeches:
        hertz, level = power(one.samples, one.rate_hz)
        found.append(level[(hertz >= low) & (hertz < high)].sum() / level[hertz >= 100].sum())
    return float(10 * np.log10(np.mean(found)))


def loudest_hiss_db(speech: Speech) -> float:
    """The loudest 20 ms between 5 and 9 kHz, against the mean of the audible part."""
    span, hop = audible(speech.samples), speech.rate_hz // 50
    lines = np.fft.rfft(speech.samples)
    hertz = np.fft.rfftfreq(len(speech.samples), 1 / speech.rate_hz)
    band = np.fft.irfft(np.where((hertz > 5000) & (hertz < 9000), lines, 0), len(speech.samples))
    levels = np.convolve(band**2, np.ones(hop) / hop, "same")
    return float(10 * np.log10(levels.max() / np.mean(np.square(speech.samples[span.start : span.stop]))))


def clip(speech: Speech) -> Clip:
    """As it is heard."""
    return shaped(speech, take(speech), rate_hz=RATE_HZ, voice_lufs=-20.0)


def lufs(clip_: Clip) -> float:
    """Of a finished clip, said again and again, by the standard's meter."""
    heard = clip_.samples[clip_.audible.start : clip_.audible.stop]
    meter = Meter(RATE_HZ, 2)
    meter.push(np.repeat(np.tile(heard, 1 + 4 * RATE_HZ // len(heard))[:, None], 2, axis=1))
    return meter.integrated()


def raw_lufs(speech: Speech) -> float:
    """What an engine gave, likewise."""
    return take(speech).lufs + 3.01


def rows(voice: Voice) -> list[str]:
    """The table of a voice."""
    before, after = voice.before, voice.after
    spread = [np.ptp([raw_lufs(one) for one in before]), np.ptp([lufs(clip(one)) for one in after])]
    offset = [20 * np.log10(max(abs(float(one.samples.mean())) for one in some) + 1e-6) for some in (before, after)]
    figures = [
        ("offset, dB of full scale, at most", *(f"{max(-99, db):.0f}" for db in offset)),
        ("below 60 Hz, dB", *(f"{band_db(some, 5, 60):.1f}" for some in (before, after))),
        ("presence, 2 to 5 kHz, dB", *(f"{band_db(some, 2000, 5000):.1f}" for some in (before, after))),
        ("loudest s, dB", *(f"{max(map(loudest_hiss_db, some)):.1f}" for some in (before, after))),
        ("loudness of the phrases lies within, LU", *(f"{value:.2f}" for value in spread)),
    ]
    return [f"| {voice.name} | {what} | {one} | {other} |" for what, one, other in figures]


def draw_spectra(voices: list[Voice]) -> None:
    """Long-term spectra before and after."""
    figure, axes = pyplot.subplots(1, len(voices), figsize=(11, 3.2), sharey=True, layout="constrained")
    for axis, voice in zip(axes, voices, strict=True):
        for some, label in ((voice.before, "spoken"), (voice.after, "shaped")):
            hertz, level = power(np.concatenate([one.samples for one in some]), some[0].rate_hz)
            smooth = np.convolve(level, np.ones(5) / 5, "same")
            reference = smooth[(hertz > 100) & (hertz < 1000)].max()
            axis.semilogx(hertz[1:], 10 * np.log10(smooth[1:] / reference), label=label, linewidth=1)
        axis.set(title=voice.name, xlim=(20, 11000), ylim=(-75, 5), xlabel="Hz")
        axis.grid(alpha=0.3)
    axes[0].set_ylabel("dB")
    axes[0].legend()
    figure.savefig(PICTURES / "spectra.png", dpi=80)
    pyplot.close(figure)


def draw_hiss(voice: Voice) -> None:
    """One sentence full of s before and after the step that is about them."""
    before = STEPS["rumble"](voice.before[HISSING].samples, voice.before[HISSING].rate_hz)
    rate = voice.before[HISSING].rate_hz
    after = STEPS["de-ess"](before, rate)
    figure, axes = pyplot.subplots(3, 1, figsize=(9, 5.4), sharex=True, layout="constrained", height_ratios=(2, 2, 1))
    for axis, sound, title in ((axes[0], before, "spoken"), (axes[1], after, "de-ess")):
        axis.specgram(sound + 1e-9, NFFT=512, Fs=rate, noverlap=400, cmap="magma", vmin=-120, vmax=-45)
        axis.set(ylabel="Hz", title=title, ylim=(0, 11000))
    time = np.arange(len(before)) / rate
    removed = [10 * np.log10(np.convolve(one**2, np.ones(220) / 220, "same") + 1e-9) for one in (before, after)]
    axes[2].plot(time, removed[1] - removed[0], linewidth=1)
    axes[2].set(ylim=(-6.5, 0.5), ylabel="dB", xlabel="seconds")
    axes[2].grid(alpha=0.3)
    figure.savefig(PICTURES / "hiss.png", dpi=55)
    pyplot.close(figure)


def draw_edges(voice: Voice) -> None:
    """Where a phrase on hiss is cut."""
    before = voice.before[HISSING]
    after = in_shape(before)
    figure, axes = pyplot.subplots(2, 1, figsize=(9, 3.8), sharex=True, layout="constrained")
    for axis, speech, title in ((axes[0], before, "recorded"), (axes[1], after, "shaped")):
        time = np.arange(len(speech.samples)) / speech.rate_hz
        axis.plot(time, 20 * np.log10(np.abs(speech.samples) + 1e-5), linewidth=0.3)
        span = audible(speech.samples) if speech is before else take(speech).heard
        for edge in (span.start, span.stop):
            axis.axvline(edge / speech.rate_hz, color="red", linewidth=1)
        axis.set(ylim=(-80, 3), ylabel="dB", title=title)
    axes[1].set_xlabel("seconds; red: where the phrase begins and ends")
    figure.savefig(PICTURES / "edges.png", dpi=80)
    pyplot.close(figure)


def draw_levels(voice: Voice) -> None:
    """Loudness of each phrase."""
    figure, axis = pyplot.subplots(figsize=(9, 2.8), layout="constrained")
    raw = np.array([raw_lufs(one) for one in voice.before])
    axis.plot(raw - raw.mean() - 20, "o", label="spoken")
    axis.plot([lufs(clip(one)) for one in voice.after], "s", label="heard")
    axis.set_xticks(range(len(PHRASES)), [text[:12] for text in PHRASES], rotation=20)
    axis.set_ylabel("LUFS")
    axis.grid(alpha=0.3)
    axis.legend()
    figure.savefig(PICTURES / "levels.png", dpi=80)
    pyplot.close(figure)


def main() -> None:
    """Writes the page and its pictures."""
    PICTURES.mkdir(exist_ok=True)
    voices = [Voice(name, spoken(name)) for name in VOICES]
    poor = Voice(POOR, [made_worse(one, seed) for seed, one in enumerate(voices[-1].before)])
    everyone = [*voices, poor]
    draw_spectra(everyone)
    draw_hiss(poor)
    draw_edges(poor)
    draw_levels(voices[1])
    moved = [
        1000 * ((take(one).heard.start - take(clean).heard.start) / one.rate_hz - BEFORE_S)
        for one, clean in zip(poor.after, voices[-1].after, strict=True)
    ]
    lines = [
        HEAD,
        "## Measured",
        "",
        f"{len(PHRASES)} phrases of each voice, from one word to a sentence.  A band is given against all of the",
        "voice, the loudest s against the phrase it is in.",
        "",
        "| voice | measured | spoken | heard |",
        "|---|---|---|---|",
        *(row for one in everyone for row in rows(one)),
        "",
        "In the kitchen 0.3 s of hiss and hum come before each phrase.  It is cut where it is cut without them, to "
        f"{max(map(abs, moved)):.0f} ms.",
        "",
        *(line for name, text in CAPTIONS.items() for line in (f"![{name}](speech/{name}.png)", "", text, "")),
    ]
    PAGE.write_text("\n".join(lines).rstrip() + "\n", "utf-8")


CAPTIONS = {
    "spectra": "The long-term spectra.  There is less below 70 Hz and around 3 kHz; the vowels, up to 1 kHz, stay.",
    "hiss": f"'{PHRASES[HISSING]}', {POOR}: only the s and sh are softer; below, by how much.",
    "edges": "The same, on its hum and hiss.  Above, the 40 dB under its peak that a clean voice is cut at find "
    "nothing to cut;\nbelow, the voice is cut where it stands out of the noise.",
    "levels": "Loudness of each phrase of the calm male voice, as it is spoken (its mean moved to -20) and as it is "
    "heard.",
}


if __name__ == "__main__":
    main()
