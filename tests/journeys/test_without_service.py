"""In the practice office one sending has no service: the mail room looks at it and finds out whose it is."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.ui.rooms.quarantine.view import QuarantineView
from tests.journeys.shared_desks import PATIENCE, press, spoken, window_of

TITLE = "Hundesteuer: Anmeldung eines Hundes"


def test_the_mail_room_looks_at_it_with_its_papers_and_places_it(
    enter: Callable[[], Doorkeeper], qtbot: QtBot
) -> None:
    keeper = enter()
    keeper.switch_to("poststelle")
    reader, post = keeper.opened.reader, keeper.opened.as_person("poststelle").actor
    (row,) = reader.unclaimed(post)
    window_of(keeper).show_room("quarantine")
    view = window_of(keeper).room.widget
    assert isinstance(view, QuarantineView)
    qtbot.waitUntil(lambda: TITLE in spoken(view) and "Bello" in spoken(view), timeout=PATIENCE)
    press(qtbot, view, "Mit Unterlagen ansehen")
    inbox = window_of(keeper).room.widget
    qtbot.waitUntil(lambda: "PST 2026/0001" in spoken(inbox), timeout=PATIENCE)
    window_of(keeper).show_room("quarantine")
    press(qtbot, view, "Zuordnen …")
    panel = view.panel
    qtbot.waitUntil(lambda: panel.service.count() > 1, timeout=PATIENCE)
    panel.service.setCurrentIndex(1)
    press(qtbot, view, "Zuordnen")
    qtbot.waitUntil(lambda: "Alles zugeordnet" in spoken(view), timeout=PATIENCE)
    case = reader.case(post, row.id).case
    assert case.service and not case.file_reference.startswith("PST") and case.due_on is not None
    assert reader.unclaimed(post) == () and reader.verify() == ()
