"""The look over the walls finds nothing in a sound office, and every hole that somebody made."""

from __future__ import annotations

import pytest

from clerk_app.storage.postgres.lint import Hole, holes
from tests.tools.shared_office import SCRIPTS, SharedOffice

PLANTED = (
    ("row_security", "ALTER TABLE office.cases DISABLE ROW LEVEL SECURITY"),
    ("row_security", "ALTER TABLE office.notes NO FORCE ROW LEVEL SECURITY"),
    ("row_security", "CREATE TABLE office.more (a integer)"),
    ("policy", "CREATE POLICY wide ON office.cases FOR SELECT TO PUBLIC USING (true)"),
    ("policy", 'CREATE POLICY wide ON office.cases FOR SELECT TO "{office}_clerk" USING (true)'),
    (
        "policy",
        'CREATE POLICY wide ON office.cases FOR UPDATE TO "{office}_clerk" USING (unit = ANY (api.my_units()))',
    ),
    ("search_path", "ALTER FUNCTION api.approved(jsonb) RESET ALL"),
    ("search_path", "ALTER FUNCTION api.approved(jsonb) SET search_path = public, pg_catalog"),
    ("function_owner", "ALTER FUNCTION api.my_units() OWNER TO postgres"),
    ("leakproof", "ALTER FUNCTION api.my_units() LEAKPROOF"),
    ("leakproof", "ALTER FUNCTION textlike(text, text) LEAKPROOF"),
    ("view", "CREATE VIEW office.wide AS SELECT id FROM office.cases"),
    ("view", "CREATE MATERIALIZED VIEW office.wide AS SELECT unit, count(*) FROM office.cases GROUP BY unit"),
    ("role_attribute", 'ALTER ROLE "a.becker" BYPASSRLS'),
    ("role_attribute", 'ALTER ROLE "a.becker" CREATEROLE'),
    ("role_attribute", 'ALTER ROLE "{office}_core" BYPASSRLS'),
    ("keeper_login", 'ALTER ROLE "{office}_core" LOGIN'),
    ("membership", 'GRANT "{office}_core" TO "a.becker"'),
    ("membership", 'GRANT pg_read_all_data TO "a.becker"'),
    ("membership", 'GRANT "{office}_journal" TO "{office}_administrator"'),
    ("membership", 'GRANT "{office}_clerk" TO "a.becker" WITH ADMIN OPTION'),
    ("migrator_inherits", 'ALTER ROLE "{office}_migrator" INHERIT'),
    ("database_privilege", 'GRANT TEMPORARY ON DATABASE "{office}" TO PUBLIC'),
    ("database_privilege", 'GRANT CREATE ON DATABASE "{office}" TO "{office}_clerk"'),
    ("schema_create", 'GRANT CREATE ON SCHEMA office TO "{office}_clerk"'),
    ("stray_grant", "GRANT SELECT ON office.cases TO PUBLIC"),
    ("stray_grant", 'GRANT SELECT ON office.contents TO "a.becker"'),
    ("stray_grant", "GRANT EXECUTE ON FUNCTION api.approved(jsonb) TO PUBLIC"),
    ("stray_grant", "GRANT USAGE ON SCHEMA core TO PUBLIC"),
    ("write_grant", 'GRANT UPDATE ON office.cases TO "{office}_clerk"'),
    ("write_grant", 'GRANT INSERT (person) ON office.draft_editors TO "{office}_clerk"'),
    ("write_grant", 'GRANT TRUNCATE ON audit.journal TO "{office}_auditor"'),
    ("sequence", 'GRANT SELECT ON SEQUENCE audit.journal_id_seq TO "{office}_base"'),
    ("readable", 'GRANT SELECT (fields) ON office.submissions TO "{office}_clerk"'),
    ("readable", 'GRANT SELECT ON office.salts TO "{office}_records"'),
    ("readable", 'GRANT SELECT ON audit.journal TO "{office}_clerk"'),
    ("internal_function", 'GRANT EXECUTE ON FUNCTION audit.append(text, text, jsonb) TO "{office}_clerk"'),
    ("internal_function", 'GRANT EXECUTE ON FUNCTION setup.unit(text, text) TO "{office}_administrator"'),
    ("guard", "DROP TRIGGER reviews_four_eyes ON office.reviews"),
    ("guard", "ALTER TABLE office.cases DISABLE TRIGGER cases_move"),
    ("guard", "DROP TRIGGER scans_no_delete ON office.scans"),
    ("write_grant", 'GRANT UPDATE ON office.scans TO "{office}_clerk"'),
    ("guard", "ALTER TABLE audit.journal ENABLE TRIGGER journal_immutable"),
    (
        "stray_trigger",
        "CREATE TRIGGER t BEFORE INSERT ON office.cases FOR EACH ROW EXECUTE FUNCTION guard.immutable()",
    ),
    ("rule", "CREATE RULE r AS ON INSERT TO office.notes DO INSTEAD NOTHING"),
    ("language", "GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC"),
    ("system_function", "GRANT EXECUTE ON FUNCTION lo_create(oid) TO PUBLIC"),
    ("system_function", "GRANT EXECUTE ON FUNCTION pg_notify(text, text) TO PUBLIC"),
    (
        "default_privilege",
        'ALTER DEFAULT PRIVILEGES FOR ROLE "{office}_core" GRANT EXECUTE ON FUNCTIONS TO PUBLIC',
    ),
    ("extension", "CREATE EXTENSION dblink SCHEMA extensions"),
    ("publication", "CREATE PUBLICATION everything"),
    ("act_roles", "UPDATE office.act_roles SET own_work = false WHERE act = 'submit'"),
)


def test_a_sound_office_has_no_holes(ground: SharedOffice) -> None:
    assert holes(ground.engine(), SCRIPTS) == ()


def test_the_migrator_may_look_as_well(ground: SharedOffice) -> None:
    assert holes(ground.engine(f"{ground.name}_migrator"), SCRIPTS) == ()


@pytest.mark.parametrize(("rule", "hole"), PLANTED, ids=[f"{rule}: {hole}" for rule, hole in PLANTED])
def test_a_planted_hole_is_found(ground: SharedOffice, rule: str, hole: str) -> None:
    found = with_hole(ground, hole.replace("{office}", ground.name))
    assert rule in {one.rule for one in found}


def with_hole(office: SharedOffice, hole: str) -> tuple[Hole, ...]:
    """Planted and looked for in one transaction, which is undone."""
    text = (SCRIPTS / "postgresql" / "lint.sql").read_text().replace("{office}", office.name)
    with office.connect() as connection:
        connection.autocommit = False
        connection.execute(hole)
        found = tuple(Hole(*row) for row in connection.execute(text))
        connection.rollback()
    return found
