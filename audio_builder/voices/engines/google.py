"""Google Translate's voice, over the network: one request a phrase, checked to the last byte.

The `gTTS` package writes the body of a request; sending it and reading the answer are done here, so that the
certificate is verified, no wait is endless, and an answer that is not whole and audible speech is an error.  The text
goes to `translate.google.<domain>` alone: no redirect is followed.
"""

from __future__ import annotations

import json
import re
import ssl
import time
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from email.utils import mktime_tz, parsedate_tz
from http.client import RemoteDisconnected
from importlib.metadata import version
from typing import Any

import numpy as np
import requests
from gtts import gTTS
from gtts.accents import accents
from gtts.lang import tts_langs
from urllib3 import exceptions as urllib3_errors

from audio_builder.codec import decode
from audio_builder.contracts import Caps, EnginePlugin
from audio_builder.errors import BadRequest, CodecError, EngineError, RateLimited, Transient, Unavailable, did_you_mean
from audio_builder.sound.signal import Speech

HINT = "check the network, or use --voice espeak"
SLOW_BELOW = 0.8
"""The pace under which the service's slow reading is asked for.  A choice: nobody compared the two by ear."""

_VERSION = version("gTTS")
_DOMAIN = re.compile(r"com|[a-z]{2}|com?\.[a-z]{2}")
"""What may follow `translate.google.`: `com`, `ca`, `co.uk`, `com.au`: no way to another host."""
_ACCENTS = {
    "en": ("com", "co.uk", "com.au", "ca", "co.in", "ie", "co.za", "com.ng"),
    "es": ("com", "es", "com.mx"),
    "fr": ("com", "fr", "ca"),
    "pt": ("com", "com.br", "pt"),
}
"""Domains that speak a language with an accent of their own.  Source: gTTS's documentation, "Localized accents"."""
_OTHER_NAMES = {"fil": "tl", "he": "iw", "jv": "jw", "nb": "no", "nn": "no", "zh-hans": "zh-CN", "zh-hant": "zh-TW"}
"""Language tags in use today, and what the service calls them."""
_LANGUAGES = {tag.lower(): tag for tag in tts_langs()} | _OTHER_NAMES

_AUDIBLE = 1e-3
"""A peak under this (-60 dBFS) is not speech."""

CAPS = Caps(
    online=True,
    languages=tuple(_LANGUAGES),
    max_chars=gTTS.GOOGLE_TTS_MAX_CHARS,
    concurrency=2,
    min_interval_s=0.5,
    licence="Google Translate's speech: check its terms before publishing",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """How long to wait for the service, in seconds."""

    connect_s: float = 5.0
    """For a connection."""
    read_s: float = 20.0
    """For the next bytes of an answer."""
    whole_s: float = 40.0
    """For the whole of an answer."""


@dataclass(frozen=True, slots=True)
class Google:
    """The voice of one Google domain.  Raises BadRequest for a domain that is not one of Google's."""

    tld: str = "com"
    """What follows `translate.google.`; it decides the accent."""
    language: str = field(default="en", kw_only=True)
    """As the service writes it (`en`, `zh-TW`)."""
    proxy: str = field(default="", kw_only=True, repr=False)
    """Address of an HTTP proxy; empty: as the environment says."""
    ca_bundle: str = field(default="", kw_only=True)
    """File of the certificates to trust; empty: as the environment says, else the usual ones."""
    timeouts: Timeouts = field(default=Timeouts(), kw_only=True)

    def __post_init__(self) -> None:
        if not _DOMAIN.fullmatch(self.tld):
            what = f"no voice 'gtts:{self.tld}': what follows the colon is a Google domain such as com or co.uk"
            raise BadRequest(what + did_you_mean(self.tld, accents))

    @property
    def id(self) -> str:
        """`gtts:co.uk`."""
        return f"gtts:{self.tld}"

    @property
    def version(self) -> str:
        """Of the installed gTTS; the service has no version to tell."""
        return _VERSION

    @property
    def caps(self) -> Caps:
        """What the service can do, and a polite rate of asking."""
        return CAPS

    @property
    def host(self) -> str:
        """Where the text goes."""
        return f"translate.google.{self.tld}"

    def fingerprint(self) -> str:
        """gTTS, domain and language.  Not the pace: it is part of a phrase, not of the voice."""
        return f"gtts/{self.version} tld={self.tld} lang={self.language}"

    def probe(self) -> None:
        """Has one short word spoken, once and quickly: only sound proves that it can.  Raises Unavailable."""
        quick = replace(self, timeouts=Timeouts(connect_s=3.0, read_s=5.0, whole_s=8.0))
        try:
            quick.speak("1", language=self.language, pace=1.0)
        except Unavailable:
            raise
        except EngineError as error:
            raise Unavailable(str(error), hint=HINT) from error

    def speak(self, text: str, *, language: str, pace: float) -> Speech:
        """The text as mono sound at the service's rate (24 kHz), with its lead-in of about 46 ms.

        The service has two paces: below 0.8 the slow one is asked for, otherwise the normal one.
        Raises BadRequest for a text without a word or longer than 100 characters, or an unknown language; else
        Unavailable, Transient or RateLimited as the service answers.
        """
        body = self._body(text, spoken_language(language), slow=pace < SLOW_BELOW)
        try:
            speech = decode(_sound_in(self._answer(body), self.host))
        except CodecError as error:
            raise Transient(f"{self.host} answered with sound that cannot be read") from error
        if np.max(np.abs(speech.samples)) < _AUDIBLE:
            raise Transient(f"{self.host} answered with silence")
        return speech

    def _body(self, text: str, language: str, *, slow: bool) -> str:
        """The form to post: the whole text, as it stands, in one request."""
        if len(text.strip()) > CAPS.max_chars:
            raise BadRequest(f"{len(text.strip())} characters are more than the {CAPS.max_chars} of one gTTS request")
        if not any(letter.isalnum() for letter in text):
            raise BadRequest(f"nothing to speak in {text!r}")
        asis: dict[str, Any] = {"pre_processor_funcs": [], "tokenizer_func": lambda whole: [whole]}
        (body,) = gTTS(text, tld=self.tld, lang=language, slow=slow, lang_check=False, **asis).get_bodies()
        return str(body)

    def _answer(self, body: str) -> str:
        """What the service says to a request.  Raises EngineError unless it is a whole answer with status 200."""
        url = f"https://{self.host}/_/TranslateWebserverUi/data/batchexecute"
        request = requests.Request("POST", url, data=body, headers=gTTS.GOOGLE_TTS_HEADERS).prepare()
        proxies = {"https": self.proxy} if self.proxy else {}
        waits = (self.timeouts.connect_s, self.timeouts.read_s)
        try:
            with requests.Session() as session:
                settings = session.merge_environment_settings(url, proxies, True, self.ca_bundle or None, None)
                with session.send(request, timeout=waits, allow_redirects=False, **settings) as response:
                    if response.status_code != 200:
                        raise _refusal(response.status_code, response.headers, self.host)
                    return b"".join(self._pieces(response)).decode("utf-8", "replace")
        except (OSError, urllib3_errors.HTTPError) as error:
            raise _failure(error, self.host) from error

    def _pieces(self, response: requests.Response) -> Iterator[bytes]:
        """An answer as it arrives, within its time and not shorter than it said."""
        deadline = time.monotonic() + self.timeouts.whole_s
        while piece := response.raw.read1(65536, decode_content=True):
            if time.monotonic() > deadline:
                raise Transient(f"{self.host} did not finish its answer in {self.timeouts.whole_s:g} s")
            yield piece


def spoken_language(tag: str) -> str:
    """A language tag as the service writes it, the nearest it has: `en-GB` is `en`, `zh-tw` is `zh-TW`.

    Raises BadRequest for a language it does not speak.

    >>> spoken_language("pt-BR"), spoken_language("pt-pt"), spoken_language("he")
    ('pt', 'pt-PT', 'iw')
    """
    parts = tag.replace("_", "-").lower().split("-")
    for length in range(len(parts), 0, -1):
        if found := _LANGUAGES.get("-".join(parts[:length])):
            return str(found)
    raise BadRequest(f"gTTS does not speak '{tag}'{did_you_mean(tag, _LANGUAGES)}")


_CHECK_SETTINGS = "check this machine's clock, HTTPS_PROXY and REQUESTS_CA_BUNDLE"
_BROKEN_OFF = "{host} closed the connection before its answer was whole"
_FAILURES: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], type[EngineError], str, str], ...] = (
    (ssl.SSLCertVerificationError, Unavailable, "the certificate of {host} could not be verified", _CHECK_SETTINGS),
    ((ssl.SSLEOFError, ssl.SSLZeroReturnError, RemoteDisconnected, ConnectionResetError), Transient, _BROKEN_OFF, ""),
    (ssl.SSLError, Unavailable, "no secure connection could be made to {host}", _CHECK_SETTINGS),
    (urllib3_errors.NewConnectionError, Transient, "could not connect to {host}, or to the proxy before it", ""),
    ((requests.Timeout, urllib3_errors.TimeoutError, TimeoutError), Transient, "{host} did not answer in time", ""),
    (requests.exceptions.ProxyError, Transient, "the proxy did not connect to {host}", ""),
    ((requests.ConnectionError, urllib3_errors.ProtocolError), Transient, _BROKEN_OFF, ""),
    (Exception, Unavailable, "this machine's network settings do not lead to {host}", _CHECK_SETTINGS),
)
"""What can go wrong before an answer is whole, the first that fits: causes, error, message, hint."""


def _failure(error: OSError | urllib3_errors.HTTPError, host: str) -> EngineError:
    """What an exception of the network libraries means.  Their own words may hold a proxy's password: none is shown."""
    causes = tuple(_causes(error))
    _, kind, message, hint = next(row for row in _FAILURES if any(isinstance(cause, row[0]) for cause in causes))
    return kind(message.format(host=host), hint=hint)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An exception and those it was made from, in its arguments or behind it."""
    yield error
    for cause in (*error.args, getattr(error, "reason", None)):
        if isinstance(cause, BaseException):
            yield from _causes(cause)


def _refusal(status: int, headers: Mapping[str, str], host: str) -> EngineError:
    """What an answer other than 200 means."""
    if status == 429 or "/sorry/" in headers.get("Location", "") or (status == 503 and "Retry-After" in headers):
        return RateLimited(f"{host} asks for fewer requests ({status})", retry_after_s=_retry_after_s(headers))
    if status >= 500 or status == 408:
        return Transient(f"{host} has trouble of its own ({status})")
    if status in (400, 413, 414, 422):
        return BadRequest(f"{host} refused this text or language ({status})")
    if status == 404:
        return Unavailable(f"{host} does not offer speech (404)", hint="use --voice gtts:com")
    if 300 <= status < 400:
        return Unavailable(f"{host} points elsewhere ({status}), perhaps to a page that asks for consent", hint=HINT)
    return Unavailable(f"{host} refused to speak ({status})", hint="wait some hours, or use --voice espeak")


def _retry_after_s(headers: Mapping[str, str]) -> float | None:
    """The wait asked for, in seconds, not negative; a date counts from the answer's own.  Source: RFC 9110, 10.2.3."""
    wish = headers.get("Retry-After", "").strip()
    if wish.isdecimal():
        return float(wish)
    try:
        until, now = (parsedate_tz(text) for text in (wish, headers.get("Date", "")))
        return max(0.0, mktime_tz(until) - (mktime_tz(now) if now else time.time())) if until else None
    except ValueError:
        return None


def _sound_in(answer: str, host: str) -> bytes:
    """The encoded sound in an answer: `["wrb.fr","jQ1olc","[\\"BASE64\\"]",...]` rows, joined in their order.

    Raises Unavailable for anything else, Transient for such an answer that is broken or holds no sound.
    """
    if gTTS.GOOGLE_TTS_RPC not in answer:
        what = "a web page" if answer.lstrip().startswith("<") else "something else"
        hint = f"open https://{host} in a browser to see whether it asks for consent, or use --voice espeak"
        raise Unavailable(f"{host} answered with {what} instead of sound", hint=hint)
    try:
        replies = [json.loads(row[2]) for row in _rows(answer) if row[:2] == ["wrb.fr", gTTS.GOOGLE_TTS_RPC] and row[2]]
        sound = b"".join(b64decode(reply[0], validate=True) for reply in replies if reply and reply[0])
    except (ValueError, TypeError, LookupError) as error:
        raise Transient(f"{host} sent half an answer") from error
    if not sound:
        raise Transient(f"{host} answered without any sound")
    return sound


def _rows(answer: str) -> Iterator[list[Any]]:
    """The rows of every JSON array that begins a line; what else is between them (`)]}'`, lengths) is passed over.

    Raises ValueError for an array that does not end.
    """
    position = 0
    while begin := re.compile(r"^\s*(?=\[)", re.MULTILINE).search(answer, position):
        rows, position = json.JSONDecoder().raw_decode(answer, begin.end())
        yield from (row for row in rows if isinstance(row, list))


def _open(voice: str, language: str) -> Google:
    return Google(voice or "com", language=spoken_language(language))


def _voices(language: str) -> tuple[str, ...]:
    """Domains to offer; a tag with a region (`en-GB`) puts its own domain first."""
    first, _, region = language.replace("_", "-").lower().partition("-")
    return tuple(sorted(_ACCENTS.get(first, ("com",)), key=lambda tld: tld[-2:] != region.replace("gb", "uk")))


ENGINE = EnginePlugin(
    name="gtts",
    summary="Google Translate's voice: online, natural, in many languages and accents",
    open=_open,
    voices=_voices,
    auto_rank=20,
    hint=HINT,
)
