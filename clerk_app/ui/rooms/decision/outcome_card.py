"""The card with the decision itself: which one, on what facts, with which result."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerk_app.domain.composition import DecisionInput
from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.flow import FlowLayout
from clerk_app.ui.kit.form import DecisionForm
from clerk_app.ui.kit.labels import IconLabel, button, label, line
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.leaving import empty
from clerk_app.ui.kit.switcher import Switcher

from .state import Correction, Mode, Shown, ShownOutcome
from .steps import StepsTable


class OutcomeCard(Card):
    chosen = Signal(str)
    entered = Signal(str, str)
    restored = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("decision", "Entscheidung"), parent=parent)
        self._switcher = Switcher(translate("decision", "Entscheidung"))
        self._offered: tuple[tuple[str, str], ...] = ()
        self._form = DecisionForm()
        self._corrections = _Corrections()
        self._more = _MoreFacts()
        self._opened: frozenset[str] = frozenset()
        self._shown_state = Shown(Mode.LOADING)
        self._steps = StepsTable()
        self._rule = line()
        for widget in (self._switcher, self._steps, self._rule, self._form, self._corrections, self._more):
            self.add(widget)
        self._switcher.chosen.connect(self.chosen)
        self._form.changed.connect(self.entered)
        self._corrections.restored.connect(self.restored)
        self._more.wanted.connect(self._open)

    def show_state(self, shown: Shown) -> None:
        self._show_outcomes(shown.outcomes)
        self._switcher.setEnabled(shown.writable)
        self._shown_state = shown
        folded = tuple(field for field in shown.inputs if _is_rare(field) and field.id not in self._opened)
        asked = tuple(field for field in shown.inputs if field not in folded)
        self._form.show_inputs(asked)
        self._form.setVisible(bool(asked))
        self._more.show_facts(folded if shown.writable else ())
        self._form.setEnabled(shown.writable)
        self._corrections.show_corrections(shown.corrections)
        self._corrections.setEnabled(shown.writable)
        self._steps.show_steps(shown.steps)
        self._rule.setVisible(bool(shown.steps) and bool(shown.inputs))

    def go_to(self, field: str) -> QWidget | None:
        """The row that was given the focus, None if the fact is not asked for."""
        if field not in [asked.id for asked in self._shown_state.inputs]:
            return None
        self._open(field)
        return self._form.row(field)

    def clear(self) -> None:
        self._opened = frozenset()
        self._steps.clear()

    def go_to_steps(self) -> QWidget | None:
        """How the amounts came about, opened; None where nothing was computed."""
        if not self._shown_state.steps:
            return None
        self._steps.open()
        return self._steps

    def go_to_outcomes(self) -> QWidget:
        pills = self._switcher.findChildren(QPushButton)
        if pills:
            next((pill for pill in pills if pill.isChecked()), pills[0]).setFocus()
        return self._switcher

    def _open(self, field: str) -> None:
        self._opened |= {field}
        self.show_state(self._shown_state)
        self._form.go_to(field)

    def _show_outcomes(self, outcomes: tuple[ShownOutcome, ...]) -> None:
        offered = tuple((outcome.id, outcome.label) for outcome in outcomes)
        if offered != self._offered:
            self._offered = offered
            self._switcher.offer(offered)
        self._switcher.choose(*(outcome.id for outcome in outcomes if outcome.chosen))


class _MoreFacts(QWidget):
    """What is seldom needed takes no room until it is."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, ...] = ()
        self._line = FlowLayout(self, gap=4)

    def show_facts(self, facts: tuple[DecisionInput, ...]) -> None:
        self.setVisible(bool(facts))
        if tuple(fact.id for fact in facts) == self._shown:
            return
        self._shown = tuple(fact.id for fact in facts)
        empty(self._line)
        for fact in facts:
            self._line.addWidget(self._offer(fact))

    def _offer(self, fact: DecisionInput) -> QWidget:
        text = translate("decision", "{label} angeben").format(label=fact.label)
        return button(text, lambda: self.wanted.emit(fact.id), look="link", icon_name="plus")


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
        empty(self._column)
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


def _is_rare(field: DecisionInput) -> bool:
    return field.kind == "long_text" and not field.required and not field.value


def _said(correction: Correction) -> str:
    if correction.origin == "application":
        text = translate("decision", "{label}: im Antrag {before}, von Ihnen geändert")
    else:
        text = translate("decision", "{label}: Vorgabe {before}, von Ihnen geändert")
    return text.format(label=correction.label, before=correction.before)
