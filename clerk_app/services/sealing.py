"""The seam to whoever holds the seal of the authority: a file today, a card or a service tomorrow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


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

    def seal(self, digest: bytes) -> bytes:
        """A detached CMS signature (RFC 5652) over a SHA-256 digest."""
        ...


@dataclass(frozen=True)
class Sealing:
    """A seal put at a moment (aware)."""

    sealer: Sealer
    moment: datetime
