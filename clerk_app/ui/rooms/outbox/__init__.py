"""The room "Postausgang": letters that wait for the post, printed and posted together; papers it owes."""

from __future__ import annotations

from collections.abc import Callable

from clerk_app.domain.case import Act, units_for
from clerk_app.services.office import Office
from clerk_app.ui.kit.actions import ActionSpec
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.room import Room, RoomSignals
from clerk_app.ui.kit.watch import Watch

from .list_presenter import Place
from .owed_presenter import OwedPresenter
from .owed_view import OwedView
from .pages import OutboxPages, Paging, Pile
from .presenter import Presenter
from .saving import Paper as Paper
from .view import OutboxView

ROOM = "outbox"
Lists = tuple[Presenter, OwedPresenter]


def build(desk: Desk, office: Callable[[], Office], watch: Watch, paper: Paper) -> Room:
    signals, pages = RoomSignals(), OutboxPages()
    signals.setParent(pages)
    place = Place(desk, office, signals)
    several_units = len(units_for(Act.DISPATCH, office().actor)) > 1
    waiting = Presenter(place, OutboxView(several_units=several_units), paper)
    owed = OwedPresenter(place, OwedView(several_units=several_units))
    paging = Paging(place, pages, {Pile.WAITING: waiting, Pile.OWED: owed})
    paging.attend(watch)
    return Room(
        id=ROOM,
        title=tr("Postausgang"),
        icon="send",
        widget=pages,
        actions=(*_waiting_actions(waiting), *_owed_actions(paging, owed)),
        help=tr(
            "Hier liegt, was auf Papier hinausgeht, aus allen Vorgängen. Mehrere Schreiben wählen, drucken, "
            "dann eintragen, wann und wie sie hinausgingen. „Rücklauf steht aus“ zeigt, wovon Urkunde, "
            "Rückschein oder Empfangsbekenntnis noch fehlt. Mit Eingabe zum Vorgang."
        ),
        activate=paging.refresh,
        focus=paging.take_focus,
        search=paging.search,
        signals=signals,
    )


def _waiting_actions(presenter: Presenter) -> tuple[ActionSpec, ...]:
    menu = tr("&Postausgang")
    return (
        ActionSpec(
            f"{ROOM}.save", tr("Als PDF &speichern …"), presenter.save, "Ctrl+Shift+S", "save",
            presenter.ready, menu=menu,
        ),
        ActionSpec(
            f"{ROOM}.file", tr("D&ruckdatei …"), presenter.write_file, "Ctrl+Shift+D", "files",
            presenter.ready, menu=menu,
        ),
        ActionSpec(
            f"{ROOM}.print", tr("&Drucken …"), presenter.print_all, "Ctrl+P", "printer",
            presenter.ready, menu=menu,
        ),
        ActionSpec(
            f"{ROOM}.post", tr("&Zur Post geben …"), presenter.begin, "Ctrl+Shift+P", "mail",
            presenter.ready, menu=menu,
        ),
    )  # fmt: skip


def _owed_actions(paging: Paging, presenter: OwedPresenter) -> tuple[ActionSpec, ...]:
    menu = tr("&Postausgang")
    return (
        ActionSpec(
            f"{ROOM}.enter", tr("Rücklauf &eintragen …"), presenter.begin, "Ctrl+Shift+R", "mail-open",
            presenter.ready, menu=menu,
        ),
        ActionSpec(
            f"{ROOM}.turn", tr("Zur &anderen Liste"), paging.turn, "F8", "mail-open", menu=menu
        ),
        ActionSpec(f"{ROOM}.refresh", tr("A&ktualisieren"), paging.refresh, "F5", "refresh-cw", menu=menu),
    )  # fmt: skip
