"""The sheet as it would leave now, and where on it each text block stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from clerk_app.domain.composition import Composition
from clerk_app.domain.notice import Notice
from clerk_app.services import decision
from clerk_app.services.office import Office
from clerk_app.services.reading_lamp import Box

DRAFT = "ENTWURF"
_PAGE_HEIGHT = 841.89  # A4 in points; the press counts from below, the lamp from above
_AIR = 4.0


@dataclass(frozen=True)
class Place:
    block: str
    page: int
    box: Box


@dataclass(frozen=True)
class Sheet:
    pdf: bytes = b""
    places: tuple[Place, ...] = ()
    faults: tuple[str, ...] = ()  # what is wrong behind the window of an envelope

    def places_of(self, block: str) -> tuple[Place, ...]:
        return tuple(place for place in self.places if place.block == block)

    def block_at(self, page: int, x: float, y: float) -> str:
        hit = (p.block for p in self.places if p.page == page and _inside(p.box, x, y))
        return next(hit, "")


class PrintedPlace(Protocol):
    """In points from the lower left corner of its page."""

    @property
    def block(self) -> str: ...
    @property
    def page(self) -> int: ...
    @property
    def x0(self) -> float: ...
    @property
    def y0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def y1(self) -> float: ...


@runtime_checkable
class PlacingPrinter(Protocol):
    """A press that also says where it printed what; another one serves as well, without the way back."""

    def print_notice_with_places(
        self, notice: Notice
    ) -> tuple[bytes, Sequence[PrintedPlace], Sequence[str]]: ...


def notice_for(composition: Composition, party: str) -> Notice | None:
    """The copy of this party; whoever is no party any more sees the first."""
    found = (copy.notice for copy in composition.copies if copy.party.id == party)
    return next(found, composition.notice)


def print_sheet(office: Office, notice: Notice | None) -> Sheet:
    printer = office.printer
    if notice is None:
        return Sheet()
    if not isinstance(printer, PlacingPrinter):
        return Sheet(decision.preview_of(office, notice))
    pdf, printed, faults = printer.print_notice_with_places(replace(notice, watermark=DRAFT))
    return Sheet(pdf, tuple(_place(place) for place in printed), tuple(faults))


def _place(printed: PrintedPlace) -> Place:
    top, bottom = _PAGE_HEIGHT - printed.y1, _PAGE_HEIGHT - printed.y0
    return Place(
        printed.block, printed.page, (printed.x0 - _AIR, top - _AIR, printed.x1 + _AIR, bottom + _AIR)
    )


def _inside(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
