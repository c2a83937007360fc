-- Units and memberships: by administrators for others, never for themselves; by the DBA's script without limits.
SET LOCAL ROLE "{office}_core";

CREATE FUNCTION core.add_unit(the_unit text, the_name text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO office.units (id, name) VALUES (the_unit, the_name) ON CONFLICT DO NOTHING;
    IF FOUND THEN
        PERFORM audit.append('office', 'unit_added', jsonb_build_object('unit', the_unit, 'name', the_name));
    END IF;
END
$$;

CREATE FUNCTION core.add_member(fact jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF fact ->> 'role' NOT IN (
        'clerk', 'supervisor', 'mailroom', 'editor', 'records', 'auditor', 'administrator'
    ) OR NOT EXISTS (SELECT FROM office.units u WHERE u.id = fact ->> 'unit') THEN
        PERFORM core.refuse('unit.unknown');
    END IF;
    INSERT INTO office.persons (id, name) VALUES (fact ->> 'person', fact ->> 'name') ON CONFLICT DO NOTHING;
    INSERT INTO office.accounts (login, person, active)
        VALUES (fact ->> 'login', fact ->> 'person', true) ON CONFLICT DO NOTHING;
    IF (SELECT a.person FROM office.accounts a WHERE a.login = fact ->> 'login') <> fact ->> 'person' THEN
        PERFORM core.refuse('person.other');
    END IF;
    INSERT INTO office.memberships (login, unit, role)
        VALUES (fact ->> 'login', fact ->> 'unit', fact ->> 'role') ON CONFLICT DO NOTHING;
    IF FOUND THEN
        PERFORM core.tell('member_added', fact, '{name}');
    END IF;
END
$$;

CREATE FUNCTION core.remove_member(fact jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM office.memberships m
        WHERE m.login = fact ->> 'login' AND m.unit = fact ->> 'unit' AND m.role = fact ->> 'role';
    IF FOUND THEN
        PERFORM core.tell('member_removed', fact);
    END IF;
END
$$;

CREATE FUNCTION core.close_account(the_login text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE office.accounts a SET active = false WHERE a.login = the_login AND a.active;
    IF FOUND THEN
        PERFORM audit.append('office', 'account_closed', jsonb_build_object('login', the_login));
    END IF;
END
$$;

-- An administrator gives functions to others, but no supervision over oneself and no powers like one's own.
CREATE FUNCTION core.require_administering(the_login text, the_role text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.require('administrator');
    IF the_login = session_user OR core.person() = (
        SELECT a.person FROM office.accounts a WHERE a.login = the_login
    ) THEN
        PERFORM core.refuse('person.own_rights');
    END IF;
    IF the_role IN ('administrator', 'auditor') THEN
        PERFORM core.refuse('person.not_entitled', jsonb_build_object('role', the_role));
    END IF;
END
$$;

CREATE FUNCTION api.unit_added(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.expect(fact, 'case:string unit:string name:string');
    PERFORM core.require('administrator');
    PERFORM core.add_unit(fact ->> 'unit', fact ->> 'name');
END
$$;

CREATE FUNCTION api.member_added(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.expect(fact, 'case:string login:string person:string unit:string role:string name:string');
    PERFORM core.require_administering(fact ->> 'login', fact ->> 'role');
    IF fact ->> 'case' <> '' OR fact ->> 'person' = core.person() THEN
        PERFORM core.refuse('person.own_rights');
    END IF;
    IF NOT EXISTS (SELECT FROM office.accounts a WHERE a.login = fact ->> 'login') THEN
        PERFORM core.refuse('person.no_login');  -- a login is made by the DBA, with the person it belongs to
    END IF;
    PERFORM core.add_member(fact);
END
$$;

CREATE FUNCTION api.member_removed(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.expect(fact, 'case:string login:string unit:string role:string');
    PERFORM core.require_administering(fact ->> 'login', fact ->> 'role');
    PERFORM core.remove_member(fact || '{"case": ""}');
END
$$;

CREATE FUNCTION api.account_closed(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM core.expect(fact, 'case:string login:string');
    PERFORM core.require_administering(fact ->> 'login', '');
    PERFORM core.close_account(fact ->> 'login');
END
$$;

CREATE FUNCTION setup.unit(the_unit text, the_name text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT core.add_unit(the_unit, the_name)
$$;

CREATE FUNCTION setup.member(the_login text, the_person text, the_name text, the_unit text, the_role text)
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT core.add_member(jsonb_build_object(
        'case', '', 'login', the_login, 'person', the_person, 'name', the_name, 'unit', the_unit, 'role', the_role
    ))
$$;

CREATE FUNCTION setup.withdraw(the_login text, the_unit text, the_role text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT core.remove_member(jsonb_build_object(
        'case', '', 'login', the_login, 'unit', the_unit, 'role', the_role
    ))
$$;

CREATE FUNCTION setup.close_account(the_login text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT core.close_account(the_login)
$$;

-- Who can see and do what: every login that can enter, with its memberships here and its roles on the server.
CREATE FUNCTION setup.grant_report()
RETURNS TABLE (login text, person text, name text, unit text, role text, active boolean, enters boolean, note text)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.login, a.person, p.name, m.unit, m.role, a.active, coalesce(r.rolcanlogin, false), concat_ws('; ',
        CASE WHEN r.rolname IS NULL THEN 'no_login' END,
        CASE WHEN r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolreplication THEN 'above_all_rules' END,
        CASE WHEN m.role IS NOT NULL AND NOT EXISTS (
            SELECT FROM pg_auth_members g
            WHERE g.member = r.oid AND g.roleid::regrole::text IN (
                quote_ident(current_database() || '_' || m.role)
            )
        ) THEN 'group_missing' END)
    FROM office.accounts a JOIN office.persons p ON p.id = a.person
    LEFT JOIN office.memberships m ON m.login = a.login LEFT JOIN pg_roles r ON r.rolname = a.login
    UNION ALL
    SELECT r.rolname, '', '', NULL, NULL, false, true, CASE
        WHEN r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolreplication THEN 'above_all_rules'
        WHEN r.rolname = current_database() || '_migrator' THEN 'migrator'
        ELSE 'no_account' END
    FROM pg_roles r
    WHERE r.rolcanlogin AND (r.rolsuper OR has_database_privilege(r.oid, current_database(), 'CONNECT'))
        AND NOT EXISTS (SELECT FROM office.accounts a WHERE a.login = r.rolname)
    ORDER BY 3, 1, 4, 5
$$;
