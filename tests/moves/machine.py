"""A day in which everybody tries everything, steered so that cases get far; the model knows every answer."""

from __future__ import annotations

import functools
import hashlib
import itertools
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Received, digest
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.services.reading import Box, Filter
from tests.tools.shared_office import PEOPLE as COLLEAGUES
from tests.tools.shared_office import UNITS, B, W

from .desks import Desk, sha
from .model import FOR, STEPS, Known, Laid, Oracle, Try, apply

WITHDRAWN = "x.weg"
PEOPLE = (
    *COLLEAGUES,
    Actor("s.leitung", "leitung", "S. Leitung", (Membership(W, Role.SUPERVISOR),)),
    Actor(WITHDRAWN, "weg", "X. Weg", (Membership(W, Role.CLERK), Membership(W, Role.SUPERVISOR))),
)
LOGINS = tuple(one.login for one in PEOPLE)
APPROVERS = {
    W: ("s.leitung", "s.leitung", "k.vogt", "k.vogt", "a.becker2", "l.beide", WITHDRAWN),
    B: ("b.leitung", "b.leitung", "l.beide", "s.leitung", "t.wagner"),
}
CLERKS = {W: ["a.becker", "k.vogt", "l.beide"], B: ["t.wagner", "m.beide"]}
LIES = {
    "claim": ("name", "state"),
    "draft": ("name", "state"),
    "save": ("overtaken",),
    "resume": ("name", "state"),
    "hear": ("words", "state"),
    "end_hearing": ("words", "state"),
    "consult": ("words", "state"),
    "note_statement": ("words", "state"),
    "submit": ("name", "pack", "data", "state"),
    "approve": ("bytes", "data", "pack", "notice", "name", "alone", "state"),
    "note": (),
}
PLAIN_LIES = {"save": ("overtaken",), "approve": ("data",)}  # what an honest client may get wrong as well
_NUMBERS = itertools.count(1)


def noted(deed: Callable[..., None]) -> Callable[..., None]:
    """The first disagreement is kept in its own words; the same day cannot be played a second time."""

    @functools.wraps(deed)
    def watched(self: Moves, *arguments: object, **named: object) -> None:
        try:
            deed(self, *arguments, **named)
        except AssertionError as found:
            self.found.append(f"{deed.__name__}: {found}")
            raise

    return watched


class Moves(RuleBasedStateMachine):
    """Two cases, one in each unit. What is declared here is set by whoever starts the days."""

    desk: Desk
    reached: Counter[tuple[str, str]]
    days: Iterator[int]
    found: list[str]

    @initialize()
    def arrive(self) -> None:
        assert not self.found, "one disagreement is enough"
        self.oracle = Oracle(shared=self.desk.filing.shared)
        self.cases = [self._received(unit) for unit in (W, B)]
        self.day, self.hour = next(self.days), 0
        self.turn = self.day
        self.touched = list(self.cases)

    @rule(seed=st.integers(0, 2**64))
    @noted
    def something_happens(self, seed: int) -> None:
        """Hypothesis likes certain rules and numbers; dice of day and hour give each deed its share."""
        self.hour += 1
        dice = Random(f"{self.day} {self.hour} {seed}")
        deeds = (
            self._forward,
            self._review,
            self._take_over,
            self._race,
            self._leave,
            self._ask,
            self._meddle,
        )
        [deed] = dice.choices(deeds, weights=(3, 4, 2, 2, 1, 2, 5))
        deed(dice)

    def _forward(self, dice: Random) -> None:
        """What a diligent office does next, by the right person."""
        for _ in range(dice.randint(1, 3)):
            self._stride(self._case(dice), dice)

    def _review(self, dice: Random) -> None:
        """A case is carried before a supervisor, or somebody who would like to be one."""
        case, act = self._case(dice), dice.choice(("approve", "approve", "approve", "return", "recall"))
        for _ in range(4):
            if case.state != "awaiting_approval":
                self._stride(case, dice)
        who = case.clerk if act == "recall" and case.clerk else dice.choice(APPROVERS[case.unit])
        self.step(case, who, act, dice)

    def _take_over(self, dice: Random) -> None:
        """A case changes hands, and the new hand goes on at once."""
        case, to = self._case(dice), dice.choice(LOGINS)
        if case.state in ("in_progress", "rework"):
            self.step(case, CLERKS[case.unit][0], "assign", dice, to=to)
            self.step(case, to, dice.choice(("submit", "submit", "save", "approve")), dice)

    def _race(self, dice: Random) -> None:
        """Both have seen the same version; one is quicker."""
        case = self._case(dice)
        first, second = dice.choices(CLERKS[case.unit], k=2)
        act, seen = dice.choice(("claim", "claim", "release", "examine", "assign")), case.version
        self.step(case, first, act, dice, to=second)
        self.step(case, second, act, dice, to=first, seen=seen)

    def _leave(self, dice: Random) -> None:
        """A case goes to another unit, or to another program."""
        case = self._case(dice)
        if dice.random() < 0.4:
            self.step(case, dice.choice(("s.leitung", "k.vogt", "eingang", "b.leitung")), "reroute", dice)
        elif dice.random() < 0.3:
            self.step(case, case.clerk or CLERKS[case.unit][0], "hand_over", dice)
        if case.state == "handed_over" and dice.random() < 0.7:
            back = dice.choice(("take_back", "take_back", "conclude"))
            self.step(case, case.clerk or CLERKS[case.unit][0], back, dice)

    def _ask(self, dice: Random) -> None:
        """The applicant is asked for something or heard, and the case goes on afterwards."""
        case = self._case(dice)
        who = case.clerk or CLERKS[case.unit][0]
        if case.state == "new":
            self._stride(case, dice)
        if not case.state.startswith("awaiting_"):
            self.step(case, who, dice.choice(("request", "hear", "consult")), dice)
        if dice.random() < 0.3:
            self.step(case, who, dice.choice(("save", "examine", "submit")), dice)
        if case.state == "awaiting_statement" and dice.random() < 0.3:
            self.step(case, who, "consult", dice)
        goes_on = "note_statement" if case.asked and dice.random() < 0.7 else "resume"
        self.step(case, who, "end_hearing" if case.heard and dice.random() < 0.6 else goes_on, dice)

    def _meddle(self, dice: Random) -> None:
        """Anybody tries anything; whoever holds the case comes furthest with what is wrong."""
        case, act = self._case(dice), dice.choice(tuple(FOR))
        who = case.clerk if case.clerk and dice.random() < 0.5 else dice.choice(LOGINS)
        seen = case.version - dice.choice((0, 0, 0, 0, 1, -1))
        self.step(case, who, act, dice, to=dice.choice(LOGINS), seen=seen)

    def _stride(self, case: Known, dice: Random) -> None:
        if case.state not in ("new", "checking", "in_progress", "rework"):
            return
        if not case.clerk:
            self.step(case, dice.choice(CLERKS[case.unit]), "claim", dice)
        elif case.state in ("new", "checking") or not case.revision:
            self.step(case, case.clerk, "save", dice, honest=True)
        else:
            self.step(case, case.clerk, "submit", dice, honest=dice.random() < 0.7)

    def step(
        self, case: Known, who: str, act: str, dice: Random, *,
        to: str = "", seen: int = 0, honest: bool | None = None,
    ) -> None:  # fmt: skip
        honest = dice.random() < 0.5 if honest is None else honest
        people = self.desk.people
        honest = honest or not self.desk.filing.shared
        act = "save" if honest and act == "draft" else act  # the program signs when it saves
        lies = (PLAIN_LIES if honest else LIES).get(act, () if honest else ("state",))
        told = dice.choice(lies) if lies and dice.random() < 0.35 else ""
        other = B if case.unit == W else W
        tried = Try(people[who], act, seen or case.version, honest, told, people.get(to), other)
        if act == "approve" and honest and not case.notices:
            return
        number = next(_NUMBERS)
        data = json.dumps({"betrag": number})
        laid = Laid(f"n{number}", f"%PDF {case.id} {number}".encode(), data, case.pack, case.author)
        expected = self.oracle.answer(case, tried)
        answered = self.desk.attempt(case, tried, laid)
        self.reached[act, answered] += 1
        self.touched.append(case)
        assert answered == expected, (
            f"{tried} at {case}: {answered or 'through'}, not {expected or 'through'}"
        )
        if not expected:
            before = case.state
            apply(case, tried)
            if act == "submit":
                case.notices.append(laid)
            onward = act in ("note", "save", "submit", "note_statement")
            assert onward or STEPS[act, before] == case.state

    @invariant()
    @noted
    def rows_agree_with_the_model(self) -> None:
        """Approvals: by a person who wrote nothing, for the bytes that lie there, each with one dispatch."""
        for case in self.touched:
            [row] = self._all(STANDING, case)
            approved = [n for n in case.notices if n.verdict == "approved"]
            assert tuple(row) == (
                case.state, case.unit, case.clerk, case.version, len(case.editors), len(case.notices),
                len(approved), len(approved),
            )  # fmt: skip
            if approved:
                self._approvals_are_lawful(case, approved)
        self.touched.clear()

    def _approvals_are_lawful(self, case: Known, approved: list[Laid]) -> None:
        rows = self._all(APPROVED, case)
        editors = {
            row.person for row in self._all("SELECT person FROM draft_editors WHERE case_id = :case", case)
        }
        for row, notice in zip(rows, approved, strict=True):
            assert (row.id, row.person) == (notice.id, notice.approver)
            assert row.person not in editors == case.editors
            assert self.desk.people[row.author].person != row.person
            assert row.of_review == row.of_notice == sha(bytes(row.content)) == sha(notice.pdf)
            assert row.single_seat != self.desk.filing.shared
        sent = self._all(
            "SELECT payload FROM outbox WHERE kind = 'dispatch' AND case_id = :case ORDER BY due_at", case
        )
        assert [json.loads(row.payload)["pdf_sha256"] for row in sent] == [sha(n.pdf) for n in approved]

    @invariant()
    @noted
    def nobody_sees_other_units(self) -> None:
        """One person after the other looks; in the shared office with forged functions in every unit."""
        who, case = PEOPLE[self.turn % len(PEOPLE)].login, self.cases[self.turn % 2]
        self.turn += 1
        actor = self.desk.actors[who]
        if self.desk.filing.shared:
            actor = replace(actor, memberships=tuple(Membership(u, role) for u in UNITS for role in Role))
        try:
            rows = self.desk.reader(who).page(actor, Filter(Box.ALL, text=case.id)).rows
        except ClerkError:
            rows = ()
        assert [row.id for row in rows] == ([case.id] if case.unit in self.desk.people[who].units else [])

    @noted
    def teardown(self) -> None:
        """Every entry of the journal follows from the one before, and each move stands there once."""
        for case in getattr(self, "cases", ()):
            previous, moved = "", []
            rows = self._all("SELECT entry, hash FROM journal WHERE chain = :case ORDER BY seq", case)
            for row in rows:
                assert hashlib.sha256((previous + row.entry).encode()).hexdigest() == row.hash
                previous = row.hash
                facts = json.loads(row.entry)["facts"]
                moved += [facts["seen_version"]] if "seen_version" in facts else []
            assert moved == list(range(1, case.version))

    def _case(self, dice: Random) -> Known:
        """Mostly the same one, so that it gets somewhere."""
        return self.cases[dice.random() < 0.25]

    def _received(self, unit: str) -> Known:
        number = next(_NUMBERS)
        case, moment = f"fall-{number}", datetime(2026, 11, 2, 8, tzinfo=UTC)
        fact = Received(
            case, "z", f"s-{number}", "t", "folder", "TEST", moment, unit, "2026-11", "p", unit, None,
            f"AZ {case}", "urn:x", "application/json", digest("{}"), (), "Öztürk", "Antrag",
        )  # fmt: skip
        with self.desk.filing.transaction(self.desk.actors["eingang"]) as work:
            work.keep(b"{}")
            work.record(fact)
            work.commit()
        return Known(case, unit, "2026-11")

    def _all(self, statement: str, case: Known) -> list[Any]:
        return self.desk.look(statement, case=case.id)


STANDING = """
SELECT state, unit, clerk, version,
    (SELECT count(*) FROM draft_editors e WHERE e.case_id = c.id) AS editors,
    (SELECT count(*) FROM notices n WHERE n.case_id = c.id) AS laid,
    (SELECT count(*) FROM notices n JOIN reviews r ON r.notice_id = n.id
        WHERE n.case_id = c.id AND r.verdict = 'approved') AS approved,
    (SELECT count(*) FROM outbox o WHERE o.case_id = c.id AND o.kind = 'dispatch') AS sent
FROM cases c WHERE id = :case
"""
APPROVED = """
SELECT n.id, n.author, r.person, r.pdf_sha256 AS of_review, n.pdf_sha256 AS of_notice, k.bytes AS content,
    r.single_seat
FROM reviews r JOIN notices n ON n.id = r.notice_id JOIN contents k ON k.sha256 = n.pdf_sha256
WHERE n.case_id = :case AND r.verdict = 'approved' ORDER BY n.submitted_at
"""
