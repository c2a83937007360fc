-- Back to cases that never come back from another program.
SET LOCAL ROLE "{office}_core";
DROP FUNCTION api.result_returned(jsonb);

SET LOCAL ROLE "{office}_owner";
ALTER TABLE office.moves NO FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles NO FORCE ROW LEVEL SECURITY;
DELETE FROM office.moves WHERE act IN ('conclude', 'take_back') OR act = 'assign' AND from_state = 'handed_over';
DELETE FROM office.act_roles WHERE act IN ('conclude', 'take_back');
ALTER TABLE office.moves FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles FORCE ROW LEVEL SECURITY;
