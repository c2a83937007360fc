-- What was turned away says from which environment of the delivery service it came, and clerks of a unit to which a
-- rule of the authority has moved a service write down by hand before its first case has come there.
SET LOCAL ROLE "{office}_core";

DO $quarantined$
DECLARE
    was text := pg_get_functiondef('api.quarantined(jsonb)'::regprocedure);
    now text;
BEGIN
    now := replace(was, 'problems:array''', 'problems:array environment:string''');
    now := replace(now, 'IF fact ->> ''case'' <> '''' THEN',
        'IF fact ->> ''case'' <> '''' OR fact ->> ''environment'' NOT IN ('''', ''TEST'', ''STAGE'', ''PROD'') THEN');
    now := replace(now, 'problems, arrived_at)', 'problems, arrived_at, environment)');
    now := replace(now, 'clock_timestamp()', 'clock_timestamp(), fact ->> ''environment''');
    IF length(now) <> length(was) + 119 THEN
        RAISE EXCEPTION 'api.quarantined is not as expected';
    END IF;
    EXECUTE now;
END
$quarantined$;

-- Which units work on a service by the rules of the authority, as IT told them last.
CREATE FUNCTION core.told_desks() RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((
        SELECT j.entry::jsonb #> '{facts,desks}' FROM audit.journal j
        WHERE j.chain = 'office' AND j.entry::jsonb ->> 'kind' = 'routing_told' ORDER BY j.seq DESC LIMIT 1
    ), '[]')
$$;

-- Pairs of service and unit; it stands in the journal what they were at any time.
CREATE FUNCTION setup.routing(the_desks jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF core.told_desks() <> the_desks THEN
        PERFORM audit.append('office', 'routing_told', jsonb_build_object('desks', the_desks));
    END IF;
END
$$;
GRANT EXECUTE ON FUNCTION setup.routing(jsonb) TO "{office}_migrator";

DO $numbering$
DECLARE
    was text := pg_get_functiondef('core.require_numbering(text)'::regprocedure);
    now text;
BEGIN
    now := replace(was, 'core.holds(''clerk'', c.unit)
        )', 'core.holds(''clerk'', c.unit)
        )
        AND NOT EXISTS (
            SELECT FROM jsonb_array_elements(core.told_desks()) d
            WHERE d ->> 0 = the_service AND core.holds(''clerk'', d ->> 1)
        )');
    IF now = was THEN
        RAISE EXCEPTION 'core.require_numbering is not as expected';
    END IF;
    EXECUTE now;
END
$numbering$;
