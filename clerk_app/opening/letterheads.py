"""Tries the letterheads of the authority: prints a sample for each unit and says what is amiss."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.letterhead_trial import LetterheadTrial, lacking, sample
from clerk_app.packs.authority import Authority, load_authority

from .paths import Shipped


def trials(file: Path, shipped: Shipped, day: date) -> tuple[LetterheadTrial, ...]:
    """By the file as it is now: somebody may be changing it."""
    authority, shop = load_authority(file), PrintShop(shipped.resources)
    return tuple(trial(authority, unit, shop, day) for unit in authority.letterheads)


def trial(authority: Authority, unit: str, shop: PrintShop, day: date) -> LetterheadTrial:
    if unit not in authority.letterheads:
        raise ClerkError("letterhead.missing", unit=unit)
    letterhead = authority.letterheads[unit]
    sheet, window = shop.print_on_trial(sample(letterhead, day))
    faults = dict.fromkeys(f"letterhead.{fault.code.replace('.', '_')}" for fault in window)
    return LetterheadTrial(unit, letterhead, authority.origins[unit], (*faults, *lacking(letterhead)), sheet)
