"""The auditor's room "Protokoll": who did, read or was refused what, and whether the record is whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from clerk_app.services.auditing import may_audit
from clerk_app.services.office import Office
from clerk_app.ui.kit.actions import ActionSpec
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.file_dialogs import ask_path
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.room import Room, RoomSignals

from .checking import Checking, Safe
from .excerpt import Excerpt
from .presenter import Presenter
from .view import AuditView

ROOM = "audit"

AskPath = Callable[[QWidget, str], Path | None]


def build(desk: Desk, office: Callable[[], Office], safe: Safe, *, ask_path: AskPath | None = None) -> Room:
    """`safe` makes and compares the seals that are kept outside the office."""
    signals = RoomSignals()
    view = AuditView(may_check=may_audit(office().actor))
    signals.setParent(view)
    ask = ask_path or ask_for_path
    presenter = Presenter(desk, office, view, signals)
    checking = Checking(desk, office, safe, view, signals, lambda name: ask(view, name))
    excerpt = Excerpt(desk, office, signals, lambda name: ask(view, name), view)
    view.filters.changed.connect(presenter.narrow)
    view.check_pressed.connect(checking.recompute)
    view.seal_pressed.connect(checking.seal)
    view.excerpt_pressed.connect(lambda: excerpt.write(presenter.wanted(), presenter.names))
    return Room(
        id=ROOM,
        title=tr("Protokoll"),
        icon="book-open",
        widget=view,
        actions=_actions(view, presenter),
        help=tr(
            "Hier steht, wer wann was getan, gelesen oder vergeblich versucht hat. Inhalte der Vorgänge "
            "stehen hier nicht. „Prüfsummen nachrechnen“ findet jede nachträgliche Änderung."
        ),
        activate=presenter.refresh,
        focus=view.take_focus,
        search=presenter.search,
        signals=signals,
    )


def _actions(view: AuditView, presenter: Presenter) -> tuple[ActionSpec, ...]:
    menu = tr("&Protokoll")
    checks = (
        ActionSpec(
            f"{ROOM}.check", tr("&Prüfsummen nachrechnen"), view.check_pressed.emit, "Ctrl+Shift+P",
            "shield-check", view.may_check_now, menu=menu,
        ),
        ActionSpec(
            f"{ROOM}.seal", tr("&Siegel speichern …"), view.seal_pressed.emit, "", "stamp",
            view.may_check_now, menu=menu,
        ),
    )  # fmt: skip
    return (
        *checks,
        ActionSpec(
            f"{ROOM}.excerpt", tr("Auszug als &CSV …"), view.excerpt_pressed.emit, "", "download", menu=menu
        ),
        ActionSpec(f"{ROOM}.refresh", tr("A&ktualisieren"), presenter.refresh, "F5", "refresh-cw", menu=menu),
    )


def ask_for_path(parent: QWidget, proposal: str) -> Path | None:
    return ask_path(parent, tr("Speichern unter"), proposal)
