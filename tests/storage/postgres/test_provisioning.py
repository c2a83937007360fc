"""What the DBA runs: scripts to read first, that can be run again, and a table of who may see what."""

from __future__ import annotations

import pytest

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.person import Role
from clerk_app.storage.migration import upgrade, upgrade_script
from clerk_app.storage.postgres import provisioning, scram
from clerk_app.storage.postgres.lint import holes
from clerk_app.storage.schema import NEEDED, revision
from tests.tools.postgres import Server
from tests.tools.shared_office import PEOPLE, SCRIPTS, SharedOffice


def test_the_walls_can_be_built_twice(shared_office: SharedOffice) -> None:
    script = provisioning.walls_script(SCRIPTS, shared_office.name)
    provisioning.run(shared_office.engine(), [script, script])


def test_an_office_built_from_printed_scripts_is_the_same(
    server: Server, shared_office: SharedOffice
) -> None:
    printed = SharedOffice(server, f"{shared_office.name}p")
    server.create_database(printed.name)
    walls = provisioning.walls_script(SCRIPTS, printed.name)
    with printed.connect() as dba:
        dba.execute(walls)
        dba.execute(upgrade_script(SCRIPTS, printed.name))
    assert revision(printed.engine()) == NEEDED
    assert holes(printed.engine(), SCRIPTS) == ()
    assert _functions(printed) == _functions(shared_office)
    printed.close()


@pytest.mark.parametrize("form", ["0001", "0002"])
def test_an_older_office_is_brought_up_by_the_printed_rest_of_the_way(
    server: Server, shared_office: SharedOffice, form: str
) -> None:
    older = SharedOffice(server, f"{shared_office.name}o")
    server.create_database(older.name)
    provisioning.run(older.engine(), [provisioning.walls_script(SCRIPTS, older.name)])
    upgrade(older.engine(), SCRIPTS, form)
    with older.connect() as dba:
        dba.execute(upgrade_script(SCRIPTS, older.name, form))
    assert revision(older.engine()) == NEEDED
    assert holes(older.engine(), SCRIPTS) == ()
    assert _functions(older) == _functions(shared_office)
    older.close()
    with server.connect("postgres") as owner:
        owner.execute(f'DROP DATABASE "{older.name}" WITH (FORCE)')


def _functions(office: SharedOffice) -> set[tuple[str, str]]:
    with office.connect() as looking:
        rows = looking.execute(
            "SELECT oid::regprocedure::text, md5(prosrc) FROM pg_proc p"
            " WHERE pronamespace::regnamespace::text IN ('api', 'core', 'guard', 'setup', 'audit')"
        )
        return {(name, source) for name, source in rows}


def test_people_and_units_can_be_enrolled_twice(shared_office: SharedOffice) -> None:
    before = provisioning.grant_report(shared_office.engine())
    scripts = [provisioning.unit_script("wohngeld", "Anders")]
    scripts.append(
        provisioning.user_script(
            shared_office.name, "a.becker", "becker", "A. Becker", "wohngeld", Role.CLERK
        )
    )
    provisioning.run(shared_office.engine(), scripts)
    assert provisioning.grant_report(shared_office.engine()) == before


def test_the_report_names_everybody_with_every_function(shared_office: SharedOffice) -> None:
    report = provisioning.grant_report(shared_office.engine())
    held = {(g.login, g.unit, g.role) for g in report if g.role}
    assert held == {(one.login, m.unit, m.role.value) for one in PEOPLE for m in one.memberships}
    notes = {g.login: g.note for g in report if g.note}
    assert notes["postgres"] == "above_all_rules"
    assert notes[f"{shared_office.name}_migrator"] == "migrator"


def test_the_report_names_what_does_not_fit(shared_office: SharedOffice) -> None:
    with shared_office.connect() as owner:
        owner.execute(f'REVOKE "{shared_office.name}_clerk" FROM "a.becker"')
        owner.execute("SELECT setup.member('s.neu', 'neu', 'S. Neu', 'wohngeld', 'clerk')")
    notes = {g.login: g.note for g in provisioning.grant_report(shared_office.engine())}
    assert notes["a.becker"] == "group_missing"
    assert "no_login" in notes["s.neu"]


def test_the_migrator_may_enrol_but_not_make_roles(shared_office: SharedOffice) -> None:
    engine = shared_office.engine(f"{shared_office.name}_migrator")
    provisioning.run(engine, [provisioning.unit_script("jugend", "Jugendamt")])
    script = provisioning.user_script(shared_office.name, "n.neu", "neu", "N. Neu", "jugend", Role.CLERK)
    with pytest.raises(ClerkError, match=r"person\.not_entitled"):
        provisioning.run(engine, [script])


def test_a_closed_account_enters_no_more(shared_office: SharedOffice) -> None:
    owner = shared_office.engine()
    script = provisioning.user_script(shared_office.name, "g.geht", "geht", "G. Geht", "wohngeld", Role.CLERK)
    provisioning.run(owner, [script])
    with shared_office.connect("g.geht") as running:
        provisioning.run(owner, [provisioning.closing_script("g.geht")])
        assert running.closed or _dead(running)
    gone = [g for g in provisioning.grant_report(owner) if g.login == "g.geht"]
    assert [(g.active, g.enters) for g in gone] == [(False, False)]
    with shared_office.connect() as again:
        again.execute('ALTER ROLE "g.geht" LOGIN')


def test_a_withdrawal_takes_membership_and_role(shared_office: SharedOffice) -> None:
    script = provisioning.withdrawal_script(
        shared_office.name, "k.vogt", "wohngeld", Role.SUPERVISOR, last_of_kind=True
    )
    provisioning.run(shared_office.engine(), [script])
    held = [g.role for g in provisioning.grant_report(shared_office.engine()) if g.login == "k.vogt"]
    assert held == ["clerk"]


@pytest.mark.parametrize(
    "login", ["", "postgres", "pg_monitor", "Gross", "a b", 'a"b', "a'b", "x" * 64, "amt_core"]
)
def test_logins_that_would_cause_trouble_are_refused(login: str) -> None:
    with pytest.raises(ClerkError, match=r"person\.bad_login"):
        provisioning.user_script("amt", login, "p", "N", "u", Role.CLERK)


@pytest.mark.parametrize("office", ["", "Amt", "1amt", 'a"b', "a-b", "x" * 41])
def test_an_office_has_a_name_that_roles_can_bear(office: str) -> None:
    with pytest.raises(ClerkError, match=r"office\.bad_name"):
        provisioning.walls_script(SCRIPTS, office)


def test_names_cannot_smuggle_statements(shared_office: SharedOffice) -> None:
    name = "O'Hara'); DROP TABLE office.cases; --"
    script = provisioning.user_script(shared_office.name, "o.hara", "hara", name, "wohngeld", Role.CLERK)
    provisioning.run(shared_office.engine(), [script])
    assert name in {g.name for g in provisioning.grant_report(shared_office.engine())}


def test_the_verifier_is_the_one_the_server_would_have_made(shared_office: SharedOffice) -> None:
    with shared_office.connect() as owner:
        owner.execute('DROP ROLE IF EXISTS "v.probe"; CREATE ROLE "v.probe" PASSWORD \'Grüße, Welt\'')
        stored = owner.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'v.probe'").fetchone()
        owner.execute('DROP ROLE "v.probe"')
    assert stored is not None
    iterations, salt = stored[0].split("$")[1].split(":")
    made = scram.verifier("Grüße, Welt", scram.base64.b64decode(salt), int(iterations))
    assert made == stored[0]


def test_the_script_never_contains_the_password() -> None:
    script = provisioning.user_script("amt", "a.b", "b", "B", "u", Role.CLERK, scram.verifier("sehr geheim"))
    assert "sehr geheim" not in script
    assert "SCRAM-SHA-256$4096:" in script


def _dead(connection: object) -> bool:
    try:
        connection.execute("SELECT 1")  # type: ignore[attr-defined]
    except Exception:
        return True
    return False
