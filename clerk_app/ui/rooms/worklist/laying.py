"""Leads what is laid down by hand: a new case on its sheet, files on the inbox, documents of a case."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.submission import Verdict
from clerk_app.services import by_hand, laying_down
from clerk_app.services.by_hand import Handed, Sheet
from clerk_app.services.intake import Arrival
from clerk_app.services.laying_down import Opening, Provenance
from clerk_app.services.office import Office
from clerk_app.services.office_time import local_day
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.texts import sentence

from . import words
from .laying_state import NewCase, Written


class Laying(QObject):
    """One file after the other; what one of them is turned away for does not keep the others."""

    shown = Signal(object)  # NewCase
    begun = Signal(object)  # today
    message = Signal(object)
    status = Signal(str)
    opened = Signal(str)  # the case that came of it

    def __init__(
        self, desk: Desk, office: Callable[[], Office], opening: Opening | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._office, self._opening = desk, office, opening
        self._known = NewCase()

    @property
    def known(self) -> NewCase:
        return self._known

    @property
    def can_open(self) -> bool:
        return self._opening is not None

    def possible(self) -> bool:
        return self._opening is not None and by_hand.may_receive(self._office())

    def takes_files(self) -> bool:
        return self._opening is not None and by_hand.may_open_post(self._office())

    def begin(self) -> None:
        """An open sheet is kept as it is."""
        if self._known.open or not self.possible():
            return
        if self._known.begun:
            self._set(replace(self._known, open=True, begun=False))
            return
        office = self._office()
        self._set(replace(self._known, open=True, mark=str(uuid.uuid4()), files=(), trouble=""))
        self.begun.emit(local_day(office.clock()))
        self._desk.ask(lambda: by_hand.sheets(office), self._take_sheets)

    def put_away(self) -> None:
        self._set(replace(self._known, open=False, begun=True, trouble=""))

    def drop(self) -> None:
        self._set(replace(self._known, open=False, files=(), trouble=""))

    def attach(self, files: tuple[Path, ...]) -> None:
        fresh = tuple(file for file in files if file not in self._known.files)
        self._set(replace(self._known, files=(*self._known.files, *fresh)))

    def detach(self, file: Path) -> None:
        self._set(replace(self._known, files=tuple(f for f in self._known.files if f != file)))

    def write_down(self, written: Written) -> None:
        try:
            day = date.fromisoformat(written.day)
        except ValueError:
            self._set(replace(self._known, trouble=sentence("by_hand.no_day", {}).text))
            return
        if self._opening is None or self._known.working:
            return
        office, opening, files, mark = self._office(), self._opening, self._known.files, self._known.mark
        handed = Handed(written.service, written.procedure, written.channel, day, written.answers, sheet=mark)
        self._set(replace(self._known, working=True, trouble=""))
        self._desk.do(
            lambda: laying_down.open_with_files(office, opening, handed, files),
            self._written_down,
            self._turned_down,
            owner=self,
        )

    def take_in(self, files: tuple[Path, ...]) -> None:
        """Files let go over the inbox: each becomes a case of its own, or is told why not."""
        if self._opening is None or not self.takes_files():
            return
        office, opening = self._office(), self._opening
        self._each(files, lambda file: laying_down.take_in_file(office, opening, file), self._arrived)

    def add(self, case_id: str, files: tuple[Path, ...], whence: Provenance) -> None:
        if self._opening is None:
            return
        office, opening = self._office(), self._opening
        self._each(
            files,
            lambda file: laying_down.add_documents(office, opening, case_id, file, whence),
            lambda file, _facts: self._say(
                "success", self.tr("„{name}“ liegt jetzt beim Vorgang.").format(name=file.name)
            ),
        )

    def _each(
        self,
        files: tuple[Path, ...],
        work: Callable[[Path], object],
        done: Callable[[Path, object], None],
    ) -> None:
        for number, file in enumerate(files, start=1):
            told = self.tr("{number} von {all}: {name}").format(number=number, all=len(files), name=file.name)
            self._hand_over(file, work, done, told)

    def _hand_over(
        self,
        file: Path,
        work: Callable[[Path], object],
        done: Callable[[Path, object], None],
        told: str,
    ) -> None:
        def through(result: object) -> None:
            self.status.emit(told)
            done(file, result)

        self._desk.do(
            lambda: work(file),
            through,
            lambda error: self._say("warning", f"{file.name}: {words.said(error)}"),
            owner=self,
        )

    def _arrived(self, file: Path, result: object) -> None:
        if not isinstance(result, Arrival):
            return
        if result.result is Verdict.DUPLICATE:
            text = self.tr("„{name}“ ist schon da: {reference}.")
            self._say("info", text.format(name=file.name, reference=result.file_reference), result.case)
            return
        text = self.tr("„{name}“ ist eingegangen: {reference}.")
        self._say("success", text.format(name=file.name, reference=result.file_reference), result.case)

    def _written_down(self, arrival: Arrival) -> None:
        self._set(NewCase(sheets=self._known.sheets))
        text = self.tr("Vorgang {reference} angelegt.").format(reference=arrival.file_reference)
        self._say("success", text)
        self.opened.emit(arrival.case)

    def _turned_down(self, error: Exception) -> None:
        self._set(replace(self._known, working=False, trouble=words.said(error)))

    def _take_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        self._set(replace(self._known, sheets=sheets))

    def _say(self, tone: str, text: str, case: str = "") -> None:
        step = (self.tr("Öffnen"), lambda: self.opened.emit(case)) if case else None
        self.message.emit(Message(tone, text, step))

    def _set(self, known: NewCase) -> None:
        self._known = known
        self.shown.emit(known)
