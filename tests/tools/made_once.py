"""What one process of the tests has made, the others take over."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from clerk_app.setup.waiting import alone


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that nobody may change; whoever comes while it is being made waits for it."""
    own = factory.getbasetemp()
    folder = (own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own) / name
    with alone(Path(f"{folder}.lock"), lambda _words: None):
        if not folder.exists():
            being_made = Path(f"{folder}.unfinished")
            make(being_made)
            being_made.rename(folder)
    return folder
