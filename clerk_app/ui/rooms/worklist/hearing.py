"""A hearing as it is shown while its letter is written, and why it cannot leave yet."""

from __future__ import annotations

from clerk_app.domain.case import Act
from clerk_app.services.reading import CaseFile
from clerk_app.ui.kit.language import tr

from .asking import whose
from .case_buttons import act_gate
from .case_state import CaseInputs
from .due_words import fits, shown_day
from .hearing_state import HearingText, ShownHearing
from .state import Gate


def shown_hearing(known: CaseInputs, file: CaseFile) -> ShownHearing | None:
    hearing = known.hearing
    if hearing is None or not hearing.open or file.case.id != known.case_id:
        return None
    day = shown_day(hearing.day, hearing.due, known.now.date(), ready=hearing.choices is not None)
    return ShownHearing(
        case=file.case.id, line=whose(file), text=hearing, send=_gate(known, file, hearing), **vars(day)
    )


def _gate(known: CaseInputs, file: CaseFile, hearing: HearingText) -> Gate:
    may = act_gate(known, file, Act.HEAR)
    if not may.enabled:
        return may
    if hearing.choices is None:
        return Gate(False, tr("Die Entscheidungen werden geladen …"))
    if not hearing.intended.strip():
        return Gate(False, tr("Bitte auswählen oder eintragen, was beabsichtigt ist."))
    if not hearing.grounds.strip():
        return Gate(False, tr("Bitte die Tatsachen eintragen, auf denen die Entscheidung beruhen soll."))
    if not fits(hearing.due):
        return Gate(False, tr("Bitte einen Werktag nach heute als Frist eintragen."))
    return Gate()
