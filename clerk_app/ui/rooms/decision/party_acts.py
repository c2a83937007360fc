"""What the clerk does with the parties of a notice: write one down, give or take a copy, look at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from clerk_app.domain import party
from clerk_app.domain.party import Parties

from .derive import derive
from .presenter import Presenter
from .state import Mode


class PartyActs(QObject):
    begun = Signal(str)  # where the address is still to be written

    def __init__(self, presenter: Presenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter

    def write_down(self) -> None:
        known = self._presenter.inputs.draft.parties
        id = party.next_id(known)
        self._change(lambda known: party.written(known, id, "other", ""))
        self.begun.emit(f"party:{id}")

    def enter(self, id: str, role: str, address: str) -> None:
        self._change(lambda known: party.written(known, id, role, address))

    def take_away(self, id: str) -> None:
        self._change(lambda known: party.without(known, id))

    def give(self, id: str) -> None:
        self._change(lambda known: party.with_named(known, id))

    def look_at(self, id: str) -> None:
        self._presenter.show_copy(id)

    def _change(self, change: Callable[[Parties], Parties]) -> None:
        draft = self._presenter.inputs.draft
        changed = change(draft.parties)
        if derive(self._presenter.inputs).mode is Mode.WRITE and changed != draft.parties:
            self._presenter.change(replace(draft, parties=changed))
