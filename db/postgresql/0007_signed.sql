-- Whoever lays a notice before the supervisor has signed as one of its writers, and so can never approve it.
SET LOCAL ROLE "{office}_owner";

CREATE FUNCTION guard.notice() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM office.draft_editors e JOIN office.accounts a ON a.person = e.person
        WHERE e.case_id = NEW.case_id AND a.login = session_user
    ) THEN
        PERFORM guard.refuse('fact.forged');
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER notices_signed BEFORE INSERT ON office.notices FOR EACH ROW EXECUTE FUNCTION guard.notice();
ALTER TABLE office.notices ENABLE ALWAYS TRIGGER notices_signed;
