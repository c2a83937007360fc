"""Facts about where a case belongs: by the rule of the authority, and once somebody knows its service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .facts import Move, private


@dataclass(frozen=True)
class AssignedByRule(Move):
    """The authority has settled whose work this is; no person chose the clerk."""

    kind = "assigned_by_rule"
    clerk: str
    rule: str


@dataclass(frozen=True)
class Registered(Move):
    """A case nobody knew the service of got one, with the file reference its cases have.

    `by_pack`: a pack installed since claims it, no person chose.
    """

    kind = "registered"
    service: str
    pack_version: str
    procedure: str
    unit: str
    clerk: str  # "" for nobody's
    due_on: date | None
    subject: str
    file_reference: str
    by_pack: bool
    reason: str
    applicant: str = private()
