"""Looks after service packs: check, begin, compare, sign, send and install them."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from clerk_app.domain import money, text
from clerk_app.domain.desk_facts import PackInstalled
from clerk_app.domain.service_pack import ServicePack
from clerk_app.opening.office import now, open_office
from clerk_app.opening.own_authority import own_authority
from clerk_app.opening.paths import Shipped
from clerk_app.packs import archive, blueprint, difference, signing, store
from clerk_app.packs.authority import load_authority
from clerk_app.packs.checker import check_pack, check_packs
from clerk_app.packs.entry import PackError, PackFault
from clerk_app.packs.loader import load_pack, pack_folders
from clerk_app.services.running_grants import newest_amounts, touched_grants

from .cases import as_records

Told = tuple[Any, Sequence[str], bool]


def check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="ORDNER", help="Ordner mit Dienstpaketen, oder eines davon"
    )


def check(told: argparse.Namespace) -> Told:
    folder = told.folder or Shipped().packs
    one_alone = (folder / "pack.toml").exists()
    faults = check_pack(folder.resolve()) if one_alone else check_packs(folder)
    value, lines, faulty = _faults(faults, "Alle Dienstpakete sind in Ordnung.")
    if faulty:
        return value, lines, faulty
    folders = (folder.resolve(),) if one_alone else pack_folders(folder)
    left = [blank.place for one in folders if load_pack(one).draft for blank in blueprint.blanks(one)]
    return value, [*lines, *(f"Entwurf, noch auszufüllen („…“): {place}" for place in left)], False


def new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="ORDNER", help="neuer Ordner; sein Name ist die Kennung")
    parser.add_argument("--title", required=True, metavar="TITEL", help="wie der Dienst heißt")


def new(told: argparse.Namespace) -> Told:
    version = now().strftime("%Y-%m")
    try:
        made = blueprint.new_pack(
            Shipped().resources / "pack_blueprint", told.folder.absolute(), told.title, version
        )
    except PackError as refusal:
        return _faults((refusal.fault,), "")
    except OSError:
        return _faults((_refusal(f"{told.folder} lässt sich nicht anlegen.").fault,), "")
    names = [path.relative_to(told.folder.absolute()).as_posix() for path in made]
    head = f"Vordruck angelegt in {told.folder}. Als Nächstes: ausfüllen und „packs check“ aufrufen."
    return {"folder": str(told.folder), "files": names}, [head, *names], False


def diff_arguments(parser: argparse.ArgumentParser) -> None:
    for name, help in (("before", "Ordner, ZIP oder KENNUNG@VERSION"), ("after", "ebenso")):
        parser.add_argument(name, metavar=name.upper(), help=help)


def diff(told: argparse.Namespace) -> Told:
    try:
        lines = list(difference.differences(_pack(told.before, told), _pack(told.after, told)))
    except PackError as refusal:
        return _faults((refusal.fault,), "")
    return lines, lines or ["Kein Unterschied."], False


def key_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--person", required=True, metavar="NAME", help="wer unterschreibt")
    parser.add_argument("--out", required=True, type=Path, metavar="DATEI", help="Datei für den Schlüssel")


def key(told: argparse.Namespace) -> Told:
    """The public half is laid beside the private one, for the authority to take in."""
    if not told.person.strip():
        return _faults((_refusal("Ein Schlüssel gehört einer Person; --person nennt sie.").fault,), "")
    signer = signing.new_signer(told.person.strip())
    public = told.out.with_suffix(".public.json")
    try:
        signing.save_private(signer, told.out)
        _write(public, signing.public_entry(signer).encode())
    except PackError as refusal:
        return _faults((refusal.fault,), "")
    lines = [
        f"Schlüssel von {told.person}: {told.out} (nur für diese Person lesbar aufbewahren)",
        f"Öffentlicher Teil: {public}; nach {told.home.pack_keys} legen, wer ihm vertraut.",
    ]
    return {"person": told.person, "public": signer.public}, lines, False


def export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", type=Path, metavar="PAKET", help="Ordner, oder ZIP zum Mitzeichnen")
    parser.add_argument("--key", required=True, type=Path, metavar="DATEI", help="Schlüssel der Person")
    parser.add_argument("--out", required=True, type=Path, metavar="ZIP", help="signiertes Paket")


def export(told: argparse.Namespace) -> Told:
    """The first person exports a folder, the second signs the ZIP: only then it is released."""
    try:
        unsigned = _archive(told.pack)
        signed = archive.signed(unsigned, signing.load_signer(told.key))
        _write(told.out, archive.written(signed))
    except PackError as refusal:
        return _faults((refusal.fault,), "")
    names = [signature.person for signature in signed.signatures]
    missing = "" if len(names) >= archive.NEEDED_PERSONS else " Es fehlt eine zweite Person."
    line = f"{told.out}: {signed.id} {signed.version}, unterschrieben von {', '.join(names)}.{missing}"
    return {"id": signed.id, "version": signed.version, "signed_by": names}, [line], False


def import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("archive", type=Path, metavar="ZIP", help="signiertes und freigegebenes Paket")


def install(told: argparse.Namespace) -> Told:
    """Signed by two known persons, without a fault, and never over a version that is already there."""
    try:
        opened = archive.read_archive(_read(told.archive))
        archive.require_release(opened, signing.trusted_keys(told.home.pack_keys))
        with tempfile.TemporaryDirectory() as folder:
            pack = archive.unpacked(opened, Path(folder))
            faults = check_packs(Path(folder))
            if faults:
                return _faults(faults, "")
            before = _in_force(told, pack.id)
            _install(Path(folder) / pack.id, pack, told.home.packs)
        _record(told, opened, before.version if before else "")
        remarks = _without_head(told, pack)
    except PackError as refusal:
        return _faults((refusal.fault,), "")
    changes = list(difference.differences(before, pack)) if before else ["neuer Dienst"]
    lines = [
        f"{pack.title} {pack.version} ist eingespielt. {_what_holds(pack, before)}",
        *changes,
        *remarks,
    ]
    told_of = {"id": pack.id, "version": pack.version, "changes": changes, "remarks": remarks}
    return told_of, lines, False


def _without_head(told: argparse.Namespace, pack: ServicePack) -> list[str]:
    """Its cases would arrive, and nothing could be written about them."""
    authority = load_authority(own_authority(told.home, Shipped()))
    if pack.unit in authority.letterheads:
        return []
    return [
        f"Die Einheit „{pack.unit}“ fehlt in {authority.file}: bitte dort als [[unit]] mit Namen und "
        "Anschrift eintragen, sonst haben Bescheide und Briefe keinen Briefkopf."
    ]


def _what_holds(pack: ServicePack, before: ServicePack | None) -> str:
    """An older version serves only the cases that began with it."""
    if before is not None and store.order(pack.version) <= store.order(before.version):
        return f"Sie ist älter: Neue Vorgänge beginnen weiter mit {before.version}."
    return "Laufende Vorgänge behalten ihre Version."


def touched_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="since",
        type=date.fromisoformat,
        metavar="JJJJ-MM-TT",
        help="Tag, ab dem neue Beträge gelten; sonst der des neuesten eingespielten Satzes",
    )


def touched(told: argparse.Namespace) -> Told:
    """Running Wohngeld that has to be decided anew because new amounts enter into force."""
    with open_office(told.database) as opened:
        office = as_records(opened)
        since = told.since or newest_amounts(office)
        found = touched_grants(office, since)
    value = [
        {
            "case": each.grant.case,
            "file_reference": each.grant.file_reference,
            "from": since.isoformat(),
            "until": each.grant.period.end.isoformat(),
            "before_eur": _euros(each.before),
            "after_eur": _euros(each.after),
        }
        for each in found
    ]
    lines = [_told(grant) for grant in value]
    head = (
        f"{len(lines)} laufende Bewilligungen über den {text.german_date(since)} hinaus (§ 44 Abs. 1 WoGG)."
    )
    return value, [head, *lines], False


def _told(grant: Mapping[str, str]) -> str:
    before, after = grant["before_eur"] or "?", grant["after_eur"] or "?"
    return f"{grant['file_reference']}: bis {grant['until']}, bisher {before} EUR, neu {after} EUR"


def _euros(amount: Decimal | None) -> str:
    return money.canonical(amount) if amount is not None else ""


def _install(folder: Path, pack: ServicePack, place: Path) -> None:
    if (place / pack.id / pack.version).exists():
        raise _refusal(f"{pack.id} {pack.version} gibt es schon; Änderungen brauchen eine neue Version.")
    store.keep(folder, pack, place)


def _record(told: argparse.Namespace, found: archive.Archive, former: str) -> None:
    """Where the office has a journal already, the version is written down there, or it is not installed."""
    place = told.home.packs / found.id / found.version
    if isinstance(told.database, Path) and not told.database.exists():
        return
    signed_by = tuple(signature.person for signature in found.signatures)
    digest = hashlib.sha256(found.manifest).hexdigest()
    try:
        with open_office(told.database) as opened, opened.office.transaction(opened.office.actor) as work:
            work.record(PackInstalled("", found.id, found.version, former, digest, signed_by))
            work.commit()
    except BaseException:
        shutil.rmtree(place)
        raise
    place.with_name(f"{found.version}.zip").write_bytes(archive.written(found))


def _in_force(told: argparse.Namespace, id: str) -> ServicePack | None:
    shelf = store.open_shelf(Shipped().packs, told.home.packs)
    return next((pack for pack in shelf.packs() if pack.id == id), None)


def _pack(named: str, told: argparse.Namespace) -> ServicePack:
    path = Path(named)
    if path.is_dir():
        return load_pack(path)
    if path.is_file():
        with tempfile.TemporaryDirectory() as folder:
            return archive.unpacked(archive.read_archive(_read(path)), Path(folder))
    id, _, version = named.partition("@")
    shelf = store.open_shelf(Shipped().packs, told.home.packs)
    found = shelf.pack(id, version) if version else _in_force(told, id)
    if found is None:
        raise _refusal(f"„{named}“ ist kein Ordner, kein ZIP und keine eingespielte KENNUNG@VERSION.")
    return found


def _archive(path: Path) -> archive.Archive:
    return archive.packed(path, load_pack(path)) if path.is_dir() else archive.read_archive(_read(path))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise _refusal(f"{path} fehlt oder ist nicht lesbar.") from None


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError:
        raise _refusal(f"{path} lässt sich nicht schreiben.") from None


def _refusal(message: str) -> PackError:
    return PackError(PackFault("packs", 0, message))


def _faults(faults: Sequence[PackFault], fine: str) -> Told:
    value = [{"pack": f.pack, "file": f.file, "line": f.line, "message": f.message} for f in faults]
    lines = [f"{f.file}:{f.line}: {f.message}" if f.line else f"{f.file}: {f.message}" for f in faults]
    return value, lines or [fine], bool(faults)
