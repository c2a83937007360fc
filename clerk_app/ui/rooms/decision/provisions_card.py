"""The card with the ancillary provisions: their list, the catalogue, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import IconLabel, button, label, say
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.leaving import take_away
from clerk_app.ui.kit.reordering import ReorderList

from .catalogue_search import CatalogueSearch
from .provision_row import ProvisionRow
from .state import Shown, ShownLeftOut, ShownProvision, ShownProvisions


class ProvisionsCard(Card):
    put_in = Signal(str)
    free_wanted = Signal()
    removed = Signal(str)
    restored = Signal(str)
    reasoned = Signal(str, str)
    moved = Signal(str, int)
    kind_chosen = Signal(str, str)
    pointed = Signal(str)
    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("decision", "Nebenbestimmungen"), parent=parent)
        self._known: tuple[ShownProvisions, bool] | None = None
        self._rows: dict[str, ProvisionRow] = {}
        self._left: dict[str, _LeftOutRow] = {}
        self._none = label(translate("decision", "Der Bescheid hat keine Nebenbestimmungen."), "muted")
        self._list, self._without = ReorderList(), QVBoxLayout()
        self._without.setSpacing(6)
        self.search = CatalogueSearch()
        text = translate("decision", "Freie Nebenbestimmung")
        self.free = button(text, self.free_wanted.emit, look="link", icon_name="plus")
        self.body.addWidget(self._none)
        self.body.addWidget(self._list)
        self.body.addLayout(self._without)
        self.body.addWidget(self.search)
        self.body.addWidget(self.free, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.moved.connect(self._drop)
        self.search.chosen.connect(self.put_in)
        self.hide()

    def show_state(self, shown: Shown) -> None:
        known, writable = shown.provisions, shown.writable
        if (known, writable) == self._known:
            return
        self._known = known, writable
        self.setVisible(known.possible and (writable or bool(known.standing or known.left_out)))
        self._none.setVisible(not known.standing)
        self._list.setVisible(bool(known.standing))
        self._list.setAcceptDrops(writable)
        self._lay_rows(known.standing)
        for row in known.standing:
            self._rows[row.id].show_row(row, writable=writable)
        self._lay_left(known.left_out)
        for out in known.left_out:
            self._left[out.id].show_row(out, writable=writable)
        self.search.offer(known.offered if writable else ())
        self.free.setVisible(writable)

    def go_to(self, id: str) -> QWidget | None:
        found: QWidget | None = self._rows.get(id) or self._left.get(id)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
        return found

    def go_to_search(self) -> QWidget:
        target: QWidget = self.free if self.search.isHidden() else self.search.field
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return target

    def _lay_rows(self, rows: Sequence[ShownProvision]) -> None:
        """A row that stays keeps the focus while it moves."""
        if [row.id for row in rows] == [*self._rows]:
            return
        former = self._rows
        self._rows = {row.id: former.pop(row.id) if row.id in former else self._row(row.id) for row in rows}
        self._list.lay([*self._rows.values()])
        for widget in former.values():
            self._hand_on_focus(widget)
            take_away(widget)
        self._order_tabs()

    def _lay_left(self, left_out: Sequence[ShownLeftOut]) -> None:
        if [out.id for out in left_out] == [*self._left]:
            return
        for gone in self._left.values():
            self._without.removeWidget(gone)
            take_away(gone)
        self._left = {out.id: self._left_row(out.id) for out in left_out}
        for made in self._left.values():
            self._without.addWidget(made)

    def _row(self, id: str) -> ProvisionRow:
        made = ProvisionRow()
        made.moved.connect(lambda steps: self.moved.emit(id, steps))
        made.removed.connect(lambda: self.removed.emit(id))
        made.entered.connect(lambda: self.entered.emit(id))
        made.pointed.connect(lambda: self.pointed.emit(id))
        made.kind_chosen.connect(lambda kind: self.kind_chosen.emit(id, kind))
        made.stepped.connect(lambda steps: self._step(id, steps))
        return made

    def _left_row(self, id: str) -> _LeftOutRow:
        made = _LeftOutRow()
        made.restored.connect(lambda: self.restored.emit(id))
        made.reasoned.connect(lambda reason: self.reasoned.emit(id, reason))
        return made

    def _step(self, id: str, steps: int) -> None:
        ids = [*self._rows]
        place = ids.index(id) + steps
        if 0 <= place < len(ids):
            self._rows[ids[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def _drop(self, row: QWidget, steps: int) -> None:
        id = next((id for id, known in self._rows.items() if known is row), "")
        if id:
            self.moved.emit(id, steps)

    def _hand_on_focus(self, gone: QWidget) -> None:
        """Whoever takes out one provision after the other keeps the hands where they are."""
        focused = self.window().focusWidget()
        if focused is gone or (focused is not None and gone.isAncestorOf(focused)):
            next(iter(reversed([*self._rows.values()])), self.free).setFocus()

    def _order_tabs(self) -> None:
        former: QWidget | None = None
        for row in self._rows.values():
            if former is not None:
                QWidget.setTabOrder(former, row)
            former = row


class _LeftOutRow(QWidget):
    """What the pack proposes and the clerk has left out, with the reason and the way back."""

    restored = Signal()
    reasoned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "muted", wrap=True)
        self._demand = label("", "warning", wrap=True)
        self._reason = QLineEdit()
        self._reason.setPlaceholderText(translate("decision", "Warum sie wegbleibt"))
        self._back = button(
            translate("decision", "Wieder aufnehmen"), self.restored.emit, look="link", icon_name="undo-2"
        )
        self._reason.textEdited.connect(self.reasoned)
        self.setFocusProxy(self._reason)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(IconLabel("minus", "text_muted", 13))
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self._demand)
        column.addWidget(self._reason)

    def show_row(self, out: ShownLeftOut, *, writable: bool) -> None:
        self._title.setText(translate("decision", "weggelassen: {title}").format(title=out.title))
        say(self._demand, out.demand)
        self._reason.setVisible(out.asks_reason)
        self._reason.setReadOnly(not writable)
        self._reason.setAccessibleName(
            translate("decision", "Warum „{title}“ wegbleibt").format(title=out.title)
        )
        self._back.setVisible(writable)
        self._back.setAccessibleName(f"{out.title}: {self._back.text()}")
        self.setFocusProxy(self._reason if out.asks_reason else self._back)
        if self._reason.text() != out.reason and not self._reason.hasFocus():
            self._reason.setText(out.reason)
