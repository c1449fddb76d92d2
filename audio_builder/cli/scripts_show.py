"""`scripts show`: a session to be read on a terminal, with a card at its head; anywhere else its file, unchanged."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_builder.cli.options import complete_session
from audio_builder.cli.scripts_list import WIDTH
from audio_builder.errors import UsageError, did_you_mean
from audio_builder.regex import regex

if TYPE_CHECKING:
    from audio_builder.catalogue import Card
    from audio_builder.recipes import Recipe

LABEL = 12
"""Columns of the names on the card."""
_HEAD = regex(r"\A---\n.*?^---\n", re.MULTILINE | re.DOTALL)
_SILENT = regex(r"(?<!\\)\[[^\]\n]*\]|^%%.*$", re.MULTILINE)
_HEADING = regex(r"^#+ .*$", re.MULTILINE)
EXAMPLES = """\b
Examples:
  audio-builder scripts show leg-stretches
  audio-builder scripts show 28-nights
  audio-builder scripts show gentle-pmr > my-own.txt
"""


@click.command("show", epilog=EXAMPLES)
@click.argument("name", shell_complete=complete_session)
@click.option("--language", default="", metavar="TAG", help="As it is told in this language, if it is.")
def show(name: str, language: str) -> None:
    """Read a built-in session or programme.

    On a terminal a card tells what it is for and what to know before, directives are dimmed, and a pager turns the
    pages; written to a file or to another program it is the script itself, unchanged.
    """
    from audio_builder.catalogue import card
    from audio_builder.recipes import recipe
    from audio_builder.shelf import recipes

    path = built_in(name, language)
    if sys.stdout is None or not sys.stdout.isatty():
        click.echo(path.read_bytes(), nl=False)
        return
    if path in recipes().values():
        lines = [*_programme(recipe(name))]
    else:
        lines = [*_card(card(path.stem, path)), "", dimmed(_HEAD.sub("", path.read_text("utf-8"), count=1))]
    click.echo_via_pager("\n".join(lines), color=click.get_current_context().color)


def built_in(name: str, language: str = "") -> Path:
    """The file of a built-in session or programme.  Raises UsageError."""
    from audio_builder.shelf import in_language, library, recipes

    known = {**library(), **recipes()}
    if name not in known:
        near = did_you_mean(name, known) or "; `audio-builder scripts list` shows what there is"
        raise UsageError(f"there is no built-in session '{name}'{near}")
    return known[in_language(name, language, known)]


def dimmed(text: str) -> str:
    """A script whose directives and comments step back, and whose headings stand out.

    >>> dimmed("[pause 3s]") == click.style("[pause 3s]", dim=True)
    True
    """
    stepped = _SILENT.sub(lambda found: click.style(found[0], dim=True), text)
    return _HEADING.sub(lambda found: click.style(found[0], bold=True), stepped)


def _card(one: Card) -> Iterator[str]:
    """What a session is, for whom, how long and where, and what to know before."""
    from audio_builder.safety_card import BRIEFLY

    width = min(WIDTH, shutil.get_terminal_size().columns)
    yield click.style(one.title, bold=True)
    yield from textwrap.wrap(one.says("summary"), width)
    yield ""
    for name, text in _rows(one):
        if text:
            lines = textwrap.wrap(text, width - LABEL)
            yield click.style(f"{name:{LABEL}}", dim=True) + lines[0]
            yield from (" " * LABEL + line for line in lines[1:])
    yield ""
    yield from (click.style(line, dim=True) for text in BRIEFLY for line in textwrap.wrap(text, width))
    yield click.style("-" * width, dim=True)


def _programme(one: Recipe) -> Iterator[str]:
    """What a programme is, what to know before, and its nights."""
    yield click.style(one.title, bold=True)
    yield from (line for text in (one.about, one.cautions) for line in (*textwrap.wrap(text, WIDTH), ""))
    for entry in one.entries:
        length = next((value.value for value in entry.values if value.name == "length"), "")
        row = f"night {entry.night or entry.number:<3} {entry.script.value:18} {length:4} {entry.note}"
        yield from textwrap.wrap(row, WIDTH, subsequent_indent=" " * 34)
    yield ""
    if one.defaults:
        yield "for all of them: " + "; ".join(f"{value.name} {value.value}" for value in one.defaults)
    yield f"make them       audio-builder batch {one.name}"


def _rows(one: Card) -> Iterator[tuple[str, str]]:
    from audio_builder.units import in_words

    fits = [in_words(length) for length in one.fits]
    yield "for", ", ".join(one.names("goal"))
    yield "where", ", ".join(one.names("position"))
    yield "lengths", ", ".join(fits)
    yield "effort", "usual; little with --intensity gentle" if "usual" in one.names("intensity") else ""
    yield "parts", ", ".join(one.names("areas")) + "; leave any out with --skip" if one.names("areas") else ""
    yield "background", one.says("background")
    yield "ending", one.says("ending")
    yield "language", one.language if one.language != "en" else ""
    yield "before", one.says("cautions")
    yield "evidence", one.says("evidence")
    yield "reviewer", one.says("reviewer")
    yield "make it", f"audio-builder build {one.name}" + (f" --length {fits[len(fits) // 2]}" if fits else "")
