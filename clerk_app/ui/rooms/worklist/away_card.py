"""The card "Übergabe": where the case went, with which receipt, and lines to enter what came back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.domain.handover_result import Result
from clerk_app.ui.kit.canonical import read_date, write_date
from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.inputs import TextInput
from clerk_app.ui.kit.labels import button, label
from clerk_app.ui.kit.words import word

from .case_state import Away
from .proof_card import ProofSheet
from .returning_state import ReturnedResult


class ResultLines(QFrame):
    """Enter in the last field gives it, Escape drops it."""

    typed = Signal(str, str, str)  # result, day, remark
    given = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = QComboBox()
        self._result.setAccessibleName(self.tr("Ergebnis des Fachverfahrens"))
        for one in Result:
            self._result.addItem(word("handover_result", one.value), one.value)
        self._day = TextInput(read_date, write_date, self.tr("TT.MM.JJJJ"))
        self._day.setAccessibleName(self.tr("Tag der Entscheidung im Fachverfahren"))
        self._remark = QLineEdit()
        self._remark.setPlaceholderText(self.tr("Vermerk dazu, zum Beispiel eine Nummer (freiwillig)"))
        self._remark.setAccessibleName(self.tr("Vermerk zum Ergebnis"))
        self._trouble = label("", "danger", wrap=True)
        self._give = button(self.tr("Ergebnis eintragen"), self.given.emit, look="primary")
        self._lay_out()
        self._result.activated.connect(lambda _at: self._tell())
        self._day.entered.connect(lambda _value: self._tell())
        self._remark.textEdited.connect(lambda _text: self._tell())
        self._remark.returnPressed.connect(self.given)
        self.hide()

    def show_result(self, shown: ReturnedResult) -> None:
        if shown.open and self.isHidden():
            self._result.setCurrentIndex(self._result.findData(shown.result))
            self._day.setText(write_date(shown.day))
            self._remark.setText(shown.remark)
            self.show()
            self._result.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(shown.open)
        self._trouble.setText(shown.trouble)
        self._trouble.setVisible(bool(shown.trouble))
        self._give.setEnabled(not shown.working)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        self.typed.emit(self._result.currentData(), self._day.value(), self._remark.text())

    def _lay_out(self) -> None:
        first, last = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(8)
        self._result.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in (self._result, label(self.tr("am")), self._day):
            first.addWidget(part)
        last.addStretch(1)
        last.addWidget(button(self.tr("Abbrechen"), self.dropped.emit))
        last.addWidget(self._give)
        hint = self.tr("Ein Schreiben des Fachverfahrens bitte vorher mit „Dokument hinzufügen …“ dazulegen.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        for line in (self._remark, label(hint, "small", wrap=True), self._trouble):
            column.addWidget(line)
        column.addLayout(last)


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
