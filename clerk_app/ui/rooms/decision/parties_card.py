"""The card with those who get the notice: each a row, the first of them starting the periods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import button
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.leaving import take_away

from .party_row import OfferedRow, PartyRow
from .state import Shown, ShownParties, ShownParty

Row = TypeVar("Row", bound=QWidget)


class PartiesCard(Card):
    added = Signal()
    entered = Signal(str, str, str)  # party, role, address
    taken_away = Signal(str)
    given = Signal(str)
    looked_at = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("decision", "Beteiligte"), parent=parent)
        self._known: tuple[ShownParties, bool] | None = None
        self._rows: dict[str, PartyRow] = {}
        self._offered: dict[str, OfferedRow] = {}
        self._list, self._others = QVBoxLayout(), QVBoxLayout()
        for column in (self._list, self._others):
            column.setSpacing(6)
            self.body.addLayout(column)
        text = translate("decision", "Weitere beteiligte Person")
        self.more = button(text, self.added.emit, look="link", icon_name="plus")
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_state(self, shown: Shown) -> None:
        known, writable = shown.parties, shown.writable
        if (known, writable) == self._known:
            return
        self._known = known, writable
        self.setVisible(known.possible and (writable or len(known.standing) > 1))
        self._rows = _laid(self._list, self._rows, known.standing, self._row)
        for row in known.standing:
            self._rows[row.id].show_row(row, writable=writable)
        self._offered = _laid(self._others, self._offered, known.offered, self._offer)
        for row in known.offered:
            self._offered[row.id].show_row(row, writable=writable)
        self.more.setVisible(writable)

    def go_to(self, id: str) -> QWidget | None:
        found = self._rows.get(id)
        if found is not None:
            found.begin()
        return found

    def _row(self, id: str) -> PartyRow:
        made = PartyRow()
        made.looked_at.connect(lambda: self.looked_at.emit(id))
        made.taken_away.connect(lambda: self.taken_away.emit(id))
        made.entered.connect(lambda role, address: self.entered.emit(id, role, address))
        return made

    def _offer(self, id: str) -> OfferedRow:
        made = OfferedRow()
        made.wanted.connect(lambda: self.given.emit(id))
        return made


def _laid(
    column: QVBoxLayout, former: dict[str, Row], shown: Sequence[ShownParty], make: Callable[[str], Row]
) -> dict[str, Row]:
    """Rows that stay keep what is typed in them and the cursor."""
    if [row.id for row in shown] == [*former]:
        return former
    left, rows = dict(former), {}
    for widget in former.values():
        column.removeWidget(widget)
    for row in shown:
        rows[row.id] = left.pop(row.id) if row.id in left else make(row.id)
        column.addWidget(rows[row.id])
    take_away(*left.values())
    return rows
