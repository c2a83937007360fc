"""What lies in the content store, shown only after its hash has been computed anew and agrees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from clerk_app.services import malware
from clerk_app.services.office import Office
from clerk_app.services.reading import CaseRecord, NoticeRow
from clerk_app.ui.kit.copies import copy_hashes
from clerk_app.ui.kit.desk import Desk, Lane, Latest
from clerk_app.ui.kit.opened_papers import OpenedPapers


class Shelf(Protocol):
    def show_sheet(self, pdf: bytes) -> None: ...
    def show_document(self, id: str, content: bytes, mark: str) -> None: ...
    def bar_document(self, id: str, sentence: str, *, scanner: bool) -> None: ...


class Stored(QObject):
    def __init__(
        self,
        desk: Desk,
        office: Callable[[], Office],
        shelf: Shelf,
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self._shelf = shelf
        self._failed = failed
        self._latest = Latest()
        self.papers = OpenedPapers(desk, office, shelf, failed, self)
        self._record: CaseRecord | None = None

    def begin(self, record: CaseRecord | None, notice: NoticeRow | None) -> None:
        self._record = record
        self.papers.begin(record)
        self._latest.forget()
        if record is not None and notice is not None:
            self._fetch(record, notice.pdf_sha256, self._latest.of(self._shelf.show_sheet))

    def forget(self) -> None:
        self.begin(None, None)

    def show_document(self, id: str) -> None:
        if id in self._documents():
            self.papers.show(id, self._documents()[id])

    def _documents(self) -> dict[str, str]:
        if self._record is None:
            return {}
        bound = next((n for n in self._record.notices if n.status in ("waiting", "approved")), None)
        return {d.id: d.sha256 for d in self._record.documents} | copy_hashes(bound)

    def _fetch(self, record: CaseRecord, sha256: str, show: Callable[[bytes], None]) -> None:
        office = self._office()
        self._desk.ask(
            lambda: malware.content(office, record, sha256), show, self._failed, self, Lane.ERRANDS
        )
