-- Back to cases that wait for papers alone.
SET LOCAL ROLE "{office}_core";
DO $woken$
BEGIN
    EXECUTE replace(
        pg_get_functiondef('api.supplemented(jsonb)'::regprocedure),
        'IF core.waits_for_applicant(c) AND', 'IF c.state = ''awaiting_applicant'' AND'
    );
END
$woken$;
DROP FUNCTION api.hearing_sent(jsonb);
DROP FUNCTION api.hearing_ended(jsonb);
DROP FUNCTION api.statement_asked(jsonb);
DROP FUNCTION api.statement_received(jsonb);
DROP FUNCTION api.consulted(text[]);
DROP FUNCTION api.unheard(date);
DROP FUNCTION core.hold_letter(office.cases, jsonb);
DROP FUNCTION core.waits_for_applicant(office.cases);
DROP FUNCTION core.open_questions(text);
DROP FUNCTION core.open_statements(text);

SET LOCAL ROLE "{office}_owner";
ALTER TABLE office.moves NO FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles NO FORCE ROW LEVEL SECURITY;
DELETE FROM office.moves
    WHERE act IN ('hear', 'consult', 'note_statement') OR (act = 'resume' AND from_state = 'awaiting_statement');
DELETE FROM office.act_roles WHERE act IN ('hear', 'consult', 'note_statement');
ALTER TABLE office.moves FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles FORCE ROW LEVEL SECURITY;
