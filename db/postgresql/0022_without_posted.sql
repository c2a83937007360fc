-- Back to letters that leave by a channel or not at all; what was posted stays posted.
SET LOCAL ROLE "{office}_core";
DROP FUNCTION api.post_faults();
DROP FUNCTION api.outgoing(text, jsonb);
DROP FUNCTION api.posted(jsonb);
DROP FUNCTION core.require_paper(office.outbox, text, jsonb);
DROP FUNCTION core.require_posting_day(date, timestamptz);
DROP FUNCTION core.letter_of(jsonb);

CREATE OR REPLACE FUNCTION api.dispatched(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.expect(fact, 'case:string letter:string what:string channel:string remote_id:string holder:string');
    IF fact ->> 'remote_id' = '' THEN
        PERFORM core.refuse('fact.forged');
    END IF;
    PERFORM core.settle_letter(fact, 'sent', '');
    PERFORM core.tell('dispatched', fact);
END
$$;
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
                        OR r.state <> 'sent' AND r.due_at < overdue_since AND r.way
                    ORDER BY r.due_at, r.id LIMIT 200
                ) s
            )
        )
    );
END
$$;

DROP FUNCTION core.notice_left(text);
DROP FUNCTION core.notice_in_force(text);

SET LOCAL ROLE "{office}_owner";
CREATE OR REPLACE FUNCTION guard.letter() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF OLD.state = 'sent'
        OR (NEW.id, NEW.case_id, NEW.kind, NEW.payload) IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.kind, OLD.payload)
        OR OLD.remote_id <> '' AND NEW.remote_id <> OLD.remote_id
            AND NOT (OLD.state = 'failed' AND NEW.state = 'waiting' AND NEW.remote_id = '')
        OR NEW.state = 'sent' AND (NEW.remote_id = '' OR OLD.state NOT IN ('announced', 'uncertain')) THEN
        PERFORM guard.refuse('record.immutable');
    END IF;
    RETURN NEW;
END
$$;
ALTER TABLE office.moves NO FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles NO FORCE ROW LEVEL SECURITY;
DELETE FROM office.moves WHERE act = 'dispatch';
DELETE FROM office.act_roles WHERE act = 'dispatch';
ALTER TABLE office.moves FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles FORCE ROW LEVEL SECURITY;
