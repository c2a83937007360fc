"""A person at a real screen (Xvfb) who has no mouse: the main job with key presses only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clerk_app.domain.case import CaseState
from clerk_app.opening.office import OpenOffice, open_office
from clerk_app.opening.settings import Settings
from clerk_app.practice.scenes import settle
from clerk_app.services.reading import Box, CaseRecord, Filter

ROOT = Path(__file__).parents[2]
TOOLS = ("Xvfb", "xdotool", "setxkbmap")
pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(240),
    pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="Xvfb, xdotool oder setxkbmap fehlt"),
]


class Keyboard:
    """Key presses into whatever has the focus on one display."""

    def __init__(self, display: str) -> None:
        self._env = {**os.environ, "DISPLAY": display, "LC_ALL": "C.UTF-8"}

    def window(self, title: str) -> None:
        found = self._ask("search", "--sync", "--onlyvisible", "--name", title).split()
        self._ask("windowfocus", "--sync", found[-1])

    def press(self, *keys: str) -> None:
        for key in keys:
            self._ask("key", "--delay", "40", key)
            time.sleep(0.15)

    def write(self, text: str) -> None:
        self._ask("type", "--delay", "30", text)
        time.sleep(0.3)

    def _ask(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self._env, capture_output=True, text=True, timeout=60, check=False
        )
        return done.stdout.strip()


@pytest.fixture
def screen() -> Iterator[str]:
    """A German keyboard on a screen of its own; -noreset keeps the keymap when setxkbmap leaves."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-dpi", "96", "-noreset"]
    server = subprocess.Popen([*command, "-nolisten", "tcp"], pass_fds=(write,), stderr=subprocess.DEVNULL)
    display = ":" + os.read(read, 16).decode().strip()
    subprocess.run(["setxkbmap", "-display", display, "de"], check=True)
    yield display
    server.terminate()
    server.wait(10)


@pytest.fixture
def program(screen: str, settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    env = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, str(ROOT / "tests" / "journeys" / "start.py"), str(settings.home.folder)]
    started = subprocess.Popen(command, env=env, cwd=ROOT)
    yield started
    if started.poll() is None:
        started.kill()
        started.wait(10)


def until(reached: Callable[[], bool], what: str, seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end, what
        time.sleep(0.3)


def record(opened: OpenOffice, case: str) -> CaseRecord:
    return opened.reader.case(opened.as_person("k.vogt").actor, case)


def test_the_main_job_without_a_mouse(
    screen: str, program: subprocess.Popen[bytes], settings: Settings
) -> None:
    keys = Keyboard(screen)
    keys.window("^Amtstisch$")
    with open_office(settings.database, practice=True) as opened:
        actor = opened.as_person("a.becker").actor
        wanted = Filter(Box.INBOX, services=frozenset({"fahrerlaubnis"}))
        row = next(r for r in opened.reader.page(actor, wanted).rows if "Umtausch" in r.subject)
        time.sleep(2)
        _open(keys, "1", row.file_reference)
        keys.press("ctrl+u")
        until(lambda: record(opened, row.id).case.clerk == "a.becker", "nicht übernommen")

        _open(keys, "2", row.file_reference)
        keys.press("ctrl+r")
        until(lambda: any(e.kind == "examined" for e in record(opened, row.id).timeline), "nicht geprüft")
        keys.press("ctrl+e")
        time.sleep(2)
        keys.press("space")
        until(lambda: _outcome(opened, row.id) == "umtausch", "keine Entscheidung gewählt")
        settle(opened.as_person("a.becker"), row.id, "umtausch")
        keys.press("ctrl+2", "ctrl+e")
        time.sleep(2)
        keys.press("ctrl+Return")
        until(lambda: record(opened, row.id).case.state is CaseState.AWAITING_APPROVAL, "nicht vorgelegt")

        keys.press("ctrl+k")
        keys.write("wechseln Vogt")
        keys.press("Return")
        time.sleep(3)
        keys.window("^Amtstisch$")
        keys.press("ctrl+4")
        time.sleep(1.5)
        keys.press("End")
        time.sleep(1.5)
        keys.press("ctrl+Return")
        until(lambda: record(opened, row.id).case.state is CaseState.APPROVED, "nicht freigegeben")
        assert opened.reader.verify() == ()
    keys.press("ctrl+q")
    assert program.wait(20) == 0


def _open(keys: Keyboard, room: str, reference: str) -> None:
    """To the room, search the reference, take the first row."""
    keys.press(f"ctrl+{room}", "ctrl+f", "ctrl+a")
    keys.write(reference)
    keys.press("Return")
    time.sleep(1.5)
    keys.press(f"ctrl+{room}", "Home")
    time.sleep(1.5)


def _outcome(opened: OpenOffice, case: str) -> str:
    draft = record(opened, case).draft
    return draft.draft.outcome if draft else ""
