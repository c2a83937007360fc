"""Keeps the list of waiting letters up to date, and has those that are picked saved and posted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.outgoing import NOTICE
from clerk_app.domain.posting import OutgoingLetter
from clerk_app.services import posting
from clerk_app.services.office import Office
from clerk_app.services.office_time import local_day
from clerk_app.services.workplace import Area, workplace
from clerk_app.ui.kit.desk import Desk, Lane, Latest
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.posting_fields import PostingLines, leaving_lines
from clerk_app.ui.kit.room import RoomSignals
from clerk_app.ui.kit.texts import said
from clerk_app.ui.kit.watch import Watch

from .saving import Paper, save_all, save_joined
from .state import Inputs, Line, chosen, derive, letters_told, waiting
from .view import OutboxView

Found = tuple[tuple[OutgoingLetter, ...], tuple[Line, ...]]


class Presenter(QObject):
    def __init__(
        self,
        desk: Desk,
        office: Callable[[], Office],
        view: OutboxView,
        signals: RoomSignals,
        paper: Paper,
    ) -> None:
        super().__init__(view)
        self._desk, self._office, self._view, self._signals = desk, office, view, signals
        self._paper = paper
        self._latest = Latest()
        self._known = Inputs()
        view.picked.connect(self.pick)
        view.opened.connect(self.open_case)
        view.save_pressed.connect(self.save)
        view.print_pressed.connect(self.print_all)
        view.post_pressed.connect(self.begin)
        view.again_pressed.connect(self.refresh)
        view.fields.typed.connect(self.type)
        view.fields.given.connect(self.give)
        view.fields.dropped.connect(self.drop)
        self._show()

    def attend(self, watch: Watch) -> None:
        """A room out of sight looks when it comes to the front."""
        watch.moved.connect(lambda: self.refresh() if self._view.isVisible() else None)

    def refresh(self) -> None:
        office = self._office()
        self._desk.ask(
            lambda: _found(office),
            self._latest.of(self._take),
            lambda error: self._set(replace(self._known, trouble=said(error))),
            owner=self,
        )

    def search(self, text: str) -> None:
        self._set(replace(self._known, text=text))

    def pick(self, ids: tuple[str, ...]) -> None:
        lines = replace(self._known.lines, letters=ids)
        self._set(replace(self._known, picked=ids, lines=lines))

    def ready(self) -> bool:
        return not derive(self._known).why

    def begin(self) -> None:
        """What was typed before is still there."""
        known = self._known
        if not self.ready():
            return
        heading, today = tr("Die gewählten Schreiben gehen hinaus als"), local_day(self._office().clock())
        before = known.lines
        lines = leaving_lines(known.picked, heading, before.choice, today)
        self._set(replace(known, lines=replace(lines, day=before.day or lines.day, number=before.number)))

    def type(self, choice: str, day: str, number: str) -> None:
        """It stands on the screen already; it only must not get lost."""
        lines = replace(self._known.lines, choice=choice, day=day, number=number)
        self._known = replace(self._known, lines=lines)

    def drop(self) -> None:
        self._set(replace(self._known, lines=replace(self._known.lines, open=False, trouble="")))

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
        folder = self._paper.ask_folder(self._view) if self.ready() else None
        if folder is not None:
            text = tr("{letters} als PDF gespeichert in {path}. Zur Post gegeben sind sie noch nicht.")
            told = text.format(letters=letters_told(len(letters)), path=folder)
            self._write(lambda: save_all(office, letters, folder), told)

    def print_all(self) -> None:
        letters, office, join = chosen(self._known), self._office(), self._paper.join
        name = tr("Druckdatei {day}.pdf").format(day=f"{local_day(office.clock()):%Y-%m-%d}")
        path = self._paper.ask_path(self._view, name) if self.ready() else None
        if path is not None:
            text = tr("{letters} zum Drucken in {path}. Zur Post gegeben sind sie noch nicht.")
            told = text.format(letters=letters_told(len(letters)), path=path)
            self._write(lambda: save_joined(office, letters, join, path), told)

    def _write(self, work: Callable[[], None], told: str) -> None:
        self._set(replace(self._known, working=True))
        self._desk.ask(work, lambda _: self._written(told), self._not_written, owner=self, lane=Lane.ERRANDS)

    def open_case(self, id: str) -> None:
        letter = next((one for one in self._known.letters if one.id == id), None)
        if letter is not None:
            wanted = Area.DONE if letter.kind == NOTICE else Area.TEAM
            self._signals.go.emit(workplace(self._office().actor).nearest(wanted), letter.case)

    def _take(self, found: Found) -> None:
        letters, lying = found
        there = {line.id for line in lying}
        picked = tuple(id for id in self._known.picked if id in there)
        lines = replace(self._known.lines, letters=picked)
        known = replace(self._known, letters=letters, waiting=lying, picked=picked, lines=lines)
        self._set(replace(known, loaded=True, trouble=""))

    def _given(self, count: int) -> None:
        kept = PostingLines(choice=self._known.lines.choice)
        self._set(replace(self._known, working=False, lines=kept))
        text = tr("{letters} eingetragen. Die Versandnachweise liegen in den Vorgängen.")
        self._signals.message.emit(Message("success", text.format(letters=letters_told(count))))
        self.refresh()

    def _not_given(self, error: Exception) -> None:
        """All of them or none; who was faster is seen in the list that follows."""
        self._set(replace(self._known, working=False))
        self._refused(error)
        self.refresh()

    def _refused(self, error: Exception) -> None:
        self._set(replace(self._known, lines=replace(self._known.lines, trouble=said(error))))

    def _written(self, told: str) -> None:
        self._set(replace(self._known, working=False))
        self._signals.message.emit(Message("success", told))

    def _not_written(self, error: Exception) -> None:
        self._set(replace(self._known, working=False))
        tone = "warning" if isinstance(error, ClerkError) else "danger"
        self._signals.message.emit(Message(tone, said(error)))

    def _set(self, known: Inputs) -> None:
        if known != self._known:
            self._known = known
            self._show()

    def _show(self) -> None:
        shown = derive(self._known)
        self._view.show_state(shown)
        self._signals.status.emit(shown.title)
        self._signals.actions.emit()


def _found(office: Office) -> Found:
    letters = posting.letters(office)
    return letters, waiting(letters, office.reader.units(), local_day(office.clock()))
