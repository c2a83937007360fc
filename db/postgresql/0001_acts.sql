-- The acts of the office: one function per fact, each checking everything again. Who acts is the login itself.
SET LOCAL ROLE "{office}_core";

CREATE FUNCTION api.received(fact jsonb) RETURNS void
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

CREATE FUNCTION api.quarantined(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.expect(fact, 'case:string arrival:string source:string result:string alarm:boolean problems:array');
    PERFORM core.person();
    PERFORM core.require('mailroom');
    IF fact ->> 'case' <> '' THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    INSERT INTO office.quarantine (id, source, result, alarm, problems, arrived_at) VALUES (
        fact ->> 'arrival', fact ->> 'source', fact ->> 'result', (fact ->> 'alarm')::boolean,
        audit.canonical(fact -> 'problems'), clock_timestamp()
    );
    PERFORM core.tell('quarantined', fact);
END
$$;

-- Marks the case as read. A reading that already stands in the journal is not written down twice.
CREATE FUNCTION api.opened(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string login:string');
    c := core.the_case(fact ->> 'case');
    IF fact ->> 'login' <> session_user THEN
        PERFORM core.refuse('fact.forged');
    END IF;
    INSERT INTO office.seen (login, case_id) VALUES (session_user, c.id) ON CONFLICT DO NOTHING;
    IF EXISTS (
        SELECT FROM office.readings r WHERE r.login = session_user AND r.case_id = c.id
            AND r.opened_at > clock_timestamp() - interval '10 minutes'
    ) THEN
        RETURN;
    END IF;
    INSERT INTO office.readings (login, case_id, opened_at, xid)
        VALUES (session_user, c.id, clock_timestamp(), pg_current_xact_id())
        ON CONFLICT (login, case_id) DO UPDATE SET opened_at = excluded.opened_at, xid = excluded.xid;
    PERFORM core.tell('opened', fact);
END
$$;

CREATE FUNCTION api.claimed(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string clerk:string');
    c := core.moving(fact, 'claim');
    IF fact ->> 'clerk' <> session_user THEN
        PERFORM core.refuse('fact.forged');
    END IF;
    c.clerk := session_user;
    PERFORM core.step(c, 'claim', fact);
    PERFORM core.tell('claimed', fact);
END
$$;

CREATE FUNCTION api.assigned(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string clerk:string');
    c := core.moving(fact, 'assign');
    IF NOT core.holds('clerk', c.unit, fact ->> 'clerk') THEN
        PERFORM core.refuse(
            'assignment.not_a_clerk_there', jsonb_build_object('login', fact ->> 'clerk', 'unit', c.unit)
        );
    END IF;
    c.clerk := fact ->> 'clerk';
    PERFORM core.step(c, 'assign', fact);
    PERFORM core.tell('assigned', fact);
END
$$;

CREATE FUNCTION api.released(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string');
    c := core.moving(fact, 'release');
    c.clerk := '';
    PERFORM core.step(c, 'release', fact);
    PERFORM core.tell('released', fact);
END
$$;

CREATE FUNCTION api.rerouted(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string service:string pack_version:string '
        'procedure:string unit:string due_on:string|null subject:string reason:string');
    c := core.moving(fact, 'reroute');
    IF btrim(fact ->> 'reason') = '' THEN
        PERFORM core.refuse('reason.missing');
    END IF;
    c.clerk := '';
    c.unit := fact ->> 'unit';
    c.service := fact ->> 'service';
    c.pack_version := fact ->> 'pack_version';
    c.procedure := fact ->> 'procedure';
    c.due_on := (fact ->> 'due_on')::date;
    c.subject := fact ->> 'subject';
    PERFORM core.step(c, 'reroute', fact);
    DELETE FROM office.judgements j WHERE j.case_id = c.id;
    PERFORM core.tell('rerouted', fact);
END
$$;

CREATE FUNCTION api.examined(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string met:number unsettled:number');
    PERFORM core.step(core.moving(fact, 'examine'), 'examine', fact);
    PERFORM core.tell('examined', fact);
END
$$;

CREATE FUNCTION api.judged(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string check:string finding:string remark:string');
    c := core.moving(fact, 'examine');
    PERFORM core.step(c, 'examine', fact);
    INSERT INTO office.judgements AS j (case_id, check_id, state, remark, login)
        VALUES (c.id, fact ->> 'check', fact ->> 'finding', fact ->> 'remark', session_user)
        ON CONFLICT (case_id, check_id) DO UPDATE
        SET state = excluded.state, remark = excluded.remark, login = excluded.login;
    PERFORM core.tell('judged', fact, '{remark}');
END
$$;

CREATE FUNCTION api.draft_begun(fact jsonb) RETURNS void
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
    INSERT INTO office.draft_editors (case_id, person) VALUES (c.id, core.person());
    PERFORM core.tell('draft_begun', fact);
END
$$;

CREATE FUNCTION api.save_draft(the_case text, outcome text, facts text, texts text, seen_revision integer)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases := core.the_case(the_case);
    stored office.drafts;
BEGIN
    PERFORM core.require_act(c, 'draft');
    SELECT * INTO stored FROM office.drafts d WHERE d.case_id = c.id;
    IF coalesce(stored.revision, 0) <> seen_revision THEN
        PERFORM core.refuse(
            'draft.changed_elsewhere', jsonb_build_object('editor', coalesce(stored.last_editor, ''))
        );
    END IF;
    IF stored.case_id IS NULL THEN
        INSERT INTO office.drafts (case_id, outcome, facts, texts, author, last_editor, revision, saved_at)
            VALUES (c.id, outcome, facts, texts, session_user, session_user, 1, clock_timestamp());
    ELSE
        UPDATE office.drafts d SET
            outcome = save_draft.outcome, facts = save_draft.facts, texts = save_draft.texts,
            last_editor = session_user, revision = seen_revision + 1, saved_at = clock_timestamp()
        WHERE d.case_id = c.id;
    END IF;
    RETURN seen_revision + 1;
END
$$;

CREATE FUNCTION api.submitted(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
    stored office.drafts;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string notice:string outcome:string '
        'pdf_sha256:string data_sha256:string pack_version:string author:string data:string');
    c := core.moving(fact, 'submit');
    SELECT * INTO stored FROM office.drafts d WHERE d.case_id = c.id;
    IF stored.case_id IS NULL OR stored.author <> fact ->> 'author' OR stored.outcome <> fact ->> 'outcome'
        OR c.pack_version <> fact ->> 'pack_version'
        OR audit.sha256_hex(fact ->> 'data') <> fact ->> 'data_sha256' THEN
        PERFORM core.refuse('fact.forged');
    END IF;
    PERFORM core.hold(c.id, fact ->> 'pdf_sha256');
    INSERT INTO office.notices (
        id, case_id, outcome, pdf_sha256, data, data_sha256, pack_version, author, submitted_at
    ) VALUES (
        fact ->> 'notice', c.id, fact ->> 'outcome', fact ->> 'pdf_sha256', fact ->> 'data', fact ->> 'data_sha256',
        fact ->> 'pack_version', fact ->> 'author', clock_timestamp()
    );
    PERFORM core.step(c, 'submit', fact);
    PERFORM core.tell('submitted', fact, '{data}');
END
$$;

CREATE FUNCTION core.review(
    notice office.notices, the_verdict text, the_remarks text, the_person text DEFAULT ''
) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO office.reviews (
        notice_id, verdict, reviewer, person, pdf_sha256, data_sha256, pack_version, remarks, single_seat, reviewed_at
    ) SELECT notice.id, the_verdict, session_user, the_person,
        CASE the_verdict WHEN 'approved' THEN notice.pdf_sha256 ELSE '' END,
        CASE the_verdict WHEN 'approved' THEN notice.data_sha256 ELSE '' END,
        CASE the_verdict WHEN 'approved' THEN notice.pack_version ELSE '' END,
        the_remarks, false, clock_timestamp()
$$;

CREATE FUNCTION api.recalled(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string notice:string');
    c := core.moving(fact, 'recall');
    PERFORM core.review(core.waiting(c.id, fact ->> 'notice'), 'recalled', '');
    PERFORM core.step(c, 'recall', fact);
    PERFORM core.tell('recalled', fact);
END
$$;

CREATE FUNCTION api.returned(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string notice:string remarks:string');
    c := core.moving(fact, 'return');
    IF btrim(fact ->> 'remarks') = '' THEN
        PERFORM core.refuse('approval.remarks_missing');
    END IF;
    PERFORM core.review(core.waiting(c.id, fact ->> 'notice'), 'returned', fact ->> 'remarks');
    PERFORM core.step(c, 'return', fact);
    PERFORM core.tell('returned', fact, '{remarks}');
END
$$;

-- Four eyes: the approver is a person who wrote nothing here, and approves these bytes, data and pack version only.
CREATE FUNCTION api.approved(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
    notice office.notices;
    me text := core.person();
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string notice:string pdf_sha256:string '
        'data_sha256:string pack_version:string person:string single_seat:boolean');
    c := core.moving(fact, 'approve');
    notice := core.waiting(c.id, fact ->> 'notice');
    IF (notice.pdf_sha256, notice.data_sha256, notice.pack_version)
        IS DISTINCT FROM (fact ->> 'pdf_sha256', fact ->> 'data_sha256', fact ->> 'pack_version')
        OR notice.pack_version <> c.pack_version THEN
        PERFORM core.refuse('approval.other_notice');
    END IF;
    IF fact ->> 'person' <> me OR (fact ->> 'single_seat')::boolean THEN
        PERFORM core.refuse('fact.forged');
    END IF;
    IF EXISTS (SELECT FROM office.draft_editors e WHERE e.case_id = c.id AND e.person = me)
        OR EXISTS (SELECT FROM office.accounts a WHERE a.login = notice.author AND a.person = me) THEN
        PERFORM core.refuse('approval.own_work');
    END IF;
    IF NOT EXISTS (
        SELECT FROM office.contents k
        WHERE k.sha256 = notice.pdf_sha256 AND encode(sha256(k.bytes), 'hex') = k.sha256
    ) OR audit.sha256_hex(notice.data) <> notice.data_sha256 THEN
        PERFORM core.refuse('approval.bytes_changed');
    END IF;
    PERFORM core.review(notice, 'approved', '', me);
    PERFORM core.step(c, 'approve', fact);
    PERFORM core.queue(
        c.id, 'dispatch', jsonb_build_object('notice', notice.id, 'pdf_sha256', notice.pdf_sha256)
    );
    PERFORM core.tell('approved', fact);
END
$$;

CREATE FUNCTION api.discarded(fact jsonb) RETURNS void
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

CREATE FUNCTION api.noted(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
    place integer;
BEGIN
    PERFORM core.expect(fact, 'case:string note:string record:boolean text:string');
    c := core.the_case(fact ->> 'case');
    IF btrim(fact ->> 'text') = '' THEN
        PERFORM core.refuse('note.empty');
    END IF;
    place := core.tell('noted', fact, '{text}');
    INSERT INTO office.notes (id, case_id, record, text, login, seq) VALUES (
        coalesce(nullif(fact ->> 'note', ''), gen_random_uuid()::text), c.id, (fact ->> 'record')::boolean,
        fact ->> 'text', session_user, place
    );
END
$$;

-- Bytes under their sha256, computed here; usable in acts of this transaction only.
CREATE FUNCTION api.keep(content bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    hashed text := encode(sha256(content), 'hex');
BEGIN
    PERFORM core.person();
    INSERT INTO office.contents (sha256, size, bytes)
        VALUES (hashed, octet_length(content), content) ON CONFLICT DO NOTHING;
    DELETE FROM office.keepings k WHERE k.login = session_user AND k.xid <> pg_current_xact_id();
    INSERT INTO office.keepings (login, xid, sha256)
        VALUES (session_user, pg_current_xact_id(), hashed) ON CONFLICT DO NOTHING;
    RETURN hashed;
END
$$;

CREATE FUNCTION api.next_number(the_series text) RETURNS integer
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

-- An act gets an id before it begins, so that its fate can be looked up when the line broke during COMMIT.
CREATE FUNCTION api.begin_act(the_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.person();
    INSERT INTO office.acts (id, login, at, burned)
        VALUES (the_id, session_user, clock_timestamp(), false) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        PERFORM core.refuse('act.done');
    END IF;
END
$$;

-- True when the act was committed. Otherwise its id is burned: a straggler can no longer commit it.
CREATE FUNCTION api.settle(the_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.person();
    INSERT INTO office.acts (id, login, at, burned)
        VALUES (the_id, session_user, clock_timestamp(), true) ON CONFLICT DO NOTHING;
    RETURN EXISTS (
        SELECT FROM office.acts a WHERE a.id = the_id AND a.login = session_user AND NOT a.burned
    );
END
$$;

CREATE FUNCTION api.signed_in() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.person();
    PERFORM audit.append('office', 'signed_in', jsonb_build_object('login', session_user));
END
$$;
