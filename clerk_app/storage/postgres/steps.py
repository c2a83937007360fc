"""What steps of the shared office's migration have in common: whose they are, and scripts run whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import op


def is_shared() -> bool:
    return str(op.get_context().dialect.name) == "postgresql"


def in_the_name_of(role: str, schema: str) -> None:
    """In the shared office every table has an owner who never logs in."""
    if is_shared():
        op.execute(f'SET LOCAL ROLE "{_office()}_{role}"')
        op.execute(f"SET LOCAL search_path = {schema}")


def run_script(path: Path) -> None:
    """The whole script at once, as only the driver itself takes it; or written down for a DBA to run."""
    text = path.read_text(encoding="utf-8").replace("{office}", _office())
    context = op.get_context()
    if context.as_sql:
        context.impl.static_output(text)
    else:
        driver: Any = op.get_bind().connection.driver_connection
        driver.execute(text)


def _office() -> str:
    return str(op.get_context().opts["office"])
