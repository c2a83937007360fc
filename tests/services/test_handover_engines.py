"""The same hand-over without a window, on a file and on a server: fields, sheet, receipt and result."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.handover_result import Result
from clerk_app.services import assignment
from clerk_app.services.handover import file_of, hand_over, handovers, return_result, sheet_of
from tests.office_kit import take
from tests.services.both_engines import Engine, kinds

DAY = date(2026, 11, 3)


def test_a_case_leaves_with_its_receipt_and_comes_back_with_its_result(engine: Engine) -> None:
    with engine.desk("eingang") as office:
        case = take(office, "fahrerlaubnis", "umtausch")
    with engine.desk("a.becker") as clerk:
        assignment.claim(clerk, case, 1)
        [ready] = handovers(clerk, case)
        assert ready.missing == () and ready.values[0].label == "Aktenzeichen"
        assert sheet_of(clerk, case, "fachverfahren").startswith(b"%PDF")
        given = file_of(clerk, case, "fachverfahren")
        [handed] = hand_over(clerk, case, 2, "fachverfahren", "FE-1")
        assert clerk.reader.content(handed.file_sha256) == given
        with pytest.raises(ClerkError, match=r"case\.changed_elsewhere"):
            return_result(clerk, case, 2, Result.GRANTED, DAY)
        return_result(clerk, case, 3, Result.GRANTED, DAY, "Karte bestellt")
        record = clerk.reader.case(clerk.actor, case)
        assert record.case.state is CaseState.CLOSED
        assert kinds(record)[-3:] == ["handed_over", "result_returned", "noted"]
    assert engine.faults() == ()
