"""What somebody finds at the desk, by the functions they hold: which rooms, and which of them first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.person import Actor, Role


class Area(StrEnum):
    """The rooms, in the order of the navigation."""

    INBOX = "inbox"
    MINE = "mine"
    TEAM = "team"
    APPROVALS = "approvals"
    ALL = "all"
    DONE = "done"
    OUTBOX = "outbox"
    QUARANTINE = "quarantine"
    AUDIT = "audit"
    PACKS = "packs"
    SETTINGS = "settings"
    DECISION = "decision"  # entered from a case only


_AREAS: Mapping[Role, frozenset[Area]] = {
    Role.CLERK: frozenset({Area.INBOX, Area.MINE, Area.TEAM, Area.DONE, Area.OUTBOX, Area.DECISION}),
    Role.SUPERVISOR: frozenset({Area.INBOX, Area.TEAM, Area.APPROVALS, Area.DONE, Area.DECISION}),
    Role.MAILROOM: frozenset({Area.INBOX, Area.OUTBOX, Area.QUARANTINE}),
    Role.EDITOR: frozenset(),
    Role.RECORDS: frozenset({Area.ALL, Area.DONE, Area.DECISION}),
    Role.AUDITOR: frozenset({Area.AUDIT}),
    Role.ADMINISTRATOR: frozenset({Area.AUDIT}),
    Role.DISPATCH: frozenset(),
    Role.SCAN: frozenset(),
}
# Whoever holds several functions begins where the first of these begins.
_FIRST: Mapping[Role, tuple[Area, str]] = {
    Role.CLERK: (Area.INBOX, ""),
    Role.SUPERVISOR: (Area.APPROVALS, ""),
    Role.MAILROOM: (Area.INBOX, ""),
    Role.RECORDS: (Area.ALL, ""),
    Role.AUDITOR: (Area.AUDIT, ""),
    Role.ADMINISTRATOR: (Area.SETTINGS, "checks"),
    Role.EDITOR: (Area.PACKS, ""),
    Role.DISPATCH: (Area.SETTINGS, "checks"),
    Role.SCAN: (Area.SETTINGS, "checks"),
}
_CASES = (Area.MINE, Area.TEAM, Area.ALL, Area.INBOX)  # where a case lies open, the likeliest first


@dataclass(frozen=True)
class Workplace:
    """`page` is the one on which the settings open."""

    areas: tuple[Area, ...]
    first: Area
    page: str = ""

    @property
    def idle(self) -> bool:
        """Somebody has a login, and nobody has given them a function yet."""
        return self.areas == (Area.SETTINGS,) and not self.page

    def nearest(self, wanted: str) -> str:
        """The room asked for, or where this person finds what lies there for others."""
        if wanted in self.areas:
            return wanted
        return next((area for area in _CASES if area in self.areas), self.first)


def workplace(actor: Actor) -> Workplace:
    roles = {membership.role for membership in actor.memberships}
    found = frozenset[Area]().union(*(_AREAS[role] for role in roles)) | {Area.SETTINGS}
    found |= {Area.PACKS} if roles else set()  # by which rules the office decides, everybody may read
    start = (place for role, place in _FIRST.items() if role in roles)
    first, page = next(start, (Area.SETTINGS, ""))
    return Workplace(tuple(area for area in Area if area in found), first, page)
