"""What the owner of the server does behind the office's back is found, or named as beyond the promise."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Noted
from clerk_app.storage.journal_export import export_journal
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.seals import Seal, read_seal, seal_journal, verify_seal, write_seal
from tests.tools.independent_journal import faults

from ..conftest import BECKER, START, VOGT, Filing, SharedFiling
from ..test_filing import approval, submitted

AUDITOR = "p.revision"
RECOMPUTE = """
DO $$ DECLARE one record; before text := ''; BEGIN
    FOR one IN SELECT * FROM audit.journal WHERE chain = 'case-1' ORDER BY seq LOOP
        UPDATE audit.journal SET previous = before, hash = audit.sha256_hex(before || one.entry)
            WHERE id = one.id RETURNING hash INTO before;
    END LOOP;
    UPDATE audit.heads SET hash = before, seq = (SELECT max(seq) FROM audit.journal WHERE chain = 'case-1')
        WHERE chain = 'case-1';
END $$
"""
CUT = (
    "DELETE FROM audit.journal WHERE chain = 'case-1' AND seq = 7",
    "UPDATE audit.heads SET seq = 6, hash = j.hash FROM audit.journal j"
    " WHERE heads.chain = 'case-1' AND j.chain = 'case-1' AND j.seq = 6",
)
FORGE = "UPDATE audit.journal SET entry = entry || ' ' WHERE chain = 'case-1' AND seq = 6"
RESEAL = ("DELETE FROM audit.seals", "SELECT audit.seal()")


@pytest.fixture
def decided(shared_filing: SharedFiling) -> SharedFiling:
    """A decided case with a note, sealed; and then the owner of the server switches every guard off."""
    case = submitted(shared_filing)
    with shared_filing.transaction(VOGT) as work:
        work.record(approval(shared_filing, case, VOGT.person))
        work.record(Noted(case, "", True, "Telefonat"))
        work.commit()
    assert shared_filing.reader.verify() == ()
    return shared_filing


def sealed(filing: SharedFiling) -> Seal:
    return seal_journal(filing.office.engine(AUDITOR), START, AUDITOR)


def tamper(filing: SharedFiling, *statements: str) -> set[str]:
    """By the superuser with guards off, in one go; then the auditor looks."""
    with filing.office.connect() as owner, owner.transaction():
        for table in ("audit.journal", "audit.heads", "audit.seals", *TABLES):
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        for statement in statements:
            owner.execute(statement)
        for table in ("audit.journal", "audit.heads", "audit.seals", *TABLES):
            owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")
    return {fault.kind for fault in filing.reader.verify()}


TABLES = tuple(
    f"office.{name}"
    for name in (
        "cases",
        "notices",
        "reviews",
        "notes",
        "contents",
        "documents",
        "submissions",
        "draft_editors",
        "follow_ups",
        "outbox",
        "salts",
        "holdings",
    )
)


@pytest.mark.parametrize(
    ("kind", "statements"),
    [
        ("hash", ("UPDATE audit.journal SET entry = replace(entry, 'k.vogt', 'a.becker') WHERE seq = 5",)),
        ("gap", ("DELETE FROM audit.journal WHERE chain = 'case-1' AND seq = 3",)),
        ("head", ("DELETE FROM audit.journal WHERE chain = 'case-1' AND seq = 7",)),
        ("seal", CUT),
        (
            "seal",
            (
                "UPDATE audit.journal SET entry = replace(entry, 'k.vogt', 't.wagner')",
                RECOMPUTE,
            ),
        ),
        (
            "seal",
            (
                "DELETE FROM audit.journal WHERE chain = 'case-1'",
                "DELETE FROM audit.heads WHERE chain = 'case-1'",
            ),
        ),
        ("record", ("UPDATE office.cases SET state = 'rework', version = 9",)),
        ("record", ("UPDATE office.cases SET unit = 'bauantrag'",)),
        ("record", ("UPDATE office.cases SET clerk = 'k.vogt'",)),
        ("record", ("UPDATE office.cases SET applicant = 'Anders'",)),
        ("record", ("UPDATE office.submissions SET fields = '[]'",)),
        ("record", ("UPDATE office.reviews SET person = 'becker'",)),
        ("record", ("DELETE FROM office.reviews",)),
        ("record", ('UPDATE office.notices SET data = \'{"betrag":"9999"}\'',)),
        ("record", ("UPDATE office.notices SET author = 'k.vogt'",)),
        ("record", ("DELETE FROM office.draft_editors",)),
        ("record", ("UPDATE office.notes SET text = 'anders'",)),
        ("record", ("DELETE FROM office.notes",)),
        ("content_changed", ("UPDATE office.contents SET bytes = 'forged' WHERE size > 2",)),
        ("content_missing", ("DELETE FROM office.contents WHERE size > 2",)),
        (
            "record",
            (
                "INSERT INTO office.reviews SELECT (r).* FROM (SELECT jsonb_populate_record(r, "
                '\'{"notice_id": "n9"}\') AS r FROM office.reviews r) q',
                "INSERT INTO office.notices SELECT (n).* FROM (SELECT jsonb_populate_record(n, "
                '\'{"id": "n9"}\') AS n FROM office.notices n) q',
            ),
        ),
    ],
)
def test_tampering_behind_the_guards_is_found(
    decided: SharedFiling, kind: str, statements: tuple[str, ...]
) -> None:
    sealed(decided)
    assert kind in tamper(decided, *statements)


def test_a_seal_kept_outside_tells_even_when_everything_was_computed_anew(
    decided: SharedFiling, tmp_path: Path
) -> None:
    kept = tmp_path / "siegel.json"
    write_seal(sealed(decided), kept)
    assert tamper(decided, FORGE, RECOMPUTE, *RESEAL) == set()
    faults = verify_seal(decided.office.engine(AUDITOR), read_seal(kept))
    assert [fault.kind for fault in faults] == ["seal"]


def test_what_came_after_the_last_seal_kept_outside_is_beyond_the_promise(
    decided: SharedFiling, tmp_path: Path
) -> None:
    """The table says so; the seal of afterwards, as the control, does find it."""
    early = sealed(decided)
    with decided.transaction(VOGT) as work:
        work.record(Noted("case-1", "", True, "Rückruf"))
        work.commit()
    late = sealed(decided)
    last = "(SELECT max(seq) FROM audit.journal WHERE chain = 'case-1')"
    gone = (
        f"DELETE FROM audit.journal WHERE chain = 'case-1' AND seq = {last}",
        "DELETE FROM office.notes WHERE text = 'Rückruf'",
    )
    assert tamper(decided, *gone, RECOMPUTE, *RESEAL) == set()
    engine = decided.office.engine(AUDITOR)
    assert verify_seal(engine, early) == ()
    assert [fault.kind for fault in verify_seal(engine, late)] == ["seal"]


def test_reading_along_leaves_no_trace_and_is_beyond_the_promise(decided: SharedFiling) -> None:
    """A clerk's reading is written down; that of whoever owns the server is not."""
    before = _entries(decided)
    with decided.office.connect() as owner:
        assert owner.execute("SELECT applicant FROM office.cases").fetchall()
    assert _entries(decided) == before
    assert decided.reader.verify() == ()
    decided.reader.case(BECKER, "case-1")
    assert _entries(decided) > before


def _entries(filing: SharedFiling) -> int:
    with filing.office.connect() as owner:
        (count,) = owner.execute("SELECT count(*) FROM audit.journal").fetchone() or (0,)
    return int(count)


def test_an_exported_journal_is_recomputed_without_the_product(decided: SharedFiling, tmp_path: Path) -> None:
    """The same verdicts from the standard library alone: sound, changed, cut, and computed anew."""
    engine, kept, export = decided.office.engine(AUDITOR), tmp_path / "siegel.json", tmp_path / "j.jsonl"
    write_seal(sealed(decided), kept)
    assert export_journal(engine, export) == sealed(decided).entries
    assert list(faults(export, [kept])) == []
    assert tamper(decided, FORGE) >= {"hash"}
    export_journal(engine, export)
    assert {one.split()[0] for one in faults(export, [kept])} == {"hash"}
    tamper(decided, RECOMPUTE, *RESEAL)
    export_journal(engine, export)
    assert list(faults(export, [kept])) == ["seal siegel.json"]
    tamper(decided, "DELETE FROM audit.journal WHERE chain = 'case-1' AND seq = 3")
    export_journal(engine, export)
    assert next(faults(export, [])).startswith("gap")


@pytest.mark.parametrize(
    ("by", "statement"),
    [
        ("hash", "UPDATE journal SET entry = replace(entry, 'received', 'refused') WHERE seq = 1"),
        ("gap", "DELETE FROM journal WHERE chain = 'case-1' AND seq = 1"),
        ("head", "DELETE FROM journal WHERE chain = 'case-1' AND seq = 2"),
        ("content_changed", "UPDATE contents SET bytes = x'00' WHERE size > 2"),
        ("content_missing", "DELETE FROM contents WHERE size > 2"),
    ],
)
def test_whoever_rewrites_the_embedded_file_is_found_by_the_same_means(
    embedded: Filing, by: str, statement: str
) -> None:
    case = embedded.receive()
    with embedded.transaction(BECKER) as work:
        work.record(Noted(case, "", True, "Telefonat"))
        work.commit()
    assert embedded.reader.verify() == ()
    rewrite(embedded, statement)
    assert by in {fault.kind for fault in embedded.reader.verify()}


def test_on_the_embedded_file_only_the_seal_kept_outside_tells_of_a_whole_new_chain(
    embedded: Filing, tmp_path: Path
) -> None:
    embedded.receive()
    seal = seal_journal(embedded.engine, START, "a.becker")
    last = "(SELECT max(id) FROM journal)"
    rewrite(
        embedded,
        f"DELETE FROM heads WHERE chain = (SELECT chain FROM journal WHERE id = {last})",
        f"DELETE FROM journal WHERE id = {last}",
    )
    assert "seal" not in {fault.kind for fault in embedded.reader.verify()}
    assert [fault.kind for fault in verify_seal(embedded.engine, seal)] == ["seal"]


def rewrite(embedded: Filing, *statements: str) -> None:
    """As somebody who owns the file: every guard is taken away first."""
    with embedded.engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
        guards = list(names)
        connection.rollback()  # a transaction would keep the next word from being heard
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")
        for statement in (*(f"DROP TRIGGER {name}" for name in guards), *statements):
            raw.execute(statement)
        raw.commit()


def test_an_honest_office_agrees_with_all_its_seals(decided: SharedFiling) -> None:
    first = sealed(decided)
    decided.receive()
    second = sealed(decided)
    engine = decided.office.engine(AUDITOR)
    assert second.entries == first.entries + 1
    assert verify_seal(engine, first) == verify_seal(engine, second) == ()
    assert decided.reader.verify() == ()


def test_the_embedded_office_can_be_sealed_as_well(embedded: Filing, tmp_path: Path) -> None:
    embedded.receive()
    seal = seal_journal(embedded.engine, START, "a.becker")
    write_seal(seal, tmp_path / "siegel.json")
    embedded.receive()
    assert verify_seal(embedded.engine, read_seal(tmp_path / "siegel.json")) == ()
    assert verify_seal(embedded.engine, replace(seal, root="0" * 64))[0].kind == "seal"


def test_a_file_that_is_no_seal_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]")
    with pytest.raises(ClerkError, match=r"seal\.unreadable"):
        read_seal(tmp_path / "x.json")


def test_a_clerk_can_neither_seal_nor_verify_nor_export(decided: SharedFiling, tmp_path: Path) -> None:
    seal, export = sealed(decided), tmp_path / "j.jsonl"
    for login, refused in ((BECKER.login, True), (AUDITOR, False)):
        engine = decided.office.engine(login)
        acts: tuple[Callable[[], object], ...] = (
            lambda engine=engine, login=login: seal_journal(engine, START, login),
            SqlReader(engine, decided.clock).verify,
            lambda engine=engine: verify_seal(engine, seal),
            lambda engine=engine: export_journal(engine, export),
        )
        for act in acts:
            with pytest.raises(ClerkError, match=r"person\.not_entitled") if refused else nullcontext():
                act()
        assert export.exists() is not refused
