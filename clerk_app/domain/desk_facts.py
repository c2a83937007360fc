"""Facts about the desk itself: who sat down at it, and who was turned down there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .facts import Fact


@dataclass(frozen=True)
class SignedIn(Fact):
    """Somebody began to work; in the shared office the server writes it down by itself."""

    kind = "signed_in"
    login: str


@dataclass(frozen=True)
class TurnedDown(Fact):
    """The office refused an act. `code` names the sentence the person was shown, `told` fills its blanks."""

    kind = "turned_down"
    code: str
    told: Mapping[str, str]
