-- Later submissions of a thread come to its case. Which case that is, the server checks by destination and thread.
SET LOCAL ROLE "{office}_owner";
ALTER TABLE office.follow_ups ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.follow_ups FORCE ROW LEVEL SECURITY;
CREATE POLICY core ON office.follow_ups TO "{office}_core" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON office.follow_ups TO "{office}_core";
GRANT DELETE ON office.seen TO "{office}_core";
CREATE TRIGGER follow_ups_immutable BEFORE UPDATE OR DELETE ON office.follow_ups
    FOR EACH ROW EXECUTE FUNCTION guard.immutable();
CREATE TRIGGER follow_ups_no_truncate BEFORE TRUNCATE ON office.follow_ups EXECUTE FUNCTION guard.immutable();
ALTER TABLE office.follow_ups ENABLE ALWAYS TRIGGER follow_ups_immutable;
ALTER TABLE office.follow_ups ENABLE ALWAYS TRIGGER follow_ups_no_truncate;

SET LOCAL ROLE "{office}_core";

CREATE OR REPLACE FUNCTION api.case_of(the_destination text, the_submission text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.person();
    PERFORM core.require('mailroom');
    RETURN (
        SELECT s.case_id FROM office.submissions s
        WHERE s.destination_id = the_destination AND s.submission_id = the_submission
        UNION ALL
        SELECT u.case_id FROM office.follow_ups u
        WHERE u.destination_id = the_destination AND u.submission_id = the_submission
    );
END
$$;

CREATE FUNCTION api.kin(the_destination text, the_thread text, the_data text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.person();
    PERFORM core.require('mailroom');
    RETURN (SELECT coalesce(jsonb_agg(to_jsonb(k)), '[]') FROM (
        SELECT c.id AS case, c.file_reference, c.state, c.service, c.applicant, s.thread_id,
            (SELECT jsonb_agg(x.sha256) FROM (
                SELECT s.data_sha256 AS sha256
                UNION SELECT u.data_sha256 FROM office.follow_ups u WHERE u.case_id = c.id
            ) x) AS data,
            (SELECT coalesce(jsonb_agg(d.sha256), '[]') FROM office.documents d WHERE d.case_id = c.id) AS documents
        FROM office.cases c JOIN office.submissions s ON s.case_id = c.id
        WHERE s.destination_id = the_destination AND (s.thread_id = the_thread OR s.data_sha256 = the_data)
        ORDER BY c.received_at, c.id LIMIT 50
    ) k);
END
$$;

CREATE FUNCTION api.supplemented(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
    document jsonb;
    place bigint;
    first bigint;
BEGIN
    PERFORM core.expect(fact, 'case:string destination_id:string submission_id:string thread_id:string '
        'received_at:string schema_uri:string data_mime_type:string data_sha256:string late:boolean '
        'duplicate:boolean documents:array fields:array evidence:array warnings:array');
    PERFORM core.person();
    PERFORM core.require('mailroom');
    SELECT o.* INTO c FROM office.cases o JOIN office.submissions s ON s.case_id = o.id
        WHERE o.id = fact ->> 'case' AND s.destination_id = fact ->> 'destination_id'
            AND s.thread_id = fact ->> 'thread_id' AND s.thread_id <> '' FOR UPDATE OF o;
    IF c.id IS NULL THEN
        PERFORM core.refuse('submission.other_thread');
    END IF;
    IF api.case_of(fact ->> 'destination_id', fact ->> 'submission_id') IS NOT NULL THEN
        PERFORM core.refuse('submission.known');
    END IF;
    IF (fact ->> 'late')::boolean IS DISTINCT FROM
        (c.state IN ('dispatched', 'handed_over', 'final', 'closed', 'to_delete', 'discarded')) THEN
        PERFORM core.refuse('case.changed_elsewhere', core.seen(c, 'supplement'));
    END IF;
    PERFORM core.hold(c.id, fact ->> 'data_sha256');
    PERFORM core.hold(c.id, e ->> 1) FROM jsonb_array_elements(fact -> 'evidence') e;
    SELECT coalesce(max(d.position) + 1, 0) INTO first FROM office.documents d WHERE d.case_id = c.id;
    FOR document, place IN SELECT e.value, first + e.ordinality - 1
        FROM jsonb_array_elements(fact -> 'documents') WITH ORDINALITY e
    LOOP
        PERFORM core.expect(document, 'id:string name:string mime_type:string detected_type:string purpose:string '
            'description:string size:number sha256:string');
        PERFORM core.hold(c.id, document ->> 'sha256');
        INSERT INTO office.documents (
            id, case_id, position, name, mime_type, detected_type, purpose, description, size, sha256
        ) VALUES (
            document ->> 'id', c.id, place, document ->> 'name', document ->> 'mime_type',
            document ->> 'detected_type', document ->> 'purpose', document ->> 'description',
            (document ->> 'size')::integer, document ->> 'sha256'
        );
    END LOOP;
    INSERT INTO office.follow_ups (
        destination_id, submission_id, case_id, received_at, schema_uri, data_mime_type, data_sha256, fields,
        evidence, warnings, late, duplicate
    ) VALUES (
        fact ->> 'destination_id', fact ->> 'submission_id', c.id, (fact ->> 'received_at')::timestamptz,
        fact ->> 'schema_uri', fact ->> 'data_mime_type', fact ->> 'data_sha256', (
            SELECT audit.canonical(coalesce(jsonb_agg(
                jsonb_build_array(e.value -> 'path', e.value -> 'value', e.value -> 'title') ORDER BY e.ordinality
            ), '[]')) FROM jsonb_array_elements(fact -> 'fields') WITH ORDINALITY e
        ),
        audit.canonical(fact -> 'evidence'), audit.canonical(fact -> 'warnings'),
        (fact ->> 'late')::boolean, (fact ->> 'duplicate')::boolean
    );
    DELETE FROM office.seen v WHERE v.case_id = c.id;
    PERFORM core.queue(c.id, 'acknowledge', jsonb_build_object('submission', fact ->> 'submission_id'));
    PERFORM core.tell('supplemented', fact, '{documents,fields}');
END
$$;

-- Where several deliveries came to one case, the one a clerk has to decide on is the one asked for.
CREATE OR REPLACE FUNCTION api.delivery_of(the_case text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found office.deliveries;
BEGIN
    PERFORM core.person();
    SELECT * INTO found FROM office.deliveries d WHERE d.case_id = the_case AND the_case <> ''
        ORDER BY d.state <> 'stored', d.first_seen_at LIMIT 1 FOR UPDATE;
    RETURN CASE WHEN found.submission_id IS NOT NULL AND core.my_delivery(found) THEN to_jsonb(found) END;
END
$$;

GRANT EXECUTE ON FUNCTION api.kin(text, text, text), api.supplemented(jsonb)
    TO "{office}_mailroom", "{office}_intake";
