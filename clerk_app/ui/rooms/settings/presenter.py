"""Asks the house about itself when the room is entered, and passes on what the clerk chooses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import QObject

from clerk_app.services.office import Office
from clerk_app.ui.kit import texts
from clerk_app.ui.kit.desk import Desk, Lane, Latest

from .derive import derive, shown_pack
from .state import Check, House, Inputs, Shown


class Screen(Protocol):
    def show_state(self, shown: Shown) -> None: ...


class Presenter(QObject):
    def __init__(
        self,
        desk: Desk,
        office: Callable[[], Office],
        house: House,
        screen: Screen,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self._house = house
        self._screen = screen
        self._facts_asked = Latest()
        self._checks_asked = Latest()
        self._letterheads_asked = Latest()
        self.inputs = Inputs(practice=office().house.practice, single_seat=office().single_seat)

    def activate(self) -> None:
        office = self._office()
        packs = tuple(shown_pack(pack, office.house.confirmations) for pack in office.shelf.packs())
        self.fold(practice=office.house.practice, single_seat=office.single_seat, packs=packs)
        self._desk.ask(
            self._house.facts, self._facts_asked.of(self._facts_found), self._failed, self, Lane.ERRANDS
        )
        if self.inputs.checks is None:
            self.examine()

    def examine(self) -> None:
        """Runs beside the window: some checks read every document there is."""
        self.fold(checks=None, trouble="")
        self._desk.ask(
            self._house.checks, self._checks_asked.of(self._checked), self._failed, self, Lane.ERRANDS
        )

    def try_letterheads(self) -> None:
        """Printed anew each time the page is opened: IT may have changed the file meanwhile."""
        if self._house.letterheads is not None:
            self._desk.ask(
                self._house.letterheads,
                self._letterheads_asked.of(lambda found: self.fold(letterheads=found)),
                self._failed,
                self,
                Lane.ERRANDS,
            )

    def choose_language(self, language: str) -> None:
        if self._house.choose_language is not None:
            self._house.choose_language(language)

    def fold(self, **changes: Any) -> None:
        self.inputs = replace(self.inputs, **changes)
        self._screen.show_state(derive(self.inputs))

    def _facts_found(self, facts: Mapping[str, str]) -> None:
        self.fold(facts=tuple(facts.items()))

    def _checked(self, checks: tuple[Check, ...]) -> None:
        self.fold(checks=checks)

    def _failed(self, error: Exception) -> None:
        self.fold(trouble=texts.said(error))
