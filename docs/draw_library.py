"""Writes `docs/library.md`: every built-in session, what it is for, and what its time is made of.

    pip install matplotlib
    python docs/draw_library.py

A picture for each practice, a row for each session: dark is speech, the colours are timed steps, the light ground is
rest with the background alone, up to the silence at the end.  Lengths are those of a likely voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from audio_builder.cli.settled import Settled, settled
from audio_builder.cli.timeline import estimate
from audio_builder.plan.timeline import Timeline
from audio_builder.recipes import recipe
from audio_builder.shelf import library, recipes
from audio_builder.sources import load
from audio_builder.units import in_words

PAGE = Path(__file__).with_name("library.md")
PICTURES = Path(__file__).with_name("library")
COLOURS = {
    "inhale": "#7fb6d6",
    "hold": "#cfa7d8",
    "exhale": "#4f8fb8",
    "tense": "#d98a6a",
    "release": "#a9cf9f",
    "stretch": "#e0b95c",
    "rest": "#d5dfc4",
}
SPEECH, GROUND = "#26303a", "#eceae4"
BACKGROUNDS = {
    "pmr": "dark, even noise: it hides the room and never draws attention from a muscle",
    "breathing": "the breath background or pink noise, which follow or leave room for the guided breath",
    "stretching": "running water or noise: something that moves along, without a beat to hurry to",
    "massage-and-warmth": "a slow chord or the sea, for hands that have minutes to fill",
    "mind": "whatever the image is about; dark noise where there is none",
    "movement": "none outdoors, so that the ears are free; little indoors",
    "routines": "as little as possible, for these are about the evening itself",
    "rescue": "none or very quiet pink noise: an episode wants alertness, not drowsiness",
}
HEAD = """# The library

Drawn by `python docs/draw_library.py`. `audio-builder scripts list` filters these sessions, `audio-builder scripts
tonight` proposes one, and `audio-builder scripts copy NAME mine.txt` makes one your own. Read the [safety
card](safety.md) once.

All are original texts. Every one can be made at each of the lengths told, with any part of the body left out (`--skip
knees`); those with effort also in a gentle form (`--intensity gentle`). The rules they keep to, one row each with its
reason, are [tests/library/library_rules.py](../tests/library/library_rules.py); `python -m pytest -m slow
tests/library` makes every session at its shortest and at its longest with the embedded voice and measures the files.
Those in other languages were written in that language, and no native reader has read them yet; the row `reviewer` of
each says where to look.

General relaxation and sleep routine; not a medical device.
"""
PROGRAMMES = """A recipe names sessions in order, one line each; `audio-builder batch NAME` makes those that are not
up to date, and `audio-builder batch --help` shows how a recipe of your own is written.
"""
ITEMS = (
    ("regular times for bed and for rising", "anchor-evening, anchor-morning", ""),
    ("a calming bedtime routine", "bedtime-routine", ""),
    ("a cool, dark, quiet room", "room-check", "and any background, which masks a noisy one"),
    ("avoid caffeine, nicotine, alcohol", "day-reminder", "by day; no lectures at bedtime"),
    ("walking", "evening-walk, imagery-walk", ""),
    ("swimming", "imagery-float", "imagined: nobody should listen to this in water"),
    ("yoga", "bed-yoga, nidra-20, nidra-30", ""),
    ("tai chi", "seated-tai-chi", ""),
    ("not overdoing it, flares", "flare-weekend", "and `--intensity gentle` everywhere"),
    ("gentle leg stretches before bed", "leg-stretches, legs-floor, legs-standing", ""),
    ("a restless episode", "rescue-3, rescue-5, rescue-8, urge-surfing", ""),
    ("massaging the legs", "massage-legs", ""),
    ("a foam roller", "roller-or-hands", ""),
    ("heat packs", "warm-down", ""),
    ("cold packs", "cool-down", ""),
    ("iron, magnesium, folate", "appointment", "doses are a matter for a clinician, never for a recording"),
    ("hydration", "day-reminder", ""),
    ("deep breathing", "breath-belly and the other seven of the folder `breathing`", ""),
    ("meditation", "breath-count, kindness", ""),
    ("progressive muscle relaxation", "pmr-16 to pmr-cue", "the 14-night-pmr-ladder in order"),
    ("mindfulness", "body-scan, urge-surfing", ""),
    ("regular daily practice", "the five programmes", ""),
    ("stress and anxiety", "breath-sigh, worry-parking", ""),
    ("creeping and crawling sensations", "", "described nowhere: words about them can bring them on"),
    ("the circle of bad sleep and pain", "three-am", ""),
    ("stiffness after keeping still", "morning-ease, desk-break", ""),
    (
        "fatigue and brain fog",
        "every session whose name ends in -fog",
        "twelve words a sentence, one shape for every step",
    ),
    ("symptoms that come and go", "", "`audio-builder scripts tonight` asks how bad, how long, where"),
    ("medication", "", "never in a recording: ask whoever prescribes it; nothing standing after a sedative"),
    ("talking with the care team", "symptom-diary, appointment", ""),
    ("seeing a doctor, diagnosis", "", "the safety card, in words one can look up"),
    ("support, living well", "kindness", ""),
)
"""What the origin article names as help, the sessions that serve it, and why where none does."""


def sessions() -> Iterator[tuple[str, list[tuple[str, Settled]]]]:
    """The sessions by practice, without those in other languages."""
    english = {name: path for name, path in library().items() if "." not in name}
    found = [(name, settled(load(str(path), stdin=None), {})) for name, path in english.items()]
    for practice, some in groupby(found, key=lambda one: one[1].settings.practice):
        yield practice, list(some)


def strip(axis: Axes, row: int, timeline: Timeline) -> None:
    """One session as a bar."""

    def bar(spans: Iterable[tuple[int, int]], colour: str) -> None:
        minute = 60 * timeline.rate_hz
        shown = [(start / minute, (stop - start) / minute) for start, stop in spans]
        axis.broken_barh(shown, (row - 0.36, 0.72), facecolors=colour, snap=False)

    bar([(0, timeline.bed_stop)], GROUND)
    for phase, colour in COLOURS.items():
        bar(((item.start, item.stop) for item in timeline.of_kind("phase") if item.phase == phase), colour)
    bar(((item.start, item.stop) for item in timeline.of_kind("speech")), SPEECH)


def draw(practice: str, some: list[tuple[str, Settled]]) -> None:
    """The picture of a practice."""
    figure, axis = pyplot.subplots(figsize=(11, 0.9 + 0.26 * len(some)), layout="constrained")
    for row, (_, one) in enumerate(some):
        strip(axis, row, estimate(one.script, one.settings).timeline)
    axis.set_yticks(range(len(some)), [name for name, _ in some])
    axis.set(ylim=(len(some) - 0.5, -0.5), xlim=(0, None), xlabel="minutes")
    axis.spines[["top", "right"]].set_visible(False)
    patches = [Patch(color=SPEECH, label="speech"), *(Patch(color=c, label=p) for p, c in COLOURS.items())]
    axis.legend(
        handles=patches, ncols=len(patches), loc="lower right", bbox_to_anchor=(1, 1), frameon=False, fontsize=8
    )
    figure.savefig(PICTURES / f"{practice}.png", dpi=70)
    pyplot.close(figure)


def told(practice: str, some: list[tuple[str, Settled]]) -> Iterator[str]:
    """The part of the page on a practice."""
    yield f"## {practice.replace('-', ' ').capitalize() if practice != 'pmr' else 'Progressive muscle relaxation'}"
    yield f"\nBackground: {BACKGROUNDS[practice]}.\n"
    yield f"![What the time of each session is made of](library/{practice}.png)\n"
    yield "| session | what it is | where | lengths | also in |\n|---|---|---|---|---|"
    for name, one in some:
        chosen = one.settings
        lengths = ", ".join(in_words(length) for length in chosen.fits)
        tongues = ", ".join(other.partition(".")[2] for other in library() if other.startswith(f"{name}."))
        yield f"| `{name}` | {chosen.summary} | {', '.join(chosen.position)} | {lengths} | {tongues} |"
    yield ""


def main() -> None:
    """Writes the page and its pictures."""
    PICTURES.mkdir(exist_ok=True)
    lines = [HEAD]
    for practice, some in sessions():
        draw(practice, some)
        lines += told(practice, some)
    lines += ["## Programmes\n", PROGRAMMES, "| programme | what it is | nights |", "|---|---|---|"]
    lines += [f"| `{name}` | {one.about} | {one.nights} |" for name in recipes() if (one := recipe(name))]
    lines.append("")
    lines += [
        "## What the article names, and what serves it\n",
        "| # | named as help | served by | |",
        "|---|---|---|---|",
    ]
    lines += [f"| {n} | {item} | {served} | {why} |" for n, (item, served, why) in enumerate(ITEMS, 1)]
    PAGE.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
