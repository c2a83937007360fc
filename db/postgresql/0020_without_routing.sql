-- Back to an office in which cases arrive on nobody's desk, and keep the reference they came under.
SET LOCAL ROLE "{office}_core";
DROP FUNCTION api.assigned_by_rule(jsonb);
DROP FUNCTION api.registered(jsonb);
DROP FUNCTION api.unclaimed_signs();
DROP FUNCTION core.require_drawn(text, text);
DO $faults$
DECLARE
    said text := pg_get_functiondef('api.record_faults()'::regprocedure);
BEGIN
    said := replace(said,
        'SELECT t.chain, t.facts || coalesce((
            SELECT jsonb_build_object(''file_reference'', g.facts -> ''file_reference'',
                ''applicant_digest'', g.facts -> ''applicant_digest'')
            FROM told g WHERE g.chain = t.chain AND g.kind = ''registered''
        ), ''{}'') AS facts FROM told t WHERE t.kind = ''received''',
        'SELECT t.chain, t.facts FROM told t WHERE t.kind = ''received''');
    said := replace(said, '''rerouted'', ''registered'')', '''rerouted'')');
    EXECUTE replace(said, '''assigned'', ''assigned_by_rule'', ', '''assigned'', ');
END
$faults$;

SET LOCAL ROLE "{office}_owner";
DO $guards$
BEGIN
    EXECUTE replace(
        pg_get_functiondef('guard.case_moves()'::regprocedure),
        '(NEW.id, NEW.received_at, NEW.channel, NEW.environment)
        IS DISTINCT FROM (OLD.id, OLD.received_at, OLD.channel, OLD.environment)
        OR (NEW.file_reference, NEW.applicant) IS DISTINCT FROM (OLD.file_reference, OLD.applicant)
        AND NOT (OLD.service = '''' AND NEW.service <> '''' AND NEW.last_act = ''reroute'') THEN',
        '(NEW.id, NEW.file_reference, NEW.received_at, NEW.applicant, NEW.channel, NEW.environment)
        IS DISTINCT FROM
        (OLD.id, OLD.file_reference, OLD.received_at, OLD.applicant, OLD.channel, OLD.environment) THEN'
    );
END
$guards$;
