"""Histories: crashes before and after every step, lost answers, restarts, a second collector in between.

Whatever happens, every submission ends stored exactly once, and is accepted or rejected at most once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from functools import cache, partial
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from clerk_app.domain.delivery import DeliveryState
from clerk_app.domain.person import Actor
from clerk_app.services import collecting
from clerk_app.services.channels import Policy
from clerk_app.services.collecting_book import Collector
from clerk_app.services.office import Office
from tests.fitconnect_server.lines import InProcess
from tests.fitconnect_server.parcels import Parcel, parcel_of, sealed_bundle

from .post_office import ISSUER, START, OfficeMaker, PostOffice, small_cast

KINDS = ("drop-before", "drop-after", "500", "503-after", "429", "401", "truncate", "garble", "conflict")
REQUESTS = (
    "/token",
    "GET .*/submissions$",
    "GET .*/submissions/",
    "GET .*events",
    "POST .*events",
    "keys|jwks",
)
MOODS = ("list_twice", "list_reversed", "list_answered")
MOMENTS = ("crash-before", "crash-after", "other-before", "other-after")


class Crash(BaseException):
    """The process is gone; nothing below may catch this."""


@cache
def bundle(number: int) -> Any:
    """Every fifth one names a hash that does not fit: a definite fault of its sender."""
    extras = {"contentStructure": _wrong_structure()} if number % 5 == 4 else {}
    return sealed_bundle(small_cast(), ISSUER, number, START, attachments=(), extras=extras)


def _wrong_structure() -> dict[str, object]:
    schema = {"schemaUri": "urn:x:y", "mimeType": "application/json"}
    wrong = {"type": "sha512", "content": "0" * 128}
    return {"data": {"hash": wrong, "submissionSchema": schema}, "attachments": []}


class Steps:
    """Counts what crosses a border (a request, a commit) and lets something happen at one of them."""

    def __init__(self, at: int, what: str, other: Callable[[], None]) -> None:
        self._left = at
        self._what = what
        self._other = other
        self._dead = False

    def take(self, do: Callable[[], Any], *, alone: bool = False) -> Any:
        """`alone`: others have to wait until it is done, as a transaction makes them."""
        if self._dead:
            raise Crash
        self._left -= 1
        if self._left != 0:
            return do()
        if not (alone and self._what == "other-before"):
            self._happen("before")
        done = do()
        self._happen("after")
        return done

    def _happen(self, moment: str) -> None:
        if self._what == f"crash-{moment}":
            self._dead = True
            raise Crash
        if self._what == f"other-{moment}":
            self._other()


class SteppedLine(InProcess):
    def __init__(self, post: PostOffice, steps: Steps) -> None:
        super().__init__(post.service)
        self._steps = steps

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._steps.take(partial(super().handle_request, request))


class SteppedWork:
    def __init__(self, work: Any, steps: Steps) -> None:
        self._work = work
        self._steps = steps

    def __getattr__(self, name: str) -> Any:
        return getattr(self._work, name)

    def commit(self) -> Any:
        return self._steps.take(self._work.commit, alone=True)


def stepped(office: Office, steps: Steps) -> Callable[[Actor], AbstractContextManager[Any]]:
    @contextmanager
    def transaction(actor: Actor) -> Iterator[Any]:
        with office.transaction(actor) as work:
            yield SteppedWork(work, steps)

    return transaction


class Histories(RuleBasedStateMachine):
    offices: OfficeMaker

    def __init__(self) -> None:
        super().__init__()
        self._opening = self.offices.post_office()
        self.post = self._opening.__enter__()
        self.parcels: list[Parcel] = []
        self.returned: set[str] = set()
        self._rounds = 0

    @rule(count=st.integers(1, 3))
    def arrive(self, count: int) -> None:
        for _ in range(count):
            parcel = parcel_of(bundle(len(self.parcels)))
            self.parcels.append(parcel)
            self.post.service.lay_in(parcel)

    @rule(at=st.integers(1, 25), what=st.sampled_from(MOMENTS))
    def collect(self, at: int, what: str) -> None:
        self._round(Steps(at, what, lambda: self._round(Steps(0, "", lambda: None))))

    @rule(kind=st.sampled_from(KINDS), request=st.sampled_from(REQUESTS), skip=st.integers(0, 2))
    def trouble(self, kind: str, request: str, skip: int) -> None:
        self.post.wish(kind, request, times=2, skip=skip, value=1)

    @rule(mood=st.sampled_from(MOODS), on=st.booleans())
    def mood(self, mood: str, on: bool) -> None:
        setattr(self.post.service.moods, mood, on)

    @rule(policy=st.sampled_from(Policy))
    def policy(self, policy: Policy) -> None:
        self.post.policy = policy

    @rule(minutes=st.sampled_from([1, 11, 500]))
    def later(self, minutes: int) -> None:
        self.post.later(minutes=minutes)

    @rule()
    def clerk_accepts(self) -> None:
        for delivery in collecting.pending(self.post.office):
            if delivery.state is DeliveryState.STORED:
                collecting.accept(self.post.office, delivery.case)

    @precondition(lambda self: any(p.state == "submitted" for p in self.parcels))
    @rule()
    def service_returns_one(self) -> None:
        parcel = next(p for p in self.parcels if p.state == "submitted")
        self.returned.add(parcel.submission)
        self.post.service.return_to_sender(parcel.submission)

    @invariant()
    def nothing_is_doubled_or_wrongly_answered(self) -> None:
        stored = [case.submission_id for case in self.post.cases()]
        assert len(stored) == len(set(stored))
        for number, parcel in enumerate(self.parcels):
            kinds = [kind for kind, _ in parcel.answers]
            assert kinds in ([], ["reject-submission" if number % 5 == 4 else "accept-submission"])
            assert "accept-submission" not in kinds or parcel.submission in stored

    def teardown(self) -> None:
        try:
            self._calm_down()
            stored = {case.submission_id for case in self.post.cases()}
            for number, parcel in enumerate(self.parcels):
                bad = number % 5 == 4
                if parcel.submission not in self.returned:
                    assert parcel.state == ("rejected" if bad else "accepted")
                    assert len(parcel.answers) == 1
                    assert (parcel.submission in stored) != bad
                assert self.post.delivery(parcel) is None or self.post.delivery(parcel).final
        finally:
            self._opening.__exit__(None, None, None)

    def _calm_down(self) -> None:
        moods = self.post.service.moods
        moods.wishes.clear()
        moods.list_twice = moods.list_reversed = moods.list_answered = False
        self.post.policy = Policy.AUTOMATIC
        for _ in range(4):
            self.post.later(hours=7)
            self.clerk_accepts()
            self._round(Steps(0, "", lambda: None))

    def _round(self, steps: Steps) -> None:
        """By a collector of its own each time, as after a restart."""
        self._rounds += 1
        self.post.clock.now += timedelta(seconds=1)
        collector = Collector(f"collector-{self._rounds}", timedelta(seconds=1), timedelta(minutes=10))
        office = self.post.with_transaction(stepped(self.post.office, steps))
        try:
            collecting.collect(
                office, self.post.channel(SteppedLine(self.post, steps)), collector, at_once=True
            )
        except Crash:
            pass


def run(offices: OfficeMaker, examples: int, steps: int) -> None:
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    machine = type("Machine", (Histories,), {"offices": offices})
    run_state_machine_as_test(machine, settings=chosen)


def test_in_every_history_each_submission_is_stored_once_and_answered_once(offices: OfficeMaker) -> None:
    run(offices, examples=20, steps=12)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_in_thousands_of_histories_too(offices: OfficeMaker) -> None:
    run(offices, examples=2000, steps=20)
