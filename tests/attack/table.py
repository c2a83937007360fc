"""How an attack is written down: who tries what, how it is turned down, and what proves the attempt was real."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SUPERUSER = "postgres"
CLERK = "a.becker"
DENIED = "42501"
BLIND = "blind"  # no refusal, but nothing to see either


@dataclass(frozen=True)
class Attack:
    """`by`: SQLSTATE or code of the refusal, or BLIND. `control`: a login and statements that must succeed;
    without it the owner of the server runs the attack itself, and must get through."""

    name: str
    login: str
    sql: tuple[str, ...]
    by: str
    control: tuple[str, tuple[str, ...]] | None = None

    @property
    def id(self) -> str:
        return f"{self.login}: {self.name}"


def attack(
    name: str,
    sql: str | tuple[str, ...],
    by: str,
    control: tuple[str, str | tuple[str, ...]] | None = None,
    login: str = CLERK,
) -> Attack:
    proof = (control[0], _steps(control[1])) if control else None
    return Attack(name, login, _steps(sql), by, proof)


def planned(sql: str) -> tuple[str, str]:
    """For statements the guards refuse to everybody: that the server can plan it shows it was well aimed."""
    return (SUPERUSER, f"EXPLAIN {sql}")


def unique(attacks: Iterable[Attack]) -> tuple[Attack, ...]:
    found = tuple(attacks)
    names = [one.id for one in found]
    if len(set(names)) != len(names):
        raise ValueError(f"named twice: {sorted({n for n in names if names.count(n) > 1})}")
    return found


def _steps(sql: str | tuple[str, ...]) -> tuple[str, ...]:
    return (sql,) if isinstance(sql, str) else sql
