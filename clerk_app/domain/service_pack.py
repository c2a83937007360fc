"""A public service as data: how it arrives, what is checked, how it is decided, and by which law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .pack_part import (
    Body,
    Check,
    DeadlineRule,
    DecisionType,
    FeeRule,
    Handover,
    InputSpec,
    PrivacyNote,
    Remedy,
    Retention,
    Source,
    Table,
    TextBlock,
)
from .pack_rule import Condition
from .wohngeld.parameters import Parameters


@dataclass(frozen=True)
class Routing:
    """By what a submission is recognised; anything named is enough."""

    services: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()  # root elements of XÖV messages
    destinations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Procedure:
    id: str
    title: str
    routing: Routing = field(default_factory=Routing)
    when: Condition | None = None  # recognised by the application data
    note: str = ""  # what is still missing, e.g. that decisions follow


@dataclass(frozen=True)
class FieldLabel:
    """`pattern` → what a clerk reads beside the value."""

    pattern: str
    label: str
    kind: str = "text"


@dataclass(frozen=True)
class FieldGroup:
    title: str  # "*" in it stands for the list position
    fields: tuple[FieldLabel, ...]


@dataclass(frozen=True)
class PersonPaths:
    """Where the application names the person it is about, and whoever acts for that person."""

    salutation: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    given_name: tuple[str, ...] = ()
    family_name: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    street: tuple[str, ...] = ()
    house_number: tuple[str, ...] = ()
    postcode: tuple[str, ...] = ()
    town: tuple[str, ...] = ()
    representative: tuple[str, ...] = ()  # one line with the name, when somebody acts for the applicant


@dataclass(frozen=True)
class PartyPaths:
    """Where the application names further parties, in a list or once.

    `offered`: they get a copy only where the clerk says so.
    """

    role: str  # see party.ROLES
    person: PersonPaths
    repeat: str = ""  # "miteigentuemer/*": one party for each entry, "*" in the paths being its position
    offered: bool = False


@dataclass(frozen=True, kw_only=True)
class ServicePack:
    id: str
    title: str
    version: str
    schema: str
    unit: str
    file_reference: str  # e.g. "12 WG {year}/{number:04}"
    laws: tuple[str, ...]
    announcement: str  # regime of deemed announcement by post, see deadline.FICTION_DAYS
    signature: str  # who signs, and by which rule
    routing: Routing
    procedures: tuple[Procedure, ...]
    person: PersonPaths
    groups: tuple[FieldGroup, ...]
    parties: tuple[PartyPaths, ...] = ()
    applied_on: tuple[str, ...] = ()  # where the form names its own day
    announcement_days: int = 0  # until the fiction holds; 0: as many as the regime has
    free_of_charge: str = ""  # the rule by which the whole service costs nothing
    checks: tuple[Check, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()
    inputs: tuple[InputSpec, ...] = ()
    decisions: tuple[DecisionType, ...] = ()
    remedies: Mapping[str, Remedy] = field(default_factory=dict)
    texts: Mapping[str, TextBlock] = field(default_factory=dict)
    fees: Mapping[str, FeeRule] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    wohngeld: tuple[Parameters, ...] = ()
    handovers: tuple[Handover, ...] = ()
    bodies: tuple[Body, ...] = ()
    retention: tuple[Retention, ...] = ()
    privacy: PrivacyNote | None = None
    sources: tuple[Source, ...] = ()
    unconfirmed: tuple[str, ...] = ()  # what the authority has to confirm, in plain words
    draft: bool = False  # not yet released by a second person; takes in no new applications

    def procedure(self, id: str) -> Procedure | None:
        return next((procedure for procedure in self.procedures if procedure.id == id), None)

    def decision(self, id: str) -> DecisionType | None:
        return next((decision for decision in self.decisions if decision.id == id), None)

    def body(self, id: str) -> Body | None:
        """Of several people of one kind each is asked as that kind and a number behind a point."""
        return next((body for body in self.bodies if body.id == id.partition(".")[0]), None)
