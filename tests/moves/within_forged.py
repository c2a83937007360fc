"""Attempts with one pair of eyes, with facts past the services, and at what concerns the office."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import cast

from clerk_app.domain import facts as f
from clerk_app.domain.asking_facts import InformationRequested
from clerk_app.domain.case import CaseState as S
from clerk_app.domain.composition import Draft
from clerk_app.domain.submission import Assessment, Problem, Verdict
from clerk_app.services import approval, assignment, casefile, decision, intake
from clerk_app.services.approval import Seen
from clerk_app.services.auditing import Wanted
from clerk_app.services.office import Office
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.seals import seal_journal

from .attempt import BLIND, DENIED, OWNER, Attempt, acts_of_a_desk, asking, seen_of
from .stage import Act, Ground, Stage


def attempts() -> Iterator[Attempt]:
    yield from _eyes()
    yield from _facts()
    yield from _office()


def _record(office: Office, fact: f.Fact) -> object:
    with office.transaction(office.actor) as work:
        work.record(fact)
        return work.commit()


def _eyes() -> Iterator[Attempt]:
    acts = acts_of_a_desk()
    own, other = "approval.own_work", "approval.other_notice"
    good = acts["approves"]

    def shown(**changes: str) -> Act:
        return lambda o, at: approval.approve(o, at.case, at.version, replace(seen_of(at), **changes))

    def by_vogt(stage: Stage) -> Ground:
        return stage.waiting("k.vogt")

    rows: tuple[tuple[str, str, Callable[[Stage], Ground], Act, str, str], ...] = (
        ("approves own notice", "k.vogt", by_vogt, good, own, "s.leitung"),
        ("approves with a second login", "a.becker2", Stage.waiting, good, own, "s.leitung"),
        ("approves what they laid down for a colleague", "k.vogt", Stage.both_wrote, good, own, "s.leitung"),
        ("approves what they only began", "a.becker2", Stage.both_wrote, good, own, "s.leitung"),
        ("approves other data", "k.vogt", Stage.waiting, shown(data_sha256="0" * 64), other, "k.vogt"),
        ("approves another notice", "k.vogt", Stage.waiting, shown(notice="n"), other, "k.vogt"),
        (
            "approves bytes nobody kept",
            "k.vogt",
            Stage.waiting,
            shown(pdf_sha256="0" * 64),
            "content.missing",
            "k.vogt",
        ),
    )
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
            seen, person = seen_of(at), office.actor.person
            fact = f.Approved(
                at.case, at.version, S.APPROVED, seen.notice, seen.pdf_sha256, seen.data_sha256, "2026-11.3",
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
                        f.digest("{}"), "2026-11.3", "a.becker", "{}",
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
        (
            "claims into approval",
            "a.becker",
            Stage.new,
            lambda o, at: _record(o, f.Claimed(at.case, at.version, S.APPROVED, "a.becker")),
            state,
            state,
            "a.becker",
            acts_of_a_desk()["claims"],
        ),
        (
            "claims in a colleague's name",
            "k.vogt",
            Stage.new,
            lambda o, at: _record(o, f.Claimed(at.case, at.version, S.CHECKING, "a.becker")),
            OWNER,
            forged,
            "k.vogt",
            acts_of_a_desk()["claims"],
        ),
        (
            "opens in a colleague's name",
            "a.becker",
            Stage.new,
            lambda o, at: _record(o, f.Opened(at.case, "k.vogt")),
            OWNER,
            forged,
            "a.becker",
            lambda o, at: casefile.open_case(o, at.case),
        ),
        (
            "signs for another person",
            "a.becker",
            Stage.mine,
            lambda o, at: _record(o, f.DraftBegun(at.case, at.version, S.IN_PROGRESS, "vogt")),
            OWNER,
            forged,
            "a.becker",
            lambda o, at: decision.save(o, at.case, Draft(), 0),
        ),
        (
            "approves as another person",
            "a.becker2",
            Stage.waiting,
            approved(person="vogt"),
            OWNER,
            forged,
            "k.vogt",
            acts_of_a_desk()["approves"],
        ),
        (
            "approves as nobody",
            "a.becker2",
            Stage.waiting,
            approved(person=""),
            "approval.own_work",
            forged,
            "k.vogt",
            acts_of_a_desk()["approves"],
        ),
        (
            "approves as a single seat",
            "k.vogt",
            Stage.waiting,
            approved(single_seat=True),
            OWNER,
            forged,
            "k.vogt",
            acts_of_a_desk()["approves"],
        ),
        (
            "approves another pack version",
            "k.vogt",
            Stage.waiting,
            approved(pack_version="2099"),
            "approval.other_notice",
            "approval.other_notice",
            "k.vogt",
            acts_of_a_desk()["approves"],
        ),
        (
            "lays down own bytes in a colleague's name",
            "k.vogt",
            taken_over,
            laid_down(b"%PDF own"),
            forged,
            forged,
            "k.vogt",
            signed_and_laid,
        ),
        (
            "lays down bytes never handed over",
            "a.becker",
            Stage.drafted,
            laid_down(None),
            OWNER,
            "content.not_kept",
            "a.becker",
            signed_and_laid,
        ),
        (
            "assigns to a stranger",
            "k.vogt",
            Stage.new,
            lambda o, at: _record(o, f.Assigned(at.case, at.version, S.NEW, "t.wagner")),
            OWNER,
            "assignment.not_a_clerk_there",
            "k.vogt",
            lambda o, at: assignment.assign(o, at.case, at.version, "a.becker"),
        ),
        (
            "returns without a reason",
            "k.vogt",
            Stage.waiting,
            lambda o, at: _record(o, f.Returned(at.case, at.version, S.REWORK, seen_of(at).notice, " ")),
            OWNER,
            "approval.remarks_missing",
            "k.vogt",
            acts_of_a_desk()["returns"],
        ),
        (
            "asks by a letter nobody kept",
            "a.becker",
            Stage.mine,
            lambda o, at: _record(
                o,
                InformationRequested(
                    at.case, at.version, S.AWAITING_APPLICANT, ("haushalt",), date(2099, 12, 14), "0" * 64
                ),
            ),
            OWNER,
            "content.not_kept",
            "a.becker",
            acts_of_a_desk()["asks"],
        ),
        (
            "hands over without a file",
            "a.becker",
            Stage.drafted,
            lambda o, at: _record(
                o, f.HandedOver(at.case, at.version, S.HANDED_OVER, "h", "x", "Q", "0" * 64)
            ),
            OWNER,
            "content.not_kept",
            "a.becker",
            acts_of_a_desk()["hands over"],
        ),
    )
    for name, login, at, act, file, server, control, proof in rows:
        yield Attempt(f"{name}, past the services", login, at, act, file, file, server, control, proof)


def _office() -> Iterator[Attempt]:
    """What concerns no case: post, quarantine, journal, seals, deliveries, rights."""
    problem = Problem("data", "schema", "Schema", "unbekannt")
    moment = datetime(2026, 11, 2, 8, tzinfo=UTC)
    rows: tuple[tuple[str, Act, str, str, str, str], ...] = (
        (
            "asks what a submission became",
            asking(lambda w, at: (w.case_of("d", "s"), True)),
            OWNER,
            OWNER,
            DENIED,
            "eingang",
        ),
        ("draws a file number", asking(lambda w, at: w.next_number("x")), OWNER, OWNER, DENIED, "eingang"),
        (
            "puts into quarantine",
            lambda o, at: intake.take_in(o, Assessment(Verdict.REJECTED, (problem,)), "x"),
            OWNER,
            OWNER,
            DENIED,
            "eingang",
        ),
        ("looks into quarantine", lambda o, at: o.reader.quarantine(o.actor), OWNER, OWNER, BLIND, "eingang"),
        (
            "reads the journal of the office",
            lambda o, at: o.reader.journal(o.actor, Wanted()),
            DENIED,
            OWNER,
            DENIED,
            "p.revision",
        ),
        ("checks the journal", lambda o, at: (o.reader.verify(), True), OWNER, OWNER, DENIED, "p.revision"),
        (
            "seals the journal",
            lambda o, at: seal_journal(cast(SqlReader, o.reader)._engine, moment, o.actor.login),
            OWNER,
            OWNER,
            DENIED,
            "p.revision",
        ),
        (
            "takes a turn at the channels",
            asking(
                lambda w, at: w.deliveries().take_turn(f"c{at.version}", "h", moment, moment + timedelta(1))
            ),
            OWNER,
            OWNER,
            DENIED,
            "eingang",
        ),
    )
    for name, act, program, file, server, control in rows:
        yield Attempt(name, "a.becker", _with_post, act, program, file, server, control)


def _with_post(stage: Stage) -> Ground:
    """Something lies in quarantine."""
    problem = Problem("data", "schema", "Schema", "unbekannt")
    intake.take_in(stage.office("eingang"), Assessment(Verdict.REJECTED, (problem,)), "bundle")
    return stage.new()
