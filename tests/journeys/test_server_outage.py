"""The server of the shared office is gone while a draft is typed, and a colleague writes meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.domain.composition import Draft
from clerk_app.opening.office import open_office
from clerk_app.practice.scenes import settle
from clerk_app.services import assignment, casefile, decision
from clerk_app.services.reading import CaseRecord
from clerk_app.ui.rooms.decision.two_versions import ConflictCard
from tests.journeys.shared_desks import PATIENCE, SharedDesks, press, spoken, window_of
from tests.journeys.test_nothing_typed_is_lost import editor
from tests.storage.postgres.swallowing_line import SwallowingLine

WITHIN = 10_000  # milliseconds in which an outage is told
BACK = 60_000


@dataclass
class Line:
    """Where the desk reaches the server, and what takes it away and gives it back."""

    port: int
    cut: Callable[[], None]
    mend: Callable[[], None]


@pytest.fixture(params=["server", pytest.param("line", marks=pytest.mark.long)])
def line(request: pytest.FixtureRequest, desks: SharedDesks) -> Iterator[Line]:
    """The server is stopped, or the line goes dead without a sign."""
    server = desks.office.server
    if request.param == "server":
        yield Line(server.port, lambda: server.stop("fast"), server.start)
        return
    swallowing = SwallowingLine(server.port)

    def dead(state: bool) -> Callable[[], None]:
        return lambda: setattr(swallowing, "dead", state)

    yield Line(swallowing.port, dead(True), dead(False))
    swallowing.close()


def begun(desks: SharedDesks) -> None:
    """The case is the clerk's, with a draft a careful person would write."""
    with open_office(desks.place("a.becker")) as opened:
        clerk = opened.office
        assignment.claim(clerk, desks.case, 1)
        casefile.open_case(clerk, desks.case)
        settle(clerk, desks.case, "umtausch")


def filed(desks: SharedDesks) -> CaseRecord:
    with open_office(desks.place("k.vogt")) as opened:
        return opened.reader.case(opened.office.actor, desks.case)


def words(desks: SharedDesks) -> str:
    draft = filed(desks).draft
    return " ".join(draft.draft.texts.values()) if draft else ""


def type_on(qtbot: QtBot, keeper: Doorkeeper, text: str) -> None:
    qtbot.waitUntil(lambda: editor(keeper) is not None, timeout=PATIENCE)
    target = editor(keeper)
    assert target is not None
    target.setFocus()
    QTest.keyClicks(target, text)


def somebody_writes(desks: SharedDesks) -> None:
    """At another desk: the case goes to a colleague for a moment and comes back."""
    with open_office(desks.place("k.vogt")) as opened:
        lead = opened.office
        assignment.assign(lead, desks.case, filed(desks).case.version, "m.schuster")
    with open_office(desks.place("m.schuster")) as opened:
        other = opened.office
        found = other.reader.case(other.actor, desks.case)
        assert found.draft is not None
        kept = found.draft.draft
        block = next(iter(kept.texts))
        changed = Draft(kept.outcome, kept.facts, {**kept.texts, block: "Von anderer Hand."})
        decision.save(other, desks.case, changed, found.draft.revision)
        assignment.assign(other, desks.case, filed(desks).case.version, "a.becker")


def cut_while_typing(desks: SharedDesks, qtbot: QtBot, line: Line) -> Doorkeeper:
    begun(desks)
    keeper = desks.enter("a.becker", line.port)
    window = window_of(keeper)
    window.show_room("mine", desks.case)
    qtbot.waitUntil(lambda: "Antragsdaten" in spoken(window.room.widget), timeout=PATIENCE)
    window.show_room("decision", desks.case)
    type_on(qtbot, keeper, "davor ")
    qtbot.waitUntil(lambda: "davor" in words(desks), timeout=PATIENCE)
    line.cut()
    qtbot.waitUntil(lambda: "nicht erreichbar seit" in spoken(window.status), timeout=WITHIN)
    assert "bleibt lesbar" in window.notice_bar.text
    return keeper


def is_back(desks: SharedDesks, qtbot: QtBot, keeper: Doorkeeper) -> None:
    window = window_of(keeper)
    qtbot.waitUntil(lambda: "gemeinsame Datenbank · verbunden" in spoken(window.status), timeout=BACK)
    said = [message.title for message in window.alerts.kept()]
    assert any("wieder erreichbar" in text for text in said)


def test_reading_and_drafting_go_on_and_nothing_refused_is_sent_later(
    desks: SharedDesks, qtbot: QtBot, line: Line
) -> None:
    keeper = cut_while_typing(desks, qtbot, line)
    window = window_of(keeper)
    drafts = desks.folder / "a.becker" / "entwuerfe"
    type_on(qtbot, keeper, "mittendrin ")
    qtbot.waitUntil(lambda: len(list(drafts.glob("*.entwurf"))) == 1, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "auf diesem Rechner gesichert" in spoken(window), timeout=PATIENCE)
    assert b"mittendrin" not in next(drafts.glob("*.entwurf")).read_bytes()
    window.show_room("mine", desks.case)
    qtbot.waitUntil(lambda: "Antragsdaten" in spoken(window.room.widget), timeout=PATIENCE)
    window.actions_here.run("mine.release")
    qtbot.waitUntil(lambda: "nicht von selbst nachgeholt" in spoken(window), timeout=PATIENCE)
    line.mend()
    is_back(desks, qtbot, keeper)
    qtbot.waitUntil(lambda: "mittendrin" in words(desks), timeout=BACK)
    qtbot.waitUntil(lambda: not list(drafts.glob("*.entwurf")), timeout=PATIENCE)
    assert filed(desks).case.clerk == "a.becker"
    assert "released" not in [entry.kind for entry in filed(desks).timeline]


@pytest.mark.long
def test_what_a_colleague_wrote_meanwhile_stands_beside_ones_own_words(
    desks: SharedDesks, qtbot: QtBot
) -> None:
    swallowing = SwallowingLine(desks.office.server.port)
    line = Line(swallowing.port, lambda: setattr(swallowing, "dead", True), lambda: None)
    keeper = cut_while_typing(desks, qtbot, line)
    window = window_of(keeper)
    type_on(qtbot, keeper, "mittendrin ")
    somebody_writes(desks)
    swallowing.dead = False
    is_back(desks, qtbot, keeper)
    card = window.room.widget.findChild(ConflictCard)
    assert card is not None
    qtbot.waitUntil(lambda: card.isVisible() and "Von anderer Hand." in plain(card), timeout=BACK)
    assert "mittendrin" in plain(card)
    assert "M. Schuster" in plain(card)
    press(qtbot, card, "Beide zusammenführen")
    qtbot.waitUntil(lambda: "mittendrin" in words(desks), timeout=PATIENCE)
    assert "Von anderer Hand." in words(desks)
    swallowing.close()


def plain(card: ConflictCard) -> str:
    """Without the signs that set off what differs."""
    return spoken(card).replace("<b><u>", "").replace("</u></b>", "")
