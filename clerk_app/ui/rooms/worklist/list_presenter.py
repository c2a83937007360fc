"""Leads the list of cases: which are shown, which are marked, and what is done with several of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.case import Act
from clerk_app.domain.delivery import Delivery
from clerk_app.domain.person import Role
from clerk_app.services import collecting
from clerk_app.services.office import Office
from clerk_app.services.office_time import PLACE
from clerk_app.services.reading import Box, CaseRow, Colleague, Filter, Page
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.notices import Message

from . import words
from .acceptance import countdowns
from .batch import Batch, Outcome
from .state import SOON, Inputs, Shown, cleared, derive, outcome, toggled

PAGE = 200


class ListPresenter(QObject):
    """Never has more than one question for rows under way; asked again meanwhile, it asks once more."""

    message = Signal(object)
    shown = Signal(object)  # what derive says

    def __init__(
        self, desk: Desk, office: Callable[[], Office], box: Box, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self._known = Inputs(office().actor, Filter(box))
        self._next: tuple[str, str] | None = None
        self._asking = False
        self._again = False
        self._batch = Batch(desk, office, self)
        self._batch.finished.connect(self._batch_finished)

    @property
    def known(self) -> Inputs:
        return self._known

    def show(self) -> None:
        self.shown.emit(self.derived())

    def derived(self) -> Shown:
        return derive(self._known)

    def refresh(self) -> None:
        """The same stretch of the list anew, however far it had been scrolled down."""
        if self._asking:
            self._again = True
            return
        self._ask(None, max(PAGE, len(self._known.rows)))

    def more(self) -> None:
        if self._next is not None and not self._asking:
            self._ask(self._next, PAGE)

    def change_person(self) -> None:
        """Somebody else sits at the desk now; nothing of the former person's list remains."""
        me = self._office().actor
        if me != self._known.me:
            self._known = Inputs(me, cleared(self._known.wanted))
            self._services_wanted()
            self.show()

    def begin(self) -> None:
        self._services_wanted()
        self.refresh()
        self.show()

    def narrow(self, wanted: Filter) -> None:
        """Ask for other cases; what was shown stays until they are there."""
        if wanted != self._known.wanted:
            everywhere = self._known.everywhere and wanted.text == self._known.wanted.text
            fresh = {"wanted": wanted, "everywhere": everywhere, "picked": (), "assigning": False}
            self._set(replace(self._known, **fresh))  # type: ignore[arg-type]
            self.refresh()

    def search_everywhere(self) -> None:
        """The same words in every case this person may see, whatever list it lies in."""
        wanted = replace(cleared(self._known.wanted), text=self._known.wanted.text)
        self._set(replace(self._known, wanted=wanted, everywhere=True, loaded=False))
        self.refresh()

    def search(self, text: str) -> None:
        self.narrow(replace(self._known.wanted, text=" ".join(text.split())))

    def toggle(self, group: str, id: str) -> None:
        self.narrow(toggled(self._known.wanted, group, id))

    def unread_only(self, on: bool) -> None:
        self.narrow(replace(self._known.wanted, unread_only=on))

    def due_soon(self, on: bool) -> None:
        self.narrow(replace(self._known.wanted, due_within_days=SOON if on else None))

    def overdue_only(self, on: bool) -> None:
        self.narrow(replace(self._known.wanted, overdue=on))

    def newest_first(self, on: bool) -> None:
        self.narrow(replace(self._known.wanted, newest_first=on))

    def clear_filters(self) -> None:
        self.narrow(cleared(self._known.wanted))

    def mark(self, ids: tuple[str, ...]) -> None:
        if ids != self._known.picked:
            self._set(replace(self._known, picked=tuple(ids), assigning=False))

    def claim_marked(self) -> None:
        self._set(replace(self._known, working=True))
        self._batch.claim(self._marked())

    def begin_assigning(self) -> None:
        self._set(replace(self._known, assigning=True, colleagues=None))
        office, units = self._office(), sorted({row.unit for row in self._marked()})
        self._desk.ask(
            lambda: tuple(c for unit in units for c in office.reader.colleagues(unit)), self._take_colleagues
        )

    def drop_assigning(self) -> None:
        self._set(replace(self._known, assigning=False))

    def assign_marked(self, login: str) -> None:
        self._set(replace(self._known, working=True))
        name = next((c.name for c in self._known.colleagues or () if c.login == login), login)
        self._batch.assign(self._marked(), login, name)

    def _marked(self) -> tuple[CaseRow, ...]:
        return tuple(row for row in self._known.rows if row.id in self._known.picked)

    def _ask(self, after: tuple[str, str] | None, limit: int) -> None:
        self._asking, self._again = True, False
        office, wanted = self._office(), self._known.asked
        self._desk.ask(
            lambda: (office.reader.page(office.actor, wanted, after, limit), collecting.waiting(office)),
            lambda found: self._take(*found, wanted, after),
            self._take_trouble,
            owner=self,
        )

    def _take(
        self, page: Page, waiting: tuple[Delivery, ...], wanted: Filter, after: tuple[str, str] | None
    ) -> None:
        left = countdowns(waiting, self._office().clock().astimezone(PLACE))
        self._known = replace(self._known, waiting=left)
        self._take_page(page, wanted, after)

    def _take_page(self, page: Page, wanted: Filter, after: tuple[str, str] | None) -> None:
        self._asking = False
        if self._again or wanted != self._known.asked:
            self.refresh()
            return
        kept = self._known.rows if after is not None else ()
        self._next = page.next
        rows = (*kept, *page.rows)
        there = {row.id for row in rows}
        picked = tuple(id for id in self._known.picked if id in there)
        self._set(
            replace(
                self._known, rows=rows, more=page.next is not None, loaded=True, trouble="", picked=picked
            )
        )

    def _take_trouble(self, error: Exception) -> None:
        """What is on the screen stays there; only an empty list says why it is empty."""
        self._asking = False
        if self._known.rows:
            self.message.emit(
                Message("danger", words.said(error), (self.tr("Erneut versuchen"), self.refresh))
            )
        self._set(replace(self._known, trouble=words.said(error)))

    def _take_colleagues(self, found: tuple[Colleague, ...]) -> None:
        self._set(replace(self._known, colleagues=found))

    def _services_wanted(self) -> None:
        office = self._office()
        self._desk.ask(
            lambda: tuple(sorted(((p.id, p.title) for p in office.shelf.packs()), key=lambda pair: pair[1])),
            self._take_services,
        )

    def _take_services(self, services: tuple[tuple[str, str], ...]) -> None:
        self._set(replace(self._known, services=services))

    def _batch_finished(self, result: Outcome) -> None:
        self._set(replace(self._known, working=False, assigning=False))
        tone = "success" if not result.refused else "warning"
        text = outcome(result.act, result.done, result.refused, result.name)
        self.message.emit(Message(tone, text, self._way_back(result)))
        self.refresh()

    def _way_back(self, result: Outcome) -> tuple[str, Callable[[], None]] | None:
        me = self._known.me
        units = {row.unit for row in self._known.rows if row.id in {move.case for move in result.moves}}
        leads = all(me.holds(Role.SUPERVISOR, unit) for unit in units)
        if not result.moves or not (result.act is Act.CLAIM or leads):
            return None
        return self.tr("Rückgängig"), lambda: self._batch.release(result.moves)

    def _set(self, known: Inputs) -> None:
        if known != self._known:
            self._known = known
            self.show()
