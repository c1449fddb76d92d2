"""A session's timeline without its sound, every phrase as long as it is likely to be."""

from __future__ import annotations

from audio_builder.plan.cues import Plan
from audio_builder.plan.estimate import estimated_frames
from audio_builder.plan.lay_out import lay_out
from audio_builder.plan.make import make_plan
from audio_builder.plan.timeline import Timeline
from audio_builder.script.nodes import Script
from audio_builder.settings import Settings

RATE_HZ = 48_000
UNKNOWN_VOICE, NO_LIMIT = "", 1_000_000


def estimate(script: Script, settings: Settings) -> Timeline:
    """The timeline with every phrase estimated.  Raises PlanError."""
    plan = make_plan(script, settings, voice=UNKNOWN_VOICE, max_chars=NO_LIMIT)
    return lay_out(plan, estimates(plan), settings, rate_hz=RATE_HZ)


def estimates(plan: Plan) -> dict[str, int]:
    """Likely frames of each phrase."""
    return {phrase.key: estimated_frames(phrase, rate_hz=RATE_HZ) for phrase in plan.phrases}
