"""Leads the case in hand: opens it, keeps it fresh, has its acts done and loses nothing that was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.delivery import Delivery
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact
from clerk_app.services import casefile, collecting, dispatch_proof
from clerk_app.services.dispatch_proof import Outgoing
from clerk_app.services.office import Office
from clerk_app.services.office_time import PLACE
from clerk_app.services.reading import CaseFile, TimelineEntry
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.story import names_in, told

from . import words
from .begun import Begun, taken_up
from .case_derive import derive_case
from .case_state import CaseInputs, NoteText, Panel, ShownCase

Work = Callable[[Office, str, int], tuple[Fact, ...]]
OVERTAKEN = "case.changed_elsewhere"


class CasePresenter(QObject):
    message = Signal(object)
    shown = Signal(object)  # ShownCase
    opened = Signal(str)  # the case is on the desk now, or "" for none
    loaded = Signal()  # a fresh state of the case has come
    overtaken = Signal()  # a colleague was faster
    written = Signal(str)  # something that is being written at this case may be another

    def __init__(self, desk: Desk, office: Callable[[], Office], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self._known = CaseInputs(office().actor, _now(office()))
        self._typed: dict[str, Begun] = {}
        self._read: set[tuple[str, str]] = set()  # who has read which case in this session
        self._asking = False
        self._again = False
        self._refusal: ClerkError | None = None
        self._derived: tuple[CaseInputs, ShownCase] | None = None

    @property
    def known(self) -> CaseInputs:
        return self._known

    @property
    def file(self) -> CaseFile | None:
        """The case the clerk sees; nothing is done to one that is still being loaded."""
        file = self._known.file
        return file if file is not None and file.case.id == self._known.case_id else None

    def derived(self) -> ShownCase:
        if self._derived is None or self._derived[0] is not self._known:
            self._derived = (self._known, derive_case(self._known))
        return self._derived[1]

    def open(self, case_id: str) -> None:
        if case_id == self._known.case_id:
            return
        self._put_aside()
        typed = self._typed.get(case_id, Begun())
        self._known = replace(
            self._known,
            case_id=case_id,
            trouble="",
            panel=Panel.NONE,
            panel_trouble="",
            note=typed.note,
            judging=typed.judging,
            request=typed.request,
            hearing=typed.hearing,
            statement=typed.statement,
            receiving="",
            colleagues=None,
            document="",
            sheet=b"",
            laid=(),
        )
        self._refusal = None
        self.show()
        self.refresh()

    def close(self) -> None:
        self._put_aside()
        self._known = CaseInputs(self._known.me, self._known.now)
        self.opened.emit("")
        self.show()

    def change_person(self) -> None:
        office = self._office()
        if office.actor != self._known.me:
            self._typed = {}
            self._known = CaseInputs(office.actor, _now(office))
            self.opened.emit("")
            self.show()

    def refresh(self) -> None:
        """One question at a time; asked again meanwhile, it is asked once more, for the case wanted then."""
        if not self._known.case_id:
            return
        if self._asking:
            self._again = True
            return
        self._asking, self._again = True, False
        office, wanted = self._office(), self._known.case_id
        self._desk.ask(
            lambda: _read(office, wanted),
            lambda found: self._take_file(wanted, *found),
            lambda error: self._take_trouble(wanted, error),
            owner=self,
        )

    def show(self) -> None:
        self.shown.emit(self.derived())

    def set(self, **changes: object) -> None:
        """Folds what the clerk did into what is known, and shows what follows."""
        known = replace(self._known, **changes)  # type: ignore[arg-type]
        if known != self._known:
            self._known = known
            self.show()
            self.written.emit(known.case_id)

    def remember(self, **changes: object) -> None:
        """What is being typed stands on the screen already; it only must not get lost."""
        self._known = replace(self._known, **changes)  # type: ignore[arg-type]
        self.written.emit(self._known.case_id)

    def begun(self, case_id: str) -> Begun:
        if case_id != self._known.case_id:
            return self._typed.get(case_id, Begun())
        known = self._known
        return Begun(known.note, known.judging, known.request, known.hearing, known.statement)

    def take_up(self, case_id: str, earlier: Begun) -> None:
        """What an earlier session left unfinished, where nothing has been begun since."""
        if case_id == self._known.case_id:
            self.set(**taken_up(self.begun(case_id), earlier))

    def do(
        self, work: Work, done: Callable[[], None], failed: Callable[[Exception], bool] | None = None
    ) -> None:
        """One act at a time, for the version the clerk has seen. `failed` says whether the clerk was told."""
        file = self.file
        if file is None or self._known.working:
            return
        office, case = self._office(), file.case
        self.set(working=True)

        def through(_facts: tuple[Fact, ...]) -> None:
            self.set(working=False)
            done()
            self.refresh()

        def refused(error: Exception) -> None:
            self.set(working=False)
            self._refused(error, failed)

        self._desk.do(lambda: work(office, case.id, case.version), through, refused, owner=self)

    def _refused(self, error: Exception, failed: Callable[[Exception], bool] | None) -> None:
        """Before the refusal is told, the case is read anew: perhaps a colleague was faster."""
        if isinstance(error, ClerkError):
            told_there = error.code != OVERTAKEN and failed is not None and failed(error)
            self._refusal = None if told_there else error
            self.refresh()
        else:
            self.message.emit(Message("danger", words.said(error)))

    def _take_file(
        self, wanted: str, file: CaseFile, waiting: tuple[Delivery, ...], letters: tuple[Outgoing, ...]
    ) -> None:
        self._asking = False
        if wanted != self._known.case_id:
            self.refresh()
            return
        before = self.file
        office = self._office()
        fresh = {"me": office.actor, "now": _now(office), "malware": office.malware}
        fresh |= {"waiting": waiting, "letters": letters}
        self._known = replace(self._known, file=file, trouble="", **fresh)  # type: ignore[arg-type]
        if before is None:
            self.opened.emit(wanted)
            self._note_reading(file)
        self._tell_foreign_change(before, file)
        self.show()
        self.loaded.emit()
        if self._again:
            self.refresh()

    def _take_trouble(self, wanted: str, error: Exception) -> None:
        self._asking = False
        if wanted != self._known.case_id:
            self.refresh()
        elif isinstance(error, ClerkError) and error.code == "case.unknown" and self.file is not None:
            self.close()
            self.message.emit(Message("info", self.tr("Der Vorgang liegt jetzt bei einer anderen Einheit.")))
        else:
            self.set(trouble=words.said(error), file=None)

    def _tell_foreign_change(self, before: CaseFile | None, now: CaseFile) -> None:
        """What a colleague did meanwhile is said once; the clerk's own step, if it came too late, with it."""
        refusal, self._refusal = self._refusal, None
        if before is None or before.case.version == now.case.version:
            if refusal is not None:
                self.message.emit(Message("warning", words.said(refusal, names_in(now).people)))
            return
        others = [e for e in now.record.timeline if e.actor != self._known.me.login and e.kind != "opened"]
        known = {entry.seq for entry in before.record.timeline}
        fresh = [entry for entry in others if entry.seq not in known]
        if refusal is not None:
            self.overtaken.emit()
            self.message.emit(Message("warning", self._overtaken_by(fresh[-1:] or others[-1:], now)))
        elif fresh:
            self.message.emit(Message("info", told(fresh[-1], names_in(now)).sentence + "."))

    def _overtaken_by(self, entries: list[TimelineEntry], now: CaseFile) -> str:
        if not entries:
            return self.tr(
                "Der Vorgang wurde inzwischen geändert. Ihr Schritt wurde nicht ausgeführt; bitte prüfen."
            )
        entry = entries[0]
        text = self.tr("Inzwischen geändert von {name} ({when}): {what}. Ihr Schritt wurde nicht ausgeführt.")
        what = told(entry, names_in(now)).sentence
        return text.format(name=entry.actor_name, when=words.moment(entry.at, self._known.now), what=what)

    def _note_reading(self, file: CaseFile) -> None:
        """Who read a case is part of its history: once a session, and not while passing by."""
        office = self._office()
        key = (office.actor.login, file.case.id)
        if key in self._read:
            return
        self._read.add(key)
        self._desk.do(
            lambda: casefile.open_case(office, file.case.id), failed=lambda _error: None, owner=self
        )

    def forget_note(self, case_id: str, fresh: NoteText) -> None:
        """The office has taken the note; the field of that case is empty again, wherever the clerk is now."""
        if case_id == self._known.case_id:
            self.set(note=fresh)
        else:
            self._typed[case_id] = replace(self._typed.get(case_id, Begun()), note=fresh)
            self.written.emit(case_id)

    def forget_letter(self, case_id: str, name: str) -> None:
        """It has been written; whatever the clerk begins at another case stays."""
        if case_id == self._known.case_id:
            self.set(document="", **{name: None})
        else:
            aside = replace(self._typed.get(case_id, Begun()), **{name: None})  # type: ignore[arg-type]
            self._typed[case_id] = aside
            self.written.emit(case_id)

    def _put_aside(self) -> None:
        if case_id := self._known.case_id:
            begun = self.begun(case_id)
            letters = {name: getattr(begun, name) for name in ("request", "hearing", "statement")}
            aside = {name: letter and letter.aside() for name, letter in letters.items()}
            self._typed[case_id] = replace(begun, **aside)


def _read(office: Office, case_id: str) -> tuple[CaseFile, tuple[Delivery, ...], tuple[Outgoing, ...]]:
    file = casefile.case_file(office, case_id)
    return file, collecting.waiting(office, case_id), dispatch_proof.outgoing(office, file.record)


def _now(office: Office) -> datetime:
    return office.clock().astimezone(PLACE)
