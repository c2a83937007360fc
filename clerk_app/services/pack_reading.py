"""What the room of the service packs reads: versions, what stands in them, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from clerk_app.domain.composition import Composition

Way = tuple[str | int, ...]  # steps from the top of a file down to a value


class Standing(StrEnum):
    """How far a version has come."""

    DRAFT = "draft"  # somebody writes at it
    LAID_BEFORE = "laid_before"  # signed, and waiting for a second person
    IN_FORCE = "in_force"  # new cases begin with it
    OLDER = "older"  # kept for the cases that began with it


class Section(StrEnum):
    """In which order a pack is read."""

    TEXTS = "texts"
    AMOUNTS = "amounts"
    PERIODS = "periods"
    CHECKS = "checks"
    DECISIONS = "decisions"
    SOURCES = "sources"
    EXAMPLES = "examples"


@dataclass(frozen=True)
class PackName:
    """One version of one service, in one standing."""

    service: str
    version: str
    standing: Standing

    @property
    def id(self) -> str:
        return f"{self.standing}:{self.service}:{self.version}"


@dataclass(frozen=True)
class Pen:
    """Somebody who wrote at a pack or signed it; `person` is "" where only a name is known."""

    name: str
    person: str = ""


@dataclass(frozen=True)
class PackEntry:
    name: PackName
    title: str
    based_on: str = ""  # the version in force it is compared with
    amounts_since: date | None = None  # the latest day from which an amount in it holds
    unconfirmed: int = 0
    written_by: tuple[Pen, ...] = ()
    signed_by: tuple[str, ...] = ()
    trouble: str = ""  # why it cannot be read, with file and line


@dataclass(frozen=True)
class Amount:
    since: date
    text: str
    source: str
    minor: str = ""


@dataclass(frozen=True)
class Blank:
    """A value that may be written anew in a draft; `kind` is text, long_text, integer, amounts or lines."""

    name: str
    value: str
    kind: str
    file: str
    way: Way
    line: int = 0


@dataclass(frozen=True)
class Passage:
    """One thing that stands in a pack, with its source and its place.

    `confirmed_as` is the name by which the legal office would confirm it in authority.toml.
    """

    id: str
    section: Section
    title: str
    text: str
    source: str
    file: str
    line: int
    unconfirmed: str = ""
    confirmed_as: str = ""
    about: tuple[tuple[str, str], ...] = ()  # what else is said about it: name, value
    amounts: tuple[Amount, ...] = ()
    blanks: tuple[Blank, ...] = ()
    way: Way = ()  # of the table that takes a further dated amount

    @property
    def has_minor(self) -> bool:
        return any(amount.minor for amount in self.amounts)


@dataclass(frozen=True)
class NewAmount:
    since: date
    least: Decimal
    most: Decimal
    source: str
    minor: Decimal | None = None  # what minors pay, where the law grants less


@dataclass(frozen=True)
class Flaw:
    """What is wrong in a pack, where, and what to do."""

    file: str
    line: int
    message: str


@dataclass(frozen=True)
class Sample:
    """An example of the pack with which a notice can be looked at."""

    id: str
    title: str
    blocks: frozenset[str] = field(default_factory=frozenset)  # texts the notice shows


@dataclass(frozen=True)
class Release:
    """A version ready to be installed: who stands for it, and the hash of what they signed."""

    name: PackName
    manifest_sha256: str
    signed_by: tuple[str, ...]
    former: str


class PackWorkshop(Protocol):
    """Where packs lie, are written at, signed and installed. What is wrong in a pack is "pack.faulty"."""

    def entries(self, confirmations: frozenset[str]) -> tuple[PackEntry, ...]: ...
    def passages(self, name: PackName) -> tuple[Passage, ...]: ...
    def flaws(self, name: PackName) -> tuple[Flaw, ...]: ...
    def changes(self, name: PackName) -> tuple[str, ...]:
        """What differs from the version in force, one sentence each."""
        ...

    def samples(self, name: PackName) -> tuple[Sample, ...]: ...
    def composition(self, name: PackName, sample: str) -> Composition: ...
    def proposed_version(self, service: str, today: date) -> str: ...
    def begin(self, service: str, version: str, pen: Pen) -> PackName: ...
    def write(self, name: PackName, blank: Blank, value: str, pen: Pen) -> None: ...
    def add_amount(self, name: PackName, passage: Passage, amount: NewAmount, pen: Pen) -> None:
        """Beside the amounts there are; none of the released version is ever overwritten."""
        ...

    def begin_parameters(self, name: PackName, since: date, source: str, pen: Pen) -> None:
        """A new file with the amounts of a law from a day on; the older file stays."""
        ...

    def discard(self, name: PackName) -> None: ...
    def writers(self, name: PackName) -> tuple[Pen, ...]: ...
    def signers(self, name: PackName) -> tuple[str, ...]: ...
    def key_holder(self, key: Path) -> str: ...
    def lay_before(self, name: PackName, key: Path) -> Path:
        """Signs the draft; the signed file waits for a second person and may be carried to another desk."""
        ...

    def take_in(self, archive: Path) -> PackName:
        """A signed file from elsewhere joins those that wait."""
        ...

    def countersign(self, name: PackName, key: Path) -> None: ...
    def ready(self, name: PackName) -> Release:
        """Signed by two known persons and without a fault; otherwise the complaint says what is missing."""
        ...

    def install(self, release: Release) -> None: ...
    def withdraw(self, release: Release) -> None:
        """Undo an installation that could not be written down."""
        ...

    def finish(self, release: Release) -> None:
        """The journal has it: new cases begin with it from now on."""
        ...


Usage = Mapping[tuple[str, str], int]  # service and version → running cases
