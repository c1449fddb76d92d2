"""Where the program keeps what is the user's: the platform's folders, or where the environment says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path, user_config_path

if TYPE_CHECKING:
    from audio_builder.voices.cache import PhraseCache


def settings_file() -> Path:
    """The user's own defaults, a TOML file of settings by name."""
    return user_config_path("audio-builder", appauthor=False) / "config.toml"


def phrase_cache() -> PhraseCache:
    """The cache of this user; the folder is the platform's, or AUDIO_BUILDER_CACHE."""
    from audio_builder.voices.cache import PhraseCache

    chosen = os.environ.get("AUDIO_BUILDER_CACHE")
    return PhraseCache(Path(chosen) if chosen else user_cache_path("audio-builder", appauthor=False) / "phrases")
