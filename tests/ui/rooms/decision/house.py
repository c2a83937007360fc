"""A small office with a real database, a real press and one invented service, for the rooms that decide."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy import event

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.facts import MemberAdded, Received, ReceivedDocument, UnitAdded
from clerk_app.domain.notice import Letterhead
from clerk_app.domain.pack_part import BlockUse, Check, DecisionType, InputSpec, Remedy, TextBlock
from clerk_app.domain.pack_rule import Condition
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.domain.service_pack import PersonPaths, Procedure, Routing, ServicePack
from clerk_app.domain.submission import RawField
from clerk_app.gateways.seal.finding import found_seal
from clerk_app.services.malware_guard import Guard
from clerk_app.services.office import House, Office
from clerk_app.services.sealing import SealPlace
from clerk_app.storage.engine import open_sqlite
from clerk_app.storage.migration import upgrade
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.unit_of_work import transactions

ROOT = Path(__file__).parents[4]
START = datetime(2026, 11, 23, 7, 21, tzinfo=UTC)
UNIT = "fahrerlaubnis"
OWN = (Membership(UNIT, Role.CLERK),)
MAIL_ROOM = Actor("eingang", "eingang", "Posteingang", (Membership(UNIT, Role.MAILROOM),))
BECKER = Actor("a.becker", "becker", "A. Becker", OWN)
SCHUSTER = Actor("m.schuster", "schuster", "M. Schuster", OWN)
VOGT = Actor("k.vogt", "vogt", "Dr. K. Vogt", (*OWN, Membership(UNIT, Role.SUPERVISOR)))

FIELDS = (
    RawField("person/anrede", "Frau"),
    RawField("person/vorname", "Maike"),
    RawField("person/name", "Schröder"),
    RawField("person/strasse", "Kaiserstraße"),
    RawField("person/nummer", "12"),
    RawField("person/plz", "61169"),
    RawField("person/ort", "Friedberg"),
    RawField("klassen", "B, L, M"),
)

PACK = ServicePack(
    id="umtausch",
    title="Fahrerlaubnis",
    version="2026-11",
    schema="1",
    unit=UNIT,
    file_reference="36 FE {year}/{number:04}",
    laws=("FeV",),
    announcement="HVwVfG",
    signature="Name der Sachbearbeitung",
    routing=Routing(),
    procedures=(Procedure("umtausch", "Umtausch"),),
    person=PersonPaths(
        salutation=("person/anrede",),
        given_name=("person/vorname",),
        family_name=("person/name",),
        street=("person/strasse",),
        house_number=("person/nummer",),
        postcode=("person/plz",),
        town=("person/ort",),
    ),
    groups=(),
    checks=(
        Check(
            id="lichtbild",
            label="Biometrisches Lichtbild",
            source="§ 21 Abs. 3 FeV",
            test=Condition("document", against=("Lichtbild",)),
            request="ein biometrisches Lichtbild",
        ),
    ),
    inputs=(
        InputSpec(id="klassen", label="Klassen", kind="text", origins=("klassen",), source="§ 6 FeV"),
        InputSpec(id="abholung", label="Abholung ab", kind="date", source="§ 22 FeV"),
    ),
    decisions=(
        DecisionType(
            id="umtausch",
            label="Umtausch",
            title="Bescheid über den Umtausch des Führerscheins",
            subject="Umtausch Ihres Führerscheins",
            blocks=(BlockUse("tenor"), BlockUse("gruende")),
            remedy="widerspruch",
        ),
        DecisionType(
            id="versagung",
            label="Versagung",
            title="Versagung des Umtauschs",
            subject="Umtausch Ihres Führerscheins",
            blocks=(BlockUse("versagung"), BlockUse("gruende")),
            remedy="widerspruch",
        ),
    ),
    remedies={
        "widerspruch": Remedy(
            "widerspruch", "widerspruch", "belehrung", "§ 58 VwGO", unconfirmed="Vorverfahren prüfen"
        )
    },
    texts={
        "tenor": TextBlock(
            "tenor",
            "Verfügung",
            "operative",
            "§ 24a FeV",
            "Ihr Führerschein wird umgetauscht. Der neue Führerschein gilt für die Klassen ((klassen)). "
            "Sie können ihn ab dem ((abholung)) abholen.",
        ),
        "versagung": TextBlock(
            "versagung", "Verfügung", "operative", "§ 24a FeV", "Der Umtausch wird versagt."
        ),
        "gruende": TextBlock(
            "gruende", "Begründung", "reasons", "§ 39 HVwVfG", "Die Voraussetzungen wurden geprüft."
        ),
        "belehrung": TextBlock(
            "belehrung",
            "Rechtsbehelfsbelehrung",
            "remedy",
            "§ 58 VwGO",
            "Gegen diesen Bescheid können Sie innerhalb eines Monats Widerspruch erheben.",
        ),
    },
    unconfirmed=("Ob ein Vorverfahren stattfindet, ist noch nicht bestätigt.",),
)

LETTERHEAD = Letterhead(
    authority="Wetteraukreis",
    unit="Der Kreisausschuss · Fahrerlaubnis",
    return_line="Wetteraukreis · Europaplatz · 61169 Friedberg",
    address=("Europaplatz", "61169 Friedberg"),
    contact=(("Telefon", "06031 83-0"),),
    footer=("Wetteraukreis · Europaplatz · 61169 Friedberg (Hessen)",),
)


@dataclass
class Clock:
    """Stands still until it is moved."""

    moment: datetime = START

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, **time: float) -> None:
        self.moment += timedelta(**time)


@dataclass(frozen=True)
class OneShelf:
    held: tuple[ServicePack, ...] = (PACK,)

    def packs(self) -> tuple[ServicePack, ...]:
        return self.held

    def pack(self, service: str, version: str) -> ServicePack | None:
        return next((pack for pack in self.held if pack.id == service), None)


class NoLamp:
    """Nothing is opened: what is shown is asserted before it reaches the lamp."""


class DecidingOffice:
    """What the tests hold in their hands. `login` is whoever sits at the desk."""

    def __init__(self, folder: Path, furnished: Path, shop: PrintShop) -> None:
        self.clock = Clock()
        self.path = Path(shutil.copy(furnished, folder / "office.db"))
        self.engine = open_sqlite(self.path)
        event.listen(self.engine, "connect", _without_waiting)
        self.transaction = transactions(self.engine, self.clock)
        self.reader = SqlReader(self.engine, self.clock)
        self.confirmations = frozenset({"umtausch.widerspruch"})
        self.sitting = BECKER
        self.seal: SealPlace | None = None
        self.guard = Guard()
        self.shelf = OneShelf()
        self._numbers = itertools.count(1)
        self._shop = shop

    def office(self) -> Office:
        return self.office_of(self.sitting)

    def office_of(self, actor: Actor) -> Office:
        return Office(
            transaction=self.transaction,
            reader=self.reader,
            actor=actor,
            shelf=self.shelf,
            house=House({UNIT: LETTERHEAD}, {}, self.confirmations, UNIT),
            printer=self._shop,
            lamp=NoLamp(),  # type: ignore[arg-type]
            clock=self.clock,
            holidays=lambda day: False,
            seal=self.seal,
            find_seal=found_seal,
            malware=self.guard,
        )

    def receive(self, *, papers: tuple[str, ...] = ("Lichtbild.pdf",), **changes: object) -> str:
        number = next(self._numbers)
        with self.transaction(MAIL_ROOM) as work:
            documents = tuple(
                ReceivedDocument(
                    f"d{number}-{place}",
                    name,
                    "application/pdf",
                    "application/pdf",
                    "attachment",
                    "",
                    len(name),
                    work.keep(name.encode()),
                )
                for place, name in enumerate(papers)
            )
            fact = _received(number, self.clock(), documents, work.keep(b"{}"))
            work.record(replace(fact, **changes))  # type: ignore[arg-type]
            work.commit()
        return fact.case


def _without_waiting(connection: sqlite3.Connection, _: object) -> None:
    """No test pulls the plug, so none has to wait for the disk."""
    connection.execute("PRAGMA synchronous = OFF")


def furnish(folder: Path) -> Path:
    """A database with the unit and its people; every test begins with a copy of it."""
    path = folder / "furnished.db"
    engine = open_sqlite(path)
    upgrade(engine, ROOT / "db")
    with transactions(engine, Clock())(MAIL_ROOM) as work:
        work.record(UnitAdded("", UNIT, "Fahrerlaubnisbehörde"))
        for actor in (MAIL_ROOM, BECKER, SCHUSTER, VOGT):
            for m in actor.memberships:
                work.record(MemberAdded("", actor.login, actor.person, m.unit, m.role.value, actor.name))
        work.commit()
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


def _received(number: int, now: datetime, documents: tuple[ReceivedDocument, ...], data: str) -> Received:
    return Received(
        case=f"case-{number}",
        destination_id="z1",
        submission_id=f"s{number}",
        thread_id=f"t{number}",
        channel="fit-connect",
        environment="TEST",
        received_at=now - timedelta(days=2),
        service="umtausch",
        pack_version="2026-11",
        procedure="umtausch",
        unit=UNIT,
        due_on=date(2026, 11, 29),
        file_reference=f"36 FE 2026/{number:04}",
        schema_uri="urn:x",
        data_mime_type="application/json",
        data_sha256=data,
        documents=documents,
        applicant="Schröder, Maike",
        subject="Fahrerlaubnis: Umtausch",
        fields=FIELDS,
    )


@dataclass
class HandBell:
    """An alarm that rings when the test says so."""

    ring: Callable[[], None]
    milliseconds: int | None = None
    settings: list[int] = field(default_factory=list)

    def set(self, milliseconds: int) -> None:
        self.milliseconds = milliseconds
        self.settings.append(milliseconds)

    def stop(self) -> None:
        self.milliseconds = None

    def is_set(self) -> bool:
        return self.milliseconds is not None


class HandBells:
    def __init__(self) -> None:
        self.bells: list[HandBell] = []

    def __call__(self, ring: Callable[[], None]) -> HandBell:
        self.bells.append(HandBell(ring))
        return self.bells[-1]

    def ring(self) -> None:
        """Everything that is set rings once."""
        for bell in self.bells:
            if bell.is_set():
                bell.stop()
                bell.ring()


class PlainSheet(QWidget):
    """Takes the place of the document view and remembers what was laid before it."""

    place_clicked = Signal(int, float, float)

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[bytes] = []
        self.title = ""
        self.marks: list[object] = []
        self.brought_up: object = None

    def show_document(self, title: str, content: bytes, mime_type: str) -> None:
        self.title = title
        self.shown.append(content)

    def update_document(self, content: bytes) -> None:
        self.shown.append(content)

    def clear(self) -> None:
        self.shown.clear()

    def mark(self, page: int, boxes: object, colour: object) -> None:
        self.marks.append((page, boxes))

    def bring_up(self, page: int, box: object) -> None:
        self.brought_up = (page, box)

    def clear_marks(self) -> None:
        self.marks.clear()
