"""The morning post of the practice office: seeded, so that everybody practises on the same applications."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from clerk_app.domain.service_pack import Procedure, ServicePack

from .invention import Inventor
from .papers import PaperMaker
from .payloads import PLANS, Plan, payload
from .sender import Parcel, SenderKeys, seal

SEED = 20261123
SPREAD_DAYS = 38


def parcels(resources: Path, packs: Sequence[ServicePack], today: date, seed: int = SEED) -> Iterator[Parcel]:
    """One parcel per planned application, oldest first; the same seed and day give the same contents."""
    inventor = Inventor(resources, seed)
    maker = PaperMaker(resources)
    plans = [plan for plan in PLANS for _ in range(plan.count)]
    inventor.random.shuffle(plans)
    for number, plan in enumerate(plans, 1):
        yield _parcel(number, len(plans), plan, inventor, maker, resources, packs, today)


def deliver(
    parcels: Iterator[Parcel],
    keys: SenderKeys,
    folder: Path,
    told: Callable[[int], None] = lambda number: None,
) -> list[Path]:
    """Seal what is not in the folder yet; a half-written parcel of an interrupted start is made anew."""
    delivered = []
    for parcel in parcels:
        place = folder / f"{parcel.number:03}"
        if not (place / "submission.json").exists():
            _empty(place)
            seal(parcel, keys, place)
        delivered.append(place)
        told(parcel.number)
    return delivered


def _parcel(
    number: int,
    count: int,
    plan: Plan,
    inventor: Inventor,
    maker: PaperMaker,
    resources: Path,
    packs: Sequence[ServicePack],
    today: date,
) -> Parcel:
    age = round(SPREAD_DAYS * (count - number) / count)
    day = today - timedelta(days=age)
    filled, person = payload(
        resources / "packs", plan, inventor, day - timedelta(days=inventor.random.randint(0, 2))
    )
    pack, procedure = _kind(packs, plan)
    routing = procedure.routing if procedure.routing.services else pack.routing
    schemas = procedure.routing.schemas or pack.routing.schemas
    hour = time(7 + inventor.random.randint(0, 10), inventor.random.randint(0, 59), tzinfo=UTC)
    return Parcel(
        number=number,
        service_identifier=routing.services[0],
        service_name=f"{pack.title}: {procedure.title}",
        schema_uri=schemas[0] if schemas else f"urn:amtstisch:uebung:{plan.service}",
        payload=filled,
        papers=maker.papers(plan, filled, person, inventor),
        submitted_at=datetime.combine(day, hour)
        if age
        else datetime.combine(day, time(5, number % 60, tzinfo=UTC)),
        mailbox=inventor.random.random() < 0.6,
    )


def _kind(packs: Sequence[ServicePack], plan: Plan) -> tuple[ServicePack, Procedure]:
    pack = next(pack for pack in packs if pack.id == plan.service)
    procedure = pack.procedure(plan.procedure)
    if procedure is None:
        raise LookupError(f"{plan.service}/{plan.procedure}")
    return pack, procedure


def _empty(place: Path) -> None:
    for path in sorted(place.rglob("*"), reverse=True) if place.exists() else ():
        path.rmdir() if path.is_dir() else path.unlink()
    if place.exists():
        place.rmdir()
