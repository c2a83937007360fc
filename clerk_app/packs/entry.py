"""A table of a pack's file being read: takes what is known, complains in plain German about the rest."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from clerk_app.domain.errors import OutsideError

from .misspelt import advice

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
        at = self.content.find(near) if near else -1
        return self.at(self._line(at), message)

    def at(self, line: int, message: str) -> PackFault:
        return PackFault("/".join(self._place()), line, message)

    def key_fault(self, message: str, key: str, table: Mapping[str, Any]) -> PackFault:
        """At the key within its table; where the key is not there, at the table."""
        anchor = self._anchor(table)
        start, end = self._block(anchor)
        found = _key(key).search(self.content, start, end) if key else None
        if found is None and key and (anchor < 0 or isinstance(table.get(key), (dict, list))):
            found = _key(key).search(self.content)
        line = self._line(found.start("key") if found else anchor)
        return self.at(line or min(1, len(self.content)), message)

    def _place(self) -> tuple[str, ...]:
        """The folder of the pack, what lies between, and the file."""
        depth = 3 if self.path.parent.name in FOLDERS else 2
        return self.path.parts[-depth:]

    def _line(self, at: int) -> int:
        return self.content.count("\n", 0, at) + 1 if at >= 0 else 0

    def _anchor(self, table: Mapping[str, Any]) -> int:
        """Where the table says something that the file says once; -1 where it does not."""
        told = [f'"{table[name]}"' for name in _NAMES if isinstance(table.get(name), str)]
        told += [f'"{value}"' for value in table.values() if isinstance(value, str) and value]
        return next((self.content.find(piece) for piece in told if self.content.count(piece) == 1), -1)

    def _block(self, anchor: int) -> tuple[int, int]:
        """From the head of a table to the next head; the whole file where nobody knows."""
        if anchor < 0:
            return 0, len(self.content)
        heads = [found.start() for found in _HEAD.finditer(self.content)]
        return (
            max((head for head in heads if head <= anchor), default=0),
            min((head for head in heads if head > anchor), default=len(self.content)),
        )


_NAMES = ("id", "nr")
_HEAD = re.compile(r"^\s*\[", re.MULTILINE)


def _key(key: str) -> re.Pattern[str]:
    """The key before its value, or as the head of a table."""
    return re.compile(rf'^\s*(?:\[\[?\s*)?(?P<key>"?{re.escape(key)}"?)\s*[=\]]', re.MULTILINE)


def read_sheet(path: Path) -> Sheet:
    """Editors of some systems put a mark before the text, and others write no UTF-8."""
    octets = path.read_bytes()
    try:
        return Sheet(path, octets.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as broken:
        line = octets.count(b"\n", 0, broken.start) + 1
        message = (
            "Die Datei ist nicht in UTF-8 gespeichert. Bitte im Editor mit der Kodierung UTF-8 speichern."
        )
        raise PackError(Sheet(path, "").at(line, message)) from broken


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
        return PackError(self._sheet.key_fault(f"{self._name()}: {message}", key, self._data))

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
        expected = "ein Tag in der Form 2026-01-01 (ohne Anführungszeichen und Uhrzeit)"
        value: date = self._take(key, date, expected, None)
        if isinstance(value, datetime):
            raise self.error(f"„{key}“ muss {expected} sein.", key)
        return value

    def optional_day(self, key: str) -> date | None:
        return self.day(key) if self.has(key) else None

    def amount(self, key: str) -> Decimal:
        """Amounts stand in quotation marks, so that no cent is lost to binary fractions."""
        return self.amount_of(key, self.text(key))

    def amount_of(self, key: str, written: str) -> Decimal:
        if not _AMOUNT.fullmatch(written):
            raise self.error(
                f'„{key}“ ist kein Betrag: „{written}“. Bitte in der Form "25.50" schreiben.', key
            )
        return Decimal(written)

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
        yield from (Entry(item, self._sheet, what) for item in self._tables(key))

    def merged(self, key: str, what: str) -> Iterator[Entry]:
        """Tables of a group, each completed by what stands in the head of the group."""
        head = {name: value for name, value in self._data.items() if name != key}
        yield from (Entry({**head, **item}, self._sheet, what) for item in self._tables(key))

    def _tables(self, key: str) -> list[dict[str, Any]]:
        items = self.rows(key)
        if not all(isinstance(item, dict) for item in items):
            raise self.error(f"„{key}“ muss aus Tabellen bestehen.", key)
        return items

    def close(self) -> None:
        unknown = sorted(self._data.keys() - self._asked)
        if unknown:
            known = ", ".join(sorted(self._asked))
            raise self.error(f"Unbekannte Angabe „{unknown[0]}“. Möglich sind hier: {known}.", unknown[0])

    def _take(self, key: str, kind: type | tuple[type, ...], expected: str, default: Any) -> Any:
        self._asked.add(key)
        if key not in self._data:
            if default is None:
                raise self.error(f"Die Angabe „{key}“ fehlt. Bitte ergänzen.")
            return default
        value = self._data[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            doubled = kind is list and isinstance(value, dict)
            brackets = f" Der Kopf steht in doppelten Klammern: [[{key}]]." if doubled else ""
            raise self.error(f"„{key}“ muss {expected} sein.{brackets}", key)
        return value

    def _name(self) -> str:
        id = self._data.get("id")
        return f"{self._what} „{id}“" if isinstance(id, str) else self._what


_LINE = re.compile(r"line (\d+)")
_AMOUNT = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


def toml_fault(sheet: Sheet, error: Exception) -> PackFault:
    """A file that is not TOML: say where the parser stopped."""
    lines, found = sheet.content.splitlines(), _LINE.search(str(error))
    number = int(found[1]) if found else len(lines)
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    return sheet.at(number, advice(line, str(error)))


def read_toml(path: Path, what: str) -> Entry:
    try:
        sheet = read_sheet(path)
    except FileNotFoundError:
        missing = Sheet(path, "")
        raise PackError(missing.fault("Die Datei fehlt. Bitte anlegen oder den Ordner entfernen.")) from None
    try:
        return Entry(tomllib.loads(sheet.content), sheet, what)
    except tomllib.TOMLDecodeError as error:
        raise PackError(toml_fault(sheet, error)) from error
