"""What scanners said of the contents, in the embedded file: whoever holds it, scans for all of its office."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.scanning import Scan, Scanned, ScanState

from . import journal, pieces
from .rows import named_logins, scan_from
from .scan_table import scans
from .tables import documents, follow_ups, submissions
from .tray_tables import quarantine_parts

_KEPT = ("state", "found", "engine", "signatures", "signatures_at")
_SETTLED = (ScanState.CLEAN.value, ScanState.INFECTED.value)
_RECEIVED = (documents.c.sha256, submissions.c.data_sha256, follow_ups.c.data_sha256)
_KEPT_APART = quarantine_parts.c.sha256


class SqlScanBook:
    def __init__(self, connection: sa.Connection, login: str, now: datetime) -> None:
        self._connection = connection
        self._login = login
        self._now = now

    def put(self, scan: Scanned) -> None:
        before = self._connection.execute(
            sa.select(scans.c.state, scans.c.found).where(self._mine(scan.sha256))
        ).one_or_none()
        if scan.state is ScanState.FAILED and before is not None and before.state in _SETTLED:
            return  # a failure takes no answer back
        values = {name: getattr(scan, name) for name in _KEPT} | {"state": scan.state.value}
        values |= {"scanned_at": self._now, "official": True}
        row = sqlite.insert(scans).values(sha256=scan.sha256, login=self._login, **values)
        self._connection.execute(row.on_conflict_do_update(index_elements=["sha256", "login"], set_=values))
        if scan.state is not ScanState.CLEAN and before != (scan.state.value, scan.found):
            for case in self._connection.scalars(_holding(scan.sha256)).all():
                journal.write(self._connection, replace(scan, case=case), self._login, self._now)

    def due(self, signatures: str, after: str, most: int, *, everything: bool) -> tuple[str, ...]:
        columns = (*_RECEIVED, _KEPT_APART)
        received = sa.union(*(sa.select(column.label("sha256")) for column in columns)).subquery()
        done = (scans.c.sha256 == received.c.sha256) & scans.c.state.in_(_SETTLED)
        if signatures:
            done &= scans.c.signatures == signatures
        query = sa.select(received.c.sha256).where(received.c.sha256 > after)
        if not everything:
            query = query.where(~sa.exists().where(done))
        return tuple(self._connection.scalars(query.order_by(received.c.sha256).limit(most)))

    def content(self, sha256: str) -> bytes:
        kept = pieces.read(self._connection, sha256)
        if kept is None:
            raise OutsideError("content.missing", sha256=sha256)
        return kept

    def _mine(self, sha256: str) -> sa.ColumnElement[bool]:
        return (scans.c.sha256 == sha256) & (scans.c.login == self._login)


def of_case(connection: sa.Connection, case_id: str) -> tuple[Scan, ...]:
    held = sa.union(
        *(sa.select(column).where(column.table.c.case_id == case_id) for column in _RECEIVED)
    ).subquery()
    return of_contents(connection, sa.select(held))


def of_contents(connection: sa.Connection, held: sa.Select[Any]) -> tuple[Scan, ...]:
    by = named_logins("scanners")
    query = (
        sa.select(scans, by.c.name)
        .join(by, by.c.login == scans.c.login, isouter=True)
        .where(scans.c.sha256.in_(held))
    )
    return tuple(scan_from(row) for row in connection.execute(query))


def _holding(sha256: str) -> sa.Select[Any]:
    held = sa.union(
        *(sa.select(column.table.c.case_id.label("case_id")).where(column == sha256) for column in _RECEIVED)
    ).subquery()
    return sa.select(held.c.case_id).order_by(held.c.case_id)
