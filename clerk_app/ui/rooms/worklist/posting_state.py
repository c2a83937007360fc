"""What is shown of letters on their way out, and of the lines in which their posting is entered."""

from __future__ import annotations

from dataclasses import dataclass

from .state import Gate


@dataclass(frozen=True)
class ShownLetter:
    """`how` it left, or waits, and what came `back`. Gates are None where it is not their work.

    `post`: given to the post; `enter`: what came back written down; `renew`: put into the outbox again.
    """

    id: str
    title: str
    about: str
    how: str
    icon: str
    tone: str
    left: bool = False
    announced: str = ""
    back: str = ""
    post: Gate | None = None
    enter: Gate | None = None
    renew: Gate | None = None


@dataclass(frozen=True)
class ShownOutgoing:
    """`all`: the letters that may be posted together, none where there are not several."""

    title: str
    letters: tuple[ShownLetter, ...]
    all: tuple[str, ...] = ()
    pressing: tuple[str, ...] = ()  # of the approved notice
