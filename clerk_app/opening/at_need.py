"""What an office puts together when somebody first needs it: most commands print, seal and count nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_app.domain.notice import Notice
from clerk_app.packs.store import LivingShelf
from clerk_app.services.office import NoticePrinter, Office
from clerk_app.services.sealing import FoundSeal, Sealing

from .paths import Home, Shipped

if TYPE_CHECKING:
    from clerk_app.packs.workshop import Workshop


class LatePrintShop:
    """Reads faces and patterns with the first notice."""

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._shop: NoticePrinter | None = None

    def print_notice(self, notice: Notice, sealing: Sealing | None = None) -> bytes:
        return self.shop().print_notice(notice, sealing)

    def shop(self) -> NoticePrinter:
        """Two threads that ask at once may each make one; either prints the same."""
        if self._shop is None:
            from clerk_app.documents.notice import PrintShop

            self._shop = PrintShop(self._resources)
        return self._shop


def found_seal(pdf: bytes) -> FoundSeal | None:
    from clerk_app.gateways.seal.finding import found_seal as found

    return found(pdf)


def holidays(day: date) -> bool:
    from clerk_app.packs.holidays import hessian_holidays

    return hessian_holidays()(day)


def workshop(shipped: Shipped, home: Home, shelf: LivingShelf) -> Workshop:
    from clerk_app.packs.surveying import Places
    from clerk_app.packs.workshop import Workshop

    return Workshop(Places(shipped.packs, home.packs, home.pack_drafts, home.pack_keys), shelf)


def load_all(office: Office) -> None:
    """Behind a window nobody waits for it with the first act instead."""
    office.shelf.packs()
    office.find_seal(b"")
    office.holidays(date.min)
    if isinstance(office.printer, LatePrintShop):
        office.printer.shop()
