"""A pack on its way: a ZIP file with the hash of every part and the signatures of its people."""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from clerk_app.domain.service_pack import ServicePack

from .entry import PackError, PackFault
from .loader import load_pack
from .signing import Signature, Signer
from .store import VERSION

MANIFEST, SIGNATURES = "MANIFEST.json", "SIGNATURES.json"
NEEDED_PERSONS = 2
_BROKEN = (  # the octets lie in memory: whatever fails is the archive's fault
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError),
    *(RuntimeError, NotImplementedError, ValueError, OverflowError),
)
_MOST_FILES, _MOST_BYTES = 500, 8_000_000
_KINDS = (".toml", ".md", ".json")
_STILL = (2020, 1, 1, 0, 0, 0)  # the same pack gives the same bytes


@dataclass(frozen=True)
class Archive:
    id: str
    version: str
    files: Mapping[str, bytes]
    signatures: tuple[Signature, ...]

    @property
    def manifest(self) -> bytes:
        hashes = {name: hashlib.sha256(self.files[name]).hexdigest() for name in sorted(self.files)}
        listed = {"id": self.id, "version": self.version, "files": hashes}
        return json.dumps(listed, sort_keys=True, separators=(",", ":")).encode()


def packed(folder: Path, pack: ServicePack) -> Archive:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix in _KINDS]
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return Archive(pack.id, pack.version, files, ())


def signed(archive: Archive, signer: Signer) -> Archive:
    """Each person signs once; a second signature of the same hand adds nothing."""
    if signer.person in [signature.person for signature in archive.signatures]:
        raise _fault(f"{signer.person} hat dieses Paket schon unterschrieben; nötig ist eine zweite Person.")
    signatures = (*archive.signatures, signer.sign(archive.manifest))
    return Archive(archive.id, archive.version, archive.files, signatures)


def written(archive: Archive) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in sorted(archive.files.items()):
            _put(bundle, f"{archive.id}/{name}", content)
        _put(bundle, MANIFEST, archive.manifest)
        signatures = [vars(signature) for signature in archive.signatures]
        _put(bundle, SIGNATURES, json.dumps(signatures, ensure_ascii=False, indent=1).encode())
    return target.getvalue()


def read_archive(content: bytes) -> Archive:
    """Every part is as the manifest says and every signature holds; who signed is another question."""
    parts = _parts(content)
    try:
        listed = json.loads(parts.pop(MANIFEST))
        signatures = tuple(Signature(**entry) for entry in json.loads(parts.pop(SIGNATURES)))
        id, version = str(listed["id"]), str(listed["version"])
    except (KeyError, ValueError, TypeError):
        raise _fault("Das ist kein Dienstpaket: Verzeichnis oder Unterschriften fehlen.") from None
    files = {name.removeprefix(f"{id}/"): octets for name, octets in parts.items()}
    archive = Archive(id, version, files, signatures)
    if json.loads(archive.manifest) != listed or not VERSION.fullmatch(version):
        raise _fault("Der Inhalt passt nicht zu seinem Verzeichnis; das Paket wurde verändert.")
    if not all(signature.holds_for(archive.manifest) for signature in signatures):
        raise _fault("Eine Unterschrift gilt nicht für diesen Inhalt; das Paket wurde verändert.")
    return archive


def require_release(archive: Archive, trusted: Mapping[str, str]) -> None:
    """Four eyes: two different persons, two different keys, all of them known to this authority."""
    known = {s.key: s.person for s in archive.signatures if trusted.get(s.key) == s.person}
    if len(set(known.values())) < NEEDED_PERSONS:
        names = ", ".join(sorted(set(known.values()))) or "niemand"
        needed = "Nötig sind zwei Personen, deren öffentliche Schlüssel hier hinterlegt sind."
        raise _fault(f"Freigegeben haben: {names}. {needed}")


def unpacked(archive: Archive, folder: Path) -> ServicePack:
    """Into an empty folder of that name, and read as any other pack."""
    place = folder / archive.id
    for name, content in archive.files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    pack = load_pack(place)
    if (pack.id, pack.version) != (archive.id, archive.version):
        raise _fault("Kennung oder Version in pack.toml sind andere als im Verzeichnis.")
    if pack.draft:
        raise _fault("In pack.toml steht noch draft = true: ein Entwurf wird nicht eingespielt.")
    return pack


def _parts(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as bundle:
            entries = [entry for entry in bundle.infolist() if not entry.is_dir()]
            if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise _fault("Das Paket ist zu groß.")
            if not all(_harmless(entry.filename) for entry in entries):
                raise _fault("Das Paket enthält eine Datei, die nicht hineingehört.")
            return {entry.filename: bundle.read(entry) for entry in entries}
    except _BROKEN:
        raise _fault("Die Datei ist kein lesbares ZIP.") from None


def _harmless(name: str) -> bool:
    path = PurePosixPath(name)
    inside = not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name
    return inside and path.suffix in _KINDS


def _put(bundle: zipfile.ZipFile, name: str, content: bytes) -> None:
    bundle.writestr(zipfile.ZipInfo(name, _STILL), content, zipfile.ZIP_DEFLATED)


def _fault(message: str) -> PackError:
    return PackError(PackFault("Paket", 0, message))
