"""A stored notice that was changed is used for nothing: not shown, approved, exported or handed on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from clerk_app.admin.cases import show_value
from clerk_app.admin.words import sentence
from clerk_app.domain.errors import OutsideError
from clerk_app.opening.office import OpenOffice
from clerk_app.practice.scenes import settle
from clerk_app.services import approval, assignment, casefile, decision
from clerk_app.services.approval import Seen
from clerk_app.services.handover import handovers
from clerk_app.services.notices import notice_of_case
from clerk_app.services.office import Office
from tests.office_kit import receive


@pytest.fixture
def case(opened: OpenOffice) -> str:
    becker = opened.as_person("a.becker")
    case = receive(opened, "wohngeld", "erstantrag_mietzuschuss")
    assignment.claim(becker, case, 1)
    settle(becker, case, "bewilligung")
    decision.submit(becker, case, becker.reader.case(becker.actor, case).case.version)
    return case


def approve(office: Office, case: str) -> None:
    record = office.reader.case(office.actor, case)
    seen = Seen(record.notices[0].id, record.notices[0].pdf_sha256, record.notices[0].data_sha256)
    approval.approve(office, case, record.case.version, seen)


def forge(opened: OpenOffice, change: str, trigger: str) -> None:
    with opened.engine.connect() as connection, connection.begin():
        connection.execute(sa.text(f"DROP TRIGGER {trigger}"))
        connection.execute(sa.text(change))


USES: dict[str, Callable[[Office, str], object]] = {
    "show and export": lambda office, case: notice_of_case(office, case),
    "approve": approve,
}
BYTES = "UPDATE contents SET bytes = x'00' WHERE sha256 IN (SELECT pdf_sha256 FROM notices)"
DATA = "UPDATE notices SET data = '{}'"


@pytest.mark.parametrize("use", USES)
def test_changed_bytes_are_used_for_nothing(opened: OpenOffice, case: str, use: str) -> None:
    vogt = opened.as_person("k.vogt")
    forge(opened, BYTES, "contents_no_update")
    with pytest.raises(OutsideError) as noticed:
        USES[use](vogt, case)
    assert noticed.value.code == "content.changed"
    assert "Prüfsumme" in sentence(noticed.value.code, noticed.value.facts)


@pytest.mark.parametrize("use", USES)
def test_untouched_they_are_used(opened: OpenOffice, case: str, use: str) -> None:
    USES[use](opened.as_person("k.vogt"), case)


def test_changed_data_are_handed_to_nobody(opened: OpenOffice, case: str) -> None:
    approve(opened.as_person("k.vogt"), case)
    becker = opened.as_person("a.becker")
    assert handovers(becker, case)
    forge(opened, DATA, "notices_no_update")
    with pytest.raises(OutsideError, match=r"content\.changed"):
        handovers(becker, case)


def test_an_approval_on_a_single_seat_says_so_wherever_it_stands(opened: OpenOffice, case: str) -> None:
    vogt = opened.as_person("k.vogt")
    approve(vogt, case)
    file = casefile.case_file(vogt, case)
    value = show_value(file)
    assert file.record.notices[0].single_seat
    assert [notice["single_seat"] for notice in value["notices"]] == [True]
    assert [e["facts"]["single_seat"] for e in value["journal"] if e["kind"] == "approved"] == [True]
