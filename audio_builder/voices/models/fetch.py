"""One file comes over the network: whole, verified and under its name, or not at all.

What arrives is added to a part file, which a dropped connection, Ctrl-C or the end of the process leave behind and the
next try goes on from.  Only when every byte is there and the checksum is right does it get its name.  Certificates are
verified, every hop is HTTPS, nothing is taken beyond the size that is due, and a web page is never taken for a model.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import file_digest, new
from pathlib import Path
from ssl import SSLError
from urllib.parse import urljoin, urlsplit

import requests
from msgspec import Struct
from urllib3 import exceptions as urllib3_errors

from audio_builder.errors import EngineError, OutputError, RateLimited, Transient, Unavailable, UsageError
from audio_builder.regex import regex
from audio_builder.voices.http import is_this_machine
from audio_builder.voices.models.catalogue import ModelFile
from audio_builder.voices.models.soundness import fault_of

CONNECT_S, READ_S = 10.0, 30.0
"""How long to wait for a connection, and for the next bytes."""
CHUNK = 256 * 1024
HOPS = 5
"""Redirects that are followed."""
BARREN = 3
"""Tries in a row that may bring nothing new before it is given up."""
AGAIN = "run the same command again: it goes on where it stopped"
WRONG = "run the same command again; if that does not help, another file lies there now"
_RANGE = regex(r"bytes (\d+)-\d+/(\d+)")

Progress = Callable[[int, int], None]
"""(bytes that are here, bytes in all or 0 where nobody says)."""


class Verified(Struct, frozen=True):
    """A file that has arrived."""

    sha256: str
    against: str
    """What it was verified against: `catalogue`, or `hub`, by the checksum served with it."""


class _Due(Struct, frozen=True):
    """What a server says it is sending."""

    response: requests.Response
    start: int
    total: int
    """0 where it does not say."""
    digest: str
    """`sha256:...` or `git:...`, the name of a file's content in Git; empty where nothing is known."""


def fetched(file: ModelFile, target: Path, *, url: str = "", progress: Progress, ca_bundle: str = "") -> Verified:
    """Brings a file to `target`, from `url` where that is not its own place.

    `ca_bundle` is a file of the certificates to trust; empty: as the environment says, else the usual ones.
    Raises Unavailable for what is not there or not what it should be, Transient or RateLimited when the same call may
    succeed later, OutputError for what the disk refuses.
    """
    part = part_of(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with requests.Session() as session:
            session.verify = ca_bundle or True
            digest = _complete(session, safe_address(url or file.url), file, part, progress)
        verified = _verified(part, file, digest)
        part.replace(target)
    except OSError as error:
        raise OutputError(f"{target} cannot be written: {error.strerror or error}") from error
    return verified


def part_of(target: Path) -> Path:
    """Where what has arrived of a file is kept until it is whole."""
    return target.with_name(f".{target.name}.part")


def safe_address(url: str) -> str:
    """The address as it stands.  Raises UsageError for one that is not HTTPS, unless it leads to this machine."""
    parts = urlsplit(url)
    if parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and is_this_machine(url))):
        return url
    raise UsageError(f"'{url}' is no address to fetch a voice from: it must begin with https://")


def _complete(session: requests.Session, url: str, file: ModelFile, part: Path, progress: Progress) -> str:
    """Adds to the part file until nothing is missing; returns the checksum that was served with it."""
    barren = 0
    while True:
        have = _size(part)
        try:
            due = _asked(session, url, have)
            with due.response:
                _refuse_unfit(due, file)
                _poured(due, file, part, progress)
            if _size(part) >= (due.total or file.size):
                return due.digest
            failure: EngineError = Transient(f"{file.name}: the connection was dropped", hint=AGAIN)
        except (requests.RequestException, urllib3_errors.HTTPError, ConnectionError, SSLError) as error:
            failure = _failure(error, file)
        barren = 0 if _size(part) > have else barren + 1
        if barren == BARREN or not failure.retryable:
            raise failure


def _asked(session: requests.Session, url: str, have: int) -> _Due:
    """The answer to a request for what is missing, after at most `HOPS` redirects."""
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    digest = ""
    for _ in range(HOPS + 1):
        way = {"no_proxy": urlsplit(url).hostname or ""} if is_this_machine(url) else {}
        response = session.get(
            url,
            headers=headers,
            stream=True,
            allow_redirects=False,
            timeout=(CONNECT_S, READ_S),
            proxies=way,
            verify=session.verify,
        )
        digest = digest or _served_digest(response)
        if not response.is_redirect:
            try:
                return _read(response, have, digest)
            except EngineError:
                response.close()
                raise
        response.close()
        url = _pointed_to(url, response.headers["Location"])
    raise Unavailable(f"{urlsplit(url).hostname} only ever points elsewhere", hint="try again later")


def _pointed_to(url: str, location: str) -> str:
    try:
        return safe_address(urljoin(url, location))
    except (UsageError, ValueError) as error:
        raise Unavailable(f"{urlsplit(url).hostname} points to a place that is not HTTPS") from error


def _served_digest(response: requests.Response) -> str:
    """The checksum that a hub serves with a file: of a large one its sha256, of a small one its name in Git."""
    for name in ("X-Linked-ETag", "ETag"):
        tag = response.headers.get(name, "").removeprefix("W/").strip('"').lower()
        if re.fullmatch("[0-9a-f]{64}", tag):
            return f"sha256:{tag}"
        if re.fullmatch("[0-9a-f]{40}", tag):
            return f"git:{tag}"
    return ""


def _read(response: requests.Response, have: int, digest: str) -> _Due:
    host = urlsplit(response.url).hostname
    status = response.status_code
    if status == 206 and (found := _RANGE.fullmatch(response.headers.get("Content-Range", ""))):
        start, total = int(found[1]), int(found[2])
        if start == have:
            return _Due(response, start, total, digest)
    elif status == 200:
        length = response.headers.get("Content-Length", "")
        return _Due(response, 0, int(length) if length.isdecimal() else 0, digest)
    elif status == 416:
        return _Due(response, have, have, digest)
    elif status == 429:
        wait = response.headers.get("Retry-After", "")
        raise RateLimited(f"{host} wants to be asked less", retry_after_s=float(wait) if wait.isdecimal() else None)
    elif status < 500:
        raise Unavailable(f"{host} does not have {urlsplit(response.url).path} (HTTP {status})")
    raise Transient(f"{host} failed (HTTP {status})", hint=AGAIN)


def _refuse_unfit(due: _Due, file: ModelFile) -> None:
    """Returns when what is on its way can be the file.  Raises Unavailable."""
    if due.response.status_code == 416:
        return
    if due.response.headers.get("Content-Type", "").startswith("text/html"):
        raise Unavailable(f"{urlsplit(due.response.url).hostname} answered with a web page instead of {file.name}")
    if not (file.sha256 or due.digest):
        raise Unavailable(f"{file.name} is served without a checksum, so nobody could say whether it arrived whole")
    if due.total and (due.total > file.most or (file.size and due.total != file.size)):
        raise Unavailable(f"{file.name} would be {due.total:,} bytes and not the {file.size or file.most:,} it should")


def _poured(due: _Due, file: ModelFile, part: Path, progress: Progress) -> None:
    """Adds what comes to the part file, and what it already has counts; raises Unavailable when it does not end."""
    most = due.total or file.size or file.most
    here = due.start
    with part.open("ab" if due.start else "wb") as out:
        progress(here, due.total or file.size)
        if due.response.status_code == 416:
            return
        while chunk := due.response.raw.read1(CHUNK, decode_content=True):
            here += len(chunk)
            if here > most:
                out.truncate(0)
                raise Unavailable(f"{file.name} does not end where it should; nothing of it was kept")
            out.write(chunk)
            out.flush()
            progress(here, due.total or file.size)


def _verified(part: Path, file: ModelFile, digest: str) -> Verified:
    """What the file is, once it is what it should be.  Raises Unavailable, and then nothing of it is kept."""
    with part.open("rb") as whole:
        sha256 = file_digest(whole, "sha256").hexdigest()
    against = "catalogue" if file.sha256 else "hub"
    if against == "catalogue":
        right = sha256 == file.sha256
    else:
        kind, _, wanted = digest.partition(":")
        right = wanted == (sha256 if kind == "sha256" else _name_in_git(part))
    fault = fault_of(part, Path(file.name).suffix)
    if not right or fault:
        part.unlink()
        why = fault if right else f"did not arrive as it should: its checksum is not the one of the {against}"
        raise Unavailable(f"{file.name} {why}; nothing of it was kept", hint=WRONG)
    return Verified(sha256, against)


def _name_in_git(path: Path) -> str:
    """SHA-1 over a header and the content.  Source: "Git Internals - Git Objects"."""
    sha1 = new("sha1", b"blob %d\0" % _size(path), usedforsecurity=False)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            sha1.update(chunk)
    return sha1.hexdigest()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _failure(error: Exception, file: ModelFile) -> EngineError:
    if isinstance(error, requests.exceptions.SSLError):
        return Unavailable(f"{file.name}: the server's certificate cannot be verified")
    if isinstance(error, requests.exceptions.ConnectTimeout | requests.exceptions.ProxyError):
        return Transient(f"{file.name}: the server cannot be reached", hint="check the network")
    return Transient(f"{file.name}: the connection was dropped", hint=AGAIN)
