"""A new pack from the blueprint: complete enough to be checked, marked as a draft."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from .entry import PackError, PackFault

_BLANK = re.compile(r'"…"|§ …|über …')
_ID = re.compile(r"[a-z][a-z0-9_]{2,40}")


def new_pack(blueprint: Path, folder: Path, title: str, version: str) -> tuple[Path, ...]:
    """Every file of the blueprint, in `folder`; its name becomes the id."""
    if not _ID.fullmatch(folder.name):
        message = "Der Ordner ist die Kennung: drei oder mehr kleine Buchstaben, Ziffern, „_“ (hundesteuer)."
        raise PackError(PackFault(folder.name, 0, message))
    if not title.strip():
        raise PackError(PackFault(folder.name, 0, "Der Dienst braucht einen Titel (--title)."))
    if folder.exists():
        raise PackError(PackFault(folder.name, 0, "Den Ordner gibt es schon. Bitte einen anderen wählen."))
    written = []
    for path in sorted(path for path in blueprint.rglob("*") if path.is_file()):
        target = folder / path.relative_to(blueprint)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        for mark, value in (("@ID@", folder.name), ("@TITLE@", _quoted(title)), ("@VERSION@", version)):
            text = text.replace(mark, value)
        target.write_text(text, encoding="utf-8")
        written.append(target)
    return tuple(written)


def blanks(folder: Path) -> Iterator[PackFault]:
    """What nobody has filled in yet, each with its line."""
    for path in sorted((*folder.glob("**/*.toml"), *folder.glob("texts/*.md"))):
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
            if _BLANK.search(line):
                name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
                yield PackFault(name, number, "Hier steht noch „…“ aus dem Vordruck. Bitte ausfüllen.")


def _quoted(title: str) -> str:
    """As it stands within quotation marks, whatever marks it has itself."""
    return json.dumps(" ".join(title.split()), ensure_ascii=False)[1:-1]
