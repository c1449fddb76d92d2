"""What an answer means: speech that is whole and to be heard, or a refusal whose fault is known.

An answer is believed by its bytes.  A page, half a sound, silence, or a sound of an impossible rate is an error.
"""

from __future__ import annotations

import json
import re
import struct
import time
from collections.abc import Iterable, Mapping
from email.utils import mktime_tz, parsedate_tz
from typing import Any

import numpy as np
from msgspec import Struct

from audio_builder.codec import decode
from audio_builder.errors import BadRequest, CodecError, EngineError, RateLimited, Transient, Unavailable
from audio_builder.regex import regex
from audio_builder.sound.signal import Speech
from audio_builder.voices.configured import Secret
from audio_builder.voices.http import MOST_BYTES, Answer

RATES_HZ = (8_000, 192_000)
"""Of speech that can be used, both included."""

SHOWN = 200
"""Letters of a service's own words that a message shows."""

_AUDIBLE = 1e-3
"""A peak under this (-60 dBFS) is not speech."""

_MOST_PEAK = 8.0
"""A peak above this (+18 dBFS) is not overshoot but another format than the header says."""

_NO_SPEECH_TYPES = regex(r"text/.*|application/(?!octet-stream|ogg).*|image/.*")


def speech_in(answer: Answer, *, hint: str = "") -> Speech:
    """The sound of an answer with status 200; raises Unavailable for anything else, Transient when it is broken."""
    opening = answer.body[:64].lstrip().lower()
    if answer.type in ("text/html", "application/xhtml+xml") or opening.startswith((b"<!doctype", b"<html")):
        raise Unavailable(f"{answer.host} answered with a web page instead of sound", hint=hint)
    if _NO_SPEECH_TYPES.fullmatch(answer.type):
        raise Unavailable(f"{answer.host} answered with {answer.type[:40]!a} instead of sound", hint=hint)
    if not answer.body:
        raise Transient(f"{answer.host} answered without any sound")
    return heard(answer.body, answer.host)


def heard(encoded: bytes, who: str) -> Speech:
    """The sound of an encoded file, within full scale; raises Transient when it is broken or silent."""
    try:
        speech = decode(encoded)
    except CodecError as error:
        raise Transient(f"{who} answered with sound that cannot be read") from error
    if _is_cut(encoded, len(speech.samples)):
        raise Transient(f"{who} answered with half a sound")
    return audible(speech, who)


def audible(speech: Speech, who: str) -> Speech:
    """The same sound, turned down where it passes full scale.

    Raises Transient when nobody could hear it, Unavailable for a rate or for samples that no speech has.
    """
    if not RATES_HZ[0] <= speech.rate_hz <= RATES_HZ[1]:
        least, most = RATES_HZ
        raise Unavailable(f"{who} answered with {speech.rate_hz} samples a second; {least} to {most} can be used")
    peak = float(np.max(np.abs(speech.samples), initial=0.0))
    if not peak <= _MOST_PEAK:
        raise Unavailable(f"{who} answered with samples far above full scale", hint="choose another audio format")
    if peak < _AUDIBLE:
        raise Transient(f"{who} answered with silence")
    return Speech(speech.samples / np.float32(peak), speech.rate_hz) if peak > 1.0 else speech


def _is_cut(encoded: bytes, frames: int) -> bool:
    """Whether a WAV or FLAC file says that there is more of it, or is several files in one."""
    if encoded[:4] == b"RIFF":
        return _is_cut_wav(encoded)
    if encoded[:4] == b"fLaC":
        return frames < int.from_bytes(encoded[18:26], "big") & 0xFFFFFFFFF
    return False


def _is_cut_wav(encoded: bytes) -> bool:
    """Sizes that a streaming server put there before it knew (0, 2 000 000 000, 0x7FFFFFFF, 0xFFFFFFFF) say nothing."""
    at = 12
    while at + 8 <= len(encoded):
        name, size = struct.unpack_from("<4sI", encoded, at)
        after = at + 8 + size
        if name == b"data":
            return 0 < size <= MOST_BYTES and (after > len(encoded) or b"RIFF" in encoded[after : after + 5])
        at = after + size % 2
    return True


class Complaint(Struct, frozen=True):
    """Why a service refuses, in its own words."""

    code: str = ""
    """A word for programs: `insufficient_quota`."""
    message: str = ""
    """For people: one line, no secret in it."""


def complaint(answer: Answer, secret: Secret) -> Complaint:
    """What a refusal says of itself, if it says it in one of the usual ways of JSON."""
    try:
        content = json.loads(answer.body)
    except (ValueError, RecursionError):
        return Complaint()
    inner = content
    for name in ("error", "detail"):
        inner = inner.get(name, inner) if isinstance(inner, dict) else inner
    fields = inner if isinstance(inner, dict) else {"message": inner}
    code = next((text for name in ("code", "status", "type") if isinstance(text := fields.get(name), str)), "")
    return Complaint(code[:80], _line(fields.get("message", ""), secret))


def _line(message: Any, secret: Secret) -> str:
    """A message as one printable line."""
    if isinstance(message, list):
        message = "; ".join(str(one.get("msg", "")) for one in message if isinstance(one, dict))
    shown = secret.hidden_in(message if isinstance(message, str) else "")
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in shown).split())
    return line if len(line) <= SHOWN else line[:SHOWN].rstrip() + "..."


_REFUSALS: tuple[tuple[Iterable[int], type[EngineError], str], ...] = (
    ((400, 413, 414, 415, 422), BadRequest, "refused this text or language"),
    ((402,), Unavailable, "asks to be paid first"),
    ((404, 405, 410, 501), Unavailable, "does not offer speech"),
    ((408, 425), Transient, "has trouble of its own"),
    (range(300, 400), Unavailable, "points elsewhere"),
    (range(500, 600), Transient, "has trouble of its own"),
    (range(1000), Unavailable, "refused to speak"),
)
"""What a status means, the first that fits."""


def refusal(answer: Answer, *, hints: Mapping[int, str], said: str = "") -> EngineError:
    """What an answer other than 200 means.

    `hints` has what to do where nobody can speak, by status, or by its hundred for all others; `said` is the reason.
    """
    status = answer.status
    if status == 429 or (status == 503 and "Retry-After" in answer.headers):
        return rate_limited(answer)
    kind, what = next((kind, what) for statuses, kind, what in _REFUSALS if status in statuses)
    hint = hints.get(status, hints.get(status // 100 * 100, "")) if kind is Unavailable else ""
    return kind(f"{answer.host} {what} ({status})" + (f": {said}" if said else ""), hint=hint)


def rate_limited(answer: Answer) -> RateLimited:
    """The service wants fewer requests, and perhaps says when the next."""
    message = f"{answer.host} asks for fewer requests ({answer.status})"
    return RateLimited(message, retry_after_s=retry_after_s(answer.headers))


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """The wait asked for, in seconds, not negative; a date counts from the answer's own.  Source: RFC 9110, 10.2.3."""
    wish = headers.get("Retry-After", "").strip()
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", wish):
        return float(wish)
    try:
        until, now = (parsedate_tz(text) for text in (wish, headers.get("Date", "")))
        return max(0.0, mktime_tz(until) - (mktime_tz(now) if now else time.time())) if until else None
    except (ValueError, OverflowError):
        return None
