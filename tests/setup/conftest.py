"""A place to set up, with two short package lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from setup_fakes import RUNTIME_LOCK, TEST_LOCK

from clerk_app.setup.place import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    resources = tmp_path / "resources"
    resources.mkdir()
    (resources / "requirements.lock").write_text(RUNTIME_LOCK)
    (resources / "requirements-test.lock").write_text(TEST_LOCK)
    return Place(tmp_path, tmp_path / "venv")
