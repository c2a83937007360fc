"""A second start of the same office brings the first window to the front; another office opens its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.only_one import OnlyOne

ROOT = Path(__file__).parents[2]
ASKING = """
import sys
from PySide6.QtCore import QCoreApplication
from clerk_app.bootstrap.only_one import OnlyOne
app = QCoreApplication([])
sys.exit(10 + OnlyOne(sys.argv[1]).is_open_already())
"""


def started_again(qtbot: QtBot, office: str) -> bool:
    """By another process, as by a second click on the icon."""
    with subprocess.Popen([sys.executable, "-c", ASKING, office], cwd=ROOT) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=15000)
    assert second.returncode in (10, 11)
    return second.returncode == 11


def test_the_second_start_finds_the_first(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    first, asked = OnlyOne(str(tmp_path), qapp), []
    first.asked.connect(lambda: asked.append(1))
    assert not first.is_open_already()
    first.hold()
    assert (started_again(qtbot, str(tmp_path)), asked) == (True, [1])
    assert (started_again(qtbot, f"{tmp_path}/another"), asked) == (False, [1])
    first.deleteLater()
