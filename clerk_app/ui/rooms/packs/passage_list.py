"""The passages of a pack: by section, or all in which a word was found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from clerk_app.services.pack_reading import Passage
from clerk_app.ui.kit.chips import Chip
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.lists import TrayView
from clerk_app.ui.kit.rows_model import RowFace, RowsModel
from clerk_app.ui.kit.switcher import Switcher

from .state import Shown
from .words import day, euro, part_name


class PassageList(QFrame):
    chosen = Signal(str)
    section_chosen = Signal(str)
    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "list")
        self.sections = Switcher(self.tr("Bereich"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("In diesem Paket suchen"))
        self.search.setAccessibleName(self.tr("In diesem Paket suchen"))
        self.search.setClearButtonEnabled(True)
        self.rows = RowsModel((), identity=lambda passage: passage.id, face=face, parent=self)
        self.list = TrayView(self.rows, self.tr("Stellen des Dienstpakets"))
        self._offered: tuple[tuple[str, str], ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QFrame()
        top.setProperty("panel", "head")
        inner = QVBoxLayout(top)
        inner.setContentsMargins(10, 8, 10, 8)
        inner.addWidget(self.search)
        inner.addWidget(self.sections)
        column.addWidget(top)
        column.addWidget(self.list, 1)
        self.list.chosen.connect(lambda row: self.chosen.emit(row.id) if row is not None else None)
        self.sections.chosen.connect(self.section_chosen)
        self.search.textChanged.connect(self.searched)

    def show_state(self, shown: Shown) -> None:
        if shown.sections != self._offered:
            self._offered = shown.sections
            self.sections.offer(shown.sections)
        self.sections.choose(*filter(None, (shown.section,)))
        if self.rows.rows != shown.passages:
            self.list.show_rows(shown.passages)
        if shown.passage is not None and self.list.current_identity() != shown.passage.id:
            self.list.choose(shown.passage.id)

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def face(passage: Passage) -> RowFace:
    chip = Chip(tr("nicht bestätigt"), "warning", "triangle-alert") if passage.unconfirmed else None
    return RowFace(passage.title, _about(passage), passage.source or passage.file, chip=chip)


def _about(passage: Passage) -> str:
    if passage.amounts:
        newest = passage.amounts[0]
        return tr("{amount} ab {day}").format(amount=euro(newest.text), day=day(newest.since))
    about = dict(passage.about)
    named = [about[name] for name in ("decision",) if name in about]
    named += [part_name(about["part"])] if "part" in about else []
    return " · ".join(named) or " ".join(passage.text.split())[:120]
