"""A request for missing documents as it is shown: what its day is like, and why it cannot leave yet."""

from __future__ import annotations

from datetime import date

from clerk_app.domain.case import Act
from clerk_app.services.information_request import DueDay, Standing
from clerk_app.services.reading import CaseFile
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.words import word

from . import words
from .asking_state import PREVIEW, Request, ShownRequest
from .case_buttons import act_gate
from .case_state import CaseInputs, Paper
from .papers import PDF
from .state import Gate

_SATURDAY = 6


def shown_request(known: CaseInputs, file: CaseFile) -> ShownRequest | None:
    request = known.request
    if request is None or not request.open or file.case.id != known.case_id:
        return None
    better = request.due if request.due and request.due.standing is not Standing.FIT else None
    return ShownRequest(
        case=file.case.id,
        line=" · ".join(filter(None, (file.case.applicant, file.case.file_reference))),
        request=request,
        send=_gate(known, file, request),
        day=_said(request, known.now.date()),
        wrong_day=bool(request.day) and (request.due is None or better is not None),
        instead=better.instead.isoformat() if better else "",
        instead_text=tr("{day} nehmen").format(day=_named(better.instead)) if better else "",
    )


def preview(known: CaseInputs) -> Paper | None:
    if known.request is None or not known.request.open:
        return None
    about = tr("Nachforderung, noch nicht versandt")
    return Paper(PREVIEW, tr("Vorschau"), PDF, about, None, active=known.document == PREVIEW)


def _gate(known: CaseInputs, file: CaseFile, request: Request) -> Gate:
    may = act_gate(known, file, Act.REQUEST)
    if not may.enabled:
        return may
    if request.points is None:
        return Gate(False, tr("Die Prüfpunkte werden geladen …"))
    worded = any(point.chosen and point.wording.strip() for point in request.points)
    if not worded and not request.more.strip():
        return Gate(False, tr("Bitte auswählen oder eintragen, was fehlt."))
    if request.due is None or request.due.standing is not Standing.FIT:
        return Gate(False, tr("Bitte einen Werktag nach heute als Frist eintragen."))
    return Gate()


def _said(request: Request, today: date) -> str:
    due = request.due
    if due is None:
        return tr("Bitte einen Tag eintragen, zum Beispiel 14.12.2026.") if request.points is not None else ""
    if due.standing is Standing.FIT:
        days = (due.on - today).days
        left = tr("noch 1 Tag") if days == 1 else tr("noch {days} Tage").format(days=days)
        return f"{_weekday(due.on)}, {left}"
    return _why_not(due)


def _why_not(due: DueDay) -> str:
    if due.standing is Standing.OVER:
        return tr("{weekday}: Die Frist muss nach heute enden.").format(weekday=_weekday(due.on))
    if due.on.isoweekday() >= _SATURDAY:
        return tr("{weekday}: Am Wochenende endet keine Frist.").format(weekday=_weekday(due.on))
    return tr("{weekday}, ein Feiertag: An ihm endet keine Frist.").format(weekday=_weekday(due.on))


def _named(day: date) -> str:
    return f"{_weekday(day)}, {words.day(day)}"


def _weekday(day: date) -> str:
    return word("weekday", str(day.isoweekday()))
