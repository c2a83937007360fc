from __future__ import annotations

from datetime import date, timedelta

import pytest

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.submission import Attachment, Verdict
from clerk_app.services.by_hand import Handed, open_by_hand
from clerk_app.services.office_time import local_day
from tests.office_kit import PDF, practice_office

ANSWERS = {"antragsteller/familienname": "Muster", "antragsteller/vorname": "Erika"}


@pytest.fixture
def opened(tmp_path):
    with practice_office(tmp_path) as office:
        yield office


def handed(opened, **changes) -> Handed:
    pack = next(pack for pack in opened.office.shelf.packs() if pack.id == "bauantrag")
    paper = Attachment("1", "Antrag.pdf", "application/pdf", "application/pdf", "form", PDF)
    told = {"channel": "paper", "received_on": local_day(opened.office.clock()), "sheet": "blatt-1"}
    return Handed("bauantrag", pack.procedures[0].id, answers=ANSWERS, files=(paper,), **(told | changes))


def test_a_paper_application_becomes_a_case_of_the_service_and_day_it_came(opened):
    day = local_day(opened.office.clock()) - timedelta(days=3)
    arrival = open_by_hand(opened.office, handed(opened, received_on=day))
    record = opened.reader.case(opened.office.actor, arrival.case)
    assert record.case.service == "bauantrag" and record.case.channel == "paper"
    assert local_day(record.case.received_at) == day and record.case.applicant == "Muster, Erika"
    assert [document.name for document in record.documents] == ["Antrag.pdf"]


def test_the_same_sheet_written_down_twice_is_one_case(opened):
    first = open_by_hand(opened.office, handed(opened))
    again = open_by_hand(opened.office, handed(opened))
    assert again.result is Verdict.DUPLICATE and again.case == first.case


@pytest.mark.parametrize(
    "changes, code",
    [
        ({"channel": "fit-connect"}, "by_hand.channel"),
        ({"received_on": date(2999, 1, 1)}, "by_hand.future"),
    ],
)
def test_what_cannot_be_is_turned_down(opened, changes, code):
    with pytest.raises(ClerkError) as told:
        open_by_hand(opened.office, handed(opened, **changes))
    assert told.value.code == code
