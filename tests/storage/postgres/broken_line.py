"""A line between desk and server that can be cut at the worst moment: after COMMIT was sent."""

from __future__ import annotations

import selectors
import socket
import threading
from contextlib import suppress


class BreakingLine:
    """Passes bytes on. Once armed, it lets a COMMIT through and drops the answer with the line."""

    def __init__(self, port: int) -> None:
        self._server_port = port
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        self.armed = False
        self.cuts = 0
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._door.close()

    def _serve(self) -> None:
        while True:
            try:
                desk, _ = self._door.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._server_port))
            threading.Thread(target=self._pass_on, args=(desk, server), daemon=True).start()

    def _pass_on(self, desk: socket.socket, server: socket.socket) -> None:
        with selectors.DefaultSelector() as ready, suppress(OSError):
            ready.register(desk, selectors.EVENT_READ, server)
            ready.register(server, selectors.EVENT_READ, desk)
            while self._turn(ready, desk, server):
                pass
        desk.close()
        server.close()

    def _turn(self, ready: selectors.BaseSelector, desk: socket.socket, server: socket.socket) -> bool:
        for key, _ in ready.select(0.5):
            data = key.fileobj.recv(65536)  # type: ignore[union-attr]
            if not data:
                return False
            key.data.sendall(data)
            if self.armed and key.fileobj is desk and b"COMMIT" in data:
                self.armed = False
                self.cuts += 1
                server.recv(65536)  # the server has committed; nobody will hear of it
                return False
        return self._door.fileno() != -1
