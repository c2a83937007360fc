"""The checks of a service pack, run against a case; a clerk's judgement stands over the rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from . import text
from .composition import CaseFacts
from .finding import Finding, FindingState
from .pack_part import Check
from .pack_path import FieldSet
from .pack_rule import Answers, Condition, holds, matching
from .service_pack import ServicePack

_STATES = {True: FindingState.MET, False: FindingState.FAILED, None: FindingState.OPEN}


def findings(pack: ServicePack, procedure: str, facts: CaseFacts, today: date) -> tuple[Finding, ...]:
    """Every check that applies. Judgements already given in `facts.findings` are kept."""
    answers = Answers(FieldSet(facts.fields), facts.documents, today, facts.received_on)
    judged = {finding.check: finding for finding in facts.findings if finding.by_hand}
    found = (_finding(check, answers) for check in pack.checks if _applies(check, procedure, answers))
    return tuple(_kept(finding, judged.get(finding.check)) for finding in found)


def with_judgement(finding: Finding, state: FindingState, remark: str, name: str) -> Finding:
    return replace(finding, state=state, by_hand=True, remark=remark, judged_by=name)


def _kept(finding: Finding, judged: Finding | None) -> Finding:
    if judged is None:
        return finding
    return with_judgement(finding, judged.state, judged.remark, judged.judged_by)


def _applies(check: Check, procedure: str, answers: Answers) -> bool:
    """A check whose condition cannot be answered is shown: a person has to look."""
    if not check.applies_to(procedure):
        return False
    return check.when is None or holds(check.when, answers) is not False


def _finding(check: Check, answers: Answers) -> Finding:
    unclear = check.when is not None and holds(check.when, answers) is None
    state = FindingState.OPEN if unclear or check.test is None else _STATES[holds(check.test, answers)]
    lacking = _lacking(check, answers)
    asked = check.request
    if asked and lacking:
        asked = f"{asked} (fehlt bei: {'; '.join(lacking)})"
    detail = _detail(check, answers)
    return Finding(check.id, check.label, state, check.source, detail, request=asked, lacking=lacking)


def _lacking(check: Check, answers: Answers) -> tuple[str, ...]:
    leaves = _leaves(check.test) if check.test is not None else ()
    return tuple(name for leaf in leaves for name in answers.lacking(leaf))


def _detail(check: Check, answers: Answers) -> str:
    if check.test is None:
        return check.hint or "Von der Sachbearbeitung zu beurteilen."
    compared = [_compared(condition, answers) for condition in _leaves(check.test)]
    shown = "; ".join(dict.fromkeys(part for part in compared if part))
    return f"{shown}. {check.hint}".strip() if check.hint else shown


def _leaves(condition: Condition) -> tuple[Condition, ...]:
    if not condition.parts:
        return (condition,)
    return tuple(leaf for part in condition.parts for leaf in _leaves(part))


def _compared(condition: Condition, answers: Answers) -> str:
    if condition.word == "document":
        there = matching(condition.against, answers.documents)
        names = ", ".join(document.name for document in there)
        return f"Vorhanden: {names}" if names else "Kein passendes Dokument gefunden"
    if lacking := answers.lacking(condition):
        return f"Fehlt bei: {', '.join(lacking)}"
    values = answers.values(condition)
    return "Angabe: " + ", ".join(_shown(value) for value in values) if values else "Keine Angabe"


def _shown(value: str) -> str:
    day = text.read_date(value)
    return text.german_date(day) if day else value
