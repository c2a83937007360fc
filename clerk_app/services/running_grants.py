"""Wohngeld that still runs when new amounts enter into force: it has to be decided anew (§ 44 (1) WoGG)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.service_pack import ServicePack
from clerk_app.domain.wohngeld.running import (
    RunningGrant,
    paid_before,
    paid_from,
    running_grant,
    touched,
)

from .office import Office
from .reading import Box, CaseRecord, Filter


@dataclass(frozen=True)
class TouchedGrant:
    """Amounts are None where they cannot be computed from the decision data."""

    grant: RunningGrant
    before: Decimal | None
    after: Decimal | None


def newest_amounts(office: Office) -> date:
    """The day from which the newest amounts on the shelf hold."""
    days = [each.valid_from for pack in office.shelf.packs() for each in pack.wohngeld]
    if not days:
        raise ClerkError("parameters.none")
    return max(days)


def touched_grants(office: Office, since: date) -> tuple[TouchedGrant, ...]:
    """By the last approved grant of each case the person may see; the earliest end first."""
    found: dict[str, tuple[RunningGrant, ServicePack, ServicePack]] = {}
    for new in (pack for pack in office.shelf.packs() if pack.wohngeld):
        for record in _records(office, new.id):
            grant = _last_grant(record)
            old = office.shelf.pack(new.id, record.case.pack_version)
            if grant is not None and old is not None:
                found[grant.case] = grant, old, new
    listed = touched((grant for grant, _, _ in found.values()), since)
    return tuple(_with_amounts(*found[grant.case], since) for grant in listed)


def _with_amounts(grant: RunningGrant, old: ServicePack, new: ServicePack, since: date) -> TouchedGrant:
    return TouchedGrant(grant, paid_before(old, grant, since), paid_from(new, grant, since))


def _last_grant(record: CaseRecord) -> RunningGrant | None:
    approved = (notice for notice in record.notices if notice.status == "approved" and notice.data)
    grants = (running_grant(record.case.id, json.loads(notice.data)) for notice in approved)
    return next(filter(None, grants), None)


def _records(office: Office, service: str) -> Iterator[CaseRecord]:
    after, wanted = None, Filter(Box.ALL, services=frozenset({service}))
    while True:
        page = office.reader.page(office.actor, wanted, after)
        yield from (office.reader.case(office.actor, row.id) for row in page.rows)
        if page.next is None:
            return
        after = page.next
