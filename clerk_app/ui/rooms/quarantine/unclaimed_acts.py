"""What the mail room does with a case no service claims: read, register, read in again, discard."""

from __future__ import annotations

from clerk_app.services import assignment, unclaimed
from clerk_app.services.office import Office
from clerk_app.services.reading import CaseFile, QuarantineRow
from clerk_app.services.tray import Placing
from clerk_app.services.unclaimed import Found


def read(office: Office, row: QuarantineRow) -> tuple[str, CaseFile]:
    return row.id, unclaimed.read(office, row.id)


def register(office: Office, row: QuarantineRow, placing: Placing) -> Found:
    return unclaimed.register(office, row.id, _version(row), placing)


def read_again(office: Office, row: QuarantineRow) -> Found:
    return unclaimed.read_again(office, row.id, _version(row))


def discard(office: Office, row: QuarantineRow, reason: str) -> object:
    return assignment.discard(office, row.id, _version(row), reason)


def _version(row: QuarantineRow) -> int:
    """As it lay before the person who acts."""
    return row.unclaimed.version if row.unclaimed else 0
