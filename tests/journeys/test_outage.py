"""The database is taken away while people work: what was read stays, drafts are kept, nothing is resent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.domain.composition import Draft
from clerk_app.opening.office import open_office
from clerk_app.opening.settings import Settings
from clerk_app.services import decision
from clerk_app.services.reading import Box, CaseRow, Filter
from clerk_app.ui.shell.window import Window
from tests.journeys.test_nothing_typed_is_lost import begin_typing, editor, texts_of

Enter = Callable[[], Doorkeeper]
WITHIN = 10_000  # milliseconds in which a dead line is told


class Cable:
    """Pulls the file away from under the program, and puts it back."""

    def __init__(self, database: Path) -> None:
        self._files = [database, *(database.with_name(database.name + end) for end in ("-wal", "-shm"))]

    def pull(self) -> None:
        for file in self._files:
            if file.exists():
                file.rename(file.with_name("weg-" + file.name))

    def plug(self) -> None:
        for file in self._files:
            away = file.with_name("weg-" + file.name)
            if away.exists():
                away.rename(file)


@pytest.fixture
def cable(settings: Settings) -> Iterator[Cable]:
    assert isinstance(settings.database, Path)
    made = Cable(settings.database)
    yield made
    made.plug()


def window_of(keeper: Doorkeeper) -> Window:
    assert keeper.window is not None
    return keeper.window


def says(keeper: Doorkeeper, text: str) -> bool:
    return any(text in label.text() for label in window_of(keeper).status.findChildren(QLabel))


def first_row(keeper: Doorkeeper, box: Box) -> CaseRow:
    return keeper.opened.reader.page(keeper.opened.as_person("a.becker").actor, Filter(box), limit=1).rows[0]


def test_a_lost_database_is_told_within_ten_seconds_and_so_is_its_return(
    qtbot: QtBot, enter: Enter, cable: Cable
) -> None:
    keeper = enter()
    qtbot.wait(1500)
    cable.pull()
    qtbot.waitUntil(lambda: says(keeper, "Datenbank nicht erreichbar seit"), timeout=WITHIN)
    cable.plug()
    qtbot.waitUntil(lambda: says(keeper, "Übungsdatenbank"), timeout=40_000)


def test_acts_are_refused_and_not_sent_later(qtbot: QtBot, enter: Enter, cable: Cable) -> None:
    keeper = enter()
    row = first_row(keeper, Box.INBOX)
    window = window_of(keeper)
    window.show_room("inbox", row.id)
    qtbot.waitUntil(lambda: window.actions_here.action("inbox.claim").isEnabled(), timeout=15_000)
    cable.pull()
    qtbot.waitUntil(lambda: says(keeper, "nicht erreichbar"), timeout=WITHIN)
    window.actions_here.run("inbox.claim")
    qtbot.waitUntil(lambda: "nicht von selbst nachgeholt" in spoken(window), timeout=5000)
    cable.plug()
    qtbot.waitUntil(lambda: not says(keeper, "nicht erreichbar"), timeout=40_000)
    qtbot.wait(1500)
    assert first_case(keeper, row).clerk == ""


def spoken(window: Window) -> str:
    parts = (*window.findChildren(QLabel), *window.findChildren(QPushButton))
    shown = [part.text() for part in parts if part.isVisible()]
    return " ".join(shown)


def first_case(keeper: Doorkeeper, row: CaseRow) -> CaseRow:
    return keeper.opened.reader.case(keeper.opened.as_person("k.vogt").actor, row.id).row


def test_what_is_typed_during_the_outage_is_kept_here_and_filed_after_it(
    qtbot: QtBot, enter: Enter, cable: Cable, settings: Settings
) -> None:
    keeper = enter()
    case = begin_typing(qtbot, keeper, "davor ")
    qtbot.waitUntil(lambda: "davor" in texts_of(keeper.opened, case), timeout=15_000)
    cable.pull()
    qtbot.waitUntil(lambda: says(keeper, "nicht erreichbar"), timeout=WITHIN)
    target = editor(keeper)
    assert target is not None
    QTest.keyClicks(target, "mittendrin ")
    qtbot.waitUntil(lambda: len(list(settings.home.drafts.glob("*.entwurf*"))) == 1, timeout=8000)
    qtbot.waitUntil(lambda: "auf diesem Rechner gesichert" in spoken(window_of(keeper)), timeout=5000)
    cable.plug()
    qtbot.waitUntil(lambda: not says(keeper, "nicht erreichbar"), timeout=40_000)
    qtbot.waitUntil(lambda: "mittendrin" in texts_of(keeper.opened, case), timeout=15_000)
    qtbot.waitUntil(lambda: not list(settings.home.drafts.glob("*.entwurf*")), timeout=5000)


def test_after_closing_during_the_outage_both_versions_are_there(
    qtbot: QtBot, enter: Enter, cable: Cable, settings: Settings
) -> None:
    keeper = enter()
    case = begin_typing(qtbot, keeper, "davor ")
    qtbot.waitUntil(lambda: "davor" in texts_of(keeper.opened, case), timeout=15_000)
    cable.pull()
    qtbot.waitUntil(lambda: says(keeper, "nicht erreichbar"), timeout=WITHIN)
    target = editor(keeper)
    assert target is not None
    QTest.keyClicks(target, "mittendrin ")
    qtbot.waitUntil(lambda: len(list(settings.home.drafts.glob("*.entwurf*"))) == 1, timeout=8000)
    keeper.close()
    cable.plug()
    write_elsewhere(settings, case)

    again = enter()
    qtbot.waitUntil(lambda: "Beide Fassungen sind da" in spoken(window_of(again)), timeout=15_000)
    window_of(again).show_room("decision", case)
    qtbot.waitUntil(lambda: "Zwei Fassungen dieses Entwurfs" in spoken(window_of(again)), timeout=15_000)
    assert texts_of(again.opened, case) == "von anderer Hand"
    target = editor(again)
    assert target is not None
    assert "mittendrin" in " ".join(held.draft.texts.popitem()[1] for held in drafts_of(again))


def write_elsewhere(settings: Settings, case: str) -> None:
    assert isinstance(settings.database, Path)
    with open_office(settings.database, practice=True) as opened:
        office = opened.as_person("a.becker")
        filed = office.reader.case(office.actor, case).draft
        assert filed is not None
        other = Draft(filed.draft.outcome, filed.draft.facts, {"anderswo": "von anderer Hand"})
        decision.save(office, case, other, filed.revision)


def drafts_of(keeper: Doorkeeper) -> list:
    assert keeper._drawer is not None
    return list(keeper._drawer.held_by("a.becker"))
