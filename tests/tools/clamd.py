"""A strict little clamd on a real socket: knows EICAR, and every fault a scanner can have."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# In two halves, so that no scanner takes this file for the test virus itself.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
VERSION = "ClamAV 1.4.3/27500/Fri Nov 27 09:32:11 2026"


class SmallClamd:
    """`fault`: "", silent, garbage, hang_up, cut_short, endless, limits. `largest`: StreamMaxLength."""

    def __init__(self, server: socket.socket, largest: int) -> None:
        self.fault, self.version, self.largest = "", VERSION, largest
        self.asked: list[str] = []
        self.seen: list[bytes] = []
        self.wrong: list[str] = []  # where the client broke the protocol
        self._server = server
        self._server.settimeout(0.05)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._server.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _ = self._server.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            threading.Thread(target=self._attend, args=(connection,), daemon=True).start()

    def _attend(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.settimeout(5)
            self._one(connection)

    def _one(self, connection: socket.socket) -> None:
        command = self._until_nul(connection)
        self.asked.append(command)
        if command == "zVERSION":
            connection.sendall(self.version.encode() + b"\0")
        elif command == "zINSTREAM":
            self._instream(connection)
        else:
            self.wrong.append(command)

    def _instream(self, connection: socket.socket) -> None:
        if self.fault == "hang_up":
            connection.recv(10)
            return
        content = b""
        while size := struct.unpack("!I", self._exactly(connection, 4))[0]:
            content += self._exactly(connection, size)
            if len(content) > self.largest:
                connection.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.seen.append(content)
        self._answer(connection, content)

    def _answer(self, connection: socket.socket, content: bytes) -> None:
        if self.fault == "silent":
            self._stop.wait(3)
        elif self.fault == "endless":
            while not self._stop.is_set():
                connection.sendall(b"x" * 1000)
        else:
            found = b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
            answers = {
                "garbage": b"HTTP/1.1 400 Bad Request\r\n\0",
                "cut_short": b"stream: O",
                "limits": b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0",
            }
            connection.sendall(answers.get(self.fault, found))

    def _until_nul(self, connection: socket.socket) -> str:
        heard = b""
        while not heard.endswith(b"\0"):
            heard += self._exactly(connection, 1)
        return heard[:-1].decode()

    def _exactly(self, connection: socket.socket, count: int) -> bytes:
        heard = b""
        while len(heard) < count:
            more = connection.recv(count - len(heard))
            if not more:
                self.wrong.append(f"ended after {len(heard)} of {count}")
                raise ConnectionResetError
            heard += more
        return heard


@contextmanager
def small_clamd(path: Path | None = None, largest: int = 1_000_000) -> Iterator[SmallClamd]:
    """At the path, or at a free port of 127.0.0.1 (`port_of`)."""
    server = socket.socket(socket.AF_UNIX if path else socket.AF_INET, socket.SOCK_STREAM)
    server.bind(str(path) if path else ("127.0.0.1", 0))
    server.listen(8)
    clamd = SmallClamd(server, largest)
    try:
        yield clamd
    finally:
        clamd.close()


def port_of(clamd: SmallClamd) -> int:
    return int(clamd._server.getsockname()[1])
