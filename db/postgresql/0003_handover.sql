-- A case carried on by another program: only with what that program gave back.
SET LOCAL ROLE "{office}_owner";
-- Walls stand before their owner too; for these rows alone he steps through.
ALTER TABLE office.moves NO FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles NO FORCE ROW LEVEL SECURITY;
INSERT INTO office.moves (act, from_state, to_state) VALUES
    ('hand_over', 'checking', 'handed_over'), ('hand_over', 'in_progress', 'handed_over'),
    ('hand_over', 'approved', 'handed_over'), ('hand_over', 'dispatched', 'handed_over');
INSERT INTO office.act_roles (act, role, own_work) VALUES ('hand_over', 'clerk', true);
ALTER TABLE office.moves FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles FORCE ROW LEVEL SECURITY;

SET LOCAL ROLE "{office}_core";
CREATE FUNCTION api.handed_over(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string handover:string target:string '
        'receipt:string file_sha256:string');
    c := core.moving(fact, 'hand_over');
    IF btrim(fact ->> 'receipt') = '' THEN
        PERFORM core.refuse('handover.receipt_missing');
    END IF;
    PERFORM core.hold(c.id, fact ->> 'file_sha256');
    PERFORM core.step(c, 'hand_over', fact);
    PERFORM core.tell('handed_over', fact);
END
$$;
GRANT EXECUTE ON FUNCTION api.handed_over(jsonb) TO "{office}_clerk";
