"""Asking the applicant in one letter for everything that is missing, while the case waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from clerk_app.domain import deadline, text
from clerk_app.domain import information_request as requests
from clerk_app.domain.asking_facts import InformationRequested, Resumed
from clerk_app.domain.case import Act
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact, Noted
from clerk_app.domain.finding import FindingState
from clerk_app.domain.information_request import InformationRequest
from clerk_app.domain.outgoing import REQUEST

from .casefile import case_facts, findings, pack_of
from .office import Office
from .office_time import local_day
from .printing import letter_for_good


@dataclass(frozen=True)
class Item:
    """`suggested`: a rule found it missing; otherwise nobody has looked yet."""

    check: str
    label: str
    wording: str
    suggested: bool
    source: str = ""  # legal source of the check


@dataclass(frozen=True)
class Proposal:
    items: tuple[Item, ...]
    due_on: date


@dataclass(frozen=True)
class Asking:
    """What is asked for: wording by check, what no check knows, and a sentence of the clerk's own."""

    items: Mapping[str, str]
    due_on: date
    more: tuple[str, ...] = ()
    sentence: str = field(default="", repr=False)


class Standing(StrEnum):
    FIT = "fit"
    OVER = "over"  # today or earlier
    DAY_OFF = "day_off"


@dataclass(frozen=True)
class DueDay:
    """Whether a period may end on the day, and the working day it would end on instead."""

    on: date
    standing: Standing
    instead: date


def propose(office: Office, case_id: str) -> Proposal:
    """What could be asked for, in the words of the pack; nothing is stored."""
    record = office.reader.case(office.actor, case_id)
    open_ones = requests.requestable(findings(office, record))
    items = (Item(f.check, f.label, f.request, f.state is FindingState.FAILED, f.source) for f in open_ones)
    return Proposal(tuple(items), _usual_end(office))


def due_day(office: Office, day: date) -> DueDay:
    if day <= local_day(office.clock()):
        return DueDay(day, Standing.OVER, _usual_end(office))
    instead = deadline.shifted(day, office.holidays)
    return DueDay(day, Standing.FIT if instead == day else Standing.DAY_OFF, instead)


def require_day(office: Office, day: date) -> None:
    """A working day still to come; anything else cannot end a period."""
    told = text.german_date(day)
    match due_day(office, day).standing:
        case Standing.DAY_OFF:
            raise ClerkError("request.day_off", until=told)
        case Standing.OVER:
            raise ClerkError("request.too_short", until=told)


def preview(office: Office, case_id: str, asking: Asking) -> bytes:
    """The letter as it would leave now, marked as a draft."""
    asked = _asked(office, case_id, asking)
    return office.printer.print_notice(replace(asked.notice, watermark="ENTWURF"))


def send(office: Office, case_id: str, asking: Asking, seen_version: int) -> tuple[Fact, ...]:
    """The letter goes to the outbox and stays in the case, which waits."""
    asked = _asked(office, case_id, asking)
    letter = letter_for_good(office, asked.notice, REQUEST)
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(Act.REQUEST, office.actor, seen_version)
        kept = work.keep(letter.pdf)
        told = (asked.checks, asking.due_on, kept)
        work.record(InformationRequested(case_id, seen_version, state, *told))
        if letter.remark:
            work.record(Noted(case_id, "", record=True, text=letter.remark))
        return work.commit()


def resume(office: Office, case_id: str, seen_version: int) -> tuple[Fact, ...]:
    """Go on without waiting any longer."""
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(Act.RESUME, office.actor, seen_version)
        work.record(Resumed(case_id, seen_version, state))
        return work.commit()


def _usual_end(office: Office) -> date:
    return requests.suggested_end(local_day(office.clock()), office.holidays)


def _asked(office: Office, case_id: str, asking: Asking) -> InformationRequest:
    record = office.reader.case(office.actor, case_id)
    pack = pack_of(office, record.case)
    if pack is None:
        raise ClerkError("pack.none", case=record.case.file_reference)
    day = due_day(office, asking.due_on)
    if day.standing is Standing.DAY_OFF:
        raise ClerkError("request.day_off", until=text.german_date(asking.due_on))
    own = requests.own_points(asking.more)
    found = (*requests.reworded(findings(office, record), asking.items), *own)
    chosen = {*asking.items, *(point.check for point in own)}
    facts, today = case_facts(office, record, found), local_day(office.clock())
    asked = requests.information_request(pack, facts, asking.due_on, today, chosen)
    return requests.with_sentence(asked, asking.sentence)
