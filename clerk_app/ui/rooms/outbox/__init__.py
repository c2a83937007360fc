"""The room "Postausgang": all letters that wait for the post, saved to be printed and posted together."""

from __future__ import annotations

from collections.abc import Callable

from clerk_app.domain.case import Act, units_for
from clerk_app.services.office import Office
from clerk_app.ui.kit.actions import ActionSpec
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.room import Room, RoomSignals
from clerk_app.ui.kit.watch import Watch

from .presenter import Presenter
from .saving import Paper as Paper
from .view import OutboxView

ROOM = "outbox"


def build(desk: Desk, office: Callable[[], Office], watch: Watch, paper: Paper) -> Room:
    signals = RoomSignals()
    view = OutboxView(several_units=len(units_for(Act.DISPATCH, office().actor)) > 1)
    signals.setParent(view)
    presenter = Presenter(desk, office, view, signals, paper)
    presenter.attend(watch)
    return Room(
        id=ROOM,
        title=tr("Postausgang"),
        icon="send",
        widget=view,
        actions=_actions(presenter),
        help=tr(
            "Hier liegt, was auf Papier hinausgeht, aus allen Vorgängen. Mehrere Schreiben wählen, drucken, "
            "dann eintragen, wann und wie sie hinausgingen. Mit Eingabe zum Vorgang."
        ),
        activate=presenter.refresh,
        focus=view.take_focus,
        search=presenter.search,
        signals=signals,
    )


def _actions(presenter: Presenter) -> tuple[ActionSpec, ...]:
    menu = tr("&Postausgang")
    return (
        ActionSpec(
            f"{ROOM}.save", tr("Als PDF &speichern …"), presenter.save, "Ctrl+Shift+S", "save",
            presenter.ready, menu=menu,
        ),
        ActionSpec(
            f"{ROOM}.print", tr("&Druckdatei …"), presenter.print_all, "Ctrl+Shift+D", "printer",
            presenter.ready, menu=menu,
        ),
        ActionSpec(
            f"{ROOM}.post", tr("&Zur Post geben …"), presenter.begin, "Ctrl+Shift+P", "mail",
            presenter.ready, menu=menu,
        ),
        ActionSpec(f"{ROOM}.refresh", tr("A&ktualisieren"), presenter.refresh, "F5", "refresh-cw", menu=menu),
    )  # fmt: skip
