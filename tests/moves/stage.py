"""A whole office for a person, true or forged, and cases brought as far as an attempt needs them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any, cast

from clerk_app.domain.composition import Draft
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.domain.submission import Assessment, Verdict
from clerk_app.opening.office import OpenOffice
from clerk_app.practice.scenes import settle
from clerk_app.services import assignment, decision, intake
from clerk_app.services.approval import Seen
from clerk_app.services.office import Office
from clerk_app.storage.unit_of_work import transactions
from tests.office_kit import submission
from tests.storage.conftest import SharedFiling
from tests.tools.shared_office import UNITS, B, W

from .desks import Desk

PROCEDURE = {W: "erstantrag_mietzuschuss", B: "baugenehmigung_vereinfacht"}
CLERK_OF = {W: "a.becker", B: "t.wagner"}
_NUMBERS = itertools.count(1)


@dataclass(frozen=True)
class Ground:
    """The case an attempt is made at."""

    case: str
    version: int
    reference: str
    document: str  # hash of a document in it
    seen: Seen | None


class Stage:
    def __init__(self, desk: Desk, whole: OpenOffice) -> None:
        self.desk = desk
        self._whole = whole.office

    @property
    def shared(self) -> bool:
        return self.desk.filing.shared

    def office(self, login: str, actor: Actor | None = None) -> Office:
        """`actor` is what a modified client says of itself; the login stays what it is."""
        filing = self.desk.filing
        transaction: Any = filing.transaction
        if isinstance(filing, SharedFiling):
            transaction = transactions(filing.office.engine(login), filing.clock)
        return replace(
            self._whole, transaction=transaction, reader=self.desk.reader(login), clock=filing.clock,
            actor=actor or self.desk.actors[login], single_seat=not filing.shared,
        )  # fmt: skip

    def forged(self, login: str) -> Office:
        """The same person, who claims every function in every unit."""
        true = self.desk.actors[login]
        held = tuple(Membership(unit, role) for unit in UNITS for role in Role)
        return self.office(login, replace(true, memberships=held))

    def new(self, unit: str = W) -> Ground:
        opened = cast(OpenOffice, SimpleNamespace(office=self._whole))
        sent = submission(opened, unit, PROCEDURE[unit], next(_NUMBERS))
        arrival = intake.take_in(self.office("eingang"), Assessment(Verdict.ACCEPTED, (), sent), "test")
        return self.ground(arrival.case)

    def mine(self, unit: str = W) -> Ground:
        at = self.new(unit)
        assignment.claim(self.office(CLERK_OF[unit]), at.case, at.version)
        return self.ground(at.case)

    def drafted(self, unit: str = W) -> Ground:
        at = self.mine(unit)
        clerk = self.office(CLERK_OF[unit])
        if unit == W:
            settle(clerk, at.case, "bewilligung")
        else:
            decision.save(clerk, at.case, Draft(), 0)
        return self.ground(at.case)

    def waiting(self, login: str = "a.becker") -> Ground:
        at = self.new()
        clerk = self.office(login)
        assignment.claim(clerk, at.case, at.version)
        settle(clerk, at.case, "bewilligung")
        decision.submit(clerk, at.case, self.ground(at.case).version)
        return self.ground(at.case)

    def both_wrote(self) -> Ground:
        """A. Becker began, K. Vogt went on and laid the notice down."""
        at = self.drafted()
        vogt = self.office("k.vogt")
        assignment.assign(vogt, at.case, at.version, "k.vogt")
        decision.submit(vogt, at.case, at.version + 1)
        return self.ground(at.case)

    def resubmitted(self) -> Ground:
        """What is seen here was taken back; another notice waits."""
        before = self.waiting()
        clerk = self.office("a.becker")
        decision.recall(clerk, before.case, before.version)
        decision.submit(clerk, before.case, before.version + 1)
        return replace(self.ground(before.case), seen=before.seen)

    def foreign(self) -> Ground:
        return self.drafted(B)

    def foreign_new(self) -> Ground:
        return self.new(B)

    def ground(self, case: str) -> Ground:
        """As whoever owns the database sees it."""
        look = self.desk.look
        [row] = look("SELECT version, file_reference FROM cases WHERE id = :case", case=case)
        first = "SELECT sha256 FROM documents WHERE case_id = :case AND position = 0"
        [document] = look(first, case=case)
        bound = "SELECT id, pdf_sha256, data_sha256 FROM notices"
        notices = look(f"{bound} WHERE case_id = :case ORDER BY submitted_at DESC", case=case)
        seen = Seen(*notices[0]) if notices else None
        return Ground(case, row.version, row.file_reference, document.sha256, seen)


Act = Callable[[Office, Ground], object]
