"""What a voice engine is told by the environment: addresses, models, and keys that nothing ever shows.

A key is only ever read from the environment.  It is in no name, fingerprint, message or manifest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlsplit

from audio_builder.errors import BadRequest
from audio_builder.regex import regex
from audio_builder.voices.http import is_this_machine

_KEY_LIKE = regex(r"\b(?:sk|xi|pk|Bearer)[-_ ][\w*.=-]{6,}")
"""Tokens that services quote back, whole or with stars in their middle."""
_MODEL = regex(r"[A-Za-z0-9][\w.:@+-]*(/[A-Za-z0-9][\w.:@+-]*)*")
_VOICE = regex(r"[A-Za-z0-9][\w.()+-]*")
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Secret:
    """A key; it prints as nothing."""

    text: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.text)

    def hidden_in(self, message: str) -> str:
        """A message with the key, and what looks like one, starred out."""
        bare = message.replace(self.text, "***") if self.text else message
        return _KEY_LIKE.sub("***", bare)


NO_SECRET = Secret()


def digest(text: str) -> str:
    """A short name for a text that is nobody's business, `none` for no text."""
    return sha256(text.encode()).hexdigest()[:12] if text else "none"


def setting(environ: Mapping[str, str], name: str) -> str:
    """The value of an environment variable, without spaces around it; empty when it is not set."""
    return environ.get(name, "").strip()


def secret(environ: Mapping[str, str], name: str) -> Secret:
    """The key in an environment variable.  Raises BadRequest for what cannot be one, and does not show it."""
    text = setting(environ, name)
    if not re.fullmatch(r"[\x21-\x7e]*", text):
        raise BadRequest(f"{name} holds a space or a letter that no key has; copy the key again")
    return Secret(text)


def address(name: str, text: str) -> str:
    """The address of a service, without a slash at its end.

    `name` is the variable it comes from.  Raises BadRequest for one that is not safe to send text and a key to.

    >>> address("OPENAI_BASE_URL", "https://api.openai.com/v1/")
    'https://api.openai.com/v1'
    """
    try:
        parts = urlsplit(text)
        whole = bool(parts.scheme in ("https", "http") and parts.hostname and parts.port != 0)
    except ValueError:
        whole = False
    if not whole or not re.fullmatch(r"[\x21-\x7e]+", text) or set(text) & set('\\"<>^`{|}'):
        raise BadRequest(f"{name} is no address of a service: write one such as https://api.openai.com/v1")
    if "@" in parts.netloc or parts.query or parts.fragment or {"?", "#"} & set(text):
        raise BadRequest(f"{name} holds more than an address: leave out names, passwords, '?' and '#'")
    if parts.scheme == "http" and not is_this_machine(text):
        raise BadRequest(f"{name} must begin with https://; http:// is only for localhost")
    return text.rstrip("/")


def model_and_voice(engine: str, name: str, *, model: str, model_from: str) -> tuple[str, str]:
    """The two parts of MODEL/VOICE; a voice alone is one of `model`, which the variable `model_from` gives.

    Raises BadRequest, with what would be right.

    >>> model_and_voice("openai", "hexgrad/Kokoro-82M/af_heart", model="", model_from="")
    ('hexgrad/Kokoro-82M', 'af_heart')
    """
    named, slash, voice = name.rpartition("/")
    chosen = named if slash else model
    known = bool(_VOICE.fullmatch(voice)) and (bool(_MODEL.fullmatch(chosen)) if slash or model else True)
    if len(name) > LONGEST_NAME or not known:
        shown = name if len(name) <= LONGEST_NAME else name[:20] + "..."
        raise BadRequest(f"no voice '{engine}:{shown}': write {engine}:MODEL/VOICE")
    if not chosen:
        raise BadRequest(f"no model for voice '{voice}': write {engine}:MODEL/{voice}, or set {model_from}")
    return chosen, voice
