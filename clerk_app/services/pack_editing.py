"""Writing at service packs: drafts by editors, released by a second person, active for new cases only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from clerk_app.domain.composition import Composition
from clerk_app.domain.desk_facts import PackInstalled
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact
from clerk_app.domain.person import Actor, Role

from . import decision
from .office import Office
from .office_time import local_day
from .pack_reading import Blank, NewAmount, PackName, PackWorkshop, Passage, Pen, Release, Usage

SIGNATURES = 2


def may_edit(actor: Actor) -> bool:
    return actor.works_as(Role.EDITOR)


def usage(office: Office) -> Usage:
    """How many running cases hold to which version; a figure, nothing of the cases themselves."""
    return office.reader.pack_usage()


def proposed_version(office: Office, workshop: PackWorkshop, service: str) -> str:
    return workshop.proposed_version(service, local_day(office.clock()))


def begin(office: Office, workshop: PackWorkshop, service: str, version: str) -> PackName:
    _require_editor(office)
    return workshop.begin(service, version, _pen(office))


def write(office: Office, workshop: PackWorkshop, name: PackName, blank: Blank, value: str) -> None:
    _require_editor(office)
    workshop.write(name, blank, value, _pen(office))


def add_amount(
    office: Office, workshop: PackWorkshop, name: PackName, passage: Passage, amount: NewAmount
) -> None:
    _require_editor(office)
    workshop.add_amount(name, passage, amount, _pen(office))


def begin_parameters(
    office: Office, workshop: PackWorkshop, name: PackName, since: date, source: str
) -> None:
    _require_editor(office)
    workshop.begin_parameters(name, since, source, _pen(office))


def discard(office: Office, workshop: PackWorkshop, name: PackName) -> None:
    _require_editor(office)
    workshop.discard(name)


def preview(office: Office, composed: Composition) -> bytes:
    """The notice of an example as the press would print it with what is written now."""
    return decision.preview(office, composed)


def lay_before(office: Office, workshop: PackWorkshop, name: PackName, key: Path) -> Path:
    """The author signs; from now on somebody else has to look at it."""
    _require_own_key(office, workshop, key)
    return workshop.lay_before(name, key)


def take_in(office: Office, workshop: PackWorkshop, archive: Path) -> PackName:
    _require_editor(office)
    return workshop.take_in(archive)


def release(office: Office, workshop: PackWorkshop, name: PackName, key: Path | None) -> tuple[Fact, ...]:
    """The second person signs and installs. Without a key only what two others have signed already."""
    _require_editor(office)
    _require_second_person(office, workshop, name)
    if key is not None and len(workshop.signers(name)) < SIGNATURES:
        _require_own_key(office, workshop, key)
        workshop.countersign(name, key)
    ready = workshop.ready(name)
    facts = _installed(office, workshop, ready)
    workshop.finish(ready)
    return facts


def _installed(office: Office, workshop: PackWorkshop, ready: Release) -> tuple[Fact, ...]:
    """Files and journal go together: what cannot be written down is taken back."""
    with office.transaction(office.actor) as work:
        work.record(
            PackInstalled(
                "", ready.name.service, ready.name.version, ready.former,
                ready.manifest_sha256, ready.signed_by,
            )
        )  # fmt: skip
        workshop.install(ready)
        return _or_undone(work.commit, lambda: workshop.withdraw(ready))


def _or_undone(commit: Callable[[], tuple[Fact, ...]], undo: Callable[[], None]) -> tuple[Fact, ...]:
    try:
        return commit()
    except BaseException:
        undo()
        raise


def _require_editor(office: Office) -> None:
    if not may_edit(office.actor):
        raise ClerkError("person.not_entitled", role=Role.EDITOR.value, unit="", person=office.actor.name)


def _require_own_key(office: Office, workshop: PackWorkshop, key: Path) -> None:
    _require_editor(office)
    holder = workshop.key_holder(key)
    if holder != office.actor.name:
        raise ClerkError("pack.other_key", holder=holder, person=office.actor.name)


def _require_second_person(office: Office, workshop: PackWorkshop, name: PackName) -> None:
    """Neither who wrote at it nor who signed it first."""
    own = any(
        pen.person == office.actor.person or pen.name == office.actor.name for pen in workshop.writers(name)
    )
    signed = workshop.signers(name)
    if own or (signed and signed[0] == office.actor.name):
        raise ClerkError("pack.own_work", person=office.actor.name)


def _pen(office: Office) -> Pen:
    return Pen(office.actor.name, office.actor.person)
