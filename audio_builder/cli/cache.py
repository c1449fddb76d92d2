"""`cache`: the phrases that have been spoken, and the room they take."""

from __future__ import annotations

import json
import sys

import click

from audio_builder.cli.group import FAILED, Group
from audio_builder.cli.options import json_option
from audio_builder.cli.places import cache_limit, phrase_cache

EXAMPLES = """\b
Examples:
  audio-builder cache info
  audio-builder cache prune --limit 500MB
  audio-builder cache verify --json
"""


@click.group(cls=Group, epilog=EXAMPLES)
def command() -> None:
    """Every phrase is spoken once and kept, for all scripts.

    AUDIO_BUILDER_CACHE names the folder, AUDIO_BUILDER_CACHE_LIMIT its size (2GB, 500MB).
    """


@command.command(epilog="\b\nExample:\n  audio-builder cache info --json")
@json_option
def info(as_json: bool) -> None:
    """How many phrases are kept, where, and how much room they take."""
    cache, limit = phrase_cache(), cache_limit()
    phrases, size = cache.size()
    if as_json:
        tree = {"folder": str(cache.folder), "phrases": phrases, "bytes": size, "limit_bytes": limit}
        click.echo(json.dumps(tree, ensure_ascii=False))
        return
    click.echo(f"{phrases} phrases, {size / 1e6:.1f} of at most {limit / 1e6:.0f} MB, in {cache.folder}")


@command.command(epilog="\b\nExample:\n  audio-builder cache prune --limit 500MB")
@click.option("--limit", "wanted", metavar="SIZE", help="What may stay: 500MB, 2GB.  [default: the cache's limit]")
@json_option
def prune(wanted: str | None, as_json: bool) -> None:
    """Take away what was of no use for longest.

    What was of use within the last six hours stays, for a build may be running.
    """
    from audio_builder.voices.pruning import prune as pruned

    done = pruned(phrase_cache(), limit=cache_limit(wanted))
    if as_json:
        click.echo(json.dumps({"phrases": done.phrases, "freed_bytes": done.freed, "left_bytes": done.left}))
        return
    click.echo(
        f"{done.phrases} phrases are gone, {done.freed / 1e6:.1f} MB are free; {done.left / 1e6:.1f} MB are left"
    )


@command.command(epilog="\b\nExample:\n  audio-builder cache verify --json")
@json_option
def verify(as_json: bool) -> None:
    """Read every phrase, and take the damaged ones away.

    They are spoken again when they are needed.
    """
    cache = phrase_cache()
    keys = cache.entries()
    damaged = [key for key in keys if key in cache and cache.read(key) is None]
    for key in damaged:
        cache.drop(key)
    if as_json:
        click.echo(json.dumps({"phrases": len(keys), "damaged": damaged}))
    else:
        click.echo(f"{len(keys)} phrases read, {len(damaged)} of them damaged and taken away")
    sys.exit(FAILED if damaged else 0)
