"""What lies in the tray of the mail room, as rows: what was turned away, and what no service claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from clerk_app.domain.tray_facts import ArrivalEnd, KeptPart


@dataclass(frozen=True)
class UnclaimedCase:
    """A case of which nobody knows the service yet, and by what it might be recognised."""

    file_reference: str
    version: int
    channel: str
    title: str  # what the sender calls the service
    service: str  # key of the service, "" where the sender names none
    schema_uri: str
    destination_id: str
    root: str  # root element of an XML message


@dataclass(frozen=True)
class QuarantineRow:
    """`unclaimed` is there where the row is a case already; then `id` is the case's."""

    id: str
    source: str
    result: str
    alarm: bool
    problems: tuple[tuple[str, str, str, str], ...]
    arrived_at: datetime
    parts: tuple[KeptPart, ...] = ()
    end: ArrivalEnd | None = None
    unclaimed: UnclaimedCase | None = None
    environment: str = ""
