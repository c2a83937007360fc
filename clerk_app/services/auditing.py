"""What the auditor's room shows: entries of the journal, without anything of what the cases are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.person import Actor, Role

# Names of facts that speak of work, never of applicants; everything else stays where it is written.
TOLD = frozenset(
    {
        "accepted", "act", "alarm", "answer", "channel", "check", "clerk", "code", "decided_on", "desks",
        "due_on", "editor", "environment", "file_reference", "file_sha256", "finding", "former", "handover",
        "login", "manifest_sha256", "met", "name", "notice", "signed_by",
        "outcome", "pack_version", "pdf_sha256", "person", "procedure", "receipt", "record", "result", "role",
        "service", "single_seat", "source", "state", "submission_id", "target", "told", "unit", "unsettled",
    }
)  # fmt: skip

Progress = Callable[[int, int], None]  # entries recomputed, entries in all


@dataclass(frozen=True)
class Word:
    """A word looked for; it also stands for the kinds of entry and the persons that are called by it."""

    text: str
    kinds: frozenset[str] = frozenset()
    logins: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Wanted:
    """Which entries are looked for; what is empty does not narrow."""

    login: str = ""
    kinds: frozenset[str] = frozenset()
    reference: str = ""  # part of a file reference
    since: datetime | None = None
    before: datetime | None = None
    words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class JournalRow:
    """An entry; `case` is "" for those about the office, `reference` the file reference of the case."""

    number: int
    case: str
    reference: str
    seq: int
    at: datetime
    actor: str
    actor_name: str
    kind: str
    facts: Mapping[str, object]
    hash: str


@dataclass(frozen=True)
class JournalPage:
    """Newest first, with the number to ask for those before; `None` at the end."""

    rows: tuple[JournalRow, ...]
    next: int | None


def may_audit(actor: Actor) -> bool:
    return actor.works_as(Role.AUDITOR)


def may_read_journal(actor: Actor) -> bool:
    """Administrators see what concerns the office: configuration, rights, logins."""
    return may_audit(actor) or actor.works_as(Role.ADMINISTRATOR)


def require_reading(actor: Actor) -> None:
    if not may_read_journal(actor):
        raise ClerkError("person.not_entitled", role=Role.AUDITOR.value, unit="", person=actor.name)


def shown(facts: Mapping[str, object]) -> Mapping[str, object]:
    return {name: value for name, value in facts.items() if name in TOLD}
