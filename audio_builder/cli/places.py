"""Where the program keeps what is the user's: the platform's folders, or where the environment says."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path, user_config_path

from audio_builder.errors import UsageError

if TYPE_CHECKING:
    from audio_builder.voices.cache import PhraseCache

CACHE_LIMIT = "2GB"
"""Of the phrase cache: some twelve hours of speech."""
_BYTES = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}


def settings_file() -> Path:
    """The user's own defaults, a TOML file of settings by name."""
    return user_config_path("audio-builder", appauthor=False) / "config.toml"


def phrase_cache() -> PhraseCache:
    """The cache of this user; the folder is the platform's, or AUDIO_BUILDER_CACHE."""
    from audio_builder.voices.cache import PhraseCache

    chosen = os.environ.get("AUDIO_BUILDER_CACHE")
    return PhraseCache(Path(chosen) if chosen else user_cache_path("audio-builder", appauthor=False) / "phrases")


def cache_limit(wanted: str | None = None) -> int:
    """Bytes that the phrase cache may have: what is wanted, else AUDIO_BUILDER_CACHE_LIMIT, else the default.

    Raises UsageError.
    """
    text = wanted or os.environ.get("AUDIO_BUILDER_CACHE_LIMIT") or CACHE_LIMIT
    found = re.fullmatch(r"([0-9]{1,12}(?:\.[0-9]{1,3})?) ?([KMGT]?B|)", text.strip().upper())
    if found is None:
        raise UsageError(f"'{text}' is no size for the phrase cache; write 500MB or 2GB")
    return int(float(found[1]) * _BYTES[found[2]])
