"""Prints the letterhead of a unit as a sample, and says what it lacks."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.errors import OutsideError
from clerk_app.opening.letterheads import trial
from clerk_app.opening.office import now
from clerk_app.opening.own_authority import own_authority
from clerk_app.opening.paths import Shipped
from clerk_app.packs.authority import Authority, load_authority
from clerk_app.services.office_time import local_day
from clerk_app.services.whole_file import write_whole

from .words import sentence

Told = tuple[Any, Sequence[str], bool]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unit", required=True, metavar="EINHEIT", help="Kennung aus authority.toml")
    parser.add_argument("--out", type=Path, required=True, metavar="PDF", help="Datei für das Muster")
    parser.add_argument("--form", choices=("A", "B"), help="Form nach DIN 5008 (sonst die eingetragene)")
    parser.add_argument("--authority", type=Path, metavar="DATEI", help="eine andere authority.toml")


def letterhead(told: argparse.Namespace) -> Told:
    shipped = Shipped()
    authority = load_authority(told.authority or own_authority(told.home, shipped))
    if told.form:
        authority = _in_form(authority, told.form)
    tried = trial(authority, told.unit, PrintShop(shipped.resources), local_day(now()))
    try:
        write_whole(told.out, tried.sheet, private=False)
    except OSError as trouble:
        raise OutsideError("serial.unwritable", path=str(told.out)) from trouble
    messages = [sentence(code, {"unit": told.unit}) for code in tried.faults]
    value = {
        "file": str(told.out),
        "bytes": len(tried.sheet),
        "unit": told.unit,
        "form": tried.letterhead.form,
        "origins": dict(tried.origins),
        "faults": [
            {"code": code, "message": message} for code, message in zip(tried.faults, messages, strict=True)
        ],
        "unverified": list(authority.unverified),
    }
    return value, [f"{told.out}: Muster, Form {tried.letterhead.form}", *messages], not tried.fit


def _in_form(authority: Authority, form: str) -> Authority:
    heads = {unit: replace(head, form=form) for unit, head in authority.letterheads.items()}
    return replace(authority, letterheads=heads)
