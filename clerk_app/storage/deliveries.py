"""The book of deliveries: how far every submission has come, shared by all collectors of the office."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from clerk_app.domain.delivery import Delivery, DeliveryState
from clerk_app.domain.facts import canonical
from clerk_app.domain.person import Actor
from clerk_app.domain.submission import Problem

from .tables import cases, deliveries, turns

_NAMES = tuple(f.name for f in fields(Delivery) if f.name not in ("state", "case", "problems"))
_FINAL = [state.value for state in (DeliveryState.ACCEPTED, DeliveryState.REJECTED, DeliveryState.ENDED)]

# Built once: these run several times for every submission, and building costs more than running.
_SAME = sa.and_(
    deliveries.c.destination_id == sa.bindparam("its_destination"),
    deliveries.c.submission_id == sa.bindparam("its_submission"),
)
_FIND = sa.select(deliveries).where(_SAME)
_PUT = deliveries.update().where(_SAME)
_BEGIN = sqlite.insert(deliveries).on_conflict_do_nothing()


class SqlDeliveryBook:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def find(self, destination_id: str, submission_id: str) -> Delivery | None:
        row = self._connection.execute(_FIND, _key(destination_id, submission_id)).first()
        return delivery_from(row) if row else None

    def of_case(self, case_id: str) -> Delivery | None:
        """The one a clerk has to decide on, otherwise the first."""
        query = sa.select(deliveries).where(deliveries.c.case_id == case_id)
        order = (deliveries.c.state != DeliveryState.STORED.value, deliveries.c.first_seen_at)
        row = self._connection.execute(query.order_by(*order)).first()
        return delivery_from(row) if row else None

    def begin(self, delivery: Delivery) -> bool:
        return self._connection.execute(_BEGIN, values_of(delivery)).rowcount == 1

    def put(self, delivery: Delivery) -> None:
        key = _key(delivery.destination_id, delivery.submission_id)
        self._connection.execute(_PUT, values_of(delivery) | key)

    def undecided(self, channel: str) -> int:
        waiting = (deliveries.c.channel == channel) & (deliveries.c.state == DeliveryState.STORED.value)
        query = sa.select(sa.func.count()).select_from(deliveries).where(waiting)
        return int(self._connection.scalar(query) or 0)

    def unfinished(self, channel: str = "") -> tuple[Delivery, ...]:
        query = sa.select(deliveries).where(deliveries.c.state.not_in(_FINAL))
        if channel:
            query = query.where(deliveries.c.channel == channel)
        return tuple(delivery_from(row) for row in self._connection.execute(query.order_by("first_seen_at")))

    def take_turn(self, channel: str, holder: str, now: datetime, until: datetime) -> bool:
        insert = sqlite.insert(turns).values(channel=channel, holder=holder, until=until)
        free = (turns.c.until <= now) | (turns.c.holder == holder)
        mine = {"holder": holder, "until": until}
        taken = insert.on_conflict_do_update(index_elements=["channel"], set_=mine, where=free)
        return self._connection.execute(taken).rowcount == 1


def _key(destination_id: str, submission_id: str) -> dict[str, object]:
    return {"its_destination": destination_id, "its_submission": submission_id}


def values_of(delivery: Delivery) -> dict[str, object]:
    same = {name: getattr(delivery, name) for name in _NAMES}
    return same | {
        "state": delivery.state.value,
        "case_id": delivery.case,
        "problems": canonical(delivery.problems),
    }


def waiting_query(actor: Actor, case_id: str) -> sa.Select[Any]:
    """What a clerk has to decide on, in the units of the person asking."""
    query = sa.select(deliveries).join(cases, cases.c.id == deliveries.c.case_id)
    query = query.where(deliveries.c.state == DeliveryState.STORED.value, cases.c.unit.in_(actor.units))
    if case_id:
        query = query.where(deliveries.c.case_id == case_id)
    return query.order_by(deliveries.c.first_seen_at, deliveries.c.submission_id)


def delivery_from(row: Any) -> Delivery:
    return Delivery(
        state=DeliveryState(row.state),
        case=row.case_id,
        problems=tuple(Problem(**problem) for problem in json.loads(row.problems)),
        **{name: getattr(row, name) for name in _NAMES},
    )
