"""The statement of another body: what it is asked and told, by when, and how it came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from . import deadline, form
from .compose_inputs import Sheet
from .compose_parties import of_role
from .composition import CaseFacts
from .errors import ClerkError
from .information_request import suggested_end
from .pack_part import Body
from .pack_path import FieldSet, match, segments
from .party import Party
from .service_pack import ServicePack
from .submission import RawField

LONGEST_NAME = 120  # of a body, which stands in the journal
_LEAST_LINES = 2


class Result(StrEnum):
    FAVOURABLE = "favourable"
    CONDITIONAL = "conditional"
    UNFAVOURABLE = "unfavourable"
    NONE = "none"  # nothing came


@dataclass(frozen=True)
class Statement:
    """`result` is None while it is awaited; `document` is the sha256 of the paper it came as, if any."""

    id: str
    addressee: str
    asked_on: date
    due_on: date
    received_on: date | None = None
    result: Result | None = None
    document: str = ""


@dataclass(frozen=True)
class StatementRequest:
    """`body` is "" where the pack does not know it; the body learns `details`, a line each, and no more."""

    body: str
    address: tuple[str, ...]
    question: str
    details: str = field(repr=False)
    due_on: date = date.max
    silence: str = ""

    @property
    def addressee(self) -> str:
        return " ".join(self.address[:1])


def bodies(pack: ServicePack, procedure: str) -> tuple[Body, ...]:
    return tuple(body for body in pack.bodies if body.applies_to(procedure))


def suggested(pack: ServicePack | None, body: Body | None, today: date, holidays: deadline.Holidays) -> date:
    """The period of the law where the pack names one."""
    if pack is None or body is None or not (body.months or body.days):
        return suggested_end(today, holidays)
    begun = deadline.announced(today, deadline.fiction_of(pack)) if body.from_receipt else today
    return deadline.shifted(deadline.period_end(begun, body.months, body.days), holidays)


def asked_people(
    pack: ServicePack, body: Body, facts: CaseFacts, today: date
) -> tuple[tuple[str, Party], ...]:
    """Whom the application names, each under an id of their own; none where the body is an office."""
    if not body.party:
        return ()
    found = of_role(Sheet(pack, facts, FieldSet(facts.fields), today), body.party)
    return tuple((f"{body.id}.{number}", party) for number, party in enumerate(found, 1))


def name_on_record(pack: ServicePack, asked: StatementRequest, already: Sequence[Statement]) -> str:
    """An office by its name. Of people the journal learns no more than that they are one of them."""
    body = pack.body(asked.body)
    if body is None or not body.party:
        return asked.addressee
    number = asked.body.partition(".")[2]
    further = sum(one.addressee.startswith(f"{body.label}, weitere ") for one in already) + 1
    return f"{body.label} {number}" if number else f"{body.label}, weitere {further}"


def details(pack: ServicePack, body: Body, fields: tuple[RawField, ...]) -> str:
    """Of the application only what the body needs, a line each."""
    shown = form.form_fields(pack, fields)
    told = (one for pattern in body.tells for one in shown if _fits(pattern, one.path))
    return "\n".join(dict.fromkeys(f"{one.label}: {one.value}" for one in told if one.value.strip()))


def require_whole(asked: StatementRequest) -> None:
    """A name and a place, and a question."""
    if len(asked.address) < _LEAST_LINES:
        raise ClerkError("statement.no_address")
    if len(asked.addressee) > LONGEST_NAME:
        raise ClerkError("statement.name_too_long", most=str(LONGEST_NAME))
    if not asked.question.strip():
        raise ClerkError("statement.no_question")


def lines(typed: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in typed.splitlines() if line.strip())


def _fits(pattern: str, path: str) -> bool:
    return match(segments(pattern), segments(path)) is not None
