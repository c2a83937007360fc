"""Windows on a shared office: a real server, and every desk a keeper of its own as the product builds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.bootstrap.doorkeeper import Doorkeeper
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.opening.office import open_office
from clerk_app.opening.paths import Home
from clerk_app.opening.settings import Settings
from clerk_app.opening.shared_place import SharedPlace, shared_place
from clerk_app.services.reading import CaseRecord
from clerk_app.ui.shell.window import Window
from tests.office_kit import receive
from tests.tools.shared_office import SharedOffice

F, B, POST = "fahrerlaubnis", "bauantrag", "poststelle"
UNITS = {F: "Fahrerlaubnisbehörde", B: "Bauaufsicht", POST: "Poststelle"}
PEOPLE = (
    Actor("eingang", "eingang", "Posteingang", tuple(Membership(unit, Role.MAILROOM) for unit in UNITS)),
    Actor("a.becker", "becker", "A. Becker", (Membership(F, Role.CLERK),)),
    Actor("m.schuster", "schuster", "M. Schuster", (Membership(F, Role.CLERK),)),
    Actor("k.vogt", "vogt", "K. Vogt", (Membership(F, Role.SUPERVISOR),)),
    Actor("t.wagner", "wagner", "T. Wagner", (Membership(B, Role.CLERK),)),
    Actor("p.post", "post", "P. Post", (Membership(POST, Role.MAILROOM), Membership(F, Role.MAILROOM))),
    Actor("m.kern", "kern", "M. Kern", (Membership(F, Role.RECORDS),)),
    Actor("l.roth", "roth", "L. Roth", (Membership(F, Role.EDITOR),)),
    Actor("r.hahn", "hahn", "R. Hahn", (Membership(POST, Role.AUDITOR),)),
    Actor("versand", "versand", "Versandstelle", (Membership(F, Role.DISPATCH),)),
    Actor("j.sommer", "sommer", "J. Sommer", (Membership(POST, Role.ADMINISTRATOR),)),
)
PATIENCE = 30_000


@dataclass
class SharedDesks:
    """`case` is an exchange of a driving licence that nobody has taken yet."""

    office: SharedOffice
    folder: Path
    qtbot: QtBot
    case: str = ""
    keepers: list[Doorkeeper] = field(default_factory=list)

    def place(self, login: str, port: int | None = None) -> SharedPlace:
        address = f"postgresql://{login}@127.0.0.1:{port or self.office.server.port}/{self.office.name}"
        return shared_place(address, self.folder / login, weak_line=False)

    def take_in(self, number: int = 1) -> str:
        with open_office(self.place("eingang")) as opened:
            return receive(opened, F, "umtausch", number)

    def keeper(self, login: str, port: int | None = None) -> Doorkeeper:
        home = Home(self.folder / login)
        made = Doorkeeper(Settings(home, self.place(login, port), demo=False, no_display=False))
        self.keepers.append(made)
        made.open()
        return made

    def enter(self, login: str, port: int | None = None) -> Doorkeeper:
        keeper = self.keeper(login, port)
        self.qtbot.waitUntil(lambda: keeper.window is not None, timeout=PATIENCE)
        return keeper

    def close(self) -> None:
        for keeper in self.keepers:
            keeper.close()


def window_of(keeper: Doorkeeper) -> Window:
    assert keeper.window is not None
    return keeper.window


def spoken(part: QWidget) -> str:
    """Everything that can be read there now."""
    parts = (*part.findChildren(QLabel), *part.findChildren(QPushButton))
    return " ".join(one.text() for one in parts if one.isVisible())


def record(keeper: Doorkeeper, case: str) -> CaseRecord:
    return keeper.opened.reader.case(keeper.opened.office.actor, case)


def pressable(part: QWidget, text: str) -> QPushButton | None:
    buttons = part.findChildren(QPushButton)
    return next((b for b in buttons if b.isVisible() and b.isEnabled() and b.text() == text), None)


def press(qtbot: QtBot, part: QWidget, text: str) -> None:
    """With the mouse, as soon as it can be pressed."""
    qtbot.waitUntil(lambda: pressable(part, text) is not None, timeout=PATIENCE)
    found = pressable(part, text)
    assert found is not None
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def press_key(qtbot: QtBot, part: QWidget, text: str) -> None:
    """With the space bar, as soon as it can be pressed."""
    qtbot.waitUntil(lambda: pressable(part, text) is not None, timeout=PATIENCE)
    found = pressable(part, text)
    assert found is not None
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)
