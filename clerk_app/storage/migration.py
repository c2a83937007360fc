"""Bringing the database to the form this version needs. Loaded only when there is something to bring."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
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


def upgrade_script(scripts: Path, office: str, since: str = "") -> str:
    """From an empty shared office, or from the form it has, for DBAs who run everything themselves."""
    written = StringIO()
    config = Config(str(scripts / "alembic.ini"), output_buffer=written)
    config.attributes["office"] = office
    command.upgrade(config, f"{since}:head" if since else "head", sql=True)
    return written.getvalue()


def _run(engine: sa.Engine, scripts: Path, step: Callable[[Config], None]) -> None:
    config = Config(str(scripts / "alembic.ini"))
    with engine.execution_options(**IMMEDIATE).connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        if engine.dialect.name == "postgresql":
            config.attributes["office"] = connection.exec_driver_sql("SELECT current_database()").scalar_one()
        step(config)
