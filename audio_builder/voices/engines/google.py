"""Google Translate's voice, over the network: one request a phrase, checked to the last byte.

The `gTTS` package writes the body of a request; sending it and reading the answer are done here, so that the
certificate is verified, no wait is endless, and an answer that is not whole and audible speech is an error.  The text
goes to `translate.google.<domain>` alone: no redirect is followed.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import Any

from gtts import gTTS
from gtts.accents import accents
from gtts.lang import tts_langs

from audio_builder.contracts import Caps, EnginePlugin
from audio_builder.errors import BadRequest, EngineError, Transient, Unavailable, did_you_mean
from audio_builder.plan.tempo import Paces
from audio_builder.regex import regex
from audio_builder.sound.signal import Speech
from audio_builder.voices.answers import heard, rate_limited, refusal
from audio_builder.voices.http import QUICK, Answer, Question, Timeouts, Way, asked

HINT = "check the network, or use --voice espeak"
SLOW_BELOW = 0.8
"""The pace under which the service's slow reading is asked for.  A choice: nobody compared the two by ear."""

_VERSION = version("gTTS")
_DOMAIN = regex(r"com|[a-z]{2}|com?\.[a-z]{2}")
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

CAPS = Caps(
    online=True,
    languages=tuple(_LANGUAGES),
    max_chars=gTTS.GOOGLE_TTS_MAX_CHARS,
    concurrency=2,
    min_interval_s=0.5,
    licence="Google Translate's speech: check its terms before publishing",
    paces=Paces(slowest=1.0, quickest=1.0, slow_below=SLOW_BELOW),
)


_HINTS = {404: "use --voice gtts:com", 300: HINT, 400: "wait some hours, or use --voice espeak"}
"""What to do where the service refuses, by status, or by its hundred for all others."""


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
        try:
            replace(self, timeouts=QUICK).speak("1", language=self.language, pace=1.0)
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
        return heard(_sound_in(self._answer(body), self.host), self.host)

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
        way = Way(proxy=self.proxy, ca_bundle=self.ca_bundle, timeouts=self.timeouts)
        answer = asked(Question(url=url, body=body.encode(), headers=gTTS.GOOGLE_TTS_HEADERS), way)
        if answer.status != 200:
            raise _refused(answer)
        return answer.body.decode("utf-8", "replace")


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


def _refused(answer: Answer) -> EngineError:
    """What an answer other than 200 means; the service sends those who ask too often to a page of its own."""
    if "/sorry/" in answer.headers.get("Location", ""):
        return rate_limited(answer)
    return refusal(answer, hints=_HINTS)


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
