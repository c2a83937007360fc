"""Keeps the tray up to date and explains what the clerk picks from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from clerk_app.domain.delivery import Delivery
from clerk_app.domain.scanning import Scan
from clerk_app.services import collecting
from clerk_app.services.office import Office
from clerk_app.services.office_time import PLACE
from clerk_app.services.reading import CaseFile, Counts, QuarantineRow
from clerk_app.services.workplace import Area
from clerk_app.ui.kit.countdown import Countdown, countdowns, source_of
from clerk_app.ui.kit.desk import Desk, Latest
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.room import RoomSignals
from clerk_app.ui.kit.texts import said
from clerk_app.ui.kit.watch import Watch

from .acts import Acts
from .deciding import Panel
from .piles import Pile
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
        acts: Acts,
    ) -> None:
        super().__init__(view)
        self.acts = acts
        self._desk = desk
        self._office = office
        self._view = view
        self._signals = signals
        self._latest = Latest()
        self._asked: set[str] = set()  # taken up by the next round
        self._read: set[str] = set()  # cases whose reading stands in the journal, or is about to
        self._saving = ""
        self._settled = False  # on which pile to look
        self._known = Inputs(office().clock().astimezone(PLACE), me=office().actor.login)
        watch.moved.connect(self._look)
        watch.counted.connect(self._take_counts)
        view.chosen.connect(self._choose)
        view.copy_pressed.connect(self.copy)
        view.again_pressed.connect(self.refresh)
        view.read_again_pressed.connect(self.read_again)
        view.pile_switched.connect(self.switch)
        self._attend(view, acts)
        self._show()

    def _attend(self, view: QuarantineView, acts: Acts) -> None:
        view.panel_asked.connect(self.begin)
        view.read_pressed.connect(lambda sha256: self._with_row(lambda row: acts.read(row, sha256)))
        view.save_pressed.connect(lambda sha256: self.begin(Panel.SAVE, sha256))
        view.panel.dropped.connect(acts.drop)
        view.panel.assign_given.connect(lambda told: self._with_row(lambda row: acts.assign(row, told)))
        view.panel.discard_given.connect(lambda why: self._with_row(lambda row: acts.discard(row, why)))
        view.panel.save_given.connect(lambda: self._with_row(lambda row: acts.save(row, self._saving)))
        acts.deciding_changed.connect(view.panel.show_deciding)
        acts.scans_known.connect(self._take_scans)
        acts.text_known.connect(self._take_text)
        acts.case_known.connect(self._take_case)
        acts.case_missed.connect(self._read.discard)
        view.case_pressed.connect(acts.opened)
        acts.done.connect(self.refresh)
        acts.message.connect(self._signals.message)
        acts.opened.connect(lambda case: self._signals.go.emit(Area.INBOX.value, case))

    @property
    def known(self) -> Inputs:
        return self._known

    def refresh(self) -> None:
        office, pile = self._office(), self._known.pile
        self._desk.ask(
            lambda: (_lying(office, pile), collecting.pending(office)),
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
        if row is None or row.id in self._asked:
            return False
        return self.acts.may_place(row) or (repeatable(row) and not row.parts)

    def read_again(self) -> None:
        row = self._row()
        if row is None:
            return
        if self.acts.may_place(row):
            self.acts.read_again(row)
            return
        id = row.id
        self.acts.ask_again(row, lambda: self._asked_again(id))

    def may_assign(self) -> bool:
        return self.acts.may_place(self._row())

    def may_discard(self) -> bool:
        """What its sender still waits for is answered first."""
        row = self._row()
        waiting = self._known.deliveries.get(row.source) if row else None
        return row is not None and row.end is None and (waiting is None or waiting.decided)

    def begin(self, panel: Panel, file: str = "") -> None:
        self._saving = file
        named = next((p.name for r in self._known.rows for p in r.parts if p.sha256 == file), "")
        self._with_row(lambda row: self.acts.begin(panel, row, named))

    def switch(self, pile: Pile) -> None:
        """What lay open is not carried over to the other pile."""
        self.acts.drop()
        self._settled = True
        self._set(replace(self._known, pile=pile, rows=(), loaded=False, chosen=""))
        self.refresh()

    def _with_row(self, act: Callable[[QuarantineRow], None]) -> None:
        row = self._row()
        if row is not None:
            act(row)

    def _take_scans(self, arrival: str, scans: tuple[Scan, ...]) -> None:
        self._set(replace(self._known, scans={**self._known.scans, arrival: scans}))

    def _take_case(self, case: str, file: CaseFile) -> None:
        self._set(replace(self._known, cases={**self._known.cases, case: file}))

    def _take_text(self, sha256: str, text: str) -> None:
        self._set(replace(self._known, texts={**self._known.texts, sha256: text}))

    def _row(self) -> QuarantineRow | None:
        return next((row for row in self._known.rows if row.id == self._known.chosen), None)

    def _asked_again(self, id: str) -> None:
        self._asked.add(id)
        self._signals.post.emit()
        text = self.tr("Die Sendung wird beim nächsten Abruf erneut geholt und eingelesen.")
        self._signals.message.emit(Message("success", text))
        self._show()

    def _look(self) -> None:
        if self._view.isVisible():
            self.refresh()

    def _choose(self, id: str) -> None:
        """What was read of a file is put away with it."""
        if id != self._known.chosen:
            self.acts.drop()
        self._set(
            replace(self._known, chosen=id, texts={} if id != self._known.chosen else self._known.texts)
        )
        self._look_up()

    def _look_up(self) -> None:
        """A case is read when somebody has it before them, and once."""
        row = self._row()
        if row is None or (row.unclaimed and (row.id in self._read or not self._view.isVisible())):
            return
        if row.unclaimed:
            self._read.add(row.id)
        self.acts.look_up(row)

    def _take_rows(self, found: tuple[tuple[QuarantineRow, ...], tuple[Delivery, ...]]) -> None:
        rows, waiting = found
        now = self._office().clock().astimezone(PLACE)
        left, by_source = countdowns(waiting, now), {source_of(one): one for one in waiting}
        there = {row.id for row in rows}
        tried = {row.id for row in rows if row.source in by_source and by_source[row.source].attempts}
        self._asked -= tried
        chosen = self._known.chosen if self._known.chosen in there else (rows[0].id if rows else "")
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
        self._look_up()
        if not rows and not self._settled and self._known.pile is Pile.OPEN and self._known.counts[1]:
            self.switch(Pile.UNCLAIMED)

    def _take_trouble(self, error: Exception) -> None:
        self._set(replace(self._known, trouble=said(error)))

    def _take_counts(self, counts: Counts) -> None:
        self._set(replace(self._known, counts=(counts.quarantine, counts.unclaimed)))
        self._signals.count.emit(counts.quarantine + counts.unclaimed or None)

    def _set(self, known: Inputs) -> None:
        if known != self._known:
            self._known = known
            self._show()

    def _show(self) -> None:
        self._view.show_state(derive(self._known))
        if self._known.chosen:
            self._view.choose(self._known.chosen)
        row = self._row()
        self._view.offer(
            again=self.may_read_again(),
            assign=self.may_assign(),
            discard=self.may_discard(),
            outside=row is not None and not self.acts.may_place(row),
        )
        self._view.name_discarding(alarm=row is not None and row.alarm)
        self._signals.actions.emit()


def _lying(office: Office, pile: Pile) -> tuple[QuarantineRow, ...]:
    if pile is Pile.UNCLAIMED:
        return office.reader.unclaimed(office.actor)
    return office.reader.quarantine(office.actor, ended=pile is Pile.ENDED)
