"""An act in the shared office: with an id of its own, so that its fate is known even when the line breaks."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from clerk_app.domain.errors import OutsideError

from ..translation import state_of, translated
from .door import FunctionDoor

NOT_REPLICATED = "01000"  # waiting for the standby was cancelled: kept here, but perhaps nowhere else
TRIES = 5


def sign_in(engine: sa.Engine) -> None:
    """Writes the beginning of work into the journal; refuses logins the office does not know."""
    with translated(), engine.connect() as connection:
        connection.execute(sa.select(sa.func.api.signed_in()))
        connection.commit()


@dataclass(frozen=True)
class SharedAct:
    engine: sa.Engine
    connection: sa.Connection
    door: FunctionDoor
    id: uuid.UUID

    def commit(self) -> None:
        """Commits once. When the answer was lost the server is asked; nothing is ever sent a second time."""
        warnings = self.connection.info.setdefault("warnings", [])
        warnings.clear()
        try:
            self.connection.commit()
        except DBAPIError as error:
            if not _line_broke(error):
                raise
            if not was_committed(self.engine, self.id):
                raise OutsideError("database.failed", reason="unreachable") from error
        if NOT_REPLICATED in warnings:
            raise OutsideError("database.not_replicated")


@contextmanager
def shared_act(engine: sa.Engine) -> Iterator[SharedAct]:
    act_id = uuid.uuid4()
    with _connected(engine) as connection:
        connection.execute(sa.select(sa.func.api.begin_act(act_id)))
        yield SharedAct(engine, connection, FunctionDoor(connection), act_id)


def was_committed(engine: sa.Engine, act_id: uuid.UUID) -> bool:
    """Waits for a transaction that may still be under way; one that is not there can no longer come."""
    for attempt in range(TRIES):
        try:
            with engine.connect() as connection:
                settled = bool(connection.scalar(sa.select(sa.func.api.settle(act_id))))
                connection.commit()
                return settled
        except DBAPIError as error:
            if not _line_broke(error):
                raise
            if attempt == TRIES - 1:
                raise OutsideError("database.outcome_unknown") from error
    raise OutsideError("database.outcome_unknown")


@contextmanager
def _connected(engine: sa.Engine) -> Iterator[sa.Connection]:
    """When the server died, giving the connection back may fail too; the first failure is the one to tell."""
    connection = engine.connect()
    try:
        yield connection
    except BaseException:
        with suppress(DBAPIError):
            connection.close()
        raise
    connection.close()


def _line_broke(error: DBAPIError) -> bool:
    state = state_of(error)
    return error.connection_invalidated or not state or state[:2] == "08" or state[:3] == "57P"
