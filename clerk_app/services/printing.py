"""Prints for good: sealed where the authority has a seal for it, and looked at again before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.notice import Notice

from .office import NoticePrinter, Office
from .sealing import FoundSeal, Sealing

FindSeal = Callable[[bytes], FoundSeal | None]

_WITHOUT_STAMP = (
    "trägt das elektronische Siegel ohne Zeitstempel: Der Zeitstempeldienst hat beim Siegeln "
    "keinen brauchbaren Zeitstempel geliefert."
)
UNSTAMPED, UNSTAMPED_LETTER = f"Der Bescheid {_WITHOUT_STAMP}", f"Das Schreiben {_WITHOUT_STAMP}"


@dataclass(frozen=True)
class Printed:
    """`remark` is what the records have to say about it."""

    pdf: bytes = field(repr=False)
    remark: str = ""


def printed_for_good(office: Office, notices: Sequence[Notice]) -> tuple[Printed, ...]:
    """Takes its time with keys and time stamps, so no transaction may be open. Practice is never sealed."""
    if office.seal is None or office.house.practice:
        return _plain(office, notices)
    moment = office.clock()
    with office.seal.unlocked(moment) as sealer:
        if sealer is None:
            return _plain(office, notices)
        sealing = Sealing(sealer, moment)
        return tuple(sealed(office.printer, office.find_seal, notice, sealing) for notice in notices)


def letter_for_good(office: Office, letter: Notice, kind: str) -> Printed:
    """A letter around the decision; it bears the seal only where the authority wants its kind sealed."""
    marked = replace(letter, watermark="ÜBUNG" if office.house.practice else "")
    if office.seal is None or office.house.practice:
        return Printed(office.printer.print_notice(marked))
    moment = office.clock()
    with office.seal.unlocked(moment, kind) as sealer:
        if sealer is None:
            return Printed(office.printer.print_notice(marked))
        printed = sealed(office.printer, office.find_seal, marked, Sealing(sealer, moment))
        return replace(printed, remark=UNSTAMPED_LETTER if printed.remark else "")


def sealed(printer: NoticePrinter, find_seal: FindSeal, notice: Notice, sealing: Sealing) -> Printed:
    """A seal that does not hold is handed on to nobody."""
    pdf = printer.print_notice(notice, sealing)
    found = find_seal(pdf)
    if found is None or not found.intact:
        raise OutsideError("seal.broken")
    return Printed(pdf, UNSTAMPED if sealing.sealer.stamps and found.stamped_at is None else "")


def _plain(office: Office, notices: Sequence[Notice]) -> tuple[Printed, ...]:
    return tuple(Printed(office.printer.print_notice(notice)) for notice in notices)
