"""The room "Dienstpakete": by which texts, amounts and periods the office decides, and how they change."""

from __future__ import annotations

from collections.abc import Callable

from clerk_app.services.office import Office
from clerk_app.services.pack_editing import may_edit
from clerk_app.services.pack_reading import PackWorkshop
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.evidence import MakeView
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.room import Room, RoomSignals

from .actions import actions
from .bench import Bench
from .editing import Editing
from .presenter import Presenter
from .previewing import Previewing
from .releasing import AskFile, Releasing, ask_for_file
from .view import PacksView

ROOM = "packs"


def build(
    desk: Desk,
    office: Callable[[], Office],
    workshop: PackWorkshop,
    views: MakeView,
    *,
    ask_file: AskFile = ask_for_file,
) -> Room:
    signals = RoomSignals()
    view = PacksView(views, editor=may_edit(office().actor))
    signals.setParent(view)
    bench = Bench(desk, office, workshop, view, signals)
    presenter = Presenter(bench)
    editing, releasing = Editing(bench, presenter), Releasing(bench, presenter, ask_file)
    Previewing(bench, presenter)
    return Room(
        id=ROOM,
        title=tr("Dienstpakete"),
        icon="package",
        widget=view,
        actions=actions(ROOM, view, presenter, editing, releasing),
        help=tr(
            "Hier steht, nach welchen Texten, Beträgen und Fristen entschieden wird, jeweils mit Quelle. "
            "Geändert wird an einem Entwurf; in Kraft setzt ihn eine zweite Person."
        ),
        activate=presenter.refresh,
        focus=view.take_focus,
        search=presenter.search,
        signals=signals,
    )
