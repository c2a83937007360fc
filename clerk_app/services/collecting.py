"""Collecting the post: every channel is asked, what waits there is stored, and only then accepted."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from clerk_app.domain.case import Act, Case
from clerk_app.domain.delivery import Delivery, DeliveryState
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import AcceptanceDecided, Discarded, Fact
from clerk_app.domain.person import Actor, Role
from clerk_app.domain.submission import Problem

from .channels import Channel, Stopped
from .collecting_book import Book, Collector
from .collecting_round import Round, Tally
from .intake import case_name
from .office import Office, UnitOfWork

_LOG = logging.getLogger(__name__)
_MAY_ACCEPT = (Role.CLERK, Role.SUPERVISOR, Role.MAILROOM)


@dataclass(frozen=True)
class Outcome:
    """What a round did with one channel. `busy`: there is more to do, or somebody else is at it.

    `resting`: what failed, now or earlier, and is left alone for a while.
    """

    tally: Tally
    busy: bool = False
    trouble: ClerkError | OutsideError | None = None
    resting: tuple[Delivery, ...] = ()


def collect_round(
    office: Office, channels: Iterable[Channel], collector: Collector, *, at_once: bool = False
) -> Mapping[str, Outcome]:
    """Ask every channel once. `at_once` does so even if it was another collector's turn."""
    return {channel.name: collect(office, channel, collector, at_once=at_once) for channel in channels}


def collect(office: Office, channel: Channel, collector: Collector, *, at_once: bool = False) -> Outcome:
    """A channel that fails does not keep the others from being asked."""
    work = Round(office, channel, collector)
    try:
        if Book(office, channel, collector).take_turn() or at_once:
            work.run()
        return Outcome(work.tally(), work.busy, resting=work.resting())
    except Stopped:
        return Outcome(work.tally(), busy=True)
    except (ClerkError, OutsideError) as trouble:
        _LOG.warning("Channel %s: %s", channel.name, trouble)
        return Outcome(work.counted(), trouble=trouble)


def accept(office: Office, case_id: str) -> tuple[Fact, ...]:
    """A clerk lets the submission be accepted; the next round tells the service."""
    with office.transaction(office.actor) as work:
        case, delivery = _waiting(office.actor, work, case_id)
        work.record(AcceptanceDecided(case.id, accepted=True))
        work.deliveries().put(_decided(office, delivery, DeliveryState.ACCEPTING))
        return work.commit()


def refuse(office: Office, case_id: str, seen_version: int, reason: str) -> tuple[Fact, ...]:
    """A clerk gives the submission back as technically unfit; a refusal on its merits is a decision.

    The case it began is discarded with it; a case it only came to goes on.
    """
    if not reason.strip():
        raise ClerkError("reason.missing")
    with office.transaction(office.actor) as work:
        case, delivery = _waiting(office.actor, work, case_id)
        if began_case(delivery):
            state = case.after(Act.DISCARD, office.actor, seen_version)
            give_back(office, work, case, reason)
            work.record(Discarded(case.id, seen_version, state, reason.strip()))
        else:
            _give_back(office, work, delivery, reason.strip())
        return work.commit()


def give_back(office: Office, work: UnitOfWork, case: Case, reason: str) -> None:
    """Everything of the case that still waits: a case that ends leaves no sender without an answer."""
    while (delivery := work.deliveries().of_case(case.id)) and delivery.state is DeliveryState.STORED:
        _give_back(office, work, delivery, reason.strip())


def _give_back(office: Office, work: UnitOfWork, delivery: Delivery, reason: str) -> None:
    problem = Problem("other", "technical-error", "", reason, "submission")
    work.record(AcceptanceDecided(delivery.case, accepted=False, reason=reason))
    work.deliveries().put(replace(_decided(office, delivery, DeliveryState.REJECTING), problems=(problem,)))


def may_accept(actor: Actor, unit: str = "") -> bool:
    """In this unit, or without one in whichever."""
    return any(actor.holds(role, unit) if unit else actor.works_as(role) for role in _MAY_ACCEPT)


def began_case(delivery: Delivery) -> bool:
    """Whether its case came into being with it, and not before."""
    return delivery.case == case_name(delivery.destination_id, delivery.submission_id)


def waiting(office: Office, case_id: str = "") -> tuple[Delivery, ...]:
    """What somebody has to accept or give back, oldest first: in all cases, or in one."""
    return office.reader.waiting(office.actor, case_id) if may_accept(office.actor) else ()


def pending(office: Office) -> tuple[Delivery, ...]:
    """What the senders still wait for: oldest first, with the days left until it is given back to them."""
    with office.transaction(office.actor) as work:
        return tuple(d for d in work.deliveries().unfinished() if _may_see(office.actor, work, d))


def delivery_of(office: Office, case_id: str) -> Delivery | None:
    with office.transaction(office.actor) as work:
        return work.deliveries().of_case(work.case(case_id).id)


def read_again(office: Office, channel: str, submission_id: str) -> None:
    """The cause is mended: the next round takes it up at once instead of waiting for its turn."""
    with office.transaction(office.actor) as work:
        book = work.deliveries()
        found = next((d for d in book.unfinished(channel) if d.submission_id == submission_id), None)
        if found is None or found.state not in (DeliveryState.FAILED, DeliveryState.ALARM):
            raise ClerkError("delivery.not_to_repeat", submission=submission_id)
        if not any(held.role is Role.MAILROOM for held in office.actor.memberships):
            raise ClerkError("person.not_entitled", act="receive", unit="", person=office.actor.name)
        book.put(replace(found, attempts=0, retry_at=None, changed_at=office.clock()))
        work.commit()


def _waiting(actor: Actor, work: UnitOfWork, case_id: str) -> tuple[Case, Delivery]:
    case = work.case(case_id)
    if not may_accept(actor, case.unit):
        raise ClerkError("person.not_entitled", act="accept", unit=case.unit, person=actor.name)
    delivery = work.deliveries().of_case(case.id)
    if delivery is None or delivery.state is not DeliveryState.STORED:
        raise ClerkError("delivery.not_waiting", case=case.file_reference)
    return case, delivery


def _decided(office: Office, delivery: Delivery, state: DeliveryState) -> Delivery:
    return replace(delivery, state=state, changed_at=office.clock(), answer="", retry_at=None, attempts=0)


def _may_see(actor: Actor, work: UnitOfWork, delivery: Delivery) -> bool:
    """What is no case yet is the mail room's affair."""
    if not delivery.case:
        return any(membership.role is Role.MAILROOM for membership in actor.memberships)
    try:
        return work.case(delivery.case).id == delivery.case
    except ClerkError:
        return False
