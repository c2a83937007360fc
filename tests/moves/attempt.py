"""How an attempt through the services is written down, and the acts of a desk that it is made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from clerk_app.domain.composition import Draft
from clerk_app.domain.finding import FindingState
from clerk_app.domain.statement import StatementRequest
from clerk_app.services import (
    approval,
    assignment,
    casefile,
    decision,
    examination,
    handover,
    hearing,
    information_request,
    statement,
)
from clerk_app.services.approval import Seen
from clerk_app.services.office import Office
from tests.tools.shared_office import B

from .stage import Act, Ground, Stage

OWNER = "through"  # whoever owns the file may do that: nothing is promised there
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


def seen_of(at: Ground) -> Seen:
    return cast(Seen, at.seen)


def asking(ask: Callable[..., object]) -> Act:
    def act(office: Office, at: Ground) -> object:
        with office.transaction(office.actor) as work:
            return ask(work, at)

    return act


def acts_of_a_desk() -> dict[str, Act]:
    """Every act of a desk at a case."""
    return {
        "claims": lambda o, at: assignment.claim(o, at.case, at.version),
        "assigns": lambda o, at: assignment.assign(o, at.case, at.version, "t.wagner"),
        "releases": lambda o, at: assignment.release(o, at.case, at.version),
        "discards": lambda o, at: assignment.discard(o, at.case, at.version, "Irrläufer"),
        "reroutes": lambda o, at: assignment.reroute(
            o, at.case, at.version, B, "baugenehmigung_vereinfacht", "x"
        ),
        "examines": lambda o, at: examination.examine(o, at.case, at.version),
        "asks": _ask,
        "hears": _hear,
        "consults": _consult,
        "writes": lambda o, at: decision.save(o, at.case, Draft("bewilligung"), _revision(o, at)),
        "submits": lambda o, at: decision.submit(o, at.case, at.version),
        "recalls": lambda o, at: decision.recall(o, at.case, at.version),
        "approves": lambda o, at: approval.approve(o, at.case, at.version, seen_of(at)),
        "returns": lambda o, at: approval.return_for_rework(o, at.case, at.version, "Bitte begründen."),
        "hands over": lambda o, at: handover.hand_over(o, at.case, at.version, "fachverfahren", "Q-1"),
        "notes": lambda o, at: casefile.note(o, at.case, "Telefonat", record=True),
        "judges": _judge,
    }


def _ask(office: Office, at: Ground) -> object:
    open_ones = information_request.propose(office, at.case).items
    items = {item.check: item.wording for item in open_ones}
    asking = information_request.Asking(items, date(2099, 12, 14))
    return information_request.send(office, at.case, asking, at.version)


def _hear(office: Office, at: Ground) -> object:
    wish = hearing.Hearable("ablehnung", "Ablehnung", "Das Einkommen ist zu hoch.", date(2099, 12, 14))
    return hearing.send(office, at.case, wish, at.version)


def _consult(office: Office, at: Ground) -> object:
    asked = StatementRequest("", ("Amt", "Ort"), "Und?", "", date(2099, 12, 14))
    return statement.send(office, at.case, asked, at.version)


def _revision(office: Office, at: Ground) -> int:
    return at.version - 2 if at.version > 2 else 0


def _judge(office: Office, at: Ground) -> object:
    record = office.reader.case(office.actor, at.case)
    check = casefile.findings(office, record)[0].check
    return examination.judge(office, at.case, at.version, check, FindingState.MET, "gesehen")
