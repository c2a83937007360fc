"""The sheet on which a clerk says what is missing, by when it is wanted, and sends for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.ui.kit.canonical import read_date, write_date
from clerk_app.ui.kit.cards import Card, CardColumn
from clerk_app.ui.kit.inputs import LongTextInput, TextInput
from clerk_app.ui.kit.labels import button, label, line, set_look

from .asking_points import PointsCard
from .asking_state import Request, ShownRequest


class AskingPanel(QFrame):
    """Escape closes it; what was typed stays with the case until the letter has been written."""

    ticked = Signal(str, bool)  # check
    worded = Signal(str, str)  # check, wording
    more_typed = Signal(str)
    sentence_typed = Signal(str)
    day_typed = Signal(str)  # canonical, or as it was typed
    given = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "list")
        self.setAccessibleName(self.tr("Unterlagen nachfordern"))
        self._case = ""
        self._instead = ""
        self._entering = False
        self._whose = label("", "small", wrap=True)
        self._more = self._text(self.tr("Weitere Unterlagen oder Angaben, je Zeile eine"))
        self._sentence = self._text(self.tr("Eigener Satz am Ende des Schreibens (freiwillig)"))
        self._day = TextInput(read_date, write_date, self.tr("TT.MM.JJJJ"))
        self._day.setAccessibleName(self.tr("Frist, bis zu diesem Tag"))
        self._points = PointsCard(after=self._day)
        self._said = label("", "small", wrap=True)
        self._better = button("", self._take_better, look="link")
        self._trouble, self._why = label("", "danger", wrap=True), label("", "small", wrap=True)
        self._give = button(
            self.tr("Nachforderung versenden"), self.given.emit, look="primary", icon_name="send"
        )
        self._give.setObjectName("send_request")
        self._lay_out()
        self._connect()

    def show_request(self, shown: ShownRequest | None) -> None:
        if shown is None:
            self._case = ""
            return
        if shown.case != self._case:
            self._begin(shown)
        self._points.show_points(shown.request.points)
        if self._entering and shown.request.points is not None:
            self.take_focus()
        self._more.show_value(shown.request.more)
        self._sentence.show_value(shown.request.sentence)
        self._show_day(shown)
        self._trouble.setText(shown.request.trouble)
        self._trouble.setVisible(bool(shown.request.trouble))
        self._why.setText(shown.send.why)
        self._why.setVisible(bool(shown.send.why))
        self._give.setEnabled(shown.send.enabled)
        self._give.setAccessibleDescription(shown.send.why)

    def take_focus(self) -> None:
        """To the first point as soon as there is one."""
        self._entering = not self._points.take_focus()
        if self._entering:
            self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
            return
        super().keyPressEvent(event)

    def _begin(self, shown: ShownRequest) -> None:
        """Another sheet: whatever has the focus here is written anew as well."""
        self._case = shown.case
        self._whose.setText(shown.line)
        request: Request = shown.request
        self._more.setPlainText(request.more)
        self._sentence.setPlainText(request.sentence)
        self._day.setText(write_date(request.day))

    def _show_day(self, shown: ShownRequest) -> None:
        self._day.show_value(shown.request.day)
        set_look(self._day, "state", "wrong" if shown.wrong_day else "")
        self._said.setText(shown.day)
        set_look(self._said, "look", "warning" if shown.wrong_day else "small")
        self._day.setAccessibleDescription(shown.day)
        self._instead = shown.instead
        self._better.setText(shown.instead_text)
        self._better.setVisible(bool(shown.instead))

    def _type_more(self, text: str) -> None:
        self._entering = False
        self.more_typed.emit(text)

    def _take_better(self) -> None:
        self._day.setText(write_date(self._instead))
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day_typed.emit(self._instead)

    def _text(self, name: str) -> LongTextInput:
        made = LongTextInput()
        made.setAccessibleName(name)
        made.setMaximumHeight(made.minimumHeight())
        return made

    def _connect(self) -> None:
        self._points.ticked.connect(self.ticked)
        self._points.worded.connect(self.worded)
        self._more.entered.connect(self._type_more)
        self._sentence.entered.connect(self.sentence_typed)
        self._day.entered.connect(self.day_typed)
        self._day.returnPressed.connect(lambda: self._give.setFocus(Qt.FocusReason.OtherFocusReason))

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("panel", "head")
        title = QVBoxLayout(head)
        title.setContentsMargins(14, 9, 12, 9)
        title.setSpacing(2)
        title.addWidget(label(self.tr("Unterlagen nachfordern"), "title"))
        title.addWidget(self._whose)
        cards = CardColumn()
        for card in (self._points, self._deadline(), self._free()):
            cards.add(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, line()):
            column.addWidget(part)
        column.addWidget(cards, 1)
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

    def _free(self) -> Card:
        card = Card(self.tr("Außerdem"))
        for field in (self._more, self._sentence):
            caption = label(field.accessibleName(), "small", wrap=True)
            caption.setBuddy(field)
            card.add(caption)
            card.add(field)
        return card

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
