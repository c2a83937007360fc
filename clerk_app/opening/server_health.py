"""What the health check says of the server: clock, seals, backups, connections, standby, logins."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.services.office_time import PLACE
from clerk_app.storage.postgres.provisioning import grant_report
from clerk_app.storage.translation import translated

from .file_health import STALE_AFTER_DAYS
from .file_health import Finding as Health

MOST_SKEW = 5.0  # seconds; deadlines and seals carry the server's time, drafts the desk's
SEAL_STALE_DAYS = 8
NEARLY_FULL = 0.8
_BACKED_UP = '%,"kind":"backed_up","seq":%'


def of_the_server(engine: sa.Engine, now: Callable[[], datetime]) -> Iterator[Health]:
    """Only what this login may look at."""
    for look in (_clock, _seal, _backup, _lines, _standby, _logins, _set_aside):
        try:
            with translated(), engine.connect() as connection:
                yield look(connection, now)
        except (ClerkError, OutsideError):
            continue


def _clock(connection: sa.Connection, now: Callable[[], datetime]) -> Health:
    before = now()
    there = connection.scalar(sa.text("SELECT clock_timestamp()"))
    skew = (_moment(there) - before - (now() - before) / 2).total_seconds()
    if abs(skew) > MOST_SKEW:
        text = f"Die Uhren gehen auseinander: Der Server ist {skew:+.0f} s gegen diesen Rechner."
        return Health("clock", "warning", text)
    return Health("clock", "fine", "Server und dieser Rechner haben dieselbe Zeit.")


def _seal(connection: sa.Connection, now: Callable[[], datetime]) -> Health:
    last = connection.scalar(sa.text("SELECT max(sealed_at) FROM audit.seals"))
    if last is None:
        text = "Noch kein Siegel außerhalb verwahrt; siehe „seal --to DATEI“."
        return Health("journal_seal", "warning", text)
    return _aged("journal_seal", "Jüngstes Siegel", _moment(last), now(), SEAL_STALE_DAYS)


def _backup(connection: sa.Connection, now: Callable[[], datetime]) -> Health:
    query = (
        "SELECT entry FROM audit.journal WHERE chain = 'office' AND entry LIKE :kind ORDER BY id DESC LIMIT 1"
    )
    entry = connection.scalar(sa.text(query), {"kind": _BACKED_UP})
    if entry is None:
        text = "Von „backup --to DATEI“ noch keine Sicherung; eine andere sieht diese Prüfung nicht."
        return Health("backup", "warning", text)
    told = json.loads(entry)
    said = f"Letzte Sicherung ({told['facts'].get('file', '–')})"
    return _aged("backup", said, datetime.fromisoformat(told["at"]), now(), STALE_AFTER_DAYS)


def _lines(connection: sa.Connection, now: Callable[[], datetime]) -> Health:
    query = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
    used = int(connection.scalar(sa.text(query)) or 0)
    most = int(connection.scalar(sa.text("SHOW max_connections")) or 0)
    state = "fine" if used < most * NEARLY_FULL else "warning"
    return Health("connections", state, f"{used} von {most} Verbindungen belegt.")


def _standby(connection: sa.Connection, now: Callable[[], datetime]) -> Health:
    wanted = str(connection.scalar(sa.text("SHOW synchronous_standby_names")) or "")
    query = (
        "SELECT application_name FROM pg_stat_replication"
        " WHERE sync_state IN ('sync', 'quorum') AND state = 'streaming' ORDER BY 1"
    )
    following = [str(name) for name in connection.scalars(sa.text(query))]
    if not wanted:
        text = "Keine synchrone Zweitschrift: Fällt der Server aus, fehlt, was nach der Sicherung kam."
        return Health("standby", "fine", text)
    if not following:
        return Health("standby", "fault", f"Die synchrone Zweitschrift fehlt ({wanted}); Speichern wartet.")
    return Health("standby", "fine", f"Synchrone Zweitschrift: {', '.join(following)}.")


def _logins(connection: sa.Connection, now: Callable[[], datetime]) -> Health:
    grants = grant_report(connection.engine)
    wrong = sorted({g.login for g in grants if "group_missing" in g.note or "no_account" in g.note})
    if wrong:
        text = f"Anmeldung und Serverrolle passen nicht zusammen: {', '.join(wrong)}; siehe „grant-report“."
        return Health("people", "fault", text)
    idle = sorted({g.login for g in grants if g.person and g.active and not g.role})
    persons = {g.person for g in grants if g.person and g.active}
    text = "1 Person" if len(persons) == 1 else f"{len(persons)} Personen"
    if idle:
        return Health("people", "warning", f"{text}; ohne Aufgabe: {', '.join(idle)}.")
    if len(persons) < 2:
        return Health("people", "warning", f"{text}; Freigaben brauchen eine zweite („users add“).")
    return Health("people", "fine", f"{text}, jede Anmeldung mit ihrer Serverrolle.")


def _set_aside(connection: sa.Connection, now: Callable[[], datetime]) -> Health:
    query = (
        "SELECT datname FROM pg_database WHERE datname ~ ('^' || current_database() || '_(vor|neu)_[0-9t]+$')"
    )
    found = sorted(str(name) for name in connection.scalars(sa.text(query)))
    if not found:
        return Health("set_aside", "fine", "Keine beiseitegelegten oder halb eingespielten Fassungen.")
    text = f"Weitere Fassungen mit allen Vorgängen: {', '.join(found)}; löschen, was niemand mehr braucht."
    return Health("set_aside", "warning", text)


def _aged(name: str, said: str, at: datetime, now: datetime, most: int) -> Health:
    days = (now - at).days
    text = f"{said} vom {at.astimezone(PLACE):%d.%m.%Y %H:%M}, vor {days} Tagen."
    return Health(name, "fine" if days < most else "warning", text)


def _moment(told: object) -> datetime:
    return told if isinstance(told, datetime) else datetime.fromtimestamp(0, UTC)
