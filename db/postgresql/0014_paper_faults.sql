-- What came later, what was laid down by hand and what left the house, against the journal.
SET LOCAL ROLE "{office}_core";

-- The digest under which an entry knows these papers of the case: several as a list, one laid down by hand alone.
CREATE FUNCTION core.papers_digest(the_case text, the_salt text, after bigint, many bigint, alone boolean) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT audit.sha256_hex(the_salt || audit.canonical(
        CASE WHEN alone THEN coalesce(jsonb_agg(p.paper) -> 0, 'null')
            ELSE coalesce(jsonb_agg(p.paper ORDER BY p.position), '[]') END
    )) FROM (
        SELECT d.position, jsonb_build_object(
            'id', d.id, 'name', d.name, 'mime_type', d.mime_type, 'detected_type', d.detected_type,
            'purpose', d.purpose, 'description', d.description, 'size', d.size, 'sha256', d.sha256
        ) AS paper
        FROM office.documents d WHERE d.case_id = the_case ORDER BY d.position OFFSET after LIMIT many
    ) p
$$;

CREATE FUNCTION api.paper_faults() RETURNS TABLE (case_id text, detail text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.require_auditing();
    RETURN QUERY
    WITH told AS (
        SELECT j.chain, e.e ->> 'kind' AS kind, e.e -> 'facts' AS facts
        FROM audit.journal j, LATERAL (SELECT j.entry::jsonb AS e) e WHERE j.chain <> 'office'
    ), lying AS (
        SELECT s.case_id, s.salt, (SELECT count(*) FROM office.documents d WHERE d.case_id = s.case_id) AS papers
        FROM office.salts s
    ), laid AS (
        SELECT l.case_id, l.papers, found.many
        FROM lying l JOIN told t ON t.chain = l.case_id AND t.kind IN ('received', 'supplemented', 'document_added')
        LEFT JOIN LATERAL (
            SELECT n.n AS many FROM generate_series(0, l.papers) s (s), generate_series(l.papers - s.s, 0, -1) n (n)
            WHERE core.papers_digest(l.case_id, l.salt, s.s, n.n, t.kind = 'document_added')
                = coalesce(t.facts ->> 'document_digest', t.facts ->> 'documents_digest')
            LIMIT 1
        ) found ON true
    )
    SELECT laid.case_id, 'document differs' FROM laid GROUP BY laid.case_id, laid.papers
    HAVING bool_or(laid.many IS NULL) OR sum(laid.many) <> laid.papers
    UNION ALL
    SELECT coalesce(u.case_id, t.chain), 'later submission differs'
    FROM (SELECT * FROM told WHERE told.kind = 'supplemented') t
    FULL JOIN (
        SELECT x.*, s.salt FROM office.follow_ups x LEFT JOIN office.salts s ON s.case_id = x.case_id
    ) u ON u.case_id = t.chain AND u.destination_id = t.facts ->> 'destination_id'
        AND u.submission_id = t.facts ->> 'submission_id'
    WHERE (u.data_sha256, u.schema_uri, u.data_mime_type, u.late, u.duplicate) IS DISTINCT FROM (
        t.facts ->> 'data_sha256', t.facts ->> 'schema_uri', t.facts ->> 'data_mime_type',
        (t.facts ->> 'late')::boolean, (t.facts ->> 'duplicate')::boolean)
        OR u.salt IS NOT NULL AND audit.sha256_hex(u.salt || audit.canonical((
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                'path', f.value -> 0, 'value', f.value -> 1, 'title', f.value -> 2
            ) ORDER BY f.ordinality), '[]') FROM jsonb_array_elements(u.fields::jsonb) WITH ORDINALITY f
        ))) <> t.facts ->> 'fields_digest'
    UNION ALL
    SELECT coalesce(o.case_id, t.chain), 'letter differs'
    FROM (SELECT * FROM told WHERE told.kind = 'dispatched') t
    FULL JOIN (SELECT * FROM office.outbox x WHERE x.state = 'sent') o
        ON o.id = t.facts ->> 'letter' AND o.case_id = t.chain
    WHERE (o.kind, o.remote_id) IS DISTINCT FROM (t.facts ->> 'what', t.facts ->> 'remote_id');
END
$$;
GRANT EXECUTE ON FUNCTION api.paper_faults() TO "{office}_auditor";
