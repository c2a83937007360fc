"""What the settings room knows of the house, and what it shows of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from clerk_app.domain.letterhead_trial import LetterheadTrial

Check = tuple[str, str, str]  # name, state (fine | warning | fault), what was found


@dataclass(frozen=True)
class House:
    """What only the outside of the room can tell; asked for off the screen's thread."""

    facts: Callable[[], Mapping[str, str]]  # label → value: path, size and engine of the database
    checks: Callable[[], tuple[Check, ...]]
    version: str
    licences: Callable[[], str]
    language: str = "de"
    choose_language: Callable[[str], None] | None = None  # None: fixed here
    letterheads: Callable[[], tuple[LetterheadTrial, ...]] | None = None  # None: not to be seen here
    page: str = "look"  # on which the room opens


@dataclass(frozen=True)
class ShownPack:
    """A service pack with everything about it that nobody has confirmed yet."""

    title: str
    version: str
    about: str
    sources: tuple[str, ...]
    unconfirmed: tuple[str, ...]


@dataclass(frozen=True)
class ShownCheck:
    label: str
    state: str
    word: str
    text: str


@dataclass(frozen=True)
class ShownLetterhead:
    """`rows`: what it is, what it says, where that is written."""

    units: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    rows: tuple[tuple[str, str, str], ...] = ()
    missing: tuple[str, ...] = ()
    sheet: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Inputs:
    practice: bool
    single_seat: bool
    facts: tuple[tuple[str, str], ...] = ()
    packs: tuple[ShownPack, ...] = ()
    checks: tuple[Check, ...] | None = None  # None while they run
    letterheads: tuple[LetterheadTrial, ...] = ()
    unit: str = ""  # whose letterhead is looked at, "" for the first
    trouble: str = ""


@dataclass(frozen=True)
class Shown:
    practice: str = ""
    seat: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    packs: tuple[ShownPack, ...] = ()
    packs_title: str = ""
    checks: tuple[ShownCheck, ...] = ()
    checks_title: str = ""
    checking: bool = False
    letterhead: ShownLetterhead = ShownLetterhead()
    trouble: str = ""
