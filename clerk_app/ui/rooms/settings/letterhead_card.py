"""The letterhead of each unit as it will be printed, what it lacks, and where to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clerk_app.services.reading_lamp import PDF
from clerk_app.ui.kit.evidence import MakeView
from clerk_app.ui.kit.labels import label, line
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.switcher import Switcher

from .cards import Refilled, point
from .state import ShownLetterhead

_TOP = Qt.AlignmentFlag.AlignTop
_SHEET_HEIGHT = 660


class LetterheadCard(Refilled):
    unit_chosen = Signal(str)

    def __init__(self, make_view: MakeView, parent: QWidget | None = None) -> None:
        super().__init__(translate("settings", "Briefkopf"), parent)
        self._units = Switcher(translate("settings", "Einheit"))
        self._units.chosen.connect(self.unit_chosen)
        self._offered: tuple[tuple[str, str], ...] = ()
        self._sheet_shown = b""
        self.view = make_view()
        self.view.setMinimumHeight(_SHEET_HEIGHT)
        self.body.insertWidget(0, self._units)
        self.add(line())
        self.add(self.view)

    def show_letterhead(self, shown: ShownLetterhead) -> None:
        if shown.units != self._offered:
            self._offered = shown.units
            self._units.offer(shown.units)
        if shown.unit:
            self._units.choose(shown.unit)
        self.refill((shown.rows, shown.missing), lambda grid: self._fill(grid, shown))
        if shown.sheet and shown.sheet != self._sheet_shown:
            self._sheet_shown = shown.sheet
            self.view.show_document(translate("settings", "Muster des Briefkopfs"), shown.sheet, PDF)

    def _fill(self, grid: QGridLayout, shown: ShownLetterhead) -> None:
        grid.setColumnStretch(1, 1)
        if not shown.rows:
            grid.addWidget(label(translate("settings", "wird gedruckt …"), "muted"), 0, 0)
        for row, (name, said, origin) in enumerate(shown.rows):
            words = label(said, wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label(name, "muted"), row, 0, _TOP)
            grid.addWidget(words, row, 1)
            grid.addWidget(label(origin, "small"), row, 2, _TOP)
        if shown.rows:
            grid.addWidget(_amiss(shown.missing), len(shown.rows), 0, 1, 3)


def _amiss(missing: tuple[str, ...]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 6, 0, 2)
    column.setSpacing(4)
    if not missing:
        column.addWidget(
            label(translate("settings", "Nichts fehlt, und die Anschrift steht im Fenster."), "success")
        )
    for sentence in missing:
        column.addWidget(point(sentence, translate("settings", "Hinweis")))
    return made
