"""What is on record of a sending still waiting outside: nothing of its content, but how to name it."""

from __future__ import annotations

from datetime import datetime

from clerk_app.domain.delivery import Delivery
from clerk_app.ui.kit.language import tr


def outside(delivery: Delivery, now: datetime) -> tuple[tuple[str, str], ...]:
    """Name and value; what is not known is left out."""
    told = (
        (tr("Kanal"), delivery.channel),
        (tr("Zustellpunkt"), delivery.destination_id),
        (tr("Einreichung"), delivery.submission_id),
        (tr("Vorgangskennung"), delivery.thread_id),
        (tr("Abgesandt"), _moment(delivery.submitted_at, now)),
        (tr("Zuerst gesehen"), _moment(delivery.first_seen_at, now)),
        (tr("Leseversuche"), str(delivery.attempts or "")),
        (tr("Nächster Versuch"), _moment(delivery.retry_at, now)),
    )
    return tuple((name, value) for name, value in told if value)


def _moment(at: datetime | None, now: datetime) -> str:
    return at.astimezone(now.tzinfo).strftime("%d.%m.%Y %H:%M") if at else ""
