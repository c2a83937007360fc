-- Back to a tray that knows reasons only.
SET LOCAL ROLE "{office}_core";
DROP FUNCTION api.tray_faults();
DROP FUNCTION api.arrival_kept(jsonb);
DROP FUNCTION api.arrival_opened(jsonb);
DROP FUNCTION api.arrival_content(text, text);
DROP FUNCTION api.arrival_scans(text);
DROP FUNCTION api.arrival_assigned(jsonb);
DROP FUNCTION api.arrival_discarded(jsonb);
DROP FUNCTION core.require_opened_arrival(text);
DROP FUNCTION core.require_made_of(text, text);
DROP FUNCTION core.end_arrival(text, text, text, text);
DROP FUNCTION core.the_arrival(text);
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
    PERFORM core.step(c, 'discard', fact);
    PERFORM core.tell('discarded', fact);
END
$$;
CREATE OR REPLACE FUNCTION core.received_contents() RETURNS TABLE (sha256 text, unit text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT d.sha256, c.unit FROM office.documents d JOIN office.cases c ON c.id = d.case_id
    UNION ALL SELECT s.data_sha256, c.unit FROM office.submissions s JOIN office.cases c ON c.id = s.case_id
    UNION ALL SELECT u.data_sha256, c.unit FROM office.follow_ups u JOIN office.cases c ON c.id = u.case_id
$$;
SET LOCAL ROLE "{office}_owner";
DROP TABLE office.quarantine_readings;
