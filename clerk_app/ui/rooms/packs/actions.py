"""What can be done with service packs, by keyboard and from the menu."""

from __future__ import annotations

from dataclasses import replace

from clerk_app.ui.kit.actions import ActionSpec
from clerk_app.ui.kit.language import tr

from .editing import Editing
from .presenter import Presenter
from .releasing import Releasing
from .view import PacksView


def actions(
    room: str, view: PacksView, presenter: Presenter, editing: Editing, releasing: Releasing
) -> tuple[ActionSpec, ...]:
    def can(what: str) -> bool:
        head = presenter.shown.head
        return head is not None and bool(getattr(head, what))

    opened = presenter.is_open
    specs = (
        ActionSpec(
            f"{room}.back", tr("&Zurück zur Übersicht"), presenter.close, "Alt+Up", "arrow-left",
            opened,
        ),
        ActionSpec(f"{room}.preview", tr("&Vorschau"), view.toggle_preview, "Ctrl+Shift+V", "eye", opened),
        ActionSpec(
            f"{room}.begin", tr("&Entwurf beginnen"), editing.begin, "Ctrl+Shift+N", "square-pen",
            lambda: can("may_begin"),
        ),
        ActionSpec(
            f"{room}.lay_before", tr("&Unterschreiben und vorlegen …"), releasing.lay_before, "Ctrl+Shift+U",
            "stamp", lambda: can("may_lay_before"),
        ),
        ActionSpec(
            f"{room}.release", tr("&Mitzeichnen und freigeben …"), releasing.release, "Ctrl+Shift+M",
            "badge-check", lambda: can("may_release"),
        ),
        ActionSpec(
            f"{room}.discard", tr("Entwurf ver&werfen"), editing.ask_to_discard, "", "trash-2",
            lambda: can("may_discard"),
        ),
        ActionSpec(
            f"{room}.take_in", tr("Signiertes &Paket öffnen …"), releasing.take_in, "Ctrl+Shift+O",
            "folder-open", lambda: presenter.known.editor,
        ),
        ActionSpec(f"{room}.refresh", tr("A&ktualisieren"), presenter.refresh, "F5", "refresh-cw"),
    )  # fmt: skip
    menu = tr("&Dienstpaket")
    return tuple(replace(spec, menu=menu) for spec in specs)
