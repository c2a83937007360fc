"""Brings the case in hand together with the letters it has to send."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from clerk_app.domain.case import Act, ever_open
from clerk_app.domain.person import Actor
from clerk_app.services.office import Office
from clerk_app.ui.kit.actions import ActionSpec
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.file_dialogs import ask_path
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.room import RoomSignals

from .posting_derive import POST
from .posting_desk import PostingDesk
from .presenter import Presenter
from .view import WorklistView


def attend_posting(
    desk: Desk, office: Callable[[], Office], presenter: Presenter, view: WorklistView, signals: RoomSignals
) -> None:
    posting = PostingDesk(presenter.case, desk, office, lambda name: _ask_path(view, name))
    sheet, card = view.case.sheet, view.case.sheet.outgoing

    def begin() -> None:
        view.case.show_sheet_tab()
        posting.begin_pressing()
        sheet.go_to(card)

    def show(sha256: str) -> None:
        presenter.papers.choose(sha256)
        view.case.show_papers_tab()

    def show_sheet(name: str, pdf: bytes) -> None:
        presenter.papers.show_sheet(name, pdf)
        view.case.show_papers_tab()

    posting.shown.connect(card.show_lines)
    posting.message.connect(signals.message)
    posting.paper_asked.connect(show)
    posting.sheet_made.connect(show_sheet)
    presenter.acts.post_asked.connect(begin)
    card.post_asked.connect(posting.begin)
    card.opened.connect(posting.open)
    card.saved.connect(posting.save)
    card.proof_asked.connect(posting.prove)
    card.enter_asked.connect(posting.begin_return)
    card.renew_asked.connect(posting.renew)
    card.lines.typed.connect(posting.type)
    card.lines.reasoned.connect(posting.reason)
    card.lines.given.connect(posting.give)
    card.lines.dropped.connect(posting.drop)


def posting_actions(room: str, presenter: Presenter, me: Actor) -> tuple[ActionSpec, ...]:
    if not ever_open(Act.DISPATCH, me):
        return ()
    return (
        ActionSpec(
            f"{room}.post",
            tr("Postausgang &quittieren …"),
            lambda: presenter.acts.step(POST),
            "Ctrl+Shift+P",
            "mail",
            when=lambda: presenter.acts.possible(POST),
        ),
    )


def _ask_path(parent: QWidget, proposal: str) -> Path | None:
    return ask_path(parent, tr("Schreiben speichern"), proposal)
