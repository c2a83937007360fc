-- What the post brings back: the day on the paper that proves a service, or the letter itself, which may go once more.
SET LOCAL ROLE "{office}_core";

-- What the journal says of a letter last.
CREATE FUNCTION core.told_of(mine office.outbox, the_kind text) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT j.entry::jsonb -> 'facts' FROM audit.journal j
    WHERE j.chain = mine.case_id AND j.entry::jsonb ->> 'kind' = the_kind
        AND j.entry::jsonb #>> '{facts,letter}' = mine.id
    ORDER BY j.seq DESC LIMIT 1
$$;

-- Which kind of post brings back what.
CREATE FUNCTION core.comes_back(the_way text, the_outcome text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(CASE the_way
        WHEN 'certificate' THEN
            the_outcome IN ('handed_over', 'letterbox', 'deposited', 'refused', 'not_served')
        WHEN 'registered_receipt' THEN the_outcome IN ('handed_over', 'not_served')
        WHEN 'acknowledged' THEN the_outcome IN ('confirmed', 'not_served')
        WHEN 'letter' THEN the_outcome = 'not_served'
        WHEN 'registered_dropped' THEN the_outcome = 'not_served'
    END, false)
$$;

-- Between the day of posting and today.
CREATE FUNCTION core.require_return_day(the_day date, posted_on date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    told jsonb := jsonb_build_object(
        'day', to_char(the_day, 'DD.MM.YYYY'), 'since', to_char(posted_on, 'DD.MM.YYYY')
    );
BEGIN
    IF the_day > (clock_timestamp() AT TIME ZONE 'Europe/Berlin')::date THEN
        PERFORM core.refuse('returned.in_future', told);
    END IF;
    IF the_day < posted_on THEN
        PERFORM core.refuse('returned.too_early', told);
    END IF;
END
$$;

-- Once; anew only with a reason, and what was said before stays in the journal.
CREATE FUNCTION api.paper_returned(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine office.outbox;
    c office.cases;
    posting jsonb;
    told jsonb;
BEGIN
    PERFORM core.expect(fact, 'case:string letter:string what:string outcome:string day:string number:string '
        'reason:string');
    mine := core.letter_of(fact);
    c := core.the_case(mine.case_id);
    PERFORM core.require_act(c, 'dispatch');
    told := jsonb_build_object('case', c.file_reference);
    IF fact ->> 'number' !~ '^[0-9A-Za-z ./-]{0,40}$' OR fact ->> 'day' !~ '^\d{4}-\d\d-\d\d$'
        OR length(fact ->> 'reason') > 300 OR fact ->> 'reason' <> btrim(fact ->> 'reason') THEN
        PERFORM core.refuse('fact.malformed');
    END IF;
    posting := core.told_of(mine, 'posted');
    IF mine.state <> 'posted' OR posting IS NULL THEN
        PERFORM core.refuse('returned.not_posted', told);
    END IF;
    IF NOT core.comes_back(posting ->> 'way', fact ->> 'outcome') THEN
        PERFORM core.refuse('returned.other_paper', jsonb_build_object('way', posting ->> 'way'));
    END IF;
    PERFORM core.require_return_day((fact ->> 'day')::date, (posting ->> 'posted_on')::date);
    IF core.told_of(mine, 'paper_returned') IS NULL THEN
        IF fact ->> 'reason' <> '' THEN
            PERFORM core.refuse('returned.nothing_to_correct', told);
        END IF;
    ELSIF fact ->> 'reason' = '' THEN
        PERFORM core.refuse('returned.entered', told);
    END IF;
    PERFORM core.tell('paper_returned', fact);
END
$$;

-- What came back as undeliverable waits once more, as a letter of its own with the same paper.
CREATE FUNCTION api.letter_renewed(fact jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine office.outbox;
    c office.cases;
    told jsonb;
BEGIN
    PERFORM core.expect(fact, 'case:string letter:string what:string');
    mine := core.letter_of(fact);
    c := core.the_case(mine.case_id);
    PERFORM core.require_act(c, 'dispatch');
    told := jsonb_build_object('case', c.file_reference);
    IF core.told_of(mine, 'paper_returned') ->> 'outcome' IS DISTINCT FROM 'not_served' THEN
        PERFORM core.refuse('returned.not_back', told);
    END IF;
    IF core.told_of(mine, 'letter_renewed') IS NOT NULL THEN
        PERFORM core.refuse('returned.renewed', told);
    END IF;
    PERFORM core.queue(c.id, mine.kind, mine.payload::jsonb);
    PERFORM core.tell('letter_renewed', fact);
END
$$;

-- Whom a letter is for: the party of the copy, the office asked, or the applicant.
CREATE FUNCTION core.addressee(mine office.outbox, c office.cases) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE mine.kind
        WHEN 'statement' THEN coalesce((
            SELECT j.entry::jsonb #>> '{facts,addressee}' FROM audit.journal j
            WHERE j.chain = mine.case_id AND j.entry::jsonb ->> 'kind' = 'statement_asked'
                AND j.entry::jsonb #>> '{facts,letter_sha256}' = mine.payload::jsonb ->> 'pdf_sha256'
            ORDER BY j.seq LIMIT 1
        ), '')
        WHEN 'dispatch' THEN coalesce((
            SELECT k.name FROM office.notice_copies k
            WHERE k.notice_id = mine.payload::jsonb ->> 'notice'
                AND k.position = coalesce(mine.payload::jsonb ->> 'copy', '1')::integer
        ), c.applicant)
        ELSE c.applicant
    END
$$;

-- Letters of one case; or, of all cases in whose unit this person posts letters, those still here. Before its
-- service is found nothing of a case can be put into words.
CREATE OR REPLACE FUNCTION api.outgoing(the_case text, the_ways jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    units text[];
BEGIN
    PERFORM core.person();
    IF the_case <> '' THEN
        PERFORM core.require_opened(the_case);
    END IF;
    SELECT coalesce(array_agg(m.unit), '{}') INTO units
        FROM office.memberships m JOIN office.accounts a ON a.login = m.login
        WHERE m.login = session_user AND a.active AND m.role IN ('clerk', 'mailroom');
    RETURN (
        SELECT coalesce(jsonb_agg(to_jsonb(l) ORDER BY l.due_at, l.id), '[]') FROM (
            SELECT o.id, o.case_id, o.kind, o.payload, o.state, o.trouble, o.due_at, o.settled_at,
                c.file_reference, c.applicant, c.unit, core.addressee(o, c) AS addressee,
                coalesce(o.until > clock_timestamp(), false) AS held,
                EXISTS (
                    SELECT FROM jsonb_array_elements(the_ways) w
                    WHERE w.value ->> 'kind' = o.kind AND core.goes(w.value, s, c)
                ) AS electronic
            FROM office.outbox o JOIN office.cases c ON c.id = o.case_id
            JOIN office.submissions s ON s.case_id = o.case_id
            WHERE CASE WHEN the_case <> '' THEN o.case_id = the_case
                ELSE c.unit = ANY (units) AND c.service <> '' AND o.state NOT IN ('sent', 'posted') END
            ORDER BY o.due_at, o.id LIMIT 5000
        ) l
    );
END
$$;

GRANT EXECUTE ON FUNCTION api.paper_returned(jsonb), api.letter_renewed(jsonb)
    TO "{office}_clerk", "{office}_mailroom";
