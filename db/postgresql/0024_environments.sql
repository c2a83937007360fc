-- What was turned away says from which environment of the delivery service it came.
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
