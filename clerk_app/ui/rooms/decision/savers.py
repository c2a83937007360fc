"""One autosave per person and case; those whose words are not safe yet outlive the visit to the room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from clerk_app.domain.composition import Draft
from clerk_app.services import drawer
from clerk_app.services.decision import Saved
from clerk_app.services.drawer import Drawer, HeldDraft
from clerk_app.services.office import Office
from clerk_app.services.reading import CaseFile
from clerk_app.ui.kit.alarm import MakeAlarm
from clerk_app.ui.kit.desk import Desk

from .autosave import Autosave, Filed, Send
from .state import Keeping, Kept


class Savers:
    def __init__(self, desk: Desk, alarms: MakeAlarm, owner: QObject, at_hand: Drawer | None = None) -> None:
        self._desk = desk
        self._drawer = at_hand
        self._alarms = alarms
        self._owner = owner
        self._known: dict[tuple[str, str], Autosave] = {}

    def held(self, office: Office, file: CaseFile) -> HeldDraft | None:
        """What an earlier session left in the drawer. Reads the disk."""
        return drawer.held(office, self._drawer, file.case.id, file.record.draft)

    def of(
        self, office: Office, file: CaseFile, told: Callable[[Kept], None], held: HeldDraft | None = None
    ) -> Autosave:
        """One that still holds unsafe words goes on; otherwise writing begins with what is held or filed."""
        key = (office.actor.login, file.case.id)
        known = self._known.get(key)
        if known is not None and _goes_on(known, file):
            known.told = told
            known.case_version = max(known.case_version, file.case.version)
            return known
        self._known = {other: saver for other, saver in self._known.items() if not saver.is_clean}
        saver = Autosave(_filed(file), self._sender(office, file.case.id), told, self._alarms, office.clock)
        self._known[key] = saver
        if held is not None:
            saver.take_up(held.draft, held.revision)
        return saver

    def forget(self, office: Office, case_id: str) -> None:
        """The clerk gives up what was typed for this case."""
        self._known.pop((office.actor.login, case_id), None)
        login, at_hand = office.actor.login, self._drawer
        if at_hand is not None:
            self._desk.ask(lambda: at_hand.drop(login, case_id), lambda _: None, owner=self._owner)

    def _sender(self, office: Office, case_id: str) -> Send:
        """Bound to the office of the person who typed: another one may sit at the desk when it is sent."""

        def send(
            draft: Draft, revision: int, done: Callable[[Saved], None], failed: Callable[[Exception], None]
        ) -> None:
            def kept(saved: Saved) -> None:
                done(saved)
                if saved.facts:
                    self._desk.changed.emit(saved.facts)

            self._desk.ask(
                lambda: drawer.save(office, self._drawer, case_id, draft, revision), kept, failed, self._owner
            )

        return send


def _goes_on(saver: Autosave, file: CaseFile) -> bool:
    """Its words are not safe yet, or they are the very words that lie in the file."""
    filed = file.record.draft.revision if file.record.draft else 0
    return not saver.is_clean or saver.kept.state is Keeping.OVERTAKEN or saver.revision >= filed


def _filed(file: CaseFile) -> Filed:
    stored = file.record.draft
    if stored is None:
        return Filed(Draft(), 0, file.case.version, None)
    return Filed(stored.draft, stored.revision, file.case.version, stored.saved_at)
