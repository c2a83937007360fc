-- The journal: append-only, one hash chain per case and one for the office, sealed from time to time.
-- hash = sha256(hash of the entry before, as hex, followed by the entry), as in clerk_app/storage/journal.py.
SET LOCAL ROLE "{office}_journal";

CREATE TABLE audit.seals (
    number integer PRIMARY KEY,
    sealed_at timestamptz NOT NULL,
    sealed_by text NOT NULL,
    up_to bigint NOT NULL,
    entries bigint NOT NULL,
    root text NOT NULL
);

CREATE FUNCTION audit.canonical(value jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN CASE jsonb_typeof(value)
        WHEN 'object' THEN '{' || coalesce((
            SELECT string_agg(to_json(e.key)::text || ':' || audit.canonical(e.value), ',' ORDER BY e.key COLLATE "C")
            FROM jsonb_each(value) e
        ), '') || '}'
        WHEN 'array' THEN '[' || coalesce((
            SELECT string_agg(audit.canonical(e.value), ',' ORDER BY e.ordinality)
            FROM jsonb_array_elements(value) WITH ORDINALITY e
        ), '') || ']'
        ELSE value::text
    END;
END
$$;

CREATE FUNCTION audit.sha256_hex(value text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT encode(sha256(convert_to(value, 'UTF8')), 'hex')
$$;

CREATE FUNCTION audit.append(the_chain text, the_kind text, facts jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    head audit.heads;
    entry text;
    hashed text;
BEGIN
    INSERT INTO audit.heads (chain, seq, hash) VALUES (the_chain, 0, '') ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT head FROM audit.heads h WHERE h.chain = the_chain FOR UPDATE;
    entry := audit.canonical(jsonb_build_object(
        'chain', the_chain, 'seq', head.seq + 1, 'actor', session_user, 'kind', the_kind, 'facts', facts,
        'at', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')
    ));
    hashed := audit.sha256_hex(head.hash || entry);
    INSERT INTO audit.journal (chain, seq, entry, previous, hash)
        VALUES (the_chain, head.seq + 1, entry, head.hash, hashed);
    UPDATE audit.heads h SET seq = head.seq + 1, hash = hashed WHERE h.chain = the_chain;
    PERFORM pg_notify('office', '');
    RETURN head.seq + 1;
END
$$;

-- The root rolls over the hashes of all entries in their order: root = sha256(root before, followed by hash).
CREATE FUNCTION audit.seal() RETURNS audit.seals
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    seal audit.seals;
    one record;
BEGIN
    LOCK TABLE audit.journal IN SHARE ROW EXCLUSIVE MODE;  -- no entry with a smaller number may follow
    SELECT * INTO seal FROM audit.seals s ORDER BY s.number DESC LIMIT 1;
    seal.up_to := coalesce(seal.up_to, 0);
    seal.entries := coalesce(seal.entries, 0);
    seal.root := coalesce(seal.root, '');
    FOR one IN SELECT j.id, j.hash FROM audit.journal j WHERE j.id > seal.up_to ORDER BY j.id LOOP
        seal.root := audit.sha256_hex(seal.root || one.hash);
        seal.up_to := one.id;
        seal.entries := seal.entries + 1;
    END LOOP;
    seal.number := coalesce(seal.number, 0) + 1;
    seal.sealed_at := clock_timestamp();
    seal.sealed_by := session_user;
    INSERT INTO audit.seals VALUES (seal.*);
    RETURN seal;
END
$$;

CREATE FUNCTION audit.immutable() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'AM001', MESSAGE = 'record.immutable';
END
$$;

CREATE FUNCTION audit.heads_forward() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.seq <> OLD.seq + 1 OR NEW.chain <> OLD.chain THEN
        RAISE EXCEPTION USING ERRCODE = 'AM001', MESSAGE = 'record.immutable';
    END IF;
    RETURN NEW;
END
$$;

-- A client may lower its own durability; an act of the office that was acknowledged must survive a power cut.
CREATE FUNCTION audit.durable() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_setting('synchronous_commit') IN ('off', 'local') THEN
        RAISE EXCEPTION USING ERRCODE = 'AM001', MESSAGE = 'commit.not_durable';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER journal_immutable BEFORE UPDATE OR DELETE ON audit.journal
    FOR EACH ROW EXECUTE FUNCTION audit.immutable();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON audit.journal
    FOR EACH STATEMENT EXECUTE FUNCTION audit.immutable();
CREATE CONSTRAINT TRIGGER journal_durable AFTER INSERT ON audit.journal DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION audit.durable();
CREATE TRIGGER seals_immutable BEFORE UPDATE OR DELETE ON audit.seals
    FOR EACH ROW EXECUTE FUNCTION audit.immutable();
CREATE TRIGGER seals_no_truncate BEFORE TRUNCATE ON audit.seals
    FOR EACH STATEMENT EXECUTE FUNCTION audit.immutable();
CREATE TRIGGER heads_forward BEFORE UPDATE ON audit.heads
    FOR EACH ROW EXECUTE FUNCTION audit.heads_forward();
CREATE TRIGGER heads_no_delete BEFORE DELETE ON audit.heads
    FOR EACH ROW EXECUTE FUNCTION audit.immutable();
CREATE TRIGGER heads_no_truncate BEFORE TRUNCATE ON audit.heads
    FOR EACH STATEMENT EXECUTE FUNCTION audit.immutable();
ALTER TABLE audit.journal ENABLE ALWAYS TRIGGER journal_immutable;
ALTER TABLE audit.journal ENABLE ALWAYS TRIGGER journal_no_truncate;
ALTER TABLE audit.journal ENABLE ALWAYS TRIGGER journal_durable;
ALTER TABLE audit.seals ENABLE ALWAYS TRIGGER seals_immutable;
ALTER TABLE audit.seals ENABLE ALWAYS TRIGGER seals_no_truncate;
ALTER TABLE audit.heads ENABLE ALWAYS TRIGGER heads_forward;
ALTER TABLE audit.heads ENABLE ALWAYS TRIGGER heads_no_delete;
ALTER TABLE audit.heads ENABLE ALWAYS TRIGGER heads_no_truncate;

ALTER TABLE audit.journal ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.journal FORCE ROW LEVEL SECURITY;
ALTER TABLE audit.heads ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.heads FORCE ROW LEVEL SECURITY;
ALTER TABLE audit.seals ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.seals FORCE ROW LEVEL SECURITY;
CREATE POLICY writer ON audit.journal TO "{office}_journal" USING (true) WITH CHECK (true);
CREATE POLICY writer ON audit.heads TO "{office}_journal" USING (true) WITH CHECK (true);
CREATE POLICY writer ON audit.seals TO "{office}_journal" USING (true) WITH CHECK (true);
CREATE POLICY comparing ON audit.journal FOR SELECT TO "{office}_core" USING (true);
GRANT SELECT ON audit.journal TO "{office}_core";
GRANT SELECT ON audit.journal, audit.heads, audit.seals TO "{office}_auditor";
GRANT EXECUTE ON FUNCTION audit.append(text, text, jsonb), audit.canonical(jsonb), audit.sha256_hex(text)
    TO "{office}_core";
GRANT EXECUTE ON FUNCTION audit.seal() TO "{office}_auditor", "{office}_migrator";
