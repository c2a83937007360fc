"""The application as the clerk reads it: labels in the pack's order, values in German, nothing left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import text
from .pack_path import FieldSet
from .service_pack import FieldLabel, PersonPaths, ServicePack
from .submission import RawField

OTHERS = "Weitere Angaben"

# Where senders usually name the applicant, for submissions no pack claims.
_COMMON = PersonPaths(
    given_name=("antragsteller/**/vorname/name", "antragsteller/**/vorname", "**/vorname", "**/vornamen"),
    family_name=(
        "antragsteller/**/familienname/name",
        "antragsteller/**/familienname",
        "**/familienname",
        "**/nachname",
    ),
    organisation=("antragsteller/**/organisation", "**/organisation/name", "**/firma", "**/organisation"),
)


@dataclass(frozen=True)
class FormField:
    group: str
    label: str
    value: str
    path: str
    kind: str = "text"


@dataclass(frozen=True)
class _Place:
    """Where a field stands on the sheet: group, list position, place within the group."""

    group: int
    position: int
    line: int
    title: str
    label: FieldLabel


def form_fields(pack: ServicePack | None, fields: tuple[RawField, ...]) -> tuple[FormField, ...]:
    """Known fields first, as the pack orders them; what the pack does not know follows as it came."""
    places = _places(pack, fields) if pack else {}
    known = sorted((index for index in places), key=lambda index: _order(places[index], index))
    unknown = (index for index in range(len(fields)) if index not in places)
    return (
        *(_known(fields[index], places[index]) for index in known),
        *(_unknown(fields[index]) for index in unknown),
    )


def applicant_name(pack: ServicePack | None, fields: tuple[RawField, ...]) -> str:
    """Family name, given name; else the organisation; "" where the application names nobody."""
    person, data = (pack.person if pack else _COMMON), FieldSet(fields)
    family, given = data.first(person.family_name).strip(), data.first(person.given_name).strip()
    if family or given:
        return ", ".join(part for part in (family, given) if part)
    return data.first(person.organisation).strip()


def subject(pack: ServicePack | None, procedure: str) -> str:
    if pack is None:
        return ""
    known = pack.procedure(procedure)
    return f"{pack.title}: {known.title}" if known else pack.title


def _places(pack: ServicePack, fields: tuple[RawField, ...]) -> dict[int, _Place]:
    data = FieldSet(fields)
    numbers = {id(field): index for index, field in enumerate(fields)}
    places: dict[int, _Place] = {}
    for place, field in _labelled(pack, data):
        places.setdefault(numbers[id(field)], place)
    return places


def _labelled(pack: ServicePack, data: FieldSet) -> Iterator[tuple[_Place, RawField]]:
    for order, group in enumerate(pack.groups):
        for line, label in enumerate(group.fields):
            for stars, field in data.found(label.pattern):
                position = stars[0] if stars else "0"
                title = group.title.replace("*", position)
                yield _Place(order, int(position) if "*" in group.title else 0, line, title, label), field


def _order(place: _Place, index: int) -> tuple[int, int, int, int]:
    return place.group, place.position, place.line, index


def _known(field: RawField, place: _Place) -> FormField:
    kind = place.label.kind
    shown = text.grouped_iban(field.value) if kind == "iban" else text.german(kind, field.value)
    return FormField(place.title, place.label.label, _spoken(shown), field.path, kind)


def _unknown(field: RawField) -> FormField:
    return FormField(OTHERS, field.title or field.path, _spoken(field.value), field.path)


def _spoken(value: str) -> str:
    """Senders write truth in English; a clerk reads ja and nein."""
    return text.plain(value) if value.strip().lower() in ("true", "false") else value
