"""A case keeps the version it began with, so what a version says may not change once it is out."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from clerk_app.opening.paths import Shipped

RELEASED = Path(__file__).parent / "released.toml"
PACKS = sorted(path.parent for path in Shipped().packs.glob("*/pack.toml"))


def content_of(pack: Path) -> str:
    """Over names and contents of all files, line ends as on the build machine."""
    found = hashlib.sha256()
    for path in sorted(path for path in pack.rglob("*") if path.is_file()):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        found.update(f"{path.relative_to(pack).as_posix()}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_another_content_has_another_number(pack: Path) -> None:
    """Changed on purpose: give `version` in pack.toml a higher number, and write it down in released.toml."""
    version = tomllib.loads((pack / "pack.toml").read_text("utf-8"))["version"]
    released = tomllib.loads(RELEASED.read_text("utf-8"))[pack.name]
    assert (version, content_of(pack)) == (released["version"], released["sha256"])


def test_a_change_of_one_letter_is_another_content(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text("a", "utf-8")
    before = content_of(tmp_path)
    (tmp_path / "pack.toml").write_text("b", "utf-8")
    assert content_of(tmp_path) != before
