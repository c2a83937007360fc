-- Back to the form in which every submission is a case of its own.
SET LOCAL ROLE "{office}_core";
DROP FUNCTION api.supplemented(jsonb);
DROP FUNCTION api.kin(text, text, text);

CREATE OR REPLACE FUNCTION api.case_of(the_destination text, the_submission text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.person();
    PERFORM core.require('mailroom');
    RETURN (
        SELECT s.case_id FROM office.submissions s
        WHERE s.destination_id = the_destination AND s.submission_id = the_submission
    );
END
$$;

CREATE OR REPLACE FUNCTION api.delivery_of(the_case text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found office.deliveries;
BEGIN
    PERFORM core.person();
    SELECT * INTO found FROM office.deliveries d
        WHERE d.case_id = the_case AND the_case <> '' ORDER BY d.first_seen_at LIMIT 1 FOR UPDATE;
    RETURN CASE WHEN found.submission_id IS NOT NULL AND core.my_delivery(found) THEN to_jsonb(found) END;
END
$$;

SET LOCAL ROLE "{office}_owner";
REVOKE DELETE ON office.seen FROM "{office}_core";
