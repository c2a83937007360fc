"""What is known of a case being written down by hand, and of files being laid down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from clerk_app.services.by_hand import Sheet


@dataclass(frozen=True)
class NewCase:
    """`mark` is the sheet's own id: handed in twice it is one case."""

    open: bool = False
    begun: bool = False  # put away, with everything that was typed
    mark: str = ""
    sheets: tuple[Sheet, ...] = ()
    files: tuple[Path, ...] = ()
    trouble: str = ""
    working: bool = False


@dataclass(frozen=True)
class Written:
    """As it stands on the sheet; the day is canonical, or as it was typed when it is none."""

    service: str
    procedure: str
    channel: str
    day: str
    answers: Mapping[str, str] = field(default_factory=dict)
