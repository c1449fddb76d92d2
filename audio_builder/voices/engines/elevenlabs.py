"""Voices of ElevenLabs, which are told what is said before and after, so that a session is spoken as one.

The key comes from ELEVENLABS_API_KEY alone.  The model and the voice are the user's choice; there is no default.
Everything that shapes the sound is sent with each request, so that nothing kept at the service can change a phrase.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from audio_builder.contracts import Caps, EnginePlugin
from audio_builder.errors import BadRequest, EngineError, RateLimited, Unavailable
from audio_builder.plan.tempo import Paces
from audio_builder.regex import regex
from audio_builder.sound.signal import Speech
from audio_builder.voices.answers import audible, complaint, refusal, speech_in
from audio_builder.voices.configured import NO_SECRET, Secret, address, digest, model_and_voice, secret, setting
from audio_builder.voices.http import QUICK, Answer, Question, Timeouts, Way, asked

OFFICIAL = "https://api.elevenlabs.io"
SPEEDS = (0.7, 1.2)
"""Least and most of the parameter `speed`.  Source: ElevenLabs' documentation, "Speed control"."""

LONGEST_NEIGHBOUR = 300
"""Letters of what is said before or after that are sent; more of them change nothing anybody hears."""

WITHOUT_CONTEXT = ("eleven_v3",)
"""Models, by how their names begin, that refuse to be told what comes before and after."""

MANNER = {"stability": 0.5, "similarity_boost": 0.75, "style": 0.0, "use_speaker_boost": True}
"""How a voice is used: ElevenLabs' own defaults, which every model takes."""

HINT = "set ELEVENLABS_API_KEY and AUDIO_BUILDER_ELEVENLABS_MODEL, and name a voice: --voice elevenlabs:VOICE_ID"

_KEY = "ELEVENLABS_API_KEY"
_MODEL, _VOICE = "AUDIO_BUILDER_ELEVENLABS_MODEL", "AUDIO_BUILDER_ELEVENLABS_VOICE"
_URL, _FORMAT = "AUDIO_BUILDER_ELEVENLABS_URL", "AUDIO_BUILDER_ELEVENLABS_FORMAT"
_SEED = "AUDIO_BUILDER_ELEVENLABS_SEED"
_FORMS = regex(r"mp3_(22050|24000|44100)_(32|48|64|96|128|192)|pcm_(8000|16000|22050|24000|32000|44100|48000)")
_MOST_SEED = 2**32 - 1
_USED_UP = frozenset(("quota_exceeded", "payment_required", "insufficient_credits", "paid_plan_required"))
"""What the service calls an account that has nothing left; the status may be 401, 402 or 429."""
_BUSY = frozenset(("too_many_concurrent_requests", "concurrent_limit_exceeded", "system_busy", "rate_limit_exceeded"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ElevenLabs:
    """One voice in one model."""

    model: str = ""
    voice: str = ""
    """Its identifier, as the service shows it."""
    base: str = OFFICIAL
    key: Secret = NO_SECRET
    form: str = "mp3_44100_128"
    """In the service's notation: kind, rate in Hz and kb/s; `pcm_...` needs a dearer plan."""
    seed: int = 1
    """Equal seeds mostly speak alike."""
    way: Way = field(default=Way(timeouts=Timeouts(read_s=60.0, whole_s=120.0)), repr=False)

    @property
    def id(self) -> str:
        """`elevenlabs:MODEL/VOICE`."""
        return f"elevenlabs:{self.model}/{self.voice}" if self.model and self.voice else "elevenlabs"

    @property
    def version(self) -> str:
        """The model's name; the service tells no other."""
        return self.model or "none"

    @property
    def caps(self) -> Caps:
        """What it can do, with as many requests at once as its smallest plan allows."""
        return Caps(
            online=True,
            languages=("*",),
            concurrency=2,
            min_interval_s=0.2,
            licence="ElevenLabs: the free plan allows no commercial use; check the terms of your plan",
            context=not self.model.startswith(WITHOUT_CONTEXT),
            paces=Paces(slowest=SPEEDS[0], quickest=SPEEDS[1]),
        )

    def fingerprint(self) -> str:
        """Service, model, voice, seed, format and manner."""
        manner = " ".join(f"{name}={value:g}" for name, value in MANNER.items())
        where = "elevenlabs.io" if self.base == OFFICIAL else digest(self.base)
        what = f"at={where} model={self.version} voice={self.voice or 'none'} form={self.form} seed={self.seed}"
        return f"elevenlabs/1 {what} {manner}"

    def probe(self) -> None:
        """Asks for what the service knows of the voice, which costs nothing.  Raises Unavailable."""
        self._refuse_unfinished()
        question = Question(url=f"{self.base}/v1/voices/{self.voice}", headers=self._headers())
        try:
            answer = asked(question, replace(self.way, timeouts=QUICK))
            if answer.status != 200 and complaint(answer, self.key).code != "missing_permissions":
                raise self._refused(answer)
        except Unavailable:
            raise
        except EngineError as error:
            raise Unavailable(str(error), hint="try again later, or use another voice") from error

    def speak(self, text: str, *, language: str, pace: float) -> Speech:
        """The text by itself; what is asked and raised is as in `speak_between`."""
        return self.speak_between(text, before="", after="", language=language, pace=pace)

    def speak_between(self, text: str, *, before: str, after: str, language: str, pace: float) -> Speech:
        """The text as mono sound, in the tone it has between two others; the language is what the text is in.

        Raises BadRequest for a text of nothing; else Unavailable, BadRequest, Transient or RateLimited as the service
        answers.
        """
        self._refuse_unfinished()
        if not any(letter.isalnum() for letter in text):
            raise BadRequest(f"nothing to speak in {text!r}")
        url = f"{self.base}/v1/text-to-speech/{self.voice}?output_format={self.form}"
        body = json.dumps(self._wish(text, before, after, pace)).encode()
        answer = asked(Question(url=url, body=body, headers=self._headers()), self.way)
        if answer.status != 200:
            raise self._refused(answer)
        return self._bare(answer) if self.form.startswith("pcm") else speech_in(answer, hint=f"check {_URL}")

    def _wish(self, text: str, before: str, after: str, pace: float) -> dict[str, Any]:
        speed = round(min(max(pace, SPEEDS[0]), SPEEDS[1]), 4)
        wish = {"text": text, "model_id": self.model, "seed": self.seed, "voice_settings": {**MANNER, "speed": speed}}
        if self.caps.context:
            around = {"previous_text": before[-LONGEST_NEIGHBOUR:], "next_text": after[:LONGEST_NEIGHBOUR]}
            wish |= {name: neighbour for name, neighbour in around.items() if neighbour}
        return wish

    def _bare(self, answer: Answer) -> Speech:
        """Samples without a header: 16 bits each, at the rate that was asked for."""
        if answer.type.startswith("text/") or answer.type == "application/json" or len(answer.body) % 2:
            return speech_in(answer, hint=f"check {_FORMAT}")
        samples = np.frombuffer(answer.body, "<i2").astype(np.float32) / np.float32(32768.0)
        return audible(Speech(samples, int(self.form.partition("_")[2])), answer.host)

    def _headers(self) -> dict[str, str]:
        return {"Content-Type": "application/json", "User-Agent": "audio_builder", "xi-api-key": self.key.text}

    def _refuse_unfinished(self) -> None:
        if not self.key:
            raise Unavailable("ElevenLabs asks for a key", hint=HINT)
        if not (self.model and self.voice):
            raise Unavailable("no model and voice are chosen for the engine elevenlabs", hint=HINT)

    def _refused(self, answer: Answer) -> EngineError:
        """What an answer other than 200 means; the service's own word counts for more than its status."""
        why = complaint(answer, self.key)
        if answer.status == 402 or why.code in _USED_UP:
            hint = "wait for the next month or take a larger plan, then build again: what has been spoken is kept"
            return Unavailable(f"the account at {answer.host} has no characters left ({answer.status})", hint=hint)
        if why.code in _BUSY and answer.status != 429:
            return RateLimited(f"{answer.host} asks for fewer requests ({answer.status})")
        if answer.status in (401, 403):
            return Unavailable(f"{answer.host} refused the key ({answer.status})", hint=f"check {_KEY}")
        hints = {404: f"check the voice's identifier and {_URL}", 300: f"check {_URL}"}
        return refusal(answer, hints=hints, said=why.message)


def configured(name: str, environ: Mapping[str, str]) -> ElevenLabs:
    """The voice `MODEL/VOICE`, or `VOICE` in the model that the environment names, or all of it from there."""
    model, voice = setting(environ, _MODEL), name or setting(environ, _VOICE)
    if voice:
        model, voice = model_and_voice("elevenlabs", voice, model=model, model_from=_MODEL)
        if not re.fullmatch(r"[A-Za-z0-9_-]+", voice):
            raise BadRequest(f"no voice '{voice}': write its identifier, not its name, as elevenlabs:VOICE_ID")
    form = setting(environ, _FORMAT) or "mp3_44100_128"
    if not _FORMS.fullmatch(form):
        raise BadRequest(f"{_FORMAT} cannot be '{form[:40]}': write mp3_44100_128, mp3_44100_192 or pcm_24000")
    seed = setting(environ, _SEED) or "1"
    if not re.fullmatch(r"[0-9]{1,10}", seed) or int(seed) > _MOST_SEED:
        raise BadRequest(f"{_SEED} cannot be '{seed[:40]}': write a whole number up to {_MOST_SEED}")
    base = address(_URL, setting(environ, _URL) or OFFICIAL)
    return ElevenLabs(model=model, voice=voice, base=base, key=secret(environ, _KEY), form=form, seed=int(seed))


ENGINE = EnginePlugin(
    name="elevenlabs",
    summary="ElevenLabs' voices: online, paid for by the letter, each phrase in the tone of what is around it",
    open=lambda name, language: configured(name, os.environ),
    voices=lambda language: (setting(os.environ, _VOICE),),
    hint=HINT,
)
