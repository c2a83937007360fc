"""The case in hand: its head above, data and checks on the left, the documents beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from clerk_app.ui.kit.empty import EmptyState
from clerk_app.ui.kit.labels import label
from clerk_app.ui.kit.viewer.document_view import DocumentView

from .acceptance_bar import AcceptanceBar
from .act_panels import ActPanel
from .case_head import CaseHead
from .case_sheet import CaseSheet
from .case_state import ShownCase
from .paper_desk import PaperDesk
from .state import Empty

SIDE_BY_SIDE = 760  # below this width data and documents take turns


class CasePane(QWidget):
    step_asked = Signal(str)  # id of the act
    again_pressed = Signal()
    left = Signal()  # back to the list, by Escape

    def __init__(
        self, make_viewer: Callable[[], DocumentView], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.head, self.acceptance, self.panel = CaseHead(), AcceptanceBar(), ActPanel()
        self.sheet, self.papers = CaseSheet(), PaperDesk(make_viewer)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName(f"{name}_evidence")
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._body = QStackedWidget()
        for arrangement in (self._split, self._tabs):
            self._body.addWidget(arrangement)
        self._narrow: bool | None = None
        self._case = QWidget()
        self._message: QWidget | None = None
        self._message_of: Empty | str | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self._case)
        self._lay_out()
        self._arrange(narrow=False)
        self.head.step_asked.connect(self.step_asked)
        self.acceptance.step_asked.connect(self.step_asked)

    def show_case(self, shown: ShownCase) -> None:
        self._show_message(shown)
        if shown.head is None:
            self.papers.show_papers(())
            return
        self.head.show_head(shown.head)
        self.head.show_steps(shown.buttons, shown.more)
        self.acceptance.show_acceptance(shown.acceptance)
        self.panel.show_panel(shown)
        self.sheet.show_case(shown)
        previews = (shown.preview,) if shown.preview else ()
        self.papers.show_papers((*previews, *shown.papers))

    def show_papers_tab(self) -> None:
        if self._narrow:
            self._tabs.setCurrentIndex(1)

    def show_sheet_tab(self) -> None:
        if self._narrow:
            self._tabs.setCurrentIndex(0)

    @property
    def narrow(self) -> bool:
        return bool(self._narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < SIDE_BY_SIDE)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._case)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.head)
        inner.addWidget(self.acceptance)
        inner.addWidget(self.panel)
        inner.addWidget(self._body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._tabs.addTab(self.sheet, self.tr("Vorgang"))
            self._tabs.addTab(self.papers, self.tr("Dokumente"))
            self._body.setCurrentWidget(self._tabs)
        else:
            self._split.addWidget(self.sheet)
            self._split.addWidget(self.papers)
            self._body.setCurrentWidget(self._split)
            self._split.setSizes([self.width() // 2, self.width() - self.width() // 2])
            self.sheet.show()
            self.papers.show()

    def _show_message(self, shown: ShownCase) -> None:
        """Instead of a case: that none is chosen, or why it cannot be shown."""
        wanted: Empty | str | None = shown.empty
        if shown.head is None and shown.loading:
            wanted = self.tr("Der Vorgang wird geladen …")
        if wanted == self._message_of:
            return
        if self._message is not None:
            self._stack.removeWidget(self._message)
            self._message.deleteLater()
        self._message_of, self._message = wanted, None
        if wanted is not None:
            self._message = self._empty(wanted) if isinstance(wanted, Empty) else self._waiting(wanted)
            self._stack.addWidget(self._message)
        self._stack.setCurrentWidget(self._message or self._case)

    def _empty(self, wanted: Empty) -> QWidget:
        step = (wanted.step, self.again_pressed.emit) if wanted.step else None
        return EmptyState(wanted.icon, wanted.title, wanted.text, step)

    def _waiting(self, text: str) -> QWidget:
        waiting = label(text, "muted")
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return waiting
