"""Starts the window on an office folder that is furnished already, as `main.py --demo` does."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from clerk_app.bootstrap.doorkeeper import Doorkeeper  # noqa: E402
from clerk_app.bootstrap.window import start_logging, start_qt  # noqa: E402
from clerk_app.opening.paths import Home  # noqa: E402
from clerk_app.opening.settings import Settings  # noqa: E402


def main() -> int:
    home = Home(Path(sys.argv[1]))
    start_logging(home)
    app, mishaps = start_qt()
    keeper = Doorkeeper(Settings(home, home.database, demo=True, no_display=False), mishaps)
    keeper.open()
    code = app.exec()
    keeper.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
