"""What a running command tells: progress on a terminal, plain lines anywhere else, nothing when it is to be quiet."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import click

from audio_builder.events import Event, Note, Rendered, Spoken, Waiting
from audio_builder.units import Seconds, clock

SECONDS_BETWEEN_LINES = 30.0
"""How often long work shows a sign of life where there is no terminal."""
SECONDS_BETWEEN_FRAMES = 0.1

QUIET, NORMAL, VERBOSE = 0, 1, 2


@dataclass(slots=True)
class Talk:
    """Talk of one session, on standard error."""

    title: str
    volume: int
    rate_hz: int
    terminal: bool
    _shown_at: float = field(default=0.0)
    _open: bool = False

    def __call__(self, event: Event) -> None:
        """Tells of an event."""
        if self.volume == QUIET:
            return
        match event:
            case Note(text):
                self.say(text)
            case Waiting(seconds, why):
                self.say(f"waiting {seconds:.0f} s: {why}")
            case Spoken(done, total, fresh):
                self._progress(f"speaking {done} of {total} phrases, {fresh} of them new", done == total)
            case Rendered(done, total):
                at, end = (clock(Seconds(frames, self.rate_hz)) for frames in (done, total))
                self._progress(f"rendering {at} of {end}", done == total)

    def say(self, text: str) -> None:
        """One line that stays."""
        if self.volume == QUIET:
            return
        self._clear()
        click.echo(text, err=True)

    def detail(self, text: str) -> None:
        """One line for those who asked for more."""
        if self.volume == VERBOSE:
            self.say(text)

    def done(self) -> None:
        """Takes the last progress line away."""
        self._clear()

    def _progress(self, text: str, last: bool) -> None:
        now = time.monotonic()
        wait = SECONDS_BETWEEN_FRAMES if self.terminal else SECONDS_BETWEEN_LINES
        if now - self._shown_at < wait and not (last and self.volume == VERBOSE):
            self._shown_at = self._shown_at or now
            return
        self._shown_at = now
        if self.terminal:
            click.echo(f"\r\x1b[K{self.title}: {text}", err=True, nl=False)
            self._open = True
        else:
            click.echo(f"{self.title}: {text}", err=True)

    def _clear(self) -> None:
        if self._open:
            click.echo("\r\x1b[K", err=True, nl=False)
            self._open = False
