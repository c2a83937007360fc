"""Reads a pack as people read it: passage by passage, each with its source, its file and its line."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from clerk_app.services.pack_reading import Blank, Passage, Section, Way

from . import amounts
from .decisions import decision_id
from .leaf import Leaf, about

HEAD = ("title", "law")  # of a text file, besides the text itself
_SHOWN = ("decision", "part", "name")
Read = Callable[[Leaf], Iterator[Passage]]


def passages(folder: Path) -> tuple[Passage, ...]:
    """In the order in which a pack is read; the folder is one that loads without a fault."""
    pack = str(tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8-sig"))["id"])
    found = [
        passage
        for pattern, readers in _READERS
        for path in sorted(folder.glob(pattern))
        for read in readers
        for passage in read(Leaf.of(folder, path, pack))
    ]
    order = list(Section)
    return tuple(sorted(found, key=lambda passage: order.index(passage.section)))


def head_of(content: str) -> dict[str, tuple[str, int]]:
    """The head of a text file: key → value and line."""
    lines = content.partition("\n\n")[0].splitlines()
    pairs = [(number, *line.partition(":")[::2]) for number, line in enumerate(lines, 1)]
    return {key.strip(): (value.strip(), number) for number, key, value in pairs}


def _text_file(leaf: Leaf) -> Iterator[Passage]:
    head, body = head_of(leaf.content), leaf.content.partition("\n\n")[2].strip()
    id = Path(leaf.name).stem
    told = {key: value for key, (value, _) in head.items()}
    blanks = [
        Blank(key, head[key][0], "text", leaf.name, (key,), head[key][1]) for key in HEAD if key in head
    ]
    blanks.append(Blank("text", body, "long_text", leaf.name, ("text",), len(head) + 2))
    yield _text(leaf, id, told | {"text": body}, (), tuple(blanks))


def _decision_texts(leaf: Leaf) -> Iterator[Passage]:
    decision, count = decision_id(Path(leaf.name)), Counter[str]()
    for way, table in leaf.tables("text"):
        if "use" in table:
            continue
        part = str(table["part"])
        count[part] += 1
        number = f"_{count[part]}" if count[part] > 1 else ""
        id = str(table.get("name", f"{decision}_{part}{number}"))
        yield _text(leaf, id, table, way, leaf.blanks(way, table, "title", "law", "text"))


def _text(leaf: Leaf, id: str, table: Mapping[str, Any], way: Way, blanks: tuple[Blank, ...]) -> Passage:
    return Passage(
        id=f"{leaf.name}#{id}",
        section=Section.TEXTS,
        title=str(table.get("title") or id),
        text=str(table["text"]).strip(),
        source=str(table.get("law", "")),
        file=leaf.name,
        line=leaf.line((*way, "text"), (*way, "part")),
        unconfirmed=str(table.get("unconfirmed", "")),
        confirmed_as=f"{leaf.pack}.{id}",
        about=about({"decision": leaf.known.get("label"), "part": table["part"], "name": id}, *_SHOWN),
        blanks=blanks,
    )


def _decision(leaf: Leaf) -> Iterator[Passage]:
    known = leaf.known
    names = ("title", "subject", "procedures", "remedy", "calculation", "automatic", "bound")
    rules = [(str(rule["because"]), str(rule.get("source", ""))) for rule in known.get("requires", ())]
    yield Passage(
        id=f"{leaf.name}#decision",
        section=Section.DECISIONS,
        title=str(known["label"]),
        text="\n".join(f"{because} ({source})" if source else because for because, source in rules),
        source=str(known.get("source", "")),
        file=leaf.name,
        line=leaf.line(("label",)),
        about=about(known, *names),
        blanks=leaf.blanks((), known, "label", "title", "subject", "source", "bound"),
    )


def _remedies(leaf: Leaf) -> Iterator[Passage]:
    for way, table in leaf.tables("remedy"):
        yield Passage(
            id=f"{leaf.name}#remedy.{table['id']}",
            section=Section.DECISIONS,
            title=str(table["kind"]).capitalize(),
            text="",
            source=str(table["source"]),
            file=leaf.name,
            line=leaf.line((*way, "id")),
            unconfirmed=str(table.get("unconfirmed", "")),
            confirmed_as=f"{leaf.pack}.{table['id']}",
            about=about(table, "text"),
            blanks=leaf.blanks(way, table, "source"),
        )


def _checks(leaf: Leaf) -> Iterator[Passage]:
    for way, table in leaf.tables("check"):
        yield Passage(
            id=f"{leaf.name}#check.{table['id']}",
            section=Section.CHECKS,
            title=str(table["label"]),
            text=str(table.get("request", "")),
            source=str(table["source"]),
            file=leaf.name,
            line=leaf.line((*way, "id")),
            about=about(table, "procedures", "hint"),
            blanks=leaf.blanks(way, table, "label", "source", "request", "hint"),
        )


def _periods(leaf: Leaf) -> Iterator[Passage]:
    for way, table in leaf.tables("deadline"):
        yield Passage(
            id=f"{leaf.name}#deadline.{table['id']}",
            section=Section.PERIODS,
            title=str(table["label"]),
            text="",
            source=str(table["source"]),
            file=leaf.name,
            line=leaf.line((*way, "id")),
            unconfirmed=str(table.get("unconfirmed", "")),
            about=about(table, "months", "days", "procedures"),
            blanks=leaf.blanks(way, table, "label", "months", "days", "source"),
        )
    for way, table in leaf.tables("retention"):
        yield Passage(
            id=f"{leaf.name}#retention.{way[1]}",
            section=Section.PERIODS,
            title=str(table["object"]),
            text=str(table["period"]),
            source=str(table["source"]),
            file=leaf.name,
            line=leaf.line((*way, "object")),
            unconfirmed=str(table.get("unconfirmed", "")),
            blanks=leaf.blanks(way, table, "object", "period", "source"),
        )


def _sources(leaf: Leaf) -> Iterator[Passage]:
    for number, point in enumerate(leaf.known.get("unconfirmed", ())):
        yield Passage(
            id=f"{leaf.name}#unconfirmed.{number}",
            section=Section.SOURCES,
            title=str(point).partition(":")[0],
            text=str(point),
            source="",
            file=leaf.name,
            line=leaf.line(("unconfirmed",)) + number + 1,
            unconfirmed=str(point),
        )
    for way, table in leaf.tables("source"):
        yield Passage(
            id=f"{leaf.name}#source.{way[1]}",
            section=Section.SOURCES,
            title=str(table["law"]),
            text=str(table.get("note", "")),
            source=str(table["state"]),
            file=leaf.name,
            line=leaf.line((*way, "law")),
            blanks=leaf.blanks(way, table, "law", "state", "note"),
        )


def _examples(leaf: Leaf) -> Iterator[Passage]:
    """What a notice must say or leave out for the pack to be sound; it changes along with the texts."""
    expected = leaf.known.get("expect", {})
    told = [(name, "\n".join(map(str, expected.get(name, ())))) for name in ("contains", "lacks")]
    yield Passage(
        id=f"{leaf.name}#example",
        section=Section.EXAMPLES,
        title=str(leaf.known["title"]),
        text="",
        source="",
        file=leaf.name,
        line=leaf.line(("title",)),
        about=about(dict(told), "contains", "lacks"),
        blanks=tuple(
            Blank(name, value, "lines", leaf.name, ("expect", name), leaf.line(("expect", name)))
            for name, value in told
            if ("expect", name) in leaf.spots
        ),
    )


_READERS: tuple[tuple[str, tuple[Read, ...]], ...] = (
    ("decisions/*.toml", (_decision_texts, _decision)),
    ("texts/*.md", (_text_file,)),
    ("fees.toml", (amounts.fees,)),
    ("parameters_*.toml", (amounts.parameters,)),
    ("pack.toml", (amounts.tables, _periods, _checks, _remedies, _sources)),
    ("table_*.toml", (amounts.tables,)),
    ("checks.toml", (_checks,)),
    ("examples/*.toml", (_examples,)),
)
