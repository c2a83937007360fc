-- Lines of lists: the server finds the cases by index and gives their lines out, asking once for the units.
SET LOCAL ROLE "{office}_owner";
CREATE INDEX ix_cases_age ON office.cases (unit, received_at, id);
CREATE INDEX ix_cases_open ON office.cases (unit, received_at, id) WHERE state IN (
    'new', 'checking', 'awaiting_applicant', 'in_progress', 'awaiting_statement', 'rework', 'awaiting_approval'
);
CREATE INDEX ix_cases_inbox ON office.cases (unit, received_at, id) WHERE clerk = '' AND state IN (
    'new', 'checking', 'awaiting_applicant', 'in_progress', 'awaiting_statement', 'rework'
);

-- A mark says only that I read the case, which I know; that the case is still mine is asked where it is shown.
ALTER POLICY own ON office.seen
    USING (login = (session_user::text COLLATE "default") AND (SELECT api.is_member()));

-- session_user is a name, and names sort by themselves: so compared, no index on a login was ever of use.
SET LOCAL ROLE "{office}_core";
DO $compared$
DECLARE
    found regprocedure;
BEGIN
    FOR found IN SELECT p.oid FROM pg_proc p
        WHERE p.pronamespace IN ('core'::regnamespace, 'api'::regnamespace) AND p.prosrc ~ '\mlogin = session_user'
    LOOP
        EXECUTE replace(
            pg_get_functiondef(found), '.login = session_user', '.login = (session_user::text COLLATE "default")'
        );
    END LOOP;
END
$compared$;

CREATE FUNCTION api.case_rows(ids text[]) RETURNS TABLE (
    id text, file_reference text, service text, pack_version text, procedure text, state text, unit text, clerk text,
    applicant text, subject text, channel text, environment text, received_at timestamptz, due_on date, last_act text,
    version integer, clerk_name text, was_seen boolean, has_draft boolean, submission_id text
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    units text[] := api.my_units();
    the_login text := session_user;
BEGIN
    RETURN QUERY SELECT
        c.id, c.file_reference, c.service, c.pack_version, c.procedure, c.state, c.unit, c.clerk, c.applicant,
        c.subject, c.channel, c.environment, c.received_at, c.due_on, c.last_act, c.version,
        (SELECT p.name FROM office.accounts a JOIN office.persons p ON p.id = a.person WHERE a.login = c.clerk),
        coalesce((SELECT true FROM office.seen v WHERE v.login = the_login AND v.case_id = c.id), false),
        coalesce((SELECT true FROM office.drafts d WHERE d.case_id = c.id), false),
        (SELECT s.submission_id FROM office.submissions s WHERE s.case_id = c.id)
    FROM office.cases c WHERE c.id = ANY (ids) AND c.unit = ANY (units);
END
$$;
GRANT EXECUTE ON FUNCTION api.case_rows(text[])
    TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom", "{office}_records";
