"""Writes at the draft of a pack: one value at a time, in its place, and nothing else on the page moves."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import tomllib
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from clerk_app.domain.errors import ClerkError
from clerk_app.services.pack_reading import Blank, NewAmount, Passage, Pen

from .entry import PackError, PackFault
from .passages import head_of
from .spots import Unprovable, inserted, replaced, spots, text_written, value_at

WRITERS = "written_by.json"
_AMOUNT = re.compile(r"-?\d{1,9}(\.\d{1,8})?")


def write(folder: Path, blank: Blank, value: str) -> None:
    path = folder / blank.file
    if path.suffix == ".md":
        _change(path, lambda text: _in_text_file(text, str(blank.way[0]), value))
        return
    _change(path, lambda text: replaced(text, blank.way, _written(text, blank, value)))


def add_amount(folder: Path, released: Path, passage: Passage, amount: NewAmount) -> None:
    """What the released version says stays; a day that only the draft knows may be corrected."""
    fixed = _days(released / passage.file, passage)
    if fixed and amount.since <= max(fixed):
        raise ClerkError("pack.amount_not_later", day=max(fixed).strftime("%d.%m.%Y"))
    if not amount.source.strip():
        raise ClerkError("pack.source_missing")
    if passage.has_minor != (amount.minor is not None):
        raise ClerkError("pack.minor_missing" if passage.has_minor else "pack.minor_unknown")
    _change(folder / passage.file, lambda text: _with_amount(text, passage, amount))


def begin_parameters(folder: Path, since: date, source: str) -> Path:
    """The newest file once more, for the days from `since`; the amounts are then written in one by one."""
    newest = max(folder.glob("parameters_*.toml"), default=None)
    if newest is None:
        raise ClerkError("pack.no_parameters")
    text = newest.read_text(encoding="utf-8-sig")
    former: date = tomllib.loads(text)["valid_from"]
    if since <= former:
        raise ClerkError("pack.amount_not_later", day=former.strftime("%d.%m.%Y"))
    if not source.strip():
        raise ClerkError("pack.source_missing")
    text = replaced(text, ("valid_from",), since.isoformat())
    text = replaced(text, ("source",), text_written(source.strip(), long=False))
    if ("next_review",) in spots(text):
        text = replaced(text, ("next_review",), date(since.year + 2, since.month, 1).isoformat())
    path = folder / f"parameters_{since.isoformat()}.toml"
    _put(path, text.replace(former.isoformat(), since.isoformat(), 1))
    return path


def rename_version(folder: Path, version: str) -> None:
    _change(folder / "pack.toml", lambda text: replaced(text, ("version",), json.dumps(version)))


def writers(folder: Path) -> tuple[Pen, ...]:
    path = folder / WRITERS
    return told_writers(path.read_bytes() if path.exists() else b"")


def told_writers(content: bytes) -> tuple[Pen, ...]:
    """A list that cannot be read names nobody, so nobody could be kept from releasing their own work."""
    try:
        known = json.loads(content) if content else []
        return tuple(Pen(str(one["name"]), str(one["person"])) for one in known)
    except (ValueError, KeyError, TypeError):
        raise PackError(PackFault(WRITERS, 0, "Wer an dem Paket schrieb, ist nicht lesbar.")) from None


def sign_in(folder: Path, pen: Pen) -> None:
    """Whoever writes at a draft is named in it and cannot release it."""
    known = writers(folder)
    if pen not in known:
        told = [{"name": one.name, "person": one.person} for one in (*known, pen)]
        _put(folder / WRITERS, json.dumps(told, ensure_ascii=False, indent=1))


def copied(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as half:
        shutil.copytree(source, Path(half) / target.name, ignore=shutil.ignore_patterns(WRITERS))
        (Path(half) / target.name).rename(target)


def _written(text: str, blank: Blank, value: str) -> str:
    match blank.kind:
        case "integer":
            if not value.isdigit():
                raise ClerkError("pack.not_a_number", value=value)
            return str(int(value))
        case "lines":
            lines = [line.strip() for line in value.splitlines() if line.strip()]
            return json.dumps(lines, ensure_ascii=False)
        case "amounts":
            return _amounts_written(text, blank, value)
        case _:
            spot = spots(text)[blank.way]
            return text_written(value.strip(), long=text.startswith('"""', spot.start))


def _amounts_written(text: str, blank: Blank, value: str) -> str:
    """As many as there were: a table of the law keeps its shape."""
    former = value_at(tomllib.loads(text), blank.way)
    amounts = [_amount(piece) for piece in value.split(";")]
    wanted = len(former) if isinstance(former, list) else 1
    if len(amounts) != wanted:
        raise ClerkError("pack.other_count", wanted=wanted, found=len(amounts))
    told = [json.dumps(amount) for amount in amounts]
    return f"[{', '.join(told)}]" if isinstance(former, list) else told[0]


def _amount(piece: str) -> str:
    plain = piece.strip().replace(",", ".")
    try:
        if _AMOUNT.fullmatch(plain):
            return str(Decimal(plain))
    except InvalidOperation:
        pass
    raise ClerkError("pack.not_an_amount", value=piece.strip())


def _with_amount(text: str, passage: Passage, amount: NewAmount) -> str:
    way = (*passage.way, "later")
    known = value_at(tomllib.loads(text), passage.way).get("later", ())
    kept = [item for item in known if item["from"] != amount.since]
    told = [_line(item["from"], item["is"], item["source"], item.get("minor", "")) for item in kept]
    least, most = f"{amount.least:.2f}", f"{amount.most:.2f}"
    spoken = least if least == most else f"{least} bis {most}"
    minor = "" if amount.minor is None else f"{amount.minor:.2f}"
    told.append(_line(amount.since, spoken, amount.source.strip(), minor))
    written = f"[ {', '.join(told)} ]"
    if way in spots(text):
        return replaced(text, way, written)
    return inserted(text, way, written, below=(*passage.way, "is"))


def _line(since: date, told: str, source: str, minor: str) -> str:
    quoted = json.dumps(source, ensure_ascii=False)
    less = f'minor = "{minor}", ' if minor else ""
    return f'{{ from = {since.isoformat()}, is = "{told}", {less}source = {quoted} }}'


def _days(path: Path, passage: Passage) -> tuple[date, ...]:
    """The days the released version knows for this number of the schedule."""
    if not path.exists():
        return ()
    known = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    number = passage.id.rpartition("#fee.")[2]
    line = next((fee for fee in known["fee"] if fee["nr"] == number), None)
    if line is None:
        return ()
    dated = (item["from"] for word in ("earlier", "later") for item in line.get(word, ()))
    return (known["schedule"]["from"], *dated)


def _in_text_file(text: str, key: str, value: str) -> str:
    head, _, _ = text.partition("\n\n")
    if key == "text":
        return f"{head}\n\n{value.strip()}\n"
    number = head_of(text)[key][1]
    lines = text.split("\n")
    lines[number - 1] = f"{key}: {' '.join(value.split())}"
    return "\n".join(lines)


def _change(path: Path, change: Callable[[str], str]) -> None:
    try:
        _put(path, change(path.read_text(encoding="utf-8-sig")))
    except (Unprovable, KeyError) as unproven:
        raise ClerkError("pack.not_writable", file=path.name) from unproven


def _put(path: Path, text: str) -> None:
    """Whole or not at all."""
    half = path.with_name(f".{path.name}.part")
    half.write_text(text, encoding="utf-8", newline="\n")
    half.replace(path)
