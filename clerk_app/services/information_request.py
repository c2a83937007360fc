"""Asking the applicant in one letter for everything that is missing, while the case waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from clerk_app.domain import deadline, text
from clerk_app.domain import information_request as requests
from clerk_app.domain.asking_facts import InformationRequested, Resumed
from clerk_app.domain.case import Act
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact
from clerk_app.domain.finding import FindingState
from clerk_app.domain.information_request import InformationRequest

from .casefile import case_facts, findings, pack_of
from .office import Office
from .office_time import local_day


@dataclass(frozen=True)
class Item:
    """`suggested`: a rule found it missing; otherwise nobody has looked yet."""

    check: str
    label: str
    wording: str
    suggested: bool


@dataclass(frozen=True)
class Proposal:
    items: tuple[Item, ...]
    due_on: date


def propose(office: Office, case_id: str) -> Proposal:
    """What could be asked for, in the words of the pack; nothing is stored."""
    record = office.reader.case(office.actor, case_id)
    open_ones = requests.requestable(findings(office, record))
    items = (Item(f.check, f.label, f.request, f.state is FindingState.FAILED) for f in open_ones)
    due_on = requests.suggested_end(local_day(office.clock()), office.holidays)
    return Proposal(tuple(items), due_on)


def preview(office: Office, case_id: str, items: Mapping[str, str], due_on: date) -> bytes:
    """The letter as it would leave now, marked as a draft."""
    asked = _asked(office, case_id, items, due_on)
    return office.printer.print_notice(replace(asked.notice, watermark="ENTWURF"))


def send(
    office: Office, case_id: str, items: Mapping[str, str], due_on: date, seen_version: int
) -> tuple[Fact, ...]:
    """The letter goes to the outbox and stays in the case, which waits. `items`: wording by check."""
    asked = _asked(office, case_id, items, due_on)
    marked = replace(asked.notice, watermark="ÜBUNG" if office.house.practice else "")
    letter = office.printer.print_notice(marked)
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(Act.REQUEST, office.actor, seen_version)
        kept = work.keep(letter)
        work.record(InformationRequested(case_id, seen_version, state, asked.checks, due_on, kept))
        return work.commit()


def resume(office: Office, case_id: str, seen_version: int) -> tuple[Fact, ...]:
    """Go on without waiting any longer."""
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(Act.RESUME, office.actor, seen_version)
        work.record(Resumed(case_id, seen_version, state))
        return work.commit()


def _asked(office: Office, case_id: str, items: Mapping[str, str], due_on: date) -> InformationRequest:
    record = office.reader.case(office.actor, case_id)
    pack = pack_of(office, record.case)
    if pack is None:
        raise ClerkError("pack.none", case=record.case.file_reference)
    if deadline.shifted(due_on, office.holidays) != due_on:
        raise ClerkError("request.day_off", until=text.german_date(due_on))
    found = requests.reworded(findings(office, record), items)
    facts = case_facts(office, record, found)
    return requests.information_request(pack, facts, due_on, local_day(office.clock()), items.keys())
