"""A submission that waits for somebody to accept it: how long it still may, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from clerk_app.domain.case import Act
from clerk_app.domain.delivery import Delivery
from clerk_app.services.collecting import began_case, may_accept
from clerk_app.services.reading import CaseFile
from clerk_app.ui.kit.chips import Chip
from clerk_app.ui.kit.countdown import Countdown, countdown, explained, short
from clerk_app.ui.kit.language import tr

from . import words
from .case_buttons import refused
from .case_state import Acceptance, CaseInputs
from .state import Gate


def acceptance(known: CaseInputs, file: CaseFile) -> Acceptance | None:
    """The oldest that waits is decided on first; the office keeps to the same order."""
    delivery = next((one for one in known.waiting if one.case == file.case.id), None)
    if delivery is None or not may_accept(known.me, file.case.unit):
        return None
    left, begun = countdown(delivery, known.now), began_case(delivery)
    title = tr("Wartet auf Annahme · {left}") if begun else tr("Nachreichung wartet auf Annahme · {left}")
    return Acceptance(
        title=title.format(left=short(left)),
        text=_urged(left),
        alarm=left.alarm,
        begun=begun,
        accept=_gate(known, ""),
        refuse=_gate(known, refused(known, file, Act.DISCARD) if begun else ""),
    )


def countdowns(waiting: Iterable[Delivery], now: datetime) -> Mapping[str, Countdown]:
    """By case; where several wait, that of the oldest."""
    found: dict[str, Countdown] = {}
    for delivery in waiting:
        found.setdefault(delivery.case, countdown(delivery, now))
    return found


def plate(left: Countdown) -> Chip:
    tone = "danger" if left.alarm else "warning"
    spoken = tr("Wartet auf Annahme. {text}").format(text=explained(left))
    return Chip(tr("Annahme {left}").format(left=short(left)), tone, "hourglass", spoken)


def _urged(left: Countdown) -> str:
    """The days stand in the title."""
    when = tr("Ohne Annahme geht die Sendung am {day} von selbst an den Absender zurück.")
    told = when.format(day=words.day(left.on))
    late = tr("Sie wartet schon länger als drei Tage, bitte heute noch entscheiden.")
    return f"{told} {late}" if left.alarm else told


def _gate(known: CaseInputs, why: str) -> Gate:
    if known.working:
        return Gate(False, tr("Der letzte Schritt läuft noch."))
    return Gate(not why, why)
