"""The decision room: outcome, facts and wording on one side, the notice as it will leave on the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from clerk_app.services.drawer import Drawer
from clerk_app.services.office import Office
from clerk_app.ui.kit.alarm import MakeAlarm, bells_of
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.evidence import MakeView, views_on
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.room import Room, RoomSignals
from clerk_app.ui.kit.spelling import Proofreader

from .actions import actions
from .acts import Acts
from .party_acts import PartyActs
from .presenter import Presenter
from .provision_acts import ProvisionActs
from .versions import Versions
from .view import DecisionView
from .ways import Ways

AskPath = Callable[[QWidget, str], Path | None]


def build(
    desk: Desk,
    office: Callable[[], Office],
    go: Callable[[str, object], None],
    *,
    make_view: MakeView | None = None,
    alarms: MakeAlarm | None = None,
    ask_path: AskPath | None = None,
    drawer: Drawer | None = None,
    proofreader: Proofreader | None = None,
) -> Room:
    """`open` is handed the id of a case; `go` is called to leave for the clerk's list or the settings."""
    signals = RoomSignals()
    view = DecisionView(make_view or views_on(desk, office().lamp, signals), proofreader or Proofreader(desk))
    presenter = Presenter(desk, office, view, alarms or bells_of(view), view, drawer)
    ask = ask_path or ask_for_path
    ways = Ways(go, signals.message.emit, lambda proposal: ask(view, proposal))
    acts = Acts(desk, office, presenter, ways, view)
    _connect(view, presenter, acts)
    provided = ProvisionActs(presenter, ways, view)
    _connect_provisions(view, provided)
    _connect_parties(view, PartyActs(presenter, view))
    versions = Versions(desk, office, presenter, ways, view)
    view.mine_kept.connect(versions.keep_mine)
    view.both_kept.connect(versions.keep_both)
    view.theirs_taken.connect(versions.take_theirs)
    presenter.shown.connect(signals.actions)
    view.head.back_pressed.connect(signals.back)
    presenter.stored.papers.told.connect(signals.message)
    return Room(
        id="decision",
        title=translate("decision", "Entscheidung"),
        icon="gavel",
        widget=view,
        actions=actions(presenter, acts, provided, view),
        help=translate(
            "decision",
            "Wählen Sie die Entscheidung, prüfen Sie die Angaben und den Text. Rechts schreibt der "
            "Bescheid mit. Die rote Liste sagt, was noch fehlt, und führt hin; F8 geht zum nächsten Punkt. "
            "Jede Änderung wird von selbst gesichert.",
        ),
        activate=presenter.reload,
        focus=view.focus_writing,
        open=lambda case_id: presenter.open(str(case_id)),
        listed=False,
        signals=signals,
    )


def _connect(view: DecisionView, presenter: Presenter, acts: Acts) -> None:
    view.outcome_chosen.connect(presenter.choose)
    view.fact_entered.connect(presenter.enter)
    view.fact_restored.connect(presenter.restore_fact)
    view.text_written.connect(presenter.write)
    view.text_restored.connect(presenter.restore_block)
    view.save_pressed.connect(presenter.save_now)
    view.theirs_shown.connect(presenter.show_theirs)
    view.document_wanted.connect(presenter.stored.show_document)
    view.evidence.scan_pressed.connect(presenter.stored.papers.scan_again)
    view.left.connect(presenter.left)
    view.block_entered.connect(presenter.entered)
    view.sheet_clicked.connect(lambda page, x, y: view.go_to_block(presenter.block_at(page, x, y)))
    view.submit_pressed.connect(acts.submit)
    view.export_pressed.connect(acts.export)
    view.step_taken.connect(acts.take_step)
    view.far_place_wanted.connect(acts.go_to)


def _connect_provisions(view: DecisionView, acts: ProvisionActs) -> None:
    card = view.provisions
    card.put_in.connect(acts.put_in)
    card.free_wanted.connect(acts.write_free)
    card.removed.connect(acts.leave_out)
    card.restored.connect(acts.take_in_again)
    card.reasoned.connect(acts.give_reason)
    card.moved.connect(acts.move)
    card.kind_chosen.connect(acts.choose_kind)
    card.pointed.connect(acts.point_to)
    acts.begun.connect(view.begin)


def _connect_parties(view: DecisionView, acts: PartyActs) -> None:
    card = view.parties
    card.added.connect(acts.write_down)
    card.entered.connect(acts.enter)
    card.taken_away.connect(acts.take_away)
    card.given.connect(acts.give)
    card.looked_at.connect(acts.look_at)
    acts.begun.connect(view.begin)


def ask_for_path(parent: QWidget, proposal: str) -> Path | None:
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path, _ = QFileDialog.getSaveFileName(
        parent, translate("decision", "Bescheid speichern"), str(Path(home) / proposal), "PDF (*.pdf)"
    )
    return Path(path) if path else None
