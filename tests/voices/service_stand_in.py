"""OpenAI-compatible servers and ElevenLabs, acted on this machine: their wire formats, over TLS or without.

One port understands all: `https://localhost:PORT` (`url`), `http://127.0.0.1:PORT` (`plain_url`), and, as a proxy,
`https://api.elevenlabs.io` itself.  What each request gets is a `Behaviour`, as with the stand-in for Google.
"""

from __future__ import annotations

import io
import json
import struct
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from http.server import BaseHTTPRequestHandler
from socket import MSG_PEEK
from typing import Any
from zlib import crc32

import av
import numpy as np
from google_stand_in import Behaviour, Conversation, StandIn, mp3

RATE_HZ = 24_000
MARKER = b"data"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, as it arrived."""

    path: str
    body: Mapping[str, Any]
    host: str
    started_s: float
    headers: Mapping[str, str]

    @property
    def text(self) -> str:
        """What is to be spoken."""
        return str(self.body.get("input", self.body.get("text", "")))


def length_s(text: str, speed: float = 1.0) -> float:
    """How long the stand-in speaks a text: 0.1 s, and 0.02 s a character."""
    return (0.1 + 0.02 * len(text)) / speed


@lru_cache(512)
def samples(text: str, speed: float = 1.0, rate_hz: int = RATE_HZ) -> bytes:
    """A text as 16-bit samples: a tone of one of 100 pitches."""
    at = np.arange(round(length_s(text, speed) * rate_hz)) / rate_hz
    return (8000 * np.sin(2 * np.pi * (100 + crc32(text.encode()) % 100) * at)).astype("<i2").tobytes()


def wav(
    pcm: bytes, *, rate_hz: int = RATE_HZ, size: int | None = None, form: tuple[int, int, int] = (1, 1, 16)
) -> bytes:
    """Samples as a WAV file; `size` is what its header says instead of the truth, `form` is tag, channels and bits."""
    tag, channels, bits = form
    told = len(pcm) if size is None else size
    frame = channels * bits // 8
    fmt = struct.pack("<HHIIHH", tag, channels, rate_hz, rate_hz * frame, frame, bits)
    whole = told + 36 if told + 36 <= 0xFFFFFFFF else 0xFFFFFFFF
    return (
        b"RIFF"
        + struct.pack("<I", whole)
        + b"WAVEfmt "
        + struct.pack("<I", 16)
        + fmt
        + MARKER
        + struct.pack("<I", told)
        + pcm
    )


def flac(pcm: bytes) -> bytes:
    """Samples as a FLAC file."""
    file = io.BytesIO()
    with av.open(file, "w", "flac") as container:
        stream = container.add_stream("flac", rate=RATE_HZ, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.frombuffer(pcm, "<i2")[None], format="s16", layout="mono")
        frame.sample_rate = RATE_HZ
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    return file.getvalue()


def spoken(request: Asked) -> tuple[bytes, str]:
    """The sound that was asked for, and its media type."""
    query = request.path.partition("output_format=")[2]
    form = request.body.get("response_format") or query.partition("_")[0]
    settings = request.body.get("voice_settings", request.body)
    speed = settings.get("speed", 1.0)
    if form == "pcm":
        return samples(request.text, speed, int(query.partition("_")[2])), "audio/pcm"
    if form == "mp3":
        return mp3(request.text), "audio/mpeg"
    pcm = samples(request.text, speed)
    return (flac(pcm), "audio/flac") if form == "flac" else (wav(pcm), "audio/wav")


def ok(talk: Conversation, request: Asked) -> None:
    """The text, spoken; to a question without a text, a list of nothing."""
    if not request.body:
        talk.reply(200, b'{"data": []}')
        return
    body, kind = spoken(request)
    talk.reply(200, body, {"Content-Type": kind})


def saying(body: bytes, kind: str = "audio/wav", **headers: str) -> Behaviour:
    """An answer of status 200 with this body and media type."""
    return lambda talk, request: talk.reply(200, body, {"Content-Type": kind, **headers})


def refusing(code: int, content: Any, headers: Mapping[str, str] | None = None) -> Behaviour:
    """A refusal that says why in JSON."""
    return lambda talk, request: talk.reply(code, json.dumps(content).encode(), headers)


def crumbs(talk: Conversation, request: Asked) -> None:
    """The text, spoken, with a header that knows no size, in HTTP chunks of 997 bytes."""
    talk.reply(200, b"", {"Transfer-Encoding": "chunked", "Content-Type": "audio/wav"})
    body = wav(samples(request.text), size=0xFFFFFFFF)
    for start in range(0, len(body), 997):
        piece = body[start : start + 997]
        talk.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
    talk.wfile.write(b"0\r\n\r\n")


def cut(talk: Conversation, request: Asked) -> None:
    """The connection is cut in the middle of the answer, which had said how long it would be."""
    body, kind = spoken(request)
    talk.reply(200, body[: len(body) // 2], {"Content-Length": str(len(body)), "Content-Type": kind})
    talk.close_connection = True


def half(talk: Conversation, request: Asked) -> None:
    """Half of the sound, as if it were the whole answer."""
    body, kind = spoken(request)
    talk.reply(200, body[: len(body) // 2], {"Content-Type": kind})


class Service(StandIn):
    """The server; use it in a `with` statement."""

    def __init__(self, *behaviours: Behaviour, then: Behaviour = ok) -> None:
        super().__init__(*behaviours, then=then, talk=_ServiceTalk)
        self.called = "localhost"
        """Whom its certificate names."""

    @property
    def port(self) -> int:
        """Where it listens on 127.0.0.1."""
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        """Its address, encrypted; `ca_bundle` has the certificate to trust."""
        return f"https://localhost:{self.port}/v1"

    @property
    def plain_url(self) -> str:
        """Its address without encryption."""
        return f"http://127.0.0.1:{self.port}/v1"

    def behave(self, *behaviours: Behaviour, then: Behaviour = ok) -> None:
        """From now on: these, in order of arrival, and `then` for every request after them."""
        super().behave(*behaviours, then=then)


class _ServiceTalk(Conversation, BaseHTTPRequestHandler):
    """One connection, encrypted or not."""

    server: Service

    def setup(self) -> None:
        if self.request.recv(1, MSG_PEEK) == b"\x16":  # a TLS handshake
            self.request = self.server.certificate(self.server.called).wrap_socket(self.request, server_side=True)
        super().setup()

    def do_POST(self) -> None:
        """Notes a request for speech and behaves as told."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.converse(self._asked(body))

    def do_GET(self) -> None:
        """Notes a question and behaves as told."""
        self.converse(self._asked({}))

    def _asked(self, body: Mapping[str, Any]) -> Asked:
        return Asked(self.path, body, self.headers["Host"], time.monotonic(), dict(self.headers.items()))
