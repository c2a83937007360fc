-- Service packs: which version new cases begin with stands on the chain of the office; two people signed it.
SET LOCAL ROLE "{office}_core";
CREATE FUNCTION api.pack_installed(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.expect(fact, 'case:string service:string pack_version:string former:string '
        'manifest_sha256:string signed_by:array');
    PERFORM core.require('editor');
    IF fact ->> 'case' <> ''
        OR fact ->> 'service' !~ '^[a-z][a-z0-9_]{1,60}$'
        OR fact ->> 'pack_version' !~ '^[0-9A-Za-z][0-9A-Za-z.-]{0,40}$'
        OR fact ->> 'former' !~ '^[0-9A-Za-z.-]{0,41}$'
        OR fact ->> 'manifest_sha256' !~ '^[0-9a-f]{64}$'
        OR jsonb_array_length(fact -> 'signed_by') > 8
        OR EXISTS (
            SELECT FROM jsonb_array_elements(fact -> 'signed_by') s
            WHERE jsonb_typeof(s) <> 'string' OR length(s #>> '{}') NOT BETWEEN 1 AND 200
        )
    THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    IF (SELECT count(DISTINCT s) FROM jsonb_array_elements_text(fact -> 'signed_by') s) < 2 THEN
        PERFORM core.refuse('pack.one_person');
    END IF;
    IF fact -> 'signed_by' ->> 0 = core.name_of(session_user) THEN
        PERFORM core.refuse('pack.own_work', jsonb_build_object('person', core.name_of(session_user)));
    END IF;
    PERFORM core.tell('pack_installed', fact);
END
$$;

-- How many running cases hold to which version: a figure, for everybody who works here.
CREATE FUNCTION api.pack_usage() RETURNS TABLE (service text, pack_version text, cases bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.person();
    RETURN QUERY
    SELECT c.service, c.pack_version, count(*) FROM office.cases c
    WHERE c.service <> '' AND c.state NOT IN ('final', 'closed', 'to_delete', 'discarded')
    GROUP BY c.service, c.pack_version;
END
$$;
GRANT EXECUTE ON FUNCTION api.pack_installed(jsonb) TO "{office}_editor";
GRANT EXECUTE ON FUNCTION api.pack_usage() TO "{office}_base";
