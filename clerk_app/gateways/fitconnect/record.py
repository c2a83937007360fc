"""One JSON object of a saved file, whose members are asked for by name and shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.submission import Content
from clerk_app.gateways import strict_json


@dataclass(frozen=True)
class Record:
    """A member of another shape than asked for is a ClerkError naming file and member."""

    file: str
    members: Mapping[str, object] = field(repr=False)

    def text(self, member: str, default: str | None = None) -> str:
        value = self.members.get(member)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise self.malformed(member)
        return strict_json.storable(value)

    def texts(self, member: str) -> tuple[str, ...]:
        value = self.members.get(member, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.malformed(member)
        return tuple(map(strict_json.storable, value))

    def count(self, member: str, default: int) -> int:
        value = self.members.get(member, Decimal(default))
        if not isinstance(value, Decimal) or not 0 <= value <= 1_000_000:
            raise self.malformed(member)
        return int(value)

    def names(self, member: str) -> frozenset[str]:
        return frozenset(self.record(member).members) if member in self.members else frozenset()

    def record(self, *members: str) -> Record:
        """The first of the members that is there; newer and older API versions name it differently."""
        member = self._present(members)
        return self._inner(self.members.get(member), member)

    def records(self, *members: str) -> list[Record]:
        member = self._present(members)
        value = self.members.get(member, [])
        if not isinstance(value, list):
            raise self.malformed(member)
        return [self._inner(item, member) for item in value]

    def malformed(self, member: str) -> ClerkError:
        return ClerkError("bundle.malformed", file=self.file, member=member)

    def _present(self, members: tuple[str, ...]) -> str:
        return next((name for name in members if name in self.members), members[0])

    def _inner(self, value: object, member: str) -> Record:
        if not isinstance(value, dict):
            raise self.malformed(member)
        return Record(self.file, value)


def read_record(file: str, documents: Mapping[str, Content]) -> Record:
    octets = documents.get(file)
    if not isinstance(octets, bytes):
        raise ClerkError("bundle.file-missing", file=file)
    try:
        value = strict_json.parse(octets)
    except strict_json.NotJson:
        value = None
    if not isinstance(value, dict):
        raise ClerkError("bundle.malformed", file=file, member="")
    return Record(file, value)
