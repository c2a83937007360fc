"""What the room of the service packs knows, and what it shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from clerk_app.services.pack_reading import (
    Flaw,
    PackEntry,
    PackName,
    Passage,
    Sample,
    Section,
    Standing,
)


class Leaf(StrEnum):
    """What lies beside the list of passages."""

    PASSAGE = "passage"
    CHANGES = "changes"
    FLAWS = "flaws"


@dataclass(frozen=True)
class Inputs:
    editor: bool = False
    entries: tuple[PackEntry, ...] = ()
    usage: Mapping[tuple[str, str], int] = field(default_factory=dict)
    loaded: bool = False
    trouble: str = ""
    filter: str = ""  # of the overview
    search: str = ""  # in the opened pack
    opened: PackName | None = None
    passages: tuple[Passage, ...] = ()
    section: Section = Section.TEXTS
    passage: str = ""
    changes: tuple[str, ...] = ()
    flaws: tuple[Flaw, ...] | None = None  # not looked through yet
    samples: tuple[Sample, ...] = ()
    leaf: Leaf = Leaf.PASSAGE


@dataclass(frozen=True)
class Line:
    """A version in the overview."""

    name: PackName
    title: str
    amounts: str
    points: int | None  # None: nothing that could be counted
    cases: int | None
    people: str
    trouble: str = ""


@dataclass(frozen=True)
class Head:
    """What stands above an opened pack."""

    title: str
    version: str
    standing: Standing
    about: str
    tone: str = ""
    may_begin: bool = False
    may_lay_before: bool = False
    may_release: bool = False
    may_discard: bool = False
    takes_parameters: bool = False


@dataclass(frozen=True)
class Shown:
    lines: tuple[Line, ...] = ()
    empty: tuple[str, str, str] | None = None
    status: str = ""
    head: Head | None = None
    sections: tuple[tuple[str, str], ...] = ()
    section: str = ""
    passages: tuple[Passage, ...] = ()
    passage: Passage | None = None
    leaves: tuple[tuple[str, str], ...] = ()
    leaf: Leaf = Leaf.PASSAGE
    changes: tuple[str, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    checked: bool = False
    samples: tuple[Sample, ...] = ()  # the likeliest for the chosen passage first
    writable: bool = False
    read: bool = False  # passages and changes are those of the opened version
