"""The two lists of the room behind two pills: what waits for the post, and what it has not brought back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from clerk_app.domain.returned_paper import PostCounts
from clerk_app.services.office import Office
from clerk_app.ui.kit.desk import Desk, Latest
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.pills import Pills
from clerk_app.ui.kit.room import RoomSignals
from clerk_app.ui.kit.watch import Watch

from .list_presenter import ListPresenter, Place


class Pile(StrEnum):
    WAITING = "waiting"
    OWED = "owed"


class OutboxPages(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = {Pile.WAITING: tr("Wartet auf die Post"), Pile.OWED: tr("Rücklauf steht aus")}
        self.pills, self._stack = Pills(tr("Ablage"), words), QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pills)
        column.addWidget(self._stack, 1)

    def add(self, page: QWidget) -> None:
        self._stack.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)


class Paging(QObject):
    """Which list is in front; only that one looks anew when something has moved."""

    def __init__(self, place: Place, pages: OutboxPages, lists: Mapping[Pile, ListPresenter]) -> None:
        super().__init__(pages)
        self._desk: Desk = place.desk
        self._office: Callable[[], Office] = place.office
        self._signals: RoomSignals = place.signals
        self._pages, self._lists = pages, lists
        self._pile, self._counts = Pile.WAITING, PostCounts(0, 0)
        self._latest = Latest()
        for one in lists.values():
            pages.add(one.view)
        pages.pills.switched.connect(self.switch)
        self._show()

    def attend(self, watch: Watch) -> None:
        watch.moved.connect(self._look)

    def switch(self, pile: Pile) -> None:
        self._pile = pile
        self._show()
        self.refresh()
        self._lists[pile].tell()
        self.take_focus()

    def turn(self) -> None:
        """To the other one."""
        self.switch(Pile.WAITING if self._pile is Pile.OWED else Pile.OWED)

    def refresh(self) -> None:
        self._lists[self._pile].refresh()

    def search(self, text: str) -> None:
        for one in self._lists.values():
            one.search(text)

    def take_focus(self) -> None:
        self._lists[self._pile].view.take_focus()

    def _look(self) -> None:
        """Out of sight it only counts; it looks when it comes to the front."""
        office = self._office()
        self._desk.ask(
            lambda: office.reader.post_counts(office.actor, office.ways),
            self._latest.of(self._take),
            _not_counted,
            owner=self,
        )
        if self._pages.isVisible():
            self.refresh()

    def _take(self, counts: PostCounts) -> None:
        self._counts = counts
        self._signals.count.emit(counts.waiting)
        self._show()

    def _show(self) -> None:
        counts = {Pile.WAITING: self._counts.waiting, Pile.OWED: self._counts.owed}
        self._pages.pills.show_pile(self._pile, counts)
        self._pages.show_page(self._lists[self._pile].view)


def _not_counted(error: Exception) -> None:
    """Figures of a moment ago are better than a second message about the same trouble."""
