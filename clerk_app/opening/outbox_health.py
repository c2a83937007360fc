"""What the health check says of the outbox: letters that failed, are uncertain, or wait for too long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from clerk_app.domain.outgoing import OPEN, LetterState, OutboxOverview, Way
from clerk_app.storage.outbox import MOST_STUCK, overview


@dataclass(frozen=True)
class OutboxFinding:
    state: str
    text: str


def of_the_outbox(engine: sa.Engine, now: datetime, ways: Sequence[Way]) -> OutboxFinding:
    """What no way is there for is no fault: it waits for a decision of the house."""
    found = overview(engine, now, ways)
    if not found.stuck:
        waiting = sum(count.count for count in found.counts if count.state in OPEN)
        without = sum(count.count for count in found.counts if count.state in OPEN and not count.way)
        more = f" {without} warten auf einen Antwort- oder Versandweg." if without else ""
        return OutboxFinding("fine", f"{waiting} Sendungen im Postausgang, keine davon überfällig.{more}")
    return _stuck(found)


def _stuck(found: OutboxOverview) -> OutboxFinding:
    states = Counter(letter.state for letter in found.stuck)
    failed, uncertain = states.pop(LetterState.FAILED, 0), states.pop(LetterState.UNCERTAIN, 0)
    named = ((failed, "gescheitert"), (uncertain, "ungewiss"), (sum(states.values()), "überfällig"))
    told = ", ".join(f"{count} {what}" for count, what in named if count)
    more = "mindestens " if len(found.stuck) == MOST_STUCK else ""
    oldest = f"{found.stuck[0].due_at:%d.%m.%Y}"
    text = f"Postausgang: {more}{told}; älteste Sendung vom {oldest}. Einzeln nennt sie „outbox“."
    return OutboxFinding("fault" if failed else "warning", text)
