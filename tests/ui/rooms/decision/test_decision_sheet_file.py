"""Saving a released notice on disk."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from clerk_app.domain.errors import OutsideError
from clerk_app.ui.kit import files
from clerk_app.ui.kit.files import write_whole
from clerk_app.ui.kit.texts import known_codes


def test_the_sheet_lies_there_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "Bescheid.pdf", b"%PDF neu")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("Bescheid.pdf", b"%PDF neu")]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match=r"sheet\.no_folder"):
        write_whole(tmp_path / "weg" / "Bescheid.pdf", b"x")


@pytest.mark.parametrize(
    "number, code",
    [
        (errno.ENOSPC, "sheet.disk_full"),
        (errno.EDQUOT, "sheet.disk_full"),
        (errno.EACCES, "sheet.not_permitted"),
        (errno.EROFS, "sheet.not_permitted"),
        (errno.EIO, "sheet.not_written"),
    ],
)
def test_a_failed_write_leaves_the_former_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    path = tmp_path / "Bescheid.pdf"
    path.write_bytes(b"alt")

    def full(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutsideError) as caught:
        write_whole(path, b"neu")
    assert caught.value.code == code
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("Bescheid.pdf", b"alt")]


def test_every_way_to_fail_has_a_sentence() -> None:
    assert {*files._CODES.values(), "sheet.not_written"} <= known_codes()
