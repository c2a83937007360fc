"""The bar above the rooms: menu, product, search, command, messages and who sits at the desk."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from clerk_app.ui.kit.chips import Chip, ChipLabel
from clerk_app.ui.kit.icons import icon
from clerk_app.ui.kit.labels import label, tool_button
from clerk_app.ui.kit.theme import Theme

from .frame import Frame, Seat


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
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 5, 10, 5)
        line.setSpacing(8)
        line.addWidget(self.menu)
        line.addWidget(self._product)
        line.addWidget(self.search)
        line.addWidget(self.command)
        line.addStretch(1)
        if frame.practice:
            line.addWidget(self._practice_chip())
        line.addWidget(self.alerts)
        line.addWidget(self.user)

    def align_with(self, sidebar: int) -> None:
        """The search begins where the rooms begin."""
        margins = self.contentsMargins().left() + 8 + self.menu.sizeHint().width() + 8
        self._product.setFixedWidth(max(0, sidebar - margins - 8 + 14))
        width = QFontMetrics(Theme.current().font()).averageCharWidth()
        self.search.setMinimumWidth(width * 24)
        self.search.setMaximumWidth(width * 52)

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
        inside = QHBoxLayout(line)
        inside.setContentsMargins(0, 0, 6, 0)
        keys = _keys("Ctrl+F")
        keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.textChanged.connect(lambda text: keys.setVisible(not text))
        inside.addWidget(keys, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return line

    def _make_command(self) -> QPushButton:
        command = QPushButton(self.tr("Befehl"))
        command.setProperty("look", "bare")
        command.setIcon(icon("command", "text_muted"))
        command.setAccessibleName(self.tr("Befehl suchen"))
        command.clicked.connect(lambda: self.palette_asked.emit())
        inside = QHBoxLayout(command)
        inside.setContentsMargins(0, 0, 6, 0)
        keys = _keys("Ctrl+K")
        keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(keys, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        command.setMinimumWidth(command.sizeHint().width() + keys.sizeHint().width() + 14)
        return command

    def _practice_chip(self) -> ChipLabel:
        spoken = self.tr("Übungsbetrieb: Alle Personen und Vorgänge sind erfunden.")
        return ChipLabel(Chip(self.tr("ÜBUNG · nichts ist echt"), "info", "book-open", spoken))

    def _make_user(self, frame: Frame) -> QToolButton:
        user = QToolButton()
        user.setText(_who(frame.seat))
        user.setIcon(icon("user"))
        user.setIconSize(QSize(18, 18))
        user.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        user.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        user.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        user.setAccessibleName(self.tr("Am Tisch: {who}").format(who=_who(frame.seat)))
        if frame.switch_to is not None:
            user.setMenu(self._make_people(frame, user))
        return user

    def _make_people(self, frame: Frame, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.addSection(self.tr("Benutzer wechseln"))
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
