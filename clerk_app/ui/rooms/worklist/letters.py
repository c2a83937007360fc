"""The letters that make a case wait: each on its sheet in the place of the list, its preview beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from clerk_app.services.office import Office
from clerk_app.ui.kit.desk import Desk

from .asker import Asker
from .case_presenter import CasePresenter
from .consulter import Consulter
from .hearer import Hearer
from .letter_sheet import LetterSheet
from .letter_state import PREVIEW
from .letter_writer import LetterWriter
from .paper_presenter import PaperPresenter
from .view import WorklistView


class Letters(QObject):
    """One is written at a time; another that was begun waits where it was put away."""

    changed = Signal()  # something may have become possible or impossible

    def __init__(
        self,
        case: CasePresenter,
        desk: Desk,
        office: Callable[[], Office],
        view: WorklistView,
        papers: PaperPresenter,
    ) -> None:
        super().__init__(case)
        self._view = view
        self._papers = papers
        self.asker, self.hearer = Asker(case, desk, office), Hearer(case, desk, office)
        self.consulter = Consulter(case, desk, office)
        self._all = (self.asker, self.hearer, self.consulter)
        self._connect_asking()
        self._connect_hearing()
        self._connect_consulting()
        for writer, sheet in zip(self._all, (view.asking, view.hearing, view.consulting), strict=True):
            self._connect(writer, sheet)

    def ask(self) -> None:
        self._begin(self.asker)

    def hear(self) -> None:
        self._begin(self.hearer)

    def consult(self) -> None:
        self._begin(self.consulter)

    @property
    def can_send(self) -> bool:
        return any(writer.can_send for writer in self._all)

    def send(self) -> None:
        """The one that lies open."""
        for writer in self._all:
            if writer.open:
                writer.send()

    def _begin(self, wanted: LetterWriter) -> None:
        """The list makes room; the letter lies beside the data and the documents."""
        for other in self._all:
            if other is not wanted:
                other.put_away()
        wanted.begin()
        if wanted.open:
            self._papers.choose(PREVIEW)
            self._view.case.sheet.go_to(self._view.case.sheet.checks)
            self._view.focus_letter()

    def _connect(self, writer: LetterWriter, sheet: LetterSheet) -> None:
        sheet.day_typed.connect(writer.type_day)
        sheet.given.connect(writer.send)
        sheet.dropped.connect(writer.put_away)
        writer.shown.connect(lambda _shown: self.changed.emit())
        writer.printed.connect(self._papers.show_preview)
        writer.ended.connect(self._papers.follow)

    def _connect_asking(self) -> None:
        panel, asker = self._view.asking, self.asker
        panel.ticked.connect(asker.tick)
        panel.worded.connect(asker.word)
        panel.more_typed.connect(lambda text: asker.change(more=text))
        panel.sentence_typed.connect(lambda text: asker.change(sentence=text))
        asker.shown.connect(self._view.show_request)

    def _connect_hearing(self) -> None:
        panel, hearer = self._view.hearing, self.hearer
        panel.chosen.connect(hearer.choose)
        panel.intended_typed.connect(lambda text: hearer.change(intended=text))
        panel.grounds_typed.connect(lambda text: hearer.change(grounds=text))
        hearer.shown.connect(self._view.show_hearing)

    def _connect_consulting(self) -> None:
        panel, consulter = self._view.consulting, self.consulter
        panel.chosen.connect(consulter.choose)
        panel.address_typed.connect(lambda text: consulter.change(address=text))
        panel.question_typed.connect(lambda text: consulter.change(question=text))
        panel.details_typed.connect(lambda text: consulter.change(details=text))
        consulter.shown.connect(self._view.show_statement)
