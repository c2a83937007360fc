"""A request for missing documents as it is shown, and why it cannot leave yet."""

from __future__ import annotations

from clerk_app.domain.case import Act
from clerk_app.services.reading import CaseFile
from clerk_app.ui.kit.language import tr

from .asking_state import Request, ShownRequest
from .case_state import CaseInputs
from .letter_words import gate, heading, lies_open


def shown_request(known: CaseInputs, file: CaseFile) -> ShownRequest | None:
    text = known.request
    if text is None or not lies_open(text, known, file):
        return None
    send = gate(text, known, file, Act.REQUEST, _lacking(text))
    return ShownRequest(text=text, send=send, **heading(text, known, file))


def _lacking(text: Request) -> str:
    if text.points is None:
        return tr("Die Prüfpunkte werden geladen …")
    worded = any(point.chosen and point.wording.strip() for point in text.points)
    if not worded and not text.more.strip():
        return tr("Bitte auswählen oder eintragen, was fehlt.")
    return ""
