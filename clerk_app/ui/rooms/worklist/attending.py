"""Brings list, case and sheet together with what is laid down by hand: dragged, chosen or written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from clerk_app.services.laying_down import Provenance
from clerk_app.ui.kit.actions import ActionSpec
from clerk_app.ui.kit.dropping import DropPlace, choose_files
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.room import RoomSignals
from clerk_app.ui.kit.texts import sentence

from .case_state import Panel
from .laying import Laying
from .presenter import Presenter
from .view import WorklistView


def attend(
    laying: Laying, presenter: Presenter, view: WorklistView, signals: RoomSignals, *, inbox: bool
) -> None:
    sheet, case = view.new_case, presenter.case
    laying.shown.connect(view.show_new_case)
    laying.begun.connect(sheet.begin)
    laying.message.connect(signals.message)
    laying.status.connect(signals.status)
    laying.opened.connect(lambda id: _opened(presenter, id))
    sheet.given.connect(laying.write_down)
    sheet.dropped.connect(laying.drop)
    sheet.put_away.connect(laying.put_away)
    sheet.files_chosen.connect(laying.attach)
    sheet.file_dropped.connect(laying.detach)
    if inbox:
        view.pane.filters.begin_asked.connect(laying.begin)
        view.pane.filters.offer_begin(offered=laying.possible())
        invitation = tr("Hier ablegen: neuer Eingang, ein Vorgang je Datei")
        DropPlace(view.pane, invitation, laying.takes_files).dropped.connect(laying.take_in)

    def lay(files: tuple[Path, ...]) -> None:
        if case.file is not None:
            case.set(panel=Panel.ADD, panel_trouble="", laid=files)

    def add(channel: str, day: str) -> None:
        try:
            whence = Provenance(channel, date.fromisoformat(day))
        except ValueError:
            case.set(panel_trouble=sentence("by_hand.no_day", {}).text)
            return
        laying.add(case.known.case_id, case.known.laid, whence)
        case.set(panel=Panel.NONE, panel_trouble="", laid=())
        case.refresh()

    can = lambda: _can_add(laying, presenter)  # noqa: E731
    DropPlace(view.case, tr("Hier ablegen: kommt zu diesem Vorgang"), can).dropped.connect(lay)
    view.case.panel.add_given.connect(add)


def hand_actions(
    room: str, presenter: Presenter, view: WorklistView, laying: Laying, *, inbox: bool
) -> tuple[ActionSpec, ...]:
    def add() -> None:
        if files := choose_files(view, tr("Dokumente zum Vorgang nehmen")):
            presenter.case.set(panel=Panel.ADD, panel_trouble="", laid=files)

    def take_in() -> None:
        if files := choose_files(view, tr("Dateien in den Posteingang nehmen")):
            laying.take_in(files)

    def can_add() -> bool:
        return _can_add(laying, presenter)

    adding = ActionSpec(
        f"{room}.add", tr("Dokument &hinzufügen …"), add, "Ctrl+Shift+D", "paperclip", when=can_add
    )
    if not inbox:
        return (adding,)
    begin = ActionSpec(
        f"{room}.begin", tr("Vorgang an&legen …"), laying.begin, "Ctrl+Shift+N", "plus", when=laying.possible
    )
    taking = ActionSpec(
        f"{room}.take_in",
        tr("Dateien in den Posteingang neh&men …"),
        take_in,
        "Ctrl+Shift+O",
        "upload",
        when=laying.takes_files,
    )
    return begin, taking, adding


def _can_add(laying: Laying, presenter: Presenter) -> bool:
    return laying.can_open and presenter.case.file is not None


def _opened(presenter: Presenter, id: str) -> None:
    presenter.list.refresh()
    presenter.open(id)
