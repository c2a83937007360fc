-- What becomes of an arrival in the tray, and what a discarded case owes to the sender who still waits.
SET LOCAL ROLE "{office}_core";

-- The case came into being in this very act, or got this submission in it; its files went along.
CREATE FUNCTION core.require_made_of(the_case text, the_arrival text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM office.submissions s WHERE s.case_id = the_case AND s.xmin = pg_current_xact_id()::xid
    ) AND NOT EXISTS (
        SELECT FROM office.follow_ups u WHERE u.case_id = the_case AND u.xmin = pg_current_xact_id()::xid
    ) THEN
        PERFORM core.refuse('arrival.other_case');
    END IF;
    IF EXISTS (
        SELECT FROM office.quarantine_parts p WHERE p.arrival = the_arrival AND NOT EXISTS (
            SELECT FROM office.holdings h WHERE h.case_id = the_case AND h.sha256 = p.sha256
        )
    ) THEN
        PERFORM core.refuse('content.not_kept');
    END IF;
END
$$;

CREATE FUNCTION core.end_arrival(the_arrival text, the_act text, the_case text, the_reason text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO office.quarantine_ends (arrival, act, case_id, reason, login, ended_at)
        VALUES (the_arrival, the_act, the_case, the_reason, session_user, clock_timestamp())
$$;

-- The mail room gives the new case to a clerk of its unit, although it works in another one itself.
CREATE FUNCTION api.arrival_assigned(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    came office.quarantine;
    c office.cases;
    told jsonb;
BEGIN
    PERFORM core.expect(fact, 'case:string arrival:string clerk:string');
    came := core.the_arrival(fact ->> 'arrival');
    IF came.alarm THEN
        PERFORM core.refuse('arrival.alarm');
    END IF;
    PERFORM core.require_made_of(fact ->> 'case', came.id);
    SELECT * INTO c FROM office.cases o WHERE o.id = fact ->> 'case' FOR UPDATE;
    PERFORM core.end_arrival(came.id, 'assigned', c.id, '');
    PERFORM core.tell('arrival_assigned', fact);
    IF fact ->> 'clerk' = '' THEN
        RETURN;
    END IF;
    IF c.version <> 1 THEN
        PERFORM core.refuse('arrival.other_case');
    END IF;
    IF NOT core.holds('clerk', c.unit, fact ->> 'clerk') THEN
        PERFORM core.refuse(
            'assignment.not_a_clerk_there', jsonb_build_object('login', fact ->> 'clerk', 'unit', c.unit)
        );
    END IF;
    told := jsonb_build_object(
        'case', c.id, 'seen_version', c.version, 'state', c.state, 'clerk', fact ->> 'clerk'
    );
    c.clerk := fact ->> 'clerk';
    PERFORM core.step(c, 'assign', told);
    PERFORM core.tell('assigned', told);
END
$$;

-- What its sender still waits for is not discarded: it is answered first, or taken in again.
CREATE FUNCTION api.arrival_discarded(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    came office.quarantine;
BEGIN
    PERFORM core.expect(fact, 'case:string arrival:string reason:string');
    came := core.the_arrival(fact ->> 'arrival');
    IF fact ->> 'case' <> '' THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    IF btrim(fact ->> 'reason') = '' THEN
        PERFORM core.refuse('reason.missing');
    END IF;
    IF EXISTS (
        SELECT FROM office.deliveries d WHERE d.channel || '/' || d.submission_id = came.source
            AND d.state NOT IN ('accepted', 'rejecting', 'rejected', 'ended')
    ) THEN
        PERFORM core.refuse('arrival.still_outside');
    END IF;
    PERFORM core.end_arrival(came.id, 'discarded', '', fact ->> 'reason');
    PERFORM core.tell('arrival_discarded', fact);
END
$$;

-- Nobody discards a case while its sender waits for an answer: the answer is decided in the same act.
CREATE OR REPLACE FUNCTION api.discarded(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string reason:string');
    c := core.moving(fact, 'discard');
    IF btrim(fact ->> 'reason') = '' THEN
        PERFORM core.refuse('reason.missing');
    END IF;
    IF EXISTS (SELECT FROM office.deliveries d WHERE d.case_id = c.id AND d.state = 'stored') THEN
        PERFORM core.refuse('delivery.still_waiting', core.seen(c, 'discard'));
    END IF;
    PERFORM core.step(c, 'discard', fact);
    PERFORM core.tell('discarded', fact);
END
$$;

GRANT EXECUTE ON FUNCTION api.arrival_assigned(jsonb) TO "{office}_mailroom", "{office}_intake";
GRANT EXECUTE ON FUNCTION api.arrival_discarded(jsonb) TO "{office}_mailroom";

-- Files and ends of arrivals against the journal. Of a file it knows the octets, not the name.
CREATE FUNCTION api.tray_faults() RETURNS TABLE (case_id text, detail text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.require_auditing();
    RETURN QUERY
    WITH told AS (
        SELECT j.chain, e.e ->> 'kind' AS kind, e.e ->> 'actor' AS actor, e.e -> 'facts' AS facts
        FROM audit.journal j, LATERAL (SELECT j.entry::jsonb AS e) e WHERE j.entry LIKE '%"kind":"arrival\_%'
    )
    SELECT '', 'kept files differ: ' || coalesce(p.arrival, t.facts ->> 'arrival')
    FROM (SELECT * FROM told WHERE told.kind = 'arrival_kept') t
    FULL JOIN (
        SELECT x.arrival, jsonb_agg(x.sha256 ORDER BY x.position) AS contents
        FROM office.quarantine_parts x GROUP BY x.arrival
    ) p ON p.arrival = t.facts ->> 'arrival'
    WHERE p.contents IS DISTINCT FROM t.facts -> 'contents'
    UNION ALL
    SELECT '', 'end of arrival differs: ' || coalesce(n.arrival, t.facts ->> 'arrival')
    FROM (SELECT * FROM told WHERE told.kind IN ('arrival_assigned', 'arrival_discarded')) t
    FULL JOIN office.quarantine_ends n ON n.arrival = t.facts ->> 'arrival'
    WHERE ('arrival_' || n.act, n.case_id, n.reason, n.login) IS DISTINCT FROM (
        t.kind, CASE t.chain WHEN 'office' THEN '' ELSE t.chain END, coalesce(t.facts ->> 'reason', ''), t.actor);
END
$$;
GRANT EXECUTE ON FUNCTION api.tray_faults() TO "{office}_auditor";
