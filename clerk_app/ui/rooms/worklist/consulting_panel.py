"""The sheet on which a clerk says whom to ask for a statement, what, and what they need to know for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clerk_app.services.statement import Consultable
from clerk_app.ui.kit.inputs import choice_box
from clerk_app.ui.kit.labels import label, say

from .asking_points import WordingInput
from .letter_sheet import LetterSheet
from .statement_state import ShownRequestedStatement


class ConsultingPanel(LetterSheet):
    chosen = Signal(str)  # body of the pack, "" for another
    address_typed = Signal(str)
    question_typed = Signal(str)
    details_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        title, give = self.tr("Stellungnahme einholen"), self.tr("Anfrage versenden")
        super().__init__(title, give, "send_statement", parent)
        self._choice = choice_box(self.tr("Stelle"))
        self._address = self._text(self.tr("Name und Anschrift, je Zeile eine Angabe"))
        self._question, self._details = WordingInput(), WordingInput()
        self._question.setAccessibleName(self.tr("Frage an die Stelle"))
        self._details.setAccessibleName(self.tr("Angaben, die sie dafür braucht, je Zeile eine"))
        self._source, self._remark = label("", "small", wrap=True), label("", "warning", wrap=True)
        whom = self._captioned(self.tr("Wer gefragt wird"), self._choice)
        whom.add(self._source)
        whom.add(self._remark)
        self._caption(whom, self._address)
        what = self._captioned(self.tr("Worum es geht"), self._question, self._details)
        what.add(
            label(self.tr("Aus dem Antrag steht nur im Brief, was hier eingetragen ist."), "small", wrap=True)
        )
        self._lay_out((whom, what, self._deadline()))
        self._choice.activated.connect(lambda at: self.chosen.emit(self._choice.itemData(at)))
        self._address.entered.connect(self.address_typed)
        self._question.entered.connect(self.question_typed)
        self._details.entered.connect(self.details_typed)

    def show_statement(self, shown: ShownRequestedStatement | None) -> None:
        begun = self.show_letter(shown)
        if shown is None:
            return
        text = shown.text
        typed = {self._address: text.address, self._question: text.question, self._details: text.details}
        for field, value in typed.items():
            if begun:
                field.setPlainText(value)
            field.show_value(value)
        self._offer(text.choices or (), text.body)
        say(self._source, shown.source)
        say(self._remark, shown.remark)

    def take_focus(self) -> None:
        self._choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, choices: tuple[Consultable, ...], chosen: str) -> None:
        offered = ((one.label, one.body) for one in choices)
        self._fill(self._choice, (*offered, (self.tr("Andere Stelle"), "")), chosen)
