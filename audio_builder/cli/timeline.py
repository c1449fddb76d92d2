"""A session's timeline before its sound, every phrase that nobody has spoken yet as long as it is likely to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from audio_builder.errors import PlanError
from audio_builder.plan.cues import Plan
from audio_builder.plan.estimate import estimated_frames, least_frames
from audio_builder.plan.lay_out import lay_out
from audio_builder.plan.make import make_plan
from audio_builder.plan.timeline import Timeline
from audio_builder.script.nodes import Script
from audio_builder.settings import Settings

RATE_HZ = 48_000
UNKNOWN_VOICE, LIKELY_CHARS = "", 300
"""A voice nobody has chosen yet, and about what voices take at once; only a longer sentence is cut by it."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A likely timeline."""

    timeline: Timeline
    doubt: str = ""
    """What may be wrong with it, depending on how fast the voice will speak."""


def estimate(script: Script, settings: Settings) -> Estimate:
    """The timeline by a voice that nobody has chosen yet.  Raises PlanError."""
    plan = make_plan(script, settings, voice=UNKNOWN_VOICE, max_chars=LIKELY_CHARS)
    return estimated(plan, {}, settings)


def estimated(plan: Plan, known: Mapping[str, int], settings: Settings) -> Estimate:
    """The timeline of a plan of which some phrases have known lengths, in frames by key.

    Raises PlanError when it cannot be laid out however fast the others are spoken.
    """
    likely = {phrase.key: estimated_frames(phrase, rate_hz=RATE_HZ) for phrase in plan.phrases}
    try:
        return Estimate(lay_out(plan, {**likely, **known}, settings, rate_hz=RATE_HZ))
    except PlanError as doubt:
        least = {phrase.key: least_frames(phrase, rate_hz=RATE_HZ) for phrase in plan.phrases}
        return Estimate(lay_out(plan, {**least, **known}, settings, rate_hz=RATE_HZ), str(doubt))
