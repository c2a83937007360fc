"""What scanners said, on either engine: kept beside the content, in the journal only where it matters."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.domain.scanning import Scanned, ScanState, verdict

from .conftest import BECKER, SYSTEM, WAGNER, Filing

SCANNER = Actor("virenscan", "virenscan", "Schadprogrammprüfung", (Membership("wohngeld", Role.SCAN),))
MADE = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
PAPER = hashlib.sha256(b"Mietvertrag 1").hexdigest()


def scanned(state: ScanState, found: str = "", signatures: str = "27500", sha256: str = PAPER) -> Scanned:
    return Scanned("", sha256, state, found, "ClamAV 1.4.3", signatures, MADE)


def put(filing: Filing, actor: Actor, scan: Scanned) -> None:
    with filing.transaction(actor) as work:
        work.scans().put(scan)
        work.commit()


def due(filing: Filing, signatures: str = "27500", *, everything: bool = False) -> set[str]:
    with filing.transaction(SCANNER) as work:
        return set(work.scans().due(signatures, "", 50, everything=everything))


def state(filing: Filing, case: str, reader: Actor = BECKER) -> ScanState:
    return verdict(filing.reader.case(reader, case).scans, PAPER, reader.login).state


def told(filing: Filing, case: str) -> list[tuple[str, str]]:
    rows = filing.raw("SELECT entry FROM journal WHERE chain = :c ORDER BY seq", c=case).all()
    entries = [json.loads(row.entry) for row in rows]
    return [(e["actor"], e["facts"]["state"]) for e in entries if e["kind"] == "scanned"]


def test_an_answer_is_kept_with_engine_signatures_time_and_name(filing: Filing) -> None:
    case = filing.receive()
    assert state(filing, case) is ScanState.NOT_SCANNED
    put(filing, SCANNER, scanned(ScanState.CLEAN))
    (scan,) = filing.reader.case(BECKER, case).scans
    assert (scan.engine, scan.signatures, scan.signatures_at) == ("ClamAV 1.4.3", "27500", MADE)
    assert (scan.login, scan.official, scan.scanned_at.tzinfo) == ("virenscan", True, UTC)
    assert state(filing, case) is ScanState.CLEAN and told(filing, case) == []


def test_only_alarms_and_failures_are_told_and_each_once(filing: Filing) -> None:
    case, login = filing.receive(), SCANNER.login
    for answer in (
        ScanState.FAILED,
        ScanState.FAILED,
        ScanState.CLEAN,
        ScanState.INFECTED,
        ScanState.INFECTED,
    ):
        put(filing, SCANNER, scanned(answer, "" if answer is ScanState.CLEAN else "x"))
    assert told(filing, case) == [(login, "failed"), (login, "infected")]
    put(filing, SCANNER, scanned(ScanState.FAILED, "malware.too_slow"))
    assert state(filing, case) is ScanState.INFECTED
    assert filing.reader.verify() == ()


def test_a_content_in_two_cases_is_told_in_both(filing: Filing) -> None:
    first, second = filing.receive(), filing.receive()
    data = hashlib.sha256(b"{}").hexdigest()
    put(filing, SCANNER, scanned(ScanState.INFECTED, "Eicar", sha256=data))
    assert told(filing, first) == told(filing, second) == [(SCANNER.login, "infected")]


def test_what_is_due(filing: Filing) -> None:
    filing.receive()
    everything = due(filing)
    assert PAPER in everything and len(everything) == 2
    put(filing, SCANNER, scanned(ScanState.FAILED, "malware.too_slow"))
    assert due(filing) == everything
    put(filing, SCANNER, scanned(ScanState.CLEAN))
    assert due(filing) == due(filing, "") == everything - {PAPER}
    assert due(filing, "27501") == due(filing, everything=True) == everything
    with filing.transaction(SCANNER) as work:
        assert work.scans().content(PAPER) == b"Mietvertrag 1"


def test_in_the_shared_office_a_clerk_speaks_for_one_desk_only(shared_filing: Filing) -> None:
    case = shared_filing.receive()
    assert shared_filing.reader.case(BECKER, case).scans == ()
    put(shared_filing, BECKER, scanned(ScanState.CLEAN))
    (scan,) = shared_filing.reader.case(BECKER, case).scans
    assert not scan.official and scan.name == "A. Becker"
    assert state(shared_filing, case) is ScanState.CLEAN
    assert verdict((scan,), PAPER, WAGNER.login).state is ScanState.NOT_SCANNED
    assert PAPER in due(shared_filing)
    put(shared_filing, BECKER, scanned(ScanState.INFECTED, "Eicar"))
    put(shared_filing, BECKER, scanned(ScanState.CLEAN))
    assert state(shared_filing, case) is ScanState.INFECTED
    assert told(shared_filing, case) == [("a.becker", "infected")]
    put(shared_filing, SCANNER, scanned(ScanState.CLEAN))
    assert state(shared_filing, case) is ScanState.CLEAN


def test_in_the_shared_office_the_mail_room_speaks_for_what_it_brings(shared_filing: Filing) -> None:
    case = shared_filing.receive()
    with shared_filing.transaction(SYSTEM) as work:
        work.keep(b"Mietvertrag 1")
        work.scans().put(scanned(ScanState.CLEAN))
        work.commit()
    (scan,) = shared_filing.reader.case(BECKER, case).scans
    assert scan.official and scan.login == "eingang"
    assert due(shared_filing) and PAPER not in due(shared_filing)
