"""Attempts to read what is none of one's business: other units, contents past the journal, secrets of the server."""

from __future__ import annotations

from collections.abc import Iterator

from .ground import content_of, opened, quoted, sha
from .table import BLIND, CLERK, DENIED, SUPERUSER, Attack, attack

FOREIGN = "unit = 'bauantrag'"
OTHER_UNIT = (
    ("by its id", "SELECT id FROM office.cases WHERE id = 'b-new'"),
    ("by its unit", f"SELECT id FROM office.cases WHERE {FOREIGN}"),
    ("by its file reference", "SELECT id FROM office.cases WHERE file_reference = 'AZ b-new'"),
    ("by the applicant", "SELECT id FROM office.cases WHERE applicant LIKE '%b-new'"),
    ("counted", f"SELECT count(*) FROM office.cases WHERE {FOREIGN}"),
    ("sampled", f"SELECT id FROM office.cases TABLESAMPLE SYSTEM (100) WHERE {FOREIGN}"),
    ("behind a fence", f"SELECT id FROM (SELECT id, unit FROM office.cases OFFSET 0) q WHERE {FOREIGN}"),
    (
        "in a common table",
        f"WITH q AS MATERIALIZED (SELECT * FROM (SELECT id, unit FROM office.cases) i)"
        f" SELECT id FROM q WHERE {FOREIGN}",
    ),
    (
        "through a join",
        "SELECT c.id FROM office.cases c JOIN office.units u ON u.id = c.unit WHERE u.id <> 'wohngeld'",
    ),
    (
        "by an error",
        f"SELECT id FROM office.cases WHERE {FOREIGN} AND 1 / (length(applicant) - length(applicant)) > 0",
    ),
    ("by a failing cast", f"SELECT id FROM office.cases WHERE {FOREIGN} AND applicant::integer > 0"),
    (
        "by a leaky comparison",
        f"SELECT id FROM office.cases WHERE {FOREIGN} AND pg_sleep(length(id) * 0) IS NULL",
    ),
    ("grouped", "SELECT unit FROM office.cases GROUP BY unit HAVING unit <> 'wohngeld'"),
    ("by a window", f"SELECT * FROM (SELECT unit, row_number() OVER () FROM office.cases) q WHERE {FOREIGN}"),
    (
        "recursively",
        "WITH RECURSIVE q AS (SELECT id FROM office.cases WHERE unit = 'bauantrag' UNION SELECT id FROM q)"
        " SELECT id FROM q",
    ),
    ("as a line of a list", "SELECT id FROM api.case_rows(ARRAY['b-new'])"),
    ("as a case that waits", "SELECT case_id FROM api.awaited(ARRAY['b-asked'])"),
    ("as a case nobody answered", "SELECT u FROM api.unanswered('2100-01-01') u WHERE u LIKE 'b-%'"),
    ("as a case that hears", "SELECT case_id FROM api.consulted(ARRAY['b-heard'])"),
    ("as a case nobody spoke in", "SELECT u FROM api.unheard('2100-01-01') u WHERE u LIKE 'b-%'"),
    ("as submission", "SELECT submission_id FROM office.submissions WHERE case_id = 'b-new'"),
    ("as submission number", "SELECT case_id FROM office.submissions WHERE submission_id = 's-b-new'"),
    ("as draft", "SELECT case_id FROM office.drafts WHERE case_id = 'b-draft'"),
    ("as read mark of a colleague", "SELECT login FROM office.seen WHERE login <> 'a.becker'"),
)
HIDDEN = (
    ("form fields", "SELECT fields FROM office.submissions"),
    ("identity proofs", "SELECT identity FROM office.submissions"),
    ("texts of drafts", "SELECT texts FROM office.drafts"),
    ("facts of drafts", "SELECT facts FROM office.drafts WHERE case_id = 'w-draft'"),
    ("search words", "SELECT search FROM office.cases"),
    ("bytes of documents", "SELECT bytes FROM office.contents"),
    ("hashes of documents", "SELECT sha256 FROM office.contents"),
    ("names of documents", "SELECT name FROM office.documents"),
    ("data of notices", "SELECT data FROM office.notices"),
    ("remarks of reviewers", "SELECT remarks FROM office.reviews"),
    ("notes", "SELECT text FROM office.notes"),
    ("judgements", "SELECT remark FROM office.judgements"),
    ("salts", "SELECT salt FROM office.salts"),
    ("who wrote drafts", "SELECT person FROM office.draft_editors"),
    ("who read what", "SELECT login FROM office.readings"),
    ("the outbox", "SELECT payload FROM office.outbox"),
    ("numbers of the series", "SELECT last FROM office.series"),
    ("acts of colleagues", "SELECT login FROM office.acts"),
    ("what was kept", "SELECT sha256 FROM office.keepings"),
    ("which case holds which content", "SELECT case_id FROM office.holdings"),
    ("the journal", "SELECT entry FROM audit.journal"),
    ("heads of chains", "SELECT hash FROM audit.heads"),
    ("seals", "SELECT root FROM audit.seals"),
    ("addresses of rows", "SELECT ctid FROM office.cases WHERE ctid >= '(0,0)'::tid"),
    ("other people's statements", "SELECT query FROM pg_stat_activity"),
    ("a whole row", "SELECT * FROM office.cases"),
    ("a whole row as JSON", "SELECT to_jsonb(c) FROM office.cases c"),
    ("a column through ORDER BY", "SELECT id FROM office.cases ORDER BY search"),
    ("a column through WHERE", "SELECT case_id FROM office.drafts WHERE texts <> ''"),
    ("everything by COPY", "COPY office.cases TO STDOUT"),
    ("statistics of values", "SELECT stavalues1 FROM pg_statistic"),
    ("passwords of the server", "SELECT rolpassword FROM pg_authid"),
    ("files of the server", "SELECT pg_read_file('PG_VERSION')"),
    ("folders of the server", "SELECT pg_ls_dir('.')"),
    ("the configuration file", "SELECT * FROM pg_hba_file_rules"),
    ("mappings of users", "SELECT * FROM pg_user_mapping"),
    ("large objects", "SELECT data FROM pg_largeobject"),
    ("the last number of the journal", "SELECT last_value FROM audit.journal_id_seq"),
    (
        "the number of the journal by function",
        "SELECT pg_sequence_last_value('audit.journal_id_seq'::regclass)",
    ),
    ("the next number of the journal", "SELECT nextval('audit.journal_id_seq')"),
    ("activity by function", "SELECT query FROM pg_stat_get_activity(NULL)"),
    ("a snapshot for others", "SELECT pg_export_snapshot()"),
)
FOREIGN_CALLS = (
    ("content", "SELECT api.case_content('b-draft')", "case.unknown", "SELECT api.case_content('b-draft')"),
    ("draft", "SELECT api.draft('b-draft')", "case.unknown", "SELECT api.draft('b-draft')"),
    ("editors", "SELECT api.editors('b-draft')", "case.unknown", "SELECT api.editors('b-draft')"),
    ("notice", "SELECT api.waiting_notice('b-draft')", "case.unknown", "SELECT api.editors('b-draft')"),
    ("letters", "SELECT api.letters_of('b-asked')", "case.unknown", "SELECT api.letters_of('b-asked')"),
    ("by opening it", opened("b-draft", CLERK), "case.unknown", opened("b-draft", "t.wagner")),
    ("by a search", "SELECT api.search('{b-new}')", BLIND, "SELECT api.search('{b-new}')"),
    (
        "by an empty search",
        "SELECT * FROM api.search('{}') s WHERE s LIKE 'b-%'",
        BLIND,
        "SELECT * FROM api.search('{az}') s WHERE s LIKE 'b-%'",
    ),
    ("by a search with wildcards", "SELECT * FROM api.search('{%}') s", BLIND, "SELECT api.search('{az}')"),
    (
        "by a search with escapes",
        "SELECT * FROM api.search(ARRAY['\\', '%'])",
        BLIND,
        "SELECT api.search('{az}')",
    ),
    (
        "bytes by their hash",
        f"SELECT api.content({quoted(sha(content_of('b-draft')))})",
        BLIND,
        f"SELECT api.content({quoted(sha(content_of('b-draft')))})",
    ),
)


def attacks() -> Iterator[Attack]:
    for name, sql in OTHER_UNIT:
        yield attack(f"reads a foreign case {name}", sql, BLIND, _foreign_control(sql))
    for name, sql in HIDDEN:
        yield attack(f"reads {name}", sql, DENIED, _hidden_control(sql))
    for name, sql, by, control in FOREIGN_CALLS:
        yield attack(f"asks for a foreign case: {name}", sql, by, ("t.wagner", control))
    yield from _unread()
    yield from _without_cases()
    yield attack("reads values from the statistics", _STATISTICS, BLIND, (SUPERUSER, _STATISTICS))


_STATISTICS = "SELECT most_common_vals FROM pg_stats WHERE schemaname = 'office' AND tablename = 'documents'"


def _foreign_control(sql: str) -> tuple[str, str]:
    """The colleague of that unit sees what the same words ask for, without the tricks that fail on real rows."""
    plain = sql.split(" AND 1 /")[0].split(" AND applicant::")[0].split(" AND pg_sleep")[0]
    return ("t.wagner", plain) if "colleague" not in sql and "seen" not in sql else (SUPERUSER, sql)


def _hidden_control(sql: str) -> tuple[str, str] | None:
    if "COPY" in sql or "nextval" in sql:
        return (SUPERUSER, "SELECT 1 FROM office.cases")
    empty = (
        "judgements",
        "pg_largeobject",
        "pg_user_mapping",
        "identity",
        "remarks",
        "series",
        "acts",
        "rolpassword",
    )
    if any(word in sql for word in empty):
        return (SUPERUSER, f"EXPLAIN {sql}")
    return None


def _unread() -> Iterator[Attack]:
    """Content without an entry in the journal that cannot be taken back."""
    content = "SELECT api.case_content('{}')"
    mine, fresh = content.format("w-mine"), content.format("w-new")
    yield attack("reads a case without opening it", fresh, "case.not_opened", (CLERK, mine))
    yield attack(
        "opens and reads in one transaction",
        (opened("w-new", CLERK), fresh),
        "case.not_opened",
        (CLERK, mine),
    )
    nested = ("SAVEPOINT a", opened("w-new", CLERK), "RELEASE SAVEPOINT a", fresh)
    yield attack("opens in a savepoint and reads", nested, "case.not_opened", (CLERK, mine))
    yield attack(
        "opens in a colleague's name",
        opened("w-new", "k.vogt"),
        "fact.forged",
        (CLERK, opened("w-new", CLERK)),
    )
    kept = f"SELECT api.content({quoted(sha(content_of('w-left')))})"
    own = f"SELECT api.content({quoted(sha(content_of('w-mine')))})"
    yield attack("reads a document without opening its case", kept, "case.not_opened", (CLERK, own))
    yield attack(
        "reads a draft without opening its case",
        "SELECT api.draft('w-left')",
        "case.not_opened",
        (CLERK, "SELECT api.draft('w-draft')"),
    )
    yield attack("reads what a colleague has opened", mine, "case.not_opened", (CLERK, mine), login="k.vogt")


def _without_cases() -> Iterator[Attack]:
    """People of the office who have no business with cases at all."""
    for login in ("v.verwaltung", "p.revision", "e.texte"):
        yield attack("reads the list of cases", "SELECT id FROM office.cases", DENIED, login=login)
        yield attack(
            "opens a case",
            "SELECT api.case_content('w-mine')",
            DENIED,
            (CLERK, "SELECT api.case_content('w-mine')"),
            login=login,
        )
        yield attack(
            "searches cases",
            "SELECT api.search('{az}')",
            DENIED,
            (CLERK, "SELECT api.search('{az}')"),
            login=login,
        )
    for login in ("v.verwaltung", "t.wagner", "r.akten"):
        yield attack("looks into quarantine", "SELECT id FROM office.quarantine", BLIND, login=login)
        yield attack("reads the journal", "SELECT entry FROM audit.journal", DENIED, login=login)
    yield attack(
        "lists case faults",
        "SELECT * FROM api.record_faults()",
        DENIED,
        ("p.revision", "SELECT count(*) + 1 FROM api.record_faults()"),
    )
    yield attack(
        "lists paper faults",
        "SELECT * FROM api.paper_faults()",
        DENIED,
        ("p.revision", "SELECT count(*) + 1 FROM api.paper_faults()"),
    )
