-- What has no electronic way leaves on paper: once, by somebody who may, and with the last copy the case goes on.
SET LOCAL ROLE "{office}_owner";
-- Walls stand before their owner too; for these rows alone he steps through.
ALTER TABLE office.moves NO FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles NO FORCE ROW LEVEL SECURITY;
INSERT INTO office.moves (act, from_state, to_state) VALUES ('dispatch', 'approved', 'dispatched');
INSERT INTO office.act_roles (act, role, own_work) VALUES
    ('dispatch', 'clerk', false), ('dispatch', 'mailroom', false);
ALTER TABLE office.moves FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles FORCE ROW LEVEL SECURITY;

-- What left the house stays so, whichever way; on paper goes only what is certainly nowhere else.
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

SET LOCAL ROLE "{office}_core";

-- The notice last approved.
CREATE FUNCTION core.notice_in_force(the_case text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT n.id FROM office.notices n JOIN office.reviews r ON r.notice_id = n.id
    WHERE n.case_id = the_case AND r.verdict = 'approved' ORDER BY n.submitted_at DESC, n.id LIMIT 1
$$;

-- The case goes on once nothing of its approved notice is left here. Letters are locked before cases, everywhere.
CREATE FUNCTION core.notice_left(the_letter text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    gone office.outbox;
    c office.cases;
    fact jsonb;
BEGIN
    SELECT * INTO gone FROM office.outbox o WHERE o.id = the_letter;
    IF gone.kind <> 'dispatch' THEN
        RETURN;
    END IF;
    SELECT * INTO c FROM office.cases x WHERE x.id = gone.case_id FOR UPDATE;
    IF c.state <> 'approved' OR gone.payload::jsonb ->> 'notice' IS DISTINCT FROM core.notice_in_force(c.id)
        OR EXISTS (
            SELECT FROM office.outbox o WHERE o.case_id = c.id AND o.kind = 'dispatch'
                AND o.payload::jsonb ->> 'notice' = gone.payload::jsonb ->> 'notice'
                AND o.state NOT IN ('sent', 'posted')
        ) THEN
        RETURN;
    END IF;
    fact := jsonb_build_object(
        'case', c.id, 'seen_version', c.version, 'state', 'dispatched', 'notice', gone.payload::jsonb ->> 'notice'
    );
    PERFORM core.step(c, 'dispatch', fact);
    PERFORM core.tell('notice_left', fact);
END
$$;

CREATE OR REPLACE FUNCTION api.dispatched(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.expect(fact, 'case:string letter:string what:string channel:string remote_id:string holder:string');
    IF fact ->> 'remote_id' = '' THEN
        PERFORM core.refuse('fact.forged');
    END IF;
    PERFORM core.settle_letter(fact, 'sent', '');
    PERFORM core.tell('dispatched', fact);
    PERFORM core.notice_left(fact ->> 'letter');
END
$$;

-- The letter of a case of mine, locked until the end of the transaction, and the case after it.
CREATE FUNCTION core.letter_of(fact jsonb) RETURNS office.outbox
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found office.outbox;
BEGIN
    PERFORM core.person();
    IF NOT EXISTS (SELECT FROM office.cases c WHERE c.id = fact ->> 'case' AND c.unit = ANY (api.my_units())) THEN
        PERFORM core.refuse('case.unknown');
    END IF;
    SELECT o.* INTO found FROM office.outbox o
        WHERE o.id = fact ->> 'letter' AND o.case_id = fact ->> 'case' AND o.kind = fact ->> 'what' FOR UPDATE;
    IF found.id IS NULL THEN
        PERFORM core.refuse('posting.unknown');
    END IF;
    RETURN found;
END
$$;

-- Nothing is posted before it came into being, and nothing tomorrow.
CREATE FUNCTION core.require_posting_day(the_day date, since timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    first date := (since AT TIME ZONE 'Europe/Berlin')::date;
    told jsonb := jsonb_build_object(
        'day', to_char(the_day, 'DD.MM.YYYY'), 'since', to_char(first, 'DD.MM.YYYY')
    );
BEGIN
    IF the_day > (clock_timestamp() AT TIME ZONE 'Europe/Berlin')::date THEN
        PERFORM core.refuse('posting.in_future', told);
    END IF;
    IF the_day < first THEN
        PERFORM core.refuse('posting.too_early', told);
    END IF;
END
$$;

-- The bytes bound to the letter and still the same; without any, those handed over in this act.
CREATE FUNCTION core.require_paper(mine office.outbox, the_sha256 text, told jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    bound text := mine.payload::jsonb ->> 'pdf_sha256';
BEGIN
    IF bound IS NULL AND mine.kind = 'acknowledge' THEN
        PERFORM core.hold(mine.case_id, the_sha256);
    ELSIF bound IS DISTINCT FROM the_sha256 THEN
        PERFORM core.refuse('fact.forged');
    END IF;
    IF NOT EXISTS (
        SELECT FROM office.contents k WHERE k.sha256 = the_sha256 AND encode(sha256(k.bytes), 'hex') = k.sha256
    ) THEN
        PERFORM core.refuse('posting.bytes_changed', told);
    END IF;
    IF mine.kind = 'dispatch' AND NOT EXISTS (
        SELECT FROM office.reviews r
        WHERE r.notice_id = mine.payload::jsonb ->> 'notice' AND r.verdict = 'approved'
    ) THEN
        PERFORM core.refuse('posting.not_approved', told);
    END IF;
END
$$;

CREATE FUNCTION api.posted(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine office.outbox;
    c office.cases;
    told jsonb;
BEGIN
    PERFORM core.expect(fact, 'case:string letter:string what:string pdf_sha256:string way:string '
        'posted_on:string number:string');
    mine := core.letter_of(fact);
    c := core.the_case(mine.case_id);
    PERFORM core.require_act(c, 'dispatch');
    told := jsonb_build_object('case', c.file_reference);
    IF fact ->> 'way' NOT IN (
        'letter', 'registered_dropped', 'registered_receipt', 'certificate', 'acknowledged', 'in_person'
    ) OR fact ->> 'number' !~ '^[0-9A-Za-z ./-]{0,40}$' OR fact ->> 'posted_on' !~ '^\d{4}-\d\d-\d\d$' THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    IF mine.state IN ('sent', 'posted') THEN
        PERFORM core.refuse('posting.gone', told);
    END IF;
    IF mine.state NOT IN ('waiting', 'leased', 'failed')
        OR mine.state = 'leased' AND mine.until > clock_timestamp() THEN
        PERFORM core.refuse('posting.under_way', told);
    END IF;
    PERFORM core.require_posting_day((fact ->> 'posted_on')::date, mine.due_at);
    PERFORM core.require_paper(mine, fact ->> 'pdf_sha256', told);
    UPDATE office.outbox o SET
        state = 'posted', holder = '', until = NULL, retry_at = NULL, trouble = '', settled_at = clock_timestamp()
        WHERE o.id = mine.id;
    PERFORM core.tell('posted', fact);
    PERFORM core.notice_left(mine.id);
END
$$;

-- Letters of one case; or, of all cases in whose unit this person posts letters, those still here.
CREATE FUNCTION api.outgoing(the_case text, the_ways jsonb) RETURNS jsonb
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

-- What was posted is not overdue, even where a way would have been there.
CREATE OR REPLACE FUNCTION api.outbox_overview(overdue_since timestamptz, the_ways jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT core.holds('dispatch', NULL) AND NOT core.holds('administrator', NULL)
        AND session_user <> current_database() || '_migrator'
        AND NOT (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = session_user) THEN
        PERFORM core.refuse('person.not_entitled', '{"role": "administrator"}');
    END IF;
    RETURN (
        WITH routed AS (
            SELECT o.id, o.case_id, o.kind, o.state, o.attempts, o.due_at, o.trouble, o.remote_id,
                s.reply_channel::jsonb ->> 'kind' AS reply,
                EXISTS (
                    SELECT FROM jsonb_array_elements(the_ways) w
                    WHERE w ->> 'kind' = o.kind AND core.goes(w, s, c)
                ) AS way
            FROM office.outbox o JOIN office.cases c ON c.id = o.case_id
            JOIN office.submissions s ON s.case_id = o.case_id
        )
        SELECT jsonb_build_object(
            'counts', (
                SELECT coalesce(jsonb_agg(to_jsonb(g) ORDER BY g.kind, g.reply, g.way, g.state), '[]') FROM (
                    SELECT r.kind, r.reply, r.way, r.state, count(*) AS count, min(r.due_at) AS oldest
                    FROM routed r GROUP BY r.kind, r.reply, r.way, r.state
                ) g
            ),
            'stuck', (
                SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s.due_at, s.id), '[]') FROM (
                    SELECT r.id, r.case_id, r.kind, r.state, r.attempts, r.due_at, r.trouble, r.remote_id
                    FROM routed r
                    WHERE r.state IN ('failed', 'uncertain')
                        OR r.state NOT IN ('sent', 'posted') AND r.due_at < overdue_since AND r.way
                    ORDER BY r.due_at, r.id LIMIT 200
                ) s
            )
        )
    );
END
$$;

-- What left on paper against the journal; what went over the line is compared with the papers.
CREATE FUNCTION api.post_faults() RETURNS TABLE (case_id text, detail text)
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

GRANT EXECUTE ON FUNCTION api.posted(jsonb) TO "{office}_clerk", "{office}_mailroom";
GRANT EXECUTE ON FUNCTION api.outgoing(text, jsonb)
    TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom", "{office}_records";
GRANT EXECUTE ON FUNCTION api.post_faults() TO "{office}_auditor";
