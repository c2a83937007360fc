"""An excerpt of the journal leaves the office as CSV: whole or not at all, and nothing in it is a formula."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject

from clerk_app.services.auditing import JournalRow, Wanted
from clerk_app.services.office import Office
from clerk_app.ui.kit.desk import Desk, Lane
from clerk_app.ui.kit.files import write_whole
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.room import RoomSignals
from clerk_app.ui.kit.telling import Names
from clerk_app.ui.kit.texts import said

from .words import moment, told_row

PAGE = 1000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Excerpt(QObject):
    def __init__(
        self,
        desk: Desk,
        office: Callable[[], Office],
        signals: RoomSignals,
        ask_path: Callable[[str], Path | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self._signals = signals
        self._ask_path = ask_path

    def write(self, wanted: Wanted, names: Names) -> None:
        """Everything the filters let through, also what has not been scrolled to yet."""
        office = self._office()
        path = self._ask_path(f"Protokoll {office.clock().strftime('%Y-%m-%d')}.csv")
        if path is None:
            return
        self._desk.ask(
            lambda: write_excerpt(office, wanted, names, path),
            lambda count: self._written(count, path),
            lambda error: self._signals.message.emit(Message("danger", said(error))),
            self,
            Lane.ERRANDS,
        )

    def _written(self, count: int, path: Path) -> None:
        text = tr("Der Auszug mit {count} Einträgen liegt unter {path}.").format(count=count, path=path)
        self._signals.message.emit(Message("success", text))


def write_excerpt(office: Office, wanted: Wanted, names: Names, path: Path) -> int:
    sheet = io.StringIO(newline="")
    lines = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    lines.writerow(_heading())
    count = 0
    for row in _all(office, wanted):
        lines.writerow([harmless(cell) for cell in _cells(row, names)])
        count += 1
    write_whole(path, sheet.getvalue().encode("utf-8-sig"))
    return count


def harmless(cell: str) -> str:
    """A spreadsheet would compute what begins like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _all(office: Office, wanted: Wanted) -> Iterator[JournalRow]:
    before: int | None = None
    while True:
        page = office.reader.journal(office.actor, wanted, before, PAGE)
        yield from page.rows
        before = page.next
        if before is None:
            return


def _heading() -> tuple[str, ...]:
    what = (tr("Aktenzeichen"), tr("Vorgang"), tr("Stelle"), tr("Art"), tr("Ereignis"))
    return (tr("Nummer"), tr("Zeitpunkt"), tr("Person"), tr("Kennung"), *what, tr("Angaben"), tr("Prüfsumme"))


def _cells(row: JournalRow, names: Names) -> tuple[str, ...]:
    told = told_row(row, names)
    sentence = f"{told.sentence} · {told.text}" if told.text else told.sentence
    facts = json.dumps(row.facts, ensure_ascii=False, sort_keys=True)
    who = (row.actor_name, row.actor)
    what = (row.reference, row.case, str(row.seq), row.kind, sentence)
    return (str(row.number), moment(row.at), *who, *what, facts, row.hash)
