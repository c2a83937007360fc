"""The same attempts through the program's own services, by a client that lies about who it is."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import cast

from clerk_app.domain import facts as f
from clerk_app.domain.case import CaseState as S
from clerk_app.domain.composition import Draft
from clerk_app.domain.finding import FindingState
from clerk_app.domain.submission import Assessment, Problem, Verdict
from clerk_app.services import approval, assignment, casefile, decision, examination, handover, intake
from clerk_app.services.approval import Seen
from clerk_app.services.auditing import Wanted
from clerk_app.services.notices import notice_of_case
from clerk_app.services.office import Office
from clerk_app.services.reading import Box, Filter
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.seals import seal_journal
from tests.tools.shared_office import B

from .machine import WITHDRAWN
from .stage import Act, Ground, Stage

OWNER = "through"  # whoever owns the file may do that: nothing is promised there
GONE = "database.failed"  # the journal's rooms do not even exist for those who have no business there
BLIND = "blind"  # no refusal, but nothing to see either
UNKNOWN, DENIED, COLLEAGUE = "case.unknown", "person.not_entitled", "case.of_colleague"


@dataclass(frozen=True)
class Attempt:
    """`program`: how the program turns the true person down on a file. `file` and `server`: what becomes of a
    client that claims every function. `control`: who may do the very same."""

    name: str
    login: str
    at: Callable[[Stage], Ground]
    act: Act
    program: str
    file: str
    server: str
    control: str
    proof: Act | None = None  # where the control needs other words

    @property
    def id(self) -> str:
        return f"{self.login}: {self.name}"


def attempts() -> Iterator[Attempt]:
    yield from _reading()
    yield from _foreign()
    yield from _functions()
    yield from _colleagues()
    yield from _eyes()
    yield from _facts()
    yield from _office()


def _record(office: Office, fact: f.Fact) -> object:
    with office.transaction(office.actor) as work:
        work.record(fact)
        return work.commit()


def _seen(at: Ground) -> Seen:
    return cast(Seen, at.seen)


def _listed(office: Office, at: Ground, text: str = "") -> object:
    """Everything there is to see of the case in any list."""
    page = office.reader.page(office.actor, Filter(Box.ALL, text=text), limit=1000)
    return [row for row in page.rows if row.id == at.case]


def _reading() -> Iterator[Attempt]:
    reads: tuple[tuple[str, Act, str, str, str], ...] = (
        ("opens the case", lambda o, at: casefile.open_case(o, at.case), UNKNOWN, OWNER, UNKNOWN),
        ("reads the record", lambda o, at: o.reader.case(o.actor, at.case), UNKNOWN, OWNER, UNKNOWN),
        ("reads the case", lambda o, at: casefile.case_file(o, at.case), UNKNOWN, OWNER, UNKNOWN),
        ("reads the draft", lambda o, at: o.reader.case(o.actor, at.case).draft, UNKNOWN, OWNER, UNKNOWN),
        ("reads the journal of the case", lambda o, at: o.reader.case(o.actor, at.case).timeline, UNKNOWN, OWNER, UNKNOWN),
        ("lists it", _listed, BLIND, OWNER, BLIND),
        ("searches its number", lambda o, at: _listed(o, at, at.reference), BLIND, OWNER, BLIND),
        ("searches for everything", lambda o, at: _listed(o, at, "e"), BLIND, OWNER, BLIND),
        ("reads a document by its hash", lambda o, at: o.reader.content(at.document), OWNER, OWNER, "content.missing"),
        ("looks what it could hand over", lambda o, at: (handover.handovers(o, at.case), True), UNKNOWN, OWNER, UNKNOWN),
    )  # fmt: skip
    for name, act, program, file, server in reads:
        yield Attempt(
            f"{name} of another unit", "a.becker", _own_paper, act, program, file, server, "t.wagner"
        )
        if server != "content.missing":
            yield Attempt(
                f"{name} of a unit left", WITHDRAWN, Stage.drafted, act, program, file, server, "a.becker"
            )
    for name, ask, server in (
        ("draft", lambda w, at: w.draft(at.case), UNKNOWN),
        ("writers", lambda w, at: w.editors(at.case), UNKNOWN),
    ):
        yield Attempt(
            f"asks the transaction for the {name} of another unit", "a.becker", _opened_abroad,
            _asking(ask), OWNER, OWNER, server, "t.wagner",
        )  # fmt: skip
    yield Attempt(
        "asks for the notice that waits elsewhere", "t.wagner", Stage.waiting,
        _asking(lambda w, at: w.waiting_notice(at.case)), OWNER, OWNER, UNKNOWN, "k.vogt",
    )  # fmt: skip
    yield Attempt(
        "prints a notice of another unit", "t.wagner", Stage.waiting,
        lambda o, at: notice_of_case(o, at.case), UNKNOWN, OWNER, UNKNOWN, "a.becker",
    )  # fmt: skip


def _own_paper(stage: Stage) -> Ground:
    """Documents of two cases can be the same; here one is meant that lies in this case alone."""
    at = stage.foreign()
    data = stage.desk.look("SELECT data_sha256 FROM submissions WHERE case_id = :case", case=at.case)
    return replace(at, document=data[0].data_sha256)


def _opened_abroad(stage: Stage) -> Ground:
    at = stage.foreign()
    casefile.open_case(stage.office("t.wagner"), at.case)
    return at


def _asking(ask: Callable[..., object]) -> Act:
    def act(office: Office, at: Ground) -> object:
        with office.transaction(office.actor) as work:
            return ask(work, at)

    return act


def _acts() -> dict[str, Act]:
    """Every act of a desk at a case."""
    return {
        "claims": lambda o, at: assignment.claim(o, at.case, at.version),
        "assigns": lambda o, at: assignment.assign(o, at.case, at.version, "t.wagner"),
        "releases": lambda o, at: assignment.release(o, at.case, at.version),
        "discards": lambda o, at: assignment.discard(o, at.case, at.version, "Irrläufer"),
        "reroutes": lambda o, at: assignment.reroute(o, at.case, at.version, B, "baugenehmigung_vereinfacht", "x"),
        "examines": lambda o, at: examination.examine(o, at.case, at.version),
        "writes": lambda o, at: decision.save(o, at.case, Draft("bewilligung"), _revision(o, at)),
        "submits": lambda o, at: decision.submit(o, at.case, at.version),
        "recalls": lambda o, at: decision.recall(o, at.case, at.version),
        "approves": lambda o, at: approval.approve(o, at.case, at.version, _seen(at)),
        "returns": lambda o, at: approval.return_for_rework(o, at.case, at.version, "Bitte begründen."),
        "hands over": lambda o, at: handover.hand_over(o, at.case, at.version, "fachverfahren", "Q-1"),
        "notes": lambda o, at: casefile.note(o, at.case, "Telefonat", record=True),
        "judges": _judge,
    }  # fmt: skip


def _revision(office: Office, at: Ground) -> int:
    return at.version - 2 if at.version > 2 else 0


def _judge(office: Office, at: Ground) -> object:
    record = office.reader.case(office.actor, at.case)
    check = casefile.findings(office, record)[0].check
    return examination.judge(office, at.case, at.version, check, FindingState.MET, "gesehen")


def _foreign() -> Iterator[Attempt]:
    acts = _acts()
    rows = (
        ("claims", Stage.foreign_new, OWNER, "t.wagner"),
        ("assigns", Stage.foreign_new, OWNER, "b.leitung"),
        ("releases", Stage.foreign, COLLEAGUE, "t.wagner"),
        ("discards", Stage.foreign_new, OWNER, "b.leitung"),
        ("reroutes", Stage.foreign_new, OWNER, "b.leitung"),
        ("examines", Stage.foreign, COLLEAGUE, "t.wagner"),
        ("judges", Stage.foreign, COLLEAGUE, "t.wagner"),
        ("notes", Stage.foreign, OWNER, "t.wagner"),
    )
    for name, at, file, control in rows:
        # the rights claimed cover every unit, so that releasing is a supervisor's affair
        file = OWNER if name == "releases" else file
        yield Attempt(f"{name} in another unit", "a.becker", at, acts[name], UNKNOWN, file, UNKNOWN, control)
    for name, at, file, control in (
        ("recalls", Stage.waiting, COLLEAGUE, "a.becker"),
        ("returns", Stage.waiting, OWNER, "k.vogt"),
        ("submits", Stage.drafted, COLLEAGUE, "a.becker"),
        ("hands over", Stage.drafted, COLLEAGUE, "a.becker"),
    ):
        yield Attempt(f"{name} in another unit", "t.wagner", at, acts[name], UNKNOWN, file, UNKNOWN, control)
    yield Attempt(
        "approves in another unit", "b.leitung", Stage.waiting, acts["approves"], UNKNOWN, OWNER,
        "content.missing", "k.vogt",
    )  # fmt: skip


def _functions() -> Iterator[Attempt]:
    """The right unit, but not the function for it."""
    acts = _acts()
    rows = (
        ("a.becker", "returns", Stage.waiting, DENIED, OWNER, DENIED, "k.vogt"),
        ("a.becker", "reroutes", Stage.new, DENIED, OWNER, DENIED, "k.vogt"),
        ("a.becker", "discards", Stage.new, DENIED, OWNER, DENIED, "k.vogt"),
        ("l.beide", "approves", Stage.waiting, DENIED, OWNER, DENIED, "k.vogt"),
        ("l.beide", "returns", Stage.waiting, DENIED, OWNER, DENIED, "k.vogt"),
        ("m.beide", "claims", Stage.new, DENIED, OWNER, DENIED, "a.becker"),
        ("r.akten", "claims", Stage.new, DENIED, OWNER, DENIED, "a.becker"),
        ("r.akten", "approves", Stage.waiting, DENIED, OWNER, DENIED, "k.vogt"),
        ("a.becker2", "claims", Stage.new, DENIED, OWNER, DENIED, "a.becker"),
        ("e.texte", "claims", Stage.new, UNKNOWN, OWNER, DENIED, "a.becker"),
        ("p.revision", "claims", Stage.new, UNKNOWN, OWNER, DENIED, "a.becker"),
        ("v.verwaltung", "claims", Stage.new, UNKNOWN, OWNER, DENIED, "a.becker"),
        ("eingang", "claims", Stage.new, DENIED, OWNER, DENIED, "a.becker"),
        (WITHDRAWN, "claims", Stage.new, UNKNOWN, OWNER, UNKNOWN, "a.becker"),
        (WITHDRAWN, "approves", Stage.waiting, UNKNOWN, OWNER, "content.missing", "k.vogt"),
        (WITHDRAWN, "notes", Stage.new, UNKNOWN, OWNER, UNKNOWN, "a.becker"),
        ("p.revision", "notes", Stage.new, UNKNOWN, OWNER, DENIED, "a.becker"),
    )
    for login, name, at, program, file, server, control in rows:
        yield Attempt(f"{name} without the function", login, at, acts[name], program, file, server, control)


def _colleagues() -> Iterator[Attempt]:
    acts = _acts()
    for name, at in (
        ("claims", Stage.mine),
        ("submits", Stage.drafted),
        ("hands over", Stage.drafted),
        ("examines", Stage.mine),
        ("judges", Stage.mine),
        ("recalls", Stage.waiting),
    ):
        yield Attempt(
            f"{name} what a colleague holds",
            "k.vogt",
            at,
            acts[name],
            COLLEAGUE,
            COLLEAGUE,
            COLLEAGUE,
            "a.becker",
        )
    yield Attempt(
        "assigns to somebody who is no clerk there", "k.vogt", Stage.new, acts["assigns"],
        "assignment.not_a_clerk_there", "assignment.not_a_clerk_there", "assignment.not_a_clerk_there", "k.vogt",
        lambda o, at: assignment.assign(o, at.case, at.version, "a.becker"),
    )  # fmt: skip
    yield Attempt(
        "discards what is being written", "k.vogt", Stage.drafted, acts["discards"], "case.wrong_state",
        "case.wrong_state", "case.wrong_state", "k.vogt", lambda o, at: assignment.release(o, at.case, at.version),
    )  # fmt: skip
    yield Attempt(
        "claims with a version nobody has seen", "a.becker", Stage.new,
        lambda o, at: assignment.claim(o, at.case, 7), "case.changed_elsewhere", "case.changed_elsewhere",
        "case.changed_elsewhere", "a.becker", acts["claims"],
    )  # fmt: skip
    yield Attempt(
        "returns without remarks", "k.vogt", Stage.waiting,
        lambda o, at: approval.return_for_rework(o, at.case, at.version, " "), "approval.remarks_missing",
        "approval.remarks_missing", "approval.remarks_missing", "k.vogt", acts["returns"],
    )  # fmt: skip
    yield Attempt(
        "hands over without a receipt", "a.becker", Stage.drafted,
        lambda o, at: handover.hand_over(o, at.case, at.version, "fachverfahren", ""), "handover.receipt_missing",
        "handover.receipt_missing", "handover.receipt_missing", "a.becker", acts["hands over"],
    )  # fmt: skip


def _eyes() -> Iterator[Attempt]:
    acts = _acts()
    own, other = "approval.own_work", "approval.other_notice"
    good = acts["approves"]

    def shown(**changes: str) -> Act:
        return lambda o, at: approval.approve(o, at.case, at.version, replace(_seen(at), **changes))

    def by_vogt(stage: Stage) -> Ground:
        return stage.waiting("k.vogt")

    rows: tuple[tuple[str, str, Callable[[Stage], Ground], Act, str, str], ...] = (
        ("approves own notice", "k.vogt", by_vogt, good, own, "s.leitung"),
        ("approves with a second login", "a.becker2", Stage.waiting, good, own, "s.leitung"),
        ("approves what they laid down for a colleague", "k.vogt", Stage.both_wrote, good, own, "s.leitung"),
        ("approves what they only began", "a.becker2", Stage.both_wrote, good, own, "s.leitung"),
        ("approves other data", "k.vogt", Stage.waiting, shown(data_sha256="0" * 64), other, "k.vogt"),
        ("approves another notice", "k.vogt", Stage.waiting, shown(notice="n"), other, "k.vogt"),
        ("approves bytes nobody kept", "k.vogt", Stage.waiting, shown(pdf_sha256="0" * 64), "content.missing", "k.vogt"),
    )  # fmt: skip
    for name, login, at, act, code, control in rows:
        yield Attempt(name, login, at, act, code, code, code, control, good)
    yield Attempt(
        "approves what was taken back", "k.vogt", Stage.resubmitted, good, other, other, other, "k.vogt",
        lambda o, at: approval.approve(o, at.case, at.version, _now(o, at)),
    )  # fmt: skip


def _now(office: Office, at: Ground) -> Seen:
    notice = office.reader.case(office.actor, at.case).notices[0]
    return Seen(notice.id, notice.pdf_sha256, notice.data_sha256)


def _facts() -> Iterator[Attempt]:
    """Past the services, straight to the door of storage."""
    forged, state = "fact.forged", "case.wrong_state"

    def approved(**changes: object) -> Act:
        def act(office: Office, at: Ground) -> object:
            seen, person = _seen(at), office.actor.person
            fact = f.Approved(
                at.case, at.version, S.APPROVED, seen.notice, seen.pdf_sha256, seen.data_sha256, "2026-11",
                person, office.single_seat,
            )  # fmt: skip
            return _record(office, replace(fact, **changes))  # type: ignore[arg-type]

        return act

    def laid_down(pdf: bytes | None) -> Act:
        def act(office: Office, at: Ground) -> object:
            with office.transaction(office.actor) as work:
                kept = work.keep(pdf) if pdf else at.document
                work.record(
                    f.Submitted(
                        at.case, at.version, S.AWAITING_APPROVAL, str(uuid.uuid4()), "bewilligung", kept,
                        f.digest("{}"), "2026-11", "a.becker", "{}",
                    )
                )  # fmt: skip
                return work.commit()

        return act

    def signed_and_laid(office: Office, at: Ground) -> object:
        return decision.submit(office, at.case, at.version)

    def taken_over(stage: Stage) -> Ground:
        at = stage.drafted()
        assignment.assign(stage.office("k.vogt"), at.case, at.version, "k.vogt")
        return stage.ground(at.case)

    rows: tuple[tuple[str, str, Callable[[Stage], Ground], Act, str, str, str, Act | None], ...] = (
        ("claims into approval", "a.becker", Stage.new, lambda o, at: _record(o, f.Claimed(at.case, at.version, S.APPROVED, "a.becker")), state, state, "a.becker", _acts()["claims"]),
        ("claims in a colleague's name", "k.vogt", Stage.new, lambda o, at: _record(o, f.Claimed(at.case, at.version, S.CHECKING, "a.becker")), OWNER, forged, "k.vogt", _acts()["claims"]),
        ("opens in a colleague's name", "a.becker", Stage.new, lambda o, at: _record(o, f.Opened(at.case, "k.vogt")), OWNER, forged, "a.becker", lambda o, at: casefile.open_case(o, at.case)),
        ("signs for another person", "a.becker", Stage.mine, lambda o, at: _record(o, f.DraftBegun(at.case, at.version, S.IN_PROGRESS, "vogt")), OWNER, forged, "a.becker", lambda o, at: decision.save(o, at.case, Draft(), 0)),
        ("approves as another person", "a.becker2", Stage.waiting, approved(person="vogt"), OWNER, forged, "k.vogt", _acts()["approves"]),
        ("approves as nobody", "a.becker2", Stage.waiting, approved(person=""), "approval.own_work", forged, "k.vogt", _acts()["approves"]),
        ("approves as a single seat", "k.vogt", Stage.waiting, approved(single_seat=True), OWNER, forged, "k.vogt", _acts()["approves"]),
        ("approves another pack version", "k.vogt", Stage.waiting, approved(pack_version="2099"), "approval.other_notice", "approval.other_notice", "k.vogt", _acts()["approves"]),
        ("lays down own bytes in a colleague's name", "k.vogt", taken_over, laid_down(b"%PDF own"), forged, forged, "k.vogt", signed_and_laid),
        ("lays down bytes never handed over", "a.becker", Stage.drafted, laid_down(None), OWNER, "content.not_kept", "a.becker", signed_and_laid),
        ("assigns to a stranger", "k.vogt", Stage.new, lambda o, at: _record(o, f.Assigned(at.case, at.version, S.NEW, "t.wagner")), OWNER, "assignment.not_a_clerk_there", "k.vogt", lambda o, at: assignment.assign(o, at.case, at.version, "a.becker")),
        ("returns without a reason", "k.vogt", Stage.waiting, lambda o, at: _record(o, f.Returned(at.case, at.version, S.REWORK, _seen(at).notice, " ")), OWNER, "approval.remarks_missing", "k.vogt", _acts()["returns"]),
        ("hands over without a file", "a.becker", Stage.drafted, lambda o, at: _record(o, f.HandedOver(at.case, at.version, S.HANDED_OVER, "h", "x", "Q", "0" * 64)), OWNER, "content.not_kept", "a.becker", _acts()["hands over"]),
    )  # fmt: skip
    for name, login, at, act, file, server, control, proof in rows:
        yield Attempt(f"{name}, past the services", login, at, act, file, file, server, control, proof)


def _office() -> Iterator[Attempt]:
    """What concerns no case: post, quarantine, journal, seals, deliveries, rights."""
    problem = Problem("data", "schema", "Schema", "unbekannt")
    moment = datetime(2026, 11, 2, 8, tzinfo=UTC)
    rows: tuple[tuple[str, Act, str, str, str, str], ...] = (
        ("asks what a submission became", _asking(lambda w, at: (w.case_of("d", "s"), True)), OWNER, OWNER, DENIED, "eingang"),
        ("draws a file number", _asking(lambda w, at: w.next_number("x")), OWNER, OWNER, DENIED, "eingang"),
        ("puts into quarantine", lambda o, at: intake.take_in(o, Assessment(Verdict.REJECTED, (problem,)), "x"), OWNER, OWNER, DENIED, "eingang"),
        ("looks into quarantine", lambda o, at: o.reader.quarantine(o.actor), OWNER, OWNER, BLIND, "eingang"),
        ("reads the journal of the office", lambda o, at: o.reader.journal(o.actor, Wanted()), DENIED, OWNER, GONE, "p.revision"),
        ("checks the journal", lambda o, at: (o.reader.verify(), True), OWNER, OWNER, GONE, "p.revision"),
        ("seals the journal", lambda o, at: seal_journal(cast(SqlReader, o.reader)._engine, moment, o.actor.login), OWNER, OWNER, DENIED, "p.revision"),
        ("takes a turn at the channels", _asking(lambda w, at: w.deliveries().take_turn(f"c{at.version}", "h", moment, moment + timedelta(1))), OWNER, OWNER, DENIED, "eingang"),
    )  # fmt: skip
    for name, act, program, file, server, control in rows:
        yield Attempt(name, "a.becker", _with_post, act, program, file, server, control)


def _with_post(stage: Stage) -> Ground:
    """Something lies in quarantine."""
    problem = Problem("data", "schema", "Schema", "unbekannt")
    intake.take_in(stage.office("eingang"), Assessment(Verdict.REJECTED, (problem,)), "bundle")
    return stage.new()


ATTEMPTS = tuple(attempts())
