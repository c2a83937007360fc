"""Leads a request for missing documents from what the checks propose to the letter in the outbox."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from clerk_app.services import information_request as requests
from clerk_app.services.information_request import Asking, Item, Proposal
from clerk_app.services.office import Office
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.language import tr

from . import words
from .asking import shown_request
from .asking_state import Point, Request
from .case_presenter import CasePresenter
from .letter_writer import LetterWriter, Ways


class Asker(LetterWriter):
    def __init__(self, case: CasePresenter, desk: Desk, office: Callable[[], Office]) -> None:
        ways = Ways(
            name="request",
            blank=Request,
            propose=requests.propose,
            fold=_with_proposal,
            shown=shown_request,
            wish=_wish,
            preview=requests.preview,
            send=requests.send,
            told=_told,
        )
        super().__init__(case, desk, office, ways)

    def tick(self, check: str, chosen: bool) -> None:
        self._change_point(check, chosen=chosen)

    def word(self, check: str, wording: str) -> None:
        self._change_point(check, wording=wording)

    def _change_point(self, check: str, **changes: object) -> None:
        if self.text is None or self.text.points is None:
            return
        points = (replace(one, **changes) if one.check == check else one for one in self.text.points)
        self.change(points=tuple(points))


def _with_proposal(text: Request, proposal: Proposal) -> Request:
    """What the clerk has chosen and worded stays; what is settled by now drops out."""
    former = {point.check: point for point in text.points or ()}
    points = tuple(_point(item, former.get(item.check)) for item in proposal.items)
    return replace(text, points=points, day=text.day or proposal.due_on.isoformat())


def _point(item: Item, former: Point | None) -> Point:
    wording, chosen = (former.wording, former.chosen) if former else (item.wording, item.suggested)
    return Point(item.check, item.label, item.source, wording, item.suggested, chosen)


def _wish(text: Request) -> Asking | None:
    if text.points is None or text.due is None:
        return None
    items = {point.check: point.wording for point in text.points if point.chosen}
    return Asking(items, text.due.on, tuple(text.more.splitlines()), text.sentence)


def _told(wish: Asking) -> str:
    told = tr("Die Nachforderung liegt im Postausgang. Der Vorgang wartet bis {day}.")
    return told.format(day=words.day(wish.due_on))
