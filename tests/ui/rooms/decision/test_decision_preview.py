"""Between the printed page and the words: every place leads to its text by a real click, and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clerk_app.domain.compose_notice import CALCULATION
from clerk_app.ui.kit.theme import Look, Theme
from clerk_app.ui.rooms.decision.sheet import Place, print_sheet
from tests.ui.rooms.decision.live import LiveRoom, live_room


@pytest.fixture
def live(qapp: QApplication, tmp_path: Path) -> Iterator[LiveRoom]:
    Theme.current().use(Look.LIGHT)
    with live_room(tmp_path) as room:
        yield room


def places(live: LiveRoom) -> tuple[Place, ...]:
    return live.presenter._sheet.places


def click(live: LiveRoom, place: Place) -> None:
    """In the middle of the place, wherever it has to be scrolled to."""
    sheets = live.sheets
    left, top, width, height = sheets.arrangement.place(place.page, place.box)
    sheets.verticalScrollBar().setValue(round(top + height / 2) - sheets.viewport().height() // 2)
    point = QPoint(
        round(left + width / 2) - sheets.horizontalScrollBar().value(),
        round(top + height / 2) - sheets.verticalScrollBar().value(),
    )
    QTest.mouseClick(sheets.viewport(), Qt.MouseButton.LeftButton, pos=point)


def is_in_sight(live: LiveRoom, place: Place) -> bool:
    sheets = live.sheets
    _, top, _, height = sheets.arrangement.place(place.page, place.box)
    seen = sheets.verticalScrollBar().value()
    return top < seen + sheets.viewport().height() and top + height > seen


def test_every_block_of_the_notice_has_its_place(live: LiveRoom) -> None:
    composed = live.presenter.inputs.composed
    assert composed is not None
    printed = {place.block for place in places(live)}
    assert printed == {block.id for block in composed.blocks if block.text} | {CALCULATION}
    assert {"kosten", "bewilligung_tenor"} <= printed, "operative part and fee are among them"


def test_a_click_on_any_place_leads_to_its_words(live: LiveRoom) -> None:
    blocks = [place for place in places(live) if place.block != CALCULATION]
    assert len(blocks) > 4
    for place in blocks:
        live.view.setFocus()
        click(live, place)
        assert live.editor(place.block).hasFocus(), place.block
        card = live.view.text._cards[place.block]
        shown = card.visibleRegion().boundingRect()
        assert shown.height() > 0, f"{place.block} is scrolled out of sight"


def test_a_click_on_a_computed_amount_opens_how_it_came_about(live: LiveRoom) -> None:
    steps = live.view.outcome._steps
    assert not steps._open
    click(live, next(place for place in places(live) if place.block == CALCULATION))
    assert steps._open and steps._switch.hasFocus()
    assert steps.visibleRegion().boundingRect().height() > 0


def test_a_click_beside_everything_leads_nowhere(live: LiveRoom) -> None:
    editor = live.editor(places(live)[0].block)
    editor.setFocus()
    click(live, Place("", 0, (2.0, 2.0, 6.0, 6.0)))
    assert not any(card.findChild(type(editor)).hasFocus() for card in live.view.text._cards.values())


def test_where_the_cursor_goes_the_sheet_follows(live: LiveRoom) -> None:
    first, last = places(live)[0], [p for p in places(live) if p.block != CALCULATION][-1]
    for place in (first, last, first):
        live.view.setFocus()
        QTest.mouseClick(live.editor(place.block).viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
        assert is_in_sight(live, place)
        marked = {page for page, boxes in live.sheets._paper.overlay.marks.items() if boxes}
        assert marked == {p.page for p in places(live) if p.block == place.block}


def test_the_sheet_follows_the_typing_and_the_mark_stays_with_the_text(live: LiveRoom) -> None:
    editor = live.editor(places(live)[0].block)
    before, edition = places(live)[0].box, live.sheets._paper.edition
    editor.setFocus()
    QTest.keyClicks(
        editor, "Dazu kommt ein Satz, der eine Zeile mehr braucht als die, die schon da stand. " * 2
    )
    live.wait(lambda: live.sheets._paper.edition > edition and live.is_painted())
    live.settle()
    after = places(live)[0].box
    assert after[3] > before[3]
    assert live.sheets._paper.overlay.marks[0][0][0] == after


def test_an_address_the_post_cannot_read_is_told_while_it_is_written(live: LiveRoom) -> None:
    assert not live.view.strip.isVisibleTo(live.view)
    composed = live.presenter.inputs.composed
    assert composed is not None and composed.notice is not None
    endless = replace(composed.notice, addressee=tuple(f"Zeile {number}" for number in range(9)))
    live.presenter.printed(print_sheet(live.presenter._office(), endless))
    assert live.view.strip.isVisibleTo(live.view)
    assert "Anschrift" in live.view.strip._text.text()
    live.presenter.printed(print_sheet(live.presenter._office(), composed.notice))
    assert not live.view.strip.isVisibleTo(live.view)
