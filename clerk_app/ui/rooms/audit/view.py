"""The journal as a table: filters above it, what stands in the chosen entry below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.ui.kit.empty import EmptyState
from clerk_app.ui.kit.labels import button, label
from clerk_app.ui.kit.lists import ColumnsView
from clerk_app.ui.kit.rows_model import Column, RowsModel

from .filters import Filters
from .result import ResultCard
from .state import Line, Shown


class AuditView(QWidget):
    more_wanted = Signal()
    again_pressed = Signal()
    check_pressed = Signal()
    seal_pressed = Signal()
    excerpt_pressed = Signal()

    def __init__(self, *, may_check: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_check = may_check
        self.filters = Filters()
        self.result = ResultCard()
        self.rows = RowsModel(self._columns(), identity=lambda line: line.number, parent=self)
        self.table = ColumnsView(self.rows, self.tr("Protokoll"))
        self.table.setSortingEnabled(False)  # newest first, page by page: only the office knows the rest
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._focus_wanted = False
        self._empty: EmptyState | None = None
        self._empty_of: tuple[str, str, str] | None = None
        self._detail = label("", "small", wrap=True)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self.rows.more_wanted.connect(self.more_wanted)
        self.table.chosen.connect(self._show_detail)
        self.result.seal_pressed.connect(self.seal_pressed)

    def show_state(self, shown: Shown) -> None:
        self.filters.show_people(shown.people)
        self._show_lines(shown)
        self._show_empty(shown)

    def may_check_now(self) -> bool:
        return self._may_check and not self.result.at_work

    def take_focus(self) -> None:
        """While nothing is listed yet, the first filter; the list as soon as it is there."""
        self._focus_wanted = not self.table.isVisibleTo(self)
        target = self.filters.person if self._focus_wanted else self.table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lines(self, shown: Shown) -> None:
        """Lines that follow are put below; the place in the list is not lost."""
        old = self.rows.rows
        if old and shown.lines[: len(old)] == old:
            self.rows.append(shown.lines[len(old) :], more=shown.more)
        else:
            self.table.show_rows(shown.lines, more=shown.more)

    def _show_empty(self, shown: Shown) -> None:
        if shown.empty != self._empty_of:
            if self._empty is not None:
                self._stack.removeWidget(self._empty)
                self._empty.deleteLater()
            self._empty_of, self._empty = shown.empty, None
            if shown.empty is not None:
                step = (self.tr("Erneut versuchen"), self.again_pressed.emit) if shown.again else None
                self._empty = EmptyState(*shown.empty, step)
                self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty or self.table)
        if self._focus_wanted and self._empty is None and self.window().focusWidget() is self.filters.person:
            self.take_focus()
        if self._empty is not None:
            self._foot.hide()

    def _show_detail(self, line: Line | None) -> None:
        self._foot.setVisible(line is not None)
        if line is None:
            return
        said = f"{line.sentence} · {line.text}" if line.text else line.sentence
        number = self.tr("Eintrag {number}, Prüfsumme {hash}").format(number=line.number, hash=line.hash)
        head = " · ".join(part for part in (line.when, line.who, line.reference) if part)
        self._detail.setText(f"{head}\n{said}\n{number}")

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Zeitpunkt"), lambda line: line.when, width=150),
            Column(self.tr("Person"), lambda line: line.who, width=140),
            Column(self.tr("Aktenzeichen"), lambda line: line.reference, width=150),
            Column(
                self.tr("Ereignis"),
                lambda line: f"{line.sentence} · {line.text}" if line.text else line.sentence,
                icon=lambda line: line.icon,
            ),
        )

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("panel", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 12, 0)
        row.addWidget(self.filters, 1)
        row.addWidget(button(self.tr("Auszug (CSV)"), self.excerpt_pressed.emit, icon_name="download"))
        if self._may_check:
            check = self.tr("Prüfsummen nachrechnen")
            row.addWidget(button(check, self.check_pressed.emit, look="primary", icon_name="shield-check"))
        self._verdict = QWidget()
        around = QVBoxLayout(self._verdict)
        around.setContentsMargins(12, 12, 12, 4)
        around.addWidget(self.result)
        self._verdict.hide()
        self.result.shown.connect(self._verdict.show)
        self._foot = QFrame()
        self._foot.setProperty("panel", "pane")
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(14, 8, 14, 10)
        foot.addWidget(self._detail)
        self._foot.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self._verdict)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._foot)
