-- Back to an office in which the mail room alone takes in.
SET LOCAL ROLE "{office}_core";
REVOKE EXECUTE ON FUNCTION api.received(jsonb), api.next_number(text), api.case_of(text, text) FROM "{office}_clerk";
CREATE OR REPLACE FUNCTION api.received(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    the_case text := fact ->> 'case';
    document jsonb;
    place bigint;
BEGIN
    PERFORM core.expect(fact, 'case:string destination_id:string submission_id:string thread_id:string '
        'channel:string environment:string received_at:string service:string pack_version:string procedure:string '
        'unit:string due_on:string|null file_reference:string schema_uri:string data_mime_type:string '
        'data_sha256:string documents:array applicant:string subject:string fields:array evidence:array '
        'reply_channel:object identity:object|null payment_status:string sender_reference:string '
        'digital_notice_consent:boolean|null warnings:array');
    PERFORM core.person();
    PERFORM core.require('mailroom');
    IF EXISTS (
        SELECT FROM office.submissions s
        WHERE s.destination_id = fact ->> 'destination_id' AND s.submission_id = fact ->> 'submission_id'
    ) THEN
        PERFORM core.refuse('submission.known');
    END IF;
    INSERT INTO office.cases (
        id, file_reference, service, pack_version, procedure, state, unit, clerk, applicant, subject, channel,
        environment, received_at, due_on, search, last_act, version
    ) VALUES (
        the_case, fact ->> 'file_reference', fact ->> 'service', fact ->> 'pack_version', fact ->> 'procedure',
        'new', fact ->> 'unit', '', fact ->> 'applicant', fact ->> 'subject', fact ->> 'channel',
        fact ->> 'environment', (fact ->> 'received_at')::timestamptz, (fact ->> 'due_on')::date,
        core.folded(concat_ws(' ', fact ->> 'file_reference', fact ->> 'applicant', fact ->> 'subject')), 'receive', 1
    );
    INSERT INTO office.salts (case_id, salt)
        VALUES (the_case, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));
    INSERT INTO office.submissions (
        case_id, destination_id, submission_id, thread_id, schema_uri, data_mime_type, data_sha256, fields, evidence,
        reply_channel, identity, payment_status, sender_reference, digital_notice_consent, warnings
    ) VALUES (
        the_case, fact ->> 'destination_id', fact ->> 'submission_id', fact ->> 'thread_id', fact ->> 'schema_uri',
        fact ->> 'data_mime_type', fact ->> 'data_sha256', (
            SELECT audit.canonical(coalesce(jsonb_agg(
                jsonb_build_array(e.value -> 'path', e.value -> 'value', e.value -> 'title') ORDER BY e.ordinality
            ), '[]')) FROM jsonb_array_elements(fact -> 'fields') WITH ORDINALITY e
        ),
        audit.canonical(fact -> 'evidence'), audit.canonical(fact -> 'reply_channel'),
        CASE jsonb_typeof(fact -> 'identity') WHEN 'object' THEN audit.canonical(fact -> 'identity') END,
        fact ->> 'payment_status', fact ->> 'sender_reference', (fact ->> 'digital_notice_consent')::boolean,
        audit.canonical(fact -> 'warnings')
    );
    PERFORM core.hold(the_case, fact ->> 'data_sha256');
    PERFORM core.hold(the_case, e ->> 1) FROM jsonb_array_elements(fact -> 'evidence') e;
    FOR document, place IN SELECT e.value, e.ordinality - 1
        FROM jsonb_array_elements(fact -> 'documents') WITH ORDINALITY e
    LOOP
        PERFORM core.expect(document, 'id:string name:string mime_type:string detected_type:string purpose:string '
            'description:string size:number sha256:string');
        PERFORM core.hold(the_case, document ->> 'sha256');
        INSERT INTO office.documents (
            id, case_id, position, name, mime_type, detected_type, purpose, description, size, sha256
        ) VALUES (
            document ->> 'id', the_case, place, document ->> 'name', document ->> 'mime_type',
            document ->> 'detected_type', document ->> 'purpose', document ->> 'description',
            (document ->> 'size')::integer, document ->> 'sha256'
        );
    END LOOP;
    PERFORM core.queue(the_case, 'acknowledge', jsonb_build_object('submission', fact ->> 'submission_id'));
    PERFORM core.tell('received', fact,
        '{documents,applicant,fields,reply_channel,identity,sender_reference}');
END
$$;
CREATE OR REPLACE FUNCTION api.next_number(the_series text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    number integer;
BEGIN
    PERFORM core.person();
    PERFORM core.require('mailroom');
    INSERT INTO office.series AS s (name, last) VALUES (the_series, 1)
        ON CONFLICT (name) DO UPDATE SET last = s.last + 1 RETURNING s.last INTO number;
    RETURN number;
END
$$;
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
DROP FUNCTION core.require_receiving(jsonb);
DROP FUNCTION core.require_numbering(text);
DROP FUNCTION core.looks_like(text, text);
