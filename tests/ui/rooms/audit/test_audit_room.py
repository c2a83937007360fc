"""The auditor's room on a real office: entries as sentences, filters, the check, seal and excerpt."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.finding import FindingState
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.opening.office import OpenOffice
from clerk_app.services import assignment, casefile, examination
from clerk_app.services.auditing import JournalRow
from clerk_app.services.office import Office
from clerk_app.ui.kit.desk import Desk, desk_by_hand
from clerk_app.ui.kit.lanes import ManualExecutor
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.room import Room
from clerk_app.ui.kit.story import kinds_told
from clerk_app.ui.rooms import audit
from clerk_app.ui.rooms.audit.checking import Safe
from clerk_app.ui.rooms.audit.excerpt import harmless
from clerk_app.ui.rooms.audit.filters import Filters
from clerk_app.ui.rooms.audit.state import Inputs, Narrowing, derive, wanted
from clerk_app.ui.rooms.audit.view import AuditView
from clerk_app.ui.rooms.audit.words import grouped, search_words
from tests.office_kit import practice_office, receive


@dataclass
class Scene:
    opened: OpenOffice
    office: Office
    case: str
    desk: Desk
    work: ManualExecutor
    room: Room
    path: Path
    messages: list[Message] = field(default_factory=list)

    @property
    def view(self) -> AuditView:
        assert isinstance(self.room.widget, AuditView)
        return self.room.widget

    def sentences(self) -> list[str]:
        return [line.sentence for line in self.view.rows.rows]

    def show(self) -> None:
        self.room.activate()
        self.work.drain()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenOffice]:
    with practice_office(tmp_path) as office:
        yield office


@pytest.fixture
def scene(qtbot: QtBot, opened: OpenOffice, tmp_path: Path) -> Scene:
    case = receive(opened, "wohngeld", "erstantrag_mietzuschuss")
    casefile.open_case(opened.as_person("a.becker"), case)
    with pytest.raises(ClerkError):
        assignment.claim(opened.as_person("m.schuster"), case, 1)
    office = opened.as_person("r.hahn")
    desk, work = desk_by_hand()
    path = tmp_path / "auszug"
    safe = Safe(lambda target: target.write_text("Siegel"))  # type: ignore[arg-type, return-value]
    room = audit.build(desk, lambda: office, safe, ask_path=lambda _parent, _name: path)
    qtbot.addWidget(room.widget)
    made = Scene(opened, office, case, desk, work, room, path)
    room.signals.message.connect(made.messages.append)
    made.show()
    return made


def test_every_entry_is_a_sentence_with_person_and_file_reference(scene: Scene) -> None:
    assert scene.sentences()[:2] == [
        "M. Schuster wurde abgewiesen",
        "A. Becker hat den Vorgang geöffnet",
    ]
    assert scene.view.rows.rows[1].reference.endswith("WG 2026/0001")
    assert not any("{" in sentence for sentence in scene.sentences())


def test_why_somebody_was_turned_down_is_said_as_they_were_told(scene: Scene) -> None:
    assert scene.view.rows.rows[0].text == "Dieser Vorgang ist nicht vorhanden oder für Sie nicht einsehbar."


def test_filters_and_search_narrow_what_is_shown(scene: Scene) -> None:
    scene.view.filters.changed.emit(Narrowing(group="refusals"))
    scene.work.drain()
    assert scene.sentences() == ["M. Schuster wurde abgewiesen"]
    scene.view.filters.changed.emit(Narrowing())
    assert scene.room.search is not None
    scene.room.search("Becker geöffnet")
    scene.work.drain()
    assert scene.sentences() == ["A. Becker hat den Vorgang geöffnet"]


def test_nothing_found_is_said_calmly(scene: Scene) -> None:
    scene.view.filters.changed.emit(Narrowing(since=date(2100, 1, 1)))
    scene.work.drain()
    said = [label.text() for label in scene.view.findChildren(QLabel)]
    assert "Keine Einträge" in said


def test_an_unharmed_journal_is_called_so(scene: Scene) -> None:
    scene.view.check_pressed.emit()
    assert not scene.view.may_check_now()
    scene.work.drain()
    assert "stimmen mit ihren Prüfsummen überein" in scene.view.result.text
    assert str(len(scene.view.rows.rows)) in scene.view.result.text
    assert scene.view.may_check_now()


def test_a_changed_entry_is_found_and_its_place_named(scene: Scene) -> None:
    with scene.opened.engine.begin() as connection:
        named = sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'")
        for name in connection.execute(named).scalars().all():
            connection.execute(sa.text(f'DROP TRIGGER "{name}"'))
        change = "UPDATE journal SET entry = replace(entry, 'a.becker', 'k.vogt') WHERE entry LIKE '%opened%'"
        connection.execute(sa.text(change))
    scene.view.check_pressed.emit()
    scene.work.drain()
    assert "Ein Eintrag wurde verändert" in scene.view.result.text
    assert scene.case in scene.view.result.text


def test_the_excerpt_holds_all_that_the_filters_let_through(scene: Scene) -> None:
    scene.view.filters.changed.emit(Narrowing(reference="WG"))
    scene.work.drain()
    scene.view.excerpt_pressed.emit()
    scene.work.drain()
    text = scene.path.read_bytes().decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert head[0] == "Nummer"
    assert [row[7] for row in rows] == ["turned_down", "opened", "received"]
    assert all(json.loads(row[9]) is not None for row in rows)
    assert scene.messages[-1].tone == "success"
    assert "Siegel" not in text


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-1", "@SUM", "\tx"])
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    assert harmless(cell).startswith("'")
    assert harmless("36 FE 2026/0001") == "36 FE 2026/0001"


def test_units_and_checks_are_called_by_their_names(scene: Scene) -> None:
    clerk = scene.opened.as_person("a.becker")
    assignment.claim(clerk, scene.case, 1)
    record = clerk.reader.case(clerk.actor, scene.case)
    found = casefile.findings(clerk, record)[0]
    examination.judge(clerk, scene.case, record.case.version, found.check, FindingState.MET, "gesehen")
    scene.show()
    told = scene.sentences()
    assert any(found.label in line for line in told)
    assert not any(f"„{found.check}“" in line for line in told)
    units = clerk.reader.units()
    enrolled = [line for line in told if "eingetragen" in line]
    assert enrolled
    assert all(any(f" in {name} als " in line for name in units.values()) for line in enrolled)


def test_a_seal_is_laid_where_the_auditor_wants_it(scene: Scene) -> None:
    scene.view.seal_pressed.emit()
    scene.work.drain()
    assert scene.path.read_text() == "Siegel"
    assert "außerhalb dieses Rechners" in scene.messages[-1].text


def test_an_administrator_may_read_but_not_check(qtbot: QtBot, scene: Scene) -> None:
    it = Actor("it", "it", "IT", (Membership("wohngeld", Role.ADMINISTRATOR),))
    view = AuditView(may_check=False)
    qtbot.addWidget(view)
    assert "Prüfsummen nachrechnen" not in [made.text() for made in view.findChildren(QPushButton)]
    rows = scene.opened.reader.journal(it, wanted(Narrowing(), {})).rows
    assert {row.case for row in rows} == {""}


def test_more_entries_are_fetched_by_scrolling_and_keep_their_place(qtbot: QtBot) -> None:
    view = AuditView(may_check=True)
    qtbot.addWidget(view)
    rows = tuple(
        JournalRow(
            n, "c", "WG 1", n, datetime(2026, 11, 1, tzinfo=UTC) + timedelta(n), "x", "X", "opened", {}, ""
        )
        for n in range(20, 0, -1)
    )
    view.show_state(derive(Inputs(rows=rows[:10], more=True, loaded=True)))
    view.table.choose(15)
    view.show_state(derive(Inputs(rows=rows, loaded=True)))
    assert view.table.current_identity() == 15
    assert len(view.rows.rows) == 20


def test_days_typed_by_hand_count_in_full(qtbot: QtBot) -> None:
    bar = Filters()
    qtbot.addWidget(bar)
    bar.since.setText("1.11.2026")
    bar.until.setText("2.11.2026")
    asked = wanted(bar.narrowing(), {})
    assert asked.since is not None
    assert asked.before is not None
    assert asked.before - asked.since == timedelta(days=2)
    bar.since.setText("bald")
    assert bar.narrowing().since is None


def test_every_kind_of_entry_belongs_to_a_group() -> None:
    assert kinds_told() - grouped() == {"spoiled"}


def test_a_word_of_the_sentence_finds_the_kind() -> None:
    (word,) = search_words("freigegeben", {})
    assert "approved" in word.kinds
    (name,) = search_words("beck", {"a.becker": "A. Becker"})
    assert name.logins == frozenset({"a.becker"})
