"""The sheet in question and the documents of the case, one tab each, so the evidence stays in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from clerk_app.services.reading_lamp import Box, ReadingLamp

from .desk import Desk, Lane
from .empty import EmptyState
from .icons import icon
from .language import translate
from .leaving import take_away
from .mark_strip import MarkStrip
from .theme import Theme
from .viewer.document_view import DocumentView

PDF = "application/pdf"
_NAME = 24  # letters of a document's name on its tab
MakeView = Callable[[], DocumentView]


@dataclass(frozen=True)
class Leaf:
    """A document as a tab knows it."""

    id: str
    title: str
    mime_type: str


def views_on(desk: Desk, lamp: ReadingLamp, owner: QObject) -> MakeView:
    """Reading goes beside the acts, so a long document never holds up a save."""

    def ask(query, answer, failed=None):  # type: ignore[no-untyped-def]
        desk.ask(query, answer, failed, owner, Lane.ERRANDS)

    return lambda: DocumentView(lamp, ask, icon)


class EvidenceTabs(QWidget):
    """The first tab holds the sheet; a document is asked for when its tab is opened for the first time."""

    document_wanted = Signal(str)
    sheet_clicked = Signal(int, float, float)
    scan_pressed = Signal(str)

    def __init__(self, make_view: MakeView, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_view = make_view
        self._leaves: tuple[Leaf, ...] = ()
        self._views: dict[str, DocumentView] = {}
        self._shut: dict[str, EmptyState] = {}  # what must not be opened
        self._marks: dict[str, str] = {}
        self._mark = MarkStrip(lambda: self.scan_pressed.emit(self._open_leaf()))
        self._sheet = make_view()
        self._sheet.place_clicked.connect(self.sheet_clicked)
        self._has_sheet = False
        self._nothing = EmptyState("file-text", title)
        self._first = QStackedWidget()
        self._first.addWidget(self._nothing)
        self._first.addWidget(self._sheet)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._first)
        self._bar = _bar(title)
        self._bar.currentChanged.connect(self._turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_framed(self._bar))
        column.addWidget(self._mark)
        column.addWidget(self._stack, 1)

    def set_title(self, title: str) -> None:
        self._bar.setTabText(0, title)

    def show_sheet(self, pdf: bytes) -> None:
        """Place, size and search stay when the sheet is printed anew; no bytes, no sheet."""
        if not pdf:
            self._first.setCurrentWidget(self._nothing)
            return
        if self._has_sheet:
            self._sheet.update_document(pdf)
        else:
            self._sheet.show_document(self._bar.tabText(0), pdf, PDF)
        self._has_sheet = True
        self._first.setCurrentWidget(self._sheet)

    def mark_sheet(self, places: Sequence[tuple[int, Box]]) -> None:
        self._sheet.clear_marks()
        colour = Theme.current().colour("accent")
        for page, box in places:
            self._sheet.mark(page, (box,), colour)

    def bring_up(self, page: int, box: Box) -> None:
        self._sheet.bring_up(page, box)

    def show_nothing(self, icon_name: str, title: str, text: str = "") -> None:
        """What stands where the sheet would."""
        old, self._nothing = self._nothing, EmptyState(icon_name, title, text)
        self._first.addWidget(self._nothing)
        self._first.setCurrentWidget(self._nothing)
        self._first.removeWidget(old)
        take_away(old)

    def show_leaves(self, leaves: Sequence[Leaf]) -> None:
        if tuple(leaves) == self._leaves:
            return
        self._forget()
        self._leaves = tuple(leaves)
        for leaf in self._leaves:
            at = self._bar.addTab(_short(leaf.title))
            self._bar.setTabToolTip(at, leaf.title)

    def show_leaf(self, id: str, content: bytes, mark: str = "") -> None:
        """`mark` is said above it while it lies open."""
        leaf = next((leaf for leaf in self._leaves if leaf.id == id), None)
        if leaf is None or id not in self._views:
            return
        self._drop_shut(id)
        self._marks[id] = mark
        self._views[id].show_document(leaf.title, content, leaf.mime_type)
        self._bring_forth()

    def bar_leaf(self, id: str, sentence: str, *, scanner: bool) -> None:
        """Malware, or perhaps malware: the document stays shut."""
        leaf = next((leaf for leaf in self._leaves if leaf.id == id), None)
        if leaf is None or id not in self._views:
            return
        self._drop_shut(id)
        self._marks[id] = ""
        self._views[id].clear()
        step = (
            (translate("evidence", "Erneut prüfen"), lambda: self.scan_pressed.emit(id)) if scanner else None
        )
        self._shut[id] = EmptyState("octagon-alert", leaf.title, sentence, step)
        self._stack.addWidget(self._shut[id])
        self._bring_forth()

    def clear(self) -> None:
        self._forget()
        self._has_sheet = False
        self._sheet.clear()
        self._first.setCurrentWidget(self._nothing)

    def turn_to_sheet(self) -> None:
        self._bar.setCurrentIndex(0)

    def turn(self, step: int) -> None:
        """To the next or the previous tab, round and round."""
        self._bar.setCurrentIndex((self._bar.currentIndex() + step) % self._bar.count())

    def _turned(self, _at: int) -> None:
        id = self._open_leaf()
        fresh = bool(id) and id not in self._views
        if fresh:
            self._views[id] = self._make_view()
            self._stack.addWidget(self._views[id])
        self._bring_forth()
        if fresh:
            self.document_wanted.emit(id)

    def _open_leaf(self) -> str:
        at = self._bar.currentIndex()
        return self._leaves[at - 1].id if 0 < at <= len(self._leaves) else ""

    def _bring_forth(self) -> None:
        id = self._open_leaf()
        self._stack.setCurrentWidget(self._shut.get(id) or self._views.get(id) or self._first)
        self._mark.show_mark(self._marks.get(id, ""))

    def _drop_shut(self, id: str) -> None:
        shut = self._shut.pop(id, None)
        if shut is not None:
            self._stack.removeWidget(shut)
            take_away(shut)

    def _forget(self) -> None:
        self._bar.setCurrentIndex(0)
        while self._bar.count() > 1:
            self._bar.removeTab(self._bar.count() - 1)
        for view in self._views.values():
            view.clear()
            self._stack.removeWidget(view)
            view.deleteLater()
        for id in tuple(self._shut):
            self._drop_shut(id)
        self._views, self._marks, self._leaves = {}, {}, ()
        self._bring_forth()


def _bar(title: str) -> QTabBar:
    bar = QTabBar()
    bar.setExpanding(False)
    bar.setElideMode(Qt.TextElideMode.ElideNone)
    bar.setUsesScrollButtons(True)
    bar.setDrawBase(False)
    bar.setAccessibleName(translate("evidence", "Bescheid und Dokumente"))
    bar.addTab(title)
    return bar


def _short(name: str) -> str:
    """The beginning tells what it is, the end of what kind; the whole name is in the tool tip."""
    return name if len(name) <= _NAME else f"{name[: _NAME - 8]}…{name[-7:]}"


def _framed(bar: QTabBar) -> QFrame:
    frame = QFrame()
    frame.setProperty("panel", "head")
    line = QVBoxLayout(frame)
    line.setContentsMargins(10, 4, 10, 0)
    line.addWidget(bar)
    return frame
