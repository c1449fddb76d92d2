"""How platforms level what they are given, and where one of them would hear a session otherwise than its listeners do.

A platform measures the whole file.  Where the background is close under a voice that speaks seldom, its pauses count as
much as the words, and the whole reads softer than the voice is: a platform that levels by it turns the voice up.
"""

from __future__ import annotations

from msgspec import Struct

from audio_builder.outputs.measured import Figures

APART_LU = 1.0
"""From here on a difference between a file and its voice is told; Apple's own tolerance."""


class Platform(Struct, frozen=True, kw_only=True):
    """What is known of one place where sessions are heard."""

    name: str
    read: str
    """When this was looked up."""
    asks_lufs: float | None = None
    """Integrated loudness of what is sent in."""
    tolerance_lu: float = 0.0
    """Either way."""
    levels_to_lufs: float | None = None
    """What the player brings every file to, by its integrated loudness."""
    turns_up: bool = False
    """Whether the player raises what is softer, too, as far as its peaks allow."""
    ceiling_dbtp: float | None = None
    """True peaks of what is sent in."""
    rms_db: tuple[float, float] | None = None
    """Mean power of the whole file that is accepted, lowest and highest."""


_READ = "2026-11"
PLATFORMS = (
    Platform(name="Apple Podcasts", read=_READ, asks_lufs=-16.0, tolerance_lu=1.0, ceiling_dbtp=-1.0),
    Platform(name="Spotify", read=_READ, levels_to_lufs=-14.0, turns_up=True, ceiling_dbtp=-1.0),
    Platform(name="YouTube", read=_READ, levels_to_lufs=-14.0, ceiling_dbtp=-1.0),
    Platform(name="Amazon Music", read=_READ, levels_to_lufs=-14.0, turns_up=True, ceiling_dbtp=-2.0),
    Platform(name="ACX", read=_READ, ceiling_dbtp=-3.0, rms_db=(-23.0, -18.0)),
    Platform(name="Insight Timer", read=_READ),
    Platform(name="PRX", read=_READ, asks_lufs=-17.5, tolerance_lu=1.5),
    Platform(name="EBU R 128 broadcast", read=_READ, asks_lufs=-23.0, tolerance_lu=0.5, ceiling_dbtp=-1.0),
    Platform(name="EBU R 128 s2 streaming", read=_READ, asks_lufs=-18.0, tolerance_lu=2.0, ceiling_dbtp=-1.0),
    Platform(name="ATSC A/85 broadcast", read=_READ, asks_lufs=-24.0, tolerance_lu=2.0, ceiling_dbtp=-2.0),
)
"""By choice of those that listeners of sessions use, and the broadcasters' norms.

Source: the platforms' help pages where they publish a figure; what players do beyond it is common knowledge of their
users, and changes.
"""


def read_differently(figures: Figures) -> tuple[str, ...]:
    """A sentence on a file whose whole is not as loud as its voice, then one for each platform where that matters.

    Nothing, where the two agree or one is not known.
    """
    whole_lufs, voice_lufs = figures.integrated_lufs, figures.voice_lufs
    if whole_lufs is None or voice_lufs is None or abs(whole_lufs - voice_lufs) <= APART_LU:
        return ()
    apart = f"{abs(whole_lufs - voice_lufs):.1f} LU {'softer' if whole_lufs < voice_lufs else 'louder'} than its voice"
    opening = (
        f"the whole file reads {whole_lufs:.1f} LUFS, {apart} ({voice_lufs:.1f}), because its background stands close "
        "to the voice; with a softer one they would agree"
    )
    told = [sentence(one, figures) for one in PLATFORMS for sentence in (_asked, _levelled)]
    return (opening, *(one for one in told if one))


def _asked(platform: Platform, figures: Figures) -> str:
    """What a platform asks for that the voice has and the whole file has not."""
    whole_lufs, voice_lufs = figures.integrated_lufs, figures.voice_lufs
    if platform.asks_lufs is None or whole_lufs is None or voice_lufs is None:
        return ""
    whole_is_off, voice_is_off = (
        abs(lufs - platform.asks_lufs) > platform.tolerance_lu for lufs in (whole_lufs, voice_lufs)
    )
    if voice_is_off or not whole_is_off:
        return ""
    return (
        f"{platform.name} asks for {platform.asks_lufs:g} LUFS, {platform.tolerance_lu:g} LU either way, "
        "of the whole file; only the voice has it"
    )


def _levelled(platform: Platform, figures: Figures) -> str:
    """What a player does to the file that it would not do to its voice."""
    whole_lufs, voice_lufs = figures.integrated_lufs, figures.voice_lufs
    if platform.levels_to_lufs is None or whole_lufs is None or voice_lufs is None:
        return ""
    room_db = (platform.ceiling_dbtp or 0.0) - figures.true_peak_dbtp
    most_db = max(room_db, 0.0) if platform.turns_up else 0.0
    by_whole, by_voice = (min(platform.levels_to_lufs - lufs, most_db) for lufs in (whole_lufs, voice_lufs))
    if abs(by_whole - by_voice) <= APART_LU:
        return ""
    does = (
        f"turns it {'up' if by_whole > 0 else 'down'} by {abs(by_whole):.1f} dB" if by_whole else "leaves it as it is"
    )
    return f"{platform.name} {does}, and its voice is heard at {voice_lufs + by_whole:.1f} LUFS"
