"""How the cost of a session grows with its length, its phrases and its layers of background, as a picture.

    pip install matplotlib
    python benchmarks/curves.py [--to docs/costs.png]

Each point is a build whose phrases are cached, in a process of its own: its seconds of the processor.  A straight line
is drawn through the first and the last point; the printed figure says how far the others are from it.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import matplotlib
from session import SENTENCES, Bench, measured, script

matplotlib.use("Agg")
from matplotlib import pyplot

LENGTHS = (5, 10, 20, 30, 40)
PHRASES = (10, 50, 100, 150, 200)
LAYERS = ("brown-noise", "ocean", "rain", "stream", "wind", "night")
MINUTES = 10
"""Of the sessions that differ in their phrases or in their layers."""
SENTENCE_S = 3
"""Roughly, of a sentence, so that sessions of few and of many are equally long."""


def by_phrases(count: int) -> str:
    """Ten minutes in which so much is said."""
    pause = MINUTES * 60 / count - SENTENCE_S
    said = (f"{SENTENCES[n % len(SENTENCES)].format(n=n)}\n[pause {max(pause, 0):.1f}s]\n" for n in range(count))
    return "\n".join(("---", "tail: 4s", "end-silence: 1s", "---", *said))


def by_layers(count: int) -> str:
    """Ten minutes over so many backgrounds."""
    layers = ", ".join(f"{name} -30dB" for name in LAYERS[:count])
    return script(MINUTES).replace("---\n", f"---\nbackground: {layers}\n", 1)


def points(bench: Bench, sizes: Sequence[int], text: Callable[[int], str]) -> Iterator[float]:
    """Seconds of the processor for each size."""
    for size in sizes:
        source = bench.folder / f"{text.__name__}-{size}.txt"
        source.write_text(text(size), "utf-8")
        measured(bench.command("build", source), bench.environment)
        yield min(measured(bench.command("build", source), bench.environment).cpu_s for _ in range(2))


def astray(sizes: Sequence[int], costs: Sequence[float]) -> float:
    """How far the points are from the line through the first and the last, at most, as a share of the last."""
    slope = (costs[-1] - costs[0]) / (sizes[-1] - sizes[0])
    line = (costs[0] + slope * (size - sizes[0]) for size in sizes)
    return max(abs(cost - there) for cost, there in zip(costs, line, strict=True)) / costs[-1]


def main() -> None:
    """Measures the three curves, prints them, and draws them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=Path(__file__).parents[1] / "docs" / "costs.png")
    chosen = parser.parse_args()
    curves: tuple[tuple[str, Sequence[int], Callable[[int], str]], ...] = (
        ("minutes, 6 phrases each", LENGTHS, script),
        (f"phrases in {MINUTES} minutes", PHRASES, by_phrases),
        (f"layers under {MINUTES} minutes", range(1, len(LAYERS) + 1), by_layers),
    )
    figure, axes = pyplot.subplots(1, len(curves), figsize=(11, 3.2), layout="constrained")
    with tempfile.TemporaryDirectory() as folder:
        for (name, sizes, text), axis in zip(curves, axes, strict=True):
            costs = list(points(Bench(Path(folder)), sizes, text))
            told = ", ".join(f"{size}: {cost:.1f} s" for size, cost in zip(sizes, costs, strict=True))
            print(f"{name}: {told}; {astray(sizes, costs):.0%} of the last at most from a straight line", flush=True)
            axis.plot((sizes[0], sizes[-1]), (costs[0], costs[-1]), color="0.8")
            axis.plot(sizes, costs, "o-")
            axis.set(xlabel=name, ylabel="seconds of the processor", xlim=(0, None), ylim=(0, None))
    figure.savefig(chosen.to, dpi=80)


if __name__ == "__main__":
    main()
