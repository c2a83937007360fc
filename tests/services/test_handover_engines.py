"""The same hand-over without a window, on a file and on a server: fields, sheet, receipt and result."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path

import pytest

from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.handover_result import Result
from clerk_app.opening.office import OpenOffice, open_office
from clerk_app.opening.shared_place import shared_place
from clerk_app.services import assignment
from clerk_app.services.handover import file_of, hand_over, handovers, return_result, sheet_of
from clerk_app.services.office import Office
from tests.journeys.shared_desks import PEOPLE, UNITS
from tests.office_kit import practice_office, receive
from tests.tools.postgres import available, start_server
from tests.tools.shared_office import furnished

Enter = Callable[[str], AbstractContextManager[OpenOffice]]
DAY = date(2026, 11, 3)


def _file(folder: Path) -> Iterator[Enter]:
    with practice_office(folder) as opened:

        @contextmanager
        def enter(_login: str) -> Iterator[OpenOffice]:
            yield opened

        yield enter


def _server(folder: Path) -> Iterator[Enter]:
    if not available():
        pytest.skip("auf diesem Rechner lässt sich kein PostgreSQL starten")
    server = start_server()
    try:
        for office in furnished(server, PEOPLE, UNITS):

            def enter(login: str, name: str = office.name) -> AbstractContextManager[OpenOffice]:
                address = f"postgresql://{login}@127.0.0.1:{server.port}/{name}"
                return open_office(shared_place(address, folder / login, weak_line=False))

            yield enter
    finally:
        server.remove()


@pytest.fixture(params=[_file, _server], ids=["file", "server"])
def enter(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Enter]:
    yield from request.param(tmp_path)


def at_the_desk(opened: OpenOffice, login: str) -> Office:
    return opened.office if opened.shared else opened.as_person(login)


def test_a_case_leaves_with_its_receipt_and_comes_back_with_its_result(enter: Enter) -> None:
    with enter("eingang") as opened:
        case = receive(opened, "fahrerlaubnis", "umtausch")
    with enter("a.becker") as opened:
        clerk = at_the_desk(opened, "a.becker")
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
        kinds = [entry.kind for entry in record.timeline if entry.kind not in ("opened", "turned_down")]
        assert record.case.state is CaseState.CLOSED
        assert kinds[-3:] == ["handed_over", "result_returned", "noted"]
    with enter("r.hahn") as opened:
        assert opened.reader.verify() == ()
