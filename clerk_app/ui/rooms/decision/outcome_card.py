"""The card with the decision itself: which one, on what facts, with which result."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.form import DecisionForm
from clerk_app.ui.kit.labels import IconLabel, button, label, line
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.switcher import Switcher

from .state import Correction, Shown, ShownOutcome
from .steps import StepsTable


class OutcomeCard(Card):
    chosen = Signal(str)
    entered = Signal(str, str)
    restored = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("decision", "Entscheidung"), parent=parent)
        self._switcher = Switcher(translate("decision", "Entscheidung"))
        self._asked: frozenset[str] = frozenset()
        self._offered: tuple[tuple[str, str], ...] = ()
        self._form = DecisionForm()
        self._corrections = _Corrections()
        self._steps = StepsTable()
        self._rule = line()
        for widget in (self._switcher, self._form, self._corrections, self._rule, self._steps):
            self.add(widget)
        self._switcher.chosen.connect(self.chosen)
        self._form.changed.connect(self.entered)
        self._corrections.restored.connect(self.restored)

    def show_state(self, shown: Shown) -> None:
        self._show_outcomes(shown.outcomes)
        self._switcher.setEnabled(shown.writable)
        self._asked = frozenset(field.id for field in shown.inputs)
        self._form.show_inputs(shown.inputs)
        self._form.setVisible(bool(shown.inputs))
        self._form.setEnabled(shown.writable)
        self._corrections.show_corrections(shown.corrections)
        self._corrections.setEnabled(shown.writable)
        self._steps.show_steps(shown.steps)
        self._rule.setVisible(bool(shown.steps) and bool(shown.inputs))

    def go_to(self, field: str) -> QWidget | None:
        """The row that was given the focus, None if the fact is not asked for."""
        if field not in self._asked:
            return None
        self._form.go_to(field)
        return self._form.row(field)

    def go_to_outcomes(self) -> QWidget:
        pills = self._switcher.findChildren(QPushButton)
        if pills:
            next((pill for pill in pills if pill.isChecked()), pills[0]).setFocus()
        return self._switcher

    def _show_outcomes(self, outcomes: tuple[ShownOutcome, ...]) -> None:
        offered = tuple((outcome.id, outcome.label) for outcome in outcomes)
        if offered != self._offered:
            self._offered = offered
            self._switcher.offer(offered)
        self._switcher.choose(*(outcome.id for outcome in outcomes if outcome.chosen))


class _Corrections(QWidget):
    """What the clerk has changed against the application, each with the way back."""

    restored = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Correction, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_corrections(self, corrections: tuple[Correction, ...]) -> None:
        self.setVisible(bool(corrections))
        if corrections == self._shown:
            return
        self._shown = corrections
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for correction in corrections:
            self._column.addWidget(self._row(correction))

    def _row(self, correction: Correction) -> QWidget:
        row = QWidget()
        place = QHBoxLayout(row)
        place.setContentsMargins(0, 0, 0, 0)
        place.setSpacing(6)
        place.addWidget(IconLabel("pencil", "text_muted", 13))
        place.addWidget(label(_said(correction), "small", wrap=True), 1)
        back = button(
            translate("decision", "zurücknehmen"), lambda: self.restored.emit(correction.id), look="link"
        )
        back.setAccessibleName(f"{correction.label}: {back.text()}")
        place.addWidget(back)
        return row


def _said(correction: Correction) -> str:
    if correction.origin == "application":
        text = translate("decision", "{label}: im Antrag {before}, von Ihnen geändert")
    else:
        text = translate("decision", "{label}: Vorgabe {before}, von Ihnen geändert")
    return text.format(label=correction.label, before=correction.before)
