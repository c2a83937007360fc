"""Leads the room: brings list, case and documents together and tells the frame what it needs to know."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from clerk_app.services.office import Office
from clerk_app.services.reading import Box, Counts
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.room import CheckOf, RoomLink, RoomSignals
from clerk_app.ui.kit.watch import Watch

from .case_acts import CaseActs, Go
from .case_presenter import CasePresenter
from .letters import Letters
from .list_presenter import ListPresenter
from .paper_presenter import PaperPresenter
from .view import WorklistView

_LINKS = {Box.INBOX: "unread", Box.TEAM: "due"}


class Presenter(QObject):
    def __init__(
        self,
        desk: Desk,
        office: Callable[[], Office],
        box: Box,
        view: WorklistView,
        watch: Watch,
        signals: RoomSignals,
        go: Go,
    ) -> None:
        super().__init__(view)
        self._box = box
        self._view = view
        self._signals = signals
        self._counts: Counts | None = None
        self._stale = True
        self._asked: CheckOf | None = None  # where to go as soon as the case is there
        self._watch = watch
        self.list = ListPresenter(desk, office, box, self)
        self.case = CasePresenter(desk, office, self)
        self.acts = CaseActs(self.case, desk, office, box, go)
        self.papers = PaperPresenter(self.case, desk, office, view.isVisible)
        self.letters = Letters(self.case, desk, office, view, self.papers)
        self.letters.changed.connect(self._signals.actions)
        self._connect(watch)
        self._connect_list()
        self._connect_case()
        self._view.show_list(self.list.derived(), "")
        self._view.show_case(self.case.derived())

    def activate(self) -> None:
        """Whenever the room comes to the front; somebody else may sit at the desk by now."""
        self.list.change_person()
        self.case.change_person()
        if not self.list.known.loaded:
            self.list.begin()
        elif self._stale:
            self._refresh()
        self.papers.follow()
        self._watch.look()
        self._tell_status()

    def open(self, subject: object) -> None:
        self._asked = subject if isinstance(subject, CheckOf) else None
        case = self._asked.case if self._asked else subject
        if isinstance(case, str) and case:
            self.case.open(case)
        self._lead_to_check()

    def follow(self, link: str) -> None:
        self.list.clear_filters()
        if link == "unread":
            self.list.unread_only(True)
        elif link == "due":
            self.list.due_soon(True)

    def look(self) -> None:
        """Somebody changed something; a room out of sight looks when it comes to the front."""
        if self._view.isVisible():
            self._refresh()
        else:
            self._stale = True

    def copy_reference(self) -> None:
        file = self.case.file
        if file is not None:
            QGuiApplication.clipboard().setText(file.case.file_reference)
            self._say(self.tr("Aktenzeichen {what} kopiert").format(what=file.case.file_reference))

    def open_first(self) -> None:
        """Enter in the list: from the case to its data, without the mouse."""
        self._view.case.show_sheet_tab()
        self._view.case.sheet.fields.take_focus()

    def examine(self) -> None:
        self._view.case.show_sheet_tab()
        self._view.case.sheet.go_to(self._view.case.sheet.checks)
        self._view.case.sheet.checks.focus_open()
        self.acts.examine()

    def step(self, id: str) -> None:
        """Keys and menu mean all cases that are marked, where it can be done with several."""
        self._with_marked().get(id, lambda: self.acts.step(id))()

    def possible(self, id: str) -> bool:
        bulk = self.list.derived().bulk
        if bulk is not None and id in self._with_marked():
            return (bulk.claim if id == "claim" else bulk.assign).enabled
        return self.acts.possible(id)

    def _with_marked(self) -> Mapping[str, Callable[[], None]]:
        if len(self.list.known.picked) < 2:
            return {}
        return {"claim": self.list.claim_marked, "assign": self.list.begin_assigning}

    def write_note(self) -> None:
        sheet = self._view.case.sheet
        self._view.case.show_sheet_tab()
        sheet.go_to(sheet.notes)
        sheet.notes.take_focus()

    def find_in_document(self) -> None:
        self._view.case.show_papers_tab()
        self._view.case.papers.viewer.focus_search()

    def _lead_to_check(self) -> None:
        """After the frame has given the list the focus, and the cards their places."""
        asked, file = self._asked, self.case.file
        if asked is not None and file is not None and file.case.id == asked.case:
            self._asked = None
            self._view.case.show_sheet_tab()
            QTimer.singleShot(0, self._view, lambda: self._view.case.sheet.show_check(asked.check))

    def _refresh(self) -> None:
        self._stale = False
        self.list.refresh()
        self.case.refresh()

    def _step(self, id: str) -> None:
        letters = self.letters
        own = {"request": letters.ask, "hear": letters.hear, "consult": letters.consult}
        own["examine"] = self.examine
        own.get(id, lambda: self.acts.step(id))()

    def _opened(self, case_id: str) -> None:
        self._view.choose(case_id)

    def _laid_down(self, paper: object, content: bytes) -> None:
        self._view.case.papers.lay_down(paper, content)  # type: ignore[arg-type]

    def _choose_paper(self, sha256: str) -> None:
        self.papers.choose(sha256)
        self._view.case.show_papers_tab()

    def _found(self, needle: str) -> None:
        self._view.case.papers.show_word(needle)
        self._view.case.show_papers_tab()

    def _take_counts(self, counts: Counts) -> None:
        self._counts = counts
        self._signals.count.emit(counts.by_box.get(self._box))
        if link := self._link(counts):
            self._signals.links.emit((link,))
        self._tell_status()

    def _link(self, counts: Counts) -> RoomLink | None:
        if self._box is Box.INBOX:
            return RoomLink("unread", self.tr("Ungelesen"), counts.unread, "mail")
        if self._box is Box.TEAM:
            return RoomLink("due", self.tr("Frist unter 7 Tagen"), counts.due_soon, "calendar-clock")
        return None

    def _tell_status(self) -> None:
        shown = self.list.derived()
        parts = [shown.summary]
        if self._counts is not None and self._counts.due_soon:
            text = self.tr("{count} Fristen unter 7 Tagen").format(count=self._counts.due_soon)
            parts.append(text if self._counts.due_soon > 1 else self.tr("1 Frist unter 7 Tagen"))
        self._signals.status.emit(" · ".join(filter(None, parts)))

    def _say(self, text: str) -> None:
        self._signals.status.emit(text)

    def _connect(self, watch: Watch) -> None:
        watch.moved.connect(self.look)
        watch.counted.connect(self._take_counts)
        self.list.message.connect(self._signals.message)
        self.case.message.connect(self._signals.message)

    def _connect_list(self) -> None:
        pane, cases = self._view.pane, self.list
        cases.shown.connect(lambda shown: self._view.show_list(shown, self.case.known.case_id))
        cases.shown.connect(lambda _shown: self._tell_status())
        cases.shown.connect(lambda shown: self._signals.searched.emit(shown.filters.text))
        pane.case_chosen.connect(self.case.open)
        pane.case_opened.connect(lambda _id: self.open_first())
        pane.marked.connect(cases.mark)
        pane.marked.connect(lambda _ids: self._signals.actions.emit())
        pane.more_wanted.connect(cases.more)
        steps = {"clear": cases.clear_filters, "everywhere": cases.search_everywhere}
        pane.step_asked.connect(lambda act: steps.get(act, cases.refresh)())
        filters, bulk = pane.filters, pane.bulk
        filters.toggled.connect(cases.toggle)
        filters.unread_switched.connect(cases.unread_only)
        filters.due_switched.connect(cases.due_soon)
        filters.overdue_switched.connect(cases.overdue_only)
        filters.order_switched.connect(cases.newest_first)
        filters.cleared.connect(cases.clear_filters)
        bulk.claim_pressed.connect(cases.claim_marked)
        bulk.assign_pressed.connect(cases.begin_assigning)
        bulk.assign_confirmed.connect(cases.assign_marked)
        bulk.assign_dropped.connect(cases.drop_assigning)

    def _connect_case(self) -> None:
        pane, acts = self._view.case, self.acts
        self.case.shown.connect(self._view.show_case)
        self.case.shown.connect(lambda _shown: self._signals.actions.emit())
        self.case.opened.connect(self._opened)
        self.case.overtaken.connect(self.list.refresh)
        self.case.loaded.connect(self._lead_to_check)
        pane.step_asked.connect(self._step)
        pane.left.connect(self._view.take_focus)
        pane.again_pressed.connect(self.case.refresh)
        pane.head.reference_asked.connect(self.copy_reference)
        pane.panel.assign_given.connect(acts.assign)
        pane.panel.reroute_given.connect(acts.reroute)
        pane.panel.discard_given.connect(acts.discard)
        pane.panel.refuse_given.connect(acts.refuse)
        pane.panel.heard_given.connect(acts.end_hearing)
        pane.panel.received_given.connect(acts.take_statement)
        pane.panel.dropped.connect(acts.close_panel)
        self._connect_sheet()
        self._connect_papers()

    def _connect_sheet(self) -> None:
        sheet, acts = self._view.case.sheet, self.acts
        sheet.checks.judging_begun.connect(acts.begin_judging)
        sheet.checks.judging_typed.connect(acts.type_judging)
        sheet.checks.judged.connect(acts.judge)
        sheet.checks.judging_dropped.connect(acts.drop_judging)
        sheet.statements.taken.connect(acts.begin_receiving)
        sheet.notes.typed.connect(acts.type_note)
        sheet.notes.given.connect(acts.note)
        sheet.papers.paper_chosen.connect(self._choose_paper)
        sheet.fields.evidence_asked.connect(self.papers.prove)
        sheet.fields.copied.connect(lambda name: self._say(self.tr("{what} kopiert").format(what=name)))

    def _connect_papers(self) -> None:
        desk = self._view.case.papers
        desk.paper_chosen.connect(self._choose_paper)
        desk.again_pressed.connect(self.papers.again)
        self.papers.laid_down.connect(self._laid_down)
        desk.scan_pressed.connect(self.papers.scan_again)
        self.papers.refused.connect(desk.refuse)
        self.papers.barred.connect(desk.bar)
        self.papers.needle_found.connect(self._found)
        self.papers.preview_missing.connect(desk.tell)
