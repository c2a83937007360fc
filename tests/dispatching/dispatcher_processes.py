"""Dispatchers as processes that can be killed at any moment, and one that does it the naive way."""

from __future__ import annotations

import http.client
import json
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import sqlalchemy as sa

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.outgoing import Letter
from clerk_app.services.dispatching import Dispatcher, dispatch_round
from clerk_app.services.letter_channel import Busy, Refused, Standing
from clerk_app.services.office import Office
from clerk_app.services.witness import witnessed
from clerk_app.storage.engine import open_sqlite
from clerk_app.storage.postgres.engine import open_postgres
from clerk_app.storage.unit_of_work import transactions
from tests.storage.conftest import START

from .way_out import ACKNOWLEDGING, SENDER

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 0.5  # seconds for one answer
HOLD = timedelta(seconds=1)
PAUSES = (timedelta(milliseconds=20), timedelta(milliseconds=300))


@dataclass(frozen=True)
class Line:
    """The way to the service over HTTP."""

    port: int
    name: str = "post"

    def announce(self, letter: Letter) -> str:
        return str(self._ask("POST", "/letters", {"letter": letter.id}, {201})["number"])

    def deliver(self, remote_id: str, letter: Letter) -> None:
        self._ask("PUT", f"/letters/{remote_id}", {"letter": letter.id}, {202, 409})

    def status(self, remote_id: str, letter: Letter) -> Standing:
        return Standing(self._ask("GET", f"/letters/{remote_id}", None, {200})["standing"])

    def account(self) -> dict[str, Any]:
        return self._ask("GET", "/account", None, {200})

    def _ask(self, method: str, path: str, said: object, fine: set[int]) -> dict[str, Any]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, json.dumps(said) if said else None)
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise OutsideError("channel.unreachable", channel=self.name, reason=str(error)) from error
        finally:
            connection.close()
        if answer.status in fine:
            return dict(json.loads(body))
        if answer.status == 429:
            raise Busy(float(answer.headers["Retry-After"]))
        if answer.status >= 500:
            raise OutsideError("channel.unreachable", channel=self.name, reason=str(answer.status))
        raise Refused(str(answer.status))


@contextmanager
def serving(seed: int, pause: float) -> Iterator[Line]:
    command = [sys.executable, "-m", "tests.dispatching.delivery_service", str(seed), str(pause)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as service:
        assert service.stdout is not None
        yield Line(int(service.stdout.readline()))
        service.communicate()


def start(target: Any, *arguments: object) -> BaseProcess:
    context = multiprocessing.get_context("spawn" if os.name == "nt" else "forkserver")
    if os.name != "nt":
        context.set_forkserver_preload([__name__])  # type: ignore[attr-defined]
    process: BaseProcess = context.Process(target=target, args=arguments, daemon=True)  # type: ignore[attr-defined]
    process.start()
    return process


def opened(address: str) -> sa.Engine:
    """A file by its path, a server by its address."""
    if address.startswith("postgresql:"):
        return open_postgres(address, weak_line=True)
    return open_sqlite(Path(address))


def dispatch(address: str, line: Line) -> None:
    """Without end; what the database fails at is tried again with what comes next."""
    transaction = transactions(opened(address), lambda: START + timedelta(days=1, seconds=time.monotonic()))
    office = cast(Office, SimpleNamespace(transaction=witnessed(transaction), actor=SENDER))
    holder = f"{os.getpid()}-{time.monotonic_ns()}"
    me = Dispatcher(holder, HOLD, first_pause=PAUSES[0], longest_pause=PAUSES[1])
    while True:
        with suppress(OutsideError):
            dispatch_round(office, {ACKNOWLEDGING: line}, me)
        time.sleep(0.02)


def dispatch_naively(address: str, line: Line) -> None:
    """As one would write it down at first: look what waits, send it, mark it; on any trouble begin anew."""
    engine = opened(address)
    while True:
        with suppress(OutsideError, Busy, sa.exc.DBAPIError):
            _send_one(engine, line)
        time.sleep(0.02)


def _send_one(engine: sa.Engine, line: Line) -> None:
    with engine.connect() as connection:
        found = connection.execute(sa.text("SELECT id FROM outbox WHERE state = 'waiting' LIMIT 1")).first()
    if found is None:
        return
    letter = cast(Letter, SimpleNamespace(id=found.id))
    number = line.announce(letter)
    line.deliver(number, letter)
    marks = ("remote_id = :number, state = 'announced'", "state = 'sent'")
    with engine.connect() as connection, connection.begin():
        for mark in marks:
            statement = sa.text(f"UPDATE outbox SET {mark} WHERE id = :id AND state <> 'sent'")
            connection.execute(statement, {"id": found.id, "number": number})
