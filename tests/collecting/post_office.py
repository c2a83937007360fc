"""A delivery service and an office with a line between them, without network and without waiting."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import httpx

from clerk_app.domain.delivery import Delivery
from clerk_app.domain.person import Actor
from clerk_app.gateways.fitconnect.catalogue import load_catalogue
from clerk_app.gateways.fitconnect.environments import load_environments
from clerk_app.gateways.fitconnect.online.api import SubmissionApi
from clerk_app.gateways.fitconnect.online.channel import Examiners, FitConnectChannel, Line
from clerk_app.gateways.fitconnect.online.key_board import KeyBoard
from clerk_app.gateways.fitconnect.online.profile import Limits, Profile
from clerk_app.gateways.fitconnect.online.token import TokenDesk
from clerk_app.gateways.fitconnect.online.wire import USER_AGENT, Wire
from clerk_app.gateways.fitconnect.schemas import load_schemas
from clerk_app.gateways.jose.jwk import PrivateKey
from clerk_app.opening.office import open_office
from clerk_app.opening.paths import Shipped
from clerk_app.services.channels import Policy
from clerk_app.services.collecting import Outcome, collect
from clerk_app.services.collecting_book import Collector
from clerk_app.services.collecting_round import Tally
from clerk_app.services.office import Office, UnitOfWork
from clerk_app.services.reading import Box, CaseRow, Filter
from clerk_app.storage.engine import open_sqlite
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.unit_of_work import transactions
from tests.fitconnect_server.cast import Cast, new_cast
from tests.fitconnect_server.lines import InProcess
from tests.fitconnect_server.parcels import Parcel, sealed_parcel
from tests.fitconnect_server.service import Service
from tests.fitconnect_server.wishes import Moods, Wish

ADDRESS = "http://127.0.0.1:1"
ISSUER = f"{ADDRESS}/submission-api"
START = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
BITS = 2048  # half of what FIT-Connect demands, for the sake of speed

Transaction = Callable[[Actor], AbstractContextManager[UnitOfWork]]


@cache
def small_cast() -> Cast:
    return new_cast(BITS)


@cache
def examiners() -> Examiners:
    folder = Shipped().resources / "fitconnect"
    return Examiners(
        load_schemas(folder),
        load_catalogue(folder / "problems.toml"),
        load_environments(folder / "environments.toml"),
    )


@dataclass
class Clock:
    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        return self.now.timestamp()

    def pause(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class PostOffice:
    """`collect` is one round; each round comes `later` than everything that rests."""

    folder: Path
    office: Office
    clock: Clock
    cast: Cast
    service: Service
    policy: Policy = Policy.AUTOMATIC
    decryption: tuple[PrivateKey, ...] = ()
    limits: Limits = field(default_factory=lambda: Limits(first_pause=0.01, longest_pause=5.0))

    def wish(self, kind: str, request: str, times: int = 1, skip: int = 0, value: float = 0.0) -> None:
        self.service.moods.wishes.append(Wish(kind, request, times, skip, value))

    def arrive(self, number: int = 1, **changes: object) -> Parcel:
        parcel = sealed_parcel(self.cast, self.service.issuer, number, self.clock.now, **changes)
        self.service.lay_in(parcel)
        return parcel

    def channel(self, transport: httpx.BaseTransport | None = None) -> FitConnectChannel:
        """A new one each time, as after a restart."""
        profile = Profile(
            name="Testzustellpunkt",
            environment="TEST",
            token_url=f"{ADDRESS}/token",
            submission_api=ISSUER,
            destination=self.cast.destination,
            client_id=self.cast.client_id,
            client_secret=self.cast.client_secret,
            policy=self.policy,
            limits=self.limits,
        )
        line = transport or InProcess(self.service)
        client = httpx.Client(transport=line, headers={"User-Agent": USER_AGENT})
        wire = Wire(client, profile.limits, self.clock, self.clock.pause)
        api = SubmissionApi(wire, profile, TokenDesk(wire, profile, self.clock.seconds))
        ours = (self.cast.signer.public,)
        keys = KeyBoard(api, self.decryption, ours, profile.destination, self.clock.seconds, BITS)
        return FitConnectChannel(
            profile, Line(wire, api, keys), self.cast.signer, examiners(), self.folder / "spool"
        )

    def round(
        self, channel: FitConnectChannel | None = None, office: Office | None = None, **wishes: Any
    ) -> Outcome:
        self.clock.now += timedelta(seconds=1)
        collector = replace(Collector("test", timedelta(seconds=1), timedelta(minutes=10)), **wishes)
        return collect(office or self.office, channel or self.channel(), collector, at_once=True)

    def collect(self) -> Tally:
        outcome = self.round()
        if outcome.trouble is not None:
            raise outcome.trouble
        return outcome.tally

    def later(self, **time: float) -> None:
        self.clock.now += timedelta(**(time or {"hours": 7}))

    def cases(self) -> list[CaseRow]:
        return list(self.office.reader.page(self.office.actor, Filter(Box.ALL)).rows)

    def delivery(self, parcel: Parcel) -> Delivery | None:
        with self.office.transaction(self.office.actor) as work:
            return work.deliveries().find(parcel.destination, parcel.submission)

    def kinds(self, case: str) -> list[str]:
        return [entry.kind for entry in self.office.reader.case(self.office.actor, case).timeline]

    def with_transaction(self, transaction: Transaction) -> Office:
        return replace(self.office, transaction=transaction)


class OfficeMaker:
    """Opens an office once, and gives out as many as are wanted, each on a database of its own."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.db"
        with open_office(self._template, practice=True, plain=True) as opened:
            self._office = opened.office
        self._numbers = 0
        self._folder = folder

    @contextmanager
    def office(self, clock: Clock) -> Iterator[tuple[Path, Office]]:
        self._numbers += 1
        folder = self._folder / f"office-{self._numbers}"
        folder.mkdir()
        shutil.copy(self._template, folder / "office.db")
        engine = open_sqlite(folder / "office.db")
        try:
            reader, transaction = SqlReader(engine, clock), transactions(engine, clock)
            yield folder, replace(self._office, transaction=transaction, reader=reader, clock=clock)
        finally:
            engine.dispose()

    @contextmanager
    def post_office(self, cast: Cast | None = None, moods: Moods | None = None) -> Iterator[PostOffice]:
        cast, clock = cast or small_cast(), Clock()
        service = Service(cast, ISSUER, moods, clock.seconds)
        with self.office(clock) as (folder, office):
            yield PostOffice(folder, office, clock, cast, service, decryption=(cast.inbox,))
