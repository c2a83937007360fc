"""Examines service packs before they are used: does every name lead somewhere, do the examples come true?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.service_pack import ServicePack

from .entry import Entry, PackError, PackFault, Sheet
from .example import disagreements, read_example
from .holidays import hessian_holidays
from .loader import load_pack, pack_folders, read_toml
from .structure import structural_faults


def check_packs(directory: Path) -> tuple[PackFault, ...]:
    """All faults of all packs; an empty answer means they may be used."""
    folders = pack_folders(directory)
    if not folders:
        return (PackFault(directory.name, 0, "Hier liegt kein Dienstpaket (kein Ordner mit pack.toml)."),)
    loaded = [_loaded(folder) for folder in folders]
    faults = [fault for folder, pack in zip(folders, loaded, strict=True) for fault in _faults(folder, pack)]
    return (*faults, *_shared_names([pack for pack in loaded if isinstance(pack, ServicePack)]))


def _loaded(folder: Path) -> ServicePack | PackFault:
    try:
        return load_pack(folder)
    except PackError as error:
        return error.fault


def _faults(folder: Path, pack: ServicePack | PackFault) -> Iterator[PackFault]:
    if isinstance(pack, PackFault):
        yield pack
        return
    sheet = Sheet(folder / "pack.toml", (folder / "pack.toml").read_text(encoding="utf-8"))
    if pack.id != folder.name:
        yield sheet.fault(f"„id“ muss wie der Ordner heißen: {folder.name}.", "id =")
    loose = [sheet.fault(message, f'"{near}"') for near, message in structural_faults(pack)]
    yield from loose
    # A pack with loose ends cannot be computed through.
    for path in () if loose else sorted((folder / "examples").glob("*.toml")):
        yield from _example(folder.name, pack, path)


def _example(folder: str, pack: ServicePack, path: Path) -> Iterator[PackFault]:
    sheet = Sheet(path, "")
    try:
        entry: Entry = read_toml(path, "Beispiel")
        example = read_example(entry, path.parent)
        for disagreement in disagreements(pack, example, hessian_holidays()):
            yield _inside(folder, sheet.fault(f"{example.title}: {disagreement}"))
    except PackError as error:
        yield _inside(folder, error.fault)
    except ClerkError as error:
        yield _inside(folder, sheet.fault(f"Das Beispiel lässt sich nicht durchrechnen: {error.code}."))
    except OSError as error:
        yield _inside(folder, sheet.fault(f"Eine genannte Datei fehlt: {Path(error.filename).name}."))


def _inside(folder: str, fault: PackFault) -> PackFault:
    return PackFault(f"{folder}/{fault.file}", fault.line, fault.message)


def _shared_names(packs: list[ServicePack]) -> Iterator[PackFault]:
    """Two packs may not claim the same service key: where would the application go?"""
    claimed: dict[str, str] = {}
    for pack in packs:
        keys = {
            key for part in (pack.routing, *(p.routing for p in pack.procedures)) for key in part.services
        }
        for key in sorted(keys):
            other = claimed.setdefault(key, pack.id)
            if other != pack.id:
                yield PackFault(f"{pack.id}/pack.toml", 0, f"Den Schlüssel {key} beansprucht auch „{other}“.")
