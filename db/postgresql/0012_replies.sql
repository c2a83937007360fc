-- Letters go by ways: which channel takes which. Whoever sends learns what a letter is written from, and no more.
SET LOCAL ROLE "{office}_owner";

-- What left the house stays so; a number is only given up for a letter a person has put back.
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

SET LOCAL ROLE "{office}_core";

-- Whether answers to this application go the way: chosen by the applicant, with a key to seal them for, and home.
-- What no service has claimed yet cannot be answered.
CREATE FUNCTION core.goes(the_way jsonb, s office.submissions, c office.cases) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT the_way ->> 'reply' = '' OR (
        s.destination_id = the_way ->> 'destination' AND c.environment = the_way ->> 'environment'
        AND s.reply_channel::jsonb ->> 'kind' = the_way ->> 'reply'
        AND coalesce(s.reply_channel::jsonb ->> 'key', '') <> '' AND c.service <> ''
    )
$$;

DROP FUNCTION api.lease_letter(text, text[], double precision);
CREATE FUNCTION api.lease_letter(the_holder text, the_way jsonb, hold_seconds double precision) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    units text[];
    found office.outbox;
BEGIN
    PERFORM core.person();
    PERFORM core.require('dispatch');
    PERFORM core.expect(the_way, 'kind:string reply:string destination:string environment:string');
    IF coalesce(length(the_holder), 0) NOT BETWEEN 1 AND 100 OR NOT coalesce(hold_seconds BETWEEN 0.1 AND 3600, false) THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    SELECT array_agg(m.unit) INTO units FROM office.memberships m WHERE m.login = session_user AND m.role = 'dispatch';
    SELECT o.* INTO found FROM office.outbox o JOIN office.cases c ON c.id = o.case_id
        JOIN office.submissions s ON s.case_id = o.case_id
        WHERE o.state IN ('waiting', 'leased', 'announced', 'uncertain') AND o.kind = the_way ->> 'kind'
            AND o.due_at <= clock_timestamp() AND coalesce(o.retry_at <= clock_timestamp(), true)
            AND coalesce(o.until <= clock_timestamp(), true) AND c.unit = ANY (units)
            AND core.goes(the_way, s, c)
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

-- What the letter is written from and where it goes, for as long as it is mine to deliver.
CREATE FUNCTION api.letter_matter(the_letter text, the_holder text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine office.outbox := core.my_letter(the_letter, the_holder);
BEGIN
    RETURN (
        SELECT jsonb_build_object(
            'service', c.service, 'pack_version', c.pack_version, 'procedure', c.procedure, 'unit', c.unit,
            'file_reference', c.file_reference, 'received_at', c.received_at, 'followed_at', f.received_at,
            'environment', c.environment, 'destination_id', s.destination_id, 'thread_id', s.thread_id,
            'reply_channel', s.reply_channel, 'fields', s.fields
        )
        FROM office.cases c JOIN office.submissions s ON s.case_id = c.id
        LEFT JOIN office.follow_ups f ON f.case_id = c.id
            AND f.submission_id = mine.payload::jsonb ->> 'submission'
            AND f.submission_id <> s.submission_id
        WHERE c.id = mine.case_id LIMIT 1
    );
END
$$;

-- Putting letters back is for people who have looked, never for the logins that send.
CREATE FUNCTION core.stuck_letter(the_letter text) RETURNS office.outbox
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found office.outbox;
    the_unit text;
BEGIN
    PERFORM core.person();
    SELECT o.* INTO found FROM office.outbox o WHERE o.id = the_letter FOR UPDATE;
    SELECT c.unit INTO the_unit FROM office.cases c WHERE c.id = found.case_id;
    IF NOT core.holds('administrator', NULL) AND NOT coalesce(core.holds('supervisor', the_unit), false)
        AND NOT coalesce(core.holds('mailroom', the_unit), false) OR found.id IS NULL
        OR found.state NOT IN ('failed', 'uncertain') THEN
        PERFORM core.refuse('outbox.not_stuck');
    END IF;
    RETURN found;
END
$$;

CREATE FUNCTION api.stuck_letter(the_letter text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found office.outbox := core.stuck_letter(the_letter);
BEGIN
    RETURN jsonb_build_object(
        'id', found.id, 'case_id', found.case_id, 'kind', found.kind, 'state', found.state,
        'attempts', found.attempts, 'due_at', found.due_at, 'trouble', found.trouble, 'remote_id', found.remote_id
    );
END
$$;

-- Under its old number, so that the service is asked first; without it where the service does not know it any more.
CREATE FUNCTION api.letter_retried(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found office.outbox := core.stuck_letter(fact ->> 'letter');
    again boolean := found.remote_id <> '' AND found.trouble <> 'letter.unknown_outside';
BEGIN
    PERFORM core.expect(fact, 'case:string letter:string what:string remote_id:string reason:string');
    IF length(btrim(fact ->> 'reason')) NOT BETWEEN 1 AND 300 THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    IF found.case_id <> fact ->> 'case' OR found.kind <> fact ->> 'what'
        OR found.remote_id <> fact ->> 'remote_id' THEN
        PERFORM core.refuse('fact.forged');
    END IF;
    UPDATE office.outbox o SET
        state = CASE WHEN again THEN 'uncertain' ELSE 'waiting' END,
        remote_id = CASE WHEN again THEN o.remote_id ELSE '' END,
        holder = '', until = NULL, retry_at = NULL, settled_at = NULL, refusals = 0
        WHERE o.id = found.id;
    PERFORM core.tell('letter_retried', fact);
END
$$;

-- How many letters stand where, whether a way is there for them, and which are stuck; nothing of what they say.
DROP FUNCTION api.outbox_overview(timestamptz);
CREATE FUNCTION api.outbox_overview(overdue_since timestamptz, the_ways jsonb) RETURNS jsonb
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

GRANT EXECUTE ON FUNCTION api.lease_letter(text, jsonb, double precision), api.letter_matter(text, text)
    TO "{office}_dispatch";
GRANT EXECUTE ON FUNCTION api.stuck_letter(text), api.letter_retried(jsonb)
    TO "{office}_supervisor", "{office}_mailroom", "{office}_administrator";
GRANT EXECUTE ON FUNCTION api.outbox_overview(timestamptz, jsonb)
    TO "{office}_dispatch", "{office}_administrator", "{office}_migrator";
