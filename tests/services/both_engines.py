"""An office on a file and on a server, entered by whoever works there, with rules of the authority's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from clerk_app.domain.desk_rule import DeskRule
from clerk_app.opening.office import OpenOffice, open_office
from clerk_app.opening.shared_place import shared_place
from clerk_app.services.office import Office
from clerk_app.services.reading import CaseRecord
from clerk_app.storage.postgres import provisioning
from tests.journeys.shared_desks import PEOPLE, UNITS
from tests.office_kit import practice_office
from tests.tools.postgres import lent_server
from tests.tools.shared_office import SharedOffice, furnished

Enter = Callable[[str], AbstractContextManager[OpenOffice]]


@dataclass(frozen=True)
class Engine:
    """`sorter` sits in the mail room; `strangers` are no clerks of the driving licences.

    `it` is who runs scripts on the server.
    """

    enter: Enter
    sorter: str
    strangers: tuple[str, ...]
    it: Callable[[str], None] = lambda script: None

    @contextmanager
    def desk(self, login: str, *rules: DeskRule) -> Iterator[Office]:
        with self.enter(login) as opened:
            office = at_the_desk(opened, login)
            yield replace(office, house=replace(office.house, desk_rules=rules))

    def record(self, login: str, case: str) -> CaseRecord:
        with self.desk(login) as office:
            return office.reader.case(office.actor, case)

    def faults(self) -> tuple[object, ...]:
        with self.enter("r.hahn") as opened:
            return opened.reader.verify()


def on_a_file(folder: Path) -> Iterator[Engine]:
    with practice_office(folder) as opened:

        @contextmanager
        def enter(_login: str) -> Iterator[OpenOffice]:
            yield opened

        yield Engine(enter, "poststelle", ("x.gegangen", "t.wagner"))


def on_a_server(folder: Path) -> Iterator[Engine]:
    for office in furnished(lent_server(), PEOPLE, UNITS):

        def enter(
            login: str, name: str = office.name, port: int = office.server.port
        ) -> AbstractContextManager[OpenOffice]:
            address = f"postgresql://{login}@127.0.0.1:{port}/{name}"
            return open_office(shared_place(address, folder / login, weak_line=False))

        def it(script: str, office: SharedOffice = office) -> None:
            provisioning.run(office.engine(), [script])

        yield Engine(enter, "p.post", ("x.gegangen", "t.wagner", "k.vogt"), it)


def at_the_desk(opened: OpenOffice, login: str) -> Office:
    return opened.office if opened.shared or login == "eingang" else opened.as_person(login)


def kinds(found: CaseRecord) -> list[str]:
    """What happened to the case, apart from being looked at."""
    return [entry.kind for entry in found.timeline if entry.kind not in ("opened", "turned_down")]
