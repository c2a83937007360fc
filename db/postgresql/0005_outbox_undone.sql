-- Back to an outbox that nobody empties: functions, guards and the function in the office are gone.
SET LOCAL ROLE "{office}_core";
DROP FUNCTION api.lease_letter(text, text[], double precision);
DROP FUNCTION api.letter_content(text, text);
DROP FUNCTION api.announced_letter(text, text, text);
DROP FUNCTION api.rest_letter(text, text, double precision, text, boolean, boolean);
DROP FUNCTION api.dispatched(jsonb);
DROP FUNCTION api.dispatch_failed(jsonb);
DROP FUNCTION api.outbox_overview(timestamptz);
DROP FUNCTION core.settle_letter(jsonb, text, text);
DROP FUNCTION core.my_letter(text, text);
DROP FUNCTION core.holding(text);
DELETE FROM office.memberships WHERE role = 'dispatch';
CREATE OR REPLACE FUNCTION core.add_member(fact jsonb) RETURNS void
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

SET LOCAL ROLE "{office}_owner";
DROP TRIGGER outbox_forward ON office.outbox;
DROP TRIGGER outbox_no_delete ON office.outbox;
DROP FUNCTION guard.letter();
