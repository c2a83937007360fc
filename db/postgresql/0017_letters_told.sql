-- What a case waits for and how far its letters have come, told to those who may see the case.
SET LOCAL ROLE "{office}_core";

-- By when the applicant was asked to answer, last.
CREATE FUNCTION core.awaited_on(the_case text) RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT (j.entry::jsonb #>> '{facts,due_on}')::date FROM audit.journal j
    WHERE j.chain = the_case AND j.entry::jsonb ->> 'kind' = 'information_requested' ORDER BY j.seq DESC LIMIT 1
$$;

-- For lines of lists; what was asked for is read with the case.
CREATE FUNCTION api.awaited(ids text[]) RETURNS TABLE (case_id text, due_on date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    units text[] := api.my_units();
BEGIN
    RETURN QUERY SELECT c.id, core.awaited_on(c.id) FROM office.cases c
        WHERE c.id = ANY (ids) AND c.state = 'awaiting_applicant' AND c.unit = ANY (units);
END
$$;

-- Cases that still wait though the day has gone by.
CREATE FUNCTION api.unanswered(the_day date) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    units text[] := api.my_units();
BEGIN
    RETURN QUERY SELECT c.id FROM office.cases c
        WHERE c.unit = ANY (units) AND c.state = 'awaiting_applicant' AND core.awaited_on(c.id) < the_day;
END
$$;

-- Letters that carry a document, without who is at them.
CREATE FUNCTION api.letters_of(the_case text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.require_opened(the_case);
    RETURN (
        SELECT coalesce(jsonb_agg(jsonb_build_object(
            'kind', o.kind, 'pdf_sha256', o.payload::jsonb ->> 'pdf_sha256', 'state', o.state,
            'settled_at', o.settled_at
        ) ORDER BY o.due_at, o.id), '[]')
        FROM office.outbox o WHERE o.case_id = the_case AND o.payload::jsonb ? 'pdf_sha256'
    );
END
$$;

GRANT EXECUTE ON FUNCTION api.awaited(text[]), api.unanswered(date), api.letters_of(text)
    TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom", "{office}_records";
