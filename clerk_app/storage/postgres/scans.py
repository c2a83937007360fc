"""What scanners said of the contents of the shared office: whose word counts for whom, the server decides."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.facts import canonical
from clerk_app.domain.scanning import Scanned


class FunctionScanBook:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def put(self, scan: Scanned) -> None:
        whole = sa.cast(sa.literal(canonical(scan), sa.Text), postgresql.JSONB)
        self._connection.execute(sa.select(sa.func.api.scanned(whole)))

    def due(self, signatures: str, after: str, most: int, *, everything: bool) -> tuple[str, ...]:
        asked = sa.select(sa.func.api.scans_due(signatures, after, most, everything))
        return tuple(self._connection.scalars(asked))

    def content(self, sha256: str) -> bytes:
        asked = sa.select(sa.func.api.content_to_scan(sha256, type_=sa.LargeBinary))
        kept = self._connection.scalar(asked)
        if kept is None:
            raise OutsideError("content.missing", sha256=sha256)
        return bytes(kept)
