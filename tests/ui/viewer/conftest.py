"""A view with a real lamp and a real desk behind it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from clerk_app.documents.viewing.lamp import ConfinedLamp, Deadlines
from clerk_app.ui.kit.desk import Desk, Lane
from clerk_app.ui.kit.viewer.document_view import DocumentView

A4 = (595.0, 842.0)


def letter(
    pages: int = 8, words: str = "Mietvertrag", colour: tuple[float, float, float] = (1, 1, 1)
) -> bytes:
    file = io.BytesIO()
    sheet = canvas.Canvas(file, pagesize=A4)
    for number in range(1, pages + 1):
        sheet.setFillColorRGB(*colour)
        sheet.rect(0, 0, *A4, stroke=0, fill=1)
        sheet.setFillColorRGB(0, 0, 0)
        sheet.setFont("Helvetica-Bold", 14)
        sheet.drawString(60, 770, f"{words} über Wohnraum, Blatt {number}")
        sheet.setFont("Helvetica", 10)
        for line in range(6):
            sheet.drawString(60, 730 - 22 * line, f"§ {line + 1} Die monatliche Miete beträgt 701,74 Euro.")
        sheet.showPage()
    sheet.save()
    return file.getvalue()


def picture(form: str = "PNG", size: tuple[int, int] = (60, 40)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "red").save(file, form)
    return file.getvalue()


@pytest.fixture(name="letter")
def _letter() -> Callable[..., bytes]:
    return letter


@pytest.fixture(name="picture")
def _picture() -> Callable[..., bytes]:
    return picture


@pytest.fixture(scope="module")
def lamp() -> Iterator[ConfinedLamp]:
    lamp = ConfinedLamp(deadlines=Deadlines(open=20.0, answer=20.0))
    yield lamp
    lamp.put_out()


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    assert desk.finish(20)


@pytest.fixture
def view(qtbot, lamp: ConfinedLamp, desk: Desk) -> DocumentView:
    view = DocumentView(lamp, partial(desk.ask, lane=Lane.ERRANDS))
    qtbot.addWidget(view)
    view.resize(520, 700)
    view.show()
    return view


@pytest.fixture
def settled(qtbot, view: DocumentView) -> Callable[[], None]:
    """Waits until every page in sight has its picture."""

    def wait() -> None:
        sheets = view._stage.sheets
        qtbot.waitUntil(lambda: view._info is not None and sheets.wanted() is None, timeout=20_000)

    return wait


@pytest.fixture
def shown(view: DocumentView, settled: Callable[[], None], letter: Callable[..., bytes]) -> DocumentView:
    """A contract of eight pages lies under the lamp."""
    view.show_document("Mietvertrag.pdf", letter(), "application/pdf")
    settled()
    return view
