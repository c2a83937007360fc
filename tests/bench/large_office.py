"""A large authority on one server: a hundred units of very different size, their people and their cases.

The cases come in past functions and guards, as only the owner of a server can bring them in; the rest of
the office is furnished through its own door.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import psycopg

from clerk_app.domain.person import Actor, Membership, Role
from tests.tools.postgres import Server
from tests.tools.shared_office import SharedOffice, furnished

UNITS = {f"u{number:03}": f"Fachdienst {number}" for number in range(100)}
NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
OUTSIDE = "eingang.gross"
ONE_UNIT, THREE_UNITS, MANY_UNITS = "c000", "c005", "l000"
GUARDS = (("cases", "cases_begin"), ("drafts", "drafts_guarded"), ("journal", "journal_durable"))


@dataclass(frozen=True)
class LargeOffice:
    office: SharedOffice
    people: dict[str, Actor]


def people_of(clerks: int) -> tuple[Actor, ...]:
    """Every fifth clerk works in three units; one supervisor leads fifty-five."""
    units = list(UNITS)
    found = [_actor("l000", Role.SUPERVISOR, units[:55]), _actor(OUTSIDE, Role.MAILROOM, units)]
    for number in range(clerks):
        where = [number % 100, (number + 1) % 100, (number + 2) % 100][
            : 3 if number % 5 == 0 and number else 1
        ]
        found.append(_actor(f"c{number:03}", Role.CLERK, [units[place] for place in where]))
    return tuple(found)


def _actor(login: str, role: Role, units: list[str]) -> Actor:
    return Actor(login, f"p-{login}", f"Person {login}", tuple(Membership(unit, role) for unit in units))


def large_office(server: Server, cases: int, clerks: int) -> Iterator[LargeOffice]:
    people = people_of(clerks)
    for office in furnished(server, people, UNITS):
        with office.connect() as owner:
            _fill(owner, cases, clerks)
        yield LargeOffice(office, {person.login: person for person in people})


def _fill(owner: psycopg.Connection, cases: int, clerks: int) -> None:
    owner.execute("SET session_replication_role = replica")
    owner.execute("SET maintenance_work_mem = '512MB'")
    owner.execute("SET search_path = office, audit, public")
    aside = _put_aside(owner)
    for table, guard in GUARDS:
        owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER {guard}")
    for statement in FILLING:
        owner.execute(statement, {"cases": cases, "clerks": clerks})
    for table, guard in GUARDS:
        owner.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {guard}")
    for definition in aside:
        owner.execute(definition)
    owner.execute("VACUUM (ANALYZE)")
    owner.execute("CHECKPOINT")  # what was brought in is on the disk before anybody works
    os.sync()


def _put_aside(owner: psycopg.Connection) -> list[str]:
    """An index is built faster at once than line by line."""
    found = owner.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'office' AND tablename = 'cases'"
        " AND indexname LIKE 'ix%'"
    ).fetchall()
    for name, _ in found:
        owner.execute(f"DROP INDEX office.{name}")
    return [definition for _, definition in found]


FILLING = (
    "SELECT setseed(0.42)",
    """
    INSERT INTO cases (
        id, file_reference, service, pack_version, procedure, state, unit, clerk, applicant, subject, channel,
        environment, received_at, due_on, search, last_act, version
    )
    SELECT n.id, n.reference, 'wohngeld', '2026-11', 'erstantrag_mietzuschuss', n.state, n.unit, n.clerk,
        n.applicant, n.subject, 'fit-connect', 'TEST', n.received_at,
        (n.received_at + interval '90 days')::date,
        lower(n.reference || ' ' || n.applicant || ' ' || n.subject), 'receive', 1
    FROM (
        SELECT md5('case ' || g)::uuid::text AS id, '12 WG 2026/' || lpad(g::text, 7, '0') AS reference,
            CASE WHEN r < 0.02 THEN 'new' WHEN r < 0.04 THEN 'in_progress' WHEN r < 0.05 THEN 'checking'
                WHEN r < 0.055 THEN 'awaiting_approval' WHEN r < 0.06 THEN 'awaiting_applicant'
                WHEN r < 0.2 THEN 'dispatched' ELSE 'closed' END AS state,
            'u' || lpad(u::text, 3, '0') AS unit,
            CASE WHEN r < 0.02 THEN '' ELSE
                'c' || lpad(((u + 100 * floor(h * greatest(%(clerks)s / 100, 1)))::int)::text, 3, '0')
            END AS clerk,
            (ARRAY['Müller','Schmidt','Schneider','Fischer','Weber','Meyer','Wagner','Becker','Schulz','Koch'])
                [1 + (g %% 10)] || ', '
                || (ARRAY['Anna','Paul','Maria','Peter','Ayse','Mehmet','Olena'])[1 + (g %% 7)]
                || ' ' || to_hex((h * 1e6)::int) AS applicant,
            (ARRAY['Wohngeld: Erstantrag Mietzuschuss','Wohngeld: Weiterleistung','Wohngeld: Lastenzuschuss'])
                [1 + (g %% 3)] AS subject,
            timestamptz '2024-12-01 08:00+00' + d * interval '700 days' AS received_at
        FROM (
            SELECT g, floor(100 * power(random(), 1.5))::int AS u, random() AS r, random() AS h, random() AS d
            FROM generate_series(1, %(cases)s) g
        ) drawn
    ) n
    """,
    """
    INSERT INTO submissions (
        case_id, destination_id, submission_id, thread_id, schema_uri, data_mime_type, data_sha256, fields,
        evidence, reply_channel, identity, payment_status, sender_reference, digital_notice_consent, warnings
    ) SELECT id, 'z1', 's-' || id, 't-' || id, 'urn:x', 'application/json', repeat('0', 64),
        '[["antragsteller/familienname","Muster",""]]', '[]', '{"kind":"","address":""}', NULL, '', '',
        NULL, '[]' FROM cases
    """,
    "INSERT INTO salts (case_id, salt) SELECT id, md5(id) || md5(id || 'x') FROM cases",
    """
    INSERT INTO journal (chain, seq, entry, previous, hash)
    SELECT id, 1, '{"actor":"eingang.gross","at":"2026-01-02T08:00:00.000000+00:00","chain":"' || id
        || '","facts":{"channel":"fit-connect"},"kind":"received","seq":1}', '', md5(id) || md5(id) FROM cases
    """,
    "INSERT INTO heads (chain, seq, hash) SELECT chain, seq, hash FROM journal WHERE chain <> 'office'",
    """
    INSERT INTO drafts (case_id, outcome, facts, texts, author, last_editor, revision, saved_at)
    SELECT id, 'bewilligung', '{}', '{"begruendung":"' || repeat('Text ', 60) || '"}', clerk, clerk, 1,
        received_at
    FROM cases WHERE state IN ('in_progress', 'awaiting_approval')
    """,
    """
    INSERT INTO draft_editors (case_id, person) SELECT case_id, 'p-' || author FROM drafts
    """,
    """
    INSERT INTO seen (login, case_id)
    SELECT m.login, c.id FROM cases c JOIN memberships m ON m.unit = c.unit
    WHERE c.state NOT IN ('closed', 'dispatched') AND m.role <> 'mailroom'
        AND hashtext(c.id || m.login) %% 2 = 0
    """,
)
