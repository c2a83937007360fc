-- Deliveries and turns are notes of the mail room's machines, not records: it writes in them itself.
SET LOCAL ROLE "{office}_owner";

DO $secured$
DECLARE
    named text;
BEGIN
    FOREACH named IN ARRAY ARRAY['content_pieces', 'deliveries', 'turns'] LOOP
        EXECUTE format('ALTER TABLE office.%I ENABLE ROW LEVEL SECURITY', named);
        EXECUTE format('ALTER TABLE office.%I FORCE ROW LEVEL SECURITY', named);
        EXECUTE format('CREATE POLICY core ON office.%I TO "{office}_core" USING (true) WITH CHECK (true)', named);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON office.%I TO "{office}_core"', named);
    END LOOP;
    FOREACH named IN ARRAY ARRAY['deliveries', 'turns'] LOOP
        EXECUTE format(
            'CREATE POLICY mailroom ON office.%I TO "{office}_mailroom", "{office}_intake" '
            'USING ((SELECT api.is_mailroom())) WITH CHECK ((SELECT api.is_mailroom()))', named
        );
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON office.%I TO "{office}_mailroom", "{office}_intake"', named);
    END LOOP;
END
$secured$;

-- A clerk sees how far the submissions of the unit's cases have come, and decides on those that wait for it.
CREATE POLICY unit ON office.deliveries FOR SELECT TO "{office}_clerk", "{office}_supervisor"
    USING (EXISTS (SELECT FROM office.cases c WHERE c.id = case_id));
CREATE POLICY decide ON office.deliveries FOR UPDATE TO "{office}_clerk", "{office}_supervisor"
    USING (state = 'stored' AND EXISTS (SELECT FROM office.cases c WHERE c.id = case_id))
    WITH CHECK (state IN ('accepting', 'rejecting') AND answer = '');
GRANT SELECT, UPDATE ON office.deliveries TO "{office}_clerk", "{office}_supervisor";

SET LOCAL ROLE "{office}_core";

CREATE FUNCTION api.answered(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.expect(fact, 'case:string destination_id:string submission_id:string answer:string token:string');
    PERFORM core.person();
    PERFORM core.require('mailroom');
    PERFORM core.tell('answered', fact);
END
$$;

CREATE FUNCTION api.acceptance_decided(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string accepted:boolean reason:string');
    c := core.the_case(fact ->> 'case');
    PERFORM core.tell('acceptance_decided', fact, '{reason}');
END
$$;

GRANT EXECUTE ON FUNCTION api.answered(jsonb) TO "{office}_mailroom", "{office}_intake";
GRANT EXECUTE ON FUNCTION api.acceptance_decided(jsonb)
    TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom";
