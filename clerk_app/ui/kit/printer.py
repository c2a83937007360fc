"""Letters on paper by a printer of this desk: in their own size, each beginning on a front side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from PySide6.QtCore import QMarginsF, QPoint
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from clerk_app.domain.errors import ClerkError, OutsideError

FINEST, COARSEST = 600, 300  # dots per inch: finer nobody sees, coarser letters fray
_LEFT_OUT = (
    QPrintDialog.PrintDialogOption.PrintToFile,
    QPrintDialog.PrintDialogOption.PrintSelection,
    QPrintDialog.PrintDialogOption.PrintPageRange,
    QPrintDialog.PrintDialogOption.PrintCurrentPage,
)


class Strip(Protocol):
    """A part of a page in dots of four bytes; `page` counts from 1."""

    @property
    def page(self) -> int: ...
    @property
    def top(self) -> int: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def stride(self) -> int: ...
    @property
    def pixels(self) -> bytes: ...


Strips = Callable[[bytes, int], Iterator[Strip]]


def ask_printer(parent: QWidget, title: str) -> QPrinter | None:
    """Printer, tray, sides and copies, in the window of the system."""
    if not QPrinterInfo.availablePrinterNames():
        raise ClerkError("printer.none")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    whole_sheet(printer)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    for option in _LEFT_OUT:
        dialog.setOption(option, False)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def whole_sheet(printer: QPrinter) -> None:
    """The address stays where the window of the envelope is: nothing is fitted into margins."""
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    printer.setFullPage(True)


def put_on_paper(printer: QPrinter, letters: Iterable[bytes], strips: Strips) -> None:
    """Beside the window: pages are painted dot by dot."""
    printer.setFullPage(True)
    dots = min(max(printer.resolution(), COARSEST), FINEST)
    painter = QPainter()
    if not painter.begin(printer):
        raise OutsideError("printer.refused", printer=printer.printerName())
    try:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.scale(printer.resolution() / dots, printer.resolution() / dots)
        _Sheets(printer, painter).put(letters, lambda letter: strips(letter, dots))
    finally:
        ended = painter.end()
    if not ended or printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise OutsideError("printer.refused", printer=printer.printerName())


class _Sheets:
    """Counts the sides that were begun, so that no letter begins on the back of another."""

    def __init__(self, printer: QPrinter, painter: QPainter) -> None:
        self._printer, self._painter = printer, painter
        self._sides = 0
        self._both = printer.duplex() != QPrinter.DuplexMode.DuplexNone
        self._times = 1 if printer.supportsMultipleCopies() else printer.copyCount()

    def put(self, letters: Iterable[bytes], strips: Callable[[bytes], Iterator[Strip]]) -> None:
        for letter in letters:
            for _ in range(self._times):
                if self._both and self._sides % 2:
                    self._turn()
                self._put(strips(letter))

    def _put(self, strips: Iterator[Strip]) -> None:
        page = 0
        for strip in strips:
            if strip.page != page:
                page = strip.page
                self._turn()
            size = (strip.width, strip.height, strip.stride)
            picture = QImage(strip.pixels, *size, QImage.Format.Format_RGB32)
            self._painter.drawImage(QPoint(0, strip.top), picture)

    def _turn(self) -> None:
        if self._sides and not self._printer.newPage():
            raise OutsideError("printer.refused", printer=self._printer.printerName())
        self._sides += 1
