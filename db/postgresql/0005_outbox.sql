-- The outbox is emptied by logins that do nothing else: under a lease, announced before delivered, settled once.
SET LOCAL ROLE "{office}_owner";

-- What left the house stays so; what it is and the number it goes by outside never change.
CREATE FUNCTION guard.letter() RETURNS trigger
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
CREATE TRIGGER outbox_forward BEFORE UPDATE ON office.outbox FOR EACH ROW EXECUTE FUNCTION guard.letter();
CREATE TRIGGER outbox_no_delete BEFORE DELETE ON office.outbox FOR EACH ROW EXECUTE FUNCTION guard.immutable();
ALTER TABLE office.outbox ENABLE ALWAYS TRIGGER outbox_forward;
ALTER TABLE office.outbox ENABLE ALWAYS TRIGGER outbox_no_delete;

SET LOCAL ROLE "{office}_core";

CREATE OR REPLACE FUNCTION core.add_member(fact jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF fact ->> 'role' NOT IN (
        'clerk', 'supervisor', 'mailroom', 'editor', 'records', 'auditor', 'administrator', 'dispatch'
    ) OR NOT EXISTS (SELECT FROM office.units u WHERE u.id = fact ->> 'unit') THEN
        PERFORM core.refuse('unit.unknown');
    END IF;
    INSERT INTO office.persons (id, name) VALUES (fact ->> 'person', fact ->> 'name') ON CONFLICT DO NOTHING;
    INSERT INTO office.accounts (login, person, active)
        VALUES (fact ->> 'login', fact ->> 'person', true) ON CONFLICT DO NOTHING;
    IF (SELECT a.person FROM office.accounts a WHERE a.login = fact ->> 'login') <> fact ->> 'person' THEN
        PERFORM core.refuse('person.other');
    END IF;
    INSERT INTO office.memberships (login, unit, role)
        VALUES (fact ->> 'login', fact ->> 'unit', fact ->> 'role') ON CONFLICT DO NOTHING;
    IF FOUND THEN
        PERFORM core.tell('member_added', fact, '{name}');
    END IF;
END
$$;

-- Whose lease it is: that of this login, whatever name it gives its processes.
CREATE FUNCTION core.holding(the_holder text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT session_user || '/' || the_holder
$$;

-- The letter, locked until the end of the transaction. Of another unit, taken over or settled means: not mine.
CREATE FUNCTION core.my_letter(the_letter text, the_holder text) RETURNS office.outbox
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found office.outbox;
BEGIN
    PERFORM core.person();
    PERFORM core.require('dispatch');
    SELECT o.* INTO found FROM office.outbox o JOIN office.cases c ON c.id = o.case_id
        WHERE o.id = the_letter AND core.holds('dispatch', c.unit) FOR UPDATE OF o;
    IF found.id IS NULL OR found.state NOT IN ('leased', 'announced', 'uncertain')
        OR found.holder <> core.holding(the_holder) THEN
        PERFORM core.refuse('outbox.lease_lost');
    END IF;
    RETURN found;
END
$$;

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

-- What the letter carries, for as long as it is mine to deliver.
CREATE FUNCTION api.letter_content(the_letter text, the_holder text) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine office.outbox := core.my_letter(the_letter, the_holder);
BEGIN
    RETURN (
        SELECT k.bytes FROM office.contents k JOIN office.holdings h ON h.sha256 = k.sha256
        WHERE k.sha256 = mine.payload::jsonb ->> 'pdf_sha256' AND h.case_id = mine.case_id
    );
END
$$;

-- The number the letter goes by outside: kept before it is delivered, and the first one stays.
CREATE FUNCTION api.announced_letter(the_letter text, the_holder text, the_remote text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine office.outbox := core.my_letter(the_letter, the_holder);
BEGIN
    IF coalesce(length(the_remote), 0) NOT BETWEEN 1 AND 200 THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    IF mine.remote_id = '' THEN
        UPDATE office.outbox o SET remote_id = the_remote, state = 'announced' WHERE o.id = mine.id;
        RETURN the_remote;
    END IF;
    RETURN mine.remote_id;
END
$$;

-- Not now: with the reason, and not again before the pause is over.
CREATE FUNCTION api.rest_letter(
    the_letter text, the_holder text, pause_seconds double precision, the_trouble text, doubtful boolean,
    refused boolean
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine office.outbox := core.my_letter(the_letter, the_holder);
BEGIN
    IF NOT coalesce(pause_seconds BETWEEN 0 AND 604800, false) OR coalesce(length(the_trouble), 999) > 300
        OR doubtful IS NULL OR refused IS NULL THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    UPDATE office.outbox o SET
        state = CASE WHEN o.remote_id = '' THEN 'waiting' WHEN doubtful THEN 'uncertain' ELSE 'announced' END,
        holder = '', until = NULL, retry_at = clock_timestamp() + make_interval(secs => pause_seconds),
        trouble = the_trouble, refusals = o.refusals + refused::integer
        WHERE o.id = mine.id;
END
$$;

CREATE FUNCTION core.settle_letter(fact jsonb, the_state text, the_trouble text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine office.outbox := core.my_letter(fact ->> 'letter', fact ->> 'holder');
BEGIN
    IF mine.case_id <> fact ->> 'case' OR mine.kind <> fact ->> 'what'
        OR mine.remote_id <> fact ->> 'remote_id' THEN
        PERFORM core.refuse('fact.forged');
    END IF;
    UPDATE office.outbox o SET
        state = the_state, holder = '', until = NULL, retry_at = NULL, trouble = the_trouble,
        settled_at = clock_timestamp()
        WHERE o.id = mine.id;
END
$$;

CREATE FUNCTION api.dispatched(fact jsonb) RETURNS void
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

CREATE FUNCTION api.dispatch_failed(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.expect(fact, 'case:string letter:string what:string channel:string remote_id:string holder:string '
        'reason:string');
    PERFORM core.settle_letter(fact, 'failed', left(fact ->> 'reason', 300));
    PERFORM core.tell('dispatch_failed', fact);
END
$$;

-- How many letters stand where, and which are stuck; nothing of what they say. For those who look after the office.
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

GRANT EXECUTE ON FUNCTION
    api.lease_letter(text, text[], double precision), api.letter_content(text, text),
    api.announced_letter(text, text, text),
    api.rest_letter(text, text, double precision, text, boolean, boolean), api.dispatched(jsonb),
    api.dispatch_failed(jsonb)
    TO "{office}_dispatch";
GRANT EXECUTE ON FUNCTION api.outbox_overview(timestamptz)
    TO "{office}_dispatch", "{office}_administrator", "{office}_migrator";
