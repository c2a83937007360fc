"""What a case waits for besides its applicant's papers, read from its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from clerk_app.domain.asking_facts import (
    HearingEnded,
    HearingSent,
    Resumed,
    StatementAsked,
    StatementReceived,
)
from clerk_app.domain.hearing import Answer, Hearing
from clerk_app.domain.statement import Result, Statement

from .office_time import local_day
from .reading import TimelineEntry


def hearing(timeline: Iterable[TimelineEntry]) -> Hearing | None:
    """The last one; what came in while it was open is an answer in writing."""
    found: Hearing | None = None
    running = False
    for entry in timeline:
        if entry.kind == HearingSent.kind:
            found, running = Hearing(local_day(entry.at), _day(entry.facts["due_on"])), True
        elif found is not None and running and entry.kind in (HearingEnded.kind, Resumed.kind):
            found, running = _ended(found, entry), False
    return found


def hears(timeline: Iterable[TimelineEntry]) -> bool:
    """Whether nobody has said yet what came of the last hearing."""
    kinds = (HearingSent.kind, HearingEnded.kind, Resumed.kind)
    last = next((entry.kind for entry in reversed(tuple(timeline)) if entry.kind in kinds), "")
    return last == HearingSent.kind


def statements(timeline: Iterable[TimelineEntry]) -> tuple[Statement, ...]:
    """Of other bodies, in the order in which they were asked."""
    found: dict[str, Statement] = {}
    for entry in timeline:
        known = found.get(id := str(entry.facts.get("statement", "")))
        if entry.kind == StatementAsked.kind:
            asked = (str(entry.facts["addressee"]), local_day(entry.at), _day(entry.facts["due_on"]))
            found[id] = Statement(id, *asked)
        elif entry.kind == StatementReceived.kind and known is not None:
            found[id] = replace(
                known,
                received_on=_day(entry.facts["received_on"]),
                result=Result(str(entry.facts["result"])),
                document=str(entry.facts["document"]),
            )
    return tuple(found.values())


def _ended(hearing: Hearing, entry: TimelineEntry) -> Hearing:
    told = entry.facts.get("answer", Answer.WRITTEN if entry.facts.get("submission") else Answer.OPEN)
    answer = Answer(str(told))
    answered = local_day(entry.at) if answer in (Answer.WRITTEN, Answer.ORAL) else None
    return replace(hearing, answer=answer, answered_on=answered)


def _day(told: object) -> date:
    return date.fromisoformat(str(told))
