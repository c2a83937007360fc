"""Which fact comes to what in the tables, and what stands in the journal because of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa

from clerk_app.domain import asking_facts, desk_facts, hand_facts
from clerk_app.domain import facts as f
from clerk_app.domain.case import Act
from clerk_app.domain.following import Supplemented
from clerk_app.domain.handover_result import Result, ResultReturned, act_of
from clerk_app.domain.leaving import AccountClosed, MemberRemoved
from clerk_app.domain.outgoing import Dispatched, DispatchFailed, LetterRetried
from clerk_app.domain.posting import NoticeLeft
from clerk_app.domain.returned_paper import LetterRenewed

from . import arrivals, journal, placed, postings, returned, roster, tray
from .door import ASKING, TableDoor


class FactDoor(TableDoor):
    """Takes every fact there is."""

    def take(self, fact: f.Fact) -> None:
        HANDLERS[type(fact)](self, fact)
        journal.write(self.connection, fact, self.login, self.now)
        following = arrivals.followed(self.connection, fact) or postings.followed(self.connection, fact)
        if following is not None:
            self.take(following)


def _enrolling(write: Callable[[sa.Connection, Any], None]) -> Callable[[TableDoor, Any], None]:
    return lambda door, fact: write(door.connection, fact)


def _traying(write: Callable[[sa.Connection, Any, tray.Pen], None]) -> Callable[[TableDoor, Any], None]:
    return lambda door, fact: write(door.connection, fact, door.pen)


def _moving(act: Act) -> Callable[[TableDoor, Any], None]:
    return lambda door, fact: door.move(fact, act)


_OF_THE_DESK = (desk_facts.SignedIn, desk_facts.TurnedDown, desk_facts.PackInstalled)
_WRITERS = {**tray.WRITERS, **placed.WRITERS, **postings.WRITERS, **returned.WRITERS}
_TOLD_ONLY: tuple[type[f.Fact], ...] = (f.Answered, f.AcceptanceDecided, *_OF_THE_DESK)
HANDLERS: Mapping[type[f.Fact], Callable[[TableDoor, Any], None]] = {
    f.Received: TableDoor.received,
    Supplemented: TableDoor.supplemented,
    hand_facts.DocumentAdded: _enrolling(arrivals.file_document),
    f.Opened: TableDoor.opened,
    f.Claimed: lambda door, fact: door.move(fact, Act.CLAIM, clerk=fact.clerk),
    f.Assigned: lambda door, fact: door.move(fact, Act.ASSIGN, clerk=fact.clerk),
    f.Released: lambda door, fact: door.move(fact, Act.RELEASE, clerk=""),
    f.Rerouted: TableDoor.rerouted,
    f.Examined: _moving(Act.EXAMINE),
    f.Judged: TableDoor.judged,
    **dict.fromkeys(ASKING, TableDoor.asked),
    asking_facts.Resumed: _moving(Act.RESUME),
    asking_facts.HearingEnded: TableDoor.answered,
    asking_facts.StatementReceived: TableDoor.answered,
    f.DraftBegun: TableDoor.draft_begun,
    f.Submitted: TableDoor.submitted,
    f.Recalled: TableDoor.recalled,
    f.Approved: TableDoor.approved,
    f.Returned: TableDoor.returned,
    f.Discarded: _moving(Act.DISCARD),
    f.HandedOver: _moving(Act.HAND_OVER),
    ResultReturned: lambda door, fact: door.move(fact, act_of(Result(fact.result))),
    f.Noted: TableDoor.noted,
    **dict.fromkeys(_TOLD_ONLY, TableDoor.told_only),
    NoticeLeft: _moving(Act.DISPATCH),
    Dispatched: TableDoor.settled,
    DispatchFailed: TableDoor.settled,
    LetterRetried: TableDoor.retried,
    LetterRenewed: TableDoor.renewed,
    f.UnitAdded: _enrolling(roster.unit_added),
    f.MemberAdded: _enrolling(roster.member_added),
    MemberRemoved: _enrolling(roster.member_removed),
    AccountClosed: _enrolling(roster.account_closed),
    **{fact: _traying(write) for fact, write in _WRITERS.items()},
}
