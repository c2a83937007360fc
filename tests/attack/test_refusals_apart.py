"""A refusal does not carry a foreign case's name into its journal, nor tell by its answer whether there is one."""

from __future__ import annotations

import psycopg
import pytest

from tests.tools.shared_office import SharedOffice

from .forging import refused
from .mutants import Mutant
from .table import CLERK
from .test_mutants import weakened

FOREIGN, OWN = "b-new", "w-mine"
WIDE = Mutant("", "", (("api.turned_down", "AND c.unit = ANY (api.my_units())", ""),))


def entries(owner: psycopg.Connection, chain: str) -> int:
    sql = "SELECT count(*) FROM audit.journal WHERE chain = %s AND entry LIKE '%%turned_down%%'"
    row = owner.execute(sql, (chain,)).fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize(
    ("case", "chain"), [(OWN, OWN), (FOREIGN, "office"), ("nirgends", "office"), ("", "office")]
)
def test_only_a_case_one_may_see_is_named(office: SharedOffice, case: str, chain: str) -> None:
    with office.connect() as owner, office.connect(CLERK) as clerk:
        before = {name: entries(owner, name) for name in (OWN, FOREIGN, "office")}
        cursor = clerk.execute(refused(case))
        assert cursor.fetchall() == [("",)]
        after = {name: entries(owner, name) for name in (OWN, FOREIGN, "office")}
    assert after == before | {chain: before[chain] + 1}


def test_without_that_check_the_foreign_case_would_be_named(office: SharedOffice) -> None:
    with office.connect() as owner, office.connect(CLERK) as clerk, weakened(owner, WIDE):
        clerk.execute(refused(FOREIGN))
        assert entries(owner, FOREIGN) == 1
