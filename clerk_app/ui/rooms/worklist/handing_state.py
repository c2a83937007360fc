"""What is known of a case being carried over into another program, and what is shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.handover import PreparedHandover
from clerk_app.services.transfer import Transfer

from .state import Gate


class Mark(StrEnum):
    """How it stands with one field. CHANGED: it was copied, and the case says something else now."""

    OPEN = ""
    COPIED = "copied"
    CHANGED = "changed"
    EMPTY = "empty"
    MISSING = "missing"


@dataclass(frozen=True)
class HandingInputs:
    """`ready` is None while the office looks it up."""

    open: bool = False
    case_id: str = ""
    reference: str = ""
    ready: tuple[PreparedHandover, ...] | None = None
    chosen: str = ""  # id of the target
    transfer: Transfer = Transfer()
    trouble: str = ""
    working: bool = False


@dataclass(frozen=True)
class ShownValue:
    number: int
    label: str
    text: str
    mark: Mark

    @property
    def copyable(self) -> bool:
        return self.mark not in (Mark.EMPTY, Mark.MISSING)


@dataclass(frozen=True)
class ShownHanding:
    open: bool = False
    title: str = ""
    about: str = ""
    targets: tuple[tuple[str, str], ...] = ()  # id, name; only where there is a choice
    chosen: str = ""
    values: tuple[ShownValue, ...] = ()
    at: int = 0
    progress: str = ""
    done: int = 0
    all: int = 0
    file: str = ""  # what the file is called that the other program reads, "" where it reads none
    receipt_name: str = ""
    receipt: str = ""
    missing: str = ""
    trouble: str = ""
    give: Gate = Gate()
