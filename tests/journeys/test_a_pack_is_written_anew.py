"""A text of a service pack changes: written by one person, released by another, seen in new cases only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.domain.person import Membership, Role
from clerk_app.opening.office import enrol
from clerk_app.services.pack_reading import Section, Standing
from clerk_app.ui.kit.inputs import LongTextInput
from clerk_app.ui.rooms.packs import releasing
from clerk_app.ui.rooms.packs.view import PacksView
from tests.journeys.shared_desks import press, window_of
from tests.packs_kit import key_of

FEE = "texts/umtausch_gebuehr.md#umtausch_gebuehr"
PATIENCE = 30_000

Enter = Callable[[], Doorkeeper]


def room_of(keeper: Doorkeeper) -> PacksView:
    window = window_of(keeper)
    assert window.room.id == "packs"
    assert isinstance(window.room.widget, PacksView)
    return window.room.widget


def come(keeper: Doorkeeper, qtbot: QtBot, login: str, standing: Standing) -> PacksView:
    keeper.switch_to(login)
    view = room_of(keeper)
    qtbot.waitUntil(lambda: bool(view.overview.rows.rows), timeout=PATIENCE)
    lines = view.overview.rows.rows
    name = next(
        line.name for line in lines if line.name.service == "fahrerlaubnis" and line.name.standing is standing
    )
    view.overview.opened.emit(name)
    qtbot.waitUntil(lambda: bool(view.passages.rows.rows), timeout=PATIENCE)
    return view


def test_a_text_is_written_by_one_and_released_by_another(
    qtbot: QtBot, enter: Enter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = enter()
    opened = keeper.opened
    editor = (Membership("fahrerlaubnis", Role.EDITOR),)
    enrol(opened.office, "j.brandt", "j.brandt", "J. Brandt", editor)
    keys = {name: key_of(opened, name, tmp_path) for name in ("L. Roth", "J. Brandt")}
    chosen = [keys["L. Roth"]]
    monkeypatch.setattr(releasing.QFileDialog, "getOpenFileName", lambda *_: (str(chosen[0]), ""))

    view = come(keeper, qtbot, "l.roth", Standing.IN_FORCE)
    press(qtbot, view, "Entwurf beginnen")
    qtbot.waitUntil(lambda: view.head.lay_before.isVisible(), timeout=PATIENCE)
    view.passages.section_chosen.emit(Section.TEXTS.value)
    qtbot.waitUntil(lambda: view.passages.list.choose(FEE), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "text" in view.card.inputs, timeout=PATIENCE)
    made = view.card.inputs["text"]
    assert isinstance(made, LongTextInput)
    made.setFocus()
    made.setPlainText("Wir setzen die Gebühr nach Nr. 202.5 fest: **((gebuehr))**.")
    press(qtbot, view, "Unterschreiben und vorlegen …")
    waiting = opened.workshop.places.laid_before
    qtbot.waitUntil(lambda: len(list(waiting.glob("*.zip"))) == 1, timeout=PATIENCE)

    chosen[0] = keys["J. Brandt"]
    view = come(keeper, qtbot, "j.brandt", Standing.LAID_BEFORE)
    press(qtbot, view, "Mitzeichnen und freigeben …")
    shelf = opened.office.shelf

    def text_in_force() -> str:
        return next(p for p in shelf.packs() if p.id == "fahrerlaubnis").texts["umtausch_gebuehr"].text

    qtbot.waitUntil(lambda: text_in_force().startswith("Wir setzen die Gebühr"), timeout=PATIENCE)
    former = opened.office.shelf.pack("fahrerlaubnis", "2026-11.3")
    assert former is not None
    assert not former.texts["umtausch_gebuehr"].text.startswith("Wir setzen")
