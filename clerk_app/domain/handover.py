"""Handing a case to the program that carries it on: its fields in its order, to copy or as a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import text
from .errors import ClerkError
from .pack_part import Handover, HandoverField
from .pack_path import FieldSet
from .service_pack import ServicePack

_CASE = "case:"
_DATA = {"input:": "inputs", "result:": "results"}


@dataclass(frozen=True)
class HandoverValue:
    label: str
    value: str  # as a person types it over there
    missing: bool = False


@dataclass(frozen=True)
class PreparedHandover:
    handover: Handover
    values: tuple[HandoverValue, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(value.label for value in self.values if value.missing)


def prepared(
    pack: ServicePack, procedure: str, file_reference: str, fields: FieldSet, data: Mapping[str, Any]
) -> tuple[PreparedHandover, ...]:
    """`data` are the decision data of the newest notice or draft; empty where nothing is decided yet."""
    told = {"aktenzeichen": file_reference, "verfahren": procedure}
    return tuple(
        PreparedHandover(handover, tuple(_value(field, told, fields, data) for field in handover.fields))
        for handover in pack.handovers
        if handover.applies_to(procedure)
    )


def as_file(ready: PreparedHandover) -> bytes:
    """What the other program reads, or what the clerk copied from: one line a field, UTF-8."""
    if ready.handover.file == "json":
        listed = {value.label: value.value for value in ready.values}
        return json.dumps(listed, ensure_ascii=False, indent=1).encode()
    sheet = io.StringIO(newline="")
    rows = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    rows.writerow(("Feld", "Wert"))
    rows.writerows((value.label, _harmless(value.value)) for value in ready.values)
    return sheet.getvalue().encode("utf-8-sig")


def as_table(ready: PreparedHandover) -> str:
    """For a spreadsheet: a heading and one line a field. What nobody has said stands there as such."""
    rows = (("Feld", "Wert"), *((value.label, _harmless(_said(value))) for value in ready.values))
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def require_values(ready: PreparedHandover) -> None:
    if ready.missing:
        raise ClerkError("handover.value_missing", fields=", ".join(ready.missing))


def require_complete(ready: PreparedHandover, receipt: str) -> None:
    """Without the receipt nobody could tell whether the other program has the case."""
    require_values(ready)
    if not receipt.strip():
        raise ClerkError("handover.receipt_missing", receipt=ready.handover.receipt)


def _value(
    field: HandoverField, told: Mapping[str, str], fields: FieldSet, data: Mapping[str, Any]
) -> HandoverValue:
    raw = next(filter(None, (_origin(origin, told, fields, data) for origin in field.origins)), "")
    shown = text.german(field.kind, raw) if field.kind != "amount" else raw.replace(".", ",")
    return HandoverValue(field.label, shown, missing=field.required and not raw)


def _origin(origin: str, told: Mapping[str, str], fields: FieldSet, data: Mapping[str, Any]) -> str:
    if origin.startswith(_CASE):
        return told.get(origin.removeprefix(_CASE), "")
    for prefix, part in _DATA.items():
        if origin.startswith(prefix):
            return str(data.get(part, {}).get(origin.removeprefix(prefix), ""))
    return ", ".join(fields.values(origin))


def _said(value: HandoverValue) -> str:
    return value.value or ("(fehlt)" if value.missing else "(leer)")


def _harmless(value: str) -> str:
    """A spreadsheet must not take what people typed for a formula."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
