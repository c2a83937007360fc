"""The book of deliveries in the shared office: read like any table, written through functions."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from clerk_app.domain.delivery import Delivery
from clerk_app.domain.facts import canonical

from ..deliveries import SqlDeliveryBook, delivery_from, values_of

_MOMENTS = ("submitted_at", "first_seen_at", "changed_at", "retry_at", "held_until")


class FunctionDeliveryBook(SqlDeliveryBook):
    def find(self, destination_id: str, submission_id: str) -> Delivery | None:
        return self._told(sa.func.api.delivery(destination_id, submission_id, type_=postgresql.JSONB))

    def of_case(self, case_id: str) -> Delivery | None:
        return self._told(sa.func.api.delivery_of(case_id, type_=postgresql.JSONB))

    def begin(self, delivery: Delivery) -> bool:
        return bool(self._ask(sa.func.api.begin_delivery(_whole(delivery))))

    def put(self, delivery: Delivery) -> None:
        self._ask(sa.func.api.put_delivery(_whole(delivery)))

    def take_turn(self, channel: str, holder: str, now: datetime, until: datetime) -> bool:
        return bool(self._ask(sa.func.api.take_turn(channel, holder, now, until)))

    def _told(self, function: Any) -> Delivery | None:
        row = self._ask(function)
        if row is None:
            return None
        at = {name: datetime.fromisoformat(row[name]) for name in _MOMENTS if row[name]}
        return delivery_from(SimpleNamespace(**{**row, **at}))

    def _ask(self, function: Any) -> Any:
        return self._connection.scalar(sa.select(function))


def _whole(delivery: Delivery) -> Any:
    return sa.cast(sa.literal(canonical(values_of(delivery)), sa.Text), postgresql.JSONB)
