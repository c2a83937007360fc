"""What lies in the tray, laid out in the spool as it once came in, to be looked at again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.submission import Assessment
from clerk_app.gateways.fitconnect.online.spool import spool_folder

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
