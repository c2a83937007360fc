"""Programs at work on one embedded database, each a process of its own that can be killed at any moment.

A program notes what it was told is saved, one line an act, only after it was told.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.person import Membership, Role
from clerk_app.opening.key_places import KEY_FILE
from clerk_app.opening.office import OpenOffice, enrol, open_office
from clerk_app.services import assignment, decision
from clerk_app.services.office import Office
from tests.office_kit import receive

SERVICE, PROCEDURE = "wohngeld", "erstantrag_mietzuschuss"


@dataclass(frozen=True)
class Place:
    """Where the office lies, its key, and where a program notes what it was told."""

    database: Path
    key_file: Path
    notes: Path

    @property
    def told(self) -> list[dict[str, Any]]:
        lines = [line for path in sorted(self.notes.iterdir()) for line in path.read_text().split("\n")[:-1]]
        return [json.loads(line) for line in lines]

    @contextmanager
    def opened(self) -> Iterator[OpenOffice]:
        os.environ[KEY_FILE] = str(self.key_file)
        with open_office(self.database) as opened:
            yield opened


def furnish(place: Place, clerks: int) -> tuple[str, ...]:
    """The logins of so many clerks."""
    place.notes.mkdir()
    logins = tuple(f"clerk{number}" for number in range(clerks))
    with place.opened() as opened:
        for login in logins:
            enrol(opened.office, login, login, login, (Membership(SERVICE, Role.CLERK),))
    return logins


def start(work: Callable[..., None], place: Place, *arguments: object) -> BaseProcess:
    context = multiprocessing.get_context("spawn" if os.name == "nt" else "forkserver")
    if os.name != "nt":
        context.set_forkserver_preload([__name__])  # type: ignore[attr-defined]
    process: BaseProcess = context.Process(target=work, args=(place, *arguments), daemon=True)  # type: ignore[attr-defined]
    process.start()
    return process


def take_in(place: Place, first: int) -> None:
    """Imports one submission after the other, without end."""
    with place.opened() as opened, _notebook(place) as tell:
        number = first
        while True:
            case = receive(opened, SERVICE, PROCEDURE, number)
            tell(act="received", case=case, number=number)
            number += 1


def write(place: Place, login: str, case: str) -> None:
    """Saves one draft again and again, without end."""
    with place.opened() as opened, _notebook(place) as tell:
        office = opened.as_person(login)
        while True:
            stored = office.reader.case(office.actor, case).draft
            seen = stored.revision if stored else 0
            saved = decision.save(office, case, _draft(f"{seen + 1}"), seen)
            tell(act="saved", case=case, revision=saved.revision)


def jostle(place: Place, login: str, cases: tuple[str, ...], seed: int, acts: int) -> None:
    """Claims, saves and releases what others claim, save and release; some acts rest on an old look."""
    chance = random.Random(seed)
    with place.opened() as opened, _notebook(place) as tell:
        office = opened.as_person(login)
        for _ in range(acts):
            tell(**_jostled(office, chance.choice(cases), chance))


def _jostled(office: Office, case_id: str, chance: random.Random) -> dict[str, Any]:
    record = office.reader.case(office.actor, case_id)
    case, seen = record.case, record.draft.revision if record.draft else 0
    time.sleep(chance.choice((0, 0, 0.002, 0.01)))
    told = {"login": office.actor.login, "case": case_id}
    try:
        if not case.clerk:
            assignment.claim(office, case_id, case.version)
            return told | {"act": "claimed", "version": case.version}
        if chance.random() < 0.3:
            assignment.release(office, case_id, case.version)
            return told | {"act": "released", "version": case.version}
        text = f"{office.actor.login} {os.getpid()} {time.monotonic_ns()}"
        saved = decision.save(office, case_id, _draft(text), seen)
        return told | {"act": "saved", "revision": saved.revision, "text": text, "moves": len(saved.facts)}
    except (ClerkError, OutsideError) as refused:
        return told | {"act": "refused", "code": refused.code, "facts": str(refused.facts)}


def _draft(text: str) -> Draft:
    return Draft("bewilligung", {}, {"begruendung": text})


@contextmanager
def _notebook(place: Place) -> Iterator[Callable[..., None]]:
    with (place.notes / f"{os.getpid()}-{time.monotonic_ns()}").open("w") as file:

        def tell(**told: object) -> None:
            file.write(json.dumps(told) + "\n")
            file.flush()

        yield tell
