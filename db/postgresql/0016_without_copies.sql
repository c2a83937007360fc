-- Back to one notice for one party.
SET LOCAL ROLE "{office}_core";
CREATE OR REPLACE FUNCTION api.submitted(fact jsonb) RETURNS void
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

CREATE OR REPLACE FUNCTION api.approved(fact jsonb) RETURNS void
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

CREATE OR REPLACE FUNCTION core.notices_of(the_case text) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(to_jsonb(n) || jsonb_build_object(
        'verdict', r.verdict, 'remarks', r.remarks, 'reviewed_at', r.reviewed_at, 'single_seat', r.single_seat,
        'author_name', core.name_of(n.author), 'reviewer_name', core.name_of(r.reviewer)
    ) ORDER BY n.submitted_at DESC, n.id), '[]')
    FROM office.notices n LEFT JOIN office.reviews r ON r.notice_id = n.id WHERE n.case_id = the_case
$$;

CREATE OR REPLACE FUNCTION api.waiting_notice(the_case text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    newest jsonb;
BEGIN
    PERFORM core.the_case(the_case);
    newest := core.notices_of(the_case) -> 0;
    RETURN CASE WHEN newest ->> 'verdict' IS NULL THEN newest || '{"data": ""}' END;
END
$$;

DROP FUNCTION api.copy_faults();
DROP FUNCTION core.queue_copies(text, text);
DROP FUNCTION core.require_copies(office.notices);
DROP FUNCTION core.lay_copies(text, text);
DROP FUNCTION core.nameless(jsonb);
DROP FUNCTION core.copies_said(text);
DROP FUNCTION core.copies_of(text);
