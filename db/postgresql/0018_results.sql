-- What the other program made of a case comes back: the case ends, or is worked on here again.
SET LOCAL ROLE "{office}_owner";
-- Walls stand before their owner too; for these rows alone he steps through.
ALTER TABLE office.moves NO FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles NO FORCE ROW LEVEL SECURITY;
INSERT INTO office.moves (act, from_state, to_state) VALUES
    ('conclude', 'handed_over', 'closed'), ('take_back', 'handed_over', 'checking'),
    ('assign', 'handed_over', 'handed_over');
INSERT INTO office.act_roles (act, role, own_work) VALUES ('conclude', 'clerk', true), ('take_back', 'clerk', true);
ALTER TABLE office.moves FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles FORCE ROW LEVEL SECURITY;

SET LOCAL ROLE "{office}_core";
CREATE FUNCTION api.result_returned(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
    the_act text;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string result:string decided_on:string');
    the_act := CASE fact ->> 'result' WHEN 'sent_back' THEN 'take_back' ELSE 'conclude' END;
    c := core.moving(fact, the_act);
    IF fact ->> 'result' NOT IN ('granted', 'granted_in_part', 'refused', 'settled', 'sent_back') THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    IF (fact ->> 'decided_on')::date > (clock_timestamp() AT TIME ZONE 'Europe/Berlin')::date THEN
        PERFORM core.refuse(
            'handover.result_in_future',
            jsonb_build_object('day', to_char((fact ->> 'decided_on')::date, 'DD.MM.YYYY'))
        );
    END IF;
    PERFORM core.step(c, the_act, fact);
    PERFORM core.tell('result_returned', fact);
END
$$;
GRANT EXECUTE ON FUNCTION api.result_returned(jsonb) TO "{office}_clerk";
