"""Writes THIRD-PARTY.md: whose work travels with the program, and under which licence.

Run with `python -m clerk_app.setup.licences` in the environment of the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, metadata
from pathlib import Path

from clerk_app.setup.lockfile import Pin, pins
from clerk_app.setup.place import ROOT, this_place

TARGET = "THIRD-PARTY.md"
NOTICE_NAMES = re.compile(r"^(licen[cs]e|copying|ofl|notice)", re.IGNORECASE)
LONGEST_NAME = 200
# Read in the licence texts themselves: the metadata says nothing clear, or the package is for Windows only.
READ_BY_HAND = {
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "pywin32-ctypes": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "rl-accel": "BSD-3-Clause",
    "sqlcipher3": "Zlib; SQLCipher: BSD-3-Clause",
    "tzdata": "Apache-2.0",
}
HEAD = """\
# Werke Dritter

Amtstisch steht unter der EUPL-1.2 (LICENSE). Es verwendet die folgenden Werke; jedes bleibt unter der
Lizenz seiner Urheber. Diese Datei wird mit `python -m clerk_app.setup.licences` geschrieben.

## Python-Pakete

Sie werden bei der Einrichtung geholt und liegen dem Quelltext nicht bei. Qt und PySide6 werden unter der
LGPL-3.0 verwendet: als austauschbare, unveränderte Bibliotheken.

| Paket | Version | Lizenz |
| --- | --- | --- |
"""
ENCLOSED = """
## Beigelegte Dateien

Der Wortlaut jeder Lizenz liegt neben den Dateien.

| Ordner | Lizenztext | Erste Zeile |
| --- | --- | --- |
"""


@dataclass(frozen=True)
class Used:
    name: str
    version: str
    licence: str


def main() -> None:
    listing = this_place({}).packages_lock("runtime").read_text("utf-8")
    text = document(packages(pins(listing)), enclosed(ROOT / "resources"))
    (ROOT / TARGET).write_text(text, "utf-8")


def document(used: Iterable[Used], notices: Iterable[tuple[str, str, str]]) -> str:
    rows = [f"| {item.name} | {item.version} | {item.licence} |" for item in used]
    files = [f"| {folder} | {name} | {first} |" for folder, name, first in notices]
    return HEAD + "\n".join(rows) + "\n" + ENCLOSED + "\n".join(files) + "\n"


def packages(wanted: Sequence[Pin]) -> list[Used]:
    return [Used(pin.name, pin.version, _licence_of(pin.name)) for pin in wanted]


def enclosed(folder: Path) -> list[tuple[str, str, str]]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and NOTICE_NAMES.match(path.name))
    return [(f"resources/{p.parent.relative_to(folder).as_posix()}", p.name, _first_line(p)) for p in found]


def _licence_of(name: str) -> str:
    if name in READ_BY_HAND:
        return READ_BY_HAND[name]
    return stated(metadata(name))


def stated(told: PackageMetadata) -> str:
    """The expression of PEP 639 first; some packages put the whole text where a name belongs."""
    said = {field: told[field] for field in ("License-Expression", "License") if field in told}
    classifiers = [line for line in told.get_all("Classifier") or () if line.startswith("License :: OSI")]
    named = " / ".join(line.split(" :: ")[-1] for line in classifiers if line.count("::") > 1)
    names = (said.get("License-Expression", ""), said.get("License", "").strip(), named)
    return next((name for name in names if name and len(name) < LONGEST_NAME), named)


def _first_line(path: Path) -> str:
    lines = (line.strip() for line in path.read_text("utf-8", "replace").splitlines())
    return next((line.strip("#* ").replace("|", "/") for line in lines if line), "")


if __name__ == "__main__":
    main()
