"""A watch over the line: a server that is silent for long is asked over a second line whether it lives."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Generator
from typing import Any

import psycopg
from psycopg.waiting import Ready

SILENCE = 2.5  # seconds without a word before the first question
PATIENCE = 1.5  # seconds the server has to answer it
ASK_FOR_TLS = struct.pack("!ii", 8, 80877103)  # what every server answers at once with one octet, "S" or "N"


class WatchedConnection(psycopg.Connection[Any]):
    """Gives a line up that has gone dead without a sign, even where no time-out of the system helps."""

    def wait(self, gen: Any, *arguments: Any, **named: Any) -> Any:
        return super().wait(_watched(gen, self), *arguments, **named)


def _watched(waiting: Any, connection: psycopg.Connection[Any]) -> Generator[Any, Any, Any]:
    try:
        wanted = next(waiting)
        due = time.monotonic() + SILENCE
        while True:
            ready = yield wanted
            if ready != Ready.NONE:
                due = time.monotonic() + SILENCE
            elif time.monotonic() > due:
                _ask(connection)
                due = time.monotonic() + SILENCE
            wanted = waiting.send(ready)
    except StopIteration as done:
        return done.value


def _ask(connection: psycopg.Connection[Any]) -> None:
    place, port = connection.info.hostaddr, connection.info.port
    if not place:
        return
    try:
        with socket.create_connection((place, port), PATIENCE) as line:
            line.settimeout(PATIENCE)
            line.sendall(ASK_FOR_TLS)
            alive = line.recv(1)
    except OSError:
        alive = b""
    if not alive:
        connection.pgconn.finish()
        raise psycopg.OperationalError("the line is dead: no answer from the server")
