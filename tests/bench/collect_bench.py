"""How many submissions are collected, stored and accepted while a bare loop only downloads and decrypts one.

Same server in a process of its own, same submissions (two sealed parts, an attachment of 100 kB),
alternating. The bare loop is the floor: token, list, GET submission, GET attachment, three RSA-4096
decryptions. It checks no signature, no schema and no hash, keeps nothing and answers nobody.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import httpx

from clerk_app.gateways.jose import jwe, jwk
from clerk_app.opening.channels import open_channels
from clerk_app.opening.office import now, open_office
from clerk_app.opening.paths import Home
from clerk_app.services.collecting import collect_round
from clerk_app.services.collecting_book import Collector
from clerk_app.services.collecting_round import AHEAD
from tests.fitconnect_server.cast import Cast, lay_out, new_cast
from tests.fitconnect_server.lines import serving
from tests.fitconnect_server.parcels import paper, sealed_parcel
from tests.fitconnect_server.service import Service

TARGET = 0.5
ROUNDS = 5
PER_ROUND = 25
ATTACHMENT = 100_000


def measures() -> list[dict[str, object]]:
    bare, ours = _compare()
    ratio = bare / ours
    return [
        {
            "name": "Einreichungen je Sekunde, geprüft, gespeichert und angenommen, gegen bloßes Abholen",
            "value": round(1 / ours, 1),
            "ratio": round(ratio, 2),
            "baseline": f"nur laden und entschlüsseln: {1 / bare:.1f} Einreichungen je Sekunde",
            "target": TARGET,
            "met": ratio >= TARGET,
        }
    ]


def _compare() -> tuple[float, float]:
    bare, ours = [], []
    cast = new_cast()
    with tempfile.TemporaryDirectory() as folder, _server(cast) as (address, lay_in):
        home = Path(folder)
        lay_out(cast, home, address)
        for number in range(ROUNDS + 1):
            lay_in(number)
            first = _seconds(lambda: _only_download(cast, address))
            second = _seconds(lambda: _collect(home))
            if number:  # the first round warms both up
                bare.append(first)
                ours.append(second)
    return statistics.median(bare), statistics.median(ours)


@contextmanager
def _server(cast: Cast) -> Iterator[tuple[str, Callable[[int], None]]]:
    """In a process of its own, so that it takes no time from those that are measured."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    keys = tuple(jwk.private_jwk(key) for key in (cast.inbox, cast.signer, cast.service))
    process = context.Process(target=_serve, args=(there, keys), daemon=True)
    process.start()

    def lay_in(batch: int) -> None:
        here.send(batch)
        here.recv()

    try:
        yield here.recv(), lay_in
    finally:
        here.send(None)
        process.join()


def _serve(line: Connection, keys: tuple[dict[str, object], ...]) -> None:
    service = Service(Cast(*map(jwk.parse_private, keys)), "")
    with serving(service) as address:
        service.issuer = f"{address}/submission-api"
        line.send(address)
        while (batch := line.recv()) is not None:
            _lay_in(service, batch)
            line.send("ready")


def _lay_in(service: Service, batch: int) -> None:
    service.parcels.clear()
    for number in range(batch * PER_ROUND, (batch + 1) * PER_ROUND):
        attachments = (paper(number, ATTACHMENT),)
        told = (service.cast, service.issuer, number, datetime.now(UTC))
        service.lay_in(sealed_parcel(*told, attachments=attachments))


def _only_download(cast: Cast, address: str) -> float:
    with httpx.Client(headers={"User-Agent": "floor"}) as client:
        start = time.perf_counter()
        form = {"grant_type": "client_credentials", "client_id": cast.client_id}
        token = client.post(f"{address}/token", data=form | {"client_secret": cast.client_secret}).json()
        client.headers["Authorization"] = f"Bearer {token['access_token']}"
        base = f"{address}/submission-api/v2/submissions"
        for row in client.get(base, params={"destinationId": cast.destination}).json()["submissions"]:
            said = json.loads(client.get(f"{base}/{row['submissionId']}").content)
            sealed = [said["encryptedMetadata"], said["encryptedData"]]
            for one in said["attachments"]:
                place = f"{base}/{row['submissionId']}/attachments/{one}"
                sealed.append(client.get(place, headers={"Accept": "application/jose"}).text)
            for part in sealed:
                jwe.decrypt(part, cast.inbox)
        return time.perf_counter() - start


def _collect(home: Path) -> float:
    with (
        ThreadPoolExecutor(AHEAD) as helper,
        open_office(home / "amtstisch.db", practice=True, plain=True) as opened,
        open_channels(Home(home), now, time.sleep) as channels,
    ):
        start = time.perf_counter()
        collector = Collector("bench", ahead=lambda work: helper.submit(work).result)
        (outcome,) = collect_round(opened.office, channels, collector, at_once=True).values()
        taken = time.perf_counter() - start
    if (outcome.tally.stored, outcome.tally.accepted) != (PER_ROUND, PER_ROUND):
        raise RuntimeError(f"not everything was collected: {outcome}")
    return taken


def _seconds(step) -> float:  # type: ignore[no-untyped-def]
    gc.collect()
    return float(step()) / PER_ROUND


if __name__ == "__main__":
    for measure in measures():
        print(measure)
