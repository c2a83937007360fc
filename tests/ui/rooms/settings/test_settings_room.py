"""The house about itself: nothing unconfirmed is hidden, what the clerk chooses holds at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.pack_part import DeadlineRule, Retention, Source, TextBlock
from clerk_app.opening.letterheads import trials
from clerk_app.opening.paths import Shipped
from clerk_app.ui.kit.actions import clashes
from clerk_app.ui.kit.desk import desk_by_hand
from clerk_app.ui.kit.lanes import ManualExecutor
from clerk_app.ui.kit.room import Room
from clerk_app.ui.kit.theme import Look, Theme
from clerk_app.ui.rooms import settings
from clerk_app.ui.rooms.settings.derive import derive, shown_pack
from clerk_app.ui.rooms.settings.state import Check, House, Inputs
from clerk_app.ui.rooms.settings.view import SettingsView
from tests.ui.rooms.decision.conftest import deciding, furnished, shop
from tests.ui.rooms.decision.house import PACK, DecidingOffice

__all__ = ["deciding", "furnished", "shop"]

FINE: Check = ("database", "fine", "steht")
ODD: Check = ("people", "warning", "Nur eine Person ist angelegt.")
BAD: Check = ("journal", "fault", "Zwei Stellen passen nicht.")


@dataclass
class Visit:
    room: Room
    executor: ManualExecutor
    languages: list[str] = field(default_factory=list)
    found: list[Check] = field(default_factory=list)
    broken: bool = False

    @property
    def view(self) -> SettingsView:
        assert isinstance(self.room.widget, SettingsView)
        return self.room.widget

    def enter(self, page: str) -> None:
        self.room.activate()
        self.view.show_page(page)
        self.drain()

    def drain(self) -> None:
        self.executor.drain()
        QApplication.processEvents()

    def checks(self) -> tuple[Check, ...]:
        if self.broken:
            raise OutsideError("database.failed")
        return tuple(self.found)


@pytest.fixture
def visit(qapp: QApplication, deciding: DecidingOffice) -> Iterator[Visit]:
    Theme.current().use(Look.LIGHT, 1.0)
    desk, executor = desk_by_hand()
    visit = Visit(None, executor, found=[FINE, ODD])  # type: ignore[arg-type]
    house = House(
        facts=lambda: {"Ort": "/daten/amtstisch.db", "Größe": "24,8 MB"},
        checks=visit.checks,
        version="0.1.0",
        licences=lambda: "Fira Sans: OFL-1.1",
        choose_language=visit.languages.append,
    )
    visit.room = settings.build(desk, deciding.office, house)
    visit.view.resize(1000, 700)
    visit.view.show()
    yield visit
    shiboken6.delete(visit.view)
    Theme.current().use(Look.LIGHT, 1.0)


def words(widget: QWidget) -> str:
    return " ".join(made.text() for made in widget.findChildren(QLabel) if made.isVisible())


def button(visit: Visit, text: str) -> QPushButton:
    found = [b for b in visit.view.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    return found[0]


def test_everything_unconfirmed_of_a_pack_is_listed() -> None:
    pack = replace(
        PACK,
        texts={"a": TextBlock("a", "Hinweis", "hint", "§ 1", "x", unconfirmed="Wortlaut offen")},
        deadlines=(
            DeadlineRule(id="f", label="Entscheidung", source="§ 75 VwGO", unconfirmed="Beginn offen"),
        ),
        retention=(Retention("Akte", "10 Jahre", "", unconfirmed="keine Vorschrift gefunden"),),
    )
    assert shown_pack(pack, frozenset()).unconfirmed == (
        "Ob ein Vorverfahren stattfindet, ist noch nicht bestätigt.",
        "Rechtsbehelf: Vorverfahren prüfen",
        "Baustein „Hinweis“: Wortlaut offen",
        "Frist „Entscheidung“: Beginn offen",
        "Aufbewahrung „Akte“: keine Vorschrift gefunden",
    )


def test_what_the_authority_has_confirmed_is_no_open_point() -> None:
    confirmed = shown_pack(PACK, frozenset({"umtausch.widerspruch"})).unconfirmed
    assert confirmed == ("Ob ein Vorverfahren stattfindet, ist noch nicht bestätigt.",)


def test_sources_are_named_with_their_state() -> None:
    pack = replace(PACK, sources=(Source("FeV", "April 2026", "Änderungen nicht geprüft"),))
    assert shown_pack(pack, frozenset()).sources == ("FeV · April 2026 · Änderungen nicht geprüft",)


@pytest.mark.parametrize(
    "checks, title",
    [
        ((FINE,), "Alles in Ordnung"),
        ((FINE, ODD), "1 Hinweis"),
        ((BAD, ODD, ODD), "1 Fehler, 2 Hinweise"),
    ],
)
def test_the_checks_are_summed_up(checks: tuple[Check, ...], title: str) -> None:
    assert derive(Inputs(practice=False, single_seat=True, checks=checks)).checks_title == title


@pytest.mark.parametrize(
    "practice, single, said",
    [
        (True, True, "Übungsbetrieb"),
        (False, True, "kann diese Datei deshalb nicht beweisen"),
        (False, False, "setzt der Server durch"),
    ],
)
def test_the_house_says_openly_what_it_is(practice: bool, single: bool, said: str) -> None:
    shown = derive(Inputs(practice=practice, single_seat=single))
    assert said in f"{shown.practice} {shown.seat}"


def test_the_look_changes_at_once_and_by_keyboard(visit: Visit) -> None:
    visit.enter("look")
    dark = button(visit, "Dunkel")
    dark.setFocus()
    QTest.keyClick(dark, Qt.Key.Key_Space)
    assert Theme.current().look is Look.DARK
    button(visit, "130 %").click()
    assert (Theme.current().look, Theme.current().scale) == (Look.DARK, 1.3)


def test_a_look_changed_elsewhere_is_shown_here(visit: Visit) -> None:
    visit.enter("look")
    Theme.current().use(Look.CONTRAST, 1.0)
    assert button(visit, "Hoher Kontrast").isChecked()


def test_another_language_is_handed_on_and_said_to_hold_from_the_next_start(visit: Visit) -> None:
    visit.enter("look")
    button(visit, "English").click()
    assert (visit.languages, "Gilt ab dem nächsten Start." in words(visit.view)) == (["en"], True)


def test_the_database_is_named(visit: Visit) -> None:
    visit.enter("office")
    assert "/daten/amtstisch.db" in words(visit.view)


def test_the_packs_are_listed_with_version_sources_and_open_points(visit: Visit) -> None:
    visit.enter("packs")
    shown = words(visit.view)
    assert "Fassung 2026-11" in shown
    assert "1 Quelle: FeV" in shown
    assert "Ob ein Vorverfahren stattfindet, ist noch nicht bestätigt." in shown


def test_the_checks_run_beside_the_window_and_again_on_request(visit: Visit) -> None:
    visit.room.activate()
    visit.view.show_page("checks")
    assert "wird geprüft" in words(visit.view)
    visit.drain()
    assert "Nur eine Person ist angelegt." in words(visit.view)
    visit.found[:] = [BAD]
    button(visit, "Erneut prüfen").click()
    visit.drain()
    assert "Zwei Stellen passen nicht." in words(visit.view)


def test_checks_that_cannot_run_say_why(visit: Visit) -> None:
    visit.broken = True
    visit.enter("checks")
    assert "Die Datenbank hat nicht geantwortet." in words(visit.view)
    assert button(visit, "Erneut prüfen").isEnabled()


def test_the_licences_can_be_read_here(visit: Visit) -> None:
    visit.enter("about")
    button(visit, "Lizenzen lesen").click()
    assert visit.view.about.findChild(QPlainTextEdit).toPlainText() == "Fira Sans: OFL-1.1"


def test_the_actions_of_the_room_do_not_clash(visit: Visit) -> None:
    assert clashes(visit.room.actions) == ()
    assert all("&" in spec.text for spec in visit.room.actions)


def test_the_letterhead_of_each_unit_is_seen_with_what_it_lacks_and_where_it_is_written(
    qapp: QApplication, deciding: DecidingOffice
) -> None:
    desk, executor = desk_by_hand()
    house = House(
        facts=dict,
        checks=lambda: (FINE,),
        version="0.1.0",
        licences=lambda: "",
        letterheads=lambda: trials(Shipped().authority, Shipped(), date(2026, 11, 28)),
    )
    sheets: list[Shelf] = []
    room = settings.build(desk, deciding.office, house, lambda: _kept(sheets))  # type: ignore[arg-type,return-value]
    visit = Visit(room, executor)
    visit.view.show()
    try:
        visit.enter("letterhead")
        assert sheets[0].shown[-1].startswith(b"%PDF")
        button(visit, "Ausländerbehörde").click()
        shown = words(visit.view)
        assert "authority.toml, ganze Behörde" in shown
        assert "Es gibt kein Wappen oder Logo." in shown
        assert len(set(sheets[0].shown)) == 2
    finally:
        shiboken6.delete(visit.view)


def test_without_a_press_no_letterhead_is_offered(visit: Visit) -> None:
    visit.enter("office")
    assert "Briefkopf" not in [b.text() for b in visit.view.findChildren(QPushButton)]


class Shelf(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[bytes] = []

    def show_document(self, title: str, content: bytes, mime_type: str) -> None:
        self.shown.append(content)


def _kept(sheets: list[Shelf]) -> Shelf:
    sheets.append(Shelf())
    return sheets[-1]
