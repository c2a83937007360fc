"""The pile "Ohne Dienst", and how things in the tray end, on a real office with real events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk_app.domain.desk_rule import DeskRule
from clerk_app.domain.submission import Assessment, Problem, Verdict
from clerk_app.services import intake
from clerk_app.services.reading import CaseRecord
from tests.office_kit import practice_office, submission
from tests.ui.rooms.quarantine.test_quarantine_deciding import BROKEN, MailRoom

DOG, RIVER = "urn:leika:hundesteuer", "urn:leika:wasserrecht"


@pytest.fixture
def post(qtbot: QtBot, tmp_path: Path) -> Iterator[MailRoom]:
    with practice_office(tmp_path) as opened:
        yield MailRoom(qtbot, opened, tmp_path)


def come(post: MailRoom, number: int, service: str) -> str:
    sent = submission(post.opened, "bauantrag", "baugenehmigung_vereinfacht", number)
    strange = replace(sent, service_identifier=service, schema_uri="urn:x", service_name=f"Dienst {service}")
    strange = replace(strange, received_at=sent.received_at + timedelta(minutes=number))
    return intake.take_in(post.office, Assessment(Verdict.ACCEPTED, (), strange), "test").case


def count(post: MailRoom) -> int:
    return post.office.reader.counts(post.office.actor, post.office.clock().date()).unclaimed


def record(post: MailRoom, case: str) -> CaseRecord:
    return post.opened.reader.case(post.office.actor, case)


def told(post: MailRoom, case: str) -> list[str]:
    with post.opened.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT entry FROM journal WHERE chain = ? ORDER BY seq", (case,))
        return [json.loads(row.entry)["kind"] for row in rows]


def choose(post: MailRoom, title: str) -> None:
    """With the keyboard, as in every list of choices."""
    panel = post.view.panel
    texts = [panel.service.itemText(at) for at in range(panel.service.count())]
    at = next(n for n, text in enumerate(texts) if title in text)
    panel.service.setFocus()
    for _ in range(at):
        QTest.keyClick(panel.service, Qt.Key.Key_Down)
    assert panel.service.currentText() == texts[at]


def test_it_lies_in_a_pile_of_its_own_with_its_signs_and_what_it_says(post: MailRoom) -> None:
    case = come(post, 1, DOG)
    post.refresh()
    assert not post.view.rows.rows
    post.press("Ohne Dienst")
    said = post.words()
    for part in (f"Dienst {DOG}", DOG, "urn:x", "kein Dienst führt diesen Schlüssel", "PST 2026/0001"):
        assert part in said, part
    assert record(post, case).case.applicant in said and "Antrag.pdf" in said
    assert told(post, case).count("opened") == 1
    post.refresh()
    assert told(post, case).count("opened") == 1


def test_the_room_turns_to_the_pile_where_something_waits(post: MailRoom) -> None:
    come(post, 1, DOG)
    counts: list[object] = []
    post.room.signals.count.connect(counts.append)
    post.watch.look()
    post.settle()
    post.refresh()
    assert counts[-1] == 1
    assert post.offers("Ohne Dienst (1)") and f"Dienst {DOG}" in post.words()


def test_after_one_is_placed_the_next_lies_open(post: MailRoom) -> None:
    first, second = come(post, 1, DOG), come(post, 2, RIVER)
    post.refresh()
    post.press("Ohne Dienst")
    post.press("Zuordnen …")
    choose(post, "Baugenehmigung im vereinfachten")
    panel = post.view.panel
    panel.clerk.setCurrentIndex(panel.clerk.findData("t.wagner"))
    QTest.keyClick(panel.applicant, Qt.Key.Key_Return)
    post.settle()
    placed = record(post, first).case
    assert (placed.service, placed.clerk) == ("bauantrag", "t.wagner")
    assert [row.id for row in post.view.rows.rows] == [second]
    assert f"Dienst {RIVER}" in post.words() and "Antrag.pdf" in post.words()
    assert not panel.isVisible() and count(post) == 1
    assert placed.file_reference in post.messages[-1].text and post.messages[-1].step is not None
    post.messages[-1].step[1]()
    assert post.went == [("inbox", first)]


def test_what_the_authority_has_settled_is_offered_first_and_holds(post: MailRoom) -> None:
    rule = DeskRule("bauantrag", "bauantrag", clerk="t.wagner")
    post.office = replace(post.office, house=replace(post.office.house, desk_rules=(rule,)))
    case = come(post, 1, DOG)
    post.refresh()
    post.press("Ohne Dienst")
    post.press("Zuordnen …")
    choose(post, "Baugenehmigung im vereinfachten")
    assert post.view.panel.clerk.currentText() == "wie bestimmt: T. Wagner"
    post.press("Zuordnen")
    assert record(post, case).case.clerk == "t.wagner"
    assert told(post, case)[-2:] == ["registered", "assigned_by_rule"]


def test_where_names_decide_unit_and_clerk_are_left_to_them(post: MailRoom) -> None:
    rules = (
        DeskRule("bauantrag", "bauantrag", clerk="t.wagner", names=(("A", "Q"),)),
        DeskRule("bauantrag", "kfz_zulassung", clerk="m.schuster", names=(("R", "Z"),)),
    )
    post.office = replace(post.office, house=replace(post.office.house, desk_rules=rules))
    case = come(post, 1, DOG)
    post.refresh()
    post.press("Ohne Dienst")
    post.press("Zuordnen …")
    choose(post, "Baugenehmigung im vereinfachten")
    assert post.view.panel.unit.currentText() == "je nach Namen"
    QTest.keyClicks(post.view.panel.applicant, "Zahn, Ute")
    post.press("Zuordnen")
    placed = record(post, case).case
    assert (placed.applicant, placed.unit, placed.clerk) == ("Zahn, Ute", "kfz_zulassung", "m.schuster")


def test_nobody_is_a_choice_over_the_rule(post: MailRoom) -> None:
    rule = DeskRule("bauantrag", "bauantrag", clerk="t.wagner")
    post.office = replace(post.office, house=replace(post.office.house, desk_rules=(rule,)))
    case = come(post, 1, DOG)
    post.refresh()
    post.press("Ohne Dienst")
    post.press("Zuordnen …")
    choose(post, "Baugenehmigung im vereinfachten")
    post.view.panel.clerk.setCurrentText("noch niemand")
    post.press("Zuordnen")
    assert record(post, case).case.clerk == "" and told(post, case)[-1] == "registered"


def test_discarded_with_a_reason_it_is_gone(post: MailRoom) -> None:
    case = come(post, 1, DOG)
    post.refresh()
    post.press("Ohne Dienst")
    post.press("Verwerfen …")
    post.press("Verwerfen")
    assert "fehlt" in post.words() or "Begründung" in post.words()
    QTest.keyClicks(post.view.panel.reason, "Stadt Friedberg")
    post.press("Verwerfen")
    assert "Alles zugeordnet" in post.words() and count(post) == 0
    assert told(post, case)[-1] == "discarded"


def test_read_again_it_stays_while_no_pack_knows_it(post: MailRoom) -> None:
    come(post, 1, DOG)
    post.refresh()
    post.press("Ohne Dienst")
    post.press("Erneut einlesen")
    assert post.messages[-1].tone == "warning" and "kennt kein Dienstpaket" in post.messages[-1].text
    assert len(post.view.rows.rows) == 1


def test_what_was_assigned_leads_to_its_case(post: MailRoom) -> None:
    post.arrive("fall", {"antrag.xml": BROKEN})
    post.press("Zuordnen …")
    choose(post, "Baugenehmigung im vereinfachten")
    post.press("Zuordnen")
    post.press("Erledigte")
    post.press("Vorgang öffnen")
    (row,) = post.rows(ended=True)
    assert row.end is not None and post.went == [("inbox", row.end.case)]


def test_an_alarm_is_settled_with_what_was_found_out(post: MailRoom) -> None:
    forged = Problem("submission", "invalid-event-log", "Ungültiges Ereignisprotokoll", "Nicht echt.")
    intake.take_in(post.office, Assessment(Verdict.FAILED, (forged,), alarm=True), "eingang/b0-17")
    post.refresh()
    assert not post.offers("Verwerfen …") and not post.offers("Zuordnen …")
    post.press("Abschließen …")
    assert "Meldung abschließen" in post.words()
    QTest.keyClicks(post.view.panel.reason, "Mit der Leitstelle besprochen")
    post.press("Abschließen")
    post.press("Erledigte")
    said = post.words()
    assert "hat die Meldung abgeschlossen" in said and "Mit der Leitstelle besprochen" in said
    assert "Nicht annehmen" not in said
