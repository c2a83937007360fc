"""The window: a frame around the rooms that knows nothing of what is done in them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.ui.kit.actions import Actions
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.mishaps import Mishaps
from clerk_app.ui.kit.notices import Message, NoticeBar
from clerk_app.ui.kit.room import Room
from clerk_app.ui.kit.theme import Theme

from .alerts import Alerts, AlertSheet
from .blind import Blind
from .frame import Frame
from .help_sheet import HelpSheet
from .memory import Memory
from .menus import make_menu
from .navigation import Navigation
from .notice_place import NoticePlace
from .palette import CommandPalette
from .program_actions import program_actions
from .status_bar import StatusLine
from .top_bar import TopBar


class Window(QMainWindow):
    closing = Signal()
    post_asked = Signal()

    def __init__(self, rooms: Sequence[Room], frame: Frame) -> None:
        super().__init__()
        self._rooms = {room.id: room for room in rooms}
        self._visited: list[str] = []
        self._frame = frame
        self._said: dict[str, str] = {}
        self._searched: dict[str, str] = {}
        self._memory = Memory(frame.memory)
        self._memory.restore_look()
        self.setWindowTitle(frame.product)
        self.setMinimumSize(1024, 640)
        self.resize(1366, 768)
        self.top_bar = TopBar(frame)
        self.navigation = Navigation()
        self.status = StatusLine()
        self.notice_bar = NoticeBar()
        self.alerts = Alerts(self.notice_bar)
        self._stack = QStackedWidget()
        self.actions_here = Actions(self)
        self.palette_sheet = CommandPalette(self.actions_here, self)
        self.help_sheet = HelpSheet(self)
        self._alert_sheet = AlertSheet(self)
        self._blind = Blind(self)
        self._lay_out()
        self._take_in(rooms)
        self._menu = make_menu(self.actions_here, self)
        self._connect()
        self._memory.restore(self)
        self._align()
        if rooms:
            self.show_room(frame.first or rooms[0].id)

    @property
    def room(self) -> Room:
        return self._rooms[self._visited[-1]]

    def show_room(self, id: str, subject: object = None) -> None:
        room = self._rooms[id]
        if not self._visited or self._visited[-1] != id:
            self._visited = [*self._visited[-20:], id]
        self._stack.setCurrentWidget(room.widget)
        self.navigation.mark(id)
        self.actions_here.enter(id)
        self.status.show_room(self._said.get(id, ""))
        self.top_bar.search.setText(self._searched.get(id, ""))
        room.activate()
        if subject is not None:
            room.open(subject)
        if room.focus is not None:
            room.focus()

    def go_back(self) -> None:
        if len(self._visited) > 1:
            self._visited.pop()
            self.show_room(self._visited[-1])

    def serve(self, desk: Desk, mishaps: Mishaps | None = None) -> None:
        """From now on, what the desk reports is shown here."""
        self.alerts.listen_to(desk, mishaps)
        desk.busy.connect(self.status.show_busy)
        desk.busy.connect(lambda busy: None if busy else self.actions_here.refresh())

    def show_message(self, message: Message) -> None:
        self.alerts.show(message)

    def show_menu(self) -> None:
        self._menu.popup(self.top_bar.menu.mapToGlobal(self.top_bar.menu.rect().bottomLeft()))

    def show_help(self) -> None:
        self.help_sheet.show_help(self.room, self.actions_here)

    def show_alerts(self) -> None:
        self._alert_sheet.show_alerts(self.alerts.kept())

    def show_commands(self) -> None:
        self.palette_sheet.open()

    def draw_blind(self) -> None:
        self._blind.draw()

    def close_program(self) -> None:
        self.close()

    def start_search(self) -> None:
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def can_search(self) -> bool:
        return any(room.search is not None for room in self._rooms.values())

    def start_navigation(self) -> None:
        self.navigation.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.keep(self)
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        sidebar = QFrame()
        sidebar.setObjectName("sidebar")
        side = QVBoxLayout(sidebar)
        side.setContentsMargins(0, 8, 0, 8)
        side.addWidget(self.navigation)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(sidebar)
        middle.addLayout(right, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addLayout(middle, 1)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status)
        NoticePlace(self.notice_bar, right, self._stack, self)

    def _take_in(self, rooms: Sequence[Room]) -> None:
        listed = [room for room in rooms if room.listed]
        self.top_bar.search.setVisible(self.can_search())
        self.navigation.show_rooms(listed)
        self.actions_here.add(program_actions(self, listed, self._frame))
        for room in rooms:
            self._stack.addWidget(room.widget)
            self.actions_here.add_room(room.id, room.actions)
            self._listen_to(room)

    def _listen_to(self, room: Room) -> None:
        told = room.signals
        told.count.connect(lambda count: self.navigation.show_count(room.id, count))
        told.links.connect(lambda links: self.navigation.show_links(room.id, links))
        told.status.connect(lambda text: self._room_says(room.id, text))
        told.searched.connect(lambda text: self._room_searched(room.id, text))
        told.actions.connect(self.actions_here.refresh)
        told.message.connect(self.alerts.show)
        told.go.connect(self.show_room)
        told.back.connect(self.go_back)
        told.post.connect(self.post_asked)

    def _connect(self) -> None:
        self.navigation.room_asked.connect(self.show_room)
        self.navigation.link_asked.connect(self._follow)
        self.top_bar.search_asked.connect(self._search)
        self.top_bar.palette_asked.connect(self.palette_sheet.open)
        self.top_bar.menu_asked.connect(self.show_menu)
        self.top_bar.alerts_asked.connect(self.show_alerts)
        self.alerts.counted.connect(self.top_bar.show_alert_count)
        Theme.current().changed.connect(self._align)
        Theme.current().changed.connect(self._memory.keep_look)

    def _align(self) -> None:
        self.top_bar.align_with(self.navigation.width())

    def _room_says(self, id: str, text: str) -> None:
        self._said[id] = text
        if self._visited and id == self._visited[-1]:
            self.status.show_room(text)

    def _room_searched(self, id: str, text: str) -> None:
        """The field says what the list below it shows; what is only being typed there stays."""
        known = self._searched.get(id, "")
        self._searched[id] = text
        if text != known and self._visited and id == self._visited[-1]:
            self.top_bar.search.setText(text)

    def _follow(self, id: str, link: str) -> None:
        self.show_room(id)
        follow = self._rooms[id].follow
        if follow is not None:
            follow(link)

    def _search(self, text: str) -> None:
        """In the room where one is, or else in the first that can search."""
        here = self.room if self.room.search is not None else None
        able = here or next((room for room in self._rooms.values() if room.search is not None), None)
        if able is not None and able.search is not None:
            if able is not here:
                self.show_room(able.id)
            self._room_searched(able.id, text)
            able.search(text)
