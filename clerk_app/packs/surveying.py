"""Looks over all versions there are: what each is called, what is open in it, and who stands for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from clerk_app.domain.service_pack import ServicePack
from clerk_app.services.pack_reading import PackEntry, PackName, Standing

from . import pen, store
from .archive import Archive, read_archive
from .entry import PackError
from .loader import load_pack, pack_folders


@dataclass(frozen=True)
class Places:
    """`drafts` holds a folder for each service and, signed, `vorgelegt/<service>-<version>.zip`."""

    shipped: Path
    store: Path
    drafts: Path
    keys: Path

    @property
    def laid_before(self) -> Path:
        return self.drafts / "vorgelegt"

    def released(self, service: str, version: str) -> Path:
        kept = self.store / service / version
        return kept if kept.exists() else self.shipped / service

    def draft(self, service: str) -> Path:
        return self.drafts / service

    def waiting(self, name: PackName) -> Path:
        return self.laid_before / f"{name.service}-{name.version}.zip"

    def proof(self, service: str, version: str) -> Path:
        """The signed file a version was installed from."""
        return self.store / service / f"{version}.zip"


def survey(places: Places, shelf: store.LivingShelf, confirmations: frozenset[str]) -> Iterator[PackEntry]:
    in_force = {pack.id: pack for pack in shelf.packs()}
    for pack in in_force.values():
        name = PackName(pack.id, pack.version, Standing.IN_FORCE)
        yield _of(pack, name, confirmations, places.proof(pack.id, pack.version))
    for folder in store.installed(places.store):
        service, version = folder.parent.name, folder.name
        if service not in in_force or in_force[service].version != version:
            yield _older(places, PackName(service, version, Standing.OLDER), confirmations)
    for folder in pack_folders(places.drafts):
        yield _draft(folder, in_force.get(folder.name), confirmations)
    for path in sorted(places.laid_before.glob("*.zip")):
        yield _waiting(path, in_force)


def amounts_since(pack: ServicePack) -> date | None:
    days = [value.since for rule in pack.fees.values() for value in rule.values]
    return max([*days, *(parameters.valid_from for parameters in pack.wohngeld)], default=None)


def unconfirmed(pack: ServicePack, confirmations: frozenset[str]) -> int:
    """The pack's own open points, and every part that waits for a word of the legal office."""
    named = [(remedy.id, remedy.unconfirmed) for remedy in pack.remedies.values()]
    named += [(block.id, block.unconfirmed) for block in pack.texts.values()]
    doubts = [doubt for id, doubt in named if f"{pack.id}.{id}" not in confirmations]
    doubts += [deadline.unconfirmed for deadline in pack.deadlines]
    doubts += [kept.unconfirmed for kept in pack.retention]
    return len(pack.unconfirmed) + len([doubt for doubt in doubts if doubt])


def _of(pack: ServicePack, name: PackName, confirmations: frozenset[str], proof: Path) -> PackEntry:
    known = proved(proof)
    return PackEntry(
        name,
        pack.title,
        amounts_since=amounts_since(pack),
        unconfirmed=unconfirmed(pack, confirmations),
        written_by=pen.told_writers(known.files.get(pen.WRITERS, b"")) if known else (),
        signed_by=tuple(signature.person for signature in known.signatures) if known else (),
    )


def _older(places: Places, name: PackName, confirmations: frozenset[str]) -> PackEntry:
    try:
        pack = load_pack(places.released(name.service, name.version))
    except PackError as broken:
        return PackEntry(name, name.service, trouble=str(broken))
    return _of(pack, name, confirmations, places.proof(name.service, name.version))


def _draft(folder: Path, released: ServicePack | None, confirmations: frozenset[str]) -> PackEntry:
    based_on, title = (released.version, released.title) if released else ("", folder.name)
    try:
        pack = load_pack(folder)
    except PackError as broken:
        name = PackName(folder.name, "", Standing.DRAFT)
        return PackEntry(name, title, based_on, written_by=pen.writers(folder), trouble=str(broken))
    name = PackName(folder.name, pack.version, Standing.DRAFT)
    told = _of(pack, name, confirmations, Path())
    return replace(told, based_on=based_on, written_by=pen.writers(folder))


def _waiting(path: Path, in_force: dict[str, ServicePack]) -> PackEntry:
    known = proved(path)
    if known is None:
        return PackEntry(PackName(path.stem, "", Standing.LAID_BEFORE), path.name, trouble=path.name)
    released = in_force.get(known.id)
    return PackEntry(
        PackName(known.id, known.version, Standing.LAID_BEFORE),
        released.title if released else known.id,
        released.version if released else "",
        written_by=pen.told_writers(known.files.get(pen.WRITERS, b"")),
        signed_by=tuple(signature.person for signature in known.signatures),
    )


def proved(path: Path) -> Archive | None:
    """The signed file, if there is one that holds."""
    try:
        found = read_archive(path.read_bytes()) if path.is_file() else None
        pen.told_writers(found.files.get(pen.WRITERS, b"") if found else b"")
    except (OSError, PackError):
        return None
    return found
