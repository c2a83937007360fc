"""The room of the service packs on real packs: read, written at, laid before, released."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.domain.person import Actor
from clerk_app.opening.office import OpenOffice
from clerk_app.services.office import Office
from clerk_app.services.pack_reading import PackName, Section, Standing
from clerk_app.ui.kit.desk import desk_by_hand
from clerk_app.ui.kit.evidence import views_on
from clerk_app.ui.kit.inputs import LongTextInput
from clerk_app.ui.kit.lanes import ManualExecutor
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.room import Room
from clerk_app.ui.rooms import packs
from clerk_app.ui.rooms.packs.editing import Editing
from clerk_app.ui.rooms.packs.state import Leaf
from clerk_app.ui.rooms.packs.view import PacksView
from tests.office_kit import practice_office, receive
from tests.packs_kit import AUTHOR, READER, SECOND, at_the_desk, in_force, key_of

FEE = "texts/umtausch_gebuehr.md#umtausch_gebuehr"
CARD = "fees.toml#fee.202.5"
TITLE = "fees.toml#fee.45 Nr.2b"


@dataclass
class Scene:
    opened: OpenOffice
    office: Office
    work: ManualExecutor
    room: Room
    keys: list[Path]
    messages: list[Message] = field(default_factory=list)

    @property
    def view(self) -> PacksView:
        assert isinstance(self.room.widget, PacksView)
        return self.room.widget

    def enter(self) -> None:
        self.room.activate()
        self.work.drain()

    def open(self, name: PackName) -> None:
        self.view.overview.opened.emit(name)
        self.work.drain()

    def choose(self, section: Section, id: str) -> None:
        self.view.passages.section_chosen.emit(section.value)
        assert self.view.passages.list.choose(id)
        self.work.drain()

    def type(self, name: str, text: str) -> None:
        made = self.view.card.inputs[name]
        if isinstance(made, LongTextInput):
            made.setPlainText(text)
        else:
            made.setText(text)
            made.entered.emit(made.value())
        editing = self.view.findChild(Editing)
        assert editing is not None
        editing.save()  # as the pause would
        self.work.drain()

    def act(self, what: str) -> None:
        next(spec for spec in self.room.actions if spec.id == f"packs.{what}").run()
        self.work.drain()

    def possible(self) -> set[str]:
        return {spec.id.partition(".")[2] for spec in self.room.actions if spec.possible()}

    def said(self) -> str:
        return "\n".join(label.text() for label in self.view.findChildren(QLabel))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenOffice]:
    with practice_office(tmp_path / "amt") as office:
        yield office


@pytest.fixture
def enter(qtbot: QtBot, opened: OpenOffice) -> Callable[[Actor], Scene]:
    def scene(actor: Actor) -> Scene:
        office = at_the_desk(opened, actor)
        desk, work = desk_by_hand()
        keys: list[Path] = []
        views = views_on(desk, office.lamp, desk)
        ask = lambda *_: keys[0] if keys else None  # noqa: E731
        room = packs.build(desk, lambda: office, opened.workshop, views, ask_file=ask)
        qtbot.addWidget(room.widget)
        made = Scene(opened, office, work, room, keys)
        room.signals.message.connect(made.messages.append)
        made.enter()
        return made

    return scene


@pytest.fixture
def author(enter: Callable[[Actor], Scene]) -> Scene:
    return enter(AUTHOR)


def drafted(scene: Scene, service: str = "fahrerlaubnis") -> Scene:
    scene.open(in_force(scene.opened, service))
    scene.act("begin")
    return scene


def test_all_versions_are_listed_with_their_open_points_and_cases(author: Scene) -> None:
    receive(author.opened, "fahrerlaubnis", "umtausch")
    author.enter()
    lines = {line.name.service: line for line in author.view.overview.rows.rows}
    assert set(lines) == {pack.id for pack in author.opened.office.shelf.packs()}
    assert lines["fahrerlaubnis"].cases == 1
    assert lines["wohngeld"].points > 0


def test_a_pack_is_read_passage_by_passage_with_source_and_place(author: Scene) -> None:
    author.open(in_force(author.opened, "fahrerlaubnis"))
    author.choose(Section.AMOUNTS, CARD)
    said = author.said()
    assert "25,50" in said
    assert "fees.toml, Zeile" in said
    assert "Nr. 202.5 der Anlage zu § 1 GebOSt" in said
    assert author.view.card.inputs == {}


def test_what_is_not_confirmed_says_where_it_is_confirmed(author: Scene) -> None:
    author.open(in_force(author.opened, "wohngeld"))
    author.choose(Section.DECISIONS, "pack.toml#remedy.widerspruch")
    assert "„wohngeld.widerspruch“" in author.said()
    assert "authority.toml" in author.said()


def test_a_reader_reads_and_is_offered_no_change(enter: Callable[[Actor], Scene]) -> None:
    scene = enter(READER)
    scene.open(in_force(scene.opened, "wohngeld"))
    assert scene.possible() == {"back", "preview", "refresh"}
    buttons = [made for made in scene.view.findChildren(QPushButton) if made.isVisibleTo(scene.view)]
    assert not [made.text() for made in buttons if made.text().startswith(("Entwurf", "Signiertes"))]


def test_a_search_finds_in_all_sections(author: Scene) -> None:
    author.open(in_force(author.opened, "fahrerlaubnis"))
    author.view.passages.search.setText("GebOSt 202.5")
    found = {passage.id for passage in author.view.passages.rows.rows}
    assert CARD in found
    assert author.view.card.inputs == {}


def test_a_draft_is_written_checked_and_its_flaws_named(author: Scene) -> None:
    drafted(author)
    assert author.view.head.accessibleName().startswith("Fahrerlaubnis · Fassung 2026-")
    author.choose(Section.TEXTS, FEE)
    author.type("text", "Neu ohne Fundstelle: ((gebuehr)).")
    shown = [text for _, text in author.view._offered]
    assert shown == ["Inhalt", "Änderungen 2", "Mängel 1"]
    author.view.leaf_chosen.emit(Leaf.FLAWS)
    assert "Nr. 202.5" in author.said()
    assert "lay_before" not in author.possible()
    author.type("text", "Wieder mit Nr. 202.5: ((gebuehr)).")
    assert "lay_before" in author.possible()


def test_what_is_typed_stays_while_it_is_saved(author: Scene) -> None:
    drafted(author)
    author.choose(Section.TEXTS, FEE)
    before = author.view.card.inputs["text"]
    author.type("text", "Erst Nr. 202.5")
    assert author.view.card.inputs["text"] is before
    assert before.value() == "Erst Nr. 202.5"


def test_a_new_amount_joins_the_others(author: Scene) -> None:
    drafted(author)
    author.choose(Section.AMOUNTS, CARD)
    form = author.view.card.amount
    assert form is not None
    form.add_button.click()
    assert "Bitte den Tag" in author.said()
    form.since.setText("1.1.2027")
    form.least.setText("27,00")
    form.source.setText("BGBl. 2026 I Nr. 400")
    form.add_button.click()
    author.work.drain()
    amounts = author.view.passages.list.current_row().amounts
    assert [(amount.text, amount.since.isoformat()) for amount in amounts][:2] == [
        ("27.00", "2027-01-01"), ("25.50", "2026-01-01"),
    ]  # fmt: skip
    assert "27,00" in author.said()


def test_what_minors_pay_is_asked_where_the_law_grants_them_less(author: Scene) -> None:
    drafted(author, "aufenthaltstitel")
    author.choose(Section.AMOUNTS, TITLE)
    assert "93,00 · Minderjährige 46,50" in author.said()
    form = author.view.card.amount
    assert form is not None
    form.since.setText("1.1.2027")
    form.least.setText("100,00")
    form.source.setText("BGBl. 2026 I Nr. 400")
    form.add_button.click()
    assert "ermäßigten Betrag" in author.said()
    form.minor.setText("50,00")
    form.add_button.click()
    author.work.drain()
    assert author.view.passages.list.current_row().amounts[0].minor == "50.00"
    assert "100,00 · Minderjährige 50,00" in author.said()


def test_a_refused_amount_is_explained(author: Scene) -> None:
    drafted(author)
    author.choose(Section.AMOUNTS, CARD)
    form = author.view.card.amount
    assert form is not None
    form.since.setText("1.1.2020")
    form.least.setText("27,00")
    form.source.setText("x")
    form.add_button.click()
    author.work.drain()
    assert "Frühere Beträge bleiben stehen" in author.messages[-1].text
    assert form.source.text() == "x"


def test_the_preview_shows_the_written_words(author: Scene, qtbot: QtBot) -> None:
    drafted(author)
    author.choose(Section.TEXTS, FEE)
    author.act("preview")
    printed: list[bytes] = []
    author.view.preview.show_sheet = printed.append  # type: ignore[method-assign]
    author.type("text", "Unverwechselbar Nr. 202.5: ((gebuehr)).")
    assert printed
    assert printed[-1].startswith(b"%PDF")
    assert author.view.preview.isVisibleTo(author.view)


def test_a_draft_is_only_thrown_away_when_asked_twice(author: Scene) -> None:
    drafted(author)
    author.act("discard")
    assert [e.name.standing for e in author.opened.workshop.entries(frozenset())].count(Standing.DRAFT) == 1
    step = author.messages[-1].step
    assert step is not None
    step[1]()
    author.work.drain()
    assert [e.name.standing for e in author.opened.workshop.entries(frozenset())].count(Standing.DRAFT) == 0
    assert not author.view.is_open()


def test_four_eyes_from_the_first_word_to_the_version_in_force(
    author: Scene, enter: Callable[[Actor], Scene], tmp_path: Path
) -> None:
    drafted(author)
    author.choose(Section.TEXTS, FEE)
    author.type("text", "Neu nach Nr. 202.5: ((gebuehr)).")
    author.keys[:] = [key_of(author.opened, AUTHOR.name, tmp_path)]
    author.act("lay_before")
    assert "liegt zur Freigabe bereit" in author.messages[-1].text
    waiting = next(
        line.name for line in author.view.overview.rows.rows if line.name.standing is Standing.LAID_BEFORE
    )
    author.open(waiting)
    author.act("release")
    assert "zweite Person" in author.messages[-1].text

    second = enter(SECOND)
    second.open(waiting)
    assert "umtausch_gebuehr" in second.said()  # what it would change comes first
    second.keys[:] = [key_of(author.opened, SECOND.name, tmp_path)]
    second.act("release")
    assert "ist in Kraft" in second.messages[-1].text
    line = next(
        line
        for line in second.view.overview.rows.rows
        if line.name.standing is Standing.IN_FORCE and line.name.service == "fahrerlaubnis"
    )
    assert line.name.version == waiting.version
    assert line.people == "geschrieben von L. Roth · unterschrieben von L. Roth, J. Brandt"


def test_new_amounts_of_a_law_are_asked_for_with_day_and_source(author: Scene) -> None:
    author.open(in_force(author.opened, "wohngeld"))
    author.act("begin")
    author.view.head.parameters_pressed.emit()
    author.view.parameters.since.setText("1.1.2027")
    author.view.parameters.source.setText("Verordnung X")
    next(b for b in author.view.parameters.findChildren(QPushButton) if b.text() == "Anlegen").click()
    author.work.drain()
    author.choose(Section.AMOUNTS, "parameters_2027-01-01.toml#heating")
    author.type("amounts", "120,00; 150; 180; 210; 240; 30")
    row = author.view.passages.list.current_row()
    assert row.amounts[0].text == "120.00; 150; 180; 210; 240; 30"
    author.type("amounts", "1; 2")
    assert "Erwartet werden 6 Werte" in author.messages[-1].text


def test_everything_to_be_reached_has_a_name(author: Scene) -> None:
    author.open(in_force(author.opened, "wohngeld"))
    named = [author.view.passages.list, author.view.passages.search, author.view.overview.table]
    assert all(widget.accessibleName() for widget in named)
    assert author.view.preview.samples.accessibleName()
