"""Who sits at the desk, and in which function."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .errors import ClerkError


class Role(StrEnum):
    """Functions in the office; rights are held per organisational unit."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    MAILROOM = "mailroom"
    EDITOR = "editor"
    RECORDS = "records"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    DISPATCH = "dispatch"  # the machine that sends letters out; reads no case
    SCAN = "scan"  # the machine that searches contents for malware; reads no case


@dataclass(frozen=True)
class Membership:
    unit: str
    role: Role


@dataclass(frozen=True)
class Actor:
    """The person behind every act. `person` stays the same across several logins of one human being."""

    login: str
    person: str
    name: str
    memberships: tuple[Membership, ...] = ()

    @property
    def units(self) -> frozenset[str]:
        """Units whose cases this person may see (administrators and auditors see no case content)."""
        reading = {Role.CLERK, Role.SUPERVISOR, Role.MAILROOM, Role.RECORDS}
        return frozenset(m.unit for m in self.memberships if m.role in reading)

    def holds(self, role: Role, unit: str) -> bool:
        return Membership(unit, role) in self.memberships

    def works_as(self, role: Role) -> bool:
        """In whichever unit."""
        return any(m.role is role for m in self.memberships)

    def require(self, role: Role, unit: str) -> None:
        if not self.holds(role, unit):
            raise ClerkError("person.not_entitled", role=role.value, unit=unit, person=self.name)
