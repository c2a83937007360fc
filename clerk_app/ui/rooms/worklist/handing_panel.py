"""The sheet from which a clerk carries a case over into another program, and notes its receipt."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clerk_app.ui.kit.clipboard import KEPT_SECONDS
from clerk_app.ui.kit.drop_down import DropDown
from clerk_app.ui.kit.labels import button, label, line, say, tool_button
from clerk_app.ui.kit.theme import Theme

from .handing_rows import HandingRows
from .handing_state import ShownHanding

COPY_KEY, BACK_KEY = "F2", "Shift+F2"
_NARROWEST, _AT_LEAST = 376, 340  # the latter grows with the text


class HandingPanel(QFrame):
    """Lies in the place of the list, so that the evidence of the case stays in sight. Escape puts it away."""

    target_chosen = Signal(str)
    file_asked = Signal()
    sheet_asked = Signal()
    table_asked = Signal()
    back_asked = Signal()
    receipt_typed = Signal(str)
    given = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "list")
        self._title, self._about = label("", "title", wrap=True), label("", "small", wrap=True)
        self._targets = DropDown()
        self._targets.setAccessibleName(self.tr("Ziel der Übergabe"))
        self._progress, self._bar = label("", "strong"), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self.rows, self._scroll = HandingRows(), QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.rows)
        self._copy = button(
            self.tr("Kopieren und weiter"), self.rows.taken.emit, look="primary", icon_name="copy"
        )
        self._back = tool_button("arrow-up", self.tr("Ein Feld zurück"), self.back_asked.emit, BACK_KEY)
        self._file = button("", self.file_asked.emit, look="link", icon_name="save")
        self._sheet = button(
            self.tr("Übergabeblatt"), self.sheet_asked.emit, look="link", icon_name="file-text"
        )
        self._table = tool_button("table", self.tr("Alles als Tabelle kopieren"), self.table_asked.emit)
        self._receipt_name, self._receipt = label("", "small", wrap=True), QLineEdit()
        self._missing, self._trouble = label("", "danger", wrap=True), label("", "danger", wrap=True)
        self._give = button(self.tr("Übergabe abschließen"), self.given.emit, look="primary")
        self._fit()
        Theme.current().changed.connect(self._fit)
        self._lay_out()
        self._targets.activated.connect(lambda at: self.target_chosen.emit(self._targets.itemData(at)))
        self._receipt.textEdited.connect(self.receipt_typed)
        self._receipt.returnPressed.connect(self.given)
        self.rows.moved.connect(self._bring_into_sight)

    def show_handing(self, shown: ShownHanding) -> None:
        if not shown.open:
            return
        self._title.setText(shown.title)
        self._about.setText(shown.about)
        self.setAccessibleName(self.tr("Übergabe an {target}").format(target=shown.title))
        self._offer(shown)
        self._show_progress(shown)
        self.rows.show_values(shown.values, shown.at)
        self._file.setText(self.tr("Datei speichern … ({kind})").format(kind=shown.file.upper()))
        self._file.setVisible(bool(shown.file))
        self._show_receipt(shown)

    def take_focus(self) -> None:
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        if QKeySequence(event.keyCombination()) == QKeySequence(BACK_KEY):
            self.back_asked.emit()
            return
        super().keyPressEvent(event)

    def _offer(self, shown: ShownHanding) -> None:
        known = tuple(
            (self._targets.itemData(at), self._targets.itemText(at)) for at in range(self._targets.count())
        )
        if known != shown.targets:
            self._targets.clear()
            for id, name in shown.targets:
                self._targets.addItem(name, id)
        self._targets.setCurrentIndex(self._targets.findData(shown.chosen))
        self._targets.setVisible(bool(shown.targets))

    def _show_progress(self, shown: ShownHanding) -> None:
        self._progress.setText(shown.progress)
        self._bar.setRange(0, max(1, shown.all))
        self._bar.setValue(shown.done)
        self._bar.setAccessibleName(shown.progress)
        for part in (self._copy, self._back, self._sheet, self._table, self._file):
            part.setEnabled(bool(shown.values))

    def _show_receipt(self, shown: ShownHanding) -> None:
        self._receipt_name.setText(self.tr("Quittung: {what}").format(what=shown.receipt_name))
        self._receipt.setAccessibleName(shown.receipt_name)
        if self._receipt.text() != shown.receipt:
            self._receipt.setText(shown.receipt)
        for part, text in ((self._missing, shown.missing), (self._trouble, shown.trouble)):
            say(part, text)
        self._give.setEnabled(shown.give.enabled)
        self._give.setToolTip(shown.give.why)
        self._give.setAccessibleDescription(shown.give.why)

    def _bring_into_sight(self, row: QWidget) -> None:
        if row.y() <= row.height():  # also before anything has its place yet
            self._scroll.verticalScrollBar().setValue(0)
        else:
            self._scroll.ensureWidgetVisible(row, 0, row.height() * 2)

    def _fit(self) -> None:
        """Wide enough for its buttons, in every size of the text."""
        self.setMinimumWidth(max(_NARROWEST, Theme.current().px(_AT_LEAST)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._scroll, 1)
        column.addWidget(line())
        column.addLayout(self._foot())

    def _head(self) -> QFrame:
        head, steps, ways = QFrame(), QHBoxLayout(), QHBoxLayout()
        head.setProperty("panel", "head")
        steps.setSpacing(6)
        beside: tuple[QWidget, ...] = (self._copy, label(COPY_KEY, "key"), self._back)
        for part in beside:
            steps.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        steps.addStretch(1)
        steps.addWidget(self._table)
        for way in (self._file, self._sheet):
            ways.addWidget(way)
        ways.addStretch(1)
        column = QVBoxLayout(head)
        column.setContentsMargins(14, 9, 12, 9)
        column.setSpacing(5)
        for part in (self._title, self._about, self._targets, self._progress, self._bar):
            column.addWidget(part)
        column.addLayout(steps)
        column.addLayout(ways)
        column.addWidget(label(self._clipboard_hint(), "small", wrap=True))
        return head

    def _foot(self) -> QVBoxLayout:
        row, foot = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(button(self.tr("Schließen"), self.left.emit))
        row.addWidget(self._give)
        foot.setContentsMargins(14, 8, 12, 10)
        foot.setSpacing(5)
        self._receipt_name.setBuddy(self._receipt)
        for part in (self._missing, self._receipt_name, self._receipt, self._trouble):
            foot.addWidget(part)
        foot.addLayout(row)
        return foot

    def _clipboard_hint(self) -> str:
        return self.tr(
            "Die Zwischenablage wird nach {seconds} Sekunden und beim Schließen geleert. "
            "Wie weit Sie gekommen sind, bleibt auf diesem Rechner."
        ).format(seconds=KEPT_SECONDS)
