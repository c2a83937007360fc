"""A file of bare facts as it is handed in: one JSON object, a list of them, or a table with a head."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from clerk_app.domain.fact_row import BEYOND, Row

_TABLES = (".csv", ".tsv", ".txt")
_SEPARATORS = ",;\t"


def read_facts(path: Path) -> Any:
    """One row, or a list of rows. What cannot be read is wrong use, and is said in German."""
    written = _written(path)
    table = path.suffix.lower() in _TABLES and not written.lstrip().startswith(("{", "["))
    try:
        rows = _table(written) if table else json.loads(written)
    except json.JSONDecodeError as broken:
        place = f"Zeile {broken.lineno}, Spalte {broken.colno}"
        raise _refused(path, f"ist ab {place} kein gültiges JSON; eine Tabelle heißt .csv") from broken
    except (ValueError, RecursionError) as broken:
        raise _refused(path, "ist kein lesbares JSON (zu tief verschachtelt oder zu lange Zahl)") from broken
    except csv.Error as broken:
        raise _refused(path, "ist keine lesbare Tabelle") from broken
    if not all(isinstance(row, dict) for row in (rows if isinstance(rows, list) else [rows])):
        raise _refused(path, "muss ein JSON-Objekt oder eine Liste von Objekten sein")
    if rows == []:
        raise _refused(path, "enthält keine Angaben, höchstens die Kopfzeile")
    return rows


def _written(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as broken:
        advice = "bitte als „CSV UTF-8“ oder mit der Kodierung UTF-8 speichern"
        raise _refused(path, f"ist nicht in UTF-8 gespeichert; {advice}") from broken
    except OSError as broken:
        raise _refused(path, "fehlt oder ist nicht lesbar") from broken


def _table(written: str) -> list[Row]:
    """Spreadsheets separate by commas, semicolons or tabs, and leave empty lines behind."""
    read = csv.reader(io.StringIO(written, newline=""), delimiter=_separator(written))
    head, *lines = [cells for cells in read if any(cell.strip() for cell in cells)] or [[]]
    names = [name.strip() for name in head]
    return [_row(names, cells) for cells in lines]


def _row(names: list[str], cells: list[str]) -> Row:
    """Cells without a head come from a comma within an amount: the row must not be read as it stands."""
    beyond = [cell for cell in cells[len(names) :] if cell.strip()]
    return dict(zip(names, cells, strict=False)) | ({BEYOND: ", ".join(beyond)} if beyond else {})


def _separator(written: str) -> str:
    head = written.lstrip("\r\n").splitlines()[:1]
    return max(_SEPARATORS, key=lambda separator: head[0].count(separator) if head else 0)


def _refused(path: Path, message: str) -> SystemExit:
    return SystemExit(f"{path} {message}.")
