"""Remembers how far each case has come: at hand at once, and on the disk within a second."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from clerk_app.services.transfer import Transfer, Transfers
from clerk_app.ui.kit.alarm import MakeAlarm, bells_of
from clerk_app.ui.kit.desk import Desk, Failed

_WITHIN = 600  # milliseconds from the first change

Whose = tuple[str, str]  # login, case


class HandingMemory(QObject):
    """Without a place on the disk it lasts as long as the program is open."""

    def __init__(
        self,
        desk: Desk,
        transfers: Transfers | None,
        parent: QObject | None = None,
        make_alarm: MakeAlarm | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._transfers = desk, transfers
        self._known: dict[Whose, dict[str, Transfer]] = {}
        self._unsaved: dict[Whose, Failed] = {}
        self._under_way: set[Whose] = set()
        self._alarm = (make_alarm or bells_of(self))(self.save)

    def of(self, whose: Whose, target: str) -> Transfer:
        return self._known.get(whose, {}).get(target, Transfer())

    def kept(self, whose: Whose) -> Mapping[str, Transfer]:
        """What the disk says; slow, so it is asked off the window's thread."""
        return self._transfers.of(*whose) if self._transfers else {}

    def learn(self, whose: Whose, kept: Mapping[str, Transfer]) -> None:
        """Another list may have been quicker; what is not on the disk yet counts before what is."""
        known = self._known.get(whose, {})
        newer = whose in self._unsaved or whose in self._under_way
        self._known[whose] = {**kept, **known} if newer else {**known, **kept}

    def keep(self, whose: Whose, target: str, transfer: Transfer, failed: Failed) -> None:
        self._known.setdefault(whose, {})[target] = transfer
        self._unsaved[whose] = failed
        if not self._alarm.is_set():
            self._alarm.set(_WITHIN)

    def save(self) -> None:
        self._alarm.stop()
        unsaved, self._unsaved = self._unsaved, {}
        for whose, failed in unsaved.items():
            self._put(whose, dict(self._known.get(whose, {})), failed)

    def forget(self, whose: Whose) -> None:
        """The case has left: nothing of it stays at the desk."""
        self._known.pop(whose, None)
        self._unsaved.pop(whose, None)
        if transfers := self._transfers:
            self._desk.ask(lambda: transfers.drop(*whose), lambda _: None, owner=self)

    def _put(self, whose: Whose, known: Mapping[str, Transfer], failed: Failed) -> None:
        def settle(error: Exception | None = None) -> None:
            self._under_way.discard(whose)
            if error is not None:
                failed(error)

        if transfers := self._transfers:
            self._under_way.add(whose)
            self._desk.ask(lambda: transfers.put(*whose, known), lambda _: settle(), settle, owner=self)
