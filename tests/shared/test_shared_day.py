"""A day in the shared office: IT sets it up, everybody works with a login of their own."""

from __future__ import annotations

from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Approved
from clerk_app.opening.office import open_office
from clerk_app.opening.paths import Shipped
from clerk_app.packs.loader import load_packs
from clerk_app.practice.post import deliver, parcels
from clerk_app.practice.scenes import settle
from clerk_app.practice.sender import make_keys
from clerk_app.services import approval, assignment, casefile, decision, examination
from clerk_app.services.office import Office
from clerk_app.services.reading import Box, Filter
from tests.tools.postgres import SUPERUSER

from .conftest import Headless

SOME = 16  # of the practice post: every service is among them


def version(office: Office, case: str) -> int:
    return office.reader.case(office.actor, case).case.version


@pytest.mark.timeout(300)
def test_a_case_from_the_sealed_submission_to_the_approved_notice(it: Headless, tmp_path: Path) -> None:
    keys = make_keys(tmp_path / "keys")
    whole = parcels(Shipped().resources, load_packs(Shipped().packs), date(2026, 11, 16))
    made = tuple(islice(whole, SOME))
    bundles = deliver(made, keys, tmp_path / "post", lambda number: None)
    taken = it.value("eingang", "import", *map(str, bundles), "--keys", str(tmp_path / "keys"))
    assert "accepted" in {one["result"] for one in taken}

    listed = it.value("a.becker", "list")
    assert listed
    assert {row["unit"] for row in listed} == {"fahrerlaubnis"}
    assert {row["unit"] for row in it.value("t.wagner", "list")} <= {"bauantrag"}

    case = _granted(it)
    shown = it.value("k.vogt", "show", case)
    assert shown["state"] == CaseState.APPROVED.value
    assert it.run("t.wagner", "show", case).returncode == 1
    assert it.value("r.hahn", "verify") == []
    assert it.value(SUPERUSER, "verify") == []


def _granted(it: Headless) -> str:
    # With the confirmations of the practice office: those of the authority are still open.
    with open_office(it.place("a.becker"), practice=True) as opened:
        clerk = opened.office
        rows = clerk.reader.page(clerk.actor, Filter(Box.INBOX), limit=500).rows
        case = next(r for r in rows if clerk.reader.case(clerk.actor, r.id).case.procedure == "umtausch").id
        assignment.claim(clerk, case, version(clerk, case))
        casefile.open_case(clerk, case)
        examination.examine(clerk, case, version(clerk, case))
        assert not settle(clerk, case, "umtausch").blockers
        decision.submit(clerk, case, version(clerk, case))
        _own_approval_is_refused_by_the_server(clerk, case)
    with open_office(it.place("k.vogt"), practice=True) as opened:
        lead = opened.office
        notice = lead.reader.case(lead.actor, case).notices[0]
        seen = approval.Seen(notice.id, notice.pdf_sha256, notice.data_sha256)
        approval.approve(lead, case, version(lead, case), seen)
    return case


def _own_approval_is_refused_by_the_server(clerk: Office, case: str) -> None:
    """Past the program's own guard, as a changed program would."""
    notice = clerk.reader.case(clerk.actor, case).notices[0]
    bound = (notice.id, notice.pdf_sha256, notice.data_sha256, notice.pack_version)
    approved = CaseState.APPROVED
    fact = Approved(case, version(clerk, case), approved, *bound, clerk.actor.person, single_seat=False)
    with pytest.raises(ClerkError, match=r"approval\.own_work"), clerk.transaction(clerk.actor) as work:
        work.record(fact)


def test_nobody_sits_down_in_the_name_of_somebody_else(it: Headless) -> None:
    with open_office(it.place("a.becker")) as opened:
        assert not opened.office.single_seat
        with pytest.raises(OutsideError, match=r"person\.unknown"):
            opened.as_person("k.vogt")


def test_logins_outside_the_office_are_turned_away_with_a_sentence(it: Headless) -> None:
    done = it.run(SUPERUSER, "list")
    assert done.returncode == 1
    assert "„postgres“ ist in dieser Datenbank nicht eingetragen" in done.stderr
