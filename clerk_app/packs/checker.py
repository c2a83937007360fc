"""Examines service packs before they are used: does every name lead somewhere, do the examples come true?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.service_pack import ServicePack

from .blueprint import blanks
from .decisions import decision_id
from .entry import Entry, PackError, PackFault, Sheet, read_sheet, read_toml
from .example import disagreements, read_example
from .holidays import hessian_holidays
from .loader import State, load_pack, pack_folders, state_of
from .pen import WRITERS
from .structure import structural_faults

_READ = (
    *("pack.toml", "checks.toml", "questions.toml", "forms.toml", "fees.toml", "LIESMICH.md", WRITERS),
    *("parameters_*.toml", "table_*.toml", "decisions/*.toml", "texts/*.md"),
    *("examples/*.toml", "examples/*.json"),
)
_MARKS = ('"…"', "((…))", "\n… =", " … =")  # how a file may write a name
_QUOTED = re.compile("„([^“]+)“")
_EXPECTED = {"Sperren": "blockers"}  # what an example says wrongly, by the key it says it at


def check_packs(directory: Path) -> tuple[PackFault, ...]:
    """All faults of all packs; an empty answer means they may be used."""
    folders = pack_folders(directory)
    if not folders:
        return (PackFault(directory.name, 0, "Hier liegt kein Dienstpaket (kein Ordner mit pack.toml)."),)
    loaded = [_loaded(folder) for folder in folders]
    faults = [fault for folder in folders for fault in check_pack(folder)]
    return (*faults, *_shared_names([pack for pack in loaded if isinstance(pack, ServicePack)]))


def check_pack(folder: Path) -> tuple[PackFault, ...]:
    """The faults of one pack, whatever lies beside it."""
    return _checked(folder, folder.absolute(), state_of(folder))


@lru_cache(maxsize=64)
def _checked(folder: Path, _place: Path, _state: State) -> tuple[PackFault, ...]:
    """The same files have the same faults."""
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
    yield from _unread(folder)
    if not pack.draft:
        yield from blanks(folder)
    if pack.id != folder.name:
        yield sheets[0].fault(f"„id“ muss wie der Ordner heißen: {folder.name}.", "id =")
    loose = [_placed(sheets, near, message) for near, message in structural_faults(pack)]
    yield from loose
    # A pack with loose ends cannot be computed through.
    if not loose:
        yield from _examples(folder, pack, sheets)


def _sheets(folder: Path) -> tuple[Sheet, ...]:
    patterns = ("decisions/*.toml", "checks.toml", "questions.toml", "texts/*.md")
    paths = (folder / "pack.toml", *(path for each in patterns for path in sorted(folder.glob(each))))
    return tuple(map(read_sheet, paths))


def _unread(folder: Path) -> Iterator[PackFault]:
    """A misspelt file would be in force nowhere, and nobody would notice."""
    read = {path for pattern in _READ for path in folder.glob(pattern)}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path not in read and not path.name.startswith((".", "~")):
            name = path.relative_to(folder).as_posix()
            advice = "Diese Datei liest das Programm nicht. Bitte umbenennen (LIESMICH.md) oder entfernen."
            yield PackFault(f"{folder.name}/{name}", 0, advice)


def _placed(sheets: tuple[Sheet, ...], near: str, message: str) -> PackFault:
    """The file that speaks of the name: the decision or text of that name, or the first that mentions it."""
    own = next((sheet for sheet in sheets[1:] if near in (decision_id(sheet.path), sheet.path.stem)), None)
    names = [near, *_QUOTED.findall(message)]
    marks = [mark.replace("…", name) for name in names for mark in _MARKS]
    looked = (own,) if own else sheets
    found = ((sheet, mark) for mark in marks for sheet in looked if mark in sheet.content)
    sheet, mark = next(found, (looked[0], ""))
    return _at(sheet, mark, message)


def _at(sheet: Sheet, mark: str, message: str) -> PackFault:
    line = sheet.content.count("\n", 0, sheet.content.find(mark) + mark.count("\n")) + 1
    return sheet.at(line if mark else min(1, len(sheet.content)), message)


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
        sheet = read_sheet(path)
        entry: Entry = read_toml(path, "Beispiel")
        example = read_example(entry, path.parent)
        if example.expected.blockers == ():
            shown.add(example.draft.outcome)
        for disagreement in disagreements(pack, example, hessian_holidays()):
            yield _placed((sheet,), _EXPECTED.get(disagreement.partition(":")[0], ""), disagreement)
    except PackError as error:
        yield error.fault
    except ClerkError as error:
        told = ", ".join(f"{name}: {value}" for name, value in error.facts.items())
        yield sheet.fault(f"Das Beispiel lässt sich nicht durchrechnen: {error.code} ({told}).", "facts")
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
