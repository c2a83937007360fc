"""Whether an application is real is said in colour wherever a notice is written, approved or read."""

from __future__ import annotations

import pytest

from clerk_app.ui.kit.environments import EnvironmentPlate
from tests.ui.rooms.approvals.conftest import Bench, bench
from tests.ui.rooms.decision.conftest import Table, deciding, furnished, shop, table

__all__ = ["bench", "deciding", "furnished", "shop", "table"]

SAID = [("TEST", "TEST", "warning"), ("STAGE", "VORPRODUKTION", "info"), ("PROD", "BETRIEB", "success")]


@pytest.mark.parametrize(("environment", "text", "tone"), SAID)
def test_the_plate_stands_in_the_head_of_the_approvals(
    bench: Bench, environment: str, text: str, tone: str
) -> None:
    bench.submitted(environment=environment)
    bench.enter()
    (plate,) = bench.view.findChildren(EnvironmentPlate)
    assert plate.isVisible() and (plate._chip.text, plate._chip.tone) == (text, tone)


@pytest.mark.parametrize(("environment", "text", "tone"), SAID)
def test_the_plate_stands_in_the_head_of_the_decision(
    table: Table, environment: str, text: str, tone: str
) -> None:
    table.open(table.claimed_case(environment=environment))
    (plate,) = table.view.findChildren(EnvironmentPlate)
    assert plate.isVisible() and (plate._chip.text, plate._chip.tone) == (text, tone)


def test_what_came_by_no_delivery_service_has_none(table: Table) -> None:
    table.open(table.claimed_case(environment=""))
    (plate,) = table.view.findChildren(EnvironmentPlate)
    assert not plate.isVisible()
