"""The approvals room: a second person sees exactly what would leave, and releases it or gives it back."""

from __future__ import annotations

from collections.abc import Callable

from clerk_app.services.office import Office
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.evidence import MakeView, views_on
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.room import Room, RoomSignals

from .actions import CASES, actions
from .presenter import Presenter
from .view import ApprovalsView


def build(
    desk: Desk,
    office: Callable[[], Office],
    go: Callable[[str, str], None],
    *,
    make_view: MakeView | None = None,
) -> Room:
    signals = RoomSignals()
    view = ApprovalsView(make_view or views_on(desk, office().lamp, signals))
    presenter = Presenter(desk, office, view, view)
    view.chosen.connect(presenter.choose)
    view.opened.connect(lambda case_id: go(CASES, case_id))
    view.remarks_written.connect(presenter.write_remarks)
    view.approve_pressed.connect(presenter.approve)
    view.give_back_pressed.connect(presenter.give_back)
    view.document_wanted.connect(presenter.show_document)
    view.evidence.scan_pressed.connect(presenter.papers.scan_again)
    presenter.shown.connect(signals.actions)
    presenter.told.connect(signals.message)
    presenter.counted.connect(signals.count)
    return Room(
        id="approvals",
        title=translate("approvals", "Freigaben"),
        icon="badge-check",
        widget=view,
        actions=actions(presenter, view, go),
        help=translate(
            "approvals",
            "Links die Vorlagen, die älteste zuoberst; mit den Pfeiltasten gehen Sie durch. Rechts liegt "
            "genau der Bescheid, der versandt würde. Freigeben gilt für diese Bytes, diese Daten und dieses "
            "Dienstpaket und für nichts sonst.",
        ),
        activate=presenter.activate,
        focus=view.focus_queue,
        open=lambda case_id: presenter.choose(str(case_id)),
        signals=signals,
    )
