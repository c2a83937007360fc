"""A table of a pack's file being read: takes what is known, complains in plain German about the rest."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from clerk_app.domain.errors import OutsideError

FOLDERS = ("decisions", "examples", "texts")  # of a pack


@dataclass(frozen=True)
class PackFault:
    """What is wrong in a pack, where, and what to do; `line` is 0 where it cannot be told."""

    file: str  # folder of the pack and name in it
    line: int
    message: str

    @property
    def pack(self) -> str:
        return self.file.partition("/")[0]

    @property
    def place(self) -> str:
        return f"{self.file}, Zeile {self.line}" if self.line else self.file

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class PackError(OutsideError):
    """A pack that cannot be read. `fault` says where and what to do."""

    def __init__(self, fault: PackFault) -> None:
        told = {"file": fault.file, "line": fault.line, "message": fault.message}
        super().__init__("pack.faulty", place=fault.place, **told)
        self.fault = fault

    def __str__(self) -> str:
        return str(self.fault)


@dataclass(frozen=True)
class Sheet:
    """The file a table stands in, kept to name lines."""

    path: Path
    content: str

    def fault(self, message: str, near: str = "") -> PackFault:
        return PackFault("/".join(self._place()), self._line(near), message)

    def _place(self) -> tuple[str, ...]:
        """The folder of the pack, what lies between, and the file."""
        depth = 3 if self.path.parent.name in FOLDERS else 2
        return self.path.parts[-depth:]

    def _line(self, near: str) -> int:
        at = self.content.find(near) if near else -1
        return self.content.count("\n", 0, at) + 1 if at >= 0 else 0


class Entry:
    """One table. Every key is asked for by name; `close` reports those nobody asked for."""

    def __init__(self, data: Mapping[str, Any], sheet: Sheet, what: str) -> None:
        self._data = data
        self._sheet = sheet
        self._what = what
        self._asked: set[str] = set()

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    def error(self, message: str, key: str = "") -> PackError:
        near = f'id = "{self._data["id"]}"' if isinstance(self._data.get("id"), str) else key
        return PackError(self._sheet.fault(f"{self._name()}: {message}", near))

    def has(self, key: str) -> bool:
        return key in self._data

    def text(self, key: str, default: str | None = None) -> str:
        value = self._take(key, str, "ein Text in Anführungszeichen", default)
        return str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        value = self._take(key, (str, list), "ein Text oder eine Liste von Texten", [])
        values = [value] if isinstance(value, str) else value
        if not all(isinstance(item, str) for item in values):
            raise self.error(f"„{key}“ darf nur Texte in Anführungszeichen enthalten.", key)
        return tuple(values)

    def flag(self, key: str, default: bool = False) -> bool:
        return bool(self._take(key, bool, "true oder false", default))

    def whole(self, key: str, default: int | None = None) -> int:
        return int(self._take(key, int, "eine ganze Zahl", default))

    def day(self, key: str) -> date:
        value: date = self._take(key, date, "ein Tag in der Form 2026-01-01 (ohne Anführungszeichen)", None)
        return value

    def optional_day(self, key: str) -> date | None:
        return self.day(key) if self.has(key) else None

    def amount(self, key: str) -> Decimal:
        """Amounts stand in quotation marks, so that no cent is lost to binary fractions."""
        written = self.text(key)
        try:
            return Decimal(written)
        except InvalidOperation:
            raise self.error(
                f'„{key}“ ist kein Betrag: „{written}“. Bitte in der Form "25.50" schreiben.', key
            ) from None

    def table(self, key: str) -> Mapping[str, Any]:
        value: Mapping[str, Any] = self._take(key, dict, "eine Tabelle", {})
        return value

    def listed(self, key: str) -> list[Any]:
        """A list, or a single value standing for a list of one."""
        value = self._take(key, (str, dict, list), "ein Text oder eine Liste", [])
        return value if isinstance(value, list) else [value]

    def rows(self, key: str) -> list[Any]:
        value: list[Any] = self._take(key, list, "eine Liste", [])
        return value

    def entry(self, key: str, what: str) -> Entry:
        return Entry(self.table(key), self._sheet, what)

    def entries(self, key: str, what: str) -> Iterator[Entry]:
        for item in self.rows(key):
            if not isinstance(item, dict):
                raise self.error(f"„{key}“ muss aus Tabellen bestehen.", key)
            yield Entry(item, self._sheet, what)

    def merged(self, key: str, what: str) -> Iterator[Entry]:
        """Tables of a group, each completed by what stands in the head of the group."""
        head = {name: value for name, value in self._data.items() if name != key}
        for item in self.rows(key):
            yield Entry({**head, **item}, self._sheet, what)

    def close(self) -> None:
        unknown = sorted(self._data.keys() - self._asked)
        if unknown:
            known = ", ".join(sorted(self._asked))
            raise self.error(f"Unbekannte Angabe „{unknown[0]}“. Möglich sind hier: {known}.", unknown[0])

    def _take(self, key: str, kind: type | tuple[type, ...], expected: str, default: Any) -> Any:
        self._asked.add(key)
        if key not in self._data:
            if default is None:
                raise self.error(f"Die Angabe „{key}“ fehlt. Bitte ergänzen.", key)
            return default
        value = self._data[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.error(f"„{key}“ muss {expected} sein.", key)
        return value

    def _name(self) -> str:
        id = self._data.get("id")
        return f"{self._what} „{id}“" if isinstance(id, str) else self._what


_LINE = re.compile(r"line (\d+)")


def toml_fault(sheet: Sheet, error: Exception) -> PackFault:
    """A file that is not TOML: say where the parser stopped."""
    found = _LINE.search(str(error))
    name = f"{sheet.path.parent.name}/{sheet.path.name}"
    advice = "Die Schreibweise ist nicht lesbar (Anführungszeichen, Klammern und Kommas prüfen)."
    return PackFault(name, int(found[1]) if found else 0, advice)


def read_toml(path: Path, what: str) -> Entry:
    try:
        sheet = Sheet(path, path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        missing = Sheet(path, "")
        raise PackError(missing.fault("Die Datei fehlt. Bitte anlegen oder den Ordner entfernen.")) from None
    try:
        return Entry(tomllib.loads(sheet.content), sheet, what)
    except tomllib.TOMLDecodeError as error:
        raise PackError(toml_fault(sheet, error)) from error
