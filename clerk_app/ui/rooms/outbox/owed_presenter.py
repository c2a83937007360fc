"""Has entered what came back of the letter that is picked, one paper after the other."""

from __future__ import annotations

from dataclasses import replace

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact
from clerk_app.domain.posting import OutgoingLetter
from clerk_app.domain.returned_paper import Returned, Served
from clerk_app.services import dispatch_proof, returned_paper
from clerk_app.services.office import Office
from clerk_app.services.office_time import local_day
from clerk_app.ui.kit.desk import Lane
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.posting_fields import PostingLines, returning_lines

from .list_presenter import Found, ListPresenter, Place
from .owed_state import OwedLine, Usual, derive, owed_lines
from .owed_view import OwedView
from .state import chosen


class OwedPresenter(ListPresenter):
    def __init__(self, place: Place, view: OwedView) -> None:
        super().__init__(place, view, _found, derive)
        view.enter_pressed.connect(self.begin)
        self._show()

    def pick(self, ids: tuple[str, ...]) -> None:
        """Lines that were open follow to the next letter."""
        open, same = self._known.lines.open, ids == self._known.lines.letters
        super().pick(ids)
        if open and not same:
            self._begin() if self.ready() else self.drop()

    def begin(self) -> None:
        if self.ready():
            self._begin()

    def give(self) -> None:
        known, letters, office = self._known, chosen(self._known), self._office()
        if not known.lines.open or known.working or len(letters) != 1:
            return
        try:
            lines = known.lines
            back = Returned(Served(lines.choice), lines.day_entered(), lines.number)
        except ClerkError as unfit:
            self._refused(unfit)
            return
        self._set(replace(known, working=True))
        self._desk.do(
            lambda: _entered(office, letters[0], back),
            lambda _facts: self._given(letters[0], back),
            self._not_given,
            owner=self,
            lane=Lane.ERRANDS,
        )

    def _begin(self) -> None:
        known = self._known
        line: OwedLine = next(line for line in known.lying if line.id == known.picked[0])
        heading = tr("Rücklauf von {letter} an {name}, {reference}").format(
            letter=line.what, name=line.addressee, reference=line.reference
        )
        today = local_day(self._office().clock())
        self._set(replace(known, lines=returning_lines(line.id, heading, line.post, today)))

    def _given(self, letter: OutgoingLetter, back: Returned) -> None:
        self._set(replace(self._known, working=False, lines=PostingLines()))
        self._say(_told(letter, back))
        self.refresh()


def _told(letter: OutgoingLetter, back: Returned) -> str:
    if back.outcome is Served.NOT_SERVED:
        text = tr(
            "Rücklauf zu {reference} eingetragen: nicht bekannt gegeben. Wie es weitergeht, steht im Vorgang."
        )
    else:
        text = tr("Rücklauf zu {reference} eingetragen. Er steht jetzt auch im Versandnachweis.")
    return text.format(reference=letter.file_reference)


def _entered(office: Office, letter: OutgoingLetter, back: Returned) -> tuple[Fact, ...]:
    return returned_paper.enter(office, dispatch_proof.leaving_of(office, letter.case, letter.id), back)


def _found(office: Office) -> Found:
    papers = office.reader.owed(office.actor)
    usual = Usual(office.reader.units(), office.house.paper_days)
    lines = owed_lines(papers, usual, local_day(office.clock()))
    return tuple(paper.letter for paper in papers), lines
