"""The door of the shared office: every fact goes to the function of its name, which decides alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from clerk_app.domain.case import CaseState
from clerk_app.domain.composition import Draft
from clerk_app.domain.facts import Fact, StoredDraft, canonical
from clerk_app.domain.following import Kin
from clerk_app.domain.submission import Content
from clerk_app.services.reading import NoticeRow

from ..draft_form import written
from .cabinet import stored_draft, stored_notice
from .outbox import FunctionOutbox


class FunctionDoor:
    """One transaction's way to the functions. Who acts and when, the server knows by itself."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def take(self, fact: Fact) -> None:
        whole = sa.cast(sa.literal(canonical(fact), sa.Text), postgresql.JSONB)
        self._ask(getattr(sa.func.api, fact.kind)(whole))

    def keep(self, content: Content) -> str:
        octets = content if isinstance(content, bytes) else content.read_bytes()
        return str(self._ask(sa.func.api.keep(sa.literal(octets, sa.LargeBinary))))

    def next_number(self, series: str) -> int:
        return int(self._ask(sa.func.api.next_number(series)))

    def case_of(self, destination_id: str, submission_id: str) -> str | None:
        found: str | None = self._ask(sa.func.api.case_of(destination_id, submission_id))
        return found

    def kin(self, destination_id: str, thread_id: str, data_sha256: str) -> tuple[Kin, ...]:
        asked = sa.func.api.kin(destination_id, thread_id, data_sha256, type_=postgresql.JSONB)
        return tuple(map(_kin, self._ask(asked)))

    def draft(self, case_id: str) -> StoredDraft | None:
        return stored_draft(self._ask_json(sa.func.api.draft(case_id, type_=postgresql.JSONB)))

    def save_draft(self, case_id: str, draft: Draft, seen_revision: int) -> int:
        return int(self._ask(sa.func.api.save_draft(case_id, *written(draft), seen_revision)))

    def waiting_notice(self, case_id: str) -> NoticeRow | None:
        return stored_notice(self._ask_json(sa.func.api.waiting_notice(case_id, type_=postgresql.JSONB)))

    def editors(self, case_id: str) -> frozenset[str]:
        return frozenset(self._connection.scalars(sa.select(sa.func.api.editors(case_id))))

    def outbox(self) -> FunctionOutbox:
        return FunctionOutbox(self._connection)

    def _ask(self, function: Any) -> Any:
        return self._connection.scalar(sa.select(function))

    def _ask_json(self, function: Any) -> Mapping[str, Any] | None:
        found: Mapping[str, Any] | None = self._ask(function)
        return found


def _kin(row: Mapping[str, Any]) -> Kin:
    sets = {name: frozenset(row[name]) for name in ("data", "documents")}
    return Kin(**{**row, **sets, "state": CaseState(row["state"])})
