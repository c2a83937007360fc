"""The sheet on which a letter is written that makes the case wait: whose it is, by when, and out it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.ui.kit.canonical import write_date
from clerk_app.ui.kit.cards import Card, CardColumn
from clerk_app.ui.kit.entering import EntryFrame
from clerk_app.ui.kit.inputs import LongTextInput, date_input, offer
from clerk_app.ui.kit.labels import button, label, line, say, set_look

from .letter_state import ShownLetter


class LetterSheet(EntryFrame):
    """Escape closes it; what was typed stays with the case until the letter has been written."""

    day_typed = Signal(str)  # canonical, or as it was typed
    given = Signal()

    def __init__(self, title: str, give: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "list")
        self.setAccessibleName(title)
        self._case = ""
        self._instead = ""
        self._whose = label("", "small", wrap=True)
        self._day = date_input(self.tr("Frist, bis zu diesem Tag"))
        self._said = label("", "small", wrap=True)
        self._better = button("", self._take_better, look="link")
        self._trouble, self._why = label("", "danger", wrap=True), label("", "small", wrap=True)
        self._give = button(give, self.given.emit, look="primary", icon_name="send")
        self._give.setObjectName(name)
        self._day.entered.connect(self.day_typed)
        self._day.returnPressed.connect(lambda: self._give.setFocus(Qt.FocusReason.OtherFocusReason))

    def show_letter(self, shown: ShownLetter | None) -> bool:
        """Whether it is another letter: then whatever has the focus here is written anew as well."""
        if shown is None:
            self._case = ""
            return False
        day, trouble = shown.text.day, shown.text.trouble
        begun = shown.case != self._case
        if begun:
            self._case = shown.case
            self._whose.setText(shown.line)
            self._day.setText(write_date(day))
        self._show_day(shown, day)
        say(self._trouble, trouble)
        say(self._why, shown.send.why)
        self._give.setEnabled(shown.send.enabled)
        self._give.setAccessibleDescription(shown.send.why)
        return begun

    def _show_day(self, shown: ShownLetter, day: str) -> None:
        self._day.show_value(day)
        set_look(self._day, "state", "wrong" if shown.wrong_day else "")
        self._said.setText(shown.day)
        set_look(self._said, "look", "warning" if shown.wrong_day else "small")
        self._day.setAccessibleDescription(shown.day)
        self._instead = shown.instead
        say(self._better, shown.instead_text)

    def _take_better(self) -> None:
        self._day.setText(write_date(self._instead))
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day_typed.emit(self._instead)

    def _text(self, name: str) -> LongTextInput:
        made = LongTextInput()
        made.setAccessibleName(name)
        made.setMaximumHeight(made.minimumHeight())
        return made

    def _lay_out(self, cards: tuple[QWidget, ...]) -> None:
        head = QFrame()
        head.setProperty("panel", "head")
        title = QVBoxLayout(head)
        title.setContentsMargins(14, 9, 12, 9)
        title.setSpacing(2)
        title.addWidget(label(self.accessibleName(), "title"))
        title.addWidget(self._whose)
        below = CardColumn()
        for card in cards:
            below.add(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, line()):
            column.addWidget(part)
        column.addWidget(below, 1)
        column.addWidget(line())
        column.addLayout(self._foot())

    def _deadline(self) -> Card:
        card = Card(self.tr("Frist"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._day)
        row.addWidget(self._said, 1)
        card.body.addLayout(row)
        card.body.addWidget(self._better, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _captioned(self, title: str, *fields: QWidget) -> Card:
        """Each field below its name."""
        card = Card(title)
        for field in fields:
            self._caption(card, field)
        return card

    def _caption(self, card: Card, field: QWidget) -> None:
        caption = label(field.accessibleName(), "small", wrap=True)
        caption.setBuddy(field)
        card.add(caption)
        card.add(field)

    def _fill(self, combo: QComboBox, entries: tuple[tuple[str, str], ...], chosen: str) -> None:
        offer(combo, entries)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def _foot(self) -> QVBoxLayout:
        row, foot = QHBoxLayout(), QVBoxLayout()
        row.addStretch(1)
        close = button(self.tr("Schließen"), self.dropped.emit)
        close.setToolTip(self.tr("Was eingetragen ist, bleibt beim Vorgang, bis Sie sich abmelden."))
        row.addWidget(close)
        row.addWidget(self._give)
        foot.setContentsMargins(14, 8, 12, 10)
        foot.setSpacing(6)
        foot.addWidget(self._trouble)
        foot.addWidget(self._why)
        foot.addLayout(row)
        return foot
