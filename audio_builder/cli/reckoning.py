"""What speaking will take, in words and as JSON, with what it may cost where the user has said a price."""

from __future__ import annotations

import os
from typing import Any

from audio_builder.errors import UsageError
from audio_builder.events import Reckoning

PRICE = "AUDIO_BUILDER_PRICE_PER_MILLION"


def in_words(one: Reckoning) -> str:
    """As a line has it.  Raises UsageError for a price that is no number."""
    phrases = f"{one.total} phrase{'' if one.total == 1 else 's'}"
    counts = f"{phrases}, {one.distinct} distinct, {one.cached} cached, {one.to_speak} to speak"
    if not one.to_speak:
        return counts
    cost = _cost(one)
    at_most = "" if cost is None else f" (at most {cost:.2f} of your price per million)"
    return f"{counts}, about {max(1.0, one.seconds):.0f} s, {one.characters:,} characters{at_most}"


def as_tree(one: Reckoning) -> dict[str, Any]:
    """As JSON has it.  Raises UsageError for a price that is no number."""
    cost = _cost(one)
    price = {} if cost is None else {"price_at_most": round(cost, 6)}
    numbers = {"total": one.total, "distinct": one.distinct, "cached": one.cached, "to_speak": one.to_speak}
    return {**numbers, "seconds": round(one.seconds, 1), "characters": one.characters, **price}


def _cost(one: Reckoning) -> float | None:
    """At most, in the user's own money; None when no price is known."""
    text = os.environ.get(PRICE, "").strip()
    try:
        price = float(text) if text else None
    except ValueError:
        price = -1.0
    if price is not None and not 0.0 <= price < 1e9:
        raise UsageError(f"{PRICE} is '{text}', which is no price; write what a million characters cost, such as 15")
    return None if price is None else price * one.characters / 1e6
