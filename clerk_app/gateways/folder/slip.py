"""The slip in the room of an arrival: what belongs to it, since when it lay there, what it is called."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

SLIP = "laufzettel.json"
NAMES, SINCE = "dateien", "eingang"
ID, PRINT = "kennung", "abdruck"  # only where the content could not be read when it was found


def read(room: Path) -> dict[str, object]:
    try:
        told = json.loads((room / SLIP).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def note(room: Path, more: Mapping[str, object]) -> None:
    fresh = room / f"{SLIP}.neu"
    fresh.write_text(json.dumps({**read(room), **more}), encoding="utf-8")  # names may be no UTF-8
    fresh.replace(room / SLIP)


def names(room: Path) -> tuple[str, ...]:
    told = read(room).get(NAMES)
    return tuple(name for name in told if _is_plain(name)) if isinstance(told, list) else ()


def since(room: Path) -> datetime:
    try:
        found = datetime.fromisoformat(str(read(room)[SINCE]))
    except (ValueError, KeyError):
        return arrived(room)
    return min(found, datetime.now(UTC))


def passing_id(room: Path) -> str:
    """What an arrival is called until its content has been read, and from then on if it was announced so."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, room.name))


def arrived(entry: Path) -> datetime:
    """When it came to lie there; the time of its last change may be older than that."""
    with suppress(OSError):
        return min(datetime.fromtimestamp(entry.lstat().st_ctime, UTC), datetime.now(UTC))
    return datetime.now(UTC)


def _is_plain(name: object) -> bool:
    return isinstance(name, str) and name not in ("", ".", "..") and not {"/", "\\"} & set(name)
