"""A key is missing: the sending lies in the tray with what mends it, is fetched again, and arrives."""

from __future__ import annotations

import json

import keyring
from keyring.backends import fail
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.gateways.jose import jwk
from clerk_app.opening.paths import Home
from clerk_app.opening.settings import read_settings
from clerk_app.services.reading import Box, Filter
from tests.journeys.shared_desks import PATIENCE, press, pressable, spoken, window_of
from tests.journeys.test_post_arrives import home

__all__ = ["home"]


def test_a_sending_without_its_key_waits_in_the_tray_and_arrives_once_it_is_there(
    qtbot: QtBot, home: Home
) -> None:
    keyring.set_keyring(fail.Keyring())
    qtbot.waitUntil(home.config.exists, timeout=20_000)
    file = home.folder / "geheim" / "entschluesselung.json"
    right = file.read_text("utf-8")
    other = jwk.generate("other", jwk.ENCRYPTION, jwk.MINIMUM_BITS)
    file.write_text(json.dumps(jwk.private_jwk(other)), "utf-8")
    keeper = Doorkeeper(read_settings(["--home", str(home.folder)]))
    keeper.open()
    qtbot.waitUntil(lambda: keeper.window is not None, timeout=30_000)
    window_of(keeper).show_room("quarantine")
    view = window_of(keeper).room.widget
    qtbot.waitUntil(lambda: pressable(view, "Erneut abholen") is not None, timeout=PATIENCE)
    for words in ("admin keys import DATEI", "inbox-0001-TEST", "noch 13 Tage", "Nächster Versuch"):
        assert words in spoken(view)
    file.write_text(right, "utf-8")
    for left in (1, 0):
        press(qtbot, view, "Erneut abholen")
        qtbot.waitUntil(lambda left=left: len(_tray(keeper)) == left, timeout=PATIENCE)
    actor = keeper.opened.reader.actors()[0]
    assert len(keeper.opened.reader.page(actor, Filter(Box.ALL)).rows) == 2
    qtbot.waitUntil(lambda: "Alles angenommen" in spoken(view), timeout=PATIENCE)
    keeper.close()


def _tray(keeper: Doorkeeper) -> tuple[object, ...]:
    return keeper.opened.reader.quarantine(keeper.opened.office.actor)
