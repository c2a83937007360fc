"""Where the authority wants its cases ([[routing]] in authority.toml); complains with file and line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from clerk_app.domain.desk_rule import DeskRule, Span, overlapping, read_span
from clerk_app.domain.service_pack import ServicePack

from .entry import Entry, PackError, PackFault, Sheet

_HEAD = re.compile(r"^[ \t]*\[\[routing\]\]", re.MULTILINE)


@dataclass(frozen=True)
class WrittenRule:
    """A rule and the line it begins on, for whoever has to mend it."""

    rule: DeskRule
    sheet: Sheet
    number: int

    def fault(self, message: str, key: str = "") -> PackFault:
        return PackFault(self.sheet.fault("").file, self._line(key), f"Zuständigkeit: {message}")

    def _line(self, key: str) -> int:
        """Of the key within this entry; of the entry itself where it has no such key."""
        content = self.sheet.content
        heads = [found.start() for found in _HEAD.finditer(content)]
        if self.number >= len(heads):
            return 0
        start, end = heads[self.number], (*heads, len(content))[self.number + 1]
        found = re.compile(rf"^[ \t]*{key}[ \t]*=", re.MULTILINE).search(content, start, end) if key else None
        return content.count("\n", 0, found.start() if found else start) + 1


def read_rules(entry: Entry, units: Collection[str]) -> tuple[WrittenRule, ...]:
    entries = enumerate(entry.entries("routing", "Zuständigkeit"))
    written = tuple(_written(one, number, units) for number, one in entries)
    for at, later in enumerate(written):
        for earlier in written[:at]:
            if overlapping(earlier.rule, later.rule):
                raise PackError(later.fault(_TWICE.format(rule=later.rule), "names"))
    return written


_TWICE = "Für „{rule}“ ist schon eine andere Stelle bestimmt. Bitte eine streichen oder die Namen teilen."


def unknown(written: Iterable[WrittenRule], packs: Sequence[ServicePack]) -> Iterator[PackFault]:
    """Rules of services and procedures no pack in force has: they wait for nothing."""
    known = {pack.id: pack for pack in packs}
    for one in written:
        pack = known.get(one.rule.service)
        if pack is None:
            told = f"Den Dienst „{one.rule.service}“ gibt es nicht. Vorhanden: {', '.join(sorted(known))}."
            yield one.fault(told, "service")
        elif one.rule.procedure and pack.procedure(one.rule.procedure) is None:
            there = ", ".join(procedure.id for procedure in pack.procedures)
            told = f"Der Dienst „{pack.id}“ kennt kein Verfahren „{one.rule.procedure}“. Vorhanden: {there}."
            yield one.fault(told, "procedure")


def _written(entry: Entry, number: int, units: Collection[str]) -> WrittenRule:
    rule = DeskRule(
        service=entry.text("service"),
        unit=entry.text("unit"),
        procedure=entry.text("procedure", ""),
        clerk=entry.text("clerk", ""),
        names=tuple(_span(entry, number, written) for written in entry.texts("names")),
    )
    entry.close()
    written = WrittenRule(rule, entry.sheet, number)
    if rule.unit not in units:
        told = f"Die Einheit „{rule.unit}“ steht hier nicht. Möglich sind: {', '.join(sorted(units))}."
        raise PackError(written.fault(told, "unit"))
    return written


def _span(entry: Entry, number: int, written: str) -> Span:
    span = read_span(written)
    if span is None:
        told = f'„{written}“ ist kein Namensbereich. Bitte in der Form "A-K" oder "Sa-Sch" schreiben.'
        raise PackError(WrittenRule(DeskRule("", ""), entry.sheet, number).fault(told, "names"))
    return span
