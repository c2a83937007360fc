"""What can be done in the approvals room, as menus, keys and the palette read it."""

from __future__ import annotations

from collections.abc import Callable

from clerk_app.ui.kit.actions import ActionSpec
from clerk_app.ui.kit.language import translate

from .derive import derive
from .presenter import Presenter
from .view import ApprovalsView

CASES = "team"  # the room in which a supervisor finds the whole case


def actions(
    presenter: Presenter, view: ApprovalsView, go: Callable[[str, str], None]
) -> tuple[ActionSpec, ...]:
    return (*_verdicts(presenter, view), *_ways(presenter, view, go))


def _verdicts(presenter: Presenter, view: ApprovalsView) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "approvals.approve",
            translate("approvals", "&Freigeben"),
            presenter.approve,
            shortcut="Ctrl+Return",
            icon="badge-check",
            when=lambda: derive(presenter.inputs).approve.enabled,
            help=translate("approvals", "Gilt genau für den gezeigten Bescheid."),
        ),
        ActionSpec(
            "approvals.give_back",
            translate("approvals", "Zur Überarbeitung &zurückgeben"),
            presenter.give_back,
            shortcut="Ctrl+Shift+Return",
            icon="corner-up-left",
            when=lambda: derive(presenter.inputs).give_back.enabled,
            help=translate("approvals", "Braucht eine Anmerkung, die sagt, was zu ändern ist."),
        ),
        ActionSpec(
            "approvals.remarks",
            translate("approvals", "&Anmerkungen schreiben"),
            view.verdict.focus_remarks,
            shortcut="F9",
            icon="message-square",
            when=lambda: presenter.inputs.laid is not None,
        ),
    )


def _ways(
    presenter: Presenter, view: ApprovalsView, go: Callable[[str, str], None]
) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "approvals.next",
            translate("approvals", "&Nächste Vorlage"),
            lambda: _step(view),
            shortcut="F8",
            icon="arrow-down",
            when=lambda: bool(presenter.inputs.rows),
        ),
        ActionSpec(
            "approvals.next_document",
            translate("approvals", "Nächstes &Dokument"),
            lambda: view.evidence.turn(1),
            shortcut="Ctrl+PgDown",
            icon="files",
            when=lambda: presenter.inputs.laid is not None,
        ),
        ActionSpec(
            "approvals.case",
            translate("approvals", "&Vorgang öffnen"),
            lambda: go(CASES, presenter.inputs.chosen),
            icon="folder-open",
            when=lambda: bool(presenter.inputs.chosen),
        ),
    )


def _step(view: ApprovalsView) -> None:
    view.queue.choose_next()
