"""Weakened security: one check taken out at a time, with the attempt that must then go otherwise than before."""

from __future__ import annotations

from dataclasses import dataclass

NEVER = "IF false"


@dataclass(frozen=True)
class Mutant:
    """`changes`: function, the words taken out, the words put in. `off`: guards switched off that would mask it."""

    name: str
    killer: str
    changes: tuple[tuple[str, str, str], ...] = ()
    off: tuple[tuple[str, str], ...] = ()
    sql: tuple[str, str] | None = None  # a change outside functions, and how to take it back

    @property
    def id(self) -> str:
        return self.name


CASES_GUARD, DRAFT_GUARD = ("office.cases", "cases_move"), ("office.drafts", "drafts_guarded")
EYES_GUARD = ("office.reviews", "reviews_four_eyes")
WIDE = "ALTER POLICY {} ON {} USING (true)"

MUTANTS = (
    Mutant("cases of all units", "a.becker: notes in a case of another unit",
        (("core.the_case", " AND c.unit = ANY (api.my_units())", ""),)),
    Mutant("units of everybody", "a.becker: reads a foreign case by its id",
        (("api.my_units", "m.login = session_user AND ", ""),)),
    Mutant("units without a reading function", "x.ohne: without membership lists cases",
        (("api.my_units", "office.memberships m JOIN", "(SELECT u.id AS unit, l.login, 'clerk' AS role FROM office.units u, office.accounts l) m JOIN"),)),
    Mutant("policy for everybody", "a.becker: reads a foreign case by its id",
        sql=(WIDE.format("unit", "office.cases"),
             "ALTER POLICY unit ON office.cases USING (unit = ANY ((SELECT api.my_units())::text[]))")),
    Mutant("policy of submissions", "a.becker: reads a foreign case as submission",
        sql=(WIDE.format("unit", "office.submissions"),
             "ALTER POLICY unit ON office.submissions USING (EXISTS (SELECT FROM office.cases c WHERE c.id = case_id))")),
    Mutant("policy of drafts", "a.becker: reads a foreign case as draft",
        sql=(WIDE.format("unit", "office.drafts"),
             "ALTER POLICY unit ON office.drafts USING (EXISTS (SELECT FROM office.cases c WHERE c.id = case_id))")),
    Mutant("policy of read marks", "a.becker: reads a foreign case as read mark of a colleague",
        sql=(WIDE.format("own", "office.seen"),
             "ALTER POLICY own ON office.seen USING (login = session_user AND EXISTS (SELECT FROM office.cases c WHERE c.id = case_id))")),
    Mutant("policy of the journal", "x.ohne: without membership reads the journal",
        sql=(WIDE.format("auditor", "audit.journal"),
             "ALTER POLICY auditor ON audit.journal USING ((SELECT api.is_auditor()))")),
    Mutant("policy of colleagues", "x.fremd: without account sees colleagues",
        sql=(WIDE.format("members", "office.accounts"),
             "ALTER POLICY members ON office.accounts USING ((SELECT api.is_member()))")),
    Mutant("quarantine for everybody", "r.akten: looks into quarantine", (("api.is_mailroom", "core.holds('mailroom', NULL)", "true"),)),
    Mutant("auditing by everybody", "x.ohne: without membership reads the seals", (("api.is_auditor", "core.holds('auditor', NULL)", "true"),)),
    Mutant("membership of everybody", "x.fremd: without account sees colleagues",
        (("api.is_member", "a.login = session_user AND ", ""),)),
    Mutant("search in all units", "a.becker: asks for a foreign case: by a search", (("api.search", "c.unit = ANY (units) AND ", ""),)),
    Mutant("documents of all units", "a.becker: asks for a foreign case: bytes by their hash",
        (("api.content", " AND c.unit = ANY (api.my_units())", ""),)),
    Mutant("content of all units", "a.becker: asks for a foreign case: content",
        (("core.require_opened", " AND c.unit = ANY (api.my_units())", ""),)),
    Mutant("content without reading", "a.becker: reads a case without opening it", (("api.case_content", "PERFORM core.require_opened(the_case);", ""),)),
    Mutant("drafts without reading", "a.becker: reads a draft without opening its case", (("api.draft", "PERFORM core.require_opened(the_case);", ""),)),
    Mutant("documents without reading", "a.becker: reads a document without opening its case",
        (("api.content", "PERFORM core.require_opened(holding);", ""),)),
    Mutant("reading that can be taken back", "a.becker: opens and reads in one transaction",
        (("core.has_opened", "AND r.xid IS DISTINCT FROM pg_current_xact_id_if_assigned()", ""),)),
    Mutant("reading of a colleague", "k.vogt: reads what a colleague has opened", (("core.has_opened", "r.login = session_user AND ", ""),)),
    Mutant("opening for a colleague", "a.becker: opens in a colleague's name",
        (("api.opened", "IF fact ->> 'login' <> session_user", NEVER),)),
    Mutant("functions of any unit", "m.beide: claims where one only reads",
        (("core.require_act", "core.holds(r.role, c.unit)", "core.holds(r.role, NULL)"),)),
    Mutant("approval by any function", "l.beide: approves where one only works",
        (("core.require_act", "r.act = the_act AND core.holds(r.role, c.unit)", "r.act = the_act"),)),
    Mutant("work of colleagues", "k.vogt: writes in a colleague's case",
        (("core.require_act", "IF own_only AND c.clerk <> session_user", NEVER),)),
    Mutant("claiming from colleagues", "k.vogt: takes a colleague's case",
        (("core.require_act", "IF the_act = 'claim' AND", "IF false AND"),)),
    Mutant("drafts of colleagues", "k.vogt: writes at a colleague's draft", (("api.save_draft", "PERFORM core.require_act(c, 'draft');", ""),)),
    Mutant("any version", "a.becker: skips versions", (("core.moving", "IF c.version <>", "IF false AND c.version <>"),)),
    Mutant("any move, both layers", "a.becker: jumps to approved by claiming",
        (("core.moving", "IF next_state IS NULL OR next_state <> fact ->> 'state'", NEVER),), off=(CASES_GUARD,)),
    Mutant("any shape", "a.becker: hands over an extra field",
        (("core.expect", "OR (SELECT count(*) FROM jsonb_object_keys(fact)) <> cardinality(wanted)", ""),)),
    Mutant("any kind of value", "a.becker: hands over a number for a word",
        (("core.expect", "WHERE NOT coalesce(", "WHERE false AND NOT coalesce("),)),
    Mutant("claiming for others", "a.becker: claims in a colleague's name", (("api.claimed", "IF fact ->> 'clerk' <> session_user", NEVER),)),
    Mutant("editing for others", "a.becker: begins a draft in another person's name",
        (("api.draft_begun", "IF fact ->> 'person' <> core.person()", NEVER),)),
    Mutant("assigning to strangers", "a.becker: assigns to a stranger",
        (("api.assigned", "IF NOT core.holds('clerk', c.unit, fact ->> 'clerk')", NEVER),)),
    Mutant("drafts without revision, both layers", "a.becker: overwrites a newer draft",
        (("api.save_draft", "IF coalesce(stored.revision, 0) <> seen_revision", NEVER),), off=(DRAFT_GUARD,)),
    Mutant("drafts while waiting", "a.becker: edits what waits for approval",
        (("guard.draft", "'checking', 'awaiting_applicant'", "'awaiting_approval', 'checking', 'awaiting_applicant'"),)),
    Mutant("editors unknown", "a.becker: writes without signing as editor",
        (("guard.draft", "WHERE e.case_id = NEW.case_id AND a.login = NEW.last_editor", "WHERE true"),)),
    Mutant("any author", "a.becker: submits with another author", (("api.submitted", "OR stored.author <> fact ->> 'author'", ""),)),
    Mutant("any outcome", "a.becker: submits with another outcome", (("api.submitted", "OR stored.outcome <> fact ->> 'outcome'", ""),)),
    Mutant("any pack version", "a.becker: submits with another pack version",
        (("api.submitted", "OR c.pack_version <> fact ->> 'pack_version'", ""),)),
    Mutant("any digest", "a.becker: submits with a hash that is not of the data",
        (("api.submitted", "OR audit.sha256_hex(fact ->> 'data') <> fact ->> 'data_sha256'", ""),)),
    Mutant("content by hash", "a.becker: adopts a foreign document by its hash", (("core.hold", "IF NOT EXISTS", "IF false AND NOT EXISTS"),)),
    Mutant("content kept by others", "eingang: takes in what a colleague handed over",
        (("core.hold", "k.login = session_user AND k.xid = pg_current_xact_id() AND ", ""),)),
    Mutant("approval of other bytes", "k.vogt: approves other bytes",
        (("api.approved", "IS DISTINCT FROM (fact ->> 'pdf_sha256', fact ->> 'data_sha256', fact ->> 'pack_version')", "IS NULL"),)),
    Mutant("approval of another notice", "k.vogt: approves another notice", (("core.waiting", "IF newest.id <> the_notice", NEVER),)),
    Mutant("approval as a single seat", "k.vogt: approves as a single seat",
        (("api.approved", "IF fact ->> 'person' <> me OR (fact ->> 'single_seat')::boolean", NEVER),)),
    Mutant("approval of own work, both layers", "k.vogt: approves own notice",
        (("api.approved", "IF EXISTS (SELECT FROM office.draft_editors", "IF false AND EXISTS (SELECT FROM office.draft_editors"),
         ("api.approved", "OR EXISTS (SELECT FROM office.accounts", "OR false AND EXISTS (SELECT FROM office.accounts")),
        off=(EYES_GUARD,)),
    Mutant("logins compared instead of persons, both layers", "a.becker2: approves with a second login",
        (("api.approved", "me text := core.person()", "me text := session_user"),
         ("api.approved", "IF fact ->> 'person' <> me OR", "IF"),), off=(EYES_GUARD,)),
    Mutant("only the last editor counts, both layers", "a.becker2: approves what they only began",
        (("api.approved", "e.case_id = c.id AND e.person = me)", "false)"),
         ("api.approved", "a.login = notice.author AND a.person = me", "a.login = c.clerk AND a.person = me")),
        off=(EYES_GUARD,)),
    Mutant("reasons not needed", "k.vogt: returns without a reason", (("api.returned", "IF btrim(fact ->> 'remarks') = ''", NEVER),)),
    Mutant("empty notes", "a.becker: writes an empty note", (("api.noted", "IF btrim(fact ->> 'text') = ''", NEVER),)),
    Mutant("submissions twice", "eingang: takes in a submission twice",
        (("api.received", "IF EXISTS", "IF false AND EXISTS"),)),
    Mutant("post by everybody", "x.ohne: without membership takes in post", (("api.received", "PERFORM core.require('mailroom');", ""),)),
    Mutant("numbers for everybody", "x.ohne: without membership draws numbers", (("api.next_number", "PERFORM core.require('mailroom');", ""),)),
    Mutant("arrivals for everybody", "x.ohne: without membership asks for arrivals", (("api.case_of", "PERFORM core.require('mailroom');", ""),)),
    Mutant("cases in quarantine", "eingang: hides a fact of a case in quarantine", (("api.quarantined", "IF fact ->> 'case' <> ''", NEVER),)),
    Mutant("units by everybody", "x.ohne: without membership founds a unit", (("api.unit_added", "PERFORM core.require('administrator');", ""),)),
    Mutant("own rights", "v.verwaltung: gives oneself a function",
        (("core.require_administering", "IF the_login = session_user OR", "IF false AND"),
         ("api.member_added", "OR fact ->> 'person' = core.person()", ""))),
    Mutant("own second login", "v.verwaltung: gives a second login of oneself a function",
        (("api.member_added", "OR fact ->> 'person' = core.person()", ""),)),
    Mutant("making administrators", "v.verwaltung: makes another administrator",
        (("core.require_administering", "IF the_role IN ('administrator', 'auditor')", NEVER),)),
    Mutant("inventing logins", "v.verwaltung: invents a login",
        (("api.member_added", "IF NOT EXISTS (SELECT FROM office.accounts", "IF false AND NOT EXISTS (SELECT FROM office.accounts"),)),
    Mutant("two persons for a login", "v.verwaltung: gives a login to another person",
        (("core.add_member", "<> fact ->> 'person' THEN", "= '' THEN"),)),
    Mutant("grants inside cases", "v.verwaltung: hides a grant in a case", (("api.member_added", "fact ->> 'case' <> '' OR", ""),)),
    Mutant("strangers as members", "x.fremd: without account notes",
        (("core.person", "IF found IS NULL", NEVER),)),
    Mutant("comparing by everybody", "x.ohne: without membership compares records",
        (("core.require_auditing", "IF NOT core.holds('auditor', NULL)", NEVER),)),
    Mutant("acts twice", "a.becker: sends an act twice", (("api.begin_act", "IF NOT FOUND", NEVER),)),
    Mutant("commits that may be lost", "a.becker: commits without durability", (("audit.durable", "IN ('off', 'local')", "IN ('never')"),)),
)  # fmt: skip
