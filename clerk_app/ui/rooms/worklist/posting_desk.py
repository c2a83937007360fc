"""Leads the posting of letters: what is printed, saved and entered, what came back, and what proves it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.posting import OutgoingLetter
from clerk_app.domain.returned_paper import Returned, Served
from clerk_app.services import dispatch_proof, posting, returned_paper
from clerk_app.services.dispatch_proof import Leaving
from clerk_app.services.office import Office
from clerk_app.services.office_time import local_day
from clerk_app.ui.kit.desk import Desk, Lane
from clerk_app.ui.kit.files import write_whole
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.posting_fields import PostingLines

from . import words
from .case_presenter import CasePresenter, Work
from .posting_derive import letter_title, posting_lines, return_lines


class PostingDesk(QObject):
    shown = Signal(object)  # PostingLines
    message = Signal(object)
    paper_asked = Signal(str)  # sha256 of a document of the case
    sheet_made = Signal(str, object)  # name, bytes of the PDF

    def __init__(
        self,
        case: CasePresenter,
        desk: Desk,
        office: Callable[[], Office],
        ask_path: Callable[[str], Path | None],
    ) -> None:
        super().__init__(case)
        self._case, self._desk, self._office, self._ask_path = case, desk, office, ask_path
        self._known = PostingLines()
        self._way = ""  # of last time
        self._of = ""
        case.shown.connect(lambda _shown: self._keep_step())

    def begin(self, ids: tuple[str, ...]) -> None:
        """With the kind of post of last time, and today."""
        chosen, file = self._letters(ids), self._case.file
        if not chosen or file is None or self._known.working:
            return
        self._of = self._case.known.case_id
        self._set(posting_lines(chosen, file, self._way, self._today()))

    def begin_return(self, id: str) -> None:
        left, file = self._left(id), self._case.file
        if left is None or file is None or self._known.working:
            return
        self._of = self._case.known.case_id
        self._set(return_lines(left, file, self._today()))

    def begin_pressing(self) -> None:
        shown = self._case.derived().outgoing
        if shown is not None and shown.pressing:
            self.begin(shown.pressing)

    def type(self, choice: str, day: str, number: str) -> None:
        """It stands on the screen already; it only must not get lost."""
        self._known = replace(self._known, choice=choice, day=day, number=number)

    def reason(self, text: str) -> None:
        self._known = replace(self._known, reason=text)

    def drop(self) -> None:
        self._set(replace(self._known, open=False, trouble=""))

    def give(self) -> None:
        known = self._known
        if not known.open or known.working:
            return
        try:
            act = self._entered(known)
        except ClerkError as unfit:
            self._set(replace(known, trouble=words.said(unfit)))
            return
        self._case.do(act, lambda: self._given(known), self._not_given)

    def renew(self, id: str) -> None:
        """What came back once lies in the outbox as a letter of its own."""
        letter = self._letter(id)
        if letter is not None:
            text = self.tr("Das Schreiben liegt wieder im Postausgang und wartet auf die Post.")
            self._case.do(
                lambda office, _id, _seen: returned_paper.renew(office, letter),
                lambda: self._say("success", text),
            )

    def _entered(self, known: PostingLines) -> Work:
        chosen, left = self._letters(known.letters), self._left(known.letters[0])
        if not known.back:
            said = known.posting()
            return lambda office, _id, _seen: posting.post(office, chosen, said)
        if known.correcting and not known.reason.strip():
            raise ClerkError("returned.reason_missing")
        if left is None:
            raise ClerkError("posting.unknown")
        back = Returned(Served(known.choice), known.day_entered(), known.number, known.reason)
        return lambda office, _id, _seen: returned_paper.enter(office, left, back)

    def open(self, id: str) -> None:
        """A document of the case lies there already; what is worded only now is printed to be looked at."""
        letter, papers = self._letter(id), self._case.derived().papers
        if letter is None:
            return
        if letter.pdf_sha256 in {paper.sha256 for paper in papers}:
            self.paper_asked.emit(letter.pdf_sha256)
            return
        office = self._office()
        self._show(letter.case, self._named(letter), lambda: posting.content(office, letter))

    def save(self, id: str) -> None:
        letter = self._letter(id)
        name = f"{letter.file_reference} {self._named(letter)}.pdf" if letter else ""
        path = self._ask_path(name.replace("/", "-")) if letter else None
        if letter is None or path is None:
            return
        office = self._office()
        text = self.tr("Das Schreiben liegt jetzt unter {path}.").format(path=path)
        self._desk.ask(
            lambda: write_whole(path, posting.content(office, letter)),
            lambda _: self._say("success", text),
            self._failed,
            owner=self,
            lane=Lane.ERRANDS,
        )

    def prove(self, id: str) -> None:
        letter, office = self._letter(id), self._office()
        if letter is not None:
            name = self.tr("Versandnachweis {letter}").format(letter=self._named(letter))
            self._show(letter.case, name, lambda: dispatch_proof.proof_of(office, letter.case, id))

    def _show(self, case_id: str, name: str, make: Callable[[], bytes]) -> None:
        self._desk.ask(
            make,
            lambda pdf: self._made(case_id, name, pdf),
            self._failed,
            owner=self,
            lane=Lane.ERRANDS,
        )

    def _given(self, known: PostingLines) -> None:
        self._way = self._way if known.back else known.choice
        self._set(PostingLines())
        if known.back:
            self._say("success", self.tr("Rücklauf eingetragen. Er steht jetzt auch im Versandnachweis."))
            return
        one = self.tr("Eingetragen. Der Versandnachweis liegt beim Schreiben.")
        several = self.tr("{count} Schreiben eingetragen. Die Versandnachweise liegen dabei.")
        count = len(known.letters)
        self._say("success", one if count == 1 else several.format(count=count))

    def _not_given(self, error: Exception) -> bool:
        if not isinstance(error, ClerkError) or error.code in ("posting.gone", "returned.entered"):
            self.drop()
            return False
        self._set(replace(self._known, trouble=words.said(error)))
        return True

    def _keep_step(self) -> None:
        """With the case in hand; letters that left meanwhile are posted by nobody else."""
        if not self._known.open:
            return
        here = all(letter.gone is self._known.back for letter in self._letters(self._known.letters))
        if self._case.known.case_id != self._of or not here:
            self._set(replace(self._known, open=False))
        else:
            self._set(replace(self._known, working=self._case.known.working))

    def _letter(self, id: str) -> OutgoingLetter | None:
        return next(iter(self._letters((id,))), None)

    def _left(self, id: str) -> Leaving | None:
        return next((one.left for one in self._case.known.letters if one.letter.id == id), None)

    def _today(self) -> date:
        return local_day(self._office().clock())

    def _letters(self, ids: tuple[str, ...]) -> tuple[OutgoingLetter, ...]:
        if self._case.file is None:
            return ()
        return tuple(one.letter for one in self._case.known.letters if one.letter.id in ids)

    def _named(self, letter: OutgoingLetter) -> str:
        file = self._case.file
        return letter_title(letter, file) if file is not None else ""

    def _made(self, case_id: str, name: str, pdf: bytes) -> None:
        if case_id == self._case.known.case_id:
            self.sheet_made.emit(name, pdf)

    def _failed(self, error: Exception) -> None:
        self._say("danger" if not isinstance(error, ClerkError) else "warning", words.said(error))

    def _say(self, tone: str, text: str) -> None:
        self.message.emit(Message(tone, text))

    def _set(self, known: PostingLines) -> None:
        if known != self._known:
            self._known = known
            self.shown.emit(known)
