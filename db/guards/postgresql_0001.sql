-- The guards over the tables, whoever writes: a second layer under the functions, and the last one.
SET LOCAL ROLE "{office}_owner";

CREATE FUNCTION guard.refuse(code text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'AM001', MESSAGE = code;
END
$$;

CREATE FUNCTION guard.immutable() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'AM001', MESSAGE = 'record.immutable';
END
$$;

CREATE FUNCTION guard.content() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.sha256 <> encode(sha256(NEW.bytes), 'hex') OR NEW.size <> octet_length(NEW.bytes) THEN
        PERFORM guard.refuse('content.changed');
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION guard.case_begins() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.state <> 'new' OR NEW.version <> 1 OR NEW.clerk <> '' THEN
        PERFORM guard.refuse('case.wrong_state');
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION guard.case_moves() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (NEW.id, NEW.file_reference, NEW.received_at, NEW.applicant, NEW.channel, NEW.environment)
        IS DISTINCT FROM
        (OLD.id, OLD.file_reference, OLD.received_at, OLD.applicant, OLD.channel, OLD.environment) THEN
        PERFORM guard.refuse('record.immutable');
    END IF;
    IF NEW.version <> OLD.version + 1 THEN
        PERFORM guard.refuse('case.wrong_version');
    END IF;
    IF NOT EXISTS (
        SELECT FROM office.moves m
        WHERE m.act = NEW.last_act AND m.from_state = OLD.state AND m.to_state = NEW.state
    ) THEN
        PERFORM guard.refuse('case.wrong_state');
    END IF;
    IF NEW.state = 'approved' AND OLD.state <> 'approved' AND NOT EXISTS (
        SELECT FROM office.notices n JOIN office.reviews r ON r.notice_id = n.id
        WHERE n.case_id = NEW.id AND r.verdict = 'approved'
    ) THEN
        PERFORM guard.refuse('case.wrong_state');
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION guard.four_eyes() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    notice office.notices;
BEGIN
    IF NEW.verdict <> 'approved' THEN
        RETURN NEW;
    END IF;
    SELECT * INTO notice FROM office.notices n WHERE n.id = NEW.notice_id;
    IF NEW.person = '' OR NEW.single_seat
        OR EXISTS (
            SELECT FROM office.draft_editors e WHERE e.case_id = notice.case_id AND e.person = NEW.person
        )
        OR EXISTS (
            SELECT FROM office.accounts a LEFT JOIN office.drafts d ON d.case_id = notice.case_id
            WHERE a.person = NEW.person AND a.login IN (notice.author, d.author, d.last_editor)
        ) THEN
        PERFORM guard.refuse('approval.own_work');
    END IF;
    IF (notice.pdf_sha256, notice.data_sha256, notice.pack_version)
        IS DISTINCT FROM (NEW.pdf_sha256, NEW.data_sha256, NEW.pack_version) THEN
        PERFORM guard.refuse('approval.other_notice');
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION guard.draft() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM office.cases c WHERE c.id = NEW.case_id AND c.state IN
            ('checking', 'awaiting_applicant', 'in_progress', 'awaiting_statement', 'rework')
    ) THEN
        PERFORM guard.refuse('draft.locked');
    END IF;
    IF NOT EXISTS (
        SELECT FROM office.draft_editors e JOIN office.accounts a ON a.person = e.person
        WHERE e.case_id = NEW.case_id AND a.login = NEW.last_editor
    ) THEN
        PERFORM guard.refuse('draft.locked');
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.revision <> OLD.revision + 1 OR NEW.author <> OLD.author
        OR NEW.case_id <> OLD.case_id) THEN
        PERFORM guard.refuse('draft.changed_elsewhere');
    END IF;
    RETURN NEW;
END
$$;

-- A login stays with the human being it was made for: otherwise one person could become two.
CREATE FUNCTION guard.account() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.login <> OLD.login OR NEW.person <> OLD.person THEN
        PERFORM guard.refuse('record.immutable');
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER contents_true BEFORE INSERT ON office.contents FOR EACH ROW EXECUTE FUNCTION guard.content();
CREATE TRIGGER cases_begin BEFORE INSERT ON office.cases FOR EACH ROW EXECUTE FUNCTION guard.case_begins();
CREATE TRIGGER cases_move BEFORE UPDATE ON office.cases FOR EACH ROW EXECUTE FUNCTION guard.case_moves();
CREATE TRIGGER reviews_four_eyes BEFORE INSERT ON office.reviews FOR EACH ROW EXECUTE FUNCTION guard.four_eyes();
CREATE TRIGGER drafts_guarded BEFORE INSERT OR UPDATE ON office.drafts
    FOR EACH ROW EXECUTE FUNCTION guard.draft();
CREATE TRIGGER accounts_keep_person BEFORE UPDATE ON office.accounts
    FOR EACH ROW EXECUTE FUNCTION guard.account();

DO $immutable$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY[
        'contents', 'documents', 'notices', 'reviews', 'draft_editors', 'submissions', 'notes', 'holdings'
    ] LOOP
        EXECUTE format(
            'CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON office.%I FOR EACH ROW EXECUTE FUNCTION guard.immutable()',
            kept || '_immutable', kept
        );
    END LOOP;
    FOREACH kept IN ARRAY ARRAY['cases', 'accounts', 'persons', 'units', 'acts'] LOOP
        EXECUTE format(
            'CREATE TRIGGER %I BEFORE DELETE ON office.%I FOR EACH ROW EXECUTE FUNCTION guard.immutable()',
            kept || '_no_delete', kept
        );
    END LOOP;
    FOREACH kept IN ARRAY ARRAY[
        'contents', 'documents', 'notices', 'reviews', 'draft_editors', 'submissions', 'notes', 'holdings', 'cases',
        'drafts', 'accounts', 'memberships', 'acts', 'readings', 'outbox', 'series'
    ] LOOP
        EXECUTE format(
            'CREATE TRIGGER %I BEFORE TRUNCATE ON office.%I EXECUTE FUNCTION guard.immutable()',
            kept || '_no_truncate', kept
        );
    END LOOP;
    FOR kept IN SELECT format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', t.tgrelid::regclass, t.tgname)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE c.relnamespace = 'office'::regnamespace AND NOT t.tgisinternal
    LOOP
        EXECUTE kept;
    END LOOP;
END
$immutable$;
