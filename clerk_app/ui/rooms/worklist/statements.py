"""Statements of other bodies as they are shown: being asked for, awaited, and one that came."""

from __future__ import annotations

from datetime import date

from clerk_app.domain.case import Act
from clerk_app.domain.statement import Result, Statement
from clerk_app.services.reading import CaseFile
from clerk_app.services.waiting import statements
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.words import word

from . import words
from .case_buttons import act_gate
from .case_state import CaseInputs
from .letter_words import gate, heading, lies_open
from .state import Gate
from .statement_state import Receiving, ShownRequestedStatement, ShownStatement, StatementText

_LOOKS = {
    Result.FAVOURABLE: ("circle-check", "success"),
    Result.CONDITIONAL: ("circle-check", "warning"),
    Result.UNFAVOURABLE: ("circle-x", "danger"),
    Result.NONE: ("circle", "text_muted"),
}


def shown_statement(known: CaseInputs, file: CaseFile) -> ShownRequestedStatement | None:
    text = known.statement
    if text is None or not lies_open(text, known, file):
        return None
    chosen = text.chosen
    return ShownRequestedStatement(
        text=text,
        send=gate(text, known, file, Act.CONSULT, _lacking(text)),
        source=chosen.source if chosen else "",
        remark=chosen.remark if chosen else "",
        **heading(text, known, file),
    )


def asked_statements(known: CaseInputs, file: CaseFile) -> tuple[ShownStatement, ...]:
    take = act_gate(known, file, Act.NOTE_STATEMENT)
    return tuple(_row(one, known.now.date(), take) for one in statements(file.record.timeline))


def receiving(known: CaseInputs, file: CaseFile) -> Receiving | None:
    asked = {one.id: one for one in statements(file.record.timeline)}
    if known.receiving not in asked:
        return None
    papers = {one.sha256: one.name for one in reversed(file.record.documents)}
    return Receiving(known.receiving, asked[known.receiving].addressee, tuple(papers.items()))


def _row(one: Statement, today: date, take: Gate) -> ShownStatement:
    if one.result is None:
        due = words.day(one.due_on)
        if one.due_on < today:
            late = tr("überfällig, Frist war {day}").format(day=due)
            return ShownStatement(one.id, one.addressee, late, "triangle-alert", "warning", take)
        state = tr("erwartet bis {day}").format(day=due)
        return ShownStatement(one.id, one.addressee, state, "hourglass", "info", take)
    icon, tone = _LOOKS[one.result]
    state = word("statement", one.result.value)
    if one.received_on is not None and one.result is not Result.NONE:
        state = tr("{result}, eingegangen am {day}").format(result=state, day=words.day(one.received_on))
    return ShownStatement(one.id, one.addressee, state, icon, tone, None)


def _lacking(text: StatementText) -> str:
    if text.choices is None:
        return tr("Die Stellen werden geladen …")
    if len([line for line in text.address.splitlines() if line.strip()]) < 2:
        return tr("Bitte Namen und Anschrift der Stelle eintragen.")
    if not text.question.strip():
        return tr("Bitte die Frage an die Stelle eintragen.")
    return ""
