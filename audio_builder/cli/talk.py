"""What a running command tells: progress on a terminal, plain lines anywhere else, nothing when it is to be quiet.

Talk never ends the work: when nobody listens any more, it falls silent.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click
from msgspec import Struct

from audio_builder.cli.reckoning import in_words
from audio_builder.events import Event, Fetched, Note, Reckoning, Rendered, Spoken, Waiting
from audio_builder.units import clock

SECONDS_BETWEEN_LINES = 30.0
"""How often long work shows a sign of life where there is no terminal."""
SECONDS_BETWEEN_FRAMES = 0.1

QUIET, NORMAL, VERBOSE = 0, 1, 2


def colour() -> bool | None:
    """Whether colours are wanted: False where NO_COLOR says so (no-color.org), else None, as the terminal allows."""
    return False if os.environ.get("NO_COLOR") else None


def tell_error(text: str) -> None:
    """A line on standard error for each problem; its first word red on a terminal."""
    for line in text.splitlines():
        click.echo(f"{click.style('error', fg='red')}: {line}", err=True, color=colour())


def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "chapter"), counted(0, "error")
    ('1 chapter', '0 errors')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def talking(title: str, *, volume: int = NORMAL) -> Iterator[Talk]:
    """Talk of one piece of work, whose last progress line goes when it ends."""
    terminal = sys.stderr is not None and sys.stderr.isatty()
    talk = Talk(title, volume, terminal=terminal)
    try:
        yield talk
    finally:
        talk.done()


class Talk(Struct):
    """Talk of one session, on standard error."""

    title: str
    volume: int
    terminal: bool
    _stage: str = ""
    """What the last progress was of."""
    _shown_at: float = 0.0
    """When, on `time.monotonic`."""
    _open: bool = False
    """Whether a progress line stands on the terminal."""

    def __call__(self, event: Event) -> None:
        """Tells of an event."""
        match event:
            case Note(text, detail):
                (self.detail if detail else self.say)(text)
            case Reckoning():
                self.say(f"{self.title}: {in_words(event)}")
            case Waiting(seconds, why):
                self.say(f"{self.title}: waiting {seconds:.0f} s, because {why}")
            case Spoken(done, total, fresh):
                self._progress("speaking", f"{done} of {counted(total, 'phrase')}, {fresh} new", last=done == total)
            case Fetched(name, done, total):
                size = f"{done / 1e6:.1f}" + (f" of {total / 1e6:.1f} MB" if total else " MB")
                self._progress(f"fetching {name}", size, last=done == total)
            case Rendered(done, total):
                self._progress("rendering", f"{clock(done)} of {clock(total)}", last=done == total)

    def say(self, text: str) -> None:
        """One line that stays."""
        if self.volume > QUIET:
            self.done()
            self._write(f"{text}\n")

    def detail(self, text: str) -> None:
        """One line for those who asked for more."""
        if self.volume == VERBOSE:
            self.say(text)

    def done(self) -> None:
        """Takes the last progress line away."""
        if self._open:
            self._write("\r\x1b[K")
            self._open = False

    def _progress(self, stage: str, text: str, *, last: bool) -> None:
        """The first of each stage, then one in a while; the last for those who asked for more."""
        if self.volume == QUIET:
            return
        now = time.monotonic()
        due = now - self._shown_at >= (SECONDS_BETWEEN_FRAMES if self.terminal else SECONDS_BETWEEN_LINES)
        if stage == self._stage and not due and not (last and self.volume == VERBOSE):
            return
        self._stage, self._shown_at = stage, now
        line = f"{self.title}: {stage} {text}"
        self._write(f"\r\x1b[K{line}" if self.terminal else f"{line}\n")
        self._open = self.terminal

    def _write(self, text: str) -> None:
        try:
            click.echo(text, err=True, nl=False, color=self.terminal)
        except OSError:
            self.volume = QUIET
