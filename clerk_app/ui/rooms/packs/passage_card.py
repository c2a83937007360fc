"""One passage: read with its source and place, or written at where the pack is a draft."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from clerk_app.services.pack_reading import Blank, Passage
from clerk_app.ui.kit.canonical import read_integer
from clerk_app.ui.kit.cards import Card, CardColumn
from clerk_app.ui.kit.inputs import LongTextInput, TextInput
from clerk_app.ui.kit.labels import label

from .amount_form import AmountForm
from .words import amount_told, blank_name, day, euro, part_name, place

_TOP = Qt.AlignmentFlag.AlignTop
_TALL = 16 * 20
_TALL_KINDS = ("long_text", "lines")


class PassageCards(CardColumn):
    typed = Signal(object, str)  # Blank, what is written now
    amount_entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Passage | None, bool] = (None, False)
        self.inputs: dict[str, TextInput | LongTextInput] = {}
        self.amount: AmountForm | None = None

    def show_passage(self, passage: Passage | None, *, writable: bool) -> None:
        """While somebody writes here, the same passage with new words is not laid out anew."""
        former, was_writable = self._shown
        if (passage, writable) == self._shown:
            return
        self._shown = (passage, writable)
        same = former is not None and passage is not None and former.id == passage.id
        if same and was_writable == writable and passage is not None:
            self._renew(former, passage)
            return
        self.clear()
        self.inputs, self.amount = {}, None
        if passage is not None:
            self._lay_out(passage, writable=writable)

    def _renew(self, former: Passage | None, passage: Passage) -> None:
        for blank in passage.blanks:
            if blank.name in self.inputs:
                shown = euro(blank.value) if blank.kind == "amounts" else blank.value
                self.inputs[blank.name].show_value(shown)
        if former is not None and former.amounts != passage.amounts:
            self.clear()
            self.inputs, self.amount = {}, None
            self._lay_out(passage, writable=self._shown[1])

    def _lay_out(self, passage: Passage, *, writable: bool) -> None:
        if passage.unconfirmed:
            self.add(self._doubt(passage))
        written = writable and bool(passage.blanks)
        if written:
            self.add(self._writing(passage))
        self.add(self._reading(passage, written=written))
        if passage.amounts:
            self.add(self._amounts(passage))
        if writable and passage.way:
            self.amount = AmountForm(minors=passage.has_minor)
            self.amount.entered.connect(self.amount_entered)
            self.add(self.amount)

    def _doubt(self, passage: Passage) -> Card:
        card = Card(self.tr("Noch nicht bestätigt"), "warning")
        card.add(label(passage.unconfirmed, wrap=True))
        if passage.confirmed_as:
            words = self.tr(
                "Bestätigt wird nicht hier, sondern vom Rechtsamt in authority.toml unter "
                "„confirmations“ mit der Zeile „{name}“. Bis dahin sperrt dieser Punkt die Freigabe "
                "von Bescheiden."
            )
            card.add(_selectable(words.format(name=passage.confirmed_as), "small"))
        return card

    def _reading(self, passage: Passage, *, written: bool) -> Card:
        card = Card(passage.title)
        if passage.text and not written:
            card.add(_selectable(passage.text))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        known = {blank.name for blank in passage.blanks} if written else set()
        told = [
            (blank_name(name), part_name(value) if name == "part" else value)
            for name, value in passage.about
            if name not in known
        ]
        told += [(self.tr("Quelle"), passage.source)] if passage.source and not written else []
        told.append((self.tr("Fundstelle"), place(passage.file, passage.line)))
        for row, (name, value) in enumerate(told):
            grid.addWidget(label(name, "muted"), row, 0, _TOP)
            grid.addWidget(_selectable(value), row, 1)
        card.body.addLayout(grid)
        return card

    def _writing(self, passage: Passage) -> Card:
        card = Card(self.tr("{title} ändern").format(title=passage.title))
        for blank in sorted(passage.blanks, key=lambda one: one.kind not in _TALL_KINDS):
            name = blank_name(blank.name)
            made = self._input(blank)
            made.setAccessibleName(name)
            heading = label(name, "muted")
            heading.setBuddy(made)
            card.add(heading)
            card.add(made)
        card.add(label(self.tr("Jede Änderung wird sofort gespeichert und geprüft."), "small", wrap=True))
        return card

    def _input(self, blank: Blank) -> TextInput | LongTextInput:
        made: TextInput | LongTextInput
        if blank.kind in _TALL_KINDS:
            made = LongTextInput()
            made.setMinimumHeight(150)
            made.setMaximumHeight(_TALL)
        elif blank.kind == "integer":
            made = TextInput(read_integer, str, figures=True)
        else:
            made = TextInput(str.strip, str)
        made.show_value(euro(blank.value) if blank.kind == "amounts" else blank.value)
        made.entered.connect(lambda value: self._typed(blank, value))
        self.inputs[blank.name] = made
        return made

    def _typed(self, blank: Blank, value: str) -> None:
        made = self.inputs.get(blank.name)
        if made is not None and made.valid():
            self.typed.emit(blank, value)

    def _amounts(self, passage: Passage) -> Card:
        card = Card(self.tr("Beträge mit ihrem Tag"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for column, name in enumerate((self.tr("gilt ab"), self.tr("Betrag"), self.tr("Quelle"))):
            grid.addWidget(label(name, "small"), 0, column)
        for row, amount in enumerate(passage.amounts, 1):
            grid.addWidget(label(day(amount.since)), row, 0, _TOP)
            grid.addWidget(label(amount_told(amount), "strong"), row, 1, _TOP)
            grid.addWidget(_selectable(amount.source), row, 2)
        card.body.addLayout(grid)
        return card


def _selectable(text: str, look: str = "") -> QWidget:
    made = label(text, look, wrap=True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made
