"""How long the delivery service still keeps a sending before it gives it back to the sender by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clerk_app.domain.delivery import Delivery
from clerk_app.ui.kit.language import tr


@dataclass(frozen=True)
class Countdown:
    """`alarm`: it has waited so long that the service reminds the office too."""

    days: int
    on: date
    alarm: bool


def countdowns(waiting: Iterable[Delivery], now: datetime) -> Mapping[str, Countdown]:
    """By the name the tray knows the sending under."""
    return {source_of(delivery): countdown(delivery, now) for delivery in waiting}


def source_of(delivery: Delivery) -> str:
    return f"{delivery.channel}/{delivery.submission_id}"


def countdown(delivery: Delivery, now: datetime) -> Countdown:
    returned_on = delivery.returned_at.astimezone(now.tzinfo).date()
    return Countdown(delivery.days_left(now), returned_on, delivery.overdue(now))


def short(left: Countdown) -> str:
    if left.days == 0:
        return tr("Rückgabe steht bevor")
    if left.days == 1:
        return tr("noch 1 Tag")
    return tr("noch {count} Tage").format(count=left.days)


def explained(left: Countdown) -> str:
    when = tr(
        "Der Absender wartet noch. Am {day} gibt der Zustelldienst die Sendung von selbst an ihn zurück "
        "({left})."
    ).format(day=left.on.strftime("%d.%m.%Y"), left=short(left))
    urge = tr("Sie wartet schon länger als drei Tage. Bitte heute noch klären.")
    return f"{when} {urge}" if left.alarm else when
