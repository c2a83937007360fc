"""Has the waiting letters that are picked saved, printed and posted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from clerk_app.domain.errors import ClerkError
from clerk_app.services import posting
from clerk_app.services.office import Office
from clerk_app.services.office_time import local_day
from clerk_app.ui.kit.desk import Lane
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.posting_fields import PostingLines, leaving_lines

from .list_presenter import Found, ListPresenter, Place
from .saving import Paper, print_letters, save_all, save_joined
from .state import Inputs, chosen, derive, letters_told, waiting
from .view import OutboxView


class Presenter(ListPresenter):
    def __init__(self, place: Place, view: OutboxView, paper: Paper) -> None:
        super().__init__(place, view, _found, derive)
        self._paper = paper
        view.save_pressed.connect(self.save)
        view.file_pressed.connect(self.write_file)
        view.print_pressed.connect(self.print_all)
        view.post_pressed.connect(self.begin)
        self._show()

    def pick(self, ids: tuple[str, ...]) -> None:
        self._set(_with(self._known, ids))

    def begin(self) -> None:
        """What was typed before is still there."""
        known = self._known
        if not self.ready():
            return
        heading, today = tr("Die gewählten Schreiben gehen hinaus als"), local_day(self._office().clock())
        before = known.lines
        lines = leaving_lines(known.picked, heading, before.choice, today)
        self._set(replace(known, lines=replace(lines, day=before.day or lines.day, number=before.number)))

    def give(self) -> None:
        """Beside the other work: many letters take their time."""
        known, letters, office = self._known, chosen(self._known), self._office()
        if not known.lines.open or known.working:
            return
        try:
            entered = known.lines.posting()
        except ClerkError as unfit:
            self._refused(unfit)
            return
        self._set(replace(known, working=True))
        self._desk.do(
            lambda: posting.post(office, letters, entered),
            lambda _facts: self._given(len(letters)),
            self._not_given,
            owner=self,
            lane=Lane.ERRANDS,
        )

    def save(self) -> None:
        """As they are, each a file of its own."""
        letters, office = chosen(self._known), self._office()
        folder = self._paper.ask_folder(self.view) if self.ready() else None
        if folder is not None:
            text = tr("{letters} als PDF gespeichert in {path}. Zur Post gegeben sind sie noch nicht.")
            told = text.format(letters=letters_told(len(letters)), path=folder)
            self._write(lambda: save_all(office, letters, folder), told)

    def write_file(self) -> None:
        letters, office, join = chosen(self._known), self._office(), self._paper.join
        name = tr("Druckdatei {day}.pdf").format(day=f"{local_day(office.clock()):%Y-%m-%d}")
        path = self._paper.ask_path(self.view, name) if self.ready() else None
        if path is not None:
            text = tr("{letters} zum Drucken in {path}. Zur Post gegeben sind sie noch nicht.")
            told = text.format(letters=letters_told(len(letters)), path=path)
            self._write(lambda: save_joined(office, letters, join, path), told)

    def print_all(self) -> None:
        """Printed is not posted: that is said once the paper is on its way."""
        if not self.ready():
            return
        letters, office = chosen(self._known), self._office()
        try:
            put = self._paper.ask_printer(self.view)
        except ClerkError as trouble:
            self._complain(trouble)
            return
        if put is not None:
            text = tr("{letters} an den Drucker gegeben. Zur Post gegeben sind sie noch nicht.")
            told = text.format(letters=letters_told(len(letters)))
            self._write(lambda: print_letters(office, letters, put), told)

    def _write(self, work: Callable[[], None], told: str) -> None:
        """An act: what the office words itself is made with it."""
        self._set(replace(self._known, working=True))
        self._desk.do(work, lambda _: self._written(told), self._not_written, owner=self, lane=Lane.ERRANDS)

    def _take(self, found: Found) -> None:
        super()._take(found)
        self._set(_with(self._known, self._known.picked))

    def _given(self, count: int) -> None:
        kept = PostingLines(choice=self._known.lines.choice)
        self._set(replace(self._known, working=False, lines=kept))
        text = tr("{letters} eingetragen. Die Versandnachweise liegen in den Vorgängen.")
        self._say(text.format(letters=letters_told(count)))
        self.refresh()

    def _written(self, told: str) -> None:
        self._set(replace(self._known, working=False))
        self._say(told)

    def _not_written(self, error: Exception) -> None:
        self._set(replace(self._known, working=False))
        self._complain(error)


def _with(known: Inputs, ids: tuple[str, ...]) -> Inputs:
    """What is posted is what is picked."""
    return replace(known, picked=ids, lines=replace(known.lines, letters=ids))


def _found(office: Office) -> Found:
    letters = posting.letters(office)
    return letters, waiting(letters, office.reader.units(), local_day(office.clock()))
