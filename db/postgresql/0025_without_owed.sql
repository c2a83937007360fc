-- Back to papers that are only missed where somebody looks, and to words that are found when a letter leaves.
SET LOCAL ROLE "{office}_core";
REVOKE EXECUTE ON FUNCTION api.keep(bytea) FROM "{office}_dispatch";
DROP FUNCTION api.post_counts(jsonb);
DROP FUNCTION api.owed_papers();
DROP FUNCTION core.posting_units();
DROP FUNCTION api.letter_made(jsonb);

CREATE OR REPLACE FUNCTION api.post_faults() RETURNS TABLE (case_id text, detail text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.require_auditing();
    RETURN QUERY
    WITH told AS (
        SELECT j.chain, j.entry::jsonb -> 'facts' AS facts FROM audit.journal j
        WHERE j.chain <> 'office' AND j.entry::jsonb ->> 'kind' = 'posted'
    )
    SELECT coalesce(o.case_id, t.chain), 'letter differs'
    FROM told t FULL JOIN (SELECT * FROM office.outbox x WHERE x.state = 'posted') o
        ON o.id = t.facts ->> 'letter' AND o.case_id = t.chain
    WHERE o.kind IS DISTINCT FROM t.facts ->> 'what'
        OR o.payload::jsonb ->> 'pdf_sha256' <> t.facts ->> 'pdf_sha256';
END
$$;

DO $posted$
DECLARE
    was text := pg_get_functiondef('api.posted(jsonb)'::regprocedure);
    now text;
BEGIN
    now := replace(was, ', owed = core.owed(fact ->> ''way'')', '');
    IF length(now) <> length(was) - 34 THEN
        RAISE EXCEPTION 'api.posted is not as expected';
    END IF;
    EXECUTE now;
    was := pg_get_functiondef('api.paper_returned(jsonb)'::regprocedure);
    now := replace(was, '    UPDATE office.outbox o SET owed = '''' WHERE o.id = mine.id AND o.owed <> '''';
', '');
    IF now = was THEN
        RAISE EXCEPTION 'api.paper_returned is not as expected';
    END IF;
    EXECUTE now;
END
$posted$;
DROP FUNCTION core.owed(text);

SET LOCAL ROLE "{office}_owner";
CREATE OR REPLACE FUNCTION guard.letter() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF OLD.state IN ('sent', 'posted')
        OR (NEW.id, NEW.case_id, NEW.kind, NEW.payload) IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.kind, OLD.payload)
        OR OLD.remote_id <> '' AND NEW.remote_id <> OLD.remote_id
            AND NOT (OLD.state = 'failed' AND NEW.state = 'waiting' AND NEW.remote_id = '')
        OR NEW.state = 'sent' AND (NEW.remote_id = '' OR OLD.state NOT IN ('announced', 'uncertain'))
        OR NEW.state = 'posted' AND (
            OLD.state NOT IN ('waiting', 'leased', 'failed')
            OR OLD.state = 'leased' AND OLD.until > clock_timestamp()
        ) THEN
        PERFORM guard.refuse('record.immutable');
    END IF;
    RETURN NEW;
END
$$;
