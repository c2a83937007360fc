"""Something is on the screen before anything heavy is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = (
    "sqlalchemy",
    "alembic",
    "reportlab",
    "cryptography",
    "keyring",
    "lxml",
    "pypdfium2",
    "PIL",
    "holidays",
)

PROBE = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from clerk_app.bootstrap.window import start_qt
from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.ui.shell.anteroom import Anteroom
from PySide6.QtWidgets import QApplication
app, mishaps = start_qt()
anteroom = Anteroom("Amtstisch")
anteroom.show()
QApplication.processEvents()
assert not anteroom.grab().toImage().isNull()
print(",".join(name for name in {HEAVY!r} if name in sys.modules))
"""


def test_the_anteroom_is_painted_before_anything_heavy_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == ""


LOOK = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from clerk_app.bootstrap.window import start_qt
from clerk_app.ui.kit.theme import Theme
start_qt("de", Path(sys.argv[1]))
print(Theme.current().look.value, Theme.current().scale)
"""


def test_the_anteroom_already_has_the_look_this_person_chose(tmp_path: Path) -> None:
    habits = tmp_path / "window.ini"
    habits.write_text("[look]\nscheme=dark\nscale=1.5\n")
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(habits)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["dark", "1.5"]
