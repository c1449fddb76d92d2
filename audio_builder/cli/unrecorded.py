"""Lines of a script that are to be heard from a recording, and have none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from audio_builder.cli.own_files import own_voice
from audio_builder.cli.settled import Settled
from audio_builder.errors import UsageError
from audio_builder.plan.make import make_plan
from audio_builder.plan.recorded import unrecorded, voices_in
from audio_builder.script.nodes import Finding, Where

MAIN, MOST_CHARS = "", 5000


def not_recorded(one: Settled) -> Iterator[Finding]:
    """An error for each of them at its place, and for recordings that are not to be had; no other voice is asked."""
    script, settings = one.script, one.settings
    asked = {MAIN: (settings.voice, Where(script.source, 1, 1))} if own_voice(settings.voice) else {}
    asked |= {one.value: (one.value, one.where) for one in voices_in(script.nodes) if own_voice(one.value)}
    if not asked:
        return
    from audio_builder.contracts import Rehearsed
    from audio_builder.plugins import installed
    from audio_builder.voices.cast import beside
    from audio_builder.voices.choose import named_voice

    engines, folder = installed().engines(), Path(script.source).parent
    voices: dict[str, Rehearsed] = {}
    for key, (name, where) in asked.items():
        try:
            found = named_voice(beside(name, folder, engines) if key else name, engines, language=settings.language)
        except UsageError as error:
            yield Finding("error", "unknown-voice", str(error), where)
        else:
            if isinstance(found, Rehearsed):
                voices[key] = found
    if voices:
        plan = make_plan(script, settings, voice=MAIN, max_chars=MOST_CHARS)
        for line in unrecorded(plan, voices):
            yield Finding("error", "not-recorded", f"'{line.text}' is not recorded", line.where)
