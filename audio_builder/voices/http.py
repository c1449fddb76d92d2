"""The one door to services: a question goes out, a bounded answer comes in, and every failure has its name.

Certificates are verified.  No redirect is followed, no wait and no answer is endless.  Without encryption nothing is
sent but to this machine itself, and that through no proxy.  No message shows what a header or a proxy's address holds.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http.client import RemoteDisconnected
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import requests
from urllib3 import exceptions as urllib3_errors

from audio_builder.errors import EngineError, Transient, Unavailable

MOST_BYTES = 64 << 20
"""The longest answer that is read: eleven minutes of 16-bit speech at 48 kHz."""

MOST_REFUSAL_BYTES = 16 << 10
"""So much of a refusal is read, to find its reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """How long to wait for a service, in seconds."""

    connect_s: float = 5.0
    """For a connection."""
    read_s: float = 20.0
    """For the next bytes of an answer."""
    whole_s: float = 40.0
    """For the whole of an answer."""


QUICK = Timeouts(connect_s=3.0, read_s=5.0, whole_s=8.0)
"""For finding out whether a service is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a service is reached."""

    proxy: str = field(default="", repr=False)
    """Address of an HTTP proxy; empty: as the environment says."""
    ca_bundle: str = ""
    """File of the certificates to trust; empty: as the environment says, else the usual ones."""
    timeouts: Timeouts = Timeouts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a service is asked."""

    url: str
    body: bytes | None = field(default=None, repr=False)
    """What is posted; None for an address that is only read."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    most_bytes: int = MOST_BYTES
    """The longest answer to read."""

    @property
    def host(self) -> str:
        """Whom it goes to, with the port where it is not the usual one."""
        return urlsplit(self.url).netloc.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said, whatever its status."""

    host: str
    status: int
    headers: Mapping[str, str]
    """Their names are found in any case."""
    body: bytes = field(repr=False)
    """Whole when the status is 200, else its beginning."""

    @property
    def type(self) -> str:
        """Its media type in lower case, without parameters; empty when it does not say."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def asked(question: Question, way: Way) -> Answer:
    """The answer of a service, of any status; one of status 200 is whole.

    Raises Unavailable or Transient when there is none.
    """
    deadline = time.monotonic() + way.timeouts.whole_s
    secure = urlsplit(question.url).scheme == "https"
    if not secure and not is_this_machine(question.url):
        raise Unavailable(f"nothing is sent to {question.host} without encryption", hint="use an https address")
    try:
        request = requests.Request(
            "GET" if question.body is None else "POST",
            question.url,
            data=question.body,
            headers=dict(question.headers),
        ).prepare()
        with requests.Session() as session:
            waits = (way.timeouts.connect_s, way.timeouts.read_s)
            route = _route(session, question.url, way, secure=secure)
            with session.send(request, timeout=waits, allow_redirects=False, **route) as response:
                body = _body(response, question, way, deadline)
                return Answer(question.host, response.status_code, response.headers, body)
    except (OSError, urllib3_errors.HTTPError) as error:
        raise _failure(error, question.host) from error


def is_this_machine(url: str) -> bool:
    """Whether an address is the machine's own: `localhost` or a loopback number.

    >>> is_this_machine("http://127.0.0.1:8880/v1"), is_this_machine("http://localhost.example/")
    (True, False)
    """
    host = urlsplit(url).hostname or ""
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


def _route(session: requests.Session, url: str, way: Way, *, secure: bool) -> dict[str, Any]:
    """Proxy and certificates for an address; this machine is never reached by way of another."""
    proxies = {"https": way.proxy} if way.proxy else {}
    if is_this_machine(url):
        proxies = {"no_proxy": urlsplit(url).hostname or ""}
    session.trust_env = secure
    return dict(session.merge_environment_settings(url, proxies, True, way.ca_bundle or None, None))


def _body(response: requests.Response, question: Question, way: Way, deadline: float) -> bytes:
    """The whole of an answer, or the beginning of a refusal as far as it comes."""
    if response.status_code == 200:
        return b"".join(_pieces(response, question, way, deadline))
    beginning = b""
    with suppress(OSError, urllib3_errors.HTTPError, EngineError):
        for piece in _pieces(response, replace(question, most_bytes=MOST_BYTES), way, deadline):
            beginning += piece
            if len(beginning) >= MOST_REFUSAL_BYTES:
                break
    return beginning[:MOST_REFUSAL_BYTES]


def _pieces(response: requests.Response, question: Question, way: Way, deadline: float) -> Iterator[bytes]:
    """An answer as it arrives, within its time, not shorter than it said and not longer than anyone needs."""
    size = 0
    while piece := response.raw.read1(65536, decode_content=True):
        size += len(piece)
        if time.monotonic() > deadline:
            raise Transient(f"{question.host} did not finish its answer in {way.timeouts.whole_s:g} s")
        if size > question.most_bytes:
            raise Unavailable(f"{question.host} sent more than {question.most_bytes} bytes for one phrase")
        yield piece


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
