-- What lies in the tray: its files are kept like all contents, and read only once the reading stands in the journal.
SET LOCAL ROLE "{office}_owner";
CREATE TABLE office.quarantine_readings (
    login text NOT NULL REFERENCES office.accounts (login),
    arrival text NOT NULL REFERENCES office.quarantine (id),
    opened_at timestamptz NOT NULL,
    xid xid8 NOT NULL,
    PRIMARY KEY (login, arrival)
);

DO $secured$
DECLARE
    named text;
BEGIN
    FOREACH named IN ARRAY ARRAY['quarantine_parts', 'quarantine_ends', 'quarantine_readings'] LOOP
        EXECUTE format('ALTER TABLE office.%I ENABLE ROW LEVEL SECURITY', named);
        EXECUTE format('ALTER TABLE office.%I FORCE ROW LEVEL SECURITY', named);
        EXECUTE format('CREATE POLICY core ON office.%I TO "{office}_core" USING (true) WITH CHECK (true)', named);
        EXECUTE format('GRANT SELECT, INSERT ON office.%I TO "{office}_core"', named);
        EXECUTE format(
            'CREATE TRIGGER %I BEFORE TRUNCATE ON office.%I EXECUTE FUNCTION guard.immutable()',
            named || '_no_truncate', named
        );
        EXECUTE format('ALTER TABLE office.%I ENABLE ALWAYS TRIGGER %I', named, named || '_no_truncate');
    END LOOP;
    FOREACH named IN ARRAY ARRAY['quarantine_parts', 'quarantine_ends'] LOOP
        EXECUTE format(
            'CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON office.%I FOR EACH ROW EXECUTE FUNCTION guard.immutable()',
            named || '_immutable', named
        );
        EXECUTE format('ALTER TABLE office.%I ENABLE ALWAYS TRIGGER %I', named, named || '_immutable');
        EXECUTE format(
            'CREATE POLICY mailroom ON office.%I FOR SELECT TO "{office}_base" USING ((SELECT api.is_mailroom()))', named
        );
        EXECUTE format('GRANT SELECT ON office.%I TO "{office}_base"', named);
    END LOOP;
END
$secured$;
GRANT UPDATE ON office.quarantine_readings TO "{office}_core";

SET LOCAL ROLE "{office}_core";

-- The arrival, locked until the end of the transaction, while nobody has decided on it.
CREATE FUNCTION core.the_arrival(the_id text) RETURNS office.quarantine
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found office.quarantine;
BEGIN
    PERFORM core.person();
    PERFORM core.require('mailroom');
    SELECT * INTO found FROM office.quarantine q WHERE q.id = the_id FOR UPDATE;
    IF found.id IS NULL THEN
        PERFORM core.refuse('arrival.unknown');
    END IF;
    IF EXISTS (SELECT FROM office.quarantine_ends e WHERE e.arrival = the_id) THEN
        PERFORM core.refuse('arrival.ended');
    END IF;
    RETURN found;
END
$$;

-- Files join their arrival in the act that wrote it down, or never.
CREATE FUNCTION api.arrival_kept(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    part jsonb;
    place bigint;
BEGIN
    PERFORM core.expect(fact, 'case:string arrival:string contents:array parts:array');
    PERFORM core.the_arrival(fact ->> 'arrival');
    IF fact ->> 'case' <> '' OR fact -> 'contents' IS DISTINCT FROM (
        SELECT jsonb_agg(e.value -> 'sha256' ORDER BY e.ordinality)
        FROM jsonb_array_elements(fact -> 'parts') WITH ORDINALITY e
    ) THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    IF NOT EXISTS (
        SELECT FROM office.quarantine q
        WHERE q.id = fact ->> 'arrival' AND q.xmin = pg_current_xact_id()::xid
    ) THEN
        PERFORM core.refuse('arrival.past');
    END IF;
    FOR part, place IN SELECT e.value, e.ordinality - 1
        FROM jsonb_array_elements(fact -> 'parts') WITH ORDINALITY e
    LOOP
        PERFORM core.expect(part, 'name:string detected_type:string size:number sha256:string');
        IF NOT core.handed(part ->> 'sha256') THEN
            PERFORM core.refuse('content.not_kept');
        END IF;
        INSERT INTO office.quarantine_parts (arrival, position, name, detected_type, size, sha256)
            SELECT fact ->> 'arrival', place, part ->> 'name', part ->> 'detected_type', k.size, k.sha256
            FROM office.contents k WHERE k.sha256 = part ->> 'sha256';
    END LOOP;
    PERFORM core.tell('arrival_kept', fact - 'parts');
END
$$;

CREATE FUNCTION core.require_opened_arrival(the_arrival text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.person();
    PERFORM core.require('mailroom');
    IF NOT EXISTS (
        SELECT FROM office.quarantine_readings r
        WHERE r.login = session_user AND r.arrival = the_arrival
            AND r.xid IS DISTINCT FROM pg_current_xact_id_if_assigned()
            AND r.opened_at > clock_timestamp() - interval '15 minutes'
    ) THEN
        PERFORM core.refuse('arrival.not_opened');
    END IF;
END
$$;

-- A reading that already stands in the journal is not written down twice.
CREATE FUNCTION api.arrival_opened(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.expect(fact, 'case:string arrival:string login:string');
    PERFORM core.person();
    PERFORM core.require('mailroom');
    IF fact ->> 'case' <> '' OR fact ->> 'login' <> session_user THEN
        PERFORM core.refuse('fact.forged');
    END IF;
    IF NOT EXISTS (SELECT FROM office.quarantine q WHERE q.id = fact ->> 'arrival') THEN
        PERFORM core.refuse('arrival.unknown');
    END IF;
    IF EXISTS (
        SELECT FROM office.quarantine_readings r WHERE r.login = session_user AND r.arrival = fact ->> 'arrival'
            AND r.opened_at > clock_timestamp() - interval '10 minutes'
    ) THEN
        RETURN;
    END IF;
    INSERT INTO office.quarantine_readings (login, arrival, opened_at, xid)
        VALUES (session_user, fact ->> 'arrival', clock_timestamp(), pg_current_xact_id())
        ON CONFLICT (login, arrival) DO UPDATE SET opened_at = excluded.opened_at, xid = excluded.xid;
    PERFORM core.tell('arrival_opened', fact);
END
$$;

CREATE FUNCTION api.arrival_content(the_arrival text, the_sha256 text) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.require_opened_arrival(the_arrival);
    RETURN (
        SELECT k.bytes FROM office.contents k WHERE k.sha256 = the_sha256 AND EXISTS (
            SELECT FROM office.quarantine_parts p WHERE p.arrival = the_arrival AND p.sha256 = the_sha256
        )
    );
END
$$;

CREATE FUNCTION api.arrival_scans(the_arrival text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.person();
    PERFORM core.require('mailroom');
    RETURN (
        SELECT coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('name', core.name_of(s.login))), '[]')
        FROM office.scans s WHERE s.sha256 IN (
            SELECT p.sha256 FROM office.quarantine_parts p WHERE p.arrival = the_arrival
        )
    );
END
$$;

-- What lies in the tray came from outside too; it belongs to no unit yet, and every scanning service may search it.
CREATE OR REPLACE FUNCTION core.received_contents() RETURNS TABLE (sha256 text, unit text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT d.sha256, c.unit FROM office.documents d JOIN office.cases c ON c.id = d.case_id
    UNION ALL SELECT s.data_sha256, c.unit FROM office.submissions s JOIN office.cases c ON c.id = s.case_id
    UNION ALL SELECT u.data_sha256, c.unit FROM office.follow_ups u JOIN office.cases c ON c.id = u.case_id
    UNION ALL SELECT p.sha256, m.unit FROM office.quarantine_parts p CROSS JOIN office.memberships m
        WHERE m.login = session_user AND m.role = 'scan'
$$;

GRANT EXECUTE ON FUNCTION api.arrival_kept(jsonb) TO "{office}_mailroom", "{office}_intake";
GRANT EXECUTE ON FUNCTION
    api.arrival_opened(jsonb), api.arrival_content(text, text), api.arrival_scans(text)
    TO "{office}_mailroom";
