"""Attempts at the malware scan: declaring clean what is not, lifting an alarm, reading what is only to be scanned."""

from __future__ import annotations

from collections.abc import Iterator

from .ground import call, content_of, keep, pdf_of, sha
from .table import BLIND, CLERK, DENIED, SUPERUSER, Attack, attack

SCAN = "virenscan"
PAPER = sha(content_of("w-mine"))
FOREIGN = sha(content_of("b-draft"))
NOTICE = sha(pdf_of("w-done"))
OFFICIAL = f"SELECT official FROM office.scans WHERE sha256 = '{PAPER}' AND official"


def scanned(sha256: str = PAPER, state: str = "clean", found: str = "", **changes: object) -> str:
    told = {
        "case": "",
        "sha256": sha256,
        "state": state,
        "found": found,
        "engine": "ClamAV",
        "signatures": "1",
    }
    return call("scanned", **{**told, "signatures_at": None, **changes})


def as_login(login: str, *steps: str) -> tuple[str, ...]:
    return (f'SET SESSION AUTHORIZATION "{login}"', *steps, "SET SESSION AUTHORIZATION postgres")


ALARM = scanned(state="infected", found="Eicar")
CLEAN_BY_SERVICE = (SUPERUSER, (*as_login(SCAN, scanned()), OFFICIAL))
DUE = "SELECT api.scans_due('1', '', 500, true)"
BYTES = f"SELECT api.content_to_scan('{PAPER}')"


def attacks() -> Iterator[Attack]:
    yield from _declaring()
    yield from _lifting()
    yield from _reading()
    yield from _forging()


def _declaring() -> Iterator[Attack]:
    """Whoever is not asked to scan speaks for themselves only."""
    seen = as_login(CLERK, scanned())
    yield attack(
        "a clerk declares a document clean for everybody",
        (*seen, OFFICIAL),
        BLIND,
        CLEAN_BY_SERVICE,
        login=SUPERUSER,
    )
    kept = as_login(CLERK, keep(content_of("w-mine")), scanned())
    yield attack(
        "a clerk hands a document over again to declare it clean",
        (*kept, OFFICIAL),
        BLIND,
        CLEAN_BY_SERVICE,
        login=SUPERUSER,
    )
    room = ("eingang", (keep(content_of("w-mine")), scanned()))
    yield attack(
        "the mail room declares clean what it does not hand over",
        scanned(),
        "content.not_kept",
        room,
        login="eingang",
    )
    yield attack(
        "declares an unseen document clean",
        scanned(sha(content_of("w-new"))),
        "content.not_kept",
        (SCAN, scanned(sha(content_of("w-new")))),
    )
    yield attack(
        "declares a foreign document clean",
        scanned(FOREIGN),
        "content.not_kept",
        ("eingang", (keep(content_of("b-draft")), scanned(FOREIGN))),
    )
    yield attack(
        "scans a document of another unit",
        scanned(FOREIGN),
        "content.not_kept",
        (SCAN, scanned()),
        login=SCAN,
    )
    yield attack(
        "scans a notice of the office", scanned(NOTICE), "content.not_kept", (SCAN, scanned()), login=SCAN
    )
    for login in ("r.akten", "p.revision", "v.verwaltung", "versand", "e.texte"):
        yield attack("records a scan", scanned(), DENIED, (SCAN, scanned()), login=login)
    yield attack(
        "without account records a scan", scanned(), "person.unknown", (SCAN, scanned()), login="x.fremd"
    )
    yield attack(
        "without membership records a scan", scanned(), "content.not_kept", (SCAN, scanned()), login="x.ohne"
    )


def _lifting() -> Iterator[Attack]:
    """An alarm is lifted by the service alone; a failure takes nothing back."""
    infected = (
        f"SELECT 1 FROM office.scans WHERE sha256 = '{PAPER}' AND login = '{{}}' AND state <> 'infected'"
    )
    again = as_login("eingang", keep(content_of("w-mine")), ALARM, scanned())
    lifted = as_login(SCAN, ALARM, scanned())
    yield attack(
        "the mail room lifts its own alarm",
        (*again, infected.format("eingang")),
        BLIND,
        (SUPERUSER, (*lifted, infected.format(SCAN))),
        login=SUPERUSER,
    )
    over = (*as_login(SCAN, ALARM), *as_login("eingang", keep(content_of("w-mine")), scanned()))
    official = f"SELECT 1 FROM office.scans WHERE sha256 = '{PAPER}' AND login = 'eingang' AND official"
    alone = (*as_login("eingang", keep(content_of("w-mine")), scanned()), official)
    yield attack(
        "the mail room overrules the alarm of the service",
        (*over, official),
        BLIND,
        (SUPERUSER, alone),
        login=SUPERUSER,
    )
    failing = as_login(SCAN, ALARM, scanned(state="failed", found="malware.too_slow"))
    yield attack(
        "a failure takes an alarm back",
        (*failing, infected.format(SCAN)),
        BLIND,
        (SUPERUSER, (*lifted, infected.format(SCAN))),
        login=SUPERUSER,
    )
    gone = f"DELETE FROM office.scans WHERE sha256 = '{PAPER}'"
    yield attack(
        "deletes an alarm",
        (*as_login(SCAN, ALARM), gone),
        "record.immutable",
        (SUPERUSER, f"EXPLAIN {gone}"),
        login=SUPERUSER,
    )
    unheard = "SELECT 1 FROM audit.journal WHERE chain = 'w-mine' AND entry LIKE '%\"kind\":\"scanned\"%'"
    yield attack(
        "a clean scan fills the journal",
        (*as_login(SCAN, scanned()), unheard),
        BLIND,
        (SUPERUSER, (*as_login(SCAN, ALARM), unheard)),
        login=SUPERUSER,
    )


def _reading() -> Iterator[Attack]:
    for login in (CLERK, "k.vogt", "eingang", "p.revision", "versand"):
        yield attack("fetches a content as the scanner does", BYTES, DENIED, (SCAN, BYTES), login=login)
        yield attack("asks what is to be scanned", DUE, DENIED, (SCAN, DUE), login=login)
    for what, sql in (("fetches a content as the scanner does", BYTES), ("asks what is to be scanned", DUE)):
        yield attack(f"without membership {what}", sql, "person.not_entitled", (SCAN, sql), login="x.ohne")
        yield attack(f"without account {what}", sql, "person.unknown", (SCAN, sql), login="x.fremd")
    for what, found in (("of another unit", FOREIGN), ("that is a notice", NOTICE)):
        sql = f"SELECT api.content_to_scan('{found}')"
        yield attack(f"fetches a content {what}", sql, BLIND, (SCAN, BYTES), login=SCAN)
    yield attack(
        "reads the scans past the function", "SELECT found FROM office.scans", DENIED, (SUPERUSER, "SELECT 1")
    )
    case = "SELECT api.case_content('w-mine')"
    yield attack("reads a case", case, DENIED, (CLERK, case), login=SCAN)
    listed = "SELECT id FROM office.cases"
    yield attack("sees cases", listed, DENIED, (CLERK, listed), login=SCAN)
    scans = "SELECT jsonb_typeof(api.scans_of('b-draft'))"
    yield attack("reads the scans of a foreign case", scans, "case.unknown", ("t.wagner", scans))


def _forging() -> Iterator[Attack]:
    good = (SCAN, scanned())
    for name, sql in (
        ("scans with an unknown result", scanned(state="fine")),
        ("finds malware in what is clean", scanned(found="Eicar")),
        ("finds malware without a name", scanned(state="infected")),
        ("tells a novel of what was found", scanned(state="infected", found="x" * 201)),
        ("scans in the chain of a case", scanned(case="w-mine")),
        ("scans under another login", scanned(login="eingang")),
    ):
        yield attack(name, sql, "fact.malformed", good, login=SCAN)
