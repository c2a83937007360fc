"""The seam to whoever holds the seal of the authority: a file, a card, a safe for keys."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from clerk_app.domain.outgoing import ACKNOWLEDGE, HEARING, NOTICE, REQUEST, STATEMENT

LETTERS = (ACKNOWLEDGE, REQUEST, HEARING, STATEMENT)  # may bear the seal where the authority wants it


class Sealer(Protocol):
    """Electronic seal (Art. 35, 36 Regulation (EU) 910/2014). A hash alone is never called one."""

    @property
    def holder(self) -> str:
        """In whose name is sealed."""
        ...

    @property
    def room(self) -> int:
        """The most bytes a seal may take."""
        ...

    @property
    def stamps(self) -> bool:
        """Whether a time stamp is asked for."""
        ...

    def seal(self, digest: bytes) -> bytes:
        """A detached CMS signature (RFC 5652) over a SHA-256 digest."""
        ...


@dataclass(frozen=True)
class Sealing:
    """A seal put at a moment (aware)."""

    sealer: Sealer
    moment: datetime


class SealPlace(Protocol):
    """Where the authority has its seal."""

    def unlocked(self, moment: datetime, kind: str = NOTICE) -> AbstractContextManager[Sealer | None]:
        """Ready for use as long as the block lasts; None where the authority seals no letters of the kind."""
        ...


@dataclass(frozen=True)
class FoundSeal:
    """The seal a PDF bears, read from its bytes. Whom its issuer may vouch for is not judged here."""

    holder: str
    expires: datetime | None  # of the certificate; None where the seal cannot be read
    intact: bool
    stamped_at: datetime | None = None
