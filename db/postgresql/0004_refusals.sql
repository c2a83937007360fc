-- Refusals: an act that was turned down has rolled back, and is written down afterwards, in the login's own name.
SET LOCAL ROLE "{office}_owner";

-- How many a login has written down in this hour, so that nobody fills the journal with what never was.
CREATE TABLE office.witnessed (
    login text PRIMARY KEY REFERENCES office.accounts (login),
    since timestamptz NOT NULL,
    count integer NOT NULL
);
ALTER TABLE office.witnessed ENABLE ROW LEVEL SECURITY;
ALTER TABLE office.witnessed FORCE ROW LEVEL SECURITY;
CREATE POLICY core ON office.witnessed TO "{office}_core" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON office.witnessed TO "{office}_core";
CREATE TRIGGER witnessed_no_delete BEFORE DELETE ON office.witnessed
    FOR EACH ROW EXECUTE FUNCTION guard.immutable();
CREATE TRIGGER witnessed_no_truncate BEFORE TRUNCATE ON office.witnessed EXECUTE FUNCTION guard.immutable();
ALTER TABLE office.witnessed ENABLE ALWAYS TRIGGER witnessed_no_delete;
ALTER TABLE office.witnessed ENABLE ALWAYS TRIGGER witnessed_no_truncate;

SET LOCAL ROLE "{office}_core";

-- Sixty in an hour; what is more is passed over, without a word to whoever asks.
CREATE FUNCTION core.may_witness() RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    used integer;
BEGIN
    INSERT INTO office.witnessed AS w (login, since, count) VALUES (session_user, clock_timestamp(), 1)
        ON CONFLICT (login) DO UPDATE SET
            since = CASE WHEN w.since > clock_timestamp() - interval '1 hour' THEN w.since ELSE clock_timestamp() END,
            count = CASE WHEN w.since > clock_timestamp() - interval '1 hour' THEN least(w.count, 60) + 1 ELSE 1 END
        RETURNING w.count INTO used;
    RETURN used <= 60;
END
$$;

-- Codes and blanks of sentences, short and plain: no place for words of one's own.
CREATE FUNCTION core.require_plain(code text, told jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF code !~ '^[a-z0-9_-]+(\.[a-z0-9_-]+){0,3}$' OR length(code) > 64 OR EXISTS (
        SELECT FROM jsonb_each(told) t
        WHERE t.key NOT IN ('act', 'clerk', 'count', 'editor', 'login', 'role', 'state', 'unit')
            OR jsonb_typeof(t.value) <> 'string'
            OR t.value #>> '{}' !~ '^[[:alnum:]._@-]{0,64}$'
    ) THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
END
$$;

-- A case that is not mine to see is as good as none: the entry goes to the office, and the answer is the same.
CREATE FUNCTION api.turned_down(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    named text := '';
BEGIN
    PERFORM core.expect(fact, 'case:string code:string told:object');
    PERFORM core.person();
    PERFORM core.require_plain(fact ->> 'code', fact -> 'told');
    IF NOT core.may_witness() THEN
        RETURN;
    END IF;
    SELECT c.id INTO named FROM office.cases c WHERE c.id = fact ->> 'case' AND c.unit = ANY (api.my_units());
    PERFORM core.tell('turned_down', fact || jsonb_build_object('case', coalesce(named, '')));
END
$$;
GRANT EXECUTE ON FUNCTION api.turned_down(jsonb) TO "{office}_base";
