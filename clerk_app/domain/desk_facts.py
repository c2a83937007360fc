"""Facts about the desk itself: who sat down at it, who was turned down there, by which packs it works."""

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


@dataclass(frozen=True)
class PackInstalled(Fact):
    """New cases begin with this version; `signed_by` stands for the bytes behind the hash."""

    kind = "pack_installed"
    service: str
    pack_version: str
    former: str
    manifest_sha256: str
    signed_by: tuple[str, ...]
