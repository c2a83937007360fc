"""What leads out of the room: to other rooms, to the notice bar, to a place on the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.ui.kit.notices import Message, mishap, outage, refusal


@dataclass(frozen=True)
class Ways:
    go: Callable[[str, object], None]  # room, case or what in it
    tell: Callable[[Message], None]
    ask_path: Callable[[str], Path | None]  # proposed name → where to save, None when thought better of


def said(error: Exception, again: Callable[[], None] | None = None) -> Message:
    """The kit's words for each of the three kinds of failure."""
    if isinstance(error, ClerkError):
        return refusal(error.code, error.facts)
    if isinstance(error, OutsideError):
        return outage(error.code, error.facts, again)
    return mishap(type(error).__name__)
