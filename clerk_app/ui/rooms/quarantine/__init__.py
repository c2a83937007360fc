"""The tray "Zu klären": what arrived and could not become a case, with the reason and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from clerk_app.services.office import Office
from clerk_app.services.office_time import PLACE
from clerk_app.services.reading import QuarantineRow
from clerk_app.services.tray import LayingOut
from clerk_app.ui.kit.actions import ActionSpec
from clerk_app.ui.kit.chips import Chip
from clerk_app.ui.kit.countdown import Countdown, explained, short
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.environments import environment_badge
from clerk_app.ui.kit.file_dialogs import ask_path
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.room import Room, RoomSignals
from clerk_app.ui.kit.rows_model import RowFace
from clerk_app.ui.kit.watch import Watch

from . import unclaimed
from .acts import Acts, AskPath, Hands
from .deciding import Panel
from .presenter import Presenter
from .remedies import named
from .state import kind, moment, source
from .view import QuarantineView

ROOM = "quarantine"


def build(
    desk: Desk,
    office: Callable[[], Office],
    watch: Watch,
    laying_out: LayingOut | None = None,
    ask_path: AskPath | None = None,
) -> Room:
    signals = RoomSignals()

    def face(row: QuarantineRow) -> RowFace:
        when = moment(row.arrived_at, office().clock().astimezone(PLACE))
        return _face(row, when, presenter.left(row))

    view = QuarantineView(face)
    signals.setParent(view)
    hands = Hands(laying_out, ask_path or (lambda proposal: _ask_for_path(view, proposal)))
    presenter = Presenter(desk, office, view, watch, signals, Acts(desk, office, hands, view))
    return Room(
        id=ROOM,
        title=tr("Zu klären"),
        icon="shield-alert",
        widget=view,
        actions=_actions(presenter),
        help=tr(
            "Hier liegt, was kein Vorgang werden konnte oder keinen Dienst hat, mit dem nächsten Schritt."
        ),
        activate=presenter.refresh,
        focus=view.take_focus,
        open=presenter.open,
        search=presenter.search,
        signals=signals,
    )


def _actions(presenter: Presenter) -> tuple[ActionSpec, ...]:
    menu = tr("&Sendung")
    return (
        ActionSpec(
            f"{ROOM}.copy",
            tr("&Angaben kopieren"),
            presenter.copy,
            "Ctrl+Shift+C",
            "copy",
            presenter.has_sheet,
            menu=menu,
        ),
        ActionSpec(
            f"{ROOM}.read_again",
            tr("&Erneut einlesen"),
            presenter.read_again,
            "Ctrl+Shift+E",
            "refresh-cw",
            presenter.may_read_again,
            menu=menu,
        ),
        ActionSpec(
            f"{ROOM}.assign",
            tr("&Zuordnen …"),
            lambda: presenter.begin(Panel.ASSIGN),
            "Ctrl+Shift+Z",
            "inbox",
            presenter.may_assign,
            menu=menu,
        ),
        ActionSpec(
            f"{ROOM}.discard",
            tr("&Verwerfen …"),
            lambda: presenter.begin(Panel.DISCARD),
            "",
            "trash-2",
            presenter.may_discard,
            menu=menu,
        ),
        ActionSpec(f"{ROOM}.refresh", tr("A&ktualisieren"), presenter.refresh, "F5", "refresh-cw", menu=menu),
    )


def _plate(row: QuarantineRow) -> tuple[str, str, str]:
    if row.end is None:
        return kind(row)
    assigned = row.end.act == "assigned"
    if not assigned and row.alarm:
        return tr("Abgeschlossen"), "info", "circle-check"
    return (tr("Zugeordnet"), "success", "inbox") if assigned else (tr("Verworfen"), "info", "trash-2")


def _ask_for_path(parent: QWidget, proposal: str) -> Path | None:
    return ask_path(parent, tr("Speichern unter"), proposal)


def _face(row: QuarantineRow, when: str, left: Countdown | None) -> RowFace:
    word, tone, icon = _plate(row)
    test = environment_badge(row.environment)
    badges = (test,) if test else ()
    if row.unclaimed is not None:
        about, chip, title = source(row), Chip(word, tone, icon), unclaimed.title(row.unclaimed)
        return RowFace(title=title, about=about, origin=when, chip=chip, badges=badges)
    area, slug, title, _detail = row.problems[0] if row.problems else ("", "", "", "")
    first = named(area, slug, title)
    more = tr(" und {count} weitere").format(count=len(row.problems) - 1) if len(row.problems) > 1 else ""
    origin = f"{when} · {short(left)}" if left else when
    marks = (("octagon-alert", explained(left)),) if left and left.alarm else ()
    chip = Chip(word, tone, icon)
    about = source(row)
    return RowFace(title=first + more, about=about, origin=origin, chip=chip, marks=marks, badges=badges)
