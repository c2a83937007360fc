"""What differs between two versions of a pack, in the words of those who have to judge it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from clerk_app.domain.pack_part import DatedValue
from clerk_app.domain.service_pack import ServicePack

AREAS = {
    "procedures": "Verfahren",
    "checks": "Prüfung",
    "deadlines": "Frist",
    "inputs": "Angabe",
    "decisions": "Entscheidung",
    "remedies": "Rechtsbehelf",
    "texts": "Text",
    "fees": "Gebühr",
    "tables": "Tabelle",
    "wohngeld": "Beträge",
    "handovers": "Übergabe",
    "bodies": "Stelle",
    "retention": "Aufbewahrung",
    "sources": "Quelle",
}
WORDS = {
    "text": "Wortlaut",
    "law": "Rechtsgrundlage",
    "label": "Bezeichnung",
    "source": "Quelle",
    "title": "Überschrift",
    "months": "Monate",
    "days": "Tage",
    "unconfirmed": "offener Punkt",
    "request": "Nachforderung",
    "hint": "Hinweis",
    "adverse": "belastend",
    "question": "Frage",
    "silence": "Schweigen",
    "period": "Dauer",
    "values": "Betrag",
    "minor": "Betrag für Minderjährige",
    "purpose": "Zweck",
    "basis": "Rechtsgrundlage",
    "recipients": "Empfänger",
    "duty": "Pflicht zur Angabe",
    "bound": "kein Ermessen",
}
_NAMES = ("id", "valid_from", "object", "law")
_LONG = 90

Leaf = dict[tuple[str, str], str]  # thing and place in it → value


def differences(before: ServicePack, after: ServicePack) -> Iterator[str]:
    """One line each, in the order of the pack: new, gone, or old → new."""
    old, new = _leaves(before), _leaves(after)
    for thing in dict.fromkeys(name for name, _ in (*old, *new)):
        told_old, told_new = _of(old, thing), _of(new, thing)
        if not told_old:
            yield f"{thing}: neu"
        elif not told_new:
            yield f"{thing}: entfällt"
        else:
            yield from _changed(thing, told_old, told_new)


def _changed(thing: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for place in dict.fromkeys((*old, *new)):
        before, after = old.get(place, ""), new.get(place, "")
        if before != after:
            where = f"{thing}, {place}" if place else thing
            yield f"{where}: {_short(before) or 'nichts'} → {_short(after) or 'nichts'}"


def _of(leaves: Leaf, thing: str) -> Mapping[str, str]:
    return {place: value for (name, place), value in leaves.items() if name == thing}


def _leaves(pack: ServicePack) -> Leaf:
    found: Leaf = {}
    for field in fields(pack):
        value = getattr(pack, field.name)
        area = AREAS.get(field.name)
        if area is None:
            found |= {("Paket", f"{field.name}{place}"): text for place, text in _flat(value, "")}
            continue
        named = isinstance(value, Mapping) and field.name != "fees"  # a fee may have a second, short name
        items = value.values() if isinstance(value, Mapping) else value
        entries = value.items() if named else ((_name(item), item) for item in items)
        for name, item in entries:
            found |= {(f"{area} „{name}“", place.strip(" ·")): text for place, text in _flat(item, "")}
    return found


def _name(item: Any) -> str:
    """Questions of single decisions may share a name."""
    name = next((str(getattr(item, name)) for name in _NAMES if hasattr(item, name)), "?")
    decisions: tuple[str, ...] = getattr(item, "decisions", ())
    return f"{name} ({decisions[0]})" if len(decisions) == 1 else name


def _flat(value: Any, place: str) -> Iterator[tuple[str, str]]:
    inner = _inner(value, place)
    if isinstance(value, DatedValue):
        since = f"{place} ab {value.since.strftime('%d.%m.%Y')}"
        same = value.least == value.most
        yield since, str(value.least) if same else f"{value.least} bis {value.most}"
        yield f"{since} · Quelle", value.source
    elif inner is not None:
        for item, where in inner:
            yield from _flat(item, where)
    else:
        yield place, ", ".join(map(str, value)) if isinstance(value, tuple) else _said(value)


def _said(value: Any) -> str:
    return "" if value is None else str(value)


def _inner(value: Any, place: str) -> list[tuple[Any, str]] | None:
    """What the value consists of, each with its place; amounts are told apart by their day."""
    if is_dataclass(value):
        names = (field.name for field in fields(value))
        return [(getattr(value, name), f"{place} · {WORDS.get(name, name)}") for name in names]
    if isinstance(value, Mapping):
        return [(item, f"{place} · {key}") for key, item in value.items()]
    if isinstance(value, tuple) and any(is_dataclass(item) or isinstance(item, tuple) for item in value):
        dated = isinstance(value[0], DatedValue)
        return [(item, place if dated else f"{place} · {number}") for number, item in enumerate(value, 1)]
    return None


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _LONG else f"{line[:_LONG]}…"
