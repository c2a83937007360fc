"""Two running programs on one file: the slower one is told, nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.services import assignment
from clerk_app.services.reading import Box, CaseRow, Filter

Enter = Callable[[], Doorkeeper]


def new_case(keeper: Doorkeeper) -> CaseRow:
    actor = keeper.opened.as_person("a.becker").actor
    wanted = Filter(Box.INBOX, services=frozenset({"fahrerlaubnis"}))
    return next(row for row in keeper.opened.reader.page(actor, wanted).rows if "Umtausch" in row.subject)


def messages(keeper: Doorkeeper) -> str:
    assert keeper.window is not None
    return " ".join(message.title for message in keeper.window.alerts.kept())


def test_a_case_taken_at_another_desk_is_not_taken_again(qtbot: QtBot, enter: Enter) -> None:
    here, there = enter(), enter()
    row = new_case(here)
    assert here.window is not None
    here.window.show_room("inbox", row.id)
    actions = here.window.actions_here
    qtbot.waitUntil(lambda: (actions.refresh(), actions.action("inbox.claim").isEnabled())[1], timeout=10_000)

    assignment.claim(there.opened.as_person("m.schuster"), row.id, row.version)
    actions.action("inbox.claim").trigger()

    qtbot.waitUntil(lambda: "Schuster" in messages(here), timeout=10_000)
    record = here.opened.reader.case(here.opened.as_person("k.vogt").actor, row.id)
    assert record.case.clerk == "m.schuster"
    assert [entry.kind for entry in record.timeline].count("claimed") == 1


def test_a_list_shows_what_happened_at_another_desk(qtbot: QtBot, enter: Enter) -> None:
    here, there = enter(), enter()
    row = new_case(here)
    assert here.window is not None
    here.window.show_room("mine")
    assignment.claim(there.opened.as_person("a.becker"), row.id, row.version)
    here.window.show_room("mine", row.id)
    actions = here.window.actions_here
    qtbot.waitUntil(
        lambda: (actions.refresh(), actions.action("mine.examine").isEnabled())[1], timeout=10_000
    )
