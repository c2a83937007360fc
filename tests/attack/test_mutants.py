"""Whoever weakens a security function is found out: an attempt that was turned down then goes otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from tests.tools.shared_office import SharedOffice

from .mutants import MUTANTS, Mutant
from .test_attacks import ATTACKS, attempt

BY_ID = {attack.id: attack for attack in ATTACKS}


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.id)
def test_the_weakness_is_noticed(ground: SharedOffice, mutant: Mutant) -> None:
    killer = BY_ID[mutant.killer]
    with ground.connect() as owner, weakened(owner, mutant):
        outcome = attempt(ground, killer.login, killer.sql)
    assert outcome != killer.by
    assert attempt(ground, killer.login, killer.sql) == killer.by


@contextmanager
def weakened(owner: psycopg.Connection, mutant: Mutant) -> Iterator[None]:
    names = dict.fromkeys(name for name, _, _ in mutant.changes)
    originals = {name: definition(owner, name) for name in names}
    changed = dict(originals)
    for name, old, new in mutant.changes:
        assert old in changed[name], f"{name} no longer says: {old}"
        changed[name] = changed[name].replace(old, new)
    try:
        for text in changed.values():
            owner.execute(text)
        for table, trigger in mutant.off:
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
        if mutant.sql:
            owner.execute(mutant.sql[0])
        yield
    finally:
        for text in originals.values():
            owner.execute(text)
        for table, trigger in mutant.off:
            owner.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {trigger}")
        if mutant.sql:
            owner.execute(mutant.sql[1])


def definition(owner: psycopg.Connection, name: str) -> str:
    row = owner.execute("SELECT pg_get_functiondef(%s::regproc)", (name,)).fetchone()
    assert row is not None
    return str(row[0])
