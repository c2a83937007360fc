CREATE TRIGGER outbox_forward BEFORE UPDATE ON outbox
WHEN OLD.state IN ('sent', 'posted') OR NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id OR NEW.kind <> OLD.kind
    OR NEW.payload <> OLD.payload OR (OLD.remote_id <> '' AND NEW.remote_id <> OLD.remote_id
        AND NOT (OLD.state = 'failed' AND NEW.state = 'waiting' AND NEW.remote_id = ''))
    OR (NEW.state = 'sent' AND (NEW.remote_id = '' OR OLD.state NOT IN ('announced', 'uncertain')))
    OR (NEW.state = 'posted' AND OLD.state NOT IN ('waiting', 'leased', 'failed'))
BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
