"""The amounts of a pack as people read them: fees, parameters, tables, each with the day it holds from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from clerk_app.services.pack_reading import Amount, Blank, Passage, Section

from .fee_schedule import cited
from .leaf import Leaf, about, remark, spoken
from .spots import value_at


def fees(leaf: Leaf) -> Iterator[Passage]:
    schedule = leaf.known["schedule"]
    for way, table in leaf.tables("fee"):
        number = str(table["nr"])
        source = cited(str(schedule["source"]), number)
        first = {"from": schedule["from"], "source": source, **table}
        dated = [
            (item["from"], str(item["is"]), str(item["source"]), str(item.get("minor", "")))
            for item in (first, *table.get("earlier", ()), *table.get("later", ()))
            if "is" in item
        ]
        yield Passage(
            id=f"{leaf.name}#fee.{number}",
            section=Section.AMOUNTS,
            title=f"{number} {table['label']}",
            text="",
            source=source,
            file=leaf.name,
            line=leaf.line((*way, "nr")),
            about=about(table, "acts", "contested"),
            amounts=tuple(Amount(*entry) for entry in sorted(dated, reverse=True)),
            blanks=leaf.blanks(way, table, "label"),
            way=way,
        )


def parameters(leaf: Leaf) -> Iterator[Passage]:
    since: date = leaf.known["valid_from"]
    source = str(leaf.known["source"])
    for way, spot in leaf.spots.items():
        if way[-1] in ("valid_from", "source"):
            continue
        value = value_at(leaf.known, way)
        told, said = _amounts(value), remark(leaf.content, spot)
        yield Passage(
            id=f"{leaf.name}#{'.'.join(map(str, way))}",
            section=Section.AMOUNTS,
            title=".".join(map(str, way)),
            text="",
            source=source,
            file=leaf.name,
            line=spot.line,
            about=(("note", said),) if said else (),
            amounts=(Amount(since, told or spoken(value), source),),
            blanks=(Blank("amounts", told, "amounts", leaf.name, way, spot.line),) if told else (),
        )


def tables(leaf: Leaf) -> Iterator[Passage]:
    tables = leaf.tables("table") if "table" in leaf.known else iter([((), leaf.known)])
    for way, table in tables:
        if "rows" not in table:
            continue
        rows = (f"{key}: {value}" for key, value in table["rows"].items())
        yield Passage(
            id=f"{leaf.name}#table.{table['id']}",
            section=Section.AMOUNTS,
            title=str(table["id"]),
            text="\n".join(rows),
            source=str(table["source"]),
            file=leaf.name,
            line=leaf.line((*way, "id")),
            blanks=leaf.blanks(way, table, "source"),
        )


def _amounts(value: Any) -> str:
    """A flat list of amounts, or a single one; "" for what is neither."""
    items = value if isinstance(value, list) else [value]
    plain = all(isinstance(item, str | int) and not isinstance(item, bool) for item in items)
    return "; ".join(str(item) for item in items) if plain else ""
