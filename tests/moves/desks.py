"""How an act is tried: through the program's services, or by a modified client with facts of its own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from psycopg.rows import namedtuple_row

from clerk_app.domain import facts as f
from clerk_app.domain.asking_facts import (
    HearingEnded,
    HearingSent,
    InformationRequested,
    Resumed,
    StatementAsked,
    StatementReceived,
)
from clerk_app.domain.case import Act, CaseState
from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.handover_result import ResultReturned
from clerk_app.domain.hearing import Answer
from clerk_app.domain.person import Actor
from clerk_app.domain.statement import Result
from clerk_app.services import approval, assignment, casefile, decision
from clerk_app.services.approval import Seen
from clerk_app.services.office import Office
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.unit_of_work import SqlUnitOfWork
from tests.storage.conftest import Filing, SharedFiling

from .model import STEPS, Known, Laid, Person, Try

NOBODY = Laid("none", b"", "", "", "")


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class Desk:
    """One filing room and everybody who works in it."""

    def __init__(self, filing: Filing, people: tuple[Actor, ...], withdrawn: str) -> None:
        self.filing = filing
        self.actors = {one.login: one for one in people}
        self.people = {one.login: _person(one, gone=one.login == withdrawn) for one in people}
        gone = self.actors[withdrawn]
        self.actors[withdrawn] = Actor(gone.login, gone.person, gone.name)

        self._owner = filing.office.connect() if isinstance(filing, SharedFiling) else None
        if self._owner:
            self._owner.execute("SET search_path = office, audit")

    def look(self, statement: str, **values: object) -> list[Any]:
        """As whoever owns the database sees it."""
        if self._owner is None:
            return list(self.filing.raw(statement, **values))
        named = re.sub(r":(\w+)", r"%(\1)s", statement)
        with self._owner.cursor(row_factory=namedtuple_row) as cursor:
            return cursor.execute(named, values).fetchall()

    def office(self, login: str) -> Office:
        """As far as acts at a case need one; what composes and prints is not asked."""
        none = cast(Any, None)
        return Office(
            self.filing.transaction, self.reader(login), self.actors[login], none, none, none, none,
            self.filing.clock, none, single_seat=not self.filing.shared,
        )  # fmt: skip

    def reader(self, login: str) -> SqlReader:
        if isinstance(self.filing, SharedFiling):
            return SqlReader(self.filing.office.engine(login), self.filing.clock)
        return self.filing.reader

    def attempt(self, case: Known, tried: Try, laid: Laid) -> str:
        """The code of the refusal, "" if the act went through."""
        perform = self._honestly if tried.honest else self._forged
        try:
            perform(case, tried, laid)
        except (ClerkError, OutsideError) as refusal:
            return refusal.code
        return ""

    def _honestly(self, case: Known, tried: Try, laid: Laid) -> None:
        office, seen = self.office(tried.who.login), tried.seen
        notice = case.waiting or (case.notices[-1] if case.notices else NOBODY)
        target = tried.target.login if tried.target else ""
        data = sha(b"other") if tried.lie == "data" else sha(notice.data.encode())
        acts: Mapping[str, Callable[[], object]] = {
            "claim": lambda: assignment.claim(office, case.id, seen),
            "assign": lambda: assignment.assign(office, case.id, seen, target),
            "release": lambda: assignment.release(office, case.id, seen),
            "discard": lambda: assignment.discard(office, case.id, seen, "Irrläufer"),
            "save": lambda: decision.save(office, case.id, _draft(case), _revision(case, tried)),
            "recall": lambda: decision.recall(office, case.id, seen),
            "return": lambda: approval.return_for_rework(office, case.id, seen, "Bitte begründen."),
            "approve": lambda: approval.approve(
                office, case.id, seen, Seen(notice.id, sha(notice.pdf), data)
            ),
            "note": lambda: casefile.note(office, case.id, "Telefonat", record=True),
            "submit": lambda: self._submit(office, case, tried, laid),
        }
        acts.get(tried.act, lambda: self._moved(office, case, tried))()

    def _submit(self, office: Office, case: Known, tried: Try, laid: Laid) -> None:
        """As `decision.submit` does it, with bytes that need no press."""
        with self.filing.transaction(office.actor) as work:
            found = work.case(case.id)
            state = found.after(Act.SUBMIT, office.actor, tried.seen)
            if not case.revision:
                raise ClerkError("decision.no_draft")
            new_hand = office.actor.person not in work.editors(case.id)
            if new_hand:
                same = found.after(Act.DRAFT, office.actor, tried.seen)
                work.record(f.DraftBegun(case.id, tried.seen, same, office.actor.person))
            work.keep(laid.pdf)
            work.record(_submission(case, tried.seen + new_hand, state.value, laid, case.author))
            work.commit()

    def _moved(self, office: Office, case: Known, tried: Try) -> None:
        """Acts whose services need a pack: the same question to the case, the same fact."""
        act = Act({"end_hearing": "resume"}.get(tried.act, tried.act))
        with self.filing.transaction(office.actor) as work:
            state = work.case(case.id).after(act, office.actor, tried.seen)
            work.record(_fact(work, case, tried, state.value, NOBODY))
            work.commit()

    def _forged(self, case: Known, tried: Try, laid: Laid) -> None:
        """No question asked before: what holds, the database must hold by itself."""
        state = "approved" if tried.lie == "state" else STEPS.get((tried.act, case.state), case.state)
        if tried.lie == "state" and STEPS.get((tried.act, case.state)) == "approved":
            state = "dispatched"
        with self.filing.transaction(self.actors[tried.who.login]) as work:
            if tried.act == "save":
                work.save_draft(case.id, _draft(case), _revision(case, tried))
            else:
                work.record(_fact(work, case, tried, state, laid))
            work.commit()


def _person(actor: Actor, *, gone: bool) -> Person:
    held = frozenset((m.role.value, m.unit) for m in actor.memberships)
    return Person(
        actor.login, actor.person, frozenset() if gone else held, frozenset(role for role, _ in held)
    )


def _draft(case: Known) -> Draft:
    return Draft("bewilligung", {"miete": f"{case.revision}.00"}, {})


def _revision(case: Known, tried: Try) -> int:
    return case.revision + 1 if tried.lie == "overtaken" else case.revision


def _submission(case: Known, seen: int, state: str, laid: Laid, author: str) -> f.Submitted:
    return f.Submitted(
        case.id, seen, CaseState(state), laid.id, "bewilligung", sha(laid.pdf), f.digest(laid.data),
        laid.pack, author, laid.data,
    )  # fmt: skip


def _fact(work: SqlUnitOfWork, case: Known, tried: Try, state: str, laid: Laid) -> f.Fact:
    moved = (case.id, tried.seen, CaseState(state))
    who, target = tried.who, tried.target
    makers: Mapping[str, Callable[[], f.Fact]] = {
        "claim": lambda: f.Claimed(*moved, "s.leitung" if tried.lie == "name" else who.login),
        "assign": lambda: f.Assigned(*moved, target.login if target else ""),
        "release": lambda: f.Released(*moved),
        "reroute": lambda: f.Rerouted(
            *moved, "x", f"{tried.unit}-{case.version + 1}", "p", tried.unit, None, "s", "Irrläufer"
        ),
        "examine": lambda: f.Examined(*moved, 1, 0),
        "draft": lambda: f.DraftBegun(*moved, "leitung" if tried.lie == "name" else who.person),
        "submit": lambda: _forged_submission(work, case, tried, state, laid),
        "recall": lambda: f.Recalled(*moved, (case.waiting or NOBODY).id),
        "return": lambda: f.Returned(*moved, (case.waiting or NOBODY).id, "Bitte begründen."),
        "approve": lambda: _approval(case, tried, state),
        "discard": lambda: f.Discarded(*moved, "Irrläufer"),
        "request": lambda: InformationRequested(
            *moved, ("mietvertrag",), date(2099, 12, 14), work.keep(case.id.encode())
        ),
        "hear": lambda: HearingSent(
            *moved,
            "Herr Öztürk" if tried.lie == "words" else "ablehnung",
            date(2099, 12, 14),
            work.keep(case.id.encode()),
        ),
        "end_hearing": lambda: HearingEnded(
            *moved, cast(Answer, "sehr laut") if tried.lie == "words" else Answer.WRITTEN
        ),
        "consult": lambda: StatementAsked(
            *moved,
            f"00000000-0000-0000-0000-{tried.seen + 1:012}",
            "gemeinde",
            "Amt\nfür alles" if tried.lie == "words" else "Amt",
            date(2099, 12, 14),
            work.keep(case.id.encode()),
        ),
        "note_statement": lambda: StatementReceived(
            *moved,
            next(iter(case.asked), "none"),
            cast(Result, "laut") if tried.lie == "words" else Result.NONE,
            datetime.now(ZoneInfo("Europe/Berlin")).date(),
            "",
        ),
        "resume": lambda: Resumed(*moved, "s-1" if tried.lie == "name" else ""),
        "hand_over": lambda: f.HandedOver(*moved, "h", "Fachverfahren", "Q-1", work.keep(case.id.encode())),
        "conclude": lambda: ResultReturned(*moved, "granted", date(2026, 11, 3)),
        "take_back": lambda: ResultReturned(*moved, "sent_back", date(2026, 11, 3)),
        "note": lambda: f.Noted(case.id, "", True, "Telefonat"),
    }
    return makers[tried.act]()


def _forged_submission(work: SqlUnitOfWork, case: Known, tried: Try, state: str, laid: Laid) -> f.Submitted:
    work.keep(laid.pdf)
    author = "s.leitung" if tried.lie == "name" else case.author
    fact = _submission(case, tried.seen, state, laid, author)
    lies = {"pack": {"pack_version": "2099"}, "data": {"data_sha256": sha(b"other")}}
    return cast(f.Submitted, replace(cast(Any, fact), **lies.get(tried.lie, {})))


def _approval(case: Known, tried: Try, state: str) -> f.Approved:
    notice = case.waiting or NOBODY
    lies: Mapping[str, Mapping[str, object]] = {
        "bytes": {"pdf_sha256": sha(b"other")},
        "data": {"data_sha256": sha(b"other")},
        "pack": {"pack_version": "2099"},
        "notice": {"notice": case.notices[0].id if len(case.notices) > 1 else "none"},
        "name": {"person": "unbekannt"},
        "alone": {"single_seat": True},
    }
    fact = f.Approved(
        case.id, tried.seen, CaseState(state), notice.id, sha(notice.pdf), sha(notice.data.encode()),
        notice.pack, tried.who.person, single_seat=False,
    )  # fmt: skip
    return cast(f.Approved, replace(cast(Any, fact), **lies.get(tried.lie, {})))
