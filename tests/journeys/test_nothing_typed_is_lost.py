"""Words typed a moment ago survive closing, changing seats and kill -9."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.domain.case import CaseState
from clerk_app.opening.office import OpenOffice, open_office
from clerk_app.opening.settings import Settings
from clerk_app.services.reading import Box, Filter

Enter = Callable[[], Doorkeeper]
ROOT = Path(__file__).parents[2]


def case_with_draft(opened: OpenOffice) -> str:
    actor = opened.as_person("a.becker").actor
    rows = opened.reader.page(actor, Filter(Box.MINE), limit=200).rows
    return next(row.id for row in rows if row.state is CaseState.IN_PROGRESS and row.has_draft)


def texts_of(opened: OpenOffice, case: str) -> str:
    record = opened.reader.case(opened.as_person("a.becker").actor, case)
    assert record.draft is not None
    return " ".join(record.draft.draft.texts.values())


def editor(keeper: Doorkeeper) -> QTextEdit | QPlainTextEdit | None:
    assert keeper.window is not None
    room = keeper.window.room.widget
    found = [*room.findChildren(QTextEdit), *room.findChildren(QPlainTextEdit)]
    return next((one for one in found if one.isVisible() and not one.isReadOnly()), None)


def begin_typing(qtbot: QtBot, keeper: Doorkeeper, words: str) -> str:
    assert keeper.window is not None
    case = case_with_draft(keeper.opened)
    keeper.window.show_room("decision", case)
    qtbot.waitUntil(lambda: editor(keeper) is not None, timeout=15_000)
    target = editor(keeper)
    assert target is not None
    target.setFocus()
    QTest.keyClicks(target, words)
    return case


def test_words_typed_just_before_closing_are_kept(qtbot: QtBot, enter: Enter, settings: Settings) -> None:
    keeper = enter()
    case = begin_typing(qtbot, keeper, "eben noch getippt ")
    keeper.close()
    with open_office(settings.database, practice=True) as opened:
        assert "eben noch getippt" in texts_of(opened, case)


def test_words_typed_just_before_changing_seats_are_kept(qtbot: QtBot, enter: Enter) -> None:
    keeper = enter()
    case = begin_typing(qtbot, keeper, "vor dem Wechsel ")
    keeper.switch_to("k.vogt")
    assert "vor dem Wechsel" in texts_of(keeper.opened, case)


TYPIST = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
sys.path.insert(0, {root!r})
from clerk_app.bootstrap.window import start_qt
from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.opening.paths import Home
from clerk_app.opening.settings import Settings
from tests.journeys.test_nothing_typed_is_lost import case_with_draft, editor

def rest(ms):
    loop = QEventLoop(); QTimer.singleShot(ms, loop.quit); loop.exec()

app, mishaps = start_qt()
home = Home(Path({home!r}))
keeper = Doorkeeper(Settings(home, home.database, True, False), mishaps)
keeper.open()
while keeper.window is None: rest(50)
case = case_with_draft(keeper.opened)
keeper.window.show_room("decision", case)
while editor(keeper) is None: rest(50)
target = editor(keeper); target.setFocus()
print(case, flush=True)
for number in range(1000):
    QTest.keyClicks(target, f"w{{number}} ")
    print(number, time.time(), flush=True)
    rest(60)
"""


@pytest.mark.long
def test_kill_during_typing_costs_at_most_the_last_second(settings: Settings, tmp_path: Path) -> None:
    script = tmp_path / "typist.py"
    script.write_text(TYPIST.format(root=str(ROOT), home=str(settings.home.folder)), encoding="utf-8")
    typist = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert typist.stdout is not None
    case, typed = typist.stdout.readline().strip(), []
    for line in typist.stdout:
        number, moment = line.split()
        typed.append((int(number), float(moment)))
        if len(typed) == 60:
            break
    killed = time.time()
    os.kill(typist.pid, signal.SIGKILL)
    typist.wait(10)
    with open_office(settings.database, practice=True) as opened:
        kept = texts_of(opened, case)
        assert opened.reader.verify() == ()
    due = [number for number, moment in typed if moment < killed - 1.5]
    assert due, "nothing was typed early enough"
    missing = [number for number in due if f"w{number} " not in kept]
    assert missing == []
