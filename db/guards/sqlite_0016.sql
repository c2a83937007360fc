CREATE TRIGGER notice_copies_no_update BEFORE UPDATE ON notice_copies
BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER notice_copies_no_delete BEFORE DELETE ON notice_copies
BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER notice_copies_as_bound BEFORE INSERT ON notice_copies
WHEN NOT EXISTS (
    SELECT 1 FROM notices, json_each(notices.data, '$.copies') AS copy
    WHERE notices.id = NEW.notice_id AND json_extract(copy.value, '$.position') = NEW.position
      AND json_extract(copy.value, '$.role') = NEW.role AND json_extract(copy.value, '$.name') = NEW.name
      AND json_extract(copy.value, '$.pdf_sha256') = NEW.pdf_sha256
) OR EXISTS (SELECT 1 FROM reviews WHERE reviews.notice_id = NEW.notice_id)
BEGIN SELECT RAISE(ABORT, 'fact.forged'); END
--
CREATE TRIGGER reviews_of_all_copies BEFORE INSERT ON reviews
WHEN NEW.verdict = 'approved' AND EXISTS (
    SELECT 1 FROM notices, json_each(CASE WHEN json_valid(notices.data) THEN notices.data ELSE '{}' END, '$.copies') AS copy
    WHERE notices.id = NEW.notice_id AND NOT EXISTS (
        SELECT 1 FROM notice_copies
        WHERE notice_copies.notice_id = NEW.notice_id
          AND notice_copies.position = json_extract(copy.value, '$.position')
          AND notice_copies.pdf_sha256 = json_extract(copy.value, '$.pdf_sha256')
    )
)
BEGIN SELECT RAISE(ABORT, 'approval.other_notice'); END
