"""The worklist: the cases of one box, and the case in hand with its evidence beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from clerk_app.services.jotting import Jottings
from clerk_app.services.laying_down import Opening
from clerk_app.services.office import Office
from clerk_app.services.office_time import PLACE
from clerk_app.services.reading import Box, CaseRow
from clerk_app.services.transfer import Transfers
from clerk_app.ui.kit.countdown import Countdown
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.room import Room, RoomSignals
from clerk_app.ui.kit.rows_model import RowFace
from clerk_app.ui.kit.viewer.document_view import DocumentView
from clerk_app.ui.kit.watch import Watch
from clerk_app.ui.kit.words import word

from .actions import actions
from .attending import attend, hand_actions
from .begun_keeping import BegunKeeping
from .case_acts import Go
from .faces import case_face
from .handing_attend import attend_handing, handing_actions
from .laying import Laying
from .posting_attend import attend_posting, posting_actions
from .presenter import Presenter
from .state import STATES
from .view import WorklistView

_ICONS = {
    Box.INBOX: "inbox",
    Box.MINE: "folder-open",
    Box.TEAM: "users",
    Box.APPROVALS: "badge-check",
    Box.DONE: "archive",
    Box.ALL: "files",
}
_SHARED = frozenset({Box.TEAM, Box.DONE, Box.ALL})  # boxes in which cases of several clerks lie


def build(
    desk: Desk,
    office: Callable[[], Office],
    box: Box,
    make_viewer: Callable[[], DocumentView],
    watch: Watch,
    go: Go | None = None,
    opening: Opening | None = None,
    transfers: Transfers | None = None,
    jottings: Jottings | None = None,
) -> Room:
    """The room's id is that of its box. Without `go` the frame is asked to change rooms."""
    signals = RoomSignals()

    def face(row: object) -> RowFace:
        known = presenter.list.known
        return _face(row, office().clock().astimezone(PLACE), known.asked.box, known.waiting)

    view = WorklistView(box.value, word("box", box.value), face, make_viewer, with_states=bool(STATES[box]))
    signals.setParent(view)
    laying = Laying(desk, office, opening, view)
    presenter = Presenter(desk, office, box, view, watch, signals, go or signals.go.emit)
    attend(laying, presenter, view, signals, inbox=box is Box.INBOX)
    handing = attend_handing(desk, office, presenter, view, signals, transfers)
    attend_posting(desk, office, presenter, view, signals)
    keeping = BegunKeeping(presenter.case, desk, office, jottings, view)
    keeping.message.connect(signals.message)
    return Room(
        id=box.value,
        title=word("box", box.value),
        icon=_ICONS[box],
        widget=view,
        actions=(
            *actions(box.value, presenter, view, office().actor),
            *hand_actions(box.value, presenter, view, laying, inbox=box is Box.INBOX),
            *handing_actions(box.value, presenter, handing, office().actor),
            *posting_actions(box.value, presenter, office().actor),
        ),
        help=tr("Mit den Pfeiltasten wählen, mit Eingabe zu den Antragsdaten, mit Strg+E entscheiden."),
        activate=presenter.activate,
        focus=view.take_focus,
        open=presenter.open,
        search=presenter.list.search,
        follow=presenter.follow,
        signals=signals,
    )


def _face(row: object, now: datetime, box: Box, waiting: Mapping[str, Countdown]) -> RowFace:
    if not isinstance(row, CaseRow):
        raise TypeError(type(row).__name__)
    waits = waiting.get(row.id)
    return case_face(row, now, team=box in _SHARED, inbox=box is Box.INBOX, waits=waits)
