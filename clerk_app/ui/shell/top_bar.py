"""The bar above the rooms: menu, product, search, command, messages and who sits at the desk."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from clerk_app.ui.kit.chips import Chip, ChipLabel
from clerk_app.ui.kit.icons import icon
from clerk_app.ui.kit.labels import label, tool_button
from clerk_app.ui.kit.theme import Theme

from .frame import Frame, Seat

_EDGE = 12
_TOOL_EDGES = 10  # padding and border of a tool button, see clerk.qss


class TopBar(QFrame):
    search_asked = Signal(str)
    palette_asked = Signal()
    menu_asked = Signal()
    alerts_asked = Signal()

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setProperty("practice", "true" if frame.practice else "false")
        self.menu = tool_button("menu", self.tr("Menü"), self.menu_asked.emit, "F10")
        self.search = self._make_search()
        self.command = self._make_command()
        self.alerts = tool_button("bell", self.tr("Mitteilungen"), self.alerts_asked.emit)
        self.user = self._make_user(frame)
        self._product = label(frame.product)
        self._product.setObjectName("product")
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(8, 5, 10, 5)
        line.setSpacing(8)
        line.addWidget(self.menu)
        line.addWidget(self._product)
        line.addWidget(self.search, 3)
        line.addSpacing(4)
        line.addWidget(self.command)
        line.addWidget(_keys("Ctrl+K"), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        if frame.practice:
            line.addWidget(self._practice_chip())
        line.addWidget(self.alerts)
        line.addWidget(self.user)

    def align_with(self, sidebar: int) -> None:
        """The search begins where the rooms begin."""
        theme = Theme.current()
        edges = self._line.contentsMargins().left() + 2 * self._line.spacing()
        before = edges + theme.px(18) + _TOOL_EDGES
        name = QFontMetrics(theme.font("product", QFont.Weight.DemiBold)).horizontalAdvance(
            self._product.text()
        )
        self._product.setFixedWidth(max(name + 4, sidebar + _EDGE - before))
        letter = QFontMetrics(theme.font()).averageCharWidth()
        self.search.setMinimumWidth(letter * 18)
        self.search.setMaximumWidth(letter * 58)
        self.user.setMinimumWidth(letter * 18)  # a long office is shortened before anything else gives way
        self.search.setTextMargins(0, 0, self._search_keys.sizeHint().width() + 6, 0)

    def show_alert_count(self, count: int) -> None:
        name = self.tr("Mitteilungen ({count})").format(count=count)
        self.alerts.setAccessibleName(name)
        self.alerts.setToolTip(name)

    def _make_search(self) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName("search")
        line.setPlaceholderText(self.tr("Suchen: Aktenzeichen, Name, Text …"))
        line.setAccessibleName(self.tr("Suchen"))
        line.addAction(icon("search", "text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        line.returnPressed.connect(lambda: self.search_asked.emit(line.text().strip()))
        self._search_keys = _keys("Ctrl+F")
        self._search_keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(line)
        inside.setContentsMargins(0, 0, 6, 0)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        inside.addWidget(self._search_keys, 0, side)
        return line

    def _make_command(self) -> QPushButton:
        command = QPushButton(self.tr("Befehl"))
        command.setProperty("look", "bare")
        command.setIcon(icon("command", "text_muted"))
        command.setAccessibleName(self.tr("Befehl suchen"))
        command.clicked.connect(lambda: self.palette_asked.emit())
        return command

    def _practice_chip(self) -> ChipLabel:
        spoken = self.tr("Übungsbetrieb: Alle Personen und Vorgänge sind erfunden.")
        return ChipLabel(Chip(self.tr("ÜBUNG · nichts ist echt"), "drill", "book-open", spoken))

    def _make_user(self, frame: Frame) -> QToolButton:
        user = QToolButton()
        user.setText(_who(frame.seat))
        user.setIcon(icon("user"))
        user.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        user.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        user.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        user.setAccessibleName(self.tr("Am Tisch: {who}").format(who=_who(frame.seat)))
        if frame.switch_to is not None:
            user.setMenu(self._make_people(frame, user))
        return user

    def _make_people(self, frame: Frame, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        # Styled menus draw no titles of sections.
        menu.addAction(self.tr("Benutzer wechseln")).setEnabled(False)
        for seat in frame.colleagues:
            action = QAction(_who(seat), menu)
            action.setCheckable(True)
            action.setChecked(seat.login == frame.seat.login)
            action.triggered.connect(lambda _on, login=seat.login: _switch(frame, login))
            menu.addAction(action)
        return menu


def _who(seat: Seat) -> str:
    return f"{seat.name} · {seat.unit}" if seat.unit else seat.name


def _switch(frame: Frame, login: str) -> None:
    if frame.switch_to is not None and login != frame.seat.login:
        frame.switch_to(login)


def _keys(shortcut: str) -> QLabel:
    return label(QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText), "key")
