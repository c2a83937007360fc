"""The tray on either engine: files kept once, read only in the journal's sight, ended once and for good."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.domain.scanning import Scanned, ScanState, verdict
from clerk_app.domain.tray_facts import (
    ArrivalAssigned,
    ArrivalDiscarded,
    ArrivalKept,
    ArrivalOpened,
    KeptPart,
    Quarantined,
)

from .conftest import BECKER, SYSTEM, Filing, received

PAPER = b"<kaputt>"
SHA = hashlib.sha256(PAPER).hexdigest()
PART = KeptPart("antrag.xml", "text/plain", len(PAPER), SHA)
PROBLEM = (("folder", "malformed", "Nicht lesbar", "…"),)
SCANNER = Actor("virenscan", "virenscan", "Schadprogrammprüfung", (Membership("wohngeld", Role.SCAN),))


def arrive(filing: Filing, arrival: str = "a1", *, alarm: bool = False, source: str = "Ordner/s1") -> str:
    with filing.transaction(SYSTEM) as work:
        work.record(Quarantined("", arrival, source, "rejected", alarm, PROBLEM))
        work.keep(PAPER)
        work.record(ArrivalKept("", arrival, (SHA,), (PART,)))
        work.commit()
    return arrival


def opened(filing: Filing, arrival: str) -> None:
    with filing.transaction(SYSTEM) as work:
        work.record(ArrivalOpened("", arrival, SYSTEM.login))
        work.commit()


def assigned(filing: Filing, arrival: str, clerk: str = "", number: int = 7) -> str:
    with filing.transaction(SYSTEM) as work:
        fact = replace(received(work, number), evidence=(("antrag.xml", work.keep(PAPER)),))
        work.record(fact)
        work.record(ArrivalAssigned(fact.case, arrival, clerk))
        work.commit()
    return fact.case


def discarded(filing: Filing, arrival: str) -> None:
    with filing.transaction(SYSTEM) as work:
        work.record(ArrivalDiscarded("", arrival, "Werbung"))
        work.commit()


def journal(filing: Filing, chain: str) -> list[dict[str, object]]:
    rows = filing.raw("SELECT entry FROM journal WHERE chain = :c ORDER BY seq", c=chain).all()
    return [json.loads(row.entry) for row in rows]


def test_files_and_reasons_are_read_back_and_the_octets_after_the_reading_is_told(filing: Filing) -> None:
    arrival = arrive(filing)
    (row,) = filing.reader.quarantine(SYSTEM)
    assert (row.id, row.parts, row.end) == (arrival, (PART,), None)
    opened(filing, arrival)
    assert filing.reader.arrival_content(SYSTEM, arrival, SHA) == PAPER
    assert filing.reader.verify() == ()


def test_the_journal_says_what_was_kept_in_the_words_of_the_program(filing: Filing) -> None:
    arrival = arrive(filing)
    opened(filing, arrival)
    discarded(filing, arrival)
    told = {str(entry["kind"]): entry["facts"] for entry in journal(filing, "office")}
    assert told["arrival_kept"] == ArrivalKept("", arrival, (SHA,), (PART,)).journal("")
    assert told["arrival_opened"] == ArrivalOpened("", arrival, SYSTEM.login).journal("")
    assert told["arrival_discarded"] == ArrivalDiscarded("", arrival, "Werbung").journal("")


def test_an_arrival_ends_once_as_a_case_and_leaves_the_tray(filing: Filing) -> None:
    arrival = arrive(filing)
    case = assigned(filing, arrival, BECKER.login)
    assert filing.reader.quarantine(SYSTEM) == ()
    (row,) = filing.reader.quarantine(SYSTEM, ended=True)
    assert row.end is not None and (row.end.act, row.end.case) == ("assigned", case)
    record = filing.reader.case(BECKER, case)
    assert (record.case.clerk, record.case.version) == (BECKER.login, 2)
    kinds = [entry["kind"] for entry in journal(filing, case)]
    assert kinds[:3] == ["received", "arrival_assigned", "assigned"]
    for again in (lambda: discarded(filing, arrival), lambda: assigned(filing, arrival, number=8)):
        with pytest.raises(ClerkError, match=r"arrival\.ended"):
            again()
    assert filing.reader.verify() == ()


def test_what_was_discarded_can_still_be_looked_at(filing: Filing) -> None:
    arrival = arrive(filing)
    discarded(filing, arrival)
    (row,) = filing.reader.quarantine(SYSTEM, ended=True)
    assert row.end is not None and (row.end.act, row.end.reason) == ("discarded", "Werbung")
    opened(filing, arrival)
    assert filing.reader.arrival_content(SYSTEM, arrival, SHA) == PAPER


def test_what_may_be_forged_becomes_no_case(filing: Filing) -> None:
    arrival = arrive(filing, alarm=True)
    with pytest.raises(ClerkError, match=r"arrival\.alarm"):
        assigned(filing, arrival)
    discarded(filing, arrival)


def test_bytes_of_another_arrival_are_not_given_out(filing: Filing) -> None:
    arrive(filing)
    with filing.transaction(SYSTEM) as work:
        work.record(Quarantined("", "a2", "x", "rejected", False, PROBLEM))
        work.commit()
    opened(filing, "a2")
    with pytest.raises(OutsideError, match=r"content\.missing"):
        filing.reader.arrival_content(SYSTEM, "a2", SHA)


def test_a_clerk_gets_nothing_out_of_the_tray(filing: Filing) -> None:
    arrival = arrive(filing)
    with pytest.raises(ClerkError, match=r"person\.not_entitled"):
        filing.reader.arrival_content(BECKER, arrival, SHA)


def test_the_scanner_searches_the_tray_too(filing: Filing) -> None:
    arrival = arrive(filing)
    with filing.transaction(SCANNER) as work:
        assert work.scans().due("1", "", 50, everything=False) == (SHA,)
        assert work.scans().content(SHA) == PAPER
        work.scans().put(Scanned("", SHA, ScanState.INFECTED, "Eicar", "ClamAV", "1", None))
        work.commit()
    found = verdict(filing.reader.arrival_scans(SYSTEM, arrival), SHA, SYSTEM.login)
    assert (found.state, found.found, found.official) == (ScanState.INFECTED, "Eicar", True)


def test_sources_name_only_what_is_still_open(filing: Filing) -> None:
    arrive(filing, "a1")
    arrive(filing, "a2", source="Ordner/s2")
    arrive(filing, "a3")
    discarded(filing, "a3")
    with filing.transaction(SYSTEM) as work:
        assert work.arrivals("Ordner/s1") == ("a1",)


@pytest.mark.parametrize("table", ["quarantine_parts", "quarantine_ends"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET arrival = arrival", "DELETE FROM {}"])
def test_nothing_of_it_is_changed_afterwards(filing: Filing, table: str, statement: str) -> None:
    discarded(filing, arrive(filing))
    with pytest.raises(Exception, match=r"record\.immutable"):
        filing.raw(statement.format(table))
    assert filing.raw(f"SELECT count(*) FROM {table}").scalar_one() == 1


TAMPERED = (
    ("kept files differ", "quarantine_parts", "DELETE FROM {} WHERE arrival = 'a1'"),
    (
        "kept files differ",
        "quarantine_parts",
        "UPDATE {} SET arrival = 'a3', position = 1 WHERE arrival = 'a1'",
    ),
    ("end of arrival differs", "quarantine_ends", "DELETE FROM {} WHERE arrival = 'a1'"),
    ("end of arrival differs", "quarantine_ends", "UPDATE {} SET reason = 'anders' WHERE arrival = 'a1'"),
    ("end of arrival differs", "quarantine_ends", "UPDATE {} SET login = 'a.becker' WHERE arrival = 'a1'"),
    ("end of arrival differs", "quarantine_ends", "UPDATE {} SET case_id = 'x' WHERE arrival = 'a2'"),
)


@pytest.mark.parametrize(("detail", "table", "statement"), TAMPERED)
def test_what_was_changed_behind_the_guards_is_found(
    filing: Filing, detail: str, table: str, statement: str
) -> None:
    for arrival in ("a1", "a2", "a3"):
        arrive(filing, arrival)
    discarded(filing, "a1")
    assigned(filing, "a2")
    assert filing.reader.verify() == ()
    if filing.shared:
        filing.raw(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    else:
        for act in ("update", "delete"):
            filing.raw(f"DROP TRIGGER {table}_no_{act}")
    filing.raw(statement.format(table))
    assert {fault.detail.partition(":")[0] for fault in filing.reader.verify()} == {detail}
