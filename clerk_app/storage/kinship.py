"""Cases a new submission may belong to: of the same destination, in its thread or with its data."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from clerk_app.domain.case import CaseState
from clerk_app.domain.following import Kin

from .tables import cases, documents, follow_ups, submissions

# Built once: this runs for every submission, and building costs more than running.
_NEAR = (
    sa.select(
        cases.c.id,
        cases.c.file_reference,
        cases.c.state,
        cases.c.service,
        cases.c.applicant,
        submissions.c.thread_id,
        submissions.c.data_sha256,
    )
    .join(submissions, submissions.c.case_id == cases.c.id)
    .where(
        submissions.c.destination_id == sa.bindparam("its_destination"),
        sa.or_(
            submissions.c.thread_id == sa.bindparam("its_thread"),
            submissions.c.data_sha256 == sa.bindparam("its_data"),
        ),
    )
    .order_by(cases.c.received_at, cases.c.id)
    .limit(50)
)

_CASE_OF = sa.union_all(
    *(
        sa.select(table.c.case_id).where(
            table.c.destination_id == sa.bindparam("its_destination"),
            table.c.submission_id == sa.bindparam("its_submission"),
        )
        for table in (submissions, follow_ups)
    )
)


def case_of(connection: sa.Connection, destination_id: str, submission_id: str) -> str | None:
    """The case a submission has already become, or has come to."""
    key = {"its_destination": destination_id, "its_submission": submission_id}
    return connection.scalar(_CASE_OF, key)


def kin_of(
    connection: sa.Connection, destination_id: str, thread_id: str, data_sha256: str
) -> tuple[Kin, ...]:
    key = {"its_destination": destination_id, "its_thread": thread_id, "its_data": data_sha256}
    rows = connection.execute(_NEAR, key).all()
    return tuple(
        Kin(
            case=row.id,
            file_reference=row.file_reference,
            state=CaseState(row.state),
            service=row.service,
            applicant=row.applicant,
            thread_id=row.thread_id,
            data=frozenset((row.data_sha256, *_column(connection, follow_ups.c.data_sha256, row.id))),
            documents=frozenset(_column(connection, documents.c.sha256, row.id)),
        )
        for row in rows
    )


def _column(connection: sa.Connection, column: sa.Column[str], case_id: str) -> Iterable[str]:
    return connection.scalars(sa.select(column).where(column.table.c.case_id == case_id))
