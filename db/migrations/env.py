"""Runs migrations on the connection handed in by the program, or writes them down for a DBA to run."""

from __future__ import annotations

from alembic import context

from clerk_app.storage.tables import metadata

UPGRADING = 0x414D5453  # one at a time
attributes = context.config.attributes
office = attributes.get("office", "")


def take_the_owners_place() -> None:
    context.execute("SET LOCAL statement_timeout = 0")
    context.execute(f"SELECT pg_advisory_xact_lock({UPGRADING})")
    context.execute(f'SET LOCAL ROLE "{office}_owner"')
    context.execute("SET LOCAL search_path = office")


if context.is_offline_mode():
    context.configure(
        dialect_name="postgresql",
        target_metadata=metadata,
        literal_binds=True,
        transactional_ddl=True,
        office=office,
    )
else:
    context.configure(
        connection=attributes["connection"], target_metadata=metadata, transactional_ddl=True, office=office
    )
with context.begin_transaction():
    if office:
        take_the_owners_place()
    context.run_migrations()
