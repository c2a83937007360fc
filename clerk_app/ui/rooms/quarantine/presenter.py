"""Keeps the tray up to date and explains what the clerk picks from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from clerk_app.domain.delivery import Delivery
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.services import collecting
from clerk_app.services.office import Office
from clerk_app.services.office_time import PLACE
from clerk_app.services.reading import Counts, QuarantineRow
from clerk_app.ui.kit.countdown import Countdown, countdowns, source_of
from clerk_app.ui.kit.desk import Desk, Latest
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.room import RoomSignals
from clerk_app.ui.kit.texts import sentence
from clerk_app.ui.kit.watch import Watch

from .state import Inputs, derive, repeatable
from .view import QuarantineView


class Presenter(QObject):
    def __init__(
        self,
        desk: Desk,
        office: Callable[[], Office],
        view: QuarantineView,
        watch: Watch,
        signals: RoomSignals,
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._office = office
        self._view = view
        self._signals = signals
        self._latest = Latest()
        self._asked: set[str] = set()  # taken up by the next round
        self._known = Inputs(office().clock().astimezone(PLACE))
        watch.moved.connect(self._look)
        watch.counted.connect(self._take_counts)
        view.chosen.connect(self._choose)
        view.copy_pressed.connect(self.copy)
        view.again_pressed.connect(self.refresh)
        view.read_again_pressed.connect(self.read_again)
        self._show()

    @property
    def known(self) -> Inputs:
        return self._known

    def refresh(self) -> None:
        office = self._office()
        self._desk.ask(
            lambda: (office.reader.quarantine(office.actor), collecting.pending(office)),
            self._latest.of(self._take_rows),
            self._take_trouble,
            owner=self,
        )

    def open(self, subject: object) -> None:
        if isinstance(subject, str):
            self._choose(subject)

    def search(self, text: str) -> None:
        self._set(replace(self._known, text=text))

    def left(self, row: QuarantineRow) -> Countdown | None:
        return self._known.waiting.get(row.source)

    def has_sheet(self) -> bool:
        return derive(self._known).sheet is not None

    def copy(self) -> None:
        sheet = derive(self._known).sheet
        if sheet is not None:
            QGuiApplication.clipboard().setText(sheet.report)
            self._signals.status.emit(self.tr("Angaben zur Sendung kopiert"))

    def may_read_again(self) -> bool:
        row = self._row()
        return row is not None and repeatable(row) and row.id not in self._asked

    def read_again(self) -> None:
        row = self._row()
        if row is None:
            return
        office, id, (channel, _, submission) = self._office(), row.id, row.source.rpartition("/")
        self._desk.do(
            lambda: collecting.read_again(office, channel, submission),
            lambda _nothing: self._asked_again(id),
            owner=self,
        )

    def _row(self) -> QuarantineRow | None:
        return next((row for row in self._known.rows if row.id == self._known.chosen), None)

    def _asked_again(self, id: str) -> None:
        self._asked.add(id)
        text = self.tr("Die Sendung wird beim nächsten Abruf erneut eingelesen.")
        self._signals.message.emit(Message("success", text))
        self._show()

    def _look(self) -> None:
        if self._view.isVisible():
            self.refresh()

    def _choose(self, id: str) -> None:
        self._set(replace(self._known, chosen=id))

    def _take_rows(self, found: tuple[tuple[QuarantineRow, ...], tuple[Delivery, ...]]) -> None:
        rows, waiting = found
        now = self._office().clock().astimezone(PLACE)
        left, by_source = countdowns(waiting, now), {source_of(one): one for one in waiting}
        chosen = self._known.chosen or (rows[0].id if rows else "")
        self._set(
            replace(
                self._known,
                rows=rows,
                waiting=left,
                deliveries=by_source,
                loaded=True,
                trouble="",
                now=now,
                chosen=chosen,
            )
        )

    def _take_trouble(self, error: Exception) -> None:
        if isinstance(error, ClerkError | OutsideError):
            told = sentence(error.code, error.facts)
        else:
            told = sentence("broke", {"kind": type(error).__name__})
        self._set(replace(self._known, trouble=told.text))

    def _take_counts(self, counts: Counts) -> None:
        self._signals.count.emit(counts.quarantine or None)

    def _set(self, known: Inputs) -> None:
        if known != self._known:
            self._known = known
            self._show()

    def _show(self) -> None:
        self._view.show_state(derive(self._known))
        if self._known.chosen:
            self._view.choose(self._known.chosen)
        self._view.offer_again(offered=self.may_read_again())
        self._signals.actions.emit()
