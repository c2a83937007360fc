"""What a calculation of a pack is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .composition import CalculationStep
from .errors import ClerkError
from .service_pack import ServicePack


@dataclass(frozen=True)
class Basis:
    """The inputs, complete and in canonical notation, and the pack whose tables and amounts hold."""

    pack: ServicePack
    inputs: Mapping[str, str]
    labels: Mapping[str, str]  # input id → label; names the persons of a household
    today: date
    received_on: date = date.min  # when the application came
    holidays: Callable[[date], bool] = lambda day: False

    def amount(self, id: str) -> Decimal:
        return Decimal(self.inputs.get(id) or 0)

    def count(self, id: str) -> int:
        return int(self.inputs.get(id) or 0)

    def needed(self, id: str) -> str:
        """A pack that does not ask for it cannot be computed with."""
        if not self.inputs.get(id):
            raise ClerkError("fact.missing", fact=self.labels.get(id, id))
        return self.inputs[id]

    def day(self, id: str) -> date:
        return date.fromisoformat(self.needed(id))

    def optional_day(self, id: str) -> date | None:
        return self.day(id) if self.inputs.get(id) else None

    def affirmed(self, id: str) -> bool:
        return self.inputs.get(id) == "ja"


@dataclass(frozen=True)
class ResultValue:
    """Canonical `value` of a `kind`, as with inputs."""

    kind: str
    value: str


@dataclass(frozen=True)
class Doubt:
    """Why the result may not simply be relied on; it blocks the release until a person has acted.

    The legal office may answer a question the statute leaves `open` for good, by confirming its code.
    """

    code: str
    facts: Mapping[str, str]
    source: str = ""
    open: bool = False


@dataclass(frozen=True)
class Calculated:
    values: Mapping[str, ResultValue] = field(default_factory=dict)
    steps: tuple[CalculationStep, ...] = ()
    doubts: tuple[Doubt, ...] = ()
