"""How the cost of reading grows with the text: it should be a straight line.

    python benchmarks/reader.py

It reads and lints texts of 1,000, 10,000 and 100,000 lines, and hostile nests of brackets of the same sizes, and prints
seconds and, in the last column, the cost of a character next to that of the smallest text: 1.0 is a straight line.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from audio_builder.cli.timeline import estimate
from audio_builder.errors import PlanError
from audio_builder.plan.safety import safety
from audio_builder.script.nodes import Reading
from audio_builder.script.reader import read
from audio_builder.settings import settings

SCRIPT = (
    "# Left leg {n}",
    "Notice how your left calf feels, and let it be heavy.",
    "Breathe in, and (softly) let it go... [pause 4s]",
    "",
    "**Narrator:** Turn your foot for five seconds, <break time='2s'/> and rest.",
    "Inhale for 4, hold for 7, exhale for 8.",
    "[tense 4s]",
    "And let go.",
    "[release 20s]",
    "",
)
"""Ten lines of everything; a thousand lines are a hundred of these."""
NESTS = ("[", "(", "{", "<a ", "*", "[(", "(*[", "{|", "<!--", "`")
SIZES = (1_000, 10_000, 100_000)


def script(lines: int) -> str:
    """A text of this many lines."""
    return "\n".join(SCRIPT[n % len(SCRIPT)].format(n=n) for n in range(lines))


def only_read(text: str) -> Reading:
    """The text, read."""
    return read(text, source="bench")


def linted(text: str) -> None:
    """All that `lint` does but printing."""
    one = only_read(text)
    safety(one.script, settings({}))
    try:
        estimate(one.script, settings({}))
    except PlanError:
        return


def timed(work: Callable[[str], object], text: str) -> float:
    """Seconds of the quickest of three runs, of one for what takes long."""
    best = float("inf")
    for _ in range(3):
        begun = time.perf_counter()
        work(text)
        best = min(best, time.perf_counter() - begun)
        if best > 5:
            break
    return best


def rows(name: str, work: Callable[[str], object], texts: list[str]) -> None:
    """Prints one line for each text."""
    first = 0.0
    for text in texts:
        seconds = timed(work, text)
        cost = seconds / len(text)
        first = first or cost
        size = f"{text.count(chr(10)) + 1:>8,} lines {len(text):>10,} characters"
        print(f"{name:20} {size} {seconds:8.3f} s {cost / first:6.2f}")


def main() -> None:
    """Prints the whole table."""
    rows("read", only_read, [script(lines) for lines in SIZES])
    rows("read, plan, lay out", linted, [script(lines) for lines in SIZES[:2]])
    for nest in NESTS:
        rows(f"nest of {nest!r}", only_read, [nest * (size // len(nest)) for size in SIZES])


if __name__ == "__main__":
    main()
