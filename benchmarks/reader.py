"""How the cost of reading and of `lint` grows with the text: it should be a straight line.

    python benchmarks/reader.py
    python benchmarks/reader.py lint     only what lint does to 10,000 lines, step by step

The last column is the cost of a character next to that of the smallest text: 1.0 is a straight line.  Seconds are of
the processor, so that what else runs counts little; for the whole of lint they are those of a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from audio_builder.cli.timeline import estimate, estimated
from audio_builder.errors import PlanError
from audio_builder.plan.cues import Plan
from audio_builder.plan.make import make_plan
from audio_builder.plan.practice.books import BOOKS
from audio_builder.plan.practice.reading import Reader
from audio_builder.plan.safety import safety
from audio_builder.plan.steps import steps
from audio_builder.script.areas import named_in
from audio_builder.script.nodes import Say, Script, Where
from audio_builder.script.reader import read
from audio_builder.script.reading import Reading
from audio_builder.settings import Settings, settings

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
PROSE = (
    "Notice breath number {n}, and soften your jaw.",
    "Let the toes of your left foot, and then the knee, be heavy now {n}.",
    "You may move whenever you like, and nothing needs doing here tonight {n}.",
    "Squeeze your right hand into a fist {n}.",
    "And let go, feeling the warmth spread {n}.",
)
"""Sentences of which no two are the same."""
SESSIONS = Path(__file__).parents[1] / "scripts"
NESTS = ("[", "(", "{", "<a ", "*", "[(", "(*[", "{|", "<!--", "`")
SENTENCES = (
    "a ",
    "let ",
    "atme ",
    "7 ",
    "hold, ",
    "and to your the of ",
    "toes of your ",
    "knee and ",
    "a that hurts, ",
)
"""What a sentence can be made of to keep those busy that look for its instruction and for parts of the body."""
SIZES = (1_000, 10_000, 100_000)
LINES = 10_000


def script(lines: int) -> str:
    """A text of this many lines."""
    return "\n".join(SCRIPT[n % len(SCRIPT)].format(n=n) for n in range(lines))


def sessions(lines: int) -> str:
    """The built-in sessions, over and over."""
    texts = (path.read_text("utf-8").split("---", 2)[-1] for path in sorted(SESSIONS.glob("*/*.txt")))
    once = "\n".join(texts).splitlines()
    return "\n".join(islice(cycle(once), lines))


def prose(lines: int) -> str:
    """A text of this many lines, each another sentence."""
    return "\n".join(PROSE[n % len(PROSE)].format(n=n) for n in range(lines))


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


def planned(one: Script) -> Plan:
    """The plan of a script, as `lint` asks for it."""
    return make_plan(one, settings({}), voice="", max_chars=300, areas=False)


def understood(text: str) -> None:
    """One sentence, by all that looks into sentences."""
    for tag in BOOKS:
        Reader(tag).parts(text)
        Reader(tag).read(text)
    named_in(text, "en")


def left_out(text: str) -> None:
    """Every line a sentence, in steps for somebody who leaves a part out."""
    nodes = [Say(line, Where("bench", n, 1)) for n, line in enumerate(text.splitlines(), 1)]
    steps(nodes, Settings(skip=("left knee",)))


def timed(work: Callable[[str], object], text: str) -> float:
    """Seconds of the quickest of three runs, of one for what takes long; those of processes it starts are counted."""
    best = float("inf")
    for _ in range(3):
        begun = spent()
        work(text)
        best = min(best, spent() - begun)
        if best > 5:
            break
    return best


TICK_S = 0.01
"""What the system counts a process's time in."""


def spent() -> float:
    """Seconds of the processor so far."""
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


def rows(name: str, work: Callable[[str], object], texts: list[str]) -> None:
    """Prints one line for each text."""
    first = 0.0
    for text in texts:
        seconds = timed(work, text)
        cost = max(seconds, TICK_S) / len(text)
        first = first or cost
        size = f"{text.count(chr(10)) + 1:>8,} lines {len(text):>10,} characters"
        print(f"{name:26} {size} {seconds:8.3f} s {cost / first:6.2f}")


def lint_rows(name: str, text: str) -> None:
    """Prints what each step of `lint` takes for one text, and what all of it takes in a process of its own."""
    one = only_read(text)
    plan = planned(one.script)

    def laid_out(_: str) -> None:
        try:
            estimated(plan, {}, settings({}))
        except PlanError:
            return

    print(f"lint of {text.count(chr(10)) + 1:,} lines of {name}")
    for step, work in (
        ("read", only_read),
        ("safety", lambda _: safety(one.script, settings({}))),
        ("plan", lambda _: planned(one.script)),
        ("lay out", laid_out),
        ("whole, a new process", in_a_process),
    ):
        print(f"    {step:22} {timed(work, text):8.3f} s")


def in_a_process(text: str) -> None:
    """`audio-builder lint` of the text, its output into a pipe."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.txt")
        path.write_text(text, encoding="utf-8")
        subprocess.run([sys.executable, "-m", "audio_builder", "lint", path], capture_output=True, check=False)


def main() -> None:
    """Prints the whole table, or the part that is asked for."""
    texts = (("everything", script(LINES)), ("the built-in sessions", sessions(LINES)), ("plain prose", prose(LINES)))
    for name, text in texts:
        lint_rows(name, text)
    if sys.argv[1:] == ["lint"]:
        return
    rows("read", only_read, [script(lines) for lines in SIZES])
    rows("read prose", only_read, [prose(lines) for lines in SIZES])
    rows("read, safety, plan", linted, [script(lines) for lines in SIZES[:2]])
    rows("the same of prose", linted, [prose(lines) for lines in SIZES[:2]])
    rows("steps without a knee", left_out, [prose(lines) for lines in SIZES[:2]])
    for nest in NESTS:
        rows(f"nest of {nest!r}", only_read, [nest * (size // len(nest)) for size in SIZES])
    for words in SENTENCES:
        rows(f"one sentence of {words!r}", understood, [words * (size // len(words)) for size in SIZES[:2]])


if __name__ == "__main__":
    main()
