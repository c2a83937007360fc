"""Runs migrations on the connection handed in by the program. There is no other way to run them."""

from __future__ import annotations

from alembic import context

from clerk_app.storage.tables import metadata

connection = context.config.attributes["connection"]
if connection.dialect.name == "postgresql":
    office = connection.exec_driver_sql("SELECT current_database()").scalar_one()
    connection.exec_driver_sql(f'SET LOCAL ROLE "{office}_owner"')
    connection.exec_driver_sql("SET LOCAL search_path = office")
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
