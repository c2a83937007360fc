"""A draft comes back as it was saved, on both engines, and those written before there were provisions too."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from clerk_app.domain.composition import Draft
from clerk_app.domain.facts import canonical
from clerk_app.domain.provision import Provisions
from clerk_app.services.drawer import HeldDraft
from clerk_app.storage import draft_form
from clerk_app.storage.local_drafts import PLAIN, LocalDrafts

from .conftest import BECKER, Filing
from .test_filing import drafted

OWN = Provisions(("auflage_x", "frei_1"), {"frei_1": "bedingung"}, {"befristung": "Auf Dauer."}, ("frei_1",))
DRAFT = Draft("bewilligung", {"miete": "500.00"}, {"frei_1": "Erst nach der Zahlung."}, OWN)
HELD = HeldDraft("a.becker", "case-1", DRAFT, 3, datetime(2026, 11, 24, 8, 14, tzinfo=UTC))


def test_provisions_come_back_from_the_filing_room(filing: Filing) -> None:
    case = drafted(filing)
    with filing.transaction(BECKER) as work:
        work.save_draft(case, DRAFT, 1)
        work.commit()

    stored = filing.reader.case(BECKER, case).draft
    assert stored is not None and stored.draft == DRAFT
    with filing.transaction(BECKER) as work:
        again = work.draft(case)
    assert again is not None and again.draft == DRAFT


def test_a_draft_from_before_is_read_as_the_proposal_of_the_pack() -> None:
    read = draft_form.read("bewilligung", '{"miete":"500.00"}', '{"tenor":"Anders."}')

    assert read == Draft("bewilligung", {"miete": "500.00"}, {"tenor": "Anders."}, Provisions())


def test_a_draft_without_provisions_of_its_own_is_written_as_before() -> None:
    plain = Draft("bewilligung", {"miete": "500.00"}, {"tenor": "Anders."})

    assert draft_form.written(plain) == ("bewilligung", '{"miete":"500.00"}', '{"tenor":"Anders."}')
    assert draft_form.read(*draft_form.written(DRAFT)) == DRAFT


def test_the_drawer_of_a_desk_keeps_provisions_and_reads_older_drafts(tmp_path: Path) -> None:
    drawer = LocalDrafts(tmp_path, None)
    drawer.put(HELD)
    assert drawer.of("a.becker", "case-1") == HELD

    (path,) = tmp_path.glob(f"*{PLAIN}")
    older = json.loads(canonical(HELD))
    del older["draft"]["provisions"]
    path.write_text(json.dumps(older), encoding="utf-8")
    found = drawer.of("a.becker", "case-1")
    assert found is not None and found.draft.provisions == Provisions()
