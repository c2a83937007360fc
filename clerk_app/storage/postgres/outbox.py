"""The outbox of the shared office: functions that know the login and the hour by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from clerk_app.domain.facts import canonical, plain
from clerk_app.domain.outgoing import Letter, Matter, StuckLetter, Way

from ..outbox import letter_from, matter_from, stuck_from


class FunctionOutbox:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def lease(self, holder: str, way: Way, hold: timedelta) -> Letter | None:
        wanted = sa.cast(sa.literal(canonical(plain(way)), sa.Text), postgresql.JSONB)
        asked = sa.func.api.lease_letter(holder, wanted, _seconds(hold), type_=postgresql.JSONB)
        row = self._ask(asked)
        if row is None:
            return None
        letter = letter_from(row | {"due_at": datetime.fromisoformat(row["due_at"])})
        content = self._content(letter) if letter.payload.get("pdf_sha256") else b""
        return replace(letter, content=content, matter=self._matter(letter))

    def announced(self, letter: Letter, remote_id: str) -> str:
        return str(self._ask(sa.func.api.announced_letter(letter.id, letter.holder, remote_id)))

    def rest(
        self, letter: Letter, pause: timedelta, trouble: str, *, doubtful: bool = False, refused: bool = False
    ) -> None:
        told = (_seconds(pause), trouble[:300], doubtful, refused)
        self._ask(sa.func.api.rest_letter(letter.id, letter.holder, *told))

    def stuck(self, letter_id: str) -> StuckLetter:
        row = self._ask(sa.func.api.stuck_letter(letter_id, type_=postgresql.JSONB))
        return stuck_from(row | {"due_at": datetime.fromisoformat(row["due_at"])})

    def _matter(self, letter: Letter) -> Matter:
        row = self._ask(sa.func.api.letter_matter(letter.id, letter.holder, type_=postgresql.JSONB))
        followed = datetime.fromisoformat(row["followed_at"]) if row["followed_at"] else None
        return matter_from(row | {"received_at": datetime.fromisoformat(row["received_at"])}, followed)

    def _content(self, letter: Letter) -> bytes:
        asked = sa.func.api.letter_content(letter.id, letter.holder, type_=sa.LargeBinary)
        return bytes(self._ask(asked) or b"")

    def _ask(self, function: Any) -> Any:
        return self._connection.scalar(sa.select(function))


def _seconds(span: timedelta) -> Any:
    return sa.literal(span.total_seconds(), sa.Double)
