-- The book of deliveries and the turns of the collectors: read under the usual rules, written by functions only.
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
        EXECUTE format(
            'CREATE TRIGGER %I BEFORE TRUNCATE ON office.%I EXECUTE FUNCTION guard.immutable()',
            named || '_no_truncate', named
        );
        EXECUTE format('ALTER TABLE office.%I ENABLE ALWAYS TRIGGER %I', named, named || '_no_truncate');
    END LOOP;
END
$secured$;
CREATE TRIGGER content_pieces_immutable BEFORE UPDATE OR DELETE ON office.content_pieces
    FOR EACH ROW EXECUTE FUNCTION guard.immutable();
CREATE TRIGGER deliveries_no_delete BEFORE DELETE ON office.deliveries
    FOR EACH ROW EXECUTE FUNCTION guard.immutable();
ALTER TABLE office.content_pieces ENABLE ALWAYS TRIGGER content_pieces_immutable;
ALTER TABLE office.deliveries ENABLE ALWAYS TRIGGER deliveries_no_delete;

-- The mail room sees all deliveries; a clerk those that became cases of the unit.
CREATE POLICY mailroom ON office.deliveries FOR SELECT TO "{office}_mailroom", "{office}_intake"
    USING ((SELECT api.is_mailroom()));
CREATE POLICY unit ON office.deliveries FOR SELECT TO "{office}_clerk", "{office}_supervisor"
    USING (EXISTS (SELECT FROM office.cases c WHERE c.id = case_id));
GRANT SELECT ON office.deliveries
    TO "{office}_mailroom", "{office}_intake", "{office}_clerk", "{office}_supervisor";

SET LOCAL ROLE "{office}_core";

-- Which entry of the book I may hold and write: any in the mail room, that of a case in my unit otherwise.
CREATE FUNCTION core.my_delivery(found office.deliveries) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT core.holds('mailroom', NULL) OR EXISTS (
        SELECT FROM office.cases c
        WHERE c.id = found.case_id AND (core.holds('clerk', c.unit) OR core.holds('supervisor', c.unit))
    )
$$;

CREATE FUNCTION api.delivery(the_destination text, the_submission text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found office.deliveries;
BEGIN
    PERFORM core.person();
    SELECT * INTO found FROM office.deliveries d
        WHERE d.destination_id = the_destination AND d.submission_id = the_submission FOR UPDATE;
    RETURN CASE WHEN found.submission_id IS NOT NULL AND core.my_delivery(found) THEN to_jsonb(found) END;
END
$$;

CREATE FUNCTION api.delivery_of(the_case text) RETURNS jsonb
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

CREATE FUNCTION core.expect_delivery(entry jsonb) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    SELECT core.expect(entry, 'destination_id:string submission_id:string thread_id:string channel:string '
        'state:string case_id:string submitted_at:string|null first_seen_at:string changed_at:string '
        'problems:string receipt:string answer:string attempts:number retry_at:string|null held_by:string '
        'held_until:string|null')
$$;

CREATE FUNCTION api.begin_delivery(entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.expect_delivery(entry);
    PERFORM core.person();
    PERFORM core.require('mailroom');
    INSERT INTO office.deliveries SELECT * FROM jsonb_populate_record(NULL::office.deliveries, entry)
        ON CONFLICT DO NOTHING;
    RETURN FOUND;
END
$$;

-- The mail room notes how far a delivery has come. A clerk decides, once, and changes nothing but the decision.
CREATE FUNCTION api.put_delivery(entry jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    before office.deliveries;
    after office.deliveries;
BEGIN
    PERFORM core.expect_delivery(entry);
    PERFORM core.person();
    SELECT * INTO before FROM office.deliveries d
        WHERE d.destination_id = entry ->> 'destination_id' AND d.submission_id = entry ->> 'submission_id' FOR UPDATE;
    IF before.submission_id IS NULL OR NOT core.my_delivery(before) THEN
        PERFORM core.refuse('case.unknown');
    END IF;
    after := jsonb_populate_record(before, entry);
    IF NOT core.holds('mailroom', NULL) AND (
        before.state <> 'stored' OR after.state NOT IN ('accepting', 'rejecting')
        OR (before.case_id, before.thread_id, before.channel, before.receipt, before.answer, before.first_seen_at)
            IS DISTINCT FROM
            (after.case_id, after.thread_id, after.channel, after.receipt, after.answer, after.first_seen_at)
        OR before.submitted_at IS DISTINCT FROM after.submitted_at
    ) THEN
        PERFORM core.refuse('fact.forged');
    END IF;
    UPDATE office.deliveries d SET
        thread_id = after.thread_id, channel = after.channel, state = after.state, case_id = after.case_id,
        submitted_at = after.submitted_at, changed_at = after.changed_at, problems = after.problems,
        receipt = after.receipt, answer = after.answer, attempts = after.attempts, retry_at = after.retry_at,
        held_by = after.held_by, held_until = after.held_until
    WHERE d.destination_id = before.destination_id AND d.submission_id = before.submission_id;
END
$$;

CREATE FUNCTION api.take_turn(the_channel text, the_holder text, the_now timestamptz, the_end timestamptz)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.person();
    PERFORM core.require('mailroom');
    INSERT INTO office.turns AS t (channel, holder, until) VALUES (the_channel, the_holder, the_end)
        ON CONFLICT (channel) DO UPDATE SET holder = excluded.holder, until = excluded.until
        WHERE t.until <= the_now OR t.holder = the_holder;
    RETURN FOUND;
END
$$;

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
    IF NOT (
        core.holds('clerk', c.unit) OR core.holds('supervisor', c.unit) OR core.holds('mailroom', c.unit)
    ) THEN
        PERFORM core.refuse('person.not_entitled', core.seen(c, 'accept'));
    END IF;
    PERFORM core.tell('acceptance_decided', fact, '{reason}');
END
$$;

GRANT EXECUTE ON FUNCTION
    api.answered(jsonb), api.begin_delivery(jsonb), api.take_turn(text, text, timestamptz, timestamptz)
    TO "{office}_mailroom", "{office}_intake";
GRANT EXECUTE ON FUNCTION api.delivery(text, text), api.delivery_of(text), api.put_delivery(jsonb)
    TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom", "{office}_intake";
GRANT EXECUTE ON FUNCTION api.acceptance_decided(jsonb)
    TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom";
