-- Which papers the post still owes is known without reading every journal, and what the office words itself is
-- worded once: from then on the letter is these bytes.
SET LOCAL ROLE "{office}_owner";
ALTER TABLE office.outbox DISABLE TRIGGER outbox_forward;

SET LOCAL ROLE "{office}_core";

-- The kind of post, where a paper has to come back even when all goes well; otherwise nothing.
CREATE FUNCTION core.owed(the_way text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN core.comes_back(the_way, 'handed_over') OR core.comes_back(the_way, 'confirmed')
        THEN the_way ELSE '' END
$$;

UPDATE office.outbox o SET owed = core.owed(core.told_of(o, 'posted') ->> 'way')
    WHERE o.state = 'posted' AND core.told_of(o, 'paper_returned') IS NULL;

SET LOCAL ROLE "{office}_owner";
ALTER TABLE office.outbox ENABLE ALWAYS TRIGGER outbox_forward;

-- What left the house stays so, but for the paper that comes back; what the office words itself gets its bytes once.
CREATE OR REPLACE FUNCTION guard.letter() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (NEW.id, NEW.case_id, NEW.kind) IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.kind)
        OR OLD.state IN ('sent', 'posted') AND (
            OLD.owed = '' OR NEW.owed <> '' OR to_jsonb(NEW) - 'owed' <> to_jsonb(OLD) - 'owed'
        )
        OR NEW.owed <> '' AND NEW.state <> 'posted'
        OR NEW.payload <> OLD.payload AND (
            OLD.kind <> 'acknowledge' OR OLD.payload::jsonb ? 'pdf_sha256'
            OR NEW.payload::jsonb - 'pdf_sha256' <> OLD.payload::jsonb
        )
        OR OLD.remote_id <> '' AND NEW.remote_id <> OLD.remote_id
            AND NOT (OLD.state = 'failed' AND NEW.state = 'waiting' AND NEW.remote_id = '')
        OR NEW.state = 'sent' AND (NEW.remote_id = '' OR OLD.state NOT IN ('announced', 'uncertain'))
        OR NEW.state = 'posted' AND OLD.state <> 'posted' AND (
            OLD.state NOT IN ('waiting', 'leased', 'failed')
            OR OLD.state = 'leased' AND OLD.until > clock_timestamp()
        ) THEN
        PERFORM guard.refuse('record.immutable');
    END IF;
    RETURN NEW;
END
$$;

SET LOCAL ROLE "{office}_core";

DO $posted$
DECLARE
    was text := pg_get_functiondef('api.posted(jsonb)'::regprocedure);
    now text;
BEGIN
    now := replace(was, 'trouble = '''', settled_at = clock_timestamp()',
        'trouble = '''', settled_at = clock_timestamp(), owed = core.owed(fact ->> ''way'')');
    IF length(now) <> length(was) + 34 THEN
        RAISE EXCEPTION 'api.posted is not as expected';
    END IF;
    EXECUTE now;
    was := pg_get_functiondef('api.paper_returned(jsonb)'::regprocedure);
    now := replace(was, '    PERFORM core.tell(''paper_returned'', fact);',
        '    UPDATE office.outbox o SET owed = '''' WHERE o.id = mine.id AND o.owed <> '''';
    PERFORM core.tell(''paper_returned'', fact);');
    IF now = was THEN
        RAISE EXCEPTION 'api.paper_returned is not as expected';
    END IF;
    EXECUTE now;
END
$posted$;

-- By whoever prints it, or by the dispatcher who has it under lease; once.
CREATE FUNCTION api.letter_made(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine office.outbox;
    c office.cases;
    told jsonb;
BEGIN
    PERFORM core.expect(fact, 'case:string letter:string what:string pdf_sha256:string holder:string');
    IF fact ->> 'holder' = '' THEN
        mine := core.letter_of(fact);
        PERFORM core.require_act(core.the_case(mine.case_id), 'dispatch');
    ELSE
        mine := core.my_letter(fact ->> 'letter', fact ->> 'holder');
        IF mine.case_id <> fact ->> 'case' OR mine.kind <> fact ->> 'what' THEN
            PERFORM core.refuse('fact.forged');
        END IF;
    END IF;
    SELECT * INTO c FROM office.cases x WHERE x.id = mine.case_id;
    told := jsonb_build_object('case', c.file_reference);
    IF mine.state IN ('sent', 'posted') THEN
        PERFORM core.refuse('posting.gone', told);
    END IF;
    IF fact ->> 'holder' = '' AND (
        mine.state NOT IN ('waiting', 'leased', 'failed')
        OR mine.state = 'leased' AND mine.until > clock_timestamp()
    ) THEN
        PERFORM core.refuse('posting.under_way', told);
    END IF;
    IF mine.kind <> 'acknowledge' THEN
        PERFORM core.refuse('posting.no_paper', told);
    END IF;
    IF mine.payload::jsonb ? 'pdf_sha256' THEN
        PERFORM core.refuse('posting.made', told);
    END IF;
    PERFORM core.hold(mine.case_id, fact ->> 'pdf_sha256');
    UPDATE office.outbox o
        SET payload = audit.canonical(o.payload::jsonb || jsonb_build_object('pdf_sha256', fact ->> 'pdf_sha256'))
        WHERE o.id = mine.id;
    PERFORM core.tell('letter_made', fact);
END
$$;

-- Where this person posts letters.
CREATE FUNCTION core.posting_units() RETURNS text[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(m.unit), '{}')
    FROM office.memberships m JOIN office.accounts a ON a.login = m.login
    WHERE m.login = session_user AND a.active AND m.role IN ('clerk', 'mailroom')
$$;

-- Letters that are out and whose paper has not come back, the longest first.
CREATE FUNCTION api.owed_papers() RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    units text[];
BEGIN
    PERFORM core.person();
    units := core.posting_units();
    RETURN (
        SELECT coalesce(jsonb_agg(to_jsonb(l) ORDER BY l.posted_on, l.settled_at, l.id), '[]') FROM (
            SELECT o.id, o.case_id, o.kind, o.payload, o.state, o.trouble, o.due_at, o.settled_at,
                c.file_reference, c.applicant, c.unit, core.addressee(o, c) AS addressee,
                false AS held, false AS electronic, o.owed AS way, p.facts ->> 'posted_on' AS posted_on,
                p.facts ->> 'number' AS number
            FROM office.outbox o JOIN office.cases c ON c.id = o.case_id
            CROSS JOIN LATERAL (SELECT core.told_of(o, 'posted') AS facts) p
            WHERE o.owed <> '' AND c.unit = ANY (units)
            ORDER BY o.settled_at, o.id LIMIT 5000
        ) l
    );
END
$$;

-- How many letters wait for the post, and how many papers are owed; up to where numbers no longer matter.
CREATE FUNCTION api.post_counts(the_ways jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    units text[];
BEGIN
    PERFORM core.person();
    units := core.posting_units();
    RETURN jsonb_build_object(
        'waiting', (SELECT count(*) FROM (
            SELECT FROM office.outbox o JOIN office.cases c ON c.id = o.case_id
            JOIN office.submissions s ON s.case_id = o.case_id
            WHERE c.unit = ANY (units) AND c.service <> '' AND (
                o.state = 'failed'
                OR (o.state = 'waiting' OR o.state = 'leased' AND NOT coalesce(o.until > clock_timestamp(), false))
                    AND NOT EXISTS (
                        SELECT FROM jsonb_array_elements(the_ways) w
                        WHERE w.value ->> 'kind' = o.kind AND core.goes(w.value, s, c)
                    )
            ) LIMIT 1001
        ) l),
        'owed', (SELECT count(*) FROM (
            SELECT FROM office.outbox o JOIN office.cases c ON c.id = o.case_id
            WHERE o.owed <> '' AND c.unit = ANY (units) LIMIT 1001
        ) l)
    );
END
$$;

-- What left on paper, and what of it is owed, against the journal.
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
        OR o.payload::jsonb ->> 'pdf_sha256' <> t.facts ->> 'pdf_sha256'
        OR o.owed <> CASE WHEN EXISTS (
            SELECT FROM audit.journal j WHERE j.chain = o.case_id AND j.entry::jsonb ->> 'kind' = 'paper_returned'
                AND j.entry::jsonb #>> '{facts,letter}' = o.id
        ) THEN '' ELSE core.owed(t.facts ->> 'way') END;
END
$$;

GRANT EXECUTE ON FUNCTION api.owed_papers(), api.post_counts(jsonb) TO "{office}_clerk", "{office}_mailroom";
GRANT EXECUTE ON FUNCTION api.letter_made(jsonb) TO "{office}_clerk", "{office}_mailroom", "{office}_dispatch";
GRANT EXECUTE ON FUNCTION api.keep(bytea) TO "{office}_dispatch";
