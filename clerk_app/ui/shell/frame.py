"""What the frame around the rooms has to know about the office and the person at the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Seat:
    """Who sits at the desk; in practice mode several people can take turns."""

    login: str
    name: str
    unit: str


@dataclass(frozen=True)
class Frame:
    """`memory` is the file in which window, panes and look are remembered; None: nothing is."""

    seat: Seat
    product: str = "Amtstisch"
    version: str = ""
    practice: bool = False
    memory: Path | None = None
    colleagues: tuple[Seat, ...] = ()
    switch_to: Callable[[str], None] | None = None  # login
    first: str = ""  # the room the day begins in; "" the one at the top
