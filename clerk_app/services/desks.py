"""Whose work a case is: by the rule of the authority, otherwise nobody's in the unit of its service."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.domain.case import CaseState
from clerk_app.domain.desk_rule import desk_rule
from clerk_app.domain.routing_facts import AssignedByRule
from clerk_app.domain.service_pack import ServicePack

from .office import Office, UnitOfWork


@dataclass(frozen=True)
class Desk:
    """`rule` is the one that put the case there, "" where none did."""

    unit: str
    clerk: str = ""  # login, "" for nobody yet
    rule: str = ""


def intended(office: Office, pack: ServicePack, procedure: str, applicant: str = "") -> Desk:
    """As the authority wrote it down, whether that person is there or not."""
    rule = desk_rule(office.house.desk_rules, pack.id, procedure, applicant)
    return Desk(rule.unit, rule.clerk, str(rule)) if rule else Desk(pack.unit)


def appointed(office: Office, work: UnitOfWork, pack: ServicePack, procedure: str, applicant: str) -> Desk:
    """Who is gone, or no clerk of that unit, swallows no case: it arrives there as nobody's."""
    desk = intended(office, pack, procedure, applicant)
    if not desk.rule:
        return desk
    clerks = work.clerks(desk.unit)
    if clerks is None:
        return Desk(pack.unit)
    return desk if desk.clerk in clerks else Desk(desk.unit)


def units(office: Office, pack: ServicePack, procedure: str) -> frozenset[str]:
    """Where cases of the procedure may arrive, whoever applies."""
    rules = [rule for rule in office.house.desk_rules if rule.covers(pack.id, procedure)]
    for_all = desk_rule((rule for rule in rules if not rule.names), pack.id, procedure)
    usual = for_all.unit if for_all else pack.unit
    return frozenset({usual, *(rule.unit for rule in rules if rule.names)})


def hand_over(work: UnitOfWork, case: str, version: int, state: CaseState, desk: Desk) -> None:
    """In the act that brought the case to the unit."""
    if desk.clerk and desk.rule:
        work.record(AssignedByRule(case, version, state, desk.clerk, desk.rule))
