"""What is shown of letters on their way out, and of the lines in which their posting is entered."""

from __future__ import annotations

from dataclasses import dataclass

from .state import Gate


@dataclass(frozen=True)
class ShownLetter:
    """`how` it left, or waits. `post`: whether it may be posted, None where it left or it is not theirs."""

    id: str
    title: str
    about: str
    how: str
    icon: str
    tone: str
    left: bool = False
    announced: str = ""
    post: Gate | None = None


@dataclass(frozen=True)
class ShownOutgoing:
    """`all`: the letters that may be posted together, none where there are not several."""

    title: str
    letters: tuple[ShownLetter, ...]
    all: tuple[str, ...] = ()
    pressing: tuple[str, ...] = ()  # of the approved notice


@dataclass(frozen=True)
class PostingLines:
    """`day` is canonical, or as it was typed when it is none. One number cannot stand for several letters."""

    open: bool = False
    letters: tuple[str, ...] = ()
    heading: str = ""
    way: str = ""
    day: str = ""
    number: str = ""
    trouble: str = ""
    working: bool = False
