"""Documents beside a sheet, opened as the malware policy of the house allows, and marked or kept shut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.scanning import Scanned
from clerk_app.services import malware
from clerk_app.services.office import Office
from clerk_app.services.reading import CaseRecord

from . import malware_words
from .desk import Desk, Lane
from .texts import sentence


class Shelf(Protocol):
    def show_document(self, id: str, content: bytes, mark: str) -> None: ...
    def bar_document(self, id: str, sentence: str, *, scanner: bool) -> None: ...


class OpenedPapers(QObject):
    told = Signal(object)  # Message

    def __init__(
        self,
        desk: Desk,
        office: Callable[[], Office],
        shelf: Shelf,
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._office, self._shelf, self._failed = desk, office, shelf, failed
        self._asked: dict[str, str] = {}  # id → sha256, of the case in hand
        self._record: CaseRecord | None = None

    def begin(self, record: CaseRecord | None) -> None:
        if record is None or self._record is None or record.case.id != self._record.case.id:
            self._asked = {}
        self._record = record

    def show(self, id: str, sha256: str) -> None:
        record, office = self._record, self._office()
        if record is None:
            return
        self._asked[id] = sha256
        barred = _barred(office, record, sha256)
        if barred:
            self._shelf.bar_document(id, barred, scanner=office.malware.scanner is not None)
            return
        mark = malware_words.mark(office.malware, malware.standing(record, sha256, office.actor.login))

        def take(content: bytes) -> None:
            if self._asked.get(id) == sha256:
                self._shelf.show_document(id, content, mark)

        self._desk.ask(
            lambda: malware.content(office, record, sha256), take, self._failed, self, Lane.ERRANDS
        )

    def scan_again(self, id: str) -> None:
        """May take minutes, and so goes beside everything else; the case is read anew afterwards."""
        office, record, sha256 = self._office(), self._record, self._asked.get(id)
        if record is None or sha256 is None:
            return
        self.told.emit(malware_words.under_way())

        def scan() -> tuple[Scanned, CaseRecord]:
            found = malware.scan_again(office, sha256)
            return found, office.reader.case(office.actor, record.case.id)

        def done(found: tuple[Scanned, CaseRecord]) -> None:
            scanned, anew = found
            self.told.emit(malware_words.outcome(scanned))
            if self._record is not None and self._record.case.id == anew.case.id:
                self._record = anew
                self.show(id, sha256)

        self._desk.ask(scan, done, self._failed, self, Lane.ERRANDS)


def _barred(office: Office, record: CaseRecord, sha256: str) -> str:
    try:
        malware.require_openable(office, record, sha256)
    except ClerkError as refusal:
        return sentence(refusal.code, refusal.facts).text
    return ""
