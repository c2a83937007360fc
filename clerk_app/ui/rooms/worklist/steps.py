"""The way of a case from receipt to finality, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from clerk_app.domain.case import CaseState
from clerk_app.services.reading import CaseFile, TimelineEntry
from clerk_app.ui.kit.language import tr

from .case_state import Step

S = CaseState
_AT = {
    S.NEW: 0,
    S.CHECKING: 1,
    S.AWAITING_APPLICANT: 1,
    S.IN_PROGRESS: 2,
    S.AWAITING_STATEMENT: 2,
    S.REWORK: 2,
    S.AWAITING_APPROVAL: 3,
    S.APPROVED: 4,
    S.DISPATCHED: 5,
    S.FINAL: 6,
    S.CLOSED: 6,
    S.TO_DELETE: 6,
}
_REACHED_BY = (
    ("received",),
    ("claimed", "assigned", "examined"),
    ("draft_begun",),
    ("approved", "submitted"),
    ("notice_left",),
    (),
)
_FINALITY = 5
_SHORT = {S.DISCARDED: 1, S.HANDED_OVER: 2}  # ways that end early, after so many steps


def steps(file: CaseFile, now: datetime) -> tuple[Step, ...]:
    names: tuple[str, ...] = (
        tr("Eingang"),
        tr("Prüfung"),
        tr("Entscheidung"),
        tr("Freigabe"),
        tr("Versand"),
        tr("Bestandskraft"),
    )
    state = file.case.state
    notes = [_when(file.record.timeline, kinds, now) for kinds in _REACHED_BY]
    notes[0] = _day(file.case.received_at, now)
    if state in _SHORT:
        ended = tr("Verworfen") if state is S.DISCARDED else tr("An Fachverfahren übergeben")
        done = tuple(Step(names[at], "done", notes[at]) for at in range(_SHORT[state]))
        return (*done, Step(ended, "now"))
    if state is S.CLOSED and (left := _when(file.record.timeline, ("handed_over",), now)):
        done = tuple(Step(names[at], "done", notes[at]) for at in range(_SHORT[S.HANDED_OVER]))
        return (*done, Step(tr("An Fachverfahren übergeben"), "done", left), Step(tr("Abgeschlossen"), "now"))
    at = _AT[state]
    if at < _FINALITY:  # a word that matters only when the notice is out
        names = names[:_FINALITY]
    return tuple(
        Step(name, _stage(place, at), notes[place] if place <= at else "") for place, name in enumerate(names)
    )


def _stage(place: int, at: int) -> str:
    if place == at:
        return "now"
    return "done" if place < at else "ahead"


def _when(timeline: Iterable[TimelineEntry], kinds: tuple[str, ...], now: datetime) -> str:
    """The first time the step was reached."""
    first = next((entry.at for entry in timeline if entry.kind in kinds), None)
    return _day(first, now) if first else ""


def _day(at: datetime, now: datetime) -> str:
    then = at.astimezone(now.tzinfo)
    return then.strftime("%d.%m." if then.year == now.year else "%d.%m.%Y")
