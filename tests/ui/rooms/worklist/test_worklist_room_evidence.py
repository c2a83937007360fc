from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.finding import FindingState
from clerk_app.domain.submission import RawField
from clerk_app.opening.paths import Shipped
from clerk_app.opening.seals import FileSeal
from clerk_app.services.reading import CopyRow, NoticeRow
from clerk_app.services.sealing import Sealing
from tests.bench.notice_bench_serial import serial_notice
from tests.tools import seals
from tests.ui.rooms import fakes
from tests.ui.rooms.worklist.worklist_stage import Stage, choose, mine, press


def test_the_search_of_the_frame_narrows_the_list_and_can_be_lifted(
    stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    inbox = stage()
    assert inbox.room.search is not None
    inbox.room.search("  schröder ")
    inbox.settle()
    assert inbox.ids() == ["case-2"]
    press(qtbot, inbox.view.pane.filters._clear)
    inbox.settle()
    assert len(inbox.ids()) == 3


def test_the_first_document_lies_open_and_its_bytes_are_vouched_for(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    archive.cases["case-1"].documents = (
        fakes.document(archive, "Antrag.pdf", b"%PDF form", "form"),
        fakes.document(archive, "Mietvertrag.pdf", b"%PDF lease"),
    )
    inbox = stage()
    choose(inbox, qtbot, 0)
    viewer = inbox.view.case.papers.viewer
    assert viewer.shown == [("Antrag.pdf", b"%PDF form")]
    marks = [row._word.text() for row in inbox.view.case.sheet.papers._rows.values()]
    assert marks == ["unverändert", ""]
    inbox.view.case.papers.tabs.setCurrentIndex(1)
    inbox.settle()
    assert viewer.shown[-1] == ("Mietvertrag.pdf", b"%PDF lease")


@pytest.mark.parametrize("broken", [False, True])
def test_the_seal_of_an_approved_notice_is_told_as_soon_as_it_lies_open(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot, tmp_path: Path, broken: bool
) -> None:
    file = FileSeal(seals.file_of(seals.seal(seals.root()), tmp_path / "siegel.p12"), seals.PASSWORD)
    with file.unlocked(seals.NOW) as sealer:
        assert sealer is not None
        pdf = PrintShop(Shipped().resources).print_notice(serial_notice(1), Sealing(sealer, seals.NOW))
    pdf = pdf.replace(b"/M(D:20", b"/M(D:19") if broken else pdf
    sha256 = hashlib.sha256(pdf).hexdigest()
    archive.contents[sha256] = pdf
    row = NoticeRow("n", "bewilligung", sha256, "", "2026-11", "b", "A. Becker", seals.NOW, "approved")
    archive.cases["case-1"].notices = (row,)
    inbox = stage()
    choose(inbox, qtbot, 0)
    (paper,) = inbox.view.case.sheet.papers._rows.values()
    said = " ".join(made.text() for made in paper.findChildren(QLabel))
    assert ("Siegel: beschädigt" in said) is broken
    assert (f"Siegel: {seals.HOLDER}, Zertifikat gültig bis" in said) is not broken


def test_the_seal_of_a_further_copy_is_told_at_that_copy(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot, tmp_path: Path
) -> None:
    file = FileSeal(seals.file_of(seals.seal(seals.root()), tmp_path / "siegel.p12"), seals.PASSWORD)
    with file.unlocked(seals.NOW) as sealer:
        assert sealer is not None
        sealed = PrintShop(Shipped().resources).print_notice(serial_notice(2), Sealing(sealer, seals.NOW))
    plain = PrintShop(Shipped().resources).print_notice(serial_notice(1))
    first, second = (hashlib.sha256(pdf).hexdigest() for pdf in (plain, sealed))
    archive.contents |= {first: plain, second: sealed}
    row = NoticeRow("n", "bewilligung", first, "", "2026-11", "b", "A. Becker", seals.NOW, "approved")
    copies = (CopyRow(1, "applicant", "Jan Bauer", first), CopyRow(2, "neighbour", "Ewa Nowak", second))
    archive.cases["case-1"].notices = (replace(row, copies=copies),)
    inbox = stage()
    choose(inbox, qtbot, 0)

    def said(sha256: str) -> str:
        made = inbox.view.case.sheet.papers._rows[sha256].findChildren(QLabel)
        return " ".join(one.text() for one in made)

    assert "Siegel" not in said(first) + said(second)
    inbox.view.case.papers.tabs.setCurrentIndex(1)
    inbox.settle()
    assert f"Siegel: {seals.HOLDER}" in said(second) and "Siegel" not in said(first)


def test_a_refresh_does_not_lay_the_same_document_down_again(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    archive.cases["case-1"].documents = (fakes.document(archive, "Antrag.pdf", b"%PDF form", "form"),)
    inbox = stage()
    choose(inbox, qtbot, 0)
    fakes.add_case(archive, 4, "Bauer GmbH")
    inbox.ring()
    assert len(inbox.view.case.papers.viewer.shown) == 1


def test_changed_bytes_are_not_shown_and_the_clerk_is_told(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    paper = fakes.document(archive, "Antrag.pdf", b"%PDF form", "form")
    archive.cases["case-1"].documents = (paper,)
    archive.contents[paper.sha256] = b"%PDF forged"
    inbox = stage()
    choose(inbox, qtbot, 0)
    papers = inbox.view.case.papers
    assert papers.viewer.shown == []
    assert "Antrag.pdf" in papers._stack.currentWidget().accessibleName()
    mark = next(iter(inbox.view.case.sheet.papers._rows.values()))
    assert mark._word.text() == "verändert"


def test_a_value_is_copied_from_the_keyboard(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage()
    choose(inbox, qtbot, 0)
    qtbot.keyClick(inbox.view.pane.list, Qt.Key.Key_Return)
    grid = inbox.view.case.sheet.fields._grid
    assert grid.hasFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Schröder"


def test_of_many_unknown_fields_the_rest_is_one_press_away(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    many = tuple(RawField(f"zusatz/feld{n}", f"Wert {n}", f"Feld {n}") for n in range(100))
    archive.cases["case-1"].fields = (*fakes.FIELDS, *many)
    inbox = stage()
    choose(inbox, qtbot, 0)
    card = inbox.view.case.sheet.fields
    assert card._all.text() == "71 weitere Angaben zeigen"
    press(qtbot, card._all)
    assert len(card._grid._rows) == 111
    assert not card._all.isVisible()


def test_on_a_narrow_screen_data_and_documents_take_turns(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    inbox = stage(size=(860, 620))
    choose(inbox, qtbot, 0)
    assert inbox.view.case.narrow
    assert inbox.view.pane.width() == 260
    inbox.view.resize(1300, 800)
    inbox.settle()
    assert not inbox.view.case.narrow
    assert inbox.view.case.papers.isVisible()
    assert inbox.view.case.sheet.isVisible()


def test_nothing_is_cut_off_however_narrow_the_column_and_long_the_names(
    stage: Callable[..., Stage], archive: fakes.Archive, qtbot: QtBot
) -> None:
    long = "Einkommensnachweis_Arbeitgeber_Oktober_2026_endgueltig_unterschrieben.pdf"
    archive.cases["case-1"].documents = (fakes.document(archive, long, b"%PDF"),)
    archive.cases["case-1"].case = replace(
        archive.cases["case-1"].case,
        applicant="Gemeinnützige Wohnungsgenossenschaft Büdingen-Nord eG Verwaltung",
    )
    room = mine(stage, archive, qtbot)
    sheet = room.view.case.sheet
    room.view.case._split.setSizes([330, 900])
    sheet.checks.judging_begun.emit("unterhalt", FindingState.WAIVED)
    room.settle()
    room.view.grab()
    port = sheet._cards.viewport().width()
    assert port <= sheet.minimumWidth()
    assert sheet._cards.widget().width() <= port
    title = room.view.case.head._title
    assert title.mapTo(room.view.case.head, title.rect().bottomRight()).x() < room.view.case.head.width()
