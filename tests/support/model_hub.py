"""A hub of models on this machine: real HTTPS, ranges, redirects and checksums, and the faults that networks have."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha1, sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

import trustme


@dataclass
class Request:
    """One that came."""

    path: str
    range: str


@dataclass
class Hub:
    """Serves `files`, by path; `fault` may answer a request in its own way by returning True."""

    folder: Path
    files: dict[str, bytes] = field(default_factory=dict)
    fault: Callable[[Handler, bytes], bool] | None = None
    checksums: bool = True
    """Whether the checksum is served too: of an .onnx its sha256, of other files their name in Git."""
    requests: list[Request] = field(default_factory=list)

    def __enter__(self) -> Hub:
        authority = trustme.CA()
        self.ca_bundle = self.folder / "hub-ca.pem"
        authority.cert_pem.write_to_path(str(self.ca_bundle))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("127.0.0.1").configure_cert(context)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Mine", (Handler,), {"hub": self}))
        self.server.daemon_threads = True
        self.server.handle_error = lambda *_: None  # whoever is cut off in a test is not worth a word
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        self.url = f"https://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


class Handler(BaseHTTPRequestHandler):
    """One request."""

    hub: Hub
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.close_connection = True
        self.hub.requests.append(Request(self.path, self.headers.get("Range", "")))
        content = self.hub.files.get(self.path)
        if content is None:
            self.answer(404, b"no such file")
        elif self.hub.fault is None or not self.hub.fault(self, content):
            self.serve(content)

    def serve(self, content: bytes, *, cut_at: int | None = None) -> None:
        """The whole, or from where the request asks on; no further than `cut_at`, though more is promised."""
        start = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").removesuffix("-"))
        more = self.checksum(content)
        if start >= len(content) and start:
            self.answer(416, b"", **{"Content-Range": f"bytes */{len(content)}"}, **more)
        elif start:
            span = f"bytes {start}-{len(content) - 1}/{len(content)}"
            self.answer(206, content[start:], cut_at=cut_at and cut_at - start, **{"Content-Range": span}, **more)
        else:
            self.answer(200, content, cut_at=cut_at, **more)

    def checksum(self, content: bytes) -> dict[str, str]:
        """As the hub serves it."""
        if not self.hub.checksums:
            return {}
        if self.path.endswith(".onnx"):
            return {"X-Linked-ETag": f'"{sha256(content).hexdigest()}"', "ETag": '"something-else"'}
        return {"ETag": f'W/"{sha1(b"blob %d" % len(content) + bytes(1) + content).hexdigest()}"'}

    def answer(self, status: int, content: bytes, *, cut_at: int | None = None, **headers: str) -> None:
        """An answer whose length is told truly, whether or not all of it comes."""
        self.send_response(status)
        for name, text in ({"Content-Type": "application/octet-stream"} | headers).items():
            self.send_header(name, text)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content if cut_at is None else content[: max(0, cut_at)])

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is written."""
