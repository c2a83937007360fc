-- Where a case belongs: on a desk by the rule of the authority, and under its service once somebody knows it.
SET LOCAL ROLE "{office}_owner";

-- Functions of earlier steps learn what is new where it is said, and nothing else of them changes.
DO $guards$
DECLARE
    was text := pg_get_functiondef('guard.case_moves()'::regprocedure);
    now text;
BEGIN
    now := replace(was,
        '(NEW.id, NEW.file_reference, NEW.received_at, NEW.applicant, NEW.channel, NEW.environment)
        IS DISTINCT FROM
        (OLD.id, OLD.file_reference, OLD.received_at, OLD.applicant, OLD.channel, OLD.environment) THEN',
        '(NEW.id, NEW.received_at, NEW.channel, NEW.environment)
        IS DISTINCT FROM (OLD.id, OLD.received_at, OLD.channel, OLD.environment)
        OR (NEW.file_reference, NEW.applicant) IS DISTINCT FROM (OLD.file_reference, OLD.applicant)
        AND NOT (OLD.service = '''' AND NEW.service <> '''' AND NEW.last_act = ''reroute'') THEN');
    IF now = was THEN
        RAISE EXCEPTION 'guard.case_moves is not as expected';
    END IF;
    EXECUTE now;
END
$guards$;

SET LOCAL ROLE "{office}_core";

DO $faults$
DECLARE
    was text := pg_get_functiondef('api.record_faults()'::regprocedure);
    now text;
BEGIN
    now := replace(was,
        'SELECT t.chain, t.facts FROM told t WHERE t.kind = ''received''',
        'SELECT t.chain, t.facts || coalesce((
            SELECT jsonb_build_object(''file_reference'', g.facts -> ''file_reference'',
                ''applicant_digest'', g.facts -> ''applicant_digest'')
            FROM told g WHERE g.chain = t.chain AND g.kind = ''registered''
        ), ''{}'') AS facts FROM told t WHERE t.kind = ''received''');
    now := replace(now, 't.kind IN (''received'', ''rerouted'')', 't.kind IN (''received'', ''rerouted'', ''registered'')');
    now := replace(now, '''claimed'', ''assigned'', ''released'', ''rerouted'')',
        '''claimed'', ''assigned'', ''assigned_by_rule'', ''released'', ''rerouted'', ''registered'')');
    IF length(now) < length(was) + 300 THEN
        RAISE EXCEPTION 'api.record_faults is not as expected';
    END IF;
    EXECUTE now;
END
$faults$;

-- Only the act that brought the case to its unit gives it to a clerk there by rule; it is nobody's until then.
CREATE FUNCTION api.assigned_by_rule(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string clerk:string rule:string');
    PERFORM core.person();
    SELECT * INTO c FROM office.cases o
        WHERE o.id = fact ->> 'case' AND o.xmin = pg_current_xact_id()::xid FOR UPDATE;
    IF c.id IS NULL OR c.last_act NOT IN ('receive', 'reroute') OR c.clerk <> '' OR btrim(fact ->> 'rule') = '' THEN
        PERFORM core.refuse('case.past_arrival');
    END IF;
    IF (c.version, c.state) IS DISTINCT FROM ((fact ->> 'seen_version')::integer, fact ->> 'state') THEN
        PERFORM core.refuse('case.changed_elsewhere', jsonb_build_object('case', c.file_reference));
    END IF;
    IF NOT core.holds('clerk', c.unit, fact ->> 'clerk') THEN
        PERFORM core.refuse(
            'assignment.not_a_clerk_there', jsonb_build_object('login', fact ->> 'clerk', 'unit', c.unit)
        );
    END IF;
    c.clerk := fact ->> 'clerk';
    PERFORM core.step(c, 'assign', fact);
    PERFORM core.tell('assigned_by_rule', fact);
END
$$;

-- Under a number of the service drawn in this act, in the shape its references have.
CREATE FUNCTION core.require_drawn(the_reference text, the_service text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM office.series n
        WHERE n.name LIKE the_service || '/%' AND n.xmin = pg_current_xact_id()::xid
            AND the_reference ~ ('(^|[^0-9])0*' || n.last || '($|[^0-9])')
    ) OR NOT core.looks_like(the_reference, the_service) THEN
        PERFORM core.refuse('fact.forged');
    END IF;
END
$$;

-- The mail room gives a case nobody knew the service of to a service, a unit and, if it says so, a clerk there.
-- It happens once: the reference and the name a case has from then on are as fast as those of any other.
CREATE FUNCTION api.registered(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string service:string pack_version:string '
        'procedure:string unit:string clerk:string due_on:string|null subject:string file_reference:string '
        'by_pack:boolean reason:string applicant:string');
    c := core.moving(fact, 'reroute');
    IF NOT core.holds('mailroom', c.unit) THEN
        PERFORM core.refuse('person.not_entitled', core.seen(c, 'reroute'));
    END IF;
    IF c.service <> '' OR fact ->> 'service' = '' THEN
        PERFORM core.refuse('case.has_service', jsonb_build_object('case', c.file_reference));
    END IF;
    PERFORM core.require_drawn(fact ->> 'file_reference', fact ->> 'service');
    IF fact ->> 'clerk' <> '' AND NOT core.holds('clerk', fact ->> 'unit', fact ->> 'clerk') THEN
        PERFORM core.refuse(
            'assignment.not_a_clerk_there',
            jsonb_build_object('login', fact ->> 'clerk', 'unit', fact ->> 'unit')
        );
    END IF;
    UPDATE office.cases SET
        state = fact ->> 'state', version = c.version + 1, last_act = 'reroute', clerk = fact ->> 'clerk',
        unit = fact ->> 'unit', service = fact ->> 'service', pack_version = fact ->> 'pack_version',
        procedure = fact ->> 'procedure', due_on = (fact ->> 'due_on')::date, subject = fact ->> 'subject',
        file_reference = fact ->> 'file_reference', applicant = fact ->> 'applicant',
        search = core.folded(concat_ws(' ', fact ->> 'file_reference', fact ->> 'applicant', fact ->> 'subject'))
    WHERE id = c.id;
    PERFORM core.tell('registered', fact, '{applicant}');
END
$$;

-- By what the open cases without a service might be recognised. Nothing of what they say, and nobody's name.
CREATE FUNCTION api.unclaimed_signs() RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.person();
    PERFORM core.require('mailroom');
    RETURN (
        SELECT coalesce(jsonb_object_agg(c.id, jsonb_build_object(
            'destination_id', s.destination_id, 'schema_uri', s.schema_uri, 'warnings', s.warnings
        )), '{}')
        FROM office.cases c JOIN office.submissions s ON s.case_id = c.id
        WHERE c.service = '' AND core.holds('mailroom', c.unit)
            AND c.state IN ('new', 'checking', 'awaiting_applicant', 'in_progress', 'awaiting_statement', 'rework')
    );
END
$$;

GRANT EXECUTE ON FUNCTION api.assigned_by_rule(jsonb)
    TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom", "{office}_intake";
GRANT EXECUTE ON FUNCTION api.registered(jsonb), api.unclaimed_signs() TO "{office}_mailroom";
