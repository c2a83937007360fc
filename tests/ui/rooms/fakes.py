"""An office in memory for the rooms: real law, rows instead of a database, a clock at rest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from clerk_app.domain.case import Case, CaseState
from clerk_app.domain.delivery import Delivery, DeliveryState
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import (
    Assigned,
    Claimed,
    Discarded,
    Fact,
    Judged,
    Move,
    Noted,
    Opened,
    ReceivedDocument,
    Released,
    Rerouted,
)
from clerk_app.domain.notice import Letterhead
from clerk_app.domain.outgoing import Way
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.domain.posting import OutgoingLetter
from clerk_app.domain.returned_paper import OwedPaper, PostCounts
from clerk_app.domain.scanning import Scan
from clerk_app.domain.service_pack import ServicePack
from clerk_app.domain.submission import Identity, RawField, ReplyChannel
from clerk_app.domain.tray_facts import Quarantined
from clerk_app.gateways.seal.finding import found_seal
from clerk_app.services.office import House, Office
from clerk_app.services.reading import (
    Box,
    CaseRecord,
    CaseRow,
    Colleague,
    Counts,
    Filter,
    Judgement,
    NoticeRow,
    Page,
    QuarantineRow,
    SubmissionRow,
    TimelineEntry,
)
from tests.ui.rooms.fake_service import FIELDS, LICENCES, UNIT, pack

NOW = datetime(2026, 11, 22, 7, 14, tzinfo=UTC)  # 08:14 in Berlin
OWN = (Membership(UNIT, Role.CLERK),)
BECKER = Actor("a.becker", "becker", "A. Becker", OWN)
SCHUSTER = Actor("m.schuster", "schuster", "M. Schuster", OWN)
LEAD = Actor("k.vogt", "vogt", "Dr. K. Vogt", (*OWN, Membership(UNIT, Role.SUPERVISOR)))
POST = Actor(
    "eingang",
    "eingang",
    "Posteingang",
    (Membership(UNIT, Role.MAILROOM), Membership(LICENCES, Role.MAILROOM)),
)
OPEN = (
    CaseState.NEW,
    CaseState.CHECKING,
    CaseState.AWAITING_APPLICANT,
    CaseState.IN_PROGRESS,
    CaseState.AWAITING_STATEMENT,
    CaseState.REWORK,
)


@dataclass
class StoredCase:
    case: Case
    seen: set[str] = field(default_factory=set)
    timeline: list[TimelineEntry] = field(default_factory=list)
    judgements: dict[str, Judgement] = field(default_factory=dict)
    documents: tuple[ReceivedDocument, ...] = ()
    fields: tuple[RawField, ...] = FIELDS
    submission: SubmissionRow | None = None
    notices: tuple[NoticeRow, ...] = ()
    draft: bool = False


class Archive:
    """Everything that lies in the filing room; also its reader."""

    def __init__(self, people: tuple[Actor, ...] = (BECKER, SCHUSTER, LEAD)) -> None:
        self.cases: dict[str, StoredCase] = {}
        self.contents: dict[str, bytes] = {}
        self.tray: list[QuarantineRow] = []
        self.unclaimed_cases: tuple[QuarantineRow, ...] = ()
        self.scans: tuple[Scan, ...] = ()
        self.deliveries: list[Delivery] = []
        self.letters: list[OutgoingLetter] = []
        self.papers: list[OwedPaper] = []
        self.people = people
        self.moves = 0
        self.failing: Exception | None = None
        self.asked: list[Filter] = []
        self.now = NOW

    def keep(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        self.contents[sha256] = content
        return sha256

    def page(
        self, actor: Actor, wanted: Filter, after: tuple[str, str] | None = None, limit: int = 200
    ) -> Page:
        self._trip()
        self.asked.append(wanted)
        rows = [
            self.row(stored, actor)
            for stored in self.cases.values()
            if self._in_box(stored, wanted.box, actor)
        ]
        rows = [row for row in rows if self._fits(row, wanted)]
        rows.sort(key=_key, reverse=wanted.newest_first)
        if after is not None:
            rows = [row for row in rows if (_key(row) < after if wanted.newest_first else _key(row) > after)]
        return Page(tuple(rows[:limit]), _key(rows[limit - 1]) if len(rows) > limit else None)

    def counts(self, actor: Actor, today: date) -> Counts:
        self._trip()
        by_box = {box: len(self.page(actor, Filter(box), limit=1001).rows) for box in Box}
        soon = self.page(actor, Filter(Box.TEAM, due_within_days=7)).rows
        unread = self.page(actor, Filter(Box.INBOX, unread_only=True)).rows
        return Counts(by_box, len(unread), len(soon), len(self.tray), len(self.unclaimed_cases))

    def case(self, actor: Actor, case_id: str) -> CaseRecord:
        self._trip()
        stored = self.cases.get(case_id)
        if stored is None or stored.case.unit not in actor.units:
            raise ClerkError("case.unknown")
        return CaseRecord(
            case=stored.case,
            row=self.row(stored, actor),
            submission=stored.submission,
            fields=stored.fields,
            documents=stored.documents,
            judgements=tuple(stored.judgements.values()),
            draft=None,
            notices=stored.notices,
            timeline=tuple(stored.timeline),
        )

    def content(self, sha256: str) -> bytes:
        if sha256 not in self.contents:
            raise OutsideError("content.missing", sha256=sha256)
        if hashlib.sha256(self.contents[sha256]).hexdigest() != sha256:
            raise OutsideError("content.changed", sha256=sha256)
        return self.contents[sha256]

    def quarantine(self, actor: Actor, *, ended: bool = False) -> tuple[QuarantineRow, ...]:
        self._trip()
        return tuple(row for row in self.tray if (row.end is not None) is ended)

    def unclaimed(self, actor: Actor) -> tuple[QuarantineRow, ...]:
        self._trip()
        return self.unclaimed_cases

    def arrival_scans(self, actor: Actor, arrival: str) -> tuple[Scan, ...]:
        return self.scans

    def arrival_content(self, actor: Actor, arrival: str, sha256: str) -> bytes:
        return self.content(sha256)

    def waiting(self, actor: Actor, case_id: str = "") -> tuple[Delivery, ...]:
        self._trip()
        waiting = (d for d in self.deliveries if d.state is DeliveryState.STORED and d.case in self.cases)
        return tuple(d for d in waiting if case_id in ("", d.case))

    def outgoing(self, actor: Actor, ways: Sequence[Way], case_id: str = "") -> tuple[OutgoingLetter, ...]:
        self._trip()
        return tuple(one for one in self.letters if case_id in ("", one.case))

    def owed(self, actor: Actor) -> tuple[OwedPaper, ...]:
        self._trip()
        return tuple(self.papers)

    def post_counts(self, actor: Actor, ways: Sequence[Way]) -> PostCounts:
        self._trip()
        return PostCounts(len(self.letters), len(self.papers))

    def colleagues(self, unit: str) -> tuple[Colleague, ...]:
        there = [person for person in self.people if any(m.unit == unit for m in person.memberships)]
        return tuple(
            Colleague(p.login, p.name, (unit,), tuple(m.role.value for m in p.memberships if m.unit == unit))
            for p in there
        )

    def actor(self, login: str) -> Actor | None:
        return next((person for person in self.people if person.login == login), None)

    def actors(self) -> tuple[Actor, ...]:
        return self.people

    def units(self) -> dict[str, str]:
        return {m.unit: m.unit.capitalize() for person in self.people for m in person.memberships}

    def verify(self) -> tuple[()]:
        return ()

    def pack_usage(self) -> dict[tuple[str, str], int]:
        named = [(stored.case.service, stored.case.pack_version) for stored in self.cases.values()]
        return {name: named.count(name) for name in named}

    def generation(self) -> int:
        self._trip()
        return self.moves

    def name(self, login: str) -> str:
        known = (*self.people, POST)
        return next((person.name for person in known if person.login == login), login)

    def row(self, stored: StoredCase, actor: Actor) -> CaseRow:
        case = stored.case
        return CaseRow(
            id=case.id,
            file_reference=case.file_reference,
            applicant=case.applicant,
            service=case.service,
            subject=case.subject,
            state=case.state,
            unit=case.unit,
            clerk=case.clerk,
            clerk_name=self.name(case.clerk) if case.clerk else "",
            channel=case.channel,
            environment=case.environment,
            received_at=case.received_at,
            due_on=case.due_on,
            unread=actor.login not in stored.seen,
            has_draft=stored.draft,
            submission_id=stored.submission.submission_id if stored.submission else "",
            version=case.version,
        )

    def write(self, actor: Actor, fact: Fact) -> None:
        self.moves += 1
        if not fact.case:
            return
        stored = self.cases[fact.case]
        if isinstance(fact, Move):
            stored.case = replace(stored.case, state=fact.state, version=stored.case.version + 1)
        _apply(stored, fact, actor)
        facts = dict(fact.journal("salt"))
        text = fact.text if isinstance(fact, Noted) else fact.remark if isinstance(fact, Judged) else ""
        entry = TimelineEntry(
            len(stored.timeline) + 1, self.now, actor.login, actor.name, fact.kind, facts, text
        )
        stored.timeline.append(entry)

    def _in_box(self, stored: StoredCase, box: Box, actor: Actor) -> bool:
        case = stored.case
        waiting = case.state is CaseState.AWAITING_APPROVAL
        boxes = {
            Box.INBOX: case.state in OPEN and not case.clerk,
            Box.MINE: case.clerk == actor.login and (case.state in OPEN or waiting),
            Box.TEAM: case.state in OPEN or waiting,
            Box.APPROVALS: waiting and actor.holds(Role.SUPERVISOR, case.unit),
            Box.DONE: case.state not in OPEN and not waiting,
            Box.ALL: True,
        }
        return boxes[box] and case.unit in actor.units

    def _fits(self, row: CaseRow, wanted: Filter) -> bool:
        said = f"{row.applicant} {row.file_reference} {row.subject}".casefold()
        soon = wanted.due_within_days
        until = self.now.date() + timedelta(days=soon or 0)
        return (
            all(part.casefold() in said for part in wanted.text.split())
            and (not wanted.services or row.service in wanted.services)
            and (not wanted.states or row.state in wanted.states)
            and (not wanted.unread_only or row.unread)
            and (not wanted.overdue or self._overdue(row))
            and (soon is None or (row.due_on is not None and row.due_on <= until))
        )

    def _overdue(self, row: CaseRow) -> bool:
        days = (row.due_on, row.awaited_on)
        return any(day is not None and day < self.now.date() for day in days)

    def _trip(self) -> None:
        if self.failing is not None:
            raise self.failing


@dataclass(frozen=True)
class FakeBook:
    kept: list[Delivery]

    def unfinished(self) -> tuple[Delivery, ...]:
        return tuple(self.kept)

    def of_case(self, case_id: str) -> Delivery | None:
        return next((delivery for delivery in self.kept if delivery.case == case_id), None)

    def put(self, delivery: Delivery) -> None:
        at = [one.submission_id for one in self.kept].index(delivery.submission_id)
        self.kept[at] = delivery


@dataclass
class FakeWork:
    archive: Archive
    actor: Actor
    facts: list[Fact] = field(default_factory=list)

    def case(self, case_id: str) -> Case:
        if case_id not in self.archive.cases:
            raise ClerkError("case.unknown")
        return self.archive.cases[case_id].case

    def deliveries(self) -> FakeBook:
        return FakeBook(self.archive.deliveries)

    def record(self, fact: Fact) -> None:
        self.facts.append(fact)

    def commit(self) -> tuple[Fact, ...]:
        for fact in self.facts:
            self.archive.write(self.actor, fact)
        return tuple(self.facts)


@dataclass(frozen=True)
class Shelf:
    kept: tuple[ServicePack, ...]

    def packs(self) -> tuple[ServicePack, ...]:
        return self.kept

    def pack(self, service: str, version: str) -> ServicePack | None:
        return next((p for p in self.kept if (p.id, p.version) == (service, version)), None)


class NoLamp:
    """A lamp for rooms whose documents are not looked at."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        raise AssertionError(f"nobody should look at a document here: {name}")


def office(archive: Archive, actor: Actor = BECKER, lamp: object | None = None) -> Office:
    @contextmanager
    def transaction(someone: Actor) -> Iterator[FakeWork]:
        yield FakeWork(archive, someone)

    head = Letterhead("Wetteraukreis", "Wohngeldstelle", "", ())
    return Office(
        transaction=transaction,  # type: ignore[arg-type]
        reader=archive,
        actor=actor,
        shelf=Shelf((pack(), pack(LICENCES))),
        house=House({UNIT: head, LICENCES: head}, {}, frozenset(), UNIT),
        printer=None,  # type: ignore[arg-type]
        lamp=lamp or NoLamp(),  # type: ignore[arg-type]
        clock=lambda: archive.now,
        holidays=lambda day: False,
        find_seal=found_seal,
    )


def add_case(archive: Archive, number: int, applicant: str, **changes: object) -> str:
    """A new case of nobody's; returns its id."""
    values: dict[str, object] = {
        "id": f"case-{number}",
        "file_reference": f"12 WG 2026/{number:04}",
        "service": UNIT,
        "pack_version": "2026-11",
        "procedure": "erstantrag",
        "state": CaseState.NEW,
        "unit": UNIT,
        "clerk": "",
        "applicant": applicant,
        "subject": "Wohngeld: Erstantrag Mietzuschuss",
        "channel": "fit-connect",
        "environment": "PROD",
        "received_at": NOW - timedelta(minutes=1000 - number),
        "due_on": date(2026, 12, 18),
        "version": 1,
    }
    case = Case(**{**values, **changes})  # type: ignore[arg-type]
    stored = StoredCase(case, submission=submission(case))
    facts = {"channel": case.channel, "due_on": case.due_on.isoformat() if case.due_on else None}
    stored.timeline.append(TimelineEntry(1, case.received_at, POST.login, POST.name, "received", facts))
    archive.cases[case.id] = stored
    archive.moves += 1
    return case.id


def submission(case: Case) -> SubmissionRow:
    return SubmissionRow(
        destination_id="d0000000-0000-4000-8000-000000000001",
        submission_id=f"b0000000-0000-4000-8000-{case.id.rpartition('-')[2]:0>12}",
        thread_id="c0000000-0000-4000-8000-000000000001",
        schema_uri="urn:xoev-de:wohngeld:1.4",
        data_mime_type="application/json",
        data_sha256="",
        reply_channel=ReplyChannel("idBundDeMailbox"),
        identity=Identity("substanziell", "BSI", "Maike Schröder"),
        payment_status="",
        sender_reference="",
        digital_notice_consent=True,
        warnings=(),
    )


def document(
    archive: Archive, name: str, content: bytes, purpose: str = "attachment", mime: str = "application/pdf"
) -> ReceivedDocument:
    return ReceivedDocument(name, name, mime, mime, purpose, "", len(content), archive.keep(content))


def act(archive: Archive, actor: Actor, fact: Fact) -> None:
    """Somebody at another desk does something."""
    archive.write(actor, fact)


def _apply(stored: StoredCase, fact: Fact, actor: Actor) -> None:
    case = stored.case
    if isinstance(fact, Opened):
        stored.seen.add(actor.login)
    elif isinstance(fact, Claimed | Assigned):
        stored.case = replace(case, clerk=fact.clerk)
    elif isinstance(fact, Released):
        stored.case = replace(case, clerk="")
    elif isinstance(fact, Rerouted):
        stored.case = replace(
            case,
            service=fact.service,
            procedure=fact.procedure,
            unit=fact.unit,
            subject=fact.subject,
            clerk="",
        )
    elif isinstance(fact, Judged):
        stored.judgements[fact.check] = Judgement(fact.check, fact.finding, fact.remark, actor.name)
    elif isinstance(fact, Discarded | Quarantined):
        stored.case = replace(case, clerk="")


def _key(row: CaseRow) -> tuple[str, str]:
    return row.received_at.isoformat(), row.id
