"""Reads `config.toml` of the data folder: channels, seal, malware scanner, and where each value stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clerk_app.domain.errors import ClerkError, OutsideError

_CHANNEL = re.compile(r"\s*\[\[\s*channel\s*\]\]")
_SEAL = re.compile(r"\s*\[\s*seal\s*\]")
_MALWARE = re.compile(r"\s*\[\s*malware\s*\]")
_OTHER_TABLE = re.compile(r"\s*\[")
_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True)
class Entry:
    """One `[[channel]]`, `[seal]` or `[malware]`. What is wrong with it is told with file, line and key."""

    path: Path
    values: Mapping[str, Any] = field(repr=False)
    lines: Mapping[str, int] = field(repr=False)  # key → line; "" → line of the table

    def text(self, key: str, default: str | None = None) -> str:
        value = self.values.get(key, default)
        if value is None:
            raise self.wrong("missing", key)
        if not isinstance(value, str) or (not value.strip() and value != default):
            raise self.wrong("text", key)
        return value.strip()

    def texts(self, key: str, default: Sequence[str] | None = None) -> tuple[str, ...]:
        value = self.values.get(key, default)
        if value is None:
            raise self.wrong("missing", key)
        if not isinstance(value, (list, tuple)) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.wrong("texts", key)
        if not value and default is None:
            raise self.wrong("texts", key)
        return tuple(one.strip() for one in value)

    def choice(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        value = self.text(key, default)
        if value not in allowed:
            raise self.wrong("choice", key, value=value, allowed=", ".join(allowed))
        return value

    def number(self, key: str, default: float, most: float) -> float:
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= most:
            raise self.wrong("number", key, most=f"{most:g}")
        return float(value)

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong("choice", key, value=value, allowed="true, false")
        return value

    def require_known(self, known: Sequence[str]) -> None:
        """A misspelt key would otherwise be a setting nobody applies."""
        for key in self.values:
            if key not in known:
                raise self.wrong("unknown", key, allowed=", ".join(sorted(known)))

    def wrong(self, what: str, key: str, **facts: object) -> ClerkError:
        line = self.lines.get(key, self.lines[""])
        return ClerkError(f"config.{what}", path=str(self.path), line=line, key=key, **facts)


@dataclass(frozen=True)
class Config:
    path: Path
    channels: tuple[Entry, ...] = ()
    seal: Entry | None = None
    secret_files: bool = False  # whether secrets of STAGE and PROD may lie in files
    malware: Entry | None = None
    weak_line: bool = False  # whether the line to the shared office may be less than verified TLS
    authority: str = ""  # file that says who the authority is, "" for the one of the data folder
    dictionaries: str = ""  # folder with the dictionary for the spelling, "" for those of the system

    @property
    def empty(self) -> bool:
        return not self.channels


def read_config(path: Path) -> Config:
    """An office without the file simply has no channels."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Config(path)
    except (OSError, UnicodeDecodeError) as trouble:
        raise OutsideError("config.unreadable", path=str(path)) from trouble
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        line = _LINE.search(str(trouble))
        last = text.count("\n") + 1
        raise ClerkError("config.syntax", path=str(path), line=line[1] if line else last) from trouble
    return Config(
        path,
        channels=_entries(path, told, _lines(text, _CHANNEL)),
        seal=_table(path, told, "seal", _lines(text, _SEAL)),
        malware=_table(path, told, "malware", _lines(text, _MALWARE)),
        secret_files=_policy(path, told, "secret_files"),
        weak_line=_policy(path, told, "weak_line"),
        authority=_plain(path, told, "authority"),
        dictionaries=_dictionaries(path, told),
    )


def _entries(path: Path, told: Mapping[str, Any], lines: Sequence[Mapping[str, int]]) -> tuple[Entry, ...]:
    tables = told.get("channel", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ClerkError("config.no_tables", path=str(path), line=1, key="channel")
    # Tables written in another way than [[channel]] have no lines of their own.
    found = lines if len(lines) == len(tables) else [{"": 1}] * len(tables)
    return tuple(Entry(path, table, where) for table, where in zip(tables, found, strict=True))


def _table(path: Path, told: Mapping[str, Any], key: str, lines: Sequence[Mapping[str, int]]) -> Entry | None:
    table = told.get(key)
    if table is None:
        return None
    if not isinstance(table, dict):
        raise ClerkError("config.no_table", path=str(path), line=1, key=key)
    return Entry(path, table, lines[0] if lines else {"": 1})


def _policy(path: Path, told: Mapping[str, Any], key: str) -> bool:
    policy = told.get("policy", {})
    allowed = policy.get(key, False) if isinstance(policy, dict) else None
    if not isinstance(allowed, bool):
        raise ClerkError("config.policy", path=str(path), line=1, key=key)
    return allowed


def _dictionaries(path: Path, told: Mapping[str, Any]) -> str:
    spelling = told.get("spelling", {})
    return _plain(path, spelling if isinstance(spelling, dict) else {"dictionaries": None}, "dictionaries")


def _plain(path: Path, told: Mapping[str, Any], key: str) -> str:
    value = told.get(key, "")
    if not isinstance(value, str):
        raise ClerkError("config.text", path=str(path), line=1, key=key)
    return value.strip()


def _lines(text: str, header: re.Pattern[str]) -> list[dict[str, int]]:
    tables: list[dict[str, int]] = []
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        if header.match(line):
            tables.append({"": number})
            inside = True
        elif _OTHER_TABLE.match(line) and "=" not in line:
            inside = False
        elif inside and "=" in line:
            tables[-1].setdefault(line.partition("=")[0].strip().strip("\"'"), number)
    return tables
