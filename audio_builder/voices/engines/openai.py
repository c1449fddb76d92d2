"""Voices of any server that speaks OpenAI's language: OpenAI itself, or one of your own.

What is asked is `POST {base}/audio/speech`.  The model and the voice are the user's choice; there is no default.
OPENAI_API_KEY goes to OPENAI_BASE_URL (else OpenAI) and nowhere else; AUDIO_BUILDER_OPENAI_URL has a key of its own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from audio_builder.contracts import Caps, EnginePlugin
from audio_builder.errors import BadRequest, EngineError, Unavailable, did_you_mean
from audio_builder.plan.tempo import Paces
from audio_builder.sound.signal import Speech
from audio_builder.voices.answers import complaint, refusal, speech_in
from audio_builder.voices.configured import NO_SECRET, Secret, address, digest, model_and_voice, secret, setting
from audio_builder.voices.http import QUICK, Answer, Question, Timeouts, Way, asked, is_this_machine

OFFICIAL = "https://api.openai.com/v1"
OFFICIAL_VOICES = tuple("sage shimmer coral alloy ash ballad echo fable nova onyx verse".split())
"""Offered where OpenAI itself is asked, in an order nobody has compared by ear."""

FORMATS = ("wav", "flac", "mp3")
SPEEDS = (0.25, 4.0)
"""Least and most of the parameter `speed`.  Source: OpenAI's API reference, "Create speech"."""

HINT = "set AUDIO_BUILDER_OPENAI_MODEL and name a voice: --voice openai:VOICE (or --voice openai:MODEL/VOICE)"

_MODEL, _VOICE = "AUDIO_BUILDER_OPENAI_MODEL", "AUDIO_BUILDER_OPENAI_VOICE"
_OWN_URL, _URL = "AUDIO_BUILDER_OPENAI_URL", "OPENAI_BASE_URL"
_OWN_KEY, _KEY = "AUDIO_BUILDER_OPENAI_KEY", "OPENAI_API_KEY"
_FORMAT, _PACE = "AUDIO_BUILDER_OPENAI_FORMAT", "AUDIO_BUILDER_OPENAI_PACE"
_INSTRUCTIONS = "AUDIO_BUILDER_OPENAI_INSTRUCTIONS"

_USED_UP = frozenset(
    "insufficient_quota quota_exceeded billing_hard_limit_reached billing_not_active insufficient_credits".split()
)
"""What servers call an account that has nothing left.  It answers 429, and no waiting helps."""
_WAITS = Timeouts(read_s=60.0, whole_s=180.0)
"""A server of one's own may speak slowly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAI:
    """One voice of one model of one server."""

    model: str = ""
    voice: str = ""
    base: str = OFFICIAL
    """Address of the server, as `configured.address` gives it."""
    key: Secret = NO_SECRET
    key_from: str = _KEY
    """The environment variable it comes from, for messages."""
    form: str = "wav"
    """A row of `FORMATS`."""
    paced: bool = True
    """Whether the server takes `speed`."""
    instructions: str = ""
    """How to speak, for models that take that."""
    way: Way = field(default=Way(timeouts=_WAITS), repr=False)

    @property
    def id(self) -> str:
        """`openai:MODEL/VOICE`."""
        return f"openai:{self.model}/{self.voice}" if self.model and self.voice else "openai"

    @property
    def version(self) -> str:
        """The model's name; a server tells no other."""
        return self.model or "none"

    @property
    def caps(self) -> Caps:
        """What it can do; a server on this machine has one processor to share."""
        near = is_this_machine(self.base)
        terms = "of the model your server runs" if near else "check the terms of the service before publishing"
        return Caps(
            online=True,
            languages=("*",),
            concurrency=1 if near else 2,
            min_interval_s=0.0 if near else 0.2,
            licence=terms,
            paces=Paces(slowest=SPEEDS[0], quickest=SPEEDS[1]) if self.paced else Paces(slowest=1.0, quickest=1.0),
        )

    def fingerprint(self) -> str:
        """Server, model, voice and all that is asked for; an address or instructions of one's own only as a digest."""
        where = "openai.com" if self.base == OFFICIAL else digest(self.base)
        how = f"form={self.form} paced={self.paced:d} instructions={digest(self.instructions)}"
        return f"openai/1 at={where} model={self.version} voice={self.voice or 'none'} {how}"

    def probe(self) -> None:
        """Asks for the list of models, which costs nothing; a server without one is there too.  Raises Unavailable."""
        self._refuse_unfinished()
        question = Question(url=f"{self.base}/models", headers=self._headers())
        try:
            answer = asked(question, replace(self.way, timeouts=QUICK))
            if answer.status not in (200, 404, 405, 501):
                raise self._refused(answer)
            if answer.status == 200 and answer.type == "text/html":
                raise Unavailable(f"{answer.host} answered with a web page", hint=f"check {self._url_from}")
        except Unavailable:
            raise
        except EngineError as error:
            raise Unavailable(str(error), hint="check that the server is running") from error

    def speak(self, text: str, *, language: str, pace: float) -> Speech:
        """The text as mono sound at the server's rate; the language is what the voice makes of the text.

        Raises BadRequest for a text of nothing; else Unavailable, BadRequest, Transient or RateLimited as the server
        answers.
        """
        self._refuse_unfinished()
        if not any(letter.isalnum() for letter in text):
            raise BadRequest(f"nothing to speak in {text!r}")
        body = json.dumps(self._wish(text, pace)).encode()
        answer = asked(Question(url=f"{self.base}/audio/speech", body=body, headers=self._headers()), self.way)
        if answer.status != 200:
            raise self._refused(answer)
        return speech_in(answer, hint=f"check {self._url_from} and {_FORMAT}")

    @property
    def _url_from(self) -> str:
        return _OWN_URL if self.key_from == _OWN_KEY else _URL

    def _wish(self, text: str, pace: float) -> dict[str, Any]:
        wish: dict[str, Any] = {"model": self.model, "voice": self.voice, "input": text, "response_format": self.form}
        if self.paced and pace != 1.0:
            wish["speed"] = round(min(max(pace, SPEEDS[0]), SPEEDS[1]), 4)
        if self.instructions:
            wish["instructions"] = self.instructions
        return wish

    def _headers(self) -> dict[str, str]:
        known = {"Authorization": f"Bearer {self.key.text}"} if self.key else {}
        return {"Content-Type": "application/json", "User-Agent": "audio_builder", **known}

    def _refuse_unfinished(self) -> None:
        if not (self.model and self.voice):
            raise Unavailable("no model and voice are chosen for the engine openai", hint=HINT)
        if self.base == OFFICIAL and not self.key:
            raise Unavailable("OpenAI asks for a key", hint=f"set {_KEY}")

    def _refused(self, answer: Answer) -> EngineError:
        """What an answer other than 200 means; of a refused key nothing is quoted, since services quote the key."""
        why = complaint(answer, self.key)
        if answer.status == 402 or why.code in _USED_UP:
            hint = "add credit there, then build again: what has been spoken is kept"
            return Unavailable(f"the account at {answer.host} has no credit left ({answer.status})", hint=hint)
        if answer.status in (401, 403):
            hint = f"check {self.key_from}" if self.key else f"set {self.key_from}"
            return Unavailable(f"{answer.host} refused the key ({answer.status})", hint=hint)
        said = why.message
        if self.paced and answer.status in (400, 422) and "speed" in said.lower():
            said += f"; where the server takes no speed, set {_PACE}=none"
        hints = {404: f"check the model's name, {_MODEL} and {self._url_from}", 300: f"check {self._url_from}"}
        return refusal(answer, hints=hints, said=said)


def _chosen(environ: Mapping[str, str], variable: str, choices: tuple[str, ...]) -> str:
    """The value of a variable that has a few, the first by default.  Raises BadRequest."""
    text = setting(environ, variable).lower() or choices[0]
    if text not in choices:
        near = did_you_mean(text, choices) or f"; there is {', '.join(choices)}"
        raise BadRequest(f"{variable} cannot be '{text}'{near}")
    return text


def configured(name: str, environ: Mapping[str, str]) -> OpenAI:
    """The voice `MODEL/VOICE`, or `VOICE` of the model that the environment names, or all of it from there."""
    model, voice = setting(environ, _MODEL), name or setting(environ, _VOICE)
    if voice:
        model, voice = model_and_voice("openai", voice, model=model, model_from=_MODEL)
    own = setting(environ, _OWN_URL)
    base = address(_OWN_URL, own) if own else address(_URL, setting(environ, _URL) or OFFICIAL)
    key_from = _OWN_KEY if own or setting(environ, _OWN_KEY) else _KEY
    return OpenAI(
        model=model,
        voice=voice,
        base=base,
        key=secret(environ, key_from),
        key_from=key_from,
        form=_chosen(environ, _FORMAT, FORMATS),
        paced=_chosen(environ, _PACE, ("speed", "none")) == "speed",
        instructions=setting(environ, _INSTRUCTIONS),
    )


def offered(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The voice the environment names, then OpenAI's own where it is asked and a model is chosen."""
    official = (
        setting(environ, _MODEL)
        and not setting(environ, _OWN_URL)
        and setting(environ, _URL).rstrip("/") in ("", OFFICIAL)
    )
    others = tuple(voice for voice in OFFICIAL_VOICES if voice != setting(environ, _VOICE)) if official else ()
    return (setting(environ, _VOICE), *others) if setting(environ, _VOICE) else others or ("",)


ENGINE = EnginePlugin(
    name="openai",
    summary="voices of OpenAI, or of any server that speaks its language: online, or on your own machine",
    open=lambda name, language: configured(name, os.environ),
    voices=lambda language: offered(os.environ),
    hint=HINT,
)
