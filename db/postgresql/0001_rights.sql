-- Who may see which rows and call what. Every table has row-level security, also against its owner.
SET LOCAL ROLE "{office}_owner";

DO $secured$
DECLARE
    named text;
BEGIN
    FOR named IN SELECT c.oid::regclass::text FROM pg_class c
        WHERE c.relnamespace = 'office'::regnamespace AND c.relkind IN ('r', 'p')
    LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', named);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', named);
        EXECUTE format('CREATE POLICY core ON %s TO "{office}_core" USING (true) WITH CHECK (true)', named);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO "{office}_core"', named);
    END LOOP;
END
$secured$;
GRANT EXECUTE ON FUNCTION guard.refuse(text) TO "{office}_core";
GRANT DELETE ON office.judgements, office.memberships, office.keepings TO "{office}_core";
REVOKE INSERT, UPDATE ON office.alembic_version, office.moves, office.act_roles FROM "{office}_core";
CREATE POLICY owner ON office.alembic_version TO "{office}_owner" USING (true) WITH CHECK (true);
CREATE POLICY everybody ON office.alembic_version FOR SELECT TO "{office}_base", "{office}_migrator" USING (true);
GRANT SELECT ON office.alembic_version TO "{office}_base", "{office}_migrator";
CREATE POLICY looking ON office.act_roles FOR SELECT TO "{office}_migrator" USING (true);
GRANT SELECT ON office.act_roles TO "{office}_migrator";

CREATE POLICY members ON office.units FOR SELECT TO "{office}_base" USING ((SELECT api.is_member()));
CREATE POLICY members ON office.persons FOR SELECT TO "{office}_base" USING ((SELECT api.is_member()));
CREATE POLICY members ON office.accounts FOR SELECT TO "{office}_base" USING ((SELECT api.is_member()));
CREATE POLICY members ON office.memberships FOR SELECT TO "{office}_base" USING ((SELECT api.is_member()));
CREATE POLICY members ON office.moves FOR SELECT TO "{office}_base" USING ((SELECT api.is_member()));
GRANT SELECT ON office.units, office.persons, office.accounts, office.memberships, office.moves TO "{office}_base";

CREATE POLICY unit ON office.cases FOR SELECT
    TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom", "{office}_records"
    USING (unit = ANY ((SELECT api.my_units())::text[]));
CREATE POLICY unit ON office.submissions FOR SELECT
    TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom", "{office}_records"
    USING (EXISTS (SELECT FROM office.cases c WHERE c.id = case_id));
CREATE POLICY unit ON office.drafts FOR SELECT
    TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom", "{office}_records"
    USING (EXISTS (SELECT FROM office.cases c WHERE c.id = case_id));
CREATE POLICY own ON office.seen FOR SELECT
    TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom", "{office}_records"
    USING (login = session_user AND EXISTS (SELECT FROM office.cases c WHERE c.id = case_id));
CREATE POLICY mailroom ON office.quarantine FOR SELECT TO "{office}_base" USING ((SELECT api.is_mailroom()));

GRANT SELECT (
    id, file_reference, service, pack_version, procedure, state, unit, clerk, applicant, subject, channel,
    environment, received_at, due_on, last_act, version
) ON office.cases TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom", "{office}_records";
GRANT SELECT (case_id, submission_id)
    ON office.submissions TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom", "{office}_records";
GRANT SELECT (case_id)
    ON office.drafts TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom", "{office}_records";
GRANT SELECT ON office.seen TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom", "{office}_records";
GRANT SELECT ON office.quarantine TO "{office}_base";

SET LOCAL ROLE "{office}_core";
GRANT EXECUTE ON FUNCTION
    api.my_units(), api.is_member(), api.is_mailroom(), api.is_auditor(), api.begin_act(uuid), api.settle(uuid),
    api.signed_in()
    TO "{office}_base";

GRANT EXECUTE ON FUNCTION
    api.opened(jsonb), api.noted(jsonb), api.case_content(text), api.content(text), api.search(text[]),
    api.editors(text), api.waiting_notice(text), api.draft(text)
    TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom", "{office}_records";
GRANT EXECUTE ON FUNCTION
    api.claimed(jsonb), api.examined(jsonb), api.judged(jsonb), api.draft_begun(jsonb),
    api.save_draft(text, text, text, text, integer), api.submitted(jsonb), api.recalled(jsonb), api.keep(bytea)
    TO "{office}_clerk";
GRANT EXECUTE ON FUNCTION api.assigned(jsonb) TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom";
GRANT EXECUTE ON FUNCTION api.released(jsonb) TO "{office}_clerk", "{office}_supervisor";
GRANT EXECUTE ON FUNCTION api.approved(jsonb), api.returned(jsonb) TO "{office}_supervisor";
GRANT EXECUTE ON FUNCTION api.rerouted(jsonb), api.discarded(jsonb) TO "{office}_supervisor", "{office}_mailroom";
GRANT EXECUTE ON FUNCTION
    api.received(jsonb), api.quarantined(jsonb), api.keep(bytea), api.next_number(text), api.case_of(text, text)
    TO "{office}_mailroom", "{office}_intake";
GRANT EXECUTE ON FUNCTION
    api.unit_added(jsonb), api.member_added(jsonb), api.member_removed(jsonb), api.account_closed(jsonb)
    TO "{office}_administrator";
GRANT EXECUTE ON FUNCTION api.record_faults(), api.content_faults() TO "{office}_auditor";
GRANT EXECUTE ON FUNCTION
    setup.unit(text, text), setup.member(text, text, text, text, text), setup.withdraw(text, text, text),
    setup.close_account(text), setup.grant_report()
    TO "{office}_migrator";

SET LOCAL ROLE "{office}_journal";
CREATE POLICY auditor ON audit.journal FOR SELECT TO "{office}_auditor" USING ((SELECT api.is_auditor()));
CREATE POLICY auditor ON audit.heads FOR SELECT TO "{office}_auditor" USING ((SELECT api.is_auditor()));
CREATE POLICY auditor ON audit.seals FOR SELECT TO "{office}_auditor" USING ((SELECT api.is_auditor()));
