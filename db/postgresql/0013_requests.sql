-- One letter for everything that is missing: the case waits for the applicant and goes on with what comes in.
SET LOCAL ROLE "{office}_owner";
-- Walls stand before their owner too; for these rows alone he steps through.
ALTER TABLE office.moves NO FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles NO FORCE ROW LEVEL SECURITY;
INSERT INTO office.moves (act, from_state, to_state) VALUES
    ('request', 'checking', 'awaiting_applicant'), ('request', 'in_progress', 'awaiting_applicant'),
    ('request', 'rework', 'awaiting_applicant'), ('resume', 'awaiting_applicant', 'checking');
INSERT INTO office.act_roles (act, role, own_work) VALUES ('request', 'clerk', true), ('resume', 'clerk', true);
ALTER TABLE office.moves FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles FORCE ROW LEVEL SECURITY;

SET LOCAL ROLE "{office}_core";
-- What is asked for stands there by the checks of the pack; the words are in the letter alone.
CREATE FUNCTION api.information_requested(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string items:array due_on:string '
        'letter_sha256:string');
    c := core.moving(fact, 'request');
    IF EXISTS (
        SELECT FROM jsonb_array_elements(fact -> 'items') e
        WHERE jsonb_typeof(e.value) <> 'string' OR e.value #>> '{}' !~ '^[a-z0-9][a-z0-9_.-]{0,79}$'
    ) THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    IF jsonb_array_length(fact -> 'items') = 0 THEN
        PERFORM core.refuse('request.nothing_open', jsonb_build_object('case', c.file_reference));
    END IF;
    IF (fact ->> 'due_on')::date <= (clock_timestamp() AT TIME ZONE 'Europe/Berlin')::date THEN
        PERFORM core.refuse(
            'request.too_short', jsonb_build_object('until', to_char((fact ->> 'due_on')::date, 'DD.MM.YYYY'))
        );
    END IF;
    PERFORM core.hold(c.id, fact ->> 'letter_sha256');
    PERFORM core.step(c, 'request', fact);
    PERFORM core.queue(
        c.id, 'information_request', jsonb_build_object('pdf_sha256', fact ->> 'letter_sha256')
    );
    PERFORM core.tell('information_requested', fact);
END
$$;

-- By hand; that something came in and woke the case, only the arrival itself can say.
CREATE FUNCTION api.resumed(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string submission:string');
    c := core.moving(fact, 'resume');
    IF fact ->> 'submission' <> '' THEN
        PERFORM core.refuse('fact.forged');
    END IF;
    PERFORM core.step(c, 'resume', fact);
    PERFORM core.tell('resumed', fact);
END
$$;

-- Who goes on writing after the applicant was asked has signed before.
CREATE OR REPLACE FUNCTION api.draft_begun(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string person:string');
    c := core.moving(fact, 'draft');
    IF fact ->> 'person' <> core.person() THEN
        PERFORM core.refuse('fact.forged');
    END IF;
    PERFORM core.step(c, 'draft', fact);
    IF c.state <> 'checking' OR NOT EXISTS (
        SELECT FROM office.draft_editors e WHERE e.case_id = c.id AND e.person = core.person()
    ) THEN
        INSERT INTO office.draft_editors (case_id, person) VALUES (c.id, core.person());
    END IF;
    PERFORM core.tell('draft_begun', fact);
END
$$;

CREATE OR REPLACE FUNCTION api.supplemented(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
    document jsonb;
    place bigint;
    first bigint;
    woken jsonb;
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
    IF c.state = 'awaiting_applicant' AND NOT (fact ->> 'duplicate')::boolean THEN
        woken := jsonb_build_object(
            'case', c.id, 'seen_version', c.version, 'state', 'checking', 'submission', fact ->> 'submission_id'
        );
        PERFORM core.step(c, 'resume', woken);
        PERFORM core.tell('resumed', woken);
    END IF;
END
$$;

GRANT EXECUTE ON FUNCTION api.information_requested(jsonb), api.resumed(jsonb) TO "{office}_clerk";
