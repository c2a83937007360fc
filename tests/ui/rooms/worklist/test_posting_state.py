"""How each letter on its way out is shown, and to whom its posting is offered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clerk_app.domain.outgoing import LetterState
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.domain.posting import OutgoingLetter
from clerk_app.services.reading import Box
from tests.ui.rooms import fakes
from tests.ui.rooms.worklist.worklist_stage import Stage, choose, mine

STATES = [
    ("waiting", False, False, "wartet auf die Post", True),
    ("waiting", False, True, "geht elektronisch hinaus", True),
    ("leased", True, True, "wird versandt", False),
    ("announced", False, True, "wird versandt", False),
    ("uncertain", False, True, "Versand ungewiss", False),
    ("failed", False, True, "elektronischer Versand gescheitert; auf Papier möglich", True),
]


def letter(state: str, *, held: bool = False, electronic: bool = False) -> OutgoingLetter:
    return OutgoingLetter(
        id="l1", case="case-1", file_reference="AZ", applicant="Öztürk, Deniz", unit=fakes.UNIT,
        kind="information_request", pdf_sha256="ab", notice="", copy=1, submission="",
        state=LetterState(state), held=held, electronic=electronic, trouble="",
        due_at=datetime(2026, 11, 20, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize(("state", "held", "electronic", "told", "possible"), STATES)
def test_each_letter_says_how_it_stands_and_why_it_cannot_be_posted(
    stage: Callable[..., Stage],
    archive: fakes.Archive,
    qtbot: QtBot,
    state: str,
    held: bool,
    electronic: bool,
    told: str,
    possible: bool,
) -> None:
    archive.letters.append(letter(state, held=held, electronic=electronic))
    room = mine(stage, archive, qtbot)
    [shown] = room.view.case.sheet.outgoing._rows.values()
    assert told in [label.text() for label in shown.findChildren(QLabel)]
    assert shown._post.isEnabled() is possible
    assert bool(shown._post.toolTip()) is not possible


def test_who_only_reads_is_offered_nothing_to_post(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    reader = Actor("r.akten", "akten", "R. Akten", (Membership(fakes.UNIT, Role.RECORDS),))
    archive.letters.append(letter("waiting"))
    room = stage(Box.ALL, reader)
    choose(room, qtbot, 0)
    [shown] = room.view.case.sheet.outgoing._rows.values()
    assert not shown._post.isVisible()
