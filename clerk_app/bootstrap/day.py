"""A scripted day for machines without a screen: one application from the inbox to the approved notice."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from clerk_app.domain.case import CaseState
from clerk_app.opening.paths import Home
from clerk_app.opening.settings import Settings
from clerk_app.practice.people import AUDITOR, FIRST_AT_THE_DESK, MAIL_ROOM, SUPERVISOR
from clerk_app.practice.scenes import settle
from clerk_app.services.office import Office
from clerk_app.services.reading import Box, CaseRecord, CaseRow, Filter, Reader
from clerk_app.ui.shell.window import Window

from .doorkeeper import Doorkeeper
from .window import start_logging, start_qt

PATIENCE = 60.0
FINE, FAILED = 0, 1


class DayStopped(Exception):
    """Something did not come about in time; the text says what."""


def play_day(settings: Settings) -> int:
    """Leaves the notice and a picture of each room in a folder of its own and names it."""
    folder = settings.home.folder / "beispieltag" / datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    office = Home(folder / "buero")
    own = replace(settings, home=office, database=office.database, demo=True)
    start_logging(office)
    _, mishaps = start_qt()
    keeper = Doorkeeper(own, mishaps)
    try:
        Day(keeper, folder).play()
    except DayStopped as stopped:
        print(f"Der Beispieltag blieb stehen: {stopped}. Einzelheiten: {office.log}", file=sys.stderr)
        return FAILED
    finally:
        keeper.close()
    print(f"Bescheid und Bilder aller Arbeitsbereiche liegen in {folder}")
    return FINE


class Day:
    """Does what a clerk and a supervisor do, through the window."""

    def __init__(self, keeper: Doorkeeper, folder: Path) -> None:
        self._keeper = keeper
        self._folder = folder
        self._number = 0

    def play(self) -> None:
        self._keeper.open()
        self._until(lambda: self._keeper.window is not None, "das Büro ging nicht auf")
        self._window.resize(1440, 900)
        case = self._morning()
        self._decide(case)
        self._approve(case)
        self._evening(case)

    def _morning(self) -> str:
        row = self._umtausch()
        self._picture("posteingang", "inbox", row.id)
        self._run("inbox.claim", lambda: self._record(row.id).case.clerk == FIRST_AT_THE_DESK)
        self._picture("vorgang", "mine", row.id)
        seen = self._record(row.id).case.version
        self._run("mine.examine", lambda: self._record(row.id).case.version > seen)
        return row.id

    def _decide(self, case: str) -> None:
        settle(self._office(FIRST_AT_THE_DESK), case, "umtausch")
        self._picture("entscheidung", "decision", case)
        self._run("decision.submit", lambda: self._state(case) is CaseState.AWAITING_APPROVAL)

    def _approve(self, case: str) -> None:
        self._keeper.switch_to(SUPERVISOR)
        self._window.resize(1440, 900)
        self._picture("freigaben", "approvals", case)
        self._run("approvals.approve", lambda: self._state(case) is CaseState.APPROVED)
        notice = self._record(case).notices[0]
        target = self._folder / f"Bescheid-{self._record(case).case.file_reference.replace('/', '-')}.pdf"
        target.write_bytes(self._reader.content(notice.pdf_sha256))

    def _evening(self, case: str) -> None:
        for room in ("team", "done", "settings"):
            self._picture(room, room, case if room == "done" else None)
        for login, room in ((MAIL_ROOM, "quarantine"), (AUDITOR, "audit")):
            self._keeper.switch_to(login)
            self._window.resize(1440, 900)
            self._picture(room, room, None)

    def _umtausch(self) -> CaseRow:
        actor = self._office(FIRST_AT_THE_DESK).actor
        rows = self._reader.page(
            actor, Filter(Box.INBOX, services=frozenset({"fahrerlaubnis"})), limit=50
        ).rows
        found = next((row for row in rows if self._record(row.id).case.procedure == "umtausch"), None)
        if found is None:
            raise DayStopped("im Posteingang liegt kein Umtausch")
        return found

    def _picture(self, name: str, room: str, subject: str | None) -> None:
        self._window.show_room(room, subject)
        self._rest(2.0)
        self._number += 1
        self._folder.mkdir(parents=True, exist_ok=True)
        self._window.grab().save(str(self._folder / f"{self._number}-{name}.png"))

    def _run(self, action: str, done: Callable[[], bool]) -> None:
        self._window.actions_here.refresh()
        self._until(
            lambda: self._window.actions_here.action(action).isEnabled(), f"„{action}“ wurde nicht möglich"
        )
        self._window.actions_here.run(action)
        self._until(done, f"„{action}“ blieb ohne Wirkung")

    def _until(self, reached: Callable[[], bool], otherwise: str) -> None:
        start = time.monotonic()
        while not reached():
            if time.monotonic() - start > PATIENCE:
                raise DayStopped(otherwise)
            self._rest(0.05)

    def _rest(self, seconds: float) -> None:
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()
        QApplication.processEvents()

    @property
    def _window(self) -> Window:
        if self._keeper.window is None:
            raise DayStopped("das Fenster fehlt")
        return self._keeper.window

    @property
    def _reader(self) -> Reader:
        return self._keeper.opened.reader

    def _office(self, login: str) -> Office:
        return self._keeper.opened.as_person(login)

    def _record(self, case: str) -> CaseRecord:
        return self._reader.case(self._office(SUPERVISOR).actor, case)

    def _state(self, case: str) -> CaseState:
        return self._record(case).case.state
