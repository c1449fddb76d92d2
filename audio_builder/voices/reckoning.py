"""What speaking will take, told before anybody speaks."""

from __future__ import annotations

from collections.abc import Collection

from audio_builder.contracts import Caps
from audio_builder.events import Reckoning
from audio_builder.plan.cues import Plan
from audio_builder.plan.estimate import SECONDS_PER_CHARACTER

ANSWER_S = 1.5
"""Of a service, for one phrase, where it does not ask for more time between two."""
SPEED = 20.0
"""Times real time, of a voice on this machine: what a Piper voice does on one processor (benchmarks/voices.py)."""


def reckoned(plan: Plan, known: Collection[str], caps: Caps) -> Reckoning:
    """What the phrases of a plan take of which nothing is known; `known` are keys.  Recordings are spoken already."""
    missing = {one.entry: one for one in plan.phrases if one.key not in known and not one.take}.values()
    distinct = len({phrase.entry for phrase in plan.phrases})
    speech_s = sum(float(SECONDS_PER_CHARACTER) * len(phrase.text) / phrase.pace for phrase in missing)
    each_s = max(caps.min_interval_s, ANSWER_S / caps.concurrency)
    return Reckoning(
        total=len(plan.heard),
        distinct=distinct,
        cached=distinct - len(missing),
        to_speak=len(missing),
        seconds=each_s * len(missing) if caps.online else speech_s / SPEED,
        characters=sum(len(phrase.text) for phrase in missing),
    )
