-- Copies for several parties: bound by the data of the notice, kept for ever, and sent one letter each.
SET LOCAL ROLE "{office}_owner";
ALTER TABLE office.notice_copies ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.notice_copies FORCE ROW LEVEL SECURITY;
CREATE POLICY core ON office.notice_copies TO "{office}_core" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON office.notice_copies TO "{office}_core";
CREATE TRIGGER notice_copies_immutable BEFORE UPDATE OR DELETE ON office.notice_copies
    FOR EACH ROW EXECUTE FUNCTION guard.immutable();
CREATE TRIGGER notice_copies_no_truncate BEFORE TRUNCATE ON office.notice_copies EXECUTE FUNCTION guard.immutable();
ALTER TABLE office.notice_copies ENABLE ALWAYS TRIGGER notice_copies_immutable;
ALTER TABLE office.notice_copies ENABLE ALWAYS TRIGGER notice_copies_no_truncate;

SET LOCAL ROLE "{office}_core";

CREATE FUNCTION core.copies_of(the_notice text) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object(
        'position', k.position, 'role', k.role, 'name', k.name, 'pdf_sha256', k.pdf_sha256
    ) ORDER BY k.position), '[]')
    FROM office.notice_copies k WHERE k.notice_id = the_notice
$$;

-- What the bound data say of them; NULL where the data cannot be read any more.
CREATE FUNCTION core.copies_said(data text) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN coalesce(data::jsonb -> 'copies', '[]');
EXCEPTION WHEN invalid_text_representation THEN
    RETURN NULL;
END
$$;

CREATE FUNCTION core.nameless(copies jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(e.value || '{"name": ""}' ORDER BY e.ordinality), '[]')
    FROM jsonb_array_elements(copies) WITH ORDINALITY e
$$;

-- One for each party, the first of them the notice itself; every one of them handed over in this act.
CREATE FUNCTION core.lay_copies(the_case text, the_notice text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    notice office.notices;
    copies jsonb;
    copy jsonb;
    place bigint;
BEGIN
    SELECT * INTO notice FROM office.notices n WHERE n.id = the_notice;
    copies := core.copies_said(notice.data);
    IF copies = '[]' AND NOT jsonb_exists(notice.data::jsonb, 'copies') THEN
        RETURN;
    END IF;
    IF copies IS NULL OR jsonb_typeof(copies) <> 'array' THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    IF jsonb_array_length(copies) NOT BETWEEN 2 AND 99 OR (
        SELECT count(DISTINCT e.e ->> 'pdf_sha256') FROM jsonb_array_elements(copies) e (e)
    ) <> jsonb_array_length(copies) THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    IF copies -> 0 ->> 'pdf_sha256' IS DISTINCT FROM notice.pdf_sha256 THEN
        PERFORM core.refuse('fact.forged');
    END IF;
    FOR copy, place IN SELECT e.value, e.ordinality FROM jsonb_array_elements(copies) WITH ORDINALITY e LOOP
        PERFORM core.expect(copy, 'position:number role:string name:string pdf_sha256:string');
        IF (copy ->> 'position')::numeric <> place THEN
            PERFORM core.refuse('fact.malformed');
        END IF;
        PERFORM core.hold(the_case, copy ->> 'pdf_sha256');
        INSERT INTO office.notice_copies (notice_id, position, role, name, pdf_sha256)
            VALUES (notice.id, place, copy ->> 'role', copy ->> 'name', copy ->> 'pdf_sha256');
    END LOOP;
END
$$;

-- All the data speak of, no other, and each of them still the bytes it was.
CREATE FUNCTION core.require_copies(notice office.notices) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF core.copies_of(notice.id) IS DISTINCT FROM core.copies_said(notice.data) THEN
        PERFORM core.refuse('approval.bytes_changed');
    END IF;
    IF EXISTS (
        SELECT FROM office.notice_copies k LEFT JOIN office.contents b ON b.sha256 = k.pdf_sha256
        WHERE k.notice_id = notice.id AND encode(sha256(b.bytes), 'hex') IS DISTINCT FROM k.pdf_sha256
    ) THEN
        PERFORM core.refuse('approval.bytes_changed');
    END IF;
END
$$;

CREATE FUNCTION core.queue_copies(the_case text, the_notice text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    SELECT core.queue(the_case, 'dispatch', jsonb_build_object(
        'notice', k.notice_id, 'pdf_sha256', k.pdf_sha256, 'copy', k.position::text
    )) FROM office.notice_copies k WHERE k.notice_id = the_notice AND k.position > 1 ORDER BY k.position
$$;

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
    PERFORM core.lay_copies(c.id, fact ->> 'notice');
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
    PERFORM core.require_copies(notice);
    PERFORM core.review(notice, 'approved', '', me);
    PERFORM core.step(c, 'approve', fact);
    PERFORM core.queue(
        c.id, 'dispatch', jsonb_build_object('notice', notice.id, 'pdf_sha256', notice.pdf_sha256)
    );
    PERFORM core.queue_copies(c.id, notice.id);
    PERFORM core.tell('approved', fact);
END
$$;

CREATE OR REPLACE FUNCTION core.notices_of(the_case text) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(to_jsonb(n) || jsonb_build_object(
        'verdict', r.verdict, 'remarks', r.remarks, 'reviewed_at', r.reviewed_at, 'single_seat', r.single_seat,
        'copies', core.copies_of(n.id), 'author_name', core.name_of(n.author), 'reviewer_name', core.name_of(r.reviewer)
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
    RETURN CASE WHEN newest ->> 'verdict' IS NULL THEN newest
        || jsonb_build_object('data', '', 'copies', core.nameless(newest -> 'copies')) END;
END
$$;

CREATE FUNCTION api.copy_faults() RETURNS TABLE (case_id text, detail text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.require_auditing();
    RETURN QUERY SELECT n.case_id, 'copy differs: ' || n.id FROM office.notices n
        WHERE core.copies_of(n.id) IS DISTINCT FROM core.copies_said(n.data);
END
$$;
GRANT EXECUTE ON FUNCTION api.copy_faults() TO "{office}_auditor";
