"""The room: the list of cases on the left, the case in hand on the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from clerk_app.services.reading import CaseRow
from clerk_app.ui.kit.rows_model import RowFace
from clerk_app.ui.kit.viewer.document_view import DocumentView

from .asking_panel import AskingPanel
from .asking_state import ShownRequest
from .case_list import NARROWEST
from .case_pane import CasePane
from .case_state import ShownCase
from .consulting_panel import ConsultingPanel
from .handing_panel import HandingPanel
from .handing_state import ShownHanding
from .hearing_panel import HearingPanel
from .hearing_state import ShownHearing
from .laying_state import NewCase
from .list_pane import ListPane
from .new_case import NewCasePanel
from .state import Shown
from .statement_state import ShownRequestedStatement

_SHARE = 0.34
_WIDEST = 430
_EVIDENCE = 820  # what data and documents side by side would like to have


class ListSplitter(QSplitter):
    """The list takes its share, and shrinks first, until the clerk has set the width by hand."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName(name)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._by_hand = False
        self.splitterMoved.connect(self._moved)

    def restoreState(self, state: QByteArray | bytes | bytearray | memoryview) -> bool:
        self._by_hand = super().restoreState(state)
        return self._by_hand

    def saveState(self) -> QByteArray:
        """Nothing to remember where nobody has chosen: the share is found anew in every window."""
        return super().saveState() if self._by_hand else QByteArray()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._by_hand:
            share = min(int(self.width() * _SHARE), self.width() - _EVIDENCE)
            wanted = min(_WIDEST, max(NARROWEST, share))
            self.setSizes([wanted, self.width() - wanted])

    def _moved(self) -> None:
        self._by_hand = True


class WorklistView(QWidget):
    def __init__(
        self,
        name: str,
        title: str,
        face: Callable[[CaseRow], RowFace],
        make_viewer: Callable[[], DocumentView],
        *,
        with_states: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"room_{name}")
        self.pane = ListPane(title, face, with_states=with_states)
        self.case = CasePane(make_viewer, name)
        self.new_case, self.asking, self.handing = NewCasePanel(), AskingPanel(), HandingPanel()
        self.hearing, self.consulting = HearingPanel(), ConsultingPanel()
        # The first that lies open is on top.
        sheets = (self.handing, self.new_case, self.asking, self.hearing, self.consulting)
        self._sheets: dict[QWidget, bool] = dict.fromkeys(sheets, False)
        self._left = QStackedWidget()
        self._left.setMinimumWidth(NARROWEST)
        for side in (self.pane, *self._sheets):
            self._left.addWidget(side)
        split = ListSplitter(f"{name}_list")
        split.addWidget(self._left)
        split.addWidget(self.case)
        split.setStretchFactor(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def show_list(self, shown: Shown, case_id: str) -> None:
        former = self.pane.rows.rows
        self.pane.show_state(shown)
        if self.pane.rows.rows != former and not self.pane.list.currentIndex().isValid():
            self.choose(case_id)

    def show_new_case(self, shown: NewCase) -> None:
        self.new_case.show_state(shown)
        if self._lay_sheet(self.new_case, shown.open):
            self.new_case.take_focus()

    def show_handing(self, shown: ShownHanding) -> None:
        self.handing.show_handing(shown)
        if self._lay_sheet(self.handing, shown.open):
            self.handing.take_focus()

    def show_case(self, shown: ShownCase) -> None:
        self.case.show_case(shown)
        self.show_request(shown.request)
        self.show_hearing(shown.hearing)
        self.show_statement(shown.statement)

    def show_request(self, shown: ShownRequest | None) -> None:
        """Likewise: while a request is written, data, checks and documents stay in sight."""
        self.asking.show_request(shown)
        if self._lay_sheet(self.asking, shown is not None):
            self.asking.take_focus()

    def show_hearing(self, shown: ShownHearing | None) -> None:
        self.hearing.show_hearing(shown)
        if self._lay_sheet(self.hearing, shown is not None):
            self.hearing.take_focus()

    def show_statement(self, shown: ShownRequestedStatement | None) -> None:
        self.consulting.show_statement(shown)
        if self._lay_sheet(self.consulting, shown is not None):
            self.consulting.take_focus()

    def focus_letter(self) -> None:
        """Of the one that is being written."""
        top = self._left.currentWidget()
        if isinstance(top, (AskingPanel, HearingPanel, ConsultingPanel)):
            top.take_focus()

    def _lay_sheet(self, sheet: QWidget, open: bool) -> bool:
        """In the place of the list, so that the evidence of the case in hand stays in sight.

        Says whether it has just come to lie on top.
        """
        former = self._left.currentWidget()
        self._sheets[sheet] = open
        top = next((one for one, lies_open in self._sheets.items() if lies_open), self.pane)
        if top is not former:
            self._left.setMinimumWidth(max(NARROWEST, top.minimumWidth()))
            self._left.setCurrentWidget(top)
            if top is self.pane:
                self.take_focus()
        return top is sheet and top is not former

    def choose(self, case_id: str) -> None:
        self.pane.list.choose_quietly(case_id or None)

    def take_focus(self) -> None:
        self.pane.take_focus(self)
