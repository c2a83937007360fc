"""The outbox of the shared office: functions that know the login and the hour by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from clerk_app.domain.outgoing import Letter

from ..outbox import letter_from


class FunctionOutbox:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def lease(self, holder: str, kinds: Sequence[str], hold: timedelta) -> Letter | None:
        wanted = sa.cast(list(kinds), postgresql.ARRAY(sa.Text))
        asked = sa.func.api.lease_letter(holder, wanted, _seconds(hold), type_=postgresql.JSONB)
        row = self._ask(asked)
        if row is None:
            return None
        letter = letter_from(row, b"")
        return letter_from(row, self._content(letter)) if letter.payload.get("pdf_sha256") else letter

    def announced(self, letter: Letter, remote_id: str) -> str:
        return str(self._ask(sa.func.api.announced_letter(letter.id, letter.holder, remote_id)))

    def rest(
        self, letter: Letter, pause: timedelta, trouble: str, *, doubtful: bool = False, refused: bool = False
    ) -> None:
        told = (_seconds(pause), trouble[:300], doubtful, refused)
        self._ask(sa.func.api.rest_letter(letter.id, letter.holder, *told))

    def _content(self, letter: Letter) -> bytes:
        asked = sa.func.api.letter_content(letter.id, letter.holder, type_=sa.LargeBinary)
        return bytes(self._ask(asked) or b"")

    def _ask(self, function: Any) -> Any:
        return self._connection.scalar(sa.select(function))


def _seconds(span: timedelta) -> Any:
    return sa.literal(span.total_seconds(), sa.Double)
