"""The book of deliveries on the server: the mail room writes it, clerks decide, nobody else does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import cast

import pytest

from clerk_app.domain.delivery import Delivery, DeliveryState
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.person import Actor
from clerk_app.domain.submission import Problem
from clerk_app.services.channels import Channel
from clerk_app.services.collecting_book import LINE, Book, Collector
from clerk_app.services.office import Office

from ..conftest import BECKER, SYSTEM, VOGT, WAGNER, SharedFiling

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
ARRIVED = Delivery("z1", "s1", "t1", "fit", DeliveryState.RECEIVED, NOW, NOW)


@pytest.fixture
def stored(shared_filing: SharedFiling) -> Delivery:
    case = shared_filing.receive()
    entry = replace(ARRIVED, state=DeliveryState.STORED, case=case)
    with shared_filing.transaction(SYSTEM) as work:
        assert work.deliveries().begin(entry)
        work.commit()
    return entry


def test_an_entry_is_begun_once_and_read_back(shared_filing: SharedFiling) -> None:
    with shared_filing.transaction(SYSTEM) as work:
        assert work.deliveries().begin(ARRIVED)
        assert not work.deliveries().begin(ARRIVED)
        assert work.deliveries().find("z1", "s1") == ARRIVED
        work.commit()


def test_only_one_collector_has_the_turn(shared_filing: SharedFiling) -> None:
    later = NOW + timedelta(minutes=5)
    with shared_filing.transaction(SYSTEM) as work:
        book = work.deliveries()
        assert book.take_turn("fit", "a", NOW, later)
        assert not book.take_turn("fit", "b", NOW, later)
        assert book.take_turn("fit", "b", later, later + timedelta(minutes=5))


def test_a_clerk_decides_once(shared_filing: SharedFiling, stored: Delivery) -> None:
    decided = replace(stored, state=DeliveryState.ACCEPTING)
    with shared_filing.transaction(BECKER) as work:
        assert work.deliveries().of_case(stored.case) == stored
        work.deliveries().put(decided)
        work.commit()
    with pytest.raises(ClerkError, match=r"fact\.forged"), shared_filing.transaction(BECKER) as work:
        work.deliveries().put(replace(decided, state=DeliveryState.REJECTING))


@pytest.mark.parametrize(
    "changed",
    [
        {"state": DeliveryState.ACCEPTED},
        {"receipt": "x"},
        {"answer": "x"},
        {"case": "case-9"},
        {"channel": "x"},
    ],
)
def test_a_clerk_changes_nothing_but_the_decision(
    shared_filing: SharedFiling, stored: Delivery, changed: dict[str, object]
) -> None:
    forged = replace(stored, **({"state": DeliveryState.ACCEPTING} | changed))  # type: ignore[arg-type]
    with pytest.raises(ClerkError, match=r"fact\.forged"), shared_filing.transaction(BECKER) as work:
        work.deliveries().put(forged)


def test_the_delivery_of_another_unit_is_not_there(shared_filing: SharedFiling, stored: Delivery) -> None:
    with shared_filing.transaction(WAGNER) as work:
        assert work.deliveries().of_case(stored.case) is None
        assert work.deliveries().unfinished() == ()
    with pytest.raises(ClerkError, match=r"case\.unknown"), shared_filing.transaction(WAGNER) as work:
        work.deliveries().put(replace(stored, state=DeliveryState.REJECTING))


def test_what_waits_is_read_by_those_who_decide_on_it(shared_filing: SharedFiling, stored: Delivery) -> None:
    def waiting(actor: Actor, case: str = "") -> tuple[Delivery, ...]:
        return shared_filing.reader.waiting(actor, case)

    assert waiting(BECKER) == waiting(BECKER, stored.case) == (stored,)
    assert waiting(BECKER, "case-9") == ()
    assert waiting(VOGT) == waiting(SYSTEM) == (stored,)
    assert waiting(WAGNER) == ()
    with shared_filing.transaction(BECKER) as work:
        work.deliveries().put(replace(stored, state=DeliveryState.ACCEPTING))
        work.commit()
    assert waiting(BECKER) == ()


def test_what_keeps_failing_on_its_way_lies_in_the_tray_once(shared_filing: SharedFiling) -> None:
    """The same act as on one desk, through the checked functions of the server."""
    with shared_filing.transaction(SYSTEM) as work:
        assert work.deliveries().begin(ARRIVED)
        work.commit()
    office = cast(
        Office,
        SimpleNamespace(actor=SYSTEM, transaction=shared_filing.transaction, clock=shared_filing.clock),
    )
    book = Book(office, cast(Channel, SimpleNamespace(name="fit", environment="TEST")), Collector("one"))
    for tries, shown in ((2, 0), (1, 1), (3, 1)):
        for _ in range(tries):
            book.fail(ARRIVED, Problem(LINE, "channel.declined", "", "503"))
        rows = shared_filing.reader.quarantine(SYSTEM)
        assert [(row.source, row.environment) for row in rows] == [("fit/s1", "TEST")] * shown
