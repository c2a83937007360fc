"""From a draft to a version in force: signed by two people, looked through, kept beside the older ones."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.service_pack import ServicePack
from clerk_app.services.pack_reading import PackName, Release, Standing

from . import archive, signing, store
from .checker import check_pack
from .entry import PackError, PackFault
from .loader import load_pack
from .surveying import Places


def lay_before(places: Places, name: PackName, key: Path) -> Path:
    folder = places.draft(name.service)
    flaws = check_pack(folder)
    if flaws:
        raise PackError(flaws[0])
    signed = archive.signed(archive.packed(folder, load_pack(folder)), _known_signer(places, key))
    places.laid_before.mkdir(parents=True, exist_ok=True)
    path = places.laid_before / f"{signed.id}-{signed.version}.zip"
    path.write_bytes(archive.written(signed))
    return path


def take_in(places: Places, path: Path) -> PackName:
    found = archive.read_archive(_read(path))
    if not found.signatures:
        raise ClerkError("pack.unsigned", file=path.name)
    places.laid_before.mkdir(parents=True, exist_ok=True)
    target = places.laid_before / f"{found.id}-{found.version}.zip"
    target.write_bytes(archive.written(found))
    return PackName(found.id, found.version, Standing.LAID_BEFORE)


def countersign(places: Places, name: PackName, key: Path) -> None:
    signed = archive.signed(waiting(places, name), _known_signer(places, key))
    places.waiting(name).write_bytes(archive.written(signed))


def ready(places: Places, name: PackName, in_force: ServicePack | None) -> Release:
    found = waiting(places, name)
    archive.require_release(found, signing.trusted_keys(places.keys))
    if (places.store / found.id / found.version).exists():
        raise ClerkError("pack.version_exists", service=found.id, version=found.version)
    if in_force is not None and store.order(found.version) <= store.order(in_force.version):
        raise ClerkError("pack.not_newer", version=found.version, in_force=in_force.version)
    with opened(found) as folder:
        flaws = check_pack(folder)
    if flaws:
        raise PackError(flaws[0])
    signed_by = tuple(signature.person for signature in found.signatures)
    digest = hashlib.sha256(found.manifest).hexdigest()
    return Release(name, digest, signed_by, in_force.version if in_force else "")


def install(places: Places, release: Release) -> None:
    """Only what was looked through: the bytes are hashed once more."""
    found = waiting(places, release.name)
    if hashlib.sha256(found.manifest).hexdigest() != release.manifest_sha256:
        raise PackError(PackFault(found.id, 0, "Das Paket wurde während der Freigabe ausgetauscht."))
    with opened(found) as folder:
        store.keep(folder, load_pack(folder), places.store)
    places.proof(found.id, found.version).write_bytes(archive.written(found))


def withdraw(places: Places, release: Release) -> None:
    service, version = release.name.service, release.name.version
    places.proof(service, version).unlink(missing_ok=True)
    shutil.rmtree(places.store / service / version, ignore_errors=True)


def finish(places: Places, release: Release) -> None:
    """What was signed is in force; its draft has done its work."""
    places.waiting(release.name).unlink(missing_ok=True)
    folder = places.draft(release.name.service)
    if folder.exists() and load_pack(folder).version == release.name.version:
        shutil.rmtree(folder)


def waiting(places: Places, name: PackName) -> archive.Archive:
    return archive.read_archive(_read(places.waiting(name)))


@contextmanager
def opened(found: archive.Archive) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as place:
        archive.unpacked(found, Path(place))
        yield Path(place) / found.id


def _known_signer(places: Places, key: Path) -> signing.Signer:
    """A signature nobody here can check would be worth nothing."""
    signer = signing.load_signer(key)
    if signing.trusted_keys(places.keys).get(signer.public) != signer.person:
        raise ClerkError("pack.key_unknown", person=signer.person, folder=str(places.keys))
    return signer


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise PackError(PackFault(path.name, 0, "Die Datei fehlt oder ist nicht lesbar.")) from None
