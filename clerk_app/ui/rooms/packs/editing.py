"""Writes at the draft while somebody types: saved after a short pause, then checked and printed anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from clerk_app.services import pack_editing
from clerk_app.services.pack_reading import Blank, NewAmount, PackName
from clerk_app.ui.kit.alarm import Bell
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.texts import said

from .bench import AtBench, Bench
from .presenter import Presenter

PAUSE_MS = 500


class Editing(AtBench):
    def __init__(self, bench: Bench, presenter: Presenter) -> None:
        super().__init__(bench)
        self._presenter = presenter
        self._typed: dict[tuple[PackName, str, str], tuple[Blank, str]] = {}
        self._pause = Bell(self, self.save)
        self._view.card.typed.connect(self._note)
        self._view.card.amount_entered.connect(self.add_amount)
        self._view.head.begin_pressed.connect(self.begin)
        self._view.head.discard_pressed.connect(self.ask_to_discard)
        self._view.head.parameters_pressed.connect(self._view.show_parameters)
        self._view.parameters.entered.connect(self.begin_parameters)
        self._view.head.back_pressed.connect(self.save)
        self._view.passages.chosen.connect(lambda _id: self.save())

    def begin(self) -> None:
        name, office, workshop = self._presenter.opened, self._office(), self._workshop
        if name is None:
            return

        def begun() -> PackName:
            version = pack_editing.proposed_version(office, workshop, name.service)
            return pack_editing.begin(office, workshop, name.service, version)

        self._desk.ask(begun, self._show_draft, self._tell_failure, owner=self)

    def save(self) -> None:
        """Everything typed since the last time, in the order it was typed."""
        self._pause.stop()
        typed, self._typed = self._typed, {}
        office, workshop = self._office(), self._workshop
        for (name, _, _), (blank, value) in typed.items():
            self._desk.ask(
                lambda name=name, blank=blank, value=value: pack_editing.write(  # type: ignore[misc]
                    office, workshop, name, blank, value
                ),
                lambda _: self._presenter.read(),
                self._tell_failure,
                owner=self,
            )

    def add_amount(self, amount: NewAmount) -> None:
        name, passage = self._presenter.opened, self._presenter.shown.passage
        office, workshop = self._office(), self._workshop
        if name is not None and passage is not None:
            self._write(lambda: pack_editing.add_amount(office, workshop, name, passage, amount))

    def begin_parameters(self, since: date, source: str) -> None:
        name, office, workshop = self._presenter.opened, self._office(), self._workshop
        if name is not None:
            self._write(lambda: pack_editing.begin_parameters(office, workshop, name, since, source))

    def ask_to_discard(self) -> None:
        words = tr("Der Entwurf wird mit allem gelöscht, was darin geändert wurde.")
        step = (tr("Endgültig verwerfen"), self.discard)
        self._signals.message.emit(Message("warning", words, step))

    def discard(self) -> None:
        name, office, workshop = self._presenter.opened, self._office(), self._workshop
        if name is None:
            return
        self._pause.stop()
        self._typed.clear()
        self._desk.ask(
            lambda: pack_editing.discard(office, workshop, name), self._leave, self._tell_failure, owner=self
        )

    def _note(self, blank: Blank, value: str) -> None:
        name = self._presenter.opened
        if name is not None:
            self._typed[name, blank.file, str(blank.way)] = (blank, value)
            self._presenter.fold(flaws=None)
            self._pause.set(PAUSE_MS)

    def _write(self, act: Callable[[], None]) -> None:
        self._desk.ask(act, self._written, self._tell_failure, owner=self)

    def _written(self, _: None) -> None:
        if self._view.card.amount is not None:
            self._view.card.amount.clear()
        self._view.hide_parameters()
        self._presenter.read()

    def _show_draft(self, name: PackName) -> None:
        self._presenter.open(name)
        self._presenter.refresh()

    def _leave(self, _: None) -> None:
        self._presenter.close()
        self._presenter.refresh()

    def _tell_failure(self, error: Exception) -> None:
        self._signals.message.emit(Message("warning", said(error)))
