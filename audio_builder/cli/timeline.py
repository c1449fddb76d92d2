"""A session's timeline before its sound, every phrase that nobody has spoken yet as long as it is likely to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.cli.own_files import refuse_unheard
from audio_builder.errors import OutOfReach, PlanError
from audio_builder.plan.cues import Chime, Plan
from audio_builder.plan.estimate import estimated_frames, least_frames, most_frames
from audio_builder.plan.fit import reach
from audio_builder.plan.lay_out import lay_out
from audio_builder.plan.make import make_plan
from audio_builder.plan.own_sounds import waited_for
from audio_builder.plan.quicken import quickened, reckoned
from audio_builder.plan.tempo import Paces
from audio_builder.plan.timeline import Timeline
from audio_builder.script.file_names import file_name
from audio_builder.script.nodes import Script
from audio_builder.settings import Settings

RATE_HZ = 48_000
UNKNOWN_VOICE, LIKELY_CHARS = "", 300
"""A voice nobody has chosen yet, and about what voices take at once; only a longer sentence is cut by it."""


class Estimate(Struct, frozen=True):
    """A likely timeline."""

    timeline: Timeline
    doubt: str = ""
    """What may be wrong with it, depending on how fast the voice will speak."""


def estimate(script: Script, settings: Settings) -> Estimate:
    """The timeline by a voice that nobody has chosen yet, without the parts of the body.  Raises PlanError."""
    plan = make_plan(script, settings, voice=UNKNOWN_VOICE, max_chars=LIKELY_CHARS, areas=False)
    likely = estimated(with_own_sounds(plan, script), {}, settings)
    refuse_unheard(likely.timeline, settings, script.source)
    return likely


def with_own_sounds(plan: Plan, script: Script) -> Plan:
    """The plan in which the voice waits for the author's own sounds.  Raises PlanError for one that cannot be heard."""
    if not any(isinstance(cue, Chime) and file_name(cue.name) for cue in plan.cues):
        return plan
    from audio_builder.recordings import Recordings

    return waited_for(plan, Recordings(Path(script.source).parent, RATE_HZ).length)


def estimated(
    plan: Plan, known: Mapping[str, int], settings: Settings, paces: Mapping[str, Paces] | None = None
) -> Estimate:
    """The timeline of a plan of which some phrases have known lengths, in frames by key.

    `paces` are what its voices can do, by fingerprint, as far as they are chosen.

    Raises PlanError when it cannot be laid out however fast or slowly the others are spoken.
    """

    def guessed(length: Callable[..., int]) -> dict[str, int]:
        return {phrase.key: length(phrase, rate_hz=RATE_HZ) for phrase in plan.phrases} | dict(known)

    def laid(length: Callable[..., int], chosen: Settings) -> Timeline:
        lengths = guessed(length)
        quick = quickened(plan, lengths, rate_hz=RATE_HZ, paces=paces)
        return lay_out(quick, reckoned(plan, quick, lengths), chosen, rate_hz=RATE_HZ)

    as_it_is = replace(settings, length=None)
    try:
        timeline = laid(estimated_frames, settings)
    except OutOfReach as doubt:
        shortest, _ = reach(plan, guessed(least_frames), settings, rate_hz=RATE_HZ)
        _, longest = reach(plan, guessed(most_frames), settings, rate_hz=RATE_HZ)
        if settings.length is None or not shortest <= settings.length <= longest:
            raise
        return Estimate(laid(estimated_frames, as_it_is), str(doubt))
    except PlanError as doubt:
        return Estimate(laid(least_frames, as_it_is), str(doubt))
    return Estimate(timeline, _in_one(timeline.doubts))


def _in_one(doubts: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    return doubts[0] + (f"; so do {len(doubts) - 1} more" if len(doubts) > 1 else "") if doubts else ""
