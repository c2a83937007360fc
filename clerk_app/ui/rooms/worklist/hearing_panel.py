"""The sheet on which a clerk says what is intended, on which facts, and by when it may be answered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clerk_app.services.hearing import Intention
from clerk_app.ui.kit.inputs import LongTextInput, choice_box

from .asking_points import WordingInput
from .hearing_state import ShownHearing
from .letter_sheet import LetterSheet


class HearingPanel(LetterSheet):
    chosen = Signal(str)  # decision of the pack, "" for words of one's own
    intended_typed = Signal(str)
    grounds_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Anhörung"), self.tr("Anhörung versenden"), "send_hearing", parent)
        self._choice = choice_box(self.tr("Beabsichtigte Entscheidung"))
        self._intended, self._grounds = WordingInput(), LongTextInput()
        self._intended.setAccessibleName(self.tr("So steht es im Schreiben"))
        self._grounds.setAccessibleName(self.tr("Erhebliche Tatsachen, je Zeile eine"))
        intention = self._captioned(self.tr("Was beabsichtigt ist"), self._choice, self._intended)
        grounds = self._captioned(self.tr("Worauf es beruht"), self._grounds)
        self._lay_out((intention, grounds, self._deadline()))
        self._choice.activated.connect(lambda at: self.chosen.emit(self._choice.itemData(at)))
        self._intended.entered.connect(self.intended_typed)
        self._grounds.entered.connect(self.grounds_typed)

    def show_hearing(self, shown: ShownHearing | None) -> None:
        begun = self.show_letter(shown)
        if shown is None:
            return
        text = shown.text
        if begun:
            self._intended.setPlainText(text.intended)
            self._grounds.setPlainText(text.grounds)
        self._offer(text.choices or (), text.outcome)
        self._intended.show_value(text.intended)
        self._grounds.show_value(text.grounds)

    def take_focus(self) -> None:
        self._choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, choices: tuple[Intention, ...], chosen: str) -> None:
        offered = ((one.label, one.outcome) for one in choices)
        self._fill(self._choice, (*offered, (self.tr("Anderes, in eigenen Worten"), "")), chosen)
