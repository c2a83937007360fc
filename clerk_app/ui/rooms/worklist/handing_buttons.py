"""The steps that lead a case into another program: next where nothing else is, otherwise among the others."""

from __future__ import annotations

from clerk_app.domain.case import Act, CaseState, ever_open
from clerk_app.services.reading import CaseFile
from clerk_app.ui.kit.language import tr

from .away import result_step
from .case_buttons import OPEN, refused
from .case_state import Button, CaseInputs
from .state import Gate

_DECIDED = frozenset({CaseState.APPROVED, CaseState.DISPATCHED})
_STILL_HERE = OPEN | _DECIDED | {CaseState.AWAITING_APPROVAL}


def with_handing(known: CaseInputs, file: CaseFile, offered: tuple[Button, ...]) -> tuple[Button, ...]:
    """After the decision, and where the service is decided over there, it is the one next step."""
    result = result_step(known, file)
    if result is not None:
        return (*offered, result)
    step = _step(known, file)
    if step is None or not step.gate.enabled:
        return offered
    if file.case.state in _DECIDED:
        return (*offered, step)
    if not file.outcomes:
        return (*(button for button in offered if button.id != "decide"), step)
    return offered


def more_handing(known: CaseInputs, file: CaseFile) -> tuple[Button, ...]:
    step = _step(known, file)
    return () if step is None else (Button(step.id, step.text, step.icon, step.gate),)


def _step(known: CaseInputs, file: CaseFile) -> Button | None:
    if not file.targets or file.case.state not in _STILL_HERE or not ever_open(Act.HAND_OVER, known.me):
        return None
    text = tr("Ins Fachverfahren übergeben …")
    return Button("hand_over", text, "package", _gate(known, file), primary=True)


def _gate(known: CaseInputs, file: CaseFile) -> Gate:
    if known.working:
        return Gate(False, tr("Der letzte Schritt läuft noch."))
    why = refused(known, file, Act.HAND_OVER)
    return Gate(not why, why)
