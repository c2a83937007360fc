"""A hearing as it is shown while its letter is written, and why it cannot leave yet."""

from __future__ import annotations

from clerk_app.domain.case import Act
from clerk_app.services.reading import CaseFile
from clerk_app.ui.kit.language import tr

from .case_state import CaseInputs
from .hearing_state import HearingText, ShownHearing
from .letter_words import gate, heading, lies_open


def shown_hearing(known: CaseInputs, file: CaseFile) -> ShownHearing | None:
    text = known.hearing
    if text is None or not lies_open(text, known, file):
        return None
    send = gate(text, known, file, Act.HEAR, _lacking(text))
    return ShownHearing(text=text, send=send, **heading(text, known, file))


def _lacking(text: HearingText) -> str:
    if text.choices is None:
        return tr("Die Entscheidungen werden geladen …")
    if not text.intended.strip():
        return tr("Bitte auswählen oder eintragen, was beabsichtigt ist.")
    if not text.grounds.strip():
        return tr("Bitte die Tatsachen eintragen, auf denen die Entscheidung beruhen soll.")
    return ""
