"""Which files of a folder are one arrival: a message with the files it names, a scan with its sidecar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from clerk_app.gateways import payload

_SIDECARS = (".xml", ".json", ".csv")
_LARGEST_LIST = 4 * 1024 * 1024


def belonging_together(folder: Path, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every name in one group; most stand alone. Of one unfinished the others have to wait."""
    left = dict.fromkeys(names)
    for name in sorted(names, key=lambda one: not one.casefold().endswith(".xml")):
        if name in left:
            group = (name, *(one for one in _companions(folder, name, tuple(left)) if one != name))
            for one in group:
                left.pop(one)
            yield group


def _companions(folder: Path, name: str, others: Sequence[str]) -> Iterator[str]:
    file = folder / name
    if not file.is_file() or file.is_symlink():
        return
    named = _named_in(file) if name.casefold().endswith(".xml") else frozenset()
    stem = Path(name).stem.casefold()
    sidecar = Path(name).suffix.casefold() in _SIDECARS
    for other in others:
        is_same = Path(other).stem.casefold() == stem and (
            sidecar != (Path(other).suffix.casefold() in _SIDECARS)
        )
        if (other.casefold() in named or is_same) and (folder / other).is_file():
            yield other


def _named_in(file: Path) -> frozenset[str]:
    try:
        if file.stat().st_size > _LARGEST_LIST:
            return frozenset()
        root = payload.parse_xml(file.read_bytes())
    except (OSError, payload.PayloadError):
        return frozenset()
    names = (e.text for e in root.iter() if etree.QName(e).localname == "dateiname")
    return frozenset(text.strip().casefold() for text in names if text)
