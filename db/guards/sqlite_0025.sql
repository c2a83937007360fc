CREATE TRIGGER outbox_forward BEFORE UPDATE ON outbox
WHEN NEW.id <> OLD.id OR NEW.case_id <> OLD.case_id OR NEW.kind <> OLD.kind
    OR (OLD.state IN ('sent', 'posted') AND (OLD.owed = '' OR NEW.owed <> '' OR NEW.payload <> OLD.payload
        OR NEW.state <> OLD.state OR NEW.attempts <> OLD.attempts OR NEW.due_at <> OLD.due_at
        OR NEW.holder <> OLD.holder OR NEW.remote_id <> OLD.remote_id OR NEW.trouble <> OLD.trouble
        OR NEW.refusals <> OLD.refusals OR NEW.until IS NOT OLD.until OR NEW.retry_at IS NOT OLD.retry_at
        OR NEW.settled_at IS NOT OLD.settled_at))
    OR (NEW.owed <> '' AND NEW.state <> 'posted')
    OR (NEW.payload <> OLD.payload AND (OLD.kind <> 'acknowledge'
        OR json_extract(OLD.payload, '$.pdf_sha256') IS NOT NULL
        OR json_remove(NEW.payload, '$.pdf_sha256') <> json(OLD.payload)))
    OR (OLD.remote_id <> '' AND NEW.remote_id <> OLD.remote_id
        AND NOT (OLD.state = 'failed' AND NEW.state = 'waiting' AND NEW.remote_id = ''))
    OR (NEW.state = 'sent' AND (NEW.remote_id = '' OR OLD.state NOT IN ('announced', 'uncertain')))
    OR (NEW.state = 'posted' AND OLD.state NOT IN ('waiting', 'leased', 'failed', 'posted'))
BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
