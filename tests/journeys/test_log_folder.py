"""A data folder that takes no log keeps nobody from seeing the window, in which the trouble is told."""

from __future__ import annotations

from logging.handlers import RotatingFileHandler
from pathlib import Path

from clerk_app.bootstrap.window import _log_file
from clerk_app.opening.paths import Home


def test_where_no_log_can_be_written_the_program_starts_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("in the place of the folder")
    assert not isinstance(_log_file(Home(tmp_path / "taken")), RotatingFileHandler)
    kept = _log_file(Home(tmp_path / "free"))
    kept.close()
    assert isinstance(kept, RotatingFileHandler)
