"""What speaking will take, told before anybody speaks: phrases, seconds, characters, and what they may cost."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from audio_builder.cli.talk import counted
from audio_builder.contracts import Caps
from audio_builder.errors import UsageError
from audio_builder.plan.cues import Phrase
from audio_builder.plan.estimate import SECONDS_PER_CHARACTER

PRICE = "AUDIO_BUILDER_PRICE_PER_MILLION"
ANSWER_S = 1.5
"""Of a service, for one phrase, where it does not ask for more time between two."""
SPEED = 20.0
"""Times real time, of a voice on this machine: what a Piper voice does on one processor (benchmarks/voices.py)."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What a session asks of its voice."""

    total: int
    """Phrases, each as often as it is heard."""
    distinct: int
    cached: int
    to_speak: int
    seconds: float
    """That speaking will take, roughly."""
    characters: int
    """Of the phrases to be spoken."""
    price: float | None
    """At most, in the user's own money; None when no price is known."""

    def __str__(self) -> str:
        counts = (
            f"{counted(self.total, 'phrase')}, {self.distinct} distinct, {self.cached} cached, {self.to_speak} to speak"
        )
        if not self.to_speak:
            return counts
        cost = "" if self.price is None else f" (at most {self.price:.2f} of your price per million)"
        return f"{counts}, about {max(1.0, self.seconds):.0f} s, {self.characters:,} characters{cost}"

    def as_tree(self) -> dict[str, Any]:
        """As JSON has it."""
        price = {} if self.price is None else {"price_at_most": round(self.price, 6)}
        numbers = {"total": self.total, "distinct": self.distinct, "cached": self.cached, "to_speak": self.to_speak}
        return {**numbers, "seconds": round(self.seconds, 1), "characters": self.characters, **price}


def reckoned(missing: Sequence[Phrase], caps: Caps, *, total: int, distinct: int) -> Reckoning:
    """What the phrases that nobody has spoken yet will take.  Raises UsageError for a price that is no number."""
    characters = sum(len(phrase.text) for phrase in missing)
    speech_s = sum(float(SECONDS_PER_CHARACTER) * len(phrase.text) / phrase.pace for phrase in missing)
    each_s = max(caps.min_interval_s, ANSWER_S / caps.concurrency)
    seconds = each_s * len(missing) if caps.online else speech_s / SPEED
    price = _price_per_million()
    cost = None if price is None else price * characters / 1e6
    return Reckoning(total, distinct, distinct - len(missing), len(missing), seconds, characters, cost)


def _price_per_million() -> float | None:
    text = os.environ.get(PRICE, "").strip()
    try:
        price = float(text) if text else None
    except ValueError:
        price = -1.0
    if price is not None and not 0.0 <= price < 1e9:
        raise UsageError(f"{PRICE} is '{text}', which is no price; write what a million characters cost, such as 15")
    return price
