"""Files laid out in the spool as one arrival: what lies in the tray once more, or what was named together."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.submission import Assessment
from clerk_app.gateways.fitconnect.online.spool import spool_folder
from clerk_app.gateways.strict_json import storable

from .door import FolderDoor
from .reading import Origin


@contextmanager
def laid_out(
    door: FolderDoor, parts: Sequence[tuple[str, Callable[[], bytes]]], origin: Origin
) -> Iterator[Assessment]:
    """One file is looked at itself, several as the folder they lay in."""
    with spool_folder(door.spool) as room:
        files = [_laid_down(room / "inhalt", name, fetch()) for name, fetch in parts]
        place = files[0] if len(files) == 1 and "/" not in parts[0][0] else room / "inhalt"
        with door.assess(place, origin) as assessment:
            yield assessment


@contextmanager
def laid_together(door: FolderDoor, files: Sequence[Path], origin: Origin) -> Iterator[Assessment]:
    """Several files that are one arrival; what lies outside stays as it is."""
    if len(files) == 1:
        with door.assess(files[0], origin) as assessment:
            yield assessment
        return
    with spool_folder(door.spool) as room:
        for file in files:
            _copied(file, room / "inhalt")
        with door.assess(room / "inhalt", origin) as assessment:
            yield assessment


def _copied(file: Path, into: Path) -> None:
    try:
        into.mkdir(exist_ok=True)
        shutil.copyfile(file, into / file.name)
    except OSError as trouble:
        raise OutsideError("folder.unreadable", path=storable(str(file))) from trouble


def _laid_down(top: Path, name: str, content: bytes) -> Path:
    way = PurePosixPath(name.replace("\\", "/"))
    if way.is_absolute() or ".." in way.parts or not way.parts:
        raise ClerkError("arrival.unsafe_name", name=name)
    file = top.joinpath(*way.parts)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as sink:
            sink.write(content)
    except OSError as trouble:
        raise OutsideError("spool.unwritable", path=str(top)) from trouble
    return file
