"""`build`: the main job."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import click

from audio_builder.cli.options import (
    complete_script,
    given,
    json_option,
    phrase_cache,
    quiet_option,
    refuse_errors,
    setting_options,
    settled,
    verbose_option,
)
from audio_builder.cli.talk import NORMAL, QUIET, VERBOSE, Talk
from audio_builder.errors import AudioBuilderError, UsageError
from audio_builder.sources import load

EXAMPLES = """\b
Examples:
  audio-builder build gentle-pmr                      a built-in session
  audio-builder build my-script.txt -o sessions       a script of yours
  audio-builder build *.txt --voice espeak:en-us+f2   several, with one voice
  audio-builder build calm.txt --background "pink-noise -26dB, drone A2 -34dB"
  pbpaste | audio-builder build - --title "Tonight"   from standard input
"""


@click.command(epilog=EXAMPLES, short_help="Make a session.", context_settings={"auto_envvar_prefix": "AUDIO_BUILDER"})
@click.argument("scripts", nargs=-1, required=True, metavar="SCRIPT...", shell_complete=complete_script)
@click.option(
    "-o", "--output", "folder", default="output", show_default=True, metavar="DIR", help="Where the files go."
)
@setting_options
@quiet_option
@verbose_option
@json_option
def command(
    scripts: tuple[str, ...],
    folder: str,
    assignments: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Make a finished MP3 of each SCRIPT: a file, - for standard input, or the name of a built-in session.

    Next to each file lies its manifest, a JSON file with the timeline and what was measured.
    """
    values = given(options, assignments)
    _refuse_twins(scripts)
    volume = QUIET if quiet else VERBOSE if verbose else NORMAL
    built: list[dict[str, Any]] = []
    worst = 0
    for name in scripts:
        try:
            built.append(_session(name, Path(folder), values, volume))
            if not as_json:
                click.echo(built[-1]["path"] if quiet else _told(built[-1]))
        except AudioBuilderError as error:
            if len(scripts) == 1:
                raise
            for line in str(error).splitlines():
                click.echo(f"{click.style('error', fg='red')}: {line}", err=True)
            worst = max(worst, error.exit_code)
    if as_json:
        click.echo(json.dumps(built, ensure_ascii=False))
    if worst:
        click.echo(f"{len(built)} of {len(scripts)} sessions built", err=True)
        sys.exit(worst)


def _session(name: str, folder: Path, values: dict[str, Any], volume: int) -> dict[str, Any]:
    """Builds one session; what came of it."""
    source = load(name, stdin=sys.stdin.buffer)
    settings, findings = settled(source, values)
    refuse_errors(findings)
    from audio_builder.build import RATE_HZ, compose, write
    from audio_builder.plugins import installed
    from audio_builder.voices.choose import chosen_voice

    talk = Talk(source.stem, volume, RATE_HZ, terminal=sys.stderr.isatty())
    for finding in findings:
        (talk.say if finding.level == "warning" else talk.detail)(f"{finding.level}: {finding}")
    registry, script = installed(), source.reading.script
    try:
        engine = chosen_voice(settings.voice, registry.engines(), language=settings.language, report=talk)
        talk.detail(f"phrases are kept in {phrase_cache().folder}")
        session = compose(script, settings, engine=engine, cache=phrase_cache(), registry=registry, report=talk)
        output = registry.output("mp3")
        done = write(session, script, to=folder / source.stem, output=output, year=date.today().year, report=talk)
    finally:
        talk.done()
    return {"path": str(done.audio), "manifest": str(done.manifest), **_headlines(done.content)}


def _headlines(content: dict[str, Any]) -> dict[str, Any]:
    names = ("title", "duration_s", "voice", "measured")
    chosen = {name: content[name] for name in names}
    return {**chosen, "chapters": len(content["chapters"]), "background": content["settings"]["background"]}


def _told(session: dict[str, Any]) -> str:
    from audio_builder.units import Seconds, clock

    voice, measured = session["voice"], session["measured"]
    lines = (
        session["path"],
        f"  {session['title']}, {clock(Seconds(session['duration_s']))}, {session['chapters']} chapters",
        f"  voice {voice['engine']}:{voice['name']} at {measured['voice_lufs']} LUFS, "
        f"true peak {measured['true_peak_dbtp']} dBTP",
        f"  background {session['background']}",
    )
    return "\n".join(lines)


def _refuse_twins(scripts: tuple[str, ...]) -> None:
    """Two scripts of one name would write one file."""
    for name, count in Counter(Path(name).stem.casefold() for name in scripts).items():
        if count > 1:
            raise UsageError(f"{count} scripts would write {name}.mp3; build them into different folders with -o")
