"""What a database refuses or fails at, in the words of the office."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import DBAPIError

from clerk_app.domain.errors import ClerkError, OutsideError

from .postgres.troubles import trouble_of

REFUSALS = frozenset(
    {"approval.own_work", "approval.other_notice", "case.wrong_state", "draft.locked", "record.immutable"}
)
OF_THE_OFFICE = "AM001"  # the SQLSTATE under which the shared office refuses by itself
_SIGNS: Mapping[str, str] = {
    "locked": "busy",
    "full": "disk_full",
    "readonly": "read_only",
    "disk I/O": "disk",
    "malformed": "damaged",
}
# Classes and codes of SQLSTATE, the longer first.
_STATES: Mapping[str, str] = {
    "40": "busy",
    "55P03": "busy",
    "57014": "busy",
    "53100": "disk_full",
    "25006": "read_only",
    "58030": "disk",
    "XX001": "damaged",
    "XX002": "damaged",
    "28": "sign_in",
    "08": "unreachable",
    "57P": "unreachable",
    "53300": "unreachable",
}


@contextmanager
def translated() -> Iterator[None]:
    """Refusals as ClerkError; everything the machine is to blame for as OutsideError."""
    try:
        yield
    except DBAPIError as error:
        raise told(error.orig, lost=error.connection_invalidated) or error from error
    except sqlite3.Error as error:
        raise OutsideError("database.failed", reason=str(error)) from error


def state_of(error: DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""


def told(error: Any, *, lost: bool = False) -> ClerkError | OutsideError | None:
    """What the driver's own error means; None when it is a fault of ours."""
    state: str = getattr(error, "sqlstate", None) or ""
    if state == OF_THE_OFFICE:
        return _refused(error)
    if state == "42501":
        return ClerkError("person.not_entitled", act="", unit="", person="")
    if state[:2] in {"22", "23"}:
        return ClerkError("fact.malformed", state=state)
    if not state and type(error).__name__ == "IntegrityError":
        return ClerkError(str(error)) if str(error) in REFUSALS else None
    return _turned_away(error, state) or OutsideError(
        "database.failed", reason=_blame(error, state, lost=lost)
    )


def _turned_away(error: Any, state: str) -> OutsideError | None:
    """A line that was never made: the driver knows no code then, only what was said."""
    attempt = getattr(error, "pgconn", None)
    if state or attempt is None:
        return None
    code = trouble_of(str(error))
    user, host = (_word(getattr(attempt, name, b"")) for name in ("user", "host"))
    return OutsideError(code, login=user, server=host) if code else None


def _word(told: bytes | None) -> str:
    return (told or b"").decode("utf-8", "replace")


def _refused(refusal: Any) -> ClerkError | OutsideError:
    facts = json.loads(refusal.diag.message_detail or "{}")
    code = refusal.diag.message_primary
    return OutsideError(code, **facts) if code.startswith("database.") else ClerkError(code, **facts)


def _blame(error: Any, state: str, *, lost: bool) -> str:
    if state:
        return next((why for sign, why in _STATES.items() if state.startswith(sign)), state)
    if lost or type(error).__module__.startswith("psycopg"):
        return "unreachable"
    text = str(error)
    return next((reason for sign, reason in _SIGNS.items() if sign in text), text)
