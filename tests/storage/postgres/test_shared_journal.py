"""The auditor reads the journal of the shared office with a login of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from clerk_app.domain.errors import ClerkError
from clerk_app.services.auditing import Wanted, Word
from clerk_app.storage.queries import SqlReader

from ..conftest import BECKER, START, SharedFiling
from ..test_filing import submitted

AUDITOR = "p.revision"


@pytest.fixture
def auditor(shared_filing: SharedFiling) -> SqlReader:
    submitted(shared_filing)
    return SqlReader(shared_filing.office.engine(AUDITOR), lambda: START)


def test_filters_and_pages_are_the_same_as_in_the_embedded_office(auditor: SqlReader) -> None:
    me = auditor.actor(AUDITOR)
    assert me is not None
    rows = auditor.journal(me, Wanted(), limit=1000).rows
    assert {"received", "claimed", "submitted"} <= {row.kind for row in rows}
    case = next(row for row in rows if row.kind == "submitted")
    assert case.reference
    found = auditor.journal(
        me,
        Wanted(
            login=BECKER.login,
            kinds=frozenset({"submitted"}),
            reference=case.reference.lower(),
            since=datetime.now(UTC) - timedelta(days=1),
            before=datetime.now(UTC) + timedelta(days=1),
            words=(Word("pdf_sha256"),),
        ),
    ).rows
    assert found == (case,)
    assert auditor.journal(me, Wanted(before=datetime.now(UTC) - timedelta(days=1))).rows == ()
    page = auditor.journal(me, Wanted(), None, 2)
    assert page.next is not None
    assert auditor.journal(me, Wanted(), page.next, 1000).rows == rows[2:]


def test_a_clerk_is_refused_by_program_and_server(shared_filing: SharedFiling, auditor: SqlReader) -> None:
    reader = SqlReader(shared_filing.office.engine(BECKER.login), lambda: START)
    with pytest.raises(ClerkError, match=r"person\.not_entitled"):
        reader.journal(BECKER, Wanted())
    forged = auditor.actor(AUDITOR)
    assert forged is not None
    with pytest.raises(ClerkError, match=r"person\.not_entitled"):
        reader.journal(forged, Wanted())
