"""Two ways to the service: a real HTTP server, and a line inside the process that is much faster."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx

from .service import Reply, Request, Service

PIECE = 256 * 1024


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    service: Service

    def _speak(self) -> None:
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", 0)))
        reply = self.service.answer(
            Request(self.command, parts.path, dict(parse_qsl(parts.query)), headers, body)
        )
        if reply.drop:
            self._break()
            return
        self._tell(reply)

    do_GET = do_POST = do_PUT = _speak  # noqa: N815

    def _tell(self, reply: Reply) -> None:
        size = reply.body.stat().st_size if isinstance(reply.body, Path) else len(reply.body)
        self.send_response_only(reply.status)
        self.send_header("Date", formatdate(self.service.now(), usegmt=True))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != 204:
            self.send_header("Content-Length", str(size))
        self.end_headers()
        left = size // 2 if reply.cut else size
        for piece in _pieces(reply.body, reply.trickle):
            self.wfile.write(piece[:left])
            left -= len(piece)
            if left <= 0:
                break
        if reply.cut:
            self._break()

    def _break(self) -> None:
        self.close_connection = True
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

    def log_message(self, *_told: object) -> None:
        """Quiet: the requests are kept by the service."""


def _pieces(body: bytes | Path, trickle: float) -> Iterator[bytes]:
    if isinstance(body, Path):
        with body.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece
        return
    size = max(1, len(body) // 8) if trickle else max(1, len(body))
    for start in range(0, len(body), size):
        time.sleep(trickle)
        yield body[start : start + size]


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_told: object) -> None:
        """Lines that break are the daily bread of this server."""


@contextmanager
def serving(service: Service, port: int = 0) -> Iterator[str]:
    """The address of the server while it runs."""
    handler = type("Bound", (Handler,), {"service": service})
    server = Server(("127.0.0.1", port), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


class InProcess(httpx.BaseTransport):
    """Requests go to the service by a function call; broken lines become what httpx makes of them."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        reply = self._service.answer(
            Request(request.method, request.url.path, dict(request.url.params), headers, request.read())
        )
        if reply.drop:
            raise httpx.ReadError("line broken", request=request)
        body = reply.body.read_bytes() if isinstance(reply.body, Path) else reply.body
        told = {**reply.headers, "Date": formatdate(self._service.now(), usegmt=True)}
        stream = _CutShort(body) if reply.cut else httpx.ByteStream(body)
        return httpx.Response(reply.status, headers=told, stream=stream)


class _CutShort(httpx.SyncByteStream):
    def __init__(self, body: bytes) -> None:
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        yield self._body[: len(self._body) // 2]
        raise httpx.RemoteProtocolError("peer closed connection without sending complete message body")
