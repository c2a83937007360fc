"""Ancillary provisions under the hands of a clerk: real keys, real clicks, a real press behind them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.provision import Provisions
from clerk_app.services import approval, decision
from clerk_app.services.approval import Seen
from clerk_app.ui.kit.actions import clashes
from clerk_app.ui.rooms.decision.block_editor import BlockEditor
from clerk_app.ui.rooms.decision.differences import differences
from clerk_app.ui.rooms.decision.merging import both, left_out
from clerk_app.ui.rooms.decision.provision_row import ProvisionRow
from tests.ui.rooms.decision.conftest import Table
from tests.ui.rooms.decision.house import BECKER, VOGT
from tests.ui.rooms.decision.provided import SHELF

COMPLETE = {"abholung": "2026-12-07"}


@pytest.fixture
def open_case(table: Table) -> Table:
    """A claimed case with everything filled in; the pack proposes one provision."""
    table.deciding.shelf = SHELF
    case = table.claimed_case()
    decision.save(table.deciding.office(), case, Draft("umtausch", COMPLETE), 0)
    table.open(case)
    return table


def card(table: Table) -> QWidget:
    return table.view.provisions


def ids(table: Table) -> list[str]:
    return [*table.view.provisions._rows]


def row(table: Table, id: str) -> ProvisionRow:
    return table.view.provisions._rows[id]


def stored(table: Table) -> Draft:
    found = table.deciding.reader.case(table.deciding.sitting, "case-1").draft
    assert found is not None
    return found.draft


def said(widget: QWidget) -> str:
    return " ".join(made.text() for made in widget.findChildren(QLabel) if made.isVisible())


def button(parent: QWidget, text: str) -> QPushButton:
    return next(b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisible())


def key(table: Table, widget: QWidget, *keys: Qt.Key, alt: bool = False) -> None:
    held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    for one in keys:
        QTest.keyClick(widget, one, held)
    table.settle()


def put_in(table: Table, letters: str) -> None:
    field = table.view.provisions.search.field
    field.setFocus()
    QTest.keyClicks(field, letters)
    key(table, field, Qt.Key.Key_Return)


def blockers(table: Table) -> str:
    return said(table.view.red_list)


def test_the_proposal_of_the_pack_stands_in_the_list(open_case: Table) -> None:
    assert ids(open_case) == ["befristung"]
    assert "1. Befristung Vorschlag des Dienstpakets" in said(row(open_case, "befristung"))
    assert stored(open_case).provisions == Provisions()


def test_the_catalogue_is_searched_while_typing_and_enter_puts_in(open_case: Table) -> None:
    search = open_case.view.provisions.search
    search.field.setFocus()
    QTest.keyClicks(search.field, "zeug")
    assert [search.found.item(at).text() for at in range(search.found.count())] == [
        "Auflage: Ärztliches Zeugnis"
    ]
    key(open_case, search.field, Qt.Key.Key_Return)
    assert ids(open_case) == ["befristung", "zeugnis"]
    assert stored(open_case).provisions == Provisions(added=("zeugnis",))
    assert (search.field.text(), search.found.isVisible(), search.field.hasFocus()) == ("", False, True)


def test_words_that_lead_nowhere_are_answered(open_case: Table) -> None:
    QTest.keyClicks(open_case.view.provisions.search.field, "xyz")
    assert "Nichts im Verzeichnis passt dazu." in said(card(open_case))
    key(open_case, open_case.view.provisions.search.field, Qt.Key.Key_Return)
    assert ids(open_case) == ["befristung"]


def test_the_whole_catalogue_opens_with_the_arrow_and_a_click_puts_in(open_case: Table) -> None:
    search = open_case.view.provisions.search
    search.field.setFocus()
    key(open_case, search.field, Qt.Key.Key_Down)
    assert (search.found.count(), search.found.hasFocus()) == (3, True)
    key(open_case, search.found, Qt.Key.Key_Escape)
    assert (search.found.isVisible(), search.field.hasFocus()) == (False, True)
    key(open_case, search.field, Qt.Key.Key_Down)
    place = search.found.visualItemRect(search.found.item(1)).center()
    QTest.mouseClick(search.found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    open_case.settle()
    assert ids(open_case) == ["befristung", "widerruf"]


def test_what_stands_already_is_not_offered_again(open_case: Table) -> None:
    for letters in ("sehhilfe", "widerruf", "zeugnis"):
        put_in(open_case, letters)
    assert ids(open_case) == ["befristung", "sehhilfe", "widerruf", "zeugnis"]
    assert not open_case.view.provisions.search.isVisible()


def test_alt_and_arrow_move_a_provision_and_the_focus_goes_along(open_case: Table) -> None:
    put_in(open_case, "sehhilfe")
    put_in(open_case, "widerruf")
    moved = row(open_case, "widerruf")
    moved.setFocus()
    QTest.keyClick(moved, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(moved, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    open_case.settle()
    assert ids(open_case) == ["widerruf", "befristung", "sehhilfe"]
    assert row(open_case, "widerruf") is moved and moved.hasFocus()
    key(open_case, moved, Qt.Key.Key_Up, alt=True)
    assert ids(open_case)[0] == "widerruf"
    key(open_case, moved, Qt.Key.Key_Down, alt=True)
    assert ids(open_case) == ["befristung", "widerruf", "sehhilfe"]
    blocks = [block.id for block in open_case.presenter.inputs.composed.blocks if block.provision]
    assert blocks == ids(open_case) == [*stored(open_case).provisions.order]


def test_the_arrow_buttons_move_too_and_stop_at_the_ends(open_case: Table) -> None:
    put_in(open_case, "sehhilfe")
    up = next(b for b in row(open_case, "sehhilfe").findChildren(QToolButton) if "oben" in b.accessibleName())
    QTest.mouseClick(up, Qt.MouseButton.LeftButton)
    open_case.settle()
    assert ids(open_case) == ["sehhilfe", "befristung"]
    assert not up.isEnabled()


def test_the_arrows_alone_go_from_row_to_row(open_case: Table) -> None:
    put_in(open_case, "sehhilfe")
    first, second = row(open_case, "befristung"), row(open_case, "sehhilfe")
    first.setFocus()
    key(open_case, first, Qt.Key.Key_Down)
    assert second.hasFocus()
    key(open_case, second, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert first.hasFocus()
    assert stored(open_case).provisions.order == ()


def test_a_free_provision_takes_the_hands_into_its_words(open_case: Table) -> None:
    button(card(open_case), "Freie Nebenbestimmung").click()
    open_case.settle()
    editor = open_case.view.text._cards["frei_1"].findChild(BlockEditor)
    assert editor.hasFocus()
    assert "Auflage“ hat noch keinen Text." in blockers(open_case)
    QTest.keyClicks(editor, "Fahren Sie langsam.")
    open_case.settle()
    assert "Bereit zur Freigabe" in blockers(open_case)
    assert stored(open_case) == Draft(
        "umtausch",
        COMPLETE,
        {"frei_1": "Fahren Sie langsam."},
        Provisions(("frei_1",), {"frei_1": "auflage"}),
    )
    assert "frei · eigener Text, gesichert" in said(open_case.view.text._cards["frei_1"]).replace(
        "\u00a0", " "
    )
    kind = row(open_case, "frei_1").findChild(QComboBox)
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_Up)
    kind.activated.emit(kind.currentIndex())
    open_case.settle()
    assert stored(open_case).provisions.kinds == {"frei_1": "widerrufsvorbehalt"}
    assert open_case.presenter.inputs.composed.blocks[2].source == "§ 36 Abs. 2 Nr. 3 HVwVfG"


def test_a_provision_the_pack_wants_explained_holds_the_notice_back_until_it_is(open_case: Table) -> None:
    first = row(open_case, "befristung")
    first.setFocus()
    key(open_case, first, Qt.Key.Key_Delete)
    assert ids(open_case) == []
    assert "Warum „Befristung“ wegbleibt, ist noch nicht begründet." in blockers(open_case)
    assert "Nur mit Begründung." in said(card(open_case))
    button(open_case.view.red_list, "zur Stelle").click()
    reason = next(
        f for f in card(open_case).findChildren(QLineEdit) if f.placeholderText().startswith("Warum")
    )
    assert reason.hasFocus()
    QTest.keyClicks(reason, "Gilt auf Dauer.")
    open_case.settle()
    assert "Bereit zur Freigabe" in blockers(open_case)
    assert stored(open_case).provisions.removed == {"befristung": "Gilt auf Dauer."}
    button(card(open_case), "Wieder aufnehmen").click()
    open_case.settle()
    assert (ids(open_case), stored(open_case).provisions) == (["befristung"], Provisions())


def test_free_words_taken_out_come_back_with_a_click(open_case: Table) -> None:
    button(card(open_case), "Freie Nebenbestimmung").click()
    open_case.settle()
    QTest.keyClicks(open_case.view.text._cards["frei_1"].findChild(BlockEditor), "Langsam.")
    open_case.settle()
    key(open_case, row(open_case, "frei_1"), Qt.Key.Key_Delete)
    assert ids(open_case) == ["befristung"]
    assert "Bereit zur Freigabe" in blockers(open_case)
    button(card(open_case), "Wieder aufnehmen").click()
    open_case.settle()
    assert ids(open_case) == ["befristung", "frei_1"]
    assert open_case.view.text._cards["frei_1"].findChild(BlockEditor).toPlainText() == "Langsam."


def test_a_copied_reference_says_the_number_after_moving(open_case: Table) -> None:
    put_in(open_case, "sehhilfe")
    second = row(open_case, "sehhilfe")
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "((nr_sehhilfe))"
    editor = open_case.view.text._cards["gruende"].findChild(BlockEditor)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, " Siehe ")
    editor.paste()
    open_case.settle()
    assert "Siehe Nr. 2" in str(open_case.presenter.inputs.composed.notice.parts)
    assert "Bereit zur Freigabe" in blockers(open_case)
    key(open_case, second, Qt.Key.Key_Up, alt=True)
    assert "Siehe Nr. 1" in str(open_case.presenter.inputs.composed.notice.parts)
    key(open_case, second, Qt.Key.Key_Delete)
    assert "führt der Verweis ((nr_sehhilfe)) zu keiner Nebenbestimmung mehr." in blockers(open_case)


def test_the_sheet_writes_along_and_a_click_leads_to_the_provision(open_case: Table) -> None:
    put_in(open_case, "sehhilfe")
    place = next(place for place in open_case.view_places() if place.block == "sehhilfe")
    x0, y0, x1, y1 = place.box
    open_case.sheet.place_clicked.emit(place.page, (x0 + x1) / 2, (y0 + y1) / 2)
    assert open_case.view.text._cards["sehhilfe"].findChild(BlockEditor).hasFocus()


def test_a_row_leads_to_its_words(open_case: Table) -> None:
    QTest.mouseClick(row(open_case, "befristung"), Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert open_case.view.text._cards["befristung"].findChild(BlockEditor).hasFocus()


def test_a_decision_without_a_catalogue_still_takes_a_free_provision(open_case: Table) -> None:
    open_case.presenter.choose("versagung")
    open_case.settle()
    assert not open_case.view.provisions.search.isVisible()
    assert "Der Bescheid hat keine Nebenbestimmungen." in said(card(open_case))
    next(spec for spec in open_case.room.actions if spec.id == "decision.free_provision").run()
    open_case.settle()
    assert ids(open_case) == ["frei_1"]


def test_nothing_can_be_changed_while_the_notice_waits(open_case: Table) -> None:
    put_in(open_case, "sehhilfe")
    decision.submit(open_case.deciding.office(), "case-1", open_case.presenter._saver.case_version)
    open_case.room.activate()
    open_case.settle()
    assert ids(open_case) == ["befristung", "sehhilfe"]
    first = row(open_case, "befristung")
    first.setFocus()
    key(open_case, first, Qt.Key.Key_Delete)
    key(open_case, first, Qt.Key.Key_Down, alt=True)
    assert ids(open_case) == ["befristung", "sehhilfe"]
    assert not any(b.isVisible() for b in first.findChildren(QToolButton))
    assert not open_case.view.provisions.free.isVisible()


def test_whoever_has_seen_another_list_releases_nothing(open_case: Table) -> None:
    """The approval holds for the bytes and data seen: other provisions are other bytes and other data."""
    clerk, lead = open_case.deciding.office(), open_case.deciding.office_of(VOGT)
    waiting = [
        _laid(open_case, provisions)
        for provisions in (Provisions(), Provisions(removed={"befristung": "Nie."}))
    ]
    former, now = waiting
    assert former.pdf_sha256 != now.pdf_sha256 and former.data_sha256 != now.data_sha256
    version = clerk.reader.case(clerk.actor, "case-1").case.version
    for seen in (
        Seen(now.id, former.pdf_sha256, now.data_sha256),
        Seen(now.id, now.pdf_sha256, former.data_sha256),
    ):
        with pytest.raises(ClerkError) as refused:
            approval.approve(lead, "case-1", version, seen)
        assert refused.value.code == "approval.other_notice"
    approval.approve(lead, "case-1", version, Seen(now.id, now.pdf_sha256, now.data_sha256))
    assert lead.reader.case(VOGT, "case-1").case.state.value == "approved"


def _laid(table: Table, provisions: Provisions):
    office = table.deciding.office()
    record = office.reader.case(office.actor, "case-1")
    if record.case.state.value == "awaiting_approval":
        decision.recall(office, "case-1", record.case.version)
        record = office.reader.case(office.actor, "case-1")
    draft = replace(record.draft.draft, provisions=provisions)
    saved = decision.save(office, "case-1", draft, record.draft.revision)
    table.deciding.clock.pass_by(minutes=1)
    decision.submit(office, "case-1", saved.case_version)
    return office.reader.case(office.actor, "case-1").notices[0]


def test_two_versions_are_compared_provision_by_provision(open_case: Table) -> None:
    put_in(open_case, "sehhilfe")
    theirs = Draft(
        "umtausch",
        COMPLETE,
        {"frei_1": "Nur bei Tag."},
        Provisions(("widerruf", "frei_1"), {"frei_1": "bedingung"}, {"befristung": "Nein."}),
    )
    revision = open_case.deciding.reader.case(BECKER, "case-1").draft.revision
    decision.save(open_case.deciding.office(), "case-1", theirs, revision)  # at another desk
    put_in(open_case, "zeugnis")
    shown = said(open_case.view.conflict)
    assert "Zwei Fassungen dieses Entwurfs" in shown
    mine = open_case.presenter.inputs.draft
    found = {
        d.label: (d.mine, d.theirs) for d in differences(mine, theirs, open_case.presenter.inputs.composed)
    }
    assert found["Nebenbestimmungen"] == (
        "1. Befristung\n2. Auflage: Sehhilfe\n3. Auflage: Ärztliches Zeugnis",
        "1. Widerrufsvorbehalt\n2. Bedingung (frei 1)\nweggelassen: Befristung (Nein.)",
    )
    assert found["Bedingung (frei 1)"] == ("", "Nur bei Tag.")
    button(open_case.view.conflict, "Beide zusammenführen").click()
    open_case.settle()
    assert ids(open_case) == ["befristung", "sehhilfe", "zeugnis", "widerruf", "frei_1"]
    assert stored(open_case) == both(mine, theirs)
    noted = left_out(both(mine, theirs), theirs, open_case.presenter.inputs.composed, "A. Becker", "heute")
    assert "weggelassen: Befristung (Nein.)" in noted


def test_keys_menus_and_readers_know_the_list(open_case: Table) -> None:
    assert not clashes(open_case.room.actions)
    spec = next(spec for spec in open_case.room.actions if spec.id == "decision.provision")
    assert spec.possible()
    spec.run()
    assert open_case.view.provisions.search.field.hasFocus()
    spoken = QAccessible.queryAccessibleInterface(row(open_case, "befristung")).text(QAccessible.Text.Name)
    assert spoken == "Nebenbestimmung 1: Befristung, Vorschlag des Dienstpakets"
