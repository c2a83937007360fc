"""Reads text blocks: a head of `key: value` lines, an empty line, then the text."""

from __future__ import annotations

from pathlib import Path

from clerk_app.domain.pack_part import PARTS, TextBlock
from clerk_app.domain.provision import KINDS

from .entry import PackError, Sheet, read_sheet

_KEYS = ("title", "part", "law", "kind", "unconfirmed", "language")


def text_block(path: Path) -> TextBlock:
    sheet = read_sheet(path)
    head, _, body = sheet.content.partition("\n\n")
    known = dict(_line(line, sheet) for line in head.splitlines())
    for key in ("part", "law"):
        if not known.get(key):
            raise PackError(sheet.at(1, f"Im Kopf fehlt die Zeile „{key}: …“."))
    checked_part(known["part"], sheet)
    checked_kind(known.get("kind", ""), sheet)
    return TextBlock(
        id=path.stem,
        title=known.get("title", ""),
        part=known["part"],
        law=known["law"],
        text=body.strip(),
        unconfirmed=known.get("unconfirmed", ""),
        language=known.get("language", ""),
        kind=known.get("kind", ""),
    )


def text_blocks(folder: Path) -> dict[str, TextBlock]:
    """Every text of a folder by the name of its file."""
    return {path.stem: text_block(path) for path in sorted(folder.glob("*.md"))}


def checked_part(part: str, sheet: Sheet) -> str:
    if part not in PARTS:
        near = next((line for line in sheet.content.splitlines() if part in line), "part:")
        raise PackError(sheet.fault(f"„part“ muss eines sein von: {', '.join(PARTS)}.", near))
    return part


def checked_kind(kind: str, sheet: Sheet) -> str:
    if kind and kind not in KINDS:
        near = next((line for line in sheet.content.splitlines() if kind in line), "kind:")
        raise PackError(sheet.fault(f"„kind“ muss eines sein von: {', '.join(KINDS)}.", near))
    return kind


def _line(line: str, sheet: Sheet) -> tuple[str, str]:
    key, colon, value = line.partition(":")
    if not colon or key.strip() not in _KEYS:
        message = f"Der Kopf darf nur {', '.join(_KEYS)} enthalten, dann folgt eine Leerzeile und der Text."
        raise PackError(sheet.fault(message, line))
    return key.strip(), value.strip()
