"""Facts about what somebody lays down in a case by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .facts import Fact, ReceivedDocument, private


@dataclass(frozen=True)
class DocumentAdded(Fact):
    """Somebody laid a document down in the case; how and on which day it came is that person's word."""

    kind = "document_added"
    sha256: str
    channel: str
    received_on: date
    document: ReceivedDocument = private()
