"""Examines service packs before they are used: does every name lead somewhere, do the examples come true?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.service_pack import ServicePack

from .decisions import decision_id
from .entry import Entry, PackError, PackFault, Sheet, read_toml
from .example import disagreements, read_example
from .holidays import hessian_holidays
from .loader import load_pack, pack_folders
from .structure import structural_faults


def check_packs(directory: Path) -> tuple[PackFault, ...]:
    """All faults of all packs; an empty answer means they may be used."""
    folders = pack_folders(directory)
    if not folders:
        return (PackFault(directory.name, 0, "Hier liegt kein Dienstpaket (kein Ordner mit pack.toml)."),)
    loaded = [_loaded(folder) for folder in folders]
    faults = [fault for folder, pack in zip(folders, loaded, strict=True) for fault in _faults(folder, pack)]
    return (*faults, *_shared_names([pack for pack in loaded if isinstance(pack, ServicePack)]))


def check_pack(folder: Path) -> tuple[PackFault, ...]:
    """The faults of one pack, whatever lies beside it."""
    return tuple(_faults(folder, _loaded(folder)))


def _loaded(folder: Path) -> ServicePack | PackFault:
    try:
        return load_pack(folder)
    except PackError as error:
        return error.fault


def _faults(folder: Path, pack: ServicePack | PackFault) -> Iterator[PackFault]:
    if isinstance(pack, PackFault):
        yield pack
        return
    sheets = _sheets(folder)
    if pack.id != folder.name:
        yield sheets[0].fault(f"„id“ muss wie der Ordner heißen: {folder.name}.", "id =")
    loose = [_placed(sheets, near, message) for near, message in structural_faults(pack)]
    yield from loose
    # A pack with loose ends cannot be computed through.
    if not loose:
        yield from _examples(folder, pack, sheets)


def _sheets(folder: Path) -> tuple[Sheet, ...]:
    more = (path for name in ("checks.toml", "questions.toml") for path in folder.glob(name))
    paths = (folder / "pack.toml", *sorted((folder / "decisions").glob("*.toml")), *more)
    return tuple(Sheet(path, path.read_text(encoding="utf-8")) for path in paths)


def _placed(sheets: tuple[Sheet, ...], near: str, message: str) -> PackFault:
    """The file that speaks of the name: the decision of that name, or the first that mentions it."""
    own = (sheet for sheet in sheets[1:] if decision_id(sheet.path) == near)
    named = (sheet for sheet in sheets if f'"{near}"' in sheet.content)
    sheet = next(own, None) or next(named, sheets[0])
    return sheet.fault(message, f'"{near}"')


def _examples(folder: Path, pack: ServicePack, sheets: tuple[Sheet, ...]) -> Iterator[PackFault]:
    """Every example comes true, and every decision is shown by at least one that can be released."""
    shown: set[str] = set()
    for path in sorted((folder / "examples").glob("*.toml")):
        yield from _example(pack, path, shown)
    for decision in pack.decisions:
        if decision.id not in shown:
            message = f"Für die Entscheidung „{decision.id}“ fehlt ein Beispiel ohne Sperren (examples/)."
            yield _placed(sheets, decision.id, message)


def _example(pack: ServicePack, path: Path, shown: set[str]) -> Iterator[PackFault]:
    sheet = Sheet(path, "")
    try:
        entry: Entry = read_toml(path, "Beispiel")
        example = read_example(entry, path.parent)
        if example.expected.blockers == ():
            shown.add(example.draft.outcome)
        for disagreement in disagreements(pack, example, hessian_holidays()):
            yield sheet.fault(f"{example.title}: {disagreement}")
    except PackError as error:
        yield error.fault
    except ClerkError as error:
        yield sheet.fault(f"Das Beispiel lässt sich nicht durchrechnen: {error.code}.")
    except OSError as error:
        yield sheet.fault(f"Eine genannte Datei fehlt: {Path(error.filename).name}.")


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
