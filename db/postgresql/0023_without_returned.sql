-- Back to papers nobody enters; what was entered stays in the journal.
SET LOCAL ROLE "{office}_core";
DROP FUNCTION api.letter_renewed(jsonb);
DROP FUNCTION api.paper_returned(jsonb);

-- Letters of one case; or, of all cases in whose unit this person posts letters, those still here.
CREATE OR REPLACE FUNCTION api.outgoing(the_case text, the_ways jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    units text[];
BEGIN
    PERFORM core.person();
    IF the_case <> '' THEN
        PERFORM core.require_opened(the_case);
    END IF;
    SELECT coalesce(array_agg(m.unit), '{}') INTO units
        FROM office.memberships m JOIN office.accounts a ON a.login = m.login
        WHERE m.login = session_user AND a.active AND m.role IN ('clerk', 'mailroom');
    RETURN (
        SELECT coalesce(jsonb_agg(to_jsonb(l) ORDER BY l.due_at, l.id), '[]') FROM (
            SELECT o.id, o.case_id, o.kind, o.payload, o.state, o.trouble, o.due_at, o.settled_at,
                c.file_reference, c.applicant, c.unit, coalesce(o.until > clock_timestamp(), false) AS held,
                EXISTS (
                    SELECT FROM jsonb_array_elements(the_ways) w
                    WHERE w.value ->> 'kind' = o.kind AND core.goes(w.value, s, c)
                ) AS electronic
            FROM office.outbox o JOIN office.cases c ON c.id = o.case_id
            JOIN office.submissions s ON s.case_id = o.case_id
            WHERE CASE WHEN the_case <> '' THEN o.case_id = the_case
                ELSE c.unit = ANY (units) AND o.state NOT IN ('sent', 'posted') END
            ORDER BY o.due_at, o.id LIMIT 500
        ) l
    );
END
$$;

DROP FUNCTION core.addressee(office.outbox, office.cases);
DROP FUNCTION core.require_return_day(date, date);
DROP FUNCTION core.comes_back(text, text);
DROP FUNCTION core.told_of(office.outbox, text);
