"""A line that can go dead without a sign: it stays open, and every octet is swallowed."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class SwallowingLine:
    def __init__(self, port: int) -> None:
        self._server_port = port
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        self.dead = False
        self._open: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        for line in (self._door, *self._open):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                desk, _ = self._door.accept()
                server = socket.create_connection(("127.0.0.1", self._server_port))
                self._open += [desk, server]
                for one, other in ((desk, server), (server, desk)):
                    threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while octets := one.recv(65536):
                if not self.dead:
                    other.sendall(octets)
        if not self.dead:
            with suppress(OSError):
                other.shutdown(socket.SHUT_RDWR)
