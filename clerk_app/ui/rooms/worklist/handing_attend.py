"""Brings the case in hand together with the sheet for carrying it over into another program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from clerk_app.domain.case import Act, ever_open
from clerk_app.domain.person import Actor
from clerk_app.services.office import Office
from clerk_app.services.transfer import Transfers
from clerk_app.ui.kit.actions import ActionSpec
from clerk_app.ui.kit.clipboard import ShyClipboard
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.file_dialogs import ask_path
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.room import RoomSignals

from .away import RESULT
from .handing import Handing
from .handing_memory import HandingMemory
from .handing_panel import COPY_KEY
from .presenter import Presenter
from .returning import Returning
from .view import WorklistView


def attend_handing(
    desk: Desk,
    office: Callable[[], Office],
    presenter: Presenter,
    view: WorklistView,
    signals: RoomSignals,
    transfers: Transfers | None = None,
) -> Handing:
    clipboard, memory = ShyClipboard(view), HandingMemory(desk, transfers, view)
    handing = Handing(presenter.case, desk, office, clipboard, lambda name: _ask_path(view, name), memory)
    handing.shown.connect(view.show_handing)
    handing.shown.connect(lambda _shown: signals.actions.emit())
    handing.message.connect(signals.message)
    handing.status.connect(signals.status)
    handing.sheet_made.connect(lambda pdf: presenter.papers.show_sheet(tr("Übergabeblatt"), pdf))
    handing.sheet_made.connect(lambda _pdf: view.case.show_papers_tab())
    clipboard.wiped.connect(lambda: signals.status.emit(tr("Die Zwischenablage ist geleert.")))
    presenter.acts.hand_over_asked.connect(handing.begin)
    _connect_panel(handing, view)
    _attend_result(office, presenter, view, signals)
    return handing


def _attend_result(
    office: Callable[[], Office], presenter: Presenter, view: WorklistView, signals: RoomSignals
) -> None:
    returning, sheet = Returning(presenter.case, office), view.case.sheet

    def begin() -> None:
        view.case.show_sheet_tab()
        sheet.go_to(sheet.away)
        returning.begin()

    returning.shown.connect(sheet.away.show_result)
    returning.message.connect(signals.message)
    presenter.acts.result_asked.connect(begin)
    sheet.away.begun.connect(begin)
    sheet.away.lines.typed.connect(returning.type)
    sheet.away.lines.given.connect(returning.give)
    sheet.away.lines.dropped.connect(returning.drop)


def _connect_panel(handing: Handing, view: WorklistView) -> None:
    panel = view.handing
    panel.rows.chosen.connect(handing.go_to)
    panel.rows.taken.connect(handing.copy)
    panel.back_asked.connect(handing.back)
    panel.target_chosen.connect(handing.choose)
    panel.table_asked.connect(handing.copy_all)
    panel.file_asked.connect(handing.save_file)
    panel.sheet_asked.connect(handing.show_sheet)
    panel.receipt_typed.connect(handing.type_receipt)
    panel.given.connect(handing.give)
    panel.left.connect(handing.close)


def handing_actions(room: str, presenter: Presenter, handing: Handing, me: Actor) -> tuple[ActionSpec, ...]:
    """The key for copying works wherever the hand is in the room."""
    if not ever_open(Act.HAND_OVER, me):
        return ()

    begin = ActionSpec(
        f"{room}.hand_over",
        tr("Ins Fachverfahren &übergeben …"),
        handing.begin,
        "Ctrl+Shift+G",
        "package",
        when=lambda: presenter.acts.possible("hand_over"),
    )
    copy = ActionSpec(
        f"{room}.copy_value",
        tr("Wert kopieren und zum n&ächsten"),
        handing.copy,
        COPY_KEY,
        "copy",
        when=handing.is_open,
    )
    result = ActionSpec(
        f"{room}.result",
        tr("Ergebnis eintragen und abschlie&ßen …"),
        lambda: presenter.acts.step(RESULT),
        "Ctrl+Shift+B",
        "archive",
        when=lambda: presenter.acts.possible(RESULT),
    )
    return begin, copy, result


def _ask_path(parent: QWidget, proposal: str) -> Path | None:
    return ask_path(parent, tr("Datei für das Fachverfahren speichern"), proposal)
