"""The calculations a pack may name. A closed list, like the vocabulary of conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from . import building_periods, licence_exchange, permit_exemption
from .calculation import Basis, Calculated
from .wohngeld import grant, renewed


@dataclass(frozen=True)
class Calculation:
    run: Callable[[Basis], Calculated]
    results: tuple[str, ...]  # ids its results carry in conditions and texts


BY_NAME: Mapping[str, Calculation] = MappingProxyType(
    {
        "wohngeld": Calculation(grant.calculate, grant.RESULTS),
        "wohngeld_aenderung": Calculation(renewed.calculate, renewed.RESULTS),
        "bauuhr": Calculation(building_periods.calculate, building_periods.RESULTS),
        "freistellungsuhr": Calculation(permit_exemption.calculate, permit_exemption.RESULTS),
        "umtauschfrist": Calculation(licence_exchange.calculate, licence_exchange.RESULTS),
    }
)
