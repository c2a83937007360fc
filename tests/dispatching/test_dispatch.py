"""Whatever goes wrong on the way: each letter arrives once, or a person is told that it did not."""

from __future__ import annotations

import itertools
import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import UnitAdded, canonical, digest
from clerk_app.domain.outgoing import LetterState
from clerk_app.services import dispatching
from clerk_app.services.dispatching import ENOUGH, Dispatcher, Result, dispatch_round
from clerk_app.storage.migration import upgrade
from clerk_app.storage.outbox import overview
from tests.storage.conftest import BECKER, SYSTEM, VOGT, Filing, SharedFiling
from tests.storage.test_filing import approval, drafted, submission, submitted
from tests.tools.shared_office import SCRIPTS

from .way_out import ACKNOWLEDGING, NOTICES, Crash, WayOut, kinds_in_journal, sending, states, time_passes

PLACES = ("announce", "deliver", "status")
FAULTS = ("before", "after", "busy", "refused", "broken", "crash", "crash-after")
COPIES = (b"%PDF notice", b"%PDF for the neighbour")
FIRST, SECOND = Dispatcher("first", chance=lambda: 0.0), Dispatcher("second", chance=lambda: 0.0)


def rounds(filing: Filing, way: WayOut, count: int = 12) -> None:
    """So many dispatchers one after the other, each with time enough before it; some of them die."""
    for number in range(count):
        with suppress(Crash):
            dispatch_round(sending(filing), {ACKNOWLEDGING: way}, replace(FIRST, holder=f"d{number}"))
        if set(states(filing)) <= {"sent", "failed"}:
            return
        time_passes(filing)


def test_a_letter_goes_out_once_and_the_case_knows_it(filing: Filing) -> None:
    case, way = filing.receive(), WayOut()
    assert dispatch_round(sending(filing), {ACKNOWLEDGING: way}, FIRST) == {Result.SENT: 1}
    assert dispatch_round(sending(filing), {ACKNOWLEDGING: way}, FIRST) == {}
    assert (way.calls, states(filing)) == (["announce", "deliver"], ["sent"])
    entry = filing.raw("SELECT entry FROM journal WHERE chain = :c ORDER BY seq DESC LIMIT 1", c=case)
    told = json.loads(str(entry.scalar_one()))
    assert (told["kind"], told["actor"]) == ("dispatched", "versand")
    assert told["facts"] == {
        "letter": next(iter(way.arrivals)),
        "what": "acknowledge",
        "channel": "post",
        "remote_id": "r1",
        "holder": "first",
    }
    assert filing.reader.verify() == ()


def test_an_approved_notice_goes_out_with_its_bytes(filing: Filing) -> None:
    case = submitted(filing)
    with filing.transaction(VOGT) as work:
        work.record(approval(filing, case, VOGT.person))
        work.commit()
    way = WayOut()
    assert dispatch_round(sending(filing), {NOTICES: way}, FIRST) == {Result.SENT: 1}
    (sent,) = way.contents.values()
    assert sent.startswith(b"%PDF")
    assert sorted(states(filing)) == ["sent", "waiting"]


def test_every_copy_of_a_notice_goes_out_by_itself_with_its_own_bytes(filing: Filing) -> None:
    approved_copies(filing)
    way = WayOut()
    assert dispatch_round(sending(filing), {NOTICES: way}, FIRST) == {Result.SENT: 2}
    assert sorted(way.contents.values()) == sorted(COPIES)


def test_bytes_that_are_no_longer_those_approved_stay_here(filing: Filing) -> None:
    """The other party's copy leaves all the same; the spoiled one waits for a person."""
    approved_copies(filing)
    spoil(filing, COPIES[1])
    way = WayOut()
    assert dispatch_round(sending(filing), {NOTICES: way}, FIRST) == {Result.SENT: 1, Result.FAILED: 1}
    assert [*way.contents.values()] == [COPIES[0]]
    assert sorted(states(filing)) == ["failed", "sent", "waiting"]


def approved_copies(filing: Filing) -> None:
    """A notice for two parties, released."""
    case = drafted(filing)
    with filing.transaction(BECKER) as work:
        hashes = [work.keep(pdf) for pdf in COPIES]
        parties = zip(("applicant", "neighbour"), hashes, strict=True)
        copies = [
            {"position": at, "role": role, "name": role, "pdf_sha256": sha256}
            for at, (role, sha256) in enumerate(parties, 1)
        ]
        data = canonical({"copies": copies})
        fact = submission(case, 3, hashes[0])
        work.record(replace(fact, data=data, data_sha256=digest(data)))
        work.commit()
    with filing.transaction(VOGT) as work:
        work.record(approval(filing, case, VOGT.person))
        work.commit()


def spoil(filing: Filing, content: bytes) -> None:
    """Past all guards, as whoever owns the file or the server could."""
    shared = isinstance(filing, SharedFiling)
    guards = ("contents_immutable", "contents_true") if shared else ("contents_no_update",)
    for guard in guards:
        off = f"ALTER TABLE office.contents DISABLE TRIGGER {guard}" if shared else f"DROP TRIGGER {guard}"
        filing.raw(off)
    table = "office.contents" if shared else "contents"
    filing.raw(f"UPDATE {table} SET bytes = :other WHERE bytes = :content", other=b"%PDF x", content=content)


def test_kinds_without_a_channel_stay_and_are_counted(filing: Filing) -> None:
    filing.receive()
    assert dispatch_round(sending(filing), {}, FIRST) == {}
    assert dispatch_round(sending(filing), {NOTICES: WayOut()}, FIRST) == {}
    (count,) = overview(filing.engine, datetime.now(UTC), [ACKNOWLEDGING]).counts
    assert (count.kind, count.state, count.count) == ("acknowledge", LetterState.WAITING, 1)


def test_one_fault_anywhere_and_it_still_arrives_once(filing: Filing) -> None:
    for place, fault in itertools.product(("announce", "deliver"), FAULTS):
        case, way = filing.receive(), WayOut(f"{place} {fault}")
        rounds(filing, way, 2)
        assert way.faults == [], (place, fault)
        assert list(way.arrivals.values()) == [1], (place, fault)
        assert kinds_in_journal(filing, case) == ["received", "dispatched"], (place, fault)
    assert set(states(filing)) == {"sent"}


def test_after_an_unusable_answer_the_service_is_asked_at_once(filing: Filing) -> None:
    filing.receive()
    way = WayOut("deliver after")
    assert dispatch_round(sending(filing), {ACKNOWLEDGING: way}, FIRST) == {Result.SENT: 1}
    assert way.calls == ["announce", "deliver", "status"]


def test_what_nobody_can_tell_is_uncertain_and_asked_after_before_it_is_repeated(filing: Filing) -> None:
    filing.receive()
    way = WayOut("deliver after", "status before")
    assert dispatch_round(sending(filing), {ACKNOWLEDGING: way}, FIRST) == {Result.UNCERTAIN: 1}
    assert states(filing) == ["uncertain"]
    (stuck,) = overview(filing.engine, datetime(2020, 1, 1, tzinfo=UTC), [ACKNOWLEDGING]).stuck
    assert (stuck.state, stuck.trouble) == (LetterState.UNCERTAIN, "channel.unreachable")
    time_passes(filing)
    assert dispatch_round(sending(filing), {ACKNOWLEDGING: way}, SECOND) == {Result.SENT: 1}
    assert way.calls == ["announce", "deliver", "status", "status"]


@pytest.mark.parametrize("fault", ["busy", "refused", "broken"])
def test_it_stays_uncertain_until_the_service_has_told(embedded: Filing, fault: str) -> None:
    embedded.receive()
    way = WayOut("deliver after", "status before", f"status {fault}")
    for holder in (FIRST, SECOND):
        dispatch_round(sending(embedded), {ACKNOWLEDGING: way}, holder)
        assert states(embedded) == ["uncertain"]
        time_passes(embedded)
    assert dispatch_round(sending(embedded), {ACKNOWLEDGING: way}, FIRST) == {Result.SENT: 1}
    assert way.calls.count("deliver") == 1


def test_a_letter_at_which_the_program_breaks_does_not_stop_the_others(filing: Filing) -> None:
    first, second = filing.receive(), filing.receive()
    way = WayOut("announce broken")
    results = dispatch_round(sending(filing), {ACKNOWLEDGING: way}, FIRST)
    assert results == {Result.UNCERTAIN: 1, Result.SENT: 1}
    assert kinds_in_journal(filing, first) == ["received"]
    assert kinds_in_journal(filing, second) == ["received", "dispatched"]
    assert states(filing) == ["waiting", "sent"]


def test_a_letter_refused_again_and_again_is_given_up_where_people_see_it(filing: Filing) -> None:
    case, way = filing.receive(), WayOut(*["deliver refused"] * ENOUGH)
    rounds(filing, way, ENOUGH + 3)
    assert states(filing) == ["failed"]
    assert way.calls.count("deliver") == ENOUGH
    assert kinds_in_journal(filing, case) == ["received", "dispatch_failed"]
    (stuck,) = overview(filing.engine, datetime(2020, 1, 1, tzinfo=UTC), [ACKNOWLEDGING]).stuck
    assert (stuck.case, stuck.state, stuck.trouble) == (case, LetterState.FAILED, "Anschrift fehlt")


def test_a_number_the_service_has_forgotten_is_left_to_a_person(filing: Filing) -> None:
    filing.receive()
    way = WayOut("deliver after", "status before")
    dispatch_round(sending(filing), {ACKNOWLEDGING: way}, FIRST)
    way.announced.clear()
    way.delivered.clear()
    time_passes(filing)
    assert dispatch_round(sending(filing), {ACKNOWLEDGING: way}, SECOND) == {Result.FAILED: 1}
    assert way.calls.count("deliver") == 1


def test_two_never_have_the_same_letter(filing: Filing) -> None:
    filing.receive()
    office, kinds = sending(filing), ACKNOWLEDGING
    assert dispatching.take(office, kinds, FIRST) is not None
    assert dispatching.take(office, kinds, SECOND) is None


def test_whoever_was_too_slow_changes_nothing_any_more(filing: Filing) -> None:
    filing.receive()
    office, way = sending(filing), WayOut()
    late = dispatching.take(office, ACKNOWLEDGING, FIRST)
    assert late is not None
    time_passes(filing)
    taken_over = dispatching.take(office, ACKNOWLEDGING, SECOND)
    assert taken_over is not None
    taken_over = dispatching.announce(office, way, taken_over)
    for act in (
        lambda: dispatching.announce(office, way, late),
        lambda: dispatching.settle(office, way, replace(late, remote_id=taken_over.remote_id)),
        lambda: dispatching.give_up(office, way, late, "x"),
        lambda: dispatching.rest(office, late, timedelta(0), "x"),
    ):
        with pytest.raises(ClerkError, match=r"outbox\.lease_lost"):
            act()
    assert dispatching.send(office, way, late, FIRST) is Result.LOST
    assert dispatching.send(office, way, taken_over, SECOND) is Result.SENT
    assert list(way.arrivals.values()) == [1]


def test_the_first_number_stays(filing: Filing) -> None:
    filing.receive()
    office, way = sending(filing), WayOut()
    letter = dispatching.take(office, ACKNOWLEDGING, FIRST)
    assert letter is not None
    first = dispatching.announce(office, way, letter)
    again = dispatching.announce(office, way, letter)
    assert (first.remote_id, again.remote_id) == ("r1", "r1")


def test_nothing_is_locked_while_a_letter_is_on_the_line(filing: Filing) -> None:
    """Another connection writes at the same row in the middle of every request."""
    filing.receive()
    way = WayOut("deliver after")
    way.looking = lambda: filing.raw("UPDATE outbox SET attempts = attempts + 0")
    assert dispatch_round(sending(filing), {ACKNOWLEDGING: way}, FIRST) == {Result.SENT: 1}
    assert way.calls == ["announce", "deliver", "status"]


def test_what_rests_rests_for_as_long_as_the_service_asked(filing: Filing) -> None:
    filing.receive()
    way = WayOut("announce busy")
    dispatch_round(sending(filing), {ACKNOWLEDGING: way}, replace(FIRST, first_pause=timedelta(0)))
    assert dispatch_round(sending(filing), {ACKNOWLEDGING: way}, SECOND) == {}
    rest = filing.raw("SELECT retry_at FROM outbox").scalar_one()
    assert rest is not None


def test_pauses_grow_and_differ_a_little(embedded: Filing) -> None:
    embedded.receive()
    letter = dispatching.take(sending(embedded), ACKNOWLEDGING, FIRST)
    assert letter is not None
    lazy = replace(FIRST, chance=lambda: 1.0)
    for attempts, seconds in ((1, 60), (2, 120), (5, 960), (40, 6 * 3600)):
        tried = replace(letter, attempts=attempts)
        assert FIRST.pause(tried) == timedelta(seconds=seconds / 2)
        assert lazy.pause(tried) == timedelta(seconds=seconds)
    assert FIRST.pause(letter, 3600) == timedelta(hours=1)
    assert FIRST.pause(letter, 1e9) == timedelta(days=1)


def test_what_is_sent_is_on_record(filing: Filing) -> None:
    filing.receive()
    dispatch_round(sending(filing), {ACKNOWLEDGING: WayOut()}, FIRST)
    for change in ("SET state = 'waiting'", "SET payload = '{}'", "SET remote_id = 'r9'"):
        with pytest.raises(sa.exc.DBAPIError, match=r"record\.immutable"):
            filing.raw(f"UPDATE outbox {change}")
    with pytest.raises(sa.exc.DBAPIError, match=r"record\.immutable"):
        filing.raw("DELETE FROM outbox")


def test_late_letters_are_named_as_stuck(filing: Filing) -> None:
    filing.receive()
    assert overview(filing.engine, datetime(2020, 1, 1, tzinfo=UTC), [ACKNOWLEDGING]).stuck == ()
    (stuck,) = overview(filing.engine, datetime(2100, 1, 1, tzinfo=UTC), [ACKNOWLEDGING]).stuck
    assert stuck.state is LetterState.WAITING


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Filing:
    return _furnished(tmp_path_factory.mktemp("many"))


def _furnished(folder: Path) -> Filing:
    filing = Filing(folder / "office.db")
    upgrade(filing.engine, SCRIPTS)
    with filing.transaction(SYSTEM) as work:
        work.record(UnitAdded("", "wohngeld", "Wohngeld"))
        work.commit()
    return filing


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(faults=st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(FAULTS)), max_size=9))
def test_in_every_history_it_arrives_once_or_not_at_all(many: Filing, faults: list[tuple[str, str]]) -> None:
    case, way = many.receive(), WayOut(*(" ".join(fault) for fault in faults))
    rounds(many, way, 24)
    last = kinds_in_journal(many, case)[-1]
    state = many.raw("SELECT state FROM outbox WHERE case_id = :case", case=case).scalar_one()
    assert max(way.arrivals.values(), default=0) <= 1
    if state == "sent":
        assert (last, list(way.arrivals.values())) == ("dispatched", [1])
    else:
        refused = sum(fault == "refused" for _, fault in faults)
        assert (state, last) == ("failed", "dispatch_failed")
        assert refused >= ENOUGH


@pytest.mark.parametrize("login", ["versand", "v.verwaltung", "migrator", "postgres"])
def test_whoever_looks_after_the_office_sees_what_waits(shared_filing: SharedFiling, login: str) -> None:
    shared_filing.receive()
    name = f"{shared_filing.office.name}_migrator" if login == "migrator" else login
    (count,) = overview(shared_filing.office.engine(name), datetime.now(UTC), [ACKNOWLEDGING]).counts
    assert (count.kind, count.count) == ("acknowledge", 1)


def test_a_clerk_does_not_look_into_the_outbox(shared_filing: SharedFiling) -> None:
    with pytest.raises(ClerkError, match=r"person\.not_entitled"):
        overview(shared_filing.office.engine("a.becker"), datetime.now(UTC), [ACKNOWLEDGING])
