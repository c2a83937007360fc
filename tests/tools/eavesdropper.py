"""A man in the middle with a certificate the desk trusts: forwards everything and reads along."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from .certificates import Pair

ASK_FOR_TLS = b"\x00\x00\x00\x08\x04\xd2\x16\x2f"


class Eavesdropper:
    """`asks_for` is the authority whose cards he asks for, as the genuine server does."""

    def __init__(self, server_port: int, pair: Pair, asks_for: Path | None = None) -> None:
        self.heard = bytearray()
        self._server_port = server_port
        self._towards_desk = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._towards_desk.load_cert_chain(pair.certificate, pair.key)
        if asks_for:
            self._towards_desk.load_verify_locations(asks_for)
            self._towards_desk.verify_mode = ssl.CERT_OPTIONAL
        self._towards_server = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._towards_server.check_hostname = False
        self._towards_server.verify_mode = ssl.CERT_NONE
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._door.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                desk, _ = self._door.accept()
                threading.Thread(target=self._sit_between, args=(desk,), daemon=True).start()

    def _sit_between(self, desk: socket.socket) -> None:
        with suppress(OSError, ssl.SSLError):
            if desk.recv(8) != ASK_FOR_TLS:
                return
            desk.sendall(b"S")
            near = self._towards_desk.wrap_socket(desk, server_side=True)
            far_line = socket.create_connection(("127.0.0.1", self._server_port))
            far_line.sendall(ASK_FOR_TLS)
            far_line.recv(1)
            far = self._towards_server.wrap_socket(far_line)
            back = threading.Thread(target=_forward, args=(far, near, self.heard.extend), daemon=True)
            back.start()
            _forward(near, far, self.heard.extend)


def _forward(source: ssl.SSLSocket, target: ssl.SSLSocket, hear: Callable[[bytes], None]) -> None:
    with suppress(OSError, ssl.SSLError):
        while passing := source.recv(65536):
            hear(passing)
            target.sendall(passing)
    with suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)
