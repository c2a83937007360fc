"""One party of a notice: who it is, where the copy goes, and a look at that copy."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.domain.party import APPLICANT, ROLES
from clerk_app.ui.kit.inputs import ChoiceInput, LongTextInput
from clerk_app.ui.kit.labels import IconLabel, button, label, tool_button
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.theme import Theme
from clerk_app.ui.kit.words import word

from .state import ShownParty

_LINES = 5  # an address as it usually is


class PartyRow(QFrame):
    looked_at = Signal()
    taken_away = Signal()
    entered = Signal(str, str)  # role, address

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = label("", "strong")
        self._name = label("", wrap=True)
        self._about = label("", "small", wrap=True)
        for made in (self._name, self._about):
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        roles = ((role, word("party", role)) for role in ROLES if role != APPLICANT)
        self._role = ChoiceInput(tuple(roles))
        self._role.setAccessibleName(translate("decision", "Rolle"))
        self._address = LongTextInput()
        self._address.setPlaceholderText(
            translate("decision", "Anschrift, wie sie im Fenster steht: Frau oder Herrn, Name, Straße, Ort")
        )
        self._address.setAccessibleName(translate("decision", "Name und Anschrift"))
        self._seen = IconLabel("eye", "accent", 14)
        self._seen_word = label(translate("decision", "in der Vorschau"), "small")
        self._look = button(translate("decision", "Ansehen"), self.looked_at.emit, look="link")
        self._away = tool_button("x", "", self.taken_away.emit)
        self._away.setAutoRaise(True)
        self._address.setFixedHeight(QFontMetrics(self._address.font()).lineSpacing() * _LINES + 14)
        self._role.entered.connect(lambda _: self._tell())
        self._address.entered.connect(lambda _: self._tell())
        self._lay_out()

    def show_row(self, row: ShownParty, *, writable: bool) -> None:
        written = row.by_hand and writable
        self._number.setText(f"{row.number}.")
        self._name.setText(row.name)
        self._about.setText(row.about)
        for made in (self._name, self._about):
            made.setVisible(not written)
        for field in (self._role, self._address):
            field.setVisible(written)
        self._role.show_value(row.role)
        self._address.show_value(row.address)
        for made in (self._seen, self._seen_word):
            made.setVisible(row.previewed and writable)
            made.setToolTip(translate("decision", "Diese Ausfertigung zeigt die Vorschau."))
        self._look.setVisible(row.several and not row.previewed and writable)
        self._look.setAccessibleName(
            translate("decision", "Ausfertigung für {name} ansehen").format(name=row.name)
        )
        self._away.setVisible(row.removable and writable)
        self._away.setAccessibleName(
            translate("decision", "{name} bekommt keine Ausfertigung").format(name=row.name)
        )
        self._away.setToolTip(translate("decision", "Keine Ausfertigung"))

    def begin(self) -> None:
        target = self._role if self._address.toPlainText().strip() else self._address
        (target if not target.isHidden() else self._away).setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Theme.current().colour("border"), 1.0))
        painter.setBrush(Theme.current().colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _tell(self) -> None:
        self.entered.emit(self._role.value(), self._address.value())

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(3)
        said.addWidget(self._name)
        said.addWidget(self._about)
        said.addWidget(self._role, 0, Qt.AlignmentFlag.AlignLeft)
        said.addWidget(self._address)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 6, 6, 6)
        row.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._number, 0, top)
        row.addSpacing(4)
        row.addLayout(said, 1)
        steps = QHBoxLayout()
        steps.setSpacing(6)
        middle = Qt.AlignmentFlag.AlignVCenter
        steps.addWidget(self._seen, 0, middle)
        steps.addWidget(self._seen_word, 0, middle)
        steps.addWidget(self._look, 0, middle)
        steps.addWidget(self._away, 0, middle)
        row.addLayout(steps)
        row.setAlignment(steps, top)


class OfferedRow(QWidget):
    """Somebody the application names, without a copy so far."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = label("", "muted", wrap=True)
        self._give = button(
            translate("decision", "Ausfertigung geben"), self.wanted.emit, look="link", icon_name="plus"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel("minus", "text_muted", 13))
        row.addWidget(self._text, 1)
        row.addWidget(self._give)

    def show_row(self, row: ShownParty, *, writable: bool) -> None:
        text = translate("decision", "ohne Ausfertigung: {name}")
        self._text.setText(text.format(name=f"{row.name} ({row.about})"))
        self._give.setVisible(writable)
        self._give.setAccessibleName(f"{row.name}: {self._give.text()}")
