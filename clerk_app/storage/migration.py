"""Bringing the database to the form this version needs. Loaded only when there is something to bring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from .engine import IMMEDIATE


def upgrade(engine: sa.Engine, scripts: Path, revision: str = "head") -> None:
    """All steps in one transaction: a power cut leaves the old form or the new one."""
    _run(engine, scripts, lambda config: command.upgrade(config, revision))


def downgrade(engine: sa.Engine, scripts: Path, revision: str) -> None:
    _run(engine, scripts, lambda config: command.downgrade(config, revision))


def _run(engine: sa.Engine, scripts: Path, step: Callable[[Config], None]) -> None:
    config = Config(str(scripts / "alembic.ini"))
    with engine.execution_options(**IMMEDIATE).connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        step(config)
