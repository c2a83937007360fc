"""Who works on a case, and where it belongs."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.domain import deadline, form
from clerk_app.domain.case import Act, Case, CaseState
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Assigned, Claimed, Discarded, Fact, Released, Rerouted
from clerk_app.domain.person import Role
from clerk_app.domain.service_pack import ServicePack

from . import collecting, desks, unclaimed
from .office import Office, UnitOfWork
from .office_time import local_day
from .tray import Placing


def claim(office: Office, case_id: str, seen_version: int) -> tuple[Fact, ...]:
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(Act.CLAIM, office.actor, seen_version)
        work.record(Claimed(case_id, seen_version, state, office.actor.login))
        return work.commit()


def assign(office: Office, case_id: str, seen_version: int, login: str) -> tuple[Fact, ...]:
    colleague = office.reader.actor(login)
    with office.transaction(office.actor) as work:
        case = work.case(case_id)
        state = case.after(Act.ASSIGN, office.actor, seen_version)
        if colleague is None or not colleague.holds(Role.CLERK, case.unit):
            raise ClerkError("assignment.not_a_clerk_there", login=login, unit=case.unit)
        work.record(Assigned(case_id, seen_version, state, login))
        return work.commit()


def release(office: Office, case_id: str, seen_version: int) -> tuple[Fact, ...]:
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(Act.RELEASE, office.actor, seen_version)
        work.record(Released(case_id, seen_version, state))
        return work.commit()


def reroute(
    office: Office, case_id: str, seen_version: int, service: str, procedure: str, reason: str
) -> tuple[Fact, ...]:
    """Put a case that came to the wrong place where it belongs; the reason stays in the journal.

    There it lies as if it had come there at once: by the rule of the authority.
    """
    if not reason.strip():
        raise ClerkError("reason.missing")
    pack = next((pack for pack in office.shelf.packs() if pack.id == service), None)
    if pack is None:
        raise ClerkError("pack.unknown", service=service)
    with office.transaction(office.actor) as work:
        case = work.case(case_id)
        state = case.after(Act.REROUTE, office.actor, seen_version)
        first = not case.service and office.actor.holds(Role.MAILROOM, case.unit)
        if not first:
            return _rerouted(office, work, case, state, _Target(pack, procedure, reason))
    placing = Placing(service, procedure)
    return unclaimed.register(office, case_id, seen_version, placing, reason).facts


@dataclass(frozen=True)
class _Target:
    pack: ServicePack
    procedure: str
    reason: str


def _rerouted(
    office: Office, work: UnitOfWork, case: Case, state: CaseState, to: _Target
) -> tuple[Fact, ...]:
    due = deadline.due(to.pack, to.procedure, local_day(case.received_at), office.holidays)
    desk = desks.appointed(office, work, to.pack, to.procedure, case.applicant)
    fact = Rerouted(
        case=case.id,
        seen_version=case.version,
        state=state,
        service=to.pack.id,
        pack_version=to.pack.version,
        procedure=to.procedure,
        unit=desk.unit,
        due_on=due.on if due else None,
        subject=form.subject(to.pack, to.procedure),
        reason=to.reason.strip(),
    )
    work.record(fact)
    desks.hand_over(work, case.id, case.version + 1, state, desk)
    return work.commit()


def discard(office: Office, case_id: str, seen_version: int, reason: str) -> tuple[Fact, ...]:
    """A sender who still waits for the case to be accepted gets the submission back with this reason."""
    if not reason.strip():
        raise ClerkError("reason.missing")
    with office.transaction(office.actor) as work:
        case = work.case(case_id)
        state = case.after(Act.DISCARD, office.actor, seen_version)
        collecting.give_back(office, work, case, reason)
        work.record(Discarded(case_id, seen_version, state, reason.strip()))
        return work.commit()
