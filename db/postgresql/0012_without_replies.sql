-- Back to an outbox emptied by kinds of letters alone, which nobody may put back.
SET LOCAL ROLE "{office}_core";
DROP FUNCTION api.lease_letter(text, jsonb, double precision);
DROP FUNCTION api.letter_matter(text, text);
DROP FUNCTION api.letter_retried(jsonb);
DROP FUNCTION api.stuck_letter(text);
DROP FUNCTION api.outbox_overview(timestamptz, jsonb);
DROP FUNCTION core.stuck_letter(text);
DROP FUNCTION core.goes(jsonb, office.submissions, office.cases);

CREATE FUNCTION api.lease_letter(the_holder text, the_kinds text[], hold_seconds double precision) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    units text[];
    found office.outbox;
BEGIN
    PERFORM core.person();
    PERFORM core.require('dispatch');
    IF coalesce(length(the_holder), 0) NOT BETWEEN 1 AND 100 OR NOT coalesce(hold_seconds BETWEEN 0.1 AND 3600, false) THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    SELECT array_agg(m.unit) INTO units FROM office.memberships m WHERE m.login = session_user AND m.role = 'dispatch';
    SELECT o.* INTO found FROM office.outbox o JOIN office.cases c ON c.id = o.case_id
        WHERE o.state IN ('waiting', 'leased', 'announced', 'uncertain') AND o.kind = ANY (the_kinds)
            AND o.due_at <= clock_timestamp() AND coalesce(o.retry_at <= clock_timestamp(), true)
            AND coalesce(o.until <= clock_timestamp(), true) AND c.unit = ANY (units)
        ORDER BY o.due_at, o.id LIMIT 1 FOR UPDATE OF o SKIP LOCKED;
    IF found.id IS NULL THEN
        RETURN NULL;
    END IF;
    UPDATE office.outbox o SET
        holder = core.holding(the_holder), until = clock_timestamp() + make_interval(secs => hold_seconds),
        attempts = o.attempts + 1, state = CASE o.state WHEN 'waiting' THEN 'leased' ELSE o.state END
        WHERE o.id = found.id RETURNING o.* INTO found;
    RETURN to_jsonb(found) || jsonb_build_object('holder', the_holder);
END
$$;

CREATE FUNCTION api.outbox_overview(overdue_since timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT core.holds('dispatch', NULL) AND NOT core.holds('administrator', NULL)
        AND session_user <> current_database() || '_migrator'
        AND NOT (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = session_user) THEN
        PERFORM core.refuse('person.not_entitled', '{"role": "administrator"}');
    END IF;
    RETURN jsonb_build_object(
        'counts', (
            SELECT coalesce(jsonb_agg(to_jsonb(g) ORDER BY g.kind, g.state), '[]') FROM (
                SELECT o.kind, o.state, count(*) AS count, min(o.due_at) AS oldest
                FROM office.outbox o GROUP BY o.kind, o.state
            ) g
        ),
        'stuck', (
            SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s.due_at, s.id), '[]') FROM (
                SELECT o.id, o.case_id, o.kind, o.state, o.attempts, o.due_at, o.trouble FROM office.outbox o
                WHERE o.state IN ('failed', 'uncertain') OR o.state <> 'sent' AND o.due_at < overdue_since
                ORDER BY o.due_at, o.id LIMIT 200
            ) s
        )
    );
END
$$;

GRANT EXECUTE ON FUNCTION api.lease_letter(text, text[], double precision) TO "{office}_dispatch";
GRANT EXECUTE ON FUNCTION api.outbox_overview(timestamptz)
    TO "{office}_dispatch", "{office}_administrator", "{office}_migrator";

SET LOCAL ROLE "{office}_owner";
CREATE OR REPLACE FUNCTION guard.letter() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF OLD.state = 'sent'
        OR (NEW.id, NEW.case_id, NEW.kind, NEW.payload) IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.kind, OLD.payload)
        OR OLD.remote_id <> '' AND NEW.remote_id <> OLD.remote_id
        OR NEW.state = 'sent' AND (NEW.remote_id = '' OR OLD.state NOT IN ('announced', 'uncertain')) THEN
        PERFORM guard.refuse('record.immutable');
    END IF;
    RETURN NEW;
END
$$;
