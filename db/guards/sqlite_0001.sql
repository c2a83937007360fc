CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER contents_no_update BEFORE UPDATE ON contents BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER contents_no_delete BEFORE DELETE ON contents BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER notices_no_update BEFORE UPDATE ON notices BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER notices_no_delete BEFORE DELETE ON notices BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER reviews_no_update BEFORE UPDATE ON reviews BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER reviews_no_delete BEFORE DELETE ON reviews BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER draft_editors_no_update BEFORE UPDATE ON draft_editors BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER draft_editors_no_delete BEFORE DELETE ON draft_editors BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER submissions_no_update BEFORE UPDATE ON submissions BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER submissions_no_delete BEFORE DELETE ON submissions BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER notes_no_update BEFORE UPDATE ON notes BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER notes_no_delete BEFORE DELETE ON notes BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER cases_no_delete BEFORE DELETE ON cases BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER heads_no_delete BEFORE DELETE ON heads BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER cases_begin_new BEFORE INSERT ON cases
WHEN NEW.state <> 'new' OR NEW.version <> 1
BEGIN SELECT RAISE(ABORT, 'case.wrong_state'); END
--
CREATE TRIGGER cases_keep_identity BEFORE UPDATE ON cases
WHEN NEW.id <> OLD.id OR NEW.file_reference <> OLD.file_reference OR NEW.received_at <> OLD.received_at
BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
--
CREATE TRIGGER cases_one_step BEFORE UPDATE ON cases
WHEN NEW.version <> OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'case.wrong_version'); END
--
CREATE TRIGGER cases_lawful_move BEFORE UPDATE ON cases
WHEN NOT EXISTS (
    SELECT 1 FROM moves
    WHERE moves.act = NEW.last_act AND moves.from_state = OLD.state AND moves.to_state = NEW.state
)
BEGIN SELECT RAISE(ABORT, 'case.wrong_state'); END
--
CREATE TRIGGER cases_approved_only_with_review BEFORE UPDATE ON cases
WHEN NEW.state = 'approved' AND OLD.state <> 'approved' AND NOT EXISTS (
    SELECT 1 FROM notices JOIN reviews ON reviews.notice_id = notices.id
    WHERE notices.case_id = NEW.id AND reviews.verdict = 'approved'
)
BEGIN SELECT RAISE(ABORT, 'case.wrong_state'); END
--
CREATE TRIGGER reviews_four_eyes BEFORE INSERT ON reviews
WHEN NEW.verdict = 'approved' AND (NEW.person = '' OR NEW.person IN (
    SELECT draft_editors.person FROM draft_editors
    JOIN notices ON notices.case_id = draft_editors.case_id WHERE notices.id = NEW.notice_id
) OR NEW.person IN (
    SELECT accounts.person FROM accounts
    JOIN notices ON notices.author = accounts.login WHERE notices.id = NEW.notice_id
))
BEGIN SELECT RAISE(ABORT, 'approval.own_work'); END
--
CREATE TRIGGER reviews_of_these_bytes BEFORE INSERT ON reviews
WHEN NEW.verdict = 'approved' AND NOT EXISTS (
    SELECT 1 FROM notices
    WHERE notices.id = NEW.notice_id AND notices.pdf_sha256 = NEW.pdf_sha256
      AND notices.data_sha256 = NEW.data_sha256 AND notices.pack_version = NEW.pack_version
)
BEGIN SELECT RAISE(ABORT, 'approval.other_notice'); END
--
CREATE TRIGGER drafts_locked_insert BEFORE INSERT ON drafts
WHEN EXISTS (
    SELECT 1 FROM cases WHERE cases.id = NEW.case_id AND cases.state NOT IN
    ('checking', 'awaiting_applicant', 'in_progress', 'awaiting_statement', 'rework')
)
BEGIN SELECT RAISE(ABORT, 'draft.locked'); END
--
CREATE TRIGGER drafts_locked_update BEFORE UPDATE ON drafts
WHEN EXISTS (
    SELECT 1 FROM cases WHERE cases.id = NEW.case_id AND cases.state NOT IN
    ('checking', 'awaiting_applicant', 'in_progress', 'awaiting_statement', 'rework')
)
BEGIN SELECT RAISE(ABORT, 'draft.locked'); END
--
CREATE TRIGGER drafts_one_step BEFORE UPDATE ON drafts
WHEN NEW.revision <> OLD.revision + 1 OR NEW.author <> OLD.author
BEGIN SELECT RAISE(ABORT, 'draft.changed_elsewhere'); END
--
CREATE TRIGGER drafts_editor_known_update BEFORE UPDATE ON drafts
WHEN NOT EXISTS (
    SELECT 1 FROM draft_editors JOIN accounts ON accounts.person = draft_editors.person
    WHERE draft_editors.case_id = NEW.case_id AND accounts.login = NEW.last_editor
)
BEGIN SELECT RAISE(ABORT, 'draft.locked'); END
--
CREATE TRIGGER heads_forward BEFORE UPDATE ON heads
WHEN NEW.seq <> OLD.seq + 1
BEGIN SELECT RAISE(ABORT, 'record.immutable'); END
