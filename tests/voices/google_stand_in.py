"""Google Translate's speech, acted on this machine: a proxy, a certificate, the wire format, and real MP3.

Whoever is told to go through the proxy and to trust the certificate cannot tell the difference, `gTTS` itself included:
nothing is patched.  What each request gets is a `Behaviour`, one after the other from a list and `ok` after the last.

    with StandIn(status(503), ok) as google:
        voice = Google(proxy=google.proxy, ca_bundle=google.ca_bundle)       # in this process
        subprocess.run([...], env=os.environ | google.environ)               # in another one
"""

from __future__ import annotations

import json
import socket
import ssl
import sys
import time
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from tempfile import TemporaryDirectory
from threading import Event, Lock, Thread
from typing import Any
from urllib.parse import parse_qs
from zlib import crc32

import lameenc
import numpy as np
import trustme

RATE_HZ = 24000
LEAD_IN_S = 1105 / RATE_HZ
"""What an MP3 of this rate begins with: the delay of its coder and decoder, 46 ms."""
PATH = "/_/TranslateWebserverUi/data/batchexecute"


@dataclass(frozen=True, slots=True)
class Request:
    """One request, as it arrived."""

    text: str
    language: str
    slow: bool
    host: str
    """`translate.google.co.uk`."""
    started_s: float
    """When it arrived, on `time.monotonic`."""
    headers: Mapping[str, str]

    @property
    def tld(self) -> str:
        """`co.uk`."""
        return self.host.removeprefix("translate.google.")


def length_s(text: str, *, slow: bool = False) -> float:
    """How long the stand-in speaks a text, in seconds after the lead-in: 0.2 and 0.06 a character; slowly, x1.5."""
    return (0.2 + 0.06 * len(text)) * (1.5 if slow else 1.0)


def pitch_hz(text: str) -> int:
    """The pitch at which the stand-in speaks a text: one of 100, 101, ..., 199 Hz."""
    return 100 + crc32(text.encode()) % 100


@lru_cache
def mp3(text: str, *, slow: bool = False) -> bytes:
    """A text as MP3, 24 kHz mono 64 kb/s: harmonics of its pitch, in four syllables a second."""
    at = np.arange(round(length_s(text, slow=slow) * RATE_HZ)) / RATE_HZ
    voiced = sum(np.sin(2 * np.pi * pitch_hz(text) * k * at) / k for k in range(1, 12))
    syllables = 0.55 - 0.45 * np.cos(2 * np.pi * 4 * at)
    edges = np.clip(np.minimum(at, at[-1] - at) / 0.005, 0.0, 1.0)
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(64)
    encoder.set_in_sample_rate(RATE_HZ)
    encoder.set_channels(1)
    encoder.set_quality(7)
    sound = (8000 * voiced * syllables * edges).astype("<i2")
    return bytes(encoder.encode(sound.tobytes()) + encoder.flush())


def answer(encoded: bytes | None, *, short_by: int = 0) -> bytes:
    """The body that carries an MP3, its base64 short by so many letters; None: as for a text that cannot be spoken."""
    letters = b64encode(encoded or b"").decode()
    reply = None if encoded is None else json.dumps([letters[: len(letters) - short_by]])
    rows = [["wrb.fr", "jQ1olc", reply, None, None, None, "generic"], ["di", 83], ["af.httprm", 83, "-565", 6]]
    return b")]}'\n\n" + json.dumps(rows, separators=(",", ":")).encode()


Behaviour = Callable[["Conversation", Request], None]
"""What happens after a request has been read."""


def ok(talk: Conversation, request: Request) -> None:
    """The text, spoken."""
    talk.reply(200, answer(mp3(request.text, slow=request.slow)))


def crumbs(talk: Conversation, request: Request) -> None:
    """The text, spoken, but arriving 97 bytes at a time, in HTTP chunks, each a TLS record."""
    body = answer(mp3(request.text, slow=request.slow))
    talk.reply(200, b"", {"Transfer-Encoding": "chunked"})
    for start in range(0, len(body), 97):
        piece = body[start : start + 97]
        talk.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        talk.wfile.flush()
    talk.wfile.write(b"0\r\n\r\n")


def two_rows(talk: Conversation, request: Request) -> None:
    """The text, spoken, as two lines with their lengths before them, each with half of the sound."""
    whole = mp3(request.text, slow=request.slow)
    middle = len(whole) // 192 // 2 * 192
    lines = [answer(part).removeprefix(b")]}'\n\n") for part in (whole[:middle], whole[middle:])]
    talk.reply(200, b")]}'\n\n" + b"".join(b"%d\n%s\n" % (len(line), line) for line in lines))


def status(code: int, headers: Mapping[str, str] | None = None) -> Behaviour:
    """A refusal with that status: `status(429, {"Retry-After": "7"})`."""

    def refuse(talk: Conversation, _: Request) -> None:
        talk.reply(code, b"<html><title>Error</title></html>", {"Content-Type": "text/html", **(headers or {})})

    return refuse


def drop(talk: Conversation, _: Request) -> None:
    """The connection is cut before a word of the answer."""
    talk.close_connection = True


def cut(talk: Conversation, request: Request) -> None:
    """The connection is cut in the middle of the answer, which had said how long it would be."""
    body = answer(mp3(request.text, slow=request.slow))
    talk.reply(200, body[: len(body) // 2], {"Content-Length": str(len(body))})
    talk.close_connection = True


def half(talk: Conversation, request: Request) -> None:
    """Half of the answer, as if it were the whole."""
    body = answer(mp3(request.text, slow=request.slow))
    talk.reply(200, body[: len(body) // 2])


def cut_base64(talk: Conversation, request: Request) -> None:
    """A whole answer whose base64 lacks its last letter."""
    talk.reply(200, answer(mp3(request.text, slow=request.slow), short_by=1))


def hang(talk: Conversation, _: Request) -> None:
    """Not a word, until the client gives up."""
    with suppress(OSError):
        talk.rfile.read(1)
    talk.close_connection = True


def endless(talk: Conversation, _: Request) -> None:
    """An answer that comes byte by byte and never ends."""
    talk.reply(200, b"", {"Transfer-Encoding": "chunked"})
    with suppress(OSError):
        while not talk.server.closing.wait(0.01):
            talk.wfile.write(b"1\r\n \r\n")
            talk.wfile.flush()
    talk.close_connection = True


def consent(talk: Conversation, _: Request) -> None:
    """A page, with status 200, that asks for consent to cookies."""
    page = b"<!doctype html><html><head><title>Before you continue to Google</title></head></html>"
    talk.reply(200, page, {"Content-Type": "text/html; charset=utf-8"})


def no_audio(talk: Conversation, _: Request) -> None:
    """A well-formed answer that carries no sound."""
    talk.reply(200, answer(None))


def empty_audio(talk: Conversation, _: Request) -> None:
    """A well-formed answer whose sound has no bytes."""
    talk.reply(200, answer(b""))


def carrying(encoded: bytes) -> Behaviour:
    """A well-formed answer that carries these bytes as its sound."""
    return lambda talk, _: talk.reply(200, answer(encoded))


class StandIn(ThreadingTCPServer):
    """The service and the way to it; a context manager.  Each request gets the next behaviour, in order of arrival."""

    def __init__(
        self, *behaviours: Behaviour, then: Behaviour = ok, talk: type[BaseHTTPRequestHandler] | None = None
    ) -> None:
        super().__init__(("127.0.0.1", 0), talk or Conversation)
        self.closing = Event()
        self.tunnel_status = 200
        """What the proxy says to CONNECT."""
        self.most_at_once = 0
        """The largest number of requests that were waiting for their answer at the same time."""
        self._behaviours = list(behaviours)
        self._then = then
        self._requests: list[Request] = []
        self._answering = 0
        self._open: set[socket.socket] = set()
        self._lock = Lock()
        self._authority = trustme.CA()
        self._folder = TemporaryDirectory()
        self.ca_bundle = str(Path(self._folder.name, "trust-the-stand-in.pem"))
        """File of the one certificate authority to trust."""
        self._authority.cert_pem.write_to_path(self.ca_bundle)
        self._contexts: dict[str, ssl.SSLContext] = {}

    @property
    def proxy(self) -> str:
        """Address of the proxy, `http://127.0.0.1:PORT`."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def environ(self) -> dict[str, str]:
        """What sends another process here: add it to that process's environment."""
        here = dict.fromkeys(("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"), self.proxy)
        return here | {"NO_PROXY": "", "no_proxy": "", "REQUESTS_CA_BUNDLE": self.ca_bundle}

    @property
    def requests(self) -> tuple[Request, ...]:
        """Every request so far, in order of arrival."""
        with self._lock:
            return tuple(self._requests)

    @property
    def texts(self) -> tuple[str, ...]:
        """Their texts."""
        return tuple(request.text for request in self.requests)

    def behave(self, *behaviours: Behaviour, then: Behaviour = ok) -> None:
        """From now on: these, in order of arrival, and `then` for every request after them."""
        with self._lock:
            self._behaviours, self._then = list(behaviours), then

    def certificate(self, host: str) -> ssl.SSLContext:
        """A server's side of TLS for a host, with a certificate for it, made when first asked for."""
        with self._lock:
            if host not in self._contexts:
                self._contexts[host] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                self._authority.issue_cert(host, "127.0.0.1").configure_cert(self._contexts[host])
            return self._contexts[host]

    def arrived(self, request: Request) -> Behaviour:
        """Notes a request.  What to do with it comes back."""
        with self._lock:
            self._requests.append(request)
            self._answering += 1
            self.most_at_once = max(self.most_at_once, self._answering)
            return self._behaviours.pop(0) if self._behaviours else self._then

    def answered(self) -> None:
        """Notes that a request need not wait any longer."""
        with self._lock:
            self._answering -= 1

    def opened(self, connection: socket.socket) -> None:
        """Notes a connection, to be cut at the end."""
        with self._lock:
            self._open.add(connection)

    def closed(self, connection: socket.socket) -> None:
        """Notes that a connection is no more."""
        with self._lock:
            self._open.discard(connection)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client may go away whenever it likes; anything else is printed, as usual."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)

    def __enter__(self) -> StandIn:
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self.shutdown()
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self.server_close()
        self._folder.cleanup()


class Conversation(BaseHTTPRequestHandler):
    """One connection: CONNECT in the clear, then HTTPS."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: StandIn
    asked_host = ""
    _waiting = False

    def setup(self) -> None:
        super().setup()
        self.server.opened(self.connection)

    def finish(self) -> None:
        self.server.closed(self.connection)
        with suppress(OSError):
            super().finish()
        self.connection.close()

    def do_CONNECT(self) -> None:
        """Opens the tunnel; its other end is here."""
        self.asked_host = self.path.rpartition(":")[0]
        if self.server.tunnel_status != 200:
            self.reply(self.server.tunnel_status, b"")
            return
        self.send_response(200, "Connection established")
        self.end_headers()
        plain, buffers = self.connection, (self.rfile, self.wfile)
        context = self.server.certificate(self.asked_host)
        self.connection = context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
        self.server.closed(plain)
        self.server.opened(self.connection)
        for buffer in buffers:
            buffer.close()
        self.connection.do_handshake()
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb")
        self.close_connection = False

    def do_POST(self) -> None:
        """Notes a request for speech and behaves as told; any other path is not found."""
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path != PATH or self.headers["Host"] != self.asked_host:
            self.reply(404, b"")
            return
        ((procedure, parameters, _, _),) = json.loads(parse_qs(form)["f.req"][0])[0]
        text, language, slow, _ = json.loads(parameters)
        request = Request(text, language, slow is True, self.asked_host, time.monotonic(), dict(self.headers.items()))
        self.converse(request, known=procedure == "jQ1olc")

    def converse(self, request: Any, *, known: bool = True) -> None:
        """Notes a request and does what is next to be done; what nobody knows is refused."""
        behave = self.server.arrived(request)
        self._waiting = True
        try:
            (behave if known else status(400))(self, request)
        finally:
            self._answered()

    def _answered(self) -> None:
        if self._waiting:
            self._waiting = False
            self.server.answered()

    def reply(self, code: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        """An answer; its Content-Length is the true one unless the headers say otherwise."""
        self._answered()
        self.send_response_only(code)
        usual = {"Content-Type": "application/json; charset=utf-8", "Date": self.date_time_string()}
        extra = usual | dict(headers or {})
        if "Transfer-Encoding" not in extra:
            extra.setdefault("Content-Length", str(len(body)))
        for name, value in extra.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""
