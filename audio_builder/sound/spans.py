"""How long a sound takes on its way, as its words say it: `20m` of `over 20m`."""

from __future__ import annotations

from audio_builder.script.lengths.durations import duration


def seconds_within(text: str, limits: tuple[float, float], *, wanted: str) -> float:
    """The seconds of a length of time with its unit; raises ValueError, which begins with `wanted`, for others."""
    try:
        given = duration(text)
        seconds = 0.0 if given.bare else float(given.seconds)
    except ValueError:
        seconds = 0.0
    if not limits[0] <= seconds <= limits[1]:
        raise ValueError(f"{wanted}, such as 'over 20m', not '{text}'")
    return seconds
