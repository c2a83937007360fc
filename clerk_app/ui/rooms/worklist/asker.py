"""Leads a request for missing documents: proposed, worded, printed on every change, and sent in one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.errors import ClerkError
from clerk_app.services import information_request as requests
from clerk_app.services.information_request import Asking, DueDay, Proposal
from clerk_app.services.office import Office
from clerk_app.ui.kit.desk import Desk, Latest
from clerk_app.ui.kit.notices import Message

from . import words
from .asking import shown_request
from .asking_state import Point, Request, ShownRequest
from .case_presenter import CasePresenter
from .live_print import LivePrint

_BY_OTHERS = ("case.", "person.")


class Asker(QObject):
    """Nothing typed is lost before it is sent."""

    shown = Signal(object)  # ShownRequest
    printed = Signal(bytes, str)  # the letter, or why there is none
    ended = Signal()

    def __init__(self, case: CasePresenter, desk: Desk, office: Callable[[], Office]) -> None:
        super().__init__(case)
        self._case = case
        self._desk = desk
        self._office = office
        self._latest = Latest()
        self._live = LivePrint(desk, self)
        self._live.printed.connect(self.printed)
        case.opened.connect(lambda _id: self._forget())
        case.loaded.connect(self._propose)

    @property
    def open(self) -> bool:
        request = self._case.known.request
        return request is not None and request.open

    @property
    def can_send(self) -> bool:
        shown = self._shown()
        return shown is not None and shown.send.enabled

    def begin(self) -> None:
        """What was begun goes on; only the checks are looked at anew."""
        if self._case.file is None or self.open:
            return
        self._forget()
        self._case.set(request=replace(self._case.known.request or Request(), open=True, trouble=""))
        self._propose()

    def put_away(self) -> None:
        """Closed, not given up."""
        if (request := self._case.known.request) is not None and request.open:
            self._case.set(request=replace(request, open=False, trouble=""), document="")
            self.ended.emit()

    def tick(self, check: str, chosen: bool) -> None:
        self._change_point(check, chosen=chosen)

    def word(self, check: str, wording: str) -> None:
        self._change_point(check, wording=wording)

    def type_more(self, text: str) -> None:
        self._change(more=text)

    def type_sentence(self, text: str) -> None:
        self._change(sentence=text)

    def type_day(self, text: str) -> None:
        self._change(day=text, due=self._due(text))

    def send(self) -> None:
        asking, case_id = self._asking(), self._case.known.case_id
        if asking is None or not self.can_send:
            return

        def sent() -> None:
            self._case.forget_letter(case_id, "request")
            text = self.tr("Die Nachforderung liegt im Postausgang. Der Vorgang wartet bis {day}.")
            self._case.message.emit(Message("success", text.format(day=words.day(asking.due_on))))
            self.ended.emit()

        self._case.do(
            lambda office, id, seen: requests.send(office, id, asking, seen),
            sent,
            lambda error: self._keep(case_id, error),
        )

    def _keep(self, case_id: str, error: Exception) -> bool:
        """Said where it was asked, with everything typed still there; what others did is told by the room."""
        request = self._case.known.request
        if not isinstance(error, ClerkError) or error.code.startswith(_BY_OTHERS):
            return False
        if request is None or case_id != self._case.known.case_id:
            return False
        self._case.set(request=replace(request, trouble=words.said(error)))
        return True

    def _propose(self) -> None:
        if not self.open or self._case.file is None:
            return
        office, case_id = self._office(), self._case.known.case_id
        self._desk.ask(
            lambda: requests.propose(office, case_id),
            self._latest.of(self._take_proposal),
            self._take_trouble,
            self,
        )

    def _take_proposal(self, proposal: Proposal) -> None:
        """What the clerk has chosen and worded stays; what is settled by now drops out."""
        request = self._case.known.request
        if request is None or not request.open:
            return
        former = {point.check: point for point in request.points or ()}
        points = tuple(_point(item, former.get(item.check)) for item in proposal.items)
        day = request.day or proposal.due_on.isoformat()
        self._set(replace(request, points=points, day=day, due=self._due(day)))

    def _take_trouble(self, error: Exception) -> None:
        request = self._case.known.request
        if request is not None and request.open:
            self._set(replace(request, trouble=words.said(error)))

    def _change_point(self, check: str, **changes: object) -> None:
        request = self._case.known.request
        if request is None or request.points is None:
            return
        points = (
            replace(point, **changes) if point.check == check else point  # type: ignore[arg-type]
            for point in request.points
        )
        self._change(points=tuple(points))

    def _change(self, **changes: object) -> None:
        if (request := self._case.known.request) is not None and request.open:
            self._set(replace(request, trouble="", **changes))  # type: ignore[arg-type]

    def _set(self, request: Request) -> None:
        self._case.remember(request=request)
        self.shown.emit(self._shown())
        self._print_anew()

    def _shown(self) -> ShownRequest | None:
        file = self._case.file
        return shown_request(self._case.known, file) if file is not None else None

    def _due(self, day: str) -> DueDay | None:
        try:
            return requests.due_day(self._office(), date.fromisoformat(day))
        except ValueError:
            return None

    def _asking(self) -> Asking | None:
        request = self._case.known.request
        if request is None or request.points is None or request.due is None:
            return None
        items = {point.check: point.wording for point in request.points if point.chosen}
        return Asking(items, request.due.on, tuple(request.more.splitlines()), request.sentence)

    def _print_anew(self) -> None:
        asking, shown = self._asking(), self._shown()
        if asking is None or shown is None:
            return
        if not shown.send.enabled and not self._case.known.working:
            self._live.refuse(shown.send.why)
            return
        office, case_id = self._office(), self._case.known.case_id
        self._live.show(asking, lambda: requests.preview(office, case_id, asking))

    def _forget(self) -> None:
        self._latest.forget()
        self._live.forget()


def _point(item: requests.Item, former: Point | None) -> Point:
    wording, chosen = (former.wording, former.chosen) if former else (item.wording, item.suggested)
    return Point(item.check, item.label, item.source, wording, item.suggested, chosen)
