"""`scripts list`: the built-in sessions, practice after practice, each in a line; a filter makes room for more."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from audio_builder.cli.options import json_option
from audio_builder.cli.talk import counted
from audio_builder.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from audio_builder.catalogue import Card
    from audio_builder.units import Seconds

WIDTH = 80
"""Columns of everything that `scripts` lays out."""
ANY = "all"
"""The language that is every language."""
EXAMPLES = """\b
Examples:
  audio-builder scripts list
  audio-builder scripts list --position bed --length 10m
  audio-builder scripts list --goal restless
  audio-builder scripts list --practice pmr --json
"""


@click.command("list", epilog=EXAMPLES)
@click.option("--practice", metavar="NAME", help="Only these: pmr, breathing, stretching, and so on.")
@click.option("--goal", metavar="NAME", help="Only what is for this: sleep, back-to-sleep, restless, and so on.")
@click.option("--position", metavar="NAME", help="Only what can be done in bed, chair, floor, standing or walking.")
@click.option("--length", metavar="TIME", help="Only what fits this length; a number is minutes.")
@click.option("--max-length", metavar="TIME", help="Only what can be as short as this.")
@click.option("--intensity", metavar="usual|gentle", help="Only what can be had so.")
@click.option("--language", default="en", show_default=True, metavar="TAG", help="Only in this language; or: all.")
@json_option
def list_scripts(as_json: bool, language: str, **wanted: str | None) -> None:
    """List the built-in sessions and programmes.

    Each is told with how long it can be, where it is done, and its title; with a filter, also with what it is for.
    """
    from audio_builder.catalogue import cards

    known = cards()
    asked, tongue = _read(wanted, known), tongue_of(language, known)
    found = [one for one in known if tongue in (ANY, one.language) and _is_wanted(one, asked)]
    if as_json:
        click.echo(json.dumps([_tree(one) for one in found], ensure_ascii=False))
        return
    for line in _shown(found, fully=bool(asked)):
        click.echo(line)
    if not asked:
        for line in programmes_shown():
            click.echo(line)
    others = sorted({one.language for one in known} - {tongue})
    if found and others and tongue != ANY:
        click.echo(f"also in {', '.join(others)}: --language {others[0]}")
    if not found:
        click.echo("no built-in session is like that; leave one of the filters out", err=True)


def _read(wanted: dict[str, str | None], known: Sequence[Card]) -> dict[str, Any]:
    """What each filter asks for.  Raises UsageError for what no session says."""
    from audio_builder.catalogue import minutes
    from audio_builder.script.directions.conditions import INTENSITIES
    from audio_builder.settings import GOALS, POSITIONS, PRACTICES

    words = {
        "practice": (*PRACTICES, *(one.practice for one in known)),
        "goal": GOALS,
        "position": POSITIONS,
        "intensity": INTENSITIES,
    }
    asked: dict[str, Any] = {}
    for name, text in wanted.items():
        if text is None:
            continue
        if name in words:
            asked[name] = one_of(f"--{name}", text, words[name])
            continue
        try:
            asked[name] = minutes(text)
        except ValueError as error:
            raise UsageError(f"--{name.replace('_', '-')}: {error}") from error
    return asked


def one_of(option: str, text: str, known: Iterable[str]) -> str:
    """A word that an option knows, however it is written.  Raises UsageError."""
    word, words = text.strip().lower().replace(" ", "-"), list(dict.fromkeys(known))
    if word not in words:
        near = did_you_mean(word, words) or "; there is " + ", ".join(words)
        raise UsageError(f"{option}: there is no '{text.strip()}'{near}")
    return word


def _is_wanted(one: Card, asked: dict[str, Any]) -> bool:
    for name, value in asked.items():
        match name:
            case "practice":
                fine = one.practice == value
            case "intensity":
                fine = one.offers(value)
            case "length":
                fine = _can_last(one, value)
            case "max_length":
                fine = _lengths(one)[0] <= value
            case _:
                fine = value in one.names(name)
        if not fine:
            return False
    return True


def _can_last(one: Card, length: Seconds) -> bool:
    lengths = _lengths(one)
    return lengths[0] <= length <= lengths[-1]


def tongue_of(language: str, known: Sequence[Card]) -> str:
    """The base of a language tag.  Raises UsageError where nothing is in that language."""
    tongues = sorted({other.language for other in known})
    base = language.strip().lower().replace("_", "-").partition("-")[0]
    if base != ANY and base not in tongues:
        raise UsageError(f"--language: no session is in '{language}'; there is {', '.join((*tongues, ANY))}")
    return base


def _lengths(one: Card) -> tuple[Seconds, ...]:
    """Those it names, else the one it is likely to have."""
    from audio_builder.units import Seconds

    return one.fits or (Seconds(round(_estimated(one))),)


def _estimated(one: Card) -> float:
    from audio_builder.cli.settled import settled
    from audio_builder.cli.timeline import estimate
    from audio_builder.sources import load

    ready = settled(load(str(one.path), stdin=None), {})
    timeline = estimate(ready.script, ready.settings).timeline
    return timeline.frames / timeline.rate_hz


def _tree(one: Card) -> dict[str, Any]:
    """A session with all that its front matter says."""
    return {
        **one.told,
        "name": one.name,
        "title": one.title,
        "practice": one.practice,
        "language": one.language,
        "position": one.names("position"),
        "areas": one.names("areas"),
        "lengths_s": [float(length) for length in _lengths(one)],
        "path": str(one.path),
    }


def _shown(found: Sequence[Card], *, fully: bool) -> Iterator[str]:
    name_width = max((len(one.name) for one in found), default=0)
    for practice, members in groupby(found, key=lambda one: one.practice):
        yield click.style(practice, bold=True)
        for one in members:
            yield from _line(one, name_width, fully=fully)


def programmes_shown(*, fully: bool = False) -> Iterator[str]:
    """The built-in programmes, each in a line; fully, with what each is and its nights beneath."""
    from audio_builder.recipes import recipe
    from audio_builder.shelf import recipes

    found = [recipe(name) for name in recipes()]
    width = max((len(one.name) for one in found), default=0)
    if found:
        yield click.style("programmes", bold=True)
    for one in found:
        head = f"  {one.name:{width}}  {counted(one.nights, 'night'):9}  "
        yield head + shortened(one.title, max(WIDTH - len(head), 12))
        if fully:
            yield from _wrapped(one.about)


def _line(one: Card, name_width: int, *, fully: bool) -> Iterator[str]:
    """A session in one line of at most WIDTH columns; fully, with what it is for beneath."""
    where = next(iter(one.names("position")), "")
    head = f"  {one.name:{name_width}}  {_minutes(_lengths(one)):>6}  {where:8}  "
    yield (head + shortened(one.title, max(WIDTH - len(head), 12))).rstrip()
    if fully:
        yield from _wrapped(one.says("summary"))


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6)


def _minutes(lengths: Sequence[Seconds]) -> str:
    """From the shortest to the longest, in minutes: `10-20m`."""
    shortest, longest = (max(1, round(length / 60)) for length in (lengths[0], lengths[-1]))
    return f"{shortest}m" if shortest == longest else f"{shortest}-{longest}m"


def shortened(text: str, width: int) -> str:
    """A text in so many columns, its end left out where it is longer."""
    return textwrap.shorten(text, width, placeholder=" ...")
