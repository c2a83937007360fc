"""Fetches the document to be read if it may be opened, checks its bytes, looks for the page that proves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.scanning import Scanned
from clerk_app.services import malware
from clerk_app.services.office import Office
from clerk_app.services.reading import CaseRecord
from clerk_app.services.sealing import FoundSeal
from clerk_app.ui.kit import malware_words
from clerk_app.ui.kit.desk import Desk, Lane, Latest
from clerk_app.ui.kit.notices import Message

from . import words
from .case_presenter import CasePresenter
from .case_state import Paper
from .evidence import Found, find_evidence
from .handing_papers import sheet_name
from .letter_state import PREVIEW

_PROVING = ("application/pdf", "image/", "text/plain")
_CHANGED = "content.changed"


class PaperPresenter(QObject):
    laid_down = Signal(object, object)  # Paper, its bytes
    refused = Signal(object, str)  # Paper, why
    barred = Signal(object, str, bool)  # Paper, why it must not be opened, whether it can be scanned
    needle_found = Signal(str)
    preview_missing = Signal(object, str)  # Paper, why

    def __init__(
        self, case: CasePresenter, desk: Desk, office: Callable[[], Office], visible: Callable[[], bool]
    ) -> None:
        super().__init__(case)
        self._case = case
        self._desk = desk
        self._office = office
        self._visible = visible
        self._latest = Latest()
        self._fetched = ""
        self._barred = ""  # why the one last asked for stays shut
        self._needle = ""
        self._preview, self._preview_trouble = b"", ""
        case.loaded.connect(self.follow)
        case.opened.connect(lambda _id: self._forget())

    def follow(self) -> None:
        """The first document lies open as soon as the case does; a room out of sight fetches none."""
        if self._case.file is None or not self._visible():
            return
        papers = self._papers()
        if papers and self._case.known.document not in {paper.sha256 for paper in papers}:
            self._case.set(document=papers[0].sha256)
        self._fetch()

    def choose(self, sha256: str) -> None:
        self._needle = ""
        self._case.set(document=sha256)
        self._fetch()

    def show_sheet(self, name: str, pdf: bytes) -> None:
        """What was printed only to be looked at lies beside the documents until another case is opened."""
        self._case.set(sheet=pdf, sheet_name=name)
        self.choose(sheet_name(pdf))

    def show_preview(self, pdf: bytes, trouble: str = "") -> None:
        """Of the letter being written: laid down at once while its tab is chosen, and kept for later."""
        self._preview, self._preview_trouble = pdf, trouble
        if self._case.known.document == PREVIEW:
            self._lay_preview()

    def again(self) -> None:
        self._fetched = ""
        self._fetch()

    def scan_again(self) -> None:
        """May take minutes, and so goes beside everything else."""
        office, wanted = self._office(), self._case.known.document
        if not wanted:
            return
        self._case.message.emit(malware_words.under_way())
        self._desk.ask(
            lambda: malware.scan_again(office, wanted),
            self._scanned,
            self._not_scanned,
            owner=self,
            lane=Lane.ERRANDS,
        )

    def prove(self, path: str) -> None:
        """Attachments are looked through before the application, which always says what it says."""
        file = self._case.file
        value = next((field.value for field in file.fields if field.path == path), "") if file else ""
        papers = self._proving()
        if file is None or not value or not papers:
            return
        office, record = self._office(), file.record
        self._desk.ask(
            lambda: find_evidence(
                office.lamp, lambda sha256: malware.content(office, record, sha256), papers, value
            ),
            self._latest.of(lambda found: self._take_proof(found, value)),
            owner=self,
            lane=Lane.ERRANDS,
        )

    def _papers(self) -> tuple[Paper, ...]:
        shown = self._case.derived()
        return (*((shown.preview,) if shown.preview else ()), *shown.papers)

    def _proving(self) -> tuple[Paper, ...]:
        file = self._case.file
        if file is None:
            return ()
        order = {document.sha256: document.purpose == "form" for document in file.record.documents}
        fit = (p for p in self._papers() if p.sha256 in order and p.mime_type.startswith(_PROVING))
        return tuple(sorted(fit, key=lambda paper: order[paper.sha256]))

    def _take_proof(self, found: Found | None, value: str) -> None:
        if found is None:
            text = self.tr("„{value}“ steht in keinem der Dokumente.").format(value=value)
            self._case.message.emit(Message("info", text))
            return
        self._case.set(document=found.sha256)
        self._needle = found.needle
        if found.sha256 == self._fetched:
            self._tell_needle()
        else:
            self._fetch()

    def _fetch(self) -> None:
        wanted, file, office = self._case.known.document, self._case.file, self._office()
        if wanted == PREVIEW:
            self._fetched = PREVIEW
            self._lay_preview()
            return
        if not wanted or file is None:
            return
        own = wanted == sheet_name(self._case.known.sheet)
        barred = "" if own else _barred(office, file.record, wanted)
        if wanted == self._fetched and barred == self._barred:
            return
        self._fetched, self._barred, record = wanted, barred, file.record
        paper = self._paper(wanted)
        if barred and paper is not None:
            self.barred.emit(paper, barred, office.malware.scanner is not None)
            return
        if paper is not None and own:
            self.laid_down.emit(paper, self._case.known.sheet)
            return
        own = wanted in self._own()
        self._desk.ask(
            lambda: _read(office, record, wanted, own=own),
            lambda read: self._take(wanted, *read),
            lambda error: self._take_failure(wanted, error),
            owner=self,
            lane=Lane.ERRANDS,
        )

    def _lay_preview(self) -> None:
        paper = self._paper(PREVIEW)
        if paper is None:
            return
        if self._preview and not self._preview_trouble:
            self.laid_down.emit(paper, self._preview)
        else:
            self.preview_missing.emit(paper, self._preview_trouble or self.tr("Der Brief wird gesetzt …"))

    def _own(self) -> set[str]:
        """What the authority itself has written may bear its seal."""
        file = self._case.file
        if file is None:
            return set()
        written = {sha256 for notice in file.record.notices for sha256 in notice.hashes}
        return written | {letter.pdf_sha256 for letter in file.record.letters}

    def _take(self, sha256: str, content: bytes, seal: FoundSeal | None) -> None:
        self._mark(sha256, sound=True)
        if sha256 in self._own():
            self._case.set(seals={**self._case.known.seals, sha256: seal})
        paper = self._paper(sha256)
        if paper is not None and paper.active and not self._barred:
            self.laid_down.emit(paper, content)
            self._tell_needle()

    def _take_failure(self, sha256: str, error: Exception) -> None:
        self._fetched = "" if sha256 == self._fetched else self._fetched
        if isinstance(error, OutsideError) and error.code == _CHANGED:
            self._mark(sha256, sound=False)
        paper = self._paper(sha256)
        if paper is not None and paper.active:
            self.refused.emit(paper, words.said(error))

    def _scanned(self, scan: Scanned) -> None:
        self._case.message.emit(malware_words.outcome(scan))
        self._case.refresh()

    def _not_scanned(self, error: Exception) -> None:
        self._case.message.emit(Message("danger", words.said(error)))

    def _mark(self, sha256: str, *, sound: bool) -> None:
        self._case.set(verified={**self._case.known.verified, sha256: sound})

    def _paper(self, sha256: str) -> Paper | None:
        return next((paper for paper in self._papers() if paper.sha256 == sha256), None)

    def _tell_needle(self) -> None:
        if self._needle:
            self.needle_found.emit(self._needle)

    def _forget(self) -> None:
        self._fetched, self._barred, self._needle = "", "", ""
        self._preview, self._preview_trouble = b"", ""
        self._latest.forget()


def _read(office: Office, record: CaseRecord, sha256: str, *, own: bool) -> tuple[bytes, FoundSeal | None]:
    content = malware.content(office, record, sha256)
    return content, office.find_seal(content) if own else None


def _barred(office: Office, record: CaseRecord, sha256: str) -> str:
    try:
        malware.require_openable(office, record, sha256)
    except ClerkError as refusal:
        return words.said(refusal)
    return ""
