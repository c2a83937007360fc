"""The card "Übergabe": where the case went, with which receipt, and lines to enter what came back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clerk_app.domain.handover_result import Result
from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.entering import EntryLines
from clerk_app.ui.kit.labels import button, label
from clerk_app.ui.kit.words import word

from .case_state import Away
from .proof_card import ProofSheet
from .returning_state import ReturnedResult


class ResultLines(EntryLines):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ergebnis eintragen"), parent)
        self._choice.setAccessibleName(self.tr("Ergebnis des Fachverfahrens"))
        for one in Result:
            self._choice.addItem(word("handover_result", one.value), one.value)
        self._day.setAccessibleName(self.tr("Tag der Entscheidung im Fachverfahren"))
        self._remark.setPlaceholderText(self.tr("Vermerk dazu, zum Beispiel eine Nummer (freiwillig)"))
        self._remark.setAccessibleName(self.tr("Vermerk zum Ergebnis"))
        hint = self.tr("Ein Schreiben des Fachverfahrens bitte vorher mit „Dokument hinzufügen …“ dazulegen.")
        self._lay_out(label(hint, "small", wrap=True))

    def show_result(self, shown: ReturnedResult) -> None:
        self._show(shown.open, (shown.result, shown.day, shown.remark), shown.trouble)
        self._give.setEnabled(not shown.working)


class AwayCard(Card):
    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Übergabe an das Fachverfahren"))
        self._told = ProofSheet()
        self.lines = ResultLines()
        self._begin = button(self.tr("Ergebnis eintragen …"), self.begun.emit, icon_name="archive")
        self.add(self._told)
        self.body.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.lines)
        self._may = False

    def show_away(self, shown: Away | None) -> None:
        self.setVisible(shown is not None)
        self._may = shown is not None and shown.enter is not None
        if shown is None:
            return
        self._told.show_proofs(shown.lines)
        if shown.enter is not None:
            self._begin.setEnabled(shown.enter.enabled)
            self._begin.setToolTip(shown.enter.why)
            self._begin.setAccessibleDescription(shown.enter.why)
        self._show_step()

    def show_result(self, shown: ReturnedResult) -> None:
        self.lines.show_result(shown)
        self._show_step()

    def _show_step(self) -> None:
        self._begin.setVisible(self._may and self.lines.isHidden())
