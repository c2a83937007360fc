"""Attempts through the services at cases of other units, of colleagues, and without the function for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clerk_app.services import approval, assignment, casefile, handover
from clerk_app.services.notices import notice_of_case
from clerk_app.services.office import Office
from clerk_app.services.reading import Box, Filter

from .attempt import BLIND, COLLEAGUE, DENIED, OWNER, UNKNOWN, Attempt, acts_of_a_desk, asking
from .machine import WITHDRAWN
from .stage import Act, Ground, Stage


def attempts() -> Iterator[Attempt]:
    yield from _reading()
    yield from _foreign()
    yield from _functions()
    yield from _colleagues()


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
        (
            "reads the journal of the case",
            lambda o, at: o.reader.case(o.actor, at.case).timeline,
            UNKNOWN,
            OWNER,
            UNKNOWN,
        ),
        ("lists it", _listed, BLIND, OWNER, BLIND),
        ("searches its number", lambda o, at: _listed(o, at, at.reference), BLIND, OWNER, BLIND),
        ("searches for everything", lambda o, at: _listed(o, at, "e"), BLIND, OWNER, BLIND),
        (
            "reads a document by its hash",
            lambda o, at: o.reader.content(at.document),
            OWNER,
            OWNER,
            "content.missing",
        ),
        (
            "looks what it could hand over",
            lambda o, at: (handover.handovers(o, at.case), True),
            UNKNOWN,
            OWNER,
            UNKNOWN,
        ),
    )
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
            asking(ask), OWNER, OWNER, server, "t.wagner",
        )  # fmt: skip
    yield Attempt(
        "asks for the notice that waits elsewhere", "t.wagner", Stage.waiting,
        asking(lambda w, at: w.waiting_notice(at.case)), OWNER, OWNER, UNKNOWN, "k.vogt",
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


def _foreign() -> Iterator[Attempt]:
    acts = acts_of_a_desk()
    rows = (
        ("claims", Stage.foreign_new, OWNER, "t.wagner"),
        ("assigns", Stage.foreign_new, OWNER, "b.leitung"),
        ("releases", Stage.foreign, COLLEAGUE, "t.wagner"),
        ("discards", Stage.foreign_new, OWNER, "b.leitung"),
        ("reroutes", Stage.foreign_new, OWNER, "b.leitung"),
        ("examines", Stage.foreign, COLLEAGUE, "t.wagner"),
        ("judges", Stage.foreign, COLLEAGUE, "t.wagner"),
        ("asks", Stage.foreign, COLLEAGUE, "t.wagner"),
        ("hears", Stage.foreign, COLLEAGUE, "t.wagner"),
        ("consults", Stage.foreign, COLLEAGUE, "t.wagner"),
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
    acts = acts_of_a_desk()
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
    acts = acts_of_a_desk()
    for name, at in (
        ("claims", Stage.mine),
        ("submits", Stage.drafted),
        ("hands over", Stage.drafted),
        ("examines", Stage.mine),
        ("judges", Stage.mine),
        ("asks", Stage.mine),
        ("hears", Stage.mine),
        ("consults", Stage.mine),
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
        "assigns to somebody who is no clerk there",
        "k.vogt",
        Stage.new,
        acts["assigns"],
        "assignment.not_a_clerk_there",
        "assignment.not_a_clerk_there",
        "assignment.not_a_clerk_there",
        "k.vogt",
        lambda o, at: assignment.assign(o, at.case, at.version, "a.becker"),
    )
    yield Attempt(
        "discards what is being written",
        "k.vogt",
        Stage.drafted,
        acts["discards"],
        "case.wrong_state",
        "case.wrong_state",
        "case.wrong_state",
        "k.vogt",
        lambda o, at: assignment.release(o, at.case, at.version),
    )
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
        "hands over without a receipt",
        "a.becker",
        Stage.drafted,
        lambda o, at: handover.hand_over(o, at.case, at.version, "fachverfahren", ""),
        "handover.receipt_missing",
        "handover.receipt_missing",
        "handover.receipt_missing",
        "a.becker",
        acts["hands over"],
    )
