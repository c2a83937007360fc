"""Whoever opens a pack finds every word of it explained in the manual beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clerk_app.opening.paths import Shipped

RESOURCES = Shipped().packs.parent
MANUAL = (RESOURCES / "packs" / "LIESMICH.md").read_text("utf-8")
EXPLAINED = {word for piece in re.findall(r"`([^`]+)`", MANUAL) for word in re.findall(r"[a-z_]+", piece)}
PACKS = [*sorted(path.parent for path in RESOURCES.glob("packs/*/pack.toml")), RESOURCES / "pack_blueprint"]
# Below these stand names of the service itself, and its answers.
OWN = {"rows", "facts", "change", "judge", "findings", "results"}


def words(value: Any, example: bool) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        own = OWN | ({"inputs", "texts"} if example else set())
        for name, inner in value.items():
            yield from words(inner if name not in own else None, example)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner, example)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_every_word_of_a_pack_is_explained(pack: Path) -> None:
    for path in pack.rglob("*.toml"):
        if not path.name.startswith(("parameters_", "table_")):  # each explains itself line by line
            found = tomllib.loads(path.read_text("utf-8"))
            assert sorted({*words(found, path.parent.name == "examples")} - EXPLAINED) == [], path.name


def test_a_word_nobody_explained_would_be_found() -> None:
    assert {*words({"check": [{"urgent": True}]}, False)} - EXPLAINED == {"urgent"}
