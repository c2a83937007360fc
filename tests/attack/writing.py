"""Attempts to write past the functions: rows, structure, journal, and ways out of one's own role."""

from __future__ import annotations

from collections.abc import Iterator

from .table import CLERK, DENIED, SUPERUSER, Attack, attack, planned

ROWS = (
    "UPDATE office.cases SET state = 'approved' WHERE id = 'w-wait'",
    "UPDATE office.cases SET unit = 'bauantrag' WHERE id = 'w-mine'",
    "UPDATE office.cases SET clerk = 'a.becker' WHERE id = 'w-new'",
    "UPDATE office.cases SET version = 99 WHERE id = 'w-mine'",
    "UPDATE office.cases SET due_on = NULL",
    "DELETE FROM office.cases WHERE id = 'w-mine'",
    "INSERT INTO office.cases (id, unit) VALUES ('x', 'wohngeld')",
    "INSERT INTO office.cases (id, unit) SELECT 'b-new', 'wohngeld' ON CONFLICT (id) DO UPDATE SET unit = 'wohngeld'",
    "SELECT id FROM office.cases WHERE id = 'w-mine' FOR UPDATE",
    "SELECT id FROM office.cases WHERE id = 'b-new' FOR SHARE",
    "INSERT INTO office.memberships (login, unit, role) VALUES ('a.becker', 'bauantrag', 'clerk')",
    "UPDATE office.memberships SET role = 'supervisor' WHERE login = 'a.becker'",
    "DELETE FROM office.memberships WHERE login = 'k.vogt'",
    "UPDATE office.accounts SET person = 'neu' WHERE login = 'a.becker2'",
    "UPDATE office.accounts SET active = false WHERE login = 'k.vogt'",
    "INSERT INTO office.accounts (login, person, active) VALUES ('x', 'becker', true)",
    "UPDATE office.persons SET name = 'x'",
    "INSERT INTO office.moves (act, from_state, to_state) VALUES ('claim', 'awaiting_approval', 'approved')",
    "UPDATE office.act_roles SET role = 'clerk' WHERE act = 'approve'",
    "UPDATE office.drafts SET texts = 'x' WHERE case_id = 'w-wait'",
    "INSERT INTO office.drafts (case_id, texts) VALUES ('w-new', 'x')",
    "DELETE FROM office.draft_editors WHERE person = 'becker'",
    "INSERT INTO office.reviews (notice_id, verdict, person) VALUES ('n-w-wait', 'approved', 'vogt')",
    "UPDATE office.notices SET pdf_sha256 = 'x'",
    "DELETE FROM office.notices",
    "UPDATE office.contents SET bytes = 'x'",
    "INSERT INTO office.contents (sha256, size, bytes) VALUES ('x', 1, 'x')",
    "DELETE FROM office.documents",
    "INSERT INTO office.outbox (id, case_id, kind) VALUES ('x', 'w-wait', 'dispatch')",
    "UPDATE office.outbox SET state = 'sent'",
    "UPDATE office.outbox SET until = NULL",
    "DELETE FROM office.outbox",
    "INSERT INTO office.readings (login, case_id) VALUES ('a.becker', 'w-new')",
    "UPDATE office.readings SET opened_at = now() WHERE login = 'a.becker'",
    "INSERT INTO office.holdings (sha256, case_id) VALUES ('x', 'w-mine')",
    "INSERT INTO office.keepings (login, xid, sha256) VALUES ('a.becker', '1', 'x')",
    "DELETE FROM office.seen",
    "DELETE FROM office.salts",
    "UPDATE office.series SET last = 0",
    "DELETE FROM office.acts",
    "DELETE FROM office.quarantine",
    "UPDATE office.submissions SET fields = '[]'",
    "UPDATE office.judgements SET remark = ''",
    "UPDATE office.notes SET text = ''",
    "UPDATE office.alembic_version SET version_num = '0000'",
    "UPDATE office.deliveries SET state = 'accepted'",
    "INSERT INTO office.deliveries (destination_id, submission_id) VALUES ('z', 's')",
    "DELETE FROM office.deliveries",
    "UPDATE office.turns SET holder = 'x'",
    "UPDATE office.witnessed SET count = 0",
    "SELECT bytes FROM office.content_pieces",
    "UPDATE office.notice_copies SET pdf_sha256 = 'x'",
    "INSERT INTO office.notice_copies (notice_id, position, role, name, pdf_sha256) VALUES ('n-w-wait', 2, '', '', 'x')",
    "DELETE FROM office.notice_copies",
)
JOURNAL = (
    "UPDATE audit.journal SET entry = 'x'",
    "DELETE FROM audit.journal",
    "INSERT INTO audit.journal (chain, seq, entry, previous, hash) VALUES ('office', 999, '{}', '', '')",
    "UPDATE audit.heads SET seq = seq + 1",
    "DELETE FROM audit.seals",
)
UNPLANNED = (
    ("empties the cases", "TRUNCATE office.cases CASCADE"),
    ("empties the journal", "TRUNCATE audit.journal"),
    ("empties the memberships", "TRUNCATE office.memberships"),
    ("locks everybody out", "LOCK TABLE office.cases IN ACCESS EXCLUSIVE MODE"),
    ("locks the journal", "LOCK TABLE audit.journal IN SHARE MODE"),
)
INTERNAL = (
    "audit.append('w-new', 'approved', '{}')",
    "audit.canonical('{}')",
    "audit.sha256_hex('x')",
    "core.tell('approved', '{\"case\": \"w-new\"}')",
    "core.holds('clerk', NULL, 'k.vogt')",
    "core.person()",
    "core.the_case('w-new')",
    "core.queue('w-wait', 'dispatch', '{}')",
    "core.hold('w-mine', 'x')",
    "core.has_opened('w-new')",
    "core.notices_of('w-wait')",
    "core.name_of('k.vogt')",
    "core.add_unit('x', 'X')",
    "core.add_member('{}')",
    "core.remove_member('{}')",
    "core.close_account('k.vogt')",
    "core.refuse('x')",
    "core.copies_of('n-w-wait')",
    "core.lay_copies('w-wait', 'n-w-wait')",
    "core.queue_copies('w-wait', 'n-w-wait')",
    "core.notice_left('l-w-done')",
    "core.notice_in_force('w-done')",
    "core.letter_of('{}')",
    "core.may_witness()",
    "core.my_letter('x', 'x')",
    "core.settle_letter('{}', 'sent', '')",
    "core.stuck_letter('x')",
    "guard.refuse('x')",
    "setup.unit('x', 'X')",
    "setup.member('a.becker', 'becker', 'B', 'bauantrag', 'clerk')",
    "setup.withdraw('k.vogt', 'wohngeld', 'supervisor')",
    "setup.close_account('k.vogt')",
    "setup.grant_report()",
)
STRUCTURE = (
    ("a function", "CREATE FUNCTION office.leak(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'"),
    (
        "a function in public",
        "CREATE FUNCTION public.leak(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    ),
    (
        "a temporary function",
        "CREATE FUNCTION pg_temp.leak(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    ),
    ("a temporary table", "CREATE TEMP TABLE memberships (login text, unit text, role text)"),
    ("a temporary view", "CREATE TEMP VIEW v AS SELECT 1 AS one"),
    ("a temporary sequence", "CREATE TEMP SEQUENCE s"),
    ("a schema", "CREATE SCHEMA mine"),
    ("a table", "CREATE TABLE office.mine (a integer)"),
    ("a table in public", "CREATE TABLE public.mine (a integer)"),
    ("a copy of the cases", "SELECT id INTO public.mine FROM office.cases"),
    ("a view", "CREATE VIEW office.mine AS SELECT id FROM office.cases"),
    ("a materialised view", "CREATE MATERIALIZED VIEW office.mine AS SELECT id FROM office.cases"),
    ("a type", "CREATE TYPE public.mine AS ENUM ('a')"),
    ("a domain", "CREATE DOMAIN public.mine AS text"),
    ("an operator", "CREATE OPERATOR public.=== (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)"),
    ("a collation", 'CREATE COLLATION public.mine FROM "C"'),
    ("a rule", "CREATE RULE r AS ON UPDATE TO office.seen DO INSTEAD NOTHING"),
    (
        "a trigger",
        "CREATE TRIGGER t BEFORE UPDATE ON office.cases FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    ),
    ("an index", "CREATE INDEX ON office.cases (applicant)"),
    ("a policy", "CREATE POLICY p ON office.cases USING (true)"),
    ("an extension", "CREATE EXTENSION fuzzystrmatch SCHEMA office"),
    ("a foreign data wrapper", "CREATE FOREIGN DATA WRAPPER w"),
    ("a publication", "CREATE PUBLICATION p"),
    ("a subscription", "CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false)"),
    ("an event trigger", "CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION nothing()"),
    ("a role", "CREATE ROLE mine"),
    ("a language", "CREATE LANGUAGE mine HANDLER plpgsql_call_handler"),
    ("statistics", "CREATE STATISTICS office.s ON unit, clerk FROM office.cases"),
)
ALTERED = (
    ("drops the policy", "DROP POLICY unit ON office.cases"),
    ("drops a guard", "DROP TRIGGER cases_move ON office.cases"),
    ("drops a function", "DROP FUNCTION api.approved(jsonb)"),
    ("drops the journal", "DROP TABLE audit.journal"),
    ("switches guards off", "ALTER TABLE office.cases DISABLE TRIGGER ALL"),
    ("switches row security off", "ALTER TABLE office.cases DISABLE ROW LEVEL SECURITY"),
    ("takes a table over", 'ALTER TABLE office.cases OWNER TO "a.becker"'),
    (
        "replaces a function",
        "CREATE OR REPLACE FUNCTION api.my_units() RETURNS text[] LANGUAGE sql AS 'SELECT NULL::text[]'",
    ),
    ("opens a function's path", "ALTER FUNCTION api.my_units() RESET ALL"),
    ("makes a function leakproof", "ALTER FUNCTION api.my_units() LEAKPROOF"),
    ("grants itself the table", 'GRANT ALL ON office.contents TO "a.becker"'),
    ("grants itself the function", 'GRANT EXECUTE ON FUNCTION audit.append(text, text, jsonb) TO "a.becker"'),
    ("speaks for the server", "COMMENT ON TABLE office.cases IS 'x'"),
    ("analyses by force", "ALTER TABLE office.cases ALTER unit SET STATISTICS 1000"),
)
ROLES = (
    "owner",
    "core",
    "journal",
    "supervisor",
    "auditor",
    "administrator",
    "mailroom",
    "intake",
    "migrator",
)
POWERS = ("SUPERUSER", "BYPASSRLS", "CREATEROLE", "CREATEDB", "REPLICATION")
SERVER = (
    ("runs a program", "COPY office.units TO PROGRAM 'true'"),
    ("writes a file", "COPY office.units TO '/tmp/amtstisch-attack'"),
    ("reads a file", "COPY office.units FROM '/etc/hostname'"),
    ("reloads the configuration", "SELECT pg_reload_conf()"),
    ("changes everybody's settings", "ALTER ROLE ALL SET work_mem = '1MB'"),
    ("changes the database", 'ALTER DATABASE "{office}" SET search_path = pg_temp'),
    ("pretends to replicate", "SET session_replication_role = replica"),
    ("silences the log", "SET log_statement = 'none'"),
    ("loads a library", "LOAD 'auto_explain'"),
    ("makes a large object", "SELECT lo_create(0)"),
    ("reads a large object", "SELECT lo_get(1)"),
    ("opens a replication slot", "SELECT pg_create_logical_replication_slot('x', 'test_decoding')"),
    ("forges a notification by function", "SELECT pg_notify('office', 'Öztürk')"),
    ("holds an advisory lock", "SELECT pg_advisory_lock(1)"),
    ("tries an advisory lock", "SELECT pg_try_advisory_xact_lock(1)"),
    ("rotates the log", "SELECT pg_rotate_logfile()"),
    ("resets statistics", "SELECT pg_stat_reset()"),
    ("moves the write-ahead log", "SELECT pg_switch_wal()"),
    ("promotes the server", "SELECT pg_promote(false)"),
    ("runs code", "DO $$ BEGIN PERFORM 1; END $$"),
)


def attacks() -> Iterator[Attack]:
    yield from _rows()
    yield from _inner_functions()
    yield from _structure()
    yield from _powers()


def _rows() -> Iterator[Attack]:
    for sql in (*ROWS, *JOURNAL):
        yield attack(f"writes: {sql}", sql, DENIED, planned(sql))
    for login in ("p.revision", "v.verwaltung", "k.vogt"):
        for sql in JOURNAL:
            yield attack(f"writes: {sql}", sql, DENIED, planned(sql), login=login)
    for name, sql in UNPLANNED:
        yield attack(name, sql, DENIED, (SUPERUSER, "SELECT 1 FROM office.cases"))
    proof = (_NOTE, "SET CONSTRAINTS ALL IMMEDIATE")
    soft = ("SET synchronous_commit = off", *proof)
    yield attack("commits without durability", soft, "commit.not_durable", (CLERK, proof))


def _inner_functions() -> Iterator[Attack]:
    for function in INTERNAL:
        schema, name = function.split("(")[0].split(".")
        known = f"SELECT 1 FROM pg_proc WHERE pronamespace = '{schema}'::regnamespace AND proname = '{name}'"
        yield attack(f"calls {schema}.{name}", f"SELECT {function}", DENIED, (SUPERUSER, known))


def _structure() -> Iterator[Attack]:
    for name, sql in STRUCTURE:
        yield attack(f"makes {name}", sql, DENIED, NO_TRIAL.get(name, (SUPERUSER, sql)))
    for name, sql in ALTERED:
        yield attack(name, sql, DENIED)


def _powers() -> Iterator[Attack]:
    for role in ROLES:
        yield attack(f"becomes {role}", f'SET ROLE "{{office}}_{role}"', DENIED)
        yield attack(f"joins {role}", f'GRANT "{{office}}_{role}" TO "a.becker"', DENIED)
    for login in ("k.vogt", "postgres", "pg_read_all_data", "pg_execute_server_program"):
        yield attack(f"becomes {login}", f'SET ROLE "{login}"', DENIED)
    yield attack("takes over a session", 'SET SESSION AUTHORIZATION "k.vogt"', DENIED)
    for power in POWERS:
        yield attack(f"gives itself {power}", f'ALTER ROLE "a.becker" {power}', DENIED)
    yield attack("changes a colleague's password", "ALTER ROLE \"k.vogt\" PASSWORD 'x'", DENIED)
    yield attack("ends a colleague's login", 'ALTER ROLE "k.vogt" NOLOGIN', DENIED)
    yield attack("sets a colleague's settings", 'ALTER ROLE "k.vogt" SET search_path = pg_temp', DENIED)
    for name, sql in SERVER:
        yield attack(name, sql, DENIED, NO_TRIAL.get(name, (SUPERUSER, sql)))
    others = "FROM pg_stat_activity WHERE usename = 'postgres' AND pid <> pg_backend_pid()"
    yield attack(
        "cuts the owner off", f"SELECT pg_terminate_backend(pid) {others}", DENIED, (SUPERUSER, "SELECT 1")
    )


# Where the owner's own attempt would harm the server or needs something a test server lacks.
NO_TRIAL = dict.fromkeys(
    (
        "a subscription",
        "an event trigger",
        "a materialised view",
        "a temporary function",
        "a policy",
        "a trigger",
        "reads a file",
        "reads a large object",
        "opens a replication slot",
        "promotes the server",
        "a language",
        "runs a program",
        "rotates the log",
    ),
    (SUPERUSER, "SELECT 1"),
)
_NOTE = 'SELECT api.noted(\'{"case": "w-new", "note": "", "record": true, "text": "x"}\')'
