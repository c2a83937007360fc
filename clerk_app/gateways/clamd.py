"""ClamAV's daemon: contents are streamed to it piece by piece, and its answer is read to the letter."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from time import monotonic
from typing import IO

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.submission import Content
from clerk_app.services.malware_guard import Signatures

PIECE = 64 * 1024
_LONGEST = 4096  # no answer of clamd is longer
_FOUND = re.compile(r"stream: (?P<name>[^\x00-\x1f]{1,300}) FOUND")
_VERSION = re.compile(
    r"(?P<engine>ClamAV [^/\x00-\x1f]{1,60})(?:/(?P<version>\d+)/(?P<made>[^\x00-\x1f]{1,60}))?"
)
_BEYOND = ("Heuristics.Limits.Exceeded",)  # not malware: clamd looked at a part of it only


@dataclass(frozen=True)
class Patience:
    """Seconds. `largest` octets are sent at most: must not exceed what clamd itself looks at."""

    connect: float = 3.0
    silence: float = 60.0
    whole: float = 180.0
    largest: int = 25_000_000


class Clamd:
    """At a Unix socket (`address` is its path) or at host and port."""

    def __init__(self, address: str | tuple[str, int], patience: Patience = Patience()) -> None:
        self._address = address
        self._patience = patience

    @property
    def place(self) -> str:
        return self._address if isinstance(self._address, str) else f"{self._address[0]}:{self._address[1]}"

    def about(self) -> Signatures:
        with self._line() as line:
            line.send(b"zVERSION\0")
            said = line.answer()
        told = _VERSION.fullmatch(said)
        if told is None:
            raise self._garbled(said)
        return Signatures(told["engine"], told["version"] or "", _moment(told["made"] or ""))

    def scan(self, content: Content) -> str:
        size = len(content) if isinstance(content, bytes) else content.stat().st_size
        if size > self._patience.largest:
            raise OutsideError("malware.too_large", limit=self._patience.largest // 1_000_000)
        with self._line() as line, _opened(content) as stream:
            line.stream(stream)
            return self._meaning(line.answer())

    def _meaning(self, said: str) -> str:
        if said == "stream: OK":
            return ""
        if "size limit exceeded" in said:
            raise OutsideError("malware.too_large", limit=self._patience.largest // 1_000_000)
        told = _FOUND.fullmatch(said)
        if told is None:
            raise self._garbled(said)
        if told["name"].startswith(_BEYOND):
            raise OutsideError("malware.beyond_limits", found=told["name"])
        return told["name"]

    @contextmanager
    def _line(self) -> Iterator[_Line]:
        try:
            with self._connected() as connection:
                yield _Line(connection, self._patience)
        except TimeoutError as late:
            raise OutsideError("malware.too_slow", place=self.place) from late
        except OSError as trouble:
            raise OutsideError("malware.unreachable", place=self.place, reason=str(trouble)) from trouble

    def _connected(self) -> socket.socket:
        if not isinstance(self._address, str):
            return socket.create_connection(self._address, self._patience.connect)
        made = socket.socket(getattr(socket, "AF_UNIX", socket.AF_INET), socket.SOCK_STREAM)
        try:
            made.settimeout(self._patience.connect)
            made.connect(self._address)
        except OSError:
            made.close()
            raise
        return made

    def _garbled(self, said: str) -> OutsideError:
        return OutsideError("malware.garbled", place=self.place, answer=said[:100])


class _Line:
    """One question over one connection, which must be over before the time is."""

    def __init__(self, connection: socket.socket, patience: Patience) -> None:
        self._connection = connection
        self._silence = patience.silence
        self._end = monotonic() + patience.whole

    def send(self, octets: bytes) -> None:
        self._wait()
        self._connection.sendall(octets)

    def stream(self, stream: IO[bytes]) -> None:
        """clamd hangs up on what it finds too long; what it said before is still to be read."""
        with suppress(BrokenPipeError, ConnectionResetError):
            self.send(b"zINSTREAM\0")
            while piece := stream.read(PIECE):
                self.send(len(piece).to_bytes(4, "big") + piece)
            self.send(bytes(4))

    def answer(self) -> str:
        heard = b""
        while not heard.endswith(b"\0"):
            self._wait()
            more = self._connection.recv(_LONGEST)
            if not more:
                raise ConnectionResetError("hung up without an answer")
            heard += more
            if len(heard) > _LONGEST:
                break
        return heard.rstrip(b"\0").decode("utf-8", "replace").strip()

    def _wait(self) -> None:
        left = self._end - monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(min(self._silence, left))


def _opened(content: Content) -> IO[bytes]:
    return BytesIO(content) if isinstance(content, bytes) else Path(content).open("rb")


def _moment(said: str) -> datetime | None:
    """clamd writes it as ctime does, in English and, as Debian runs it, in UTC."""
    try:
        return datetime.strptime(said, "%a %b %d %H:%M:%S %Y").replace(tzinfo=UTC)
    except ValueError:
        return None
