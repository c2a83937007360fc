"""Runs migrations on the connection handed in by the program. There is no other way to run them."""

from __future__ import annotations

from alembic import context

from clerk_app.storage.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
