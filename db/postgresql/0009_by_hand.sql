-- A document somebody laid down in a case: kept like those that came with the application, told with its provenance.
SET LOCAL ROLE "{office}_core";
CREATE FUNCTION api.document_added(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
    document jsonb := fact -> 'document';
BEGIN
    PERFORM core.expect(fact, 'case:string sha256:string channel:string received_on:string document:object');
    PERFORM core.expect(document, 'id:string name:string mime_type:string detected_type:string purpose:string '
        'description:string size:number sha256:string');
    c := core.the_case(fact ->> 'case');
    IF NOT (
        core.holds('clerk', c.unit) OR core.holds('supervisor', c.unit) OR core.holds('mailroom', c.unit)
    ) THEN
        PERFORM core.refuse('person.not_entitled', core.seen(c, 'add_document'));
    END IF;
    IF c.state IN ('closed', 'to_delete', 'discarded') THEN
        PERFORM core.refuse('document.case_closed', jsonb_build_object('case', c.file_reference));
    END IF;
    IF document ->> 'sha256' <> fact ->> 'sha256' THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    PERFORM core.hold(c.id, fact ->> 'sha256');
    INSERT INTO office.documents (
        id, case_id, position, name, mime_type, detected_type, purpose, description, size, sha256
    ) SELECT
        document ->> 'id', c.id, coalesce(max(d.position) + 1, 0), document ->> 'name', document ->> 'mime_type',
        document ->> 'detected_type', document ->> 'purpose', document ->> 'description',
        (document ->> 'size')::integer, fact ->> 'sha256'
    FROM office.documents d WHERE d.case_id = c.id;
    PERFORM core.tell('document_added', fact, '{document}');
END
$$;
GRANT EXECUTE ON FUNCTION api.document_added(jsonb)
    TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom";
GRANT EXECUTE ON FUNCTION api.keep(bytea) TO "{office}_supervisor";
