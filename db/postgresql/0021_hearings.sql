-- Whoever a decision would burden is heard before, and other bodies are asked for their statement: the case
-- waits for their word and goes on with what comes.
SET LOCAL ROLE "{office}_owner";
-- Walls stand before their owner too; for these rows alone he steps through.
ALTER TABLE office.moves NO FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles NO FORCE ROW LEVEL SECURITY;
INSERT INTO office.moves (act, from_state, to_state) VALUES
    ('hear', 'checking', 'awaiting_statement'), ('hear', 'in_progress', 'awaiting_statement'),
    ('hear', 'rework', 'awaiting_statement'), ('resume', 'awaiting_statement', 'checking'),
    ('consult', 'checking', 'awaiting_statement'), ('consult', 'in_progress', 'awaiting_statement'),
    ('consult', 'rework', 'awaiting_statement'), ('consult', 'awaiting_statement', 'awaiting_statement'),
    ('note_statement', 'checking', 'checking'), ('note_statement', 'in_progress', 'in_progress'),
    ('note_statement', 'rework', 'rework'), ('note_statement', 'awaiting_statement', 'awaiting_statement'),
    ('note_statement', 'awaiting_applicant', 'awaiting_applicant');
INSERT INTO office.act_roles (act, role, own_work) VALUES
    ('hear', 'clerk', true), ('consult', 'clerk', true), ('note_statement', 'clerk', true);
ALTER TABLE office.moves FORCE ROW LEVEL SECURITY;
ALTER TABLE office.act_roles FORCE ROW LEVEL SECURITY;

SET LOCAL ROLE "{office}_core";
-- Statements that were asked for and have not come.
CREATE FUNCTION core.open_statements(the_case text) RETURNS TABLE (id text, asked_on date, due_on date)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.entry #>> '{facts,statement}', ((a.entry ->> 'at')::timestamptz AT TIME ZONE 'Europe/Berlin')::date,
        (a.entry #>> '{facts,due_on}')::date
    FROM (
        SELECT j.entry::jsonb AS entry FROM audit.journal j
        WHERE j.chain = the_case AND j.entry::jsonb ->> 'kind' = 'statement_asked'
    ) a WHERE NOT EXISTS (
        SELECT FROM audit.journal r
        WHERE r.chain = the_case AND r.entry::jsonb ->> 'kind' = 'statement_received'
            AND r.entry::jsonb #>> '{facts,statement}' = a.entry #>> '{facts,statement}'
    )
$$;

-- What a case still waits for besides papers, and by when: the hearing of which nobody has said what came, and
-- statements that have not come.
CREATE FUNCTION core.open_questions(the_case text) RETURNS TABLE (what text, due_on date)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT 'hearing', (h.entry #>> '{facts,due_on}')::date FROM (
        SELECT j.entry::jsonb AS entry FROM audit.journal j
        WHERE j.chain = the_case AND j.entry::jsonb ->> 'kind' IN ('hearing_sent', 'hearing_ended', 'resumed')
        ORDER BY j.seq DESC LIMIT 1
    ) h WHERE h.entry ->> 'kind' = 'hearing_sent'
    UNION ALL
    SELECT 'statement', s.due_on FROM core.open_statements(the_case) s
$$;

-- Whether something the applicant sends is what the case waits for.
CREATE FUNCTION core.waits_for_applicant(c office.cases) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.state = 'awaiting_applicant' OR (c.state = 'awaiting_statement' AND EXISTS (
        SELECT FROM core.open_questions(c.id) q WHERE q.what = 'hearing'
    ))
$$;

-- A letter that makes the case wait: kept in this act, and by a day that is still to come.
CREATE FUNCTION core.hold_letter(c office.cases, fact jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (fact ->> 'due_on')::date <= (clock_timestamp() AT TIME ZONE 'Europe/Berlin')::date THEN
        PERFORM core.refuse(
            'request.too_short', jsonb_build_object('until', to_char((fact ->> 'due_on')::date, 'DD.MM.YYYY'))
        );
    END IF;
    PERFORM core.hold(c.id, fact ->> 'letter_sha256');
END
$$;

-- What is intended stands there as the decision of the pack; the words are in the letter alone.
CREATE FUNCTION api.hearing_sent(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string outcome:string due_on:string '
        'letter_sha256:string');
    c := core.moving(fact, 'hear');
    IF fact ->> 'outcome' !~ '^([a-z0-9][a-z0-9_.-]{0,79})?$' THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    PERFORM core.hold_letter(c, fact);
    PERFORM core.step(c, 'hear', fact);
    PERFORM core.queue(c.id, 'hearing', jsonb_build_object('pdf_sha256', fact ->> 'letter_sha256'));
    PERFORM core.tell('hearing_sent', fact);
END
$$;

CREATE FUNCTION api.hearing_ended(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string answer:string');
    c := core.moving(fact, 'resume');
    IF fact ->> 'answer' NOT IN ('written', 'oral', 'none') THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    IF c.state <> 'awaiting_statement'
        OR NOT EXISTS (SELECT FROM core.open_questions(c.id) q WHERE q.what = 'hearing') THEN
        PERFORM core.refuse('hearing.not_open', jsonb_build_object('case', c.file_reference));
    END IF;
    PERFORM core.step(c, 'resume', fact);
    PERFORM core.tell('hearing_ended', fact);
END
$$;

-- The name of the body stands there; what it is asked and told is in the letter alone.
CREATE FUNCTION api.statement_asked(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string statement:string body:string '
        'addressee:string due_on:string letter_sha256:string');
    c := core.moving(fact, 'consult');
    IF fact ->> 'body' !~ '^([a-z0-9][a-z0-9_.-]{0,79})?$' OR fact ->> 'statement' !~ '^[0-9a-f-]{36}$'
        OR length(fact ->> 'addressee') NOT BETWEEN 1 AND 120 OR fact ->> 'addressee' ~ '[[:cntrl:]]'
        OR EXISTS (
            SELECT FROM audit.journal j WHERE j.chain = c.id AND j.entry::jsonb ->> 'kind' = 'statement_asked'
                AND j.entry::jsonb #>> '{facts,statement}' = fact ->> 'statement'
        ) THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    PERFORM core.hold_letter(c, fact);
    PERFORM core.step(c, 'consult', fact);
    PERFORM core.queue(c.id, 'statement', jsonb_build_object('pdf_sha256', fact ->> 'letter_sha256'));
    PERFORM core.tell('statement_asked', fact);
END
$$;

-- With the last one the case goes on.
CREATE FUNCTION api.statement_received(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    c office.cases;
    asked record;
    woken jsonb;
BEGIN
    PERFORM core.expect(fact, 'case:string seen_version:number state:string statement:string result:string '
        'received_on:string document:string');
    c := core.moving(fact, 'note_statement');
    IF fact ->> 'result' NOT IN ('favourable', 'conditional', 'unfavourable', 'none') THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    SELECT * INTO asked FROM core.open_statements(c.id) s WHERE s.id = fact ->> 'statement';
    IF asked.id IS NULL THEN
        PERFORM core.refuse('statement.not_open', jsonb_build_object('case', c.file_reference));
    END IF;
    IF (fact ->> 'received_on')::date NOT BETWEEN asked.asked_on
        AND (clock_timestamp() AT TIME ZONE 'Europe/Berlin')::date THEN
        PERFORM core.refuse(
            'statement.wrong_day', jsonb_build_object('day', to_char((fact ->> 'received_on')::date, 'DD.MM.YYYY'))
        );
    END IF;
    IF fact ->> 'document' <> '' AND NOT EXISTS (
        SELECT FROM office.documents d WHERE d.case_id = c.id AND d.sha256 = fact ->> 'document'
    ) THEN
        PERFORM core.refuse('statement.no_document', jsonb_build_object('case', c.file_reference));
    END IF;
    PERFORM core.step(c, 'note_statement', fact);
    PERFORM core.tell('statement_received', fact);
    IF c.state = 'awaiting_statement' AND NOT EXISTS (SELECT FROM core.open_questions(c.id)) THEN
        c.version := c.version + 1;
        woken := jsonb_build_object(
            'case', c.id, 'seen_version', c.version, 'state', 'checking', 'submission', ''
        );
        PERFORM core.step(c, 'resume', woken);
        PERFORM core.tell('resumed', woken);
    END IF;
END
$$;

-- For lines of lists: what is due first.
CREATE FUNCTION api.consulted(ids text[]) RETURNS TABLE (case_id text, what text, due_on date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    units text[] := api.my_units();
BEGIN
    RETURN QUERY SELECT DISTINCT ON (c.id) c.id, q.what, q.due_on
        FROM office.cases c, LATERAL core.open_questions(c.id) q
        WHERE c.id = ANY (ids) AND c.state = 'awaiting_statement' AND c.unit = ANY (units)
        ORDER BY c.id, q.due_on, q.what;
END
$$;

-- Cases that still wait for a word though the day has gone by.
CREATE FUNCTION api.unheard(the_day date) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    units text[] := api.my_units();
BEGIN
    RETURN QUERY SELECT c.id FROM office.cases c
        WHERE c.unit = ANY (units) AND c.state = 'awaiting_statement' AND EXISTS (
            SELECT FROM core.open_questions(c.id) q WHERE q.due_on < the_day
        );
END
$$;

GRANT EXECUTE ON FUNCTION api.hearing_sent(jsonb), api.hearing_ended(jsonb), api.statement_asked(jsonb),
    api.statement_received(jsonb) TO "{office}_clerk";
GRANT EXECUTE ON FUNCTION api.consulted(text[]), api.unheard(date)
    TO "{office}_clerk", "{office}_supervisor", "{office}_mailroom", "{office}_records";

-- What comes in wakes a case that hears its applicant as well.
DO $woken$
BEGIN
    IF pg_get_functiondef('api.supplemented(jsonb)'::regprocedure) NOT LIKE '%IF c.state = ''awaiting_applicant'' AND%' THEN
        RAISE EXCEPTION 'api.supplemented wakes in other words';
    END IF;
    EXECUTE replace(
        pg_get_functiondef('api.supplemented(jsonb)'::regprocedure),
        'IF c.state = ''awaiting_applicant'' AND', 'IF core.waits_for_applicant(c) AND'
    );
END
$woken$;
