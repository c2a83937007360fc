"""Remembers something of each case for its clerk: at hand at once, and on the disk within a second."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject

from clerk_app.ui.kit.alarm import MakeAlarm, bells_of
from clerk_app.ui.kit.desk import Desk, Failed

_WITHIN = 600  # milliseconds from the first change

Whose = tuple[str, str]  # login, case
Kept = TypeVar("Kept")


class Place(Protocol[Kept]):
    """Of the desk, on its disk; what is slow there is asked off the window's thread."""

    def put(self, login: str, case: str, kept: Mapping[str, Kept], /) -> None: ...
    def of(self, login: str, case: str) -> Mapping[str, Kept]: ...
    def drop(self, login: str, case: str) -> None: ...


class CaseMemory(QObject, Generic[Kept]):
    """Without a place on the disk it lasts as long as the program is open."""

    def __init__(
        self,
        desk: Desk,
        place: Place[Kept] | None,
        parent: QObject | None = None,
        make_alarm: MakeAlarm | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._place = desk, place
        self._known: dict[Whose, dict[str, Kept]] = {}
        self._unsaved: dict[Whose, Failed] = {}
        self._under_way: set[Whose] = set()
        self._alarm = (make_alarm or bells_of(self))(self.save)

    def all_of(self, whose: Whose) -> Mapping[str, Kept]:
        return self._known.get(whose, {})

    def kept(self, whose: Whose) -> Mapping[str, Kept]:
        """What the disk says; slow, so it is asked off the window's thread."""
        return self._place.of(*whose) if self._place else {}

    def learn(self, whose: Whose, kept: Mapping[str, Kept]) -> None:
        """Another list may have been quicker; what is not on the disk yet counts before what is."""
        known = self._known.get(whose, {})
        newer = whose in self._unsaved or whose in self._under_way
        self._known[whose] = {**kept, **known} if newer else {**known, **kept}

    def keep(self, whose: Whose, name: str, what: Kept, failed: Failed) -> None:
        self._known.setdefault(whose, {})[name] = what
        self._unsaved[whose] = failed
        if not self._alarm.is_set():
            self._alarm.set(_WITHIN)

    def save(self) -> None:
        self._alarm.stop()
        unsaved, self._unsaved = self._unsaved, {}
        for whose, failed in unsaved.items():
            self._put(whose, dict(self._known.get(whose, {})), failed)

    def forget(self, whose: Whose) -> None:
        """Nothing of the case stays at the desk."""
        self._known.pop(whose, None)
        self._unsaved.pop(whose, None)
        if place := self._place:
            self._desk.ask(lambda: place.drop(*whose), lambda _: None, owner=self)

    def _put(self, whose: Whose, known: Mapping[str, Kept], failed: Failed) -> None:
        def settle(error: Exception | None = None) -> None:
            self._under_way.discard(whose)
            if error is not None:
                failed(error)

        if place := self._place:
            self._under_way.add(whose)
            self._desk.ask(lambda: place.put(*whose, known), lambda _: settle(), settle, owner=self)
