-- What every act asks before it moves anything. Nobody may call these from outside.
SET LOCAL ROLE "{office}_core";

CREATE FUNCTION core.refuse(code text, facts jsonb DEFAULT '{}') RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'AM001', MESSAGE = code, DETAIL = facts::text;
END
$$;

CREATE FUNCTION core.person() RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found text;
BEGIN
    SELECT a.person INTO found FROM office.accounts a WHERE a.login = session_user AND a.active;
    IF found IS NULL THEN
        PERFORM core.refuse('person.unknown');
    END IF;
    RETURN found;
END
$$;

CREATE FUNCTION core.holds(the_role text, the_unit text, the_login text DEFAULT session_user) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM office.memberships m JOIN office.accounts a ON a.login = m.login
        WHERE m.login = the_login AND a.active AND m.role = the_role AND (the_unit IS NULL OR m.unit = the_unit)
    )
$$;

CREATE FUNCTION core.require(the_role text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT core.holds(the_role, NULL) THEN
        PERFORM core.refuse('person.not_entitled', jsonb_build_object('role', the_role));
    END IF;
END
$$;

-- Auditors, and whoever owns the server.
CREATE FUNCTION core.require_auditing() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT core.holds('auditor', NULL)
        AND NOT (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = session_user) THEN
        PERFORM core.refuse('person.not_entitled', '{"role": "auditor"}');
    END IF;
END
$$;

CREATE FUNCTION api.my_units() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT m.unit), '{}')
    FROM office.memberships m JOIN office.accounts a ON a.login = m.login
    WHERE m.login = session_user AND a.active AND m.role IN ('clerk', 'supervisor', 'mailroom', 'records')
$$;

CREATE FUNCTION api.is_member() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM office.accounts a WHERE a.login = session_user AND a.active)
$$;

CREATE FUNCTION api.is_mailroom() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT core.holds('mailroom', NULL)
$$;

CREATE FUNCTION api.is_auditor() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT core.holds('auditor', NULL)
$$;

-- Exactly these keys with these kinds of values; nothing else finds its way into rows or journal.
CREATE FUNCTION core.expect(fact jsonb, spec text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted text[] := string_to_array(spec, ' ');
BEGIN
    IF fact IS NULL OR jsonb_typeof(fact) <> 'object' OR octet_length(fact::text) > 16000000
        OR (SELECT count(*) FROM jsonb_object_keys(fact)) <> cardinality(wanted)
        OR EXISTS (
            SELECT FROM unnest(wanted) w
            WHERE NOT coalesce(
                jsonb_typeof(fact -> split_part(w, ':', 1)) = ANY (string_to_array(split_part(w, ':', 2), '|')), false
            )
        ) THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
END
$$;

-- The case, locked until the end of the transaction. Of another unit means: not there.
CREATE FUNCTION core.the_case(the_id text) RETURNS office.cases
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found office.cases;
BEGIN
    PERFORM core.person();
    SELECT * INTO found FROM office.cases c WHERE c.id = the_id AND c.unit = ANY (api.my_units()) FOR UPDATE;
    IF found.id IS NULL THEN
        PERFORM core.refuse('case.unknown');
    END IF;
    RETURN found;
END
$$;

-- What a refusal may say: the caller sees this case anyway.
CREATE FUNCTION core.seen(c office.cases, the_act text) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object(
        'case', c.file_reference, 'state', c.state, 'act', the_act, 'unit', c.unit, 'clerk', c.clerk
    )
$$;

CREATE FUNCTION core.require_act(c office.cases, the_act text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own_only boolean;
BEGIN
    SELECT bool_and(r.own_work) INTO own_only FROM office.act_roles r
    WHERE r.act = the_act AND core.holds(r.role, c.unit);
    IF own_only IS NULL THEN
        PERFORM core.refuse('person.not_entitled', core.seen(c, the_act));
    END IF;
    IF own_only AND c.clerk <> session_user THEN
        PERFORM core.refuse(
            CASE c.clerk WHEN '' THEN 'case.not_claimed' ELSE 'case.of_colleague' END, core.seen(c, the_act)
        );
    END IF;
    IF the_act = 'claim' AND c.clerk NOT IN ('', session_user) THEN
        PERFORM core.refuse('case.of_colleague', core.seen(c, the_act));
    END IF;
END
$$;

-- The case as it stands before the act: locked, of my unit, at the version seen, and the act open to me.
CREATE FUNCTION core.moving(fact jsonb, the_act text) RETURNS office.cases
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases := core.the_case(fact ->> 'case');
    next_state text;
BEGIN
    IF c.version <> (fact ->> 'seen_version')::integer THEN
        PERFORM core.refuse('case.changed_elsewhere', core.seen(c, the_act));
    END IF;
    PERFORM core.require_act(c, the_act);
    SELECT m.to_state INTO next_state FROM office.moves m WHERE m.act = the_act AND m.from_state = c.state;
    IF next_state IS NULL OR next_state <> fact ->> 'state' THEN
        PERFORM core.refuse('case.wrong_state', core.seen(c, the_act));
    END IF;
    RETURN c;
END
$$;

CREATE FUNCTION core.step(c office.cases, the_act text, fact jsonb) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    UPDATE office.cases SET
        state = fact ->> 'state', version = c.version + 1, last_act = the_act, clerk = c.clerk, unit = c.unit,
        service = c.service, pack_version = c.pack_version, procedure = c.procedure, due_on = c.due_on,
        subject = c.subject
    WHERE id = c.id
$$;

-- Into the journal: what is private only as a digest salted per case.
CREATE FUNCTION core.tell(the_kind text, fact jsonb, private text[] DEFAULT '{}') RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    the_case text := fact ->> 'case';
    the_salt text;
    told jsonb;
BEGIN
    SELECT s.salt INTO the_salt FROM office.salts s WHERE s.case_id = the_case;
    SELECT jsonb_object_agg(
        CASE WHEN e.key = ANY (private) THEN e.key || '_digest' ELSE e.key END,
        CASE WHEN e.key = ANY (private)
            THEN to_jsonb(audit.sha256_hex(coalesce(the_salt, '') || audit.canonical(e.value))) ELSE e.value END
    ) INTO told FROM jsonb_each(fact) e WHERE e.key <> 'case';
    RETURN audit.append(coalesce(nullif(the_case, ''), 'office'), the_kind, coalesce(told, '{}'));
END
$$;

CREATE FUNCTION core.queue(the_case text, the_kind text, payload jsonb) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO office.outbox (id, case_id, kind, payload, state, attempts, due_at)
    VALUES (gen_random_uuid()::text, the_case, the_kind, audit.canonical(payload), 'waiting', 0, clock_timestamp())
$$;

-- Only bytes handed over in this very transaction become part of a case: knowing a hash opens nothing.
CREATE FUNCTION core.hold(the_case text, the_sha256 text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM office.keepings k
        WHERE k.login = session_user AND k.xid = pg_current_xact_id() AND k.sha256 = the_sha256
    ) THEN
        PERFORM core.refuse('content.not_kept');
    END IF;
    INSERT INTO office.holdings (sha256, case_id) VALUES (the_sha256, the_case) ON CONFLICT DO NOTHING;
END
$$;

CREATE FUNCTION core.folded(words text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT replace(lower(words), 'ß', 'ss')
$$;

CREATE FUNCTION core.waiting(the_case text, the_notice text) RETURNS office.notices
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    newest office.notices;
BEGIN
    SELECT * INTO newest FROM office.notices n
        WHERE n.case_id = the_case ORDER BY n.submitted_at DESC, n.id LIMIT 1;
    IF newest.id IS NULL OR EXISTS (SELECT FROM office.reviews r WHERE r.notice_id = newest.id) THEN
        PERFORM core.refuse('approval.nothing_waiting');
    END IF;
    IF newest.id <> the_notice THEN
        PERFORM core.refuse('approval.other_notice');
    END IF;
    RETURN newest;
END
$$;

-- Whether this login's reading of the case stands in the journal, beyond recall and not long ago.
CREATE FUNCTION core.has_opened(the_case text) RETURNS boolean
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM office.readings r
        WHERE r.login = session_user AND r.case_id = the_case
            AND r.xid IS DISTINCT FROM pg_current_xact_id_if_assigned()
            AND r.opened_at > clock_timestamp() - interval '15 minutes'
    )
$$;

CREATE FUNCTION core.require_opened(the_case text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.person();
    IF NOT EXISTS (SELECT FROM office.cases c WHERE c.id = the_case AND c.unit = ANY (api.my_units())) THEN
        PERFORM core.refuse('case.unknown');
    END IF;
    IF NOT core.has_opened(the_case) THEN
        PERFORM core.refuse('case.not_opened', jsonb_build_object('case', the_case));
    END IF;
END
$$;
