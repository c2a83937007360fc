"""A request for missing documents as it is shown: what its day is like, and why it cannot leave yet."""

from __future__ import annotations

from clerk_app.domain.case import Act
from clerk_app.services.reading import CaseFile
from clerk_app.ui.kit.language import tr

from .asking_state import Request, ShownRequest
from .case_buttons import act_gate
from .case_state import CaseInputs
from .due_words import fits, shown_day
from .state import Gate


def shown_request(known: CaseInputs, file: CaseFile) -> ShownRequest | None:
    request = known.request
    if request is None or not request.open or file.case.id != known.case_id:
        return None
    day = shown_day(request.day, request.due, known.now.date(), ready=request.points is not None)
    return ShownRequest(
        case=file.case.id, line=whose(file), request=request, send=_gate(known, file, request), **vars(day)
    )


def whose(file: CaseFile) -> str:
    return " · ".join(filter(None, (file.case.applicant, file.case.file_reference)))


def _gate(known: CaseInputs, file: CaseFile, request: Request) -> Gate:
    may = act_gate(known, file, Act.REQUEST)
    if not may.enabled:
        return may
    if request.points is None:
        return Gate(False, tr("Die Prüfpunkte werden geladen …"))
    worded = any(point.chosen and point.wording.strip() for point in request.points)
    if not worded and not request.more.strip():
        return Gate(False, tr("Bitte auswählen oder eintragen, was fehlt."))
    if not fits(request.due):
        return Gate(False, tr("Bitte einen Werktag nach heute als Frist eintragen."))
    return Gate()
