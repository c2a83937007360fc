"""What every letter shows that makes the case wait: whose it is, its day, and why it cannot leave yet."""

from __future__ import annotations

from typing import Any

from clerk_app.domain.case import Act
from clerk_app.services.reading import CaseFile
from clerk_app.ui.kit.language import tr

from .case_buttons import act_gate
from .case_state import CaseInputs
from .due_words import fits, shown_day
from .letter_state import LetterText
from .state import Gate


def lies_open(text: LetterText, known: CaseInputs, file: CaseFile) -> bool:
    return text.open and file.case.id == known.case_id


def heading(text: LetterText, known: CaseInputs, file: CaseFile) -> dict[str, Any]:
    day = shown_day(text.day, text.due, known.now.date(), ready=text.ready)
    whose = " · ".join(filter(None, (file.case.applicant, file.case.file_reference)))
    return {"case": file.case.id, "line": whose, **vars(day)}


def gate(text: LetterText, known: CaseInputs, file: CaseFile, act: Act, lacking: str) -> Gate:
    """`lacking`: what the letter lacks beside its day."""
    may = act_gate(known, file, act)
    if not may.enabled:
        return may
    if not lacking and not fits(text.due):
        lacking = tr("Bitte einen Werktag nach heute als Frist eintragen.")
    return Gate(not lacking, lacking)
