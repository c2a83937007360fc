-- Reading what lies in a case: only after the reading itself stands in the journal.
SET LOCAL ROLE "{office}_core";

CREATE FUNCTION core.name_of(the_login text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.name FROM office.accounts a JOIN office.persons p ON p.id = a.person WHERE a.login = the_login
$$;

CREATE FUNCTION core.notices_of(the_case text) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(to_jsonb(n) || jsonb_build_object(
        'verdict', r.verdict, 'remarks', r.remarks, 'reviewed_at', r.reviewed_at, 'single_seat', r.single_seat,
        'author_name', core.name_of(n.author), 'reviewer_name', core.name_of(r.reviewer)
    ) ORDER BY n.submitted_at DESC, n.id), '[]')
    FROM office.notices n LEFT JOIN office.reviews r ON r.notice_id = n.id WHERE n.case_id = the_case
$$;

CREATE FUNCTION api.case_content(the_case text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.require_opened(the_case);
    RETURN jsonb_build_object(
        'submission', (SELECT to_jsonb(s) FROM office.submissions s WHERE s.case_id = the_case),
        'draft', (SELECT to_jsonb(d) FROM office.drafts d WHERE d.case_id = the_case),
        'documents', (
            SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY d.position), '[]')
            FROM office.documents d WHERE d.case_id = the_case
        ),
        'judgements', (
            SELECT coalesce(jsonb_agg(
                to_jsonb(j) || jsonb_build_object('name', core.name_of(j.login)) ORDER BY j.check_id
            ), '[]')
            FROM office.judgements j WHERE j.case_id = the_case
        ),
        'notices', core.notices_of(the_case),
        'notes', (
            SELECT coalesce(jsonb_agg(jsonb_build_object('seq', n.seq, 'text', n.text)), '[]')
            FROM office.notes n WHERE n.case_id = the_case
        ),
        'journal', (
            SELECT coalesce(jsonb_agg(jsonb_build_object('seq', j.seq, 'entry', j.entry) ORDER BY j.seq), '[]')
            FROM audit.journal j WHERE j.chain = the_case
        )
    );
END
$$;

CREATE FUNCTION api.draft(the_case text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.require_opened(the_case);
    RETURN (SELECT to_jsonb(d) FROM office.drafts d WHERE d.case_id = the_case);
END
$$;

-- Enough to approve or to recall by; the words of the notice are read with the case.
CREATE FUNCTION api.waiting_notice(the_case text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    newest jsonb;
BEGIN
    PERFORM core.the_case(the_case);
    newest := core.notices_of(the_case) -> 0;
    RETURN CASE WHEN newest ->> 'verdict' IS NULL THEN newest || '{"data": ""}' END;
END
$$;

CREATE FUNCTION api.editors(the_case text) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.the_case(the_case);
    RETURN QUERY SELECT e.person FROM office.draft_editors e WHERE e.case_id = the_case;
END
$$;

CREATE FUNCTION api.content(the_sha256 text) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    holding text;
BEGIN
    PERFORM core.person();
    SELECT h.case_id INTO holding FROM office.holdings h JOIN office.cases c ON c.id = h.case_id
        WHERE h.sha256 = the_sha256 AND c.unit = ANY (api.my_units())
        ORDER BY core.has_opened(h.case_id) DESC, h.case_id LIMIT 1;
    IF holding IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM core.require_opened(holding);
    RETURN (SELECT k.bytes FROM office.contents k WHERE k.sha256 = the_sha256);
END
$$;

CREATE FUNCTION api.case_of(the_destination text, the_submission text) RETURNS text
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

-- Matching is no leakproof operation, so the index is of use only here, beyond the policy, with the units given.
CREATE FUNCTION api.search(words text[]) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    units text[] := api.my_units();
    patterns text[];
BEGIN
    SELECT array_agg('%' || replace(replace(replace(core.folded(w), '\', '\\'), '%', '\%'), '_', '\_') || '%')
        INTO patterns FROM unnest(words) w;
    RETURN QUERY SELECT c.id FROM office.cases c
        WHERE c.unit = ANY (units) AND c.search LIKE ALL (patterns);
END
$$;

-- Rows that do not agree with what the journal says was done: changed or deleted past functions and guards.
CREATE FUNCTION api.record_faults() RETURNS TABLE (case_id text, detail text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.require_auditing();
    RETURN QUERY
    WITH told AS (
        SELECT j.chain, j.seq, e.e ->> 'kind' AS kind, e.e -> 'facts' AS facts
        FROM audit.journal j, LATERAL (SELECT j.entry::jsonb AS e) e WHERE j.chain <> 'office'
    ), moved AS (
        SELECT DISTINCT ON (t.chain) t.chain, t.facts FROM told t WHERE t.facts ? 'seen_version'
        ORDER BY t.chain, t.seq DESC
    ), begun AS (
        SELECT t.chain, t.facts FROM told t WHERE t.kind = 'received'
    ), placed AS (
        SELECT DISTINCT ON (t.chain) t.chain, t.facts ->> 'unit' AS unit FROM told t
        WHERE t.kind IN ('received', 'rerouted') ORDER BY t.chain, t.seq DESC
    ), held AS (
        SELECT DISTINCT ON (t.chain) t.chain, coalesce(t.facts ->> 'clerk', '') AS clerk FROM told t
        WHERE t.kind IN ('received', 'claimed', 'assigned', 'released', 'rerouted') ORDER BY t.chain, t.seq DESC
    )
    SELECT coalesce(c.id, b.chain), v.fault
    FROM begun b FULL JOIN office.cases c ON c.id = b.chain
    LEFT JOIN moved m ON m.chain = c.id LEFT JOIN placed p ON p.chain = c.id LEFT JOIN held h ON h.chain = c.id
    LEFT JOIN office.salts s ON s.case_id = c.id
    LEFT JOIN office.submissions a ON a.case_id = c.id
    CROSS JOIN LATERAL (VALUES
        (CASE WHEN c.id IS NULL THEN 'case is gone' END),
        (CASE WHEN b.chain IS NULL THEN 'case was never received' END),
        (CASE WHEN c.state <> coalesce(m.facts ->> 'state', 'new') THEN 'state differs' END),
        (CASE WHEN c.version <> coalesce((m.facts ->> 'seen_version')::integer, 0) + 1 THEN 'version differs' END),
        (CASE WHEN c.unit <> p.unit THEN 'unit differs' END),
        (CASE WHEN c.clerk <> h.clerk THEN 'clerk differs' END),
        (CASE WHEN c.file_reference <> b.facts ->> 'file_reference' THEN 'file reference differs' END),
        (CASE WHEN s.salt IS NOT NULL AND audit.sha256_hex(s.salt || audit.canonical(to_jsonb(c.applicant)))
            <> b.facts ->> 'applicant_digest' THEN 'applicant differs' END),
        (CASE WHEN s.salt IS NOT NULL AND audit.sha256_hex(s.salt || audit.canonical((
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                'path', f.value -> 0, 'value', f.value -> 1, 'title', f.value -> 2
            ) ORDER BY f.ordinality), '[]') FROM jsonb_array_elements(a.fields::jsonb) WITH ORDINALITY f
        ))) IS DISTINCT FROM b.facts ->> 'fields_digest' THEN 'fields differ' END),
        (CASE WHEN a.data_sha256 IS DISTINCT FROM b.facts ->> 'data_sha256' AND c.id IS NOT NULL
            THEN 'submission differs' END)
    ) v (fault) WHERE v.fault IS NOT NULL
    UNION ALL
    SELECT coalesce(n.case_id, t.chain), 'notice differs: ' || coalesce(n.id, t.facts ->> 'notice')
    FROM (SELECT * FROM told WHERE kind = 'submitted') t
    FULL JOIN office.notices n ON n.id = t.facts ->> 'notice' AND n.case_id = t.chain
    WHERE (n.pdf_sha256, n.data_sha256, n.pack_version, n.author, n.outcome, audit.sha256_hex(n.data))
        IS DISTINCT FROM (t.facts ->> 'pdf_sha256', t.facts ->> 'data_sha256', t.facts ->> 'pack_version',
        t.facts ->> 'author', t.facts ->> 'outcome', t.facts ->> 'data_sha256')
    UNION ALL
    SELECT coalesce(r.case_id, t.chain), 'review differs: ' || coalesce(r.notice_id, t.facts ->> 'notice')
    FROM (SELECT * FROM told WHERE kind IN ('approved', 'returned', 'recalled')) t
    FULL JOIN (
        SELECT x.*, n.case_id FROM office.reviews x JOIN office.notices n ON n.id = x.notice_id
    ) r ON r.notice_id = t.facts ->> 'notice' AND r.case_id = t.chain
    WHERE (r.verdict, r.person, r.pdf_sha256, r.data_sha256, r.pack_version) IS DISTINCT FROM (
        t.kind, coalesce(t.facts ->> 'person', ''), coalesce(t.facts ->> 'pdf_sha256', ''),
        coalesce(t.facts ->> 'data_sha256', ''), coalesce(t.facts ->> 'pack_version', ''))
    UNION ALL
    SELECT coalesce(n.case_id, t.chain), 'note differs'
    FROM (SELECT * FROM told WHERE kind = 'noted') t
    FULL JOIN (
        SELECT x.*, s.salt FROM office.notes x LEFT JOIN office.salts s ON s.case_id = x.case_id
    ) n ON n.case_id = t.chain AND n.seq = t.seq
    WHERE n.case_id IS NULL OR t.chain IS NULL
        OR n.salt IS NOT NULL AND audit.sha256_hex(n.salt || audit.canonical(to_jsonb(n.text)))
            <> t.facts ->> 'text_digest'
    UNION ALL
    SELECT coalesce(e.case_id, t.chain), 'editor differs: ' || coalesce(e.person, t.facts ->> 'person')
    FROM (SELECT * FROM told WHERE kind = 'draft_begun') t
    FULL JOIN office.draft_editors e ON e.case_id = t.chain AND e.person = t.facts ->> 'person'
    WHERE e.case_id IS NULL OR t.chain IS NULL;
END
$$;

CREATE FUNCTION api.content_faults() RETURNS TABLE (kind text, case_id text, sha256 text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.require_auditing();
    RETURN QUERY
    SELECT 'content_changed', coalesce((
        SELECT min(h.case_id) FROM office.holdings h WHERE h.sha256 = k.sha256
    ), ''), k.sha256
    FROM office.contents k WHERE encode(pg_catalog.sha256(k.bytes), 'hex') <> k.sha256
    UNION ALL
    SELECT 'content_missing', w.case_id, w.sha256 FROM (
        SELECT h.case_id, h.sha256 FROM office.holdings h
        UNION SELECT d.case_id, d.sha256 FROM office.documents d
        UNION SELECT n.case_id, n.pdf_sha256 FROM office.notices n
    ) w WHERE NOT EXISTS (SELECT FROM office.contents k WHERE k.sha256 = w.sha256);
END
$$;
