"""Editors with keys of their own, in an office that trusts them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.opening.office import OpenOffice, enrol
from clerk_app.packs import signing
from clerk_app.services.office import Office
from clerk_app.services.pack_reading import Blank, PackName, Passage, Standing

AUTHOR = Actor("l.roth", "l.roth", "L. Roth", (Membership("wohngeld", Role.EDITOR),))
SECOND = Actor("j.brandt", "j.brandt", "J. Brandt", (Membership("wohngeld", Role.EDITOR),))
READER = Actor("a.becker", "a.becker", "A. Becker", (Membership("wohngeld", Role.CLERK),))


def key_of(opened: OpenOffice, person: str, folder: Path, *, trusted: bool = True) -> Path:
    """A private key, its public half laid where this office looks."""
    signer = signing.new_signer(person)
    path = folder / f"{person}.json"
    signing.save_private(signer, path)
    if trusted:
        place = opened.workshop.places.keys
        place.mkdir(exist_ok=True)
        (place / f"{person}.public.json").write_text(signing.public_entry(signer), encoding="utf-8")
    assert json.loads(path.read_text("utf-8"))["person"] == person
    return path


def at_the_desk(opened: OpenOffice, actor: Actor) -> Office:
    if opened.reader.actor(actor.login) is None:
        enrol(opened.office, actor.login, actor.person, actor.name, actor.memberships)
    return replace(opened.office, actor=actor)


def in_force(opened: OpenOffice, service: str) -> PackName:
    pack = next(pack for pack in opened.office.shelf.packs() if pack.id == service)
    return PackName(service, pack.version, Standing.IN_FORCE)


def passage(opened: OpenOffice, name: PackName, id: str) -> Passage:
    return next(found for found in opened.workshop.passages(name) if found.id == id)


def blank(found: Passage, name: str) -> Blank:
    return next(one for one in found.blanks if one.name == name)
