"""The line of filters above the list: which services, which states, unread, pressing, sorted by age."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clerk_app.ui.kit.flow import FlowLayout
from clerk_app.ui.kit.icons import icon
from clerk_app.ui.kit.labels import button, set_look

from .state import Choice, FilterBar

_WIDEST_TEXT = 140


class _Menu(QMenu):
    """Stays open while ticks are set, so that several services take one trip only."""

    def mouseReleaseEvent(self, event: object) -> None:
        action = self.activeAction()
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
            return
        super().mouseReleaseEvent(event)  # type: ignore[arg-type]


class FilterRow(QFrame):
    toggled = Signal(str, str)  # "service" or "state", id; "" for all of them
    unread_switched = Signal(bool)
    due_switched = Signal(bool)
    overdue_switched = Signal(bool)
    order_switched = Signal(bool)  # newest first
    cleared = Signal()
    begin_asked = Signal()

    def __init__(self, *, with_states: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._newest_first = False
        self.setProperty("panel", "head")
        self.setAccessibleName(self.tr("Filter"))
        self._menus: dict[str, QMenu] = {}
        self._services = self._menu_pill("service")
        self._states = self._menu_pill("state")
        self._states.setParent(self)
        self._unread = self._pill(self.tr("ungelesen"), self.unread_switched)
        self._due = self._pill(self.tr("Frist < 7 Tage"), self.due_switched)
        self._due.setAccessibleName(self.tr("Frist in weniger als 7 Tagen"))
        self._overdue = self._pill(self.tr("überfällig"), self.overdue_switched)
        self._overdue.setAccessibleName(self.tr("Frist oder Unterlagen überfällig"))
        self._overdue.setToolTip(self.tr("Frist oder Unterlagen überfällig"))
        self._clear = self._make_clear()
        self._order = self._make_order()
        self._begin = button(self.tr("Vorgang anlegen"), self.begin_asked.emit, icon_name="plus")
        self._begin.hide()
        pills = QWidget()
        pills.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        line = FlowLayout(pills)
        states = (self._states,) if with_states else ()
        plain = (self._unread, self._due, self._overdue, self._order, self._clear)
        for pill in (self._services, *states, *plain):
            line.addWidget(pill)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 8, 7)
        column.setSpacing(7)
        column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(pills)

    def offer_begin(self, *, offered: bool) -> None:
        self._begin.setVisible(offered)

    def show_filters(self, shown: FilterBar) -> None:
        self._fill(self._services, "service", shown.service, shown.services)
        self._fill(self._states, "state", shown.state, shown.states)
        self._unread.setChecked(shown.unread)
        self._due.setChecked(shown.due)
        self._overdue.setChecked(shown.overdue)
        self._clear.setVisible(shown.narrowed)
        looked_for = self._clear.fontMetrics().elidedText(
            shown.text, Qt.TextElideMode.ElideRight, _WIDEST_TEXT
        )
        said = self.tr("„{text}“ in allen Vorgängen") if shown.everywhere else self.tr("„{text}“")
        self._clear.setText(said.format(text=looked_for) if shown.text else self.tr("aufheben"))
        self._show_order(shown.newest_first)

    def _fill(self, pill: QPushButton, group: str, text: str, choices: Sequence[Choice]) -> None:
        pill.setVisible(bool(choices))
        if not choices:
            return
        pill.setText(text)
        pill.setChecked(any(choice.chosen for choice in choices))
        menu = self._menus[group]
        known = [action.data() for action in menu.actions() if action.data()]
        if known != [choice.id for choice in choices]:
            menu.clear()
            self._offer(menu, group, choices)
        chosen = {choice.id for choice in choices if choice.chosen}
        for action in menu.actions():
            action.setChecked(action.data() in chosen if action.data() else not chosen)

    def _offer(self, menu: QMenu, group: str, choices: Sequence[Choice]) -> None:
        everything = self.tr("Alle Dienste") if group == "service" else self.tr("Alle Stände")
        menu.addAction(self._tick(menu, group, "", everything))
        menu.addSeparator()
        for choice in choices:
            menu.addAction(self._tick(menu, group, choice.id, choice.text))

    def _tick(self, menu: QMenu, group: str, id: str, text: str) -> QAction:
        action = QAction(text.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setData(id)
        action.triggered.connect(lambda: self.toggled.emit(group, id))
        return action

    def _menu_pill(self, group: str) -> QPushButton:
        pill = QPushButton()
        pill.setProperty("look", "filter")
        pill.setCheckable(True)
        pill.setAutoDefault(False)
        menu = _Menu(pill)
        menu.setObjectName(f"menu_{group}")
        pill.clicked.connect(lambda: self._open(pill, menu))
        pill.setObjectName(f"filter_{group}")
        self._menus[group] = menu
        pill.setIcon(icon("chevron-down", "text_muted"))
        pill.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the word
        return pill

    def _open(self, pill: QPushButton, menu: QMenu) -> None:
        pill.setChecked(any(action.isChecked() for action in menu.actions() if action.data()))
        menu.popup(pill.mapToGlobal(pill.rect().bottomLeft()))

    def _pill(self, text: str, switched: object) -> QPushButton:
        pill = QPushButton(text)
        pill.setProperty("look", "filter")
        pill.setCheckable(True)
        pill.setAutoDefault(False)
        pill.clicked.connect(switched)
        return pill

    def _make_clear(self) -> QPushButton:
        made = QPushButton(self.tr("aufheben"))
        made.setAutoDefault(False)
        set_look(made, "look", "link")
        made.setIcon(icon("x", "link"))
        made.setToolTip(self.tr("Alle Filter und die Suche aufheben"))
        made.clicked.connect(lambda: self.cleared.emit())
        return made

    def _make_order(self) -> QPushButton:
        made = QPushButton(self.tr("Alter"))
        made.setAutoDefault(False)
        made.setProperty("look", "filter")
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.clicked.connect(lambda: self.order_switched.emit(not self._newest_first))
        return made

    def _show_order(self, newest_first: bool) -> None:
        self._newest_first = newest_first
        self._order.setIcon(icon("arrow-down" if newest_first else "arrow-up", "text_muted"))
        now = self.tr("neueste zuerst") if newest_first else self.tr("älteste zuerst")
        text = self.tr("Sortiert nach Alter, {now}. Drücken, um umzudrehen.").format(now=now)
        self._order.setToolTip(text)
        self._order.setAccessibleName(self.tr("Sortierung: {now}").format(now=now))
