"""Attempts with forged facts: other names, other bytes, one pair of eyes, rights for oneself."""

from __future__ import annotations

from collections.abc import Iterator

from .ground import (
    approved,
    begun,
    call,
    claimed,
    content_of,
    keep,
    pdf_of,
    quarantined,
    received,
    sha,
    submitted,
)
from .table import BLIND, CLERK, DENIED, Attack, attack

W_DRAFT, VOGT, DOUBLE = "w-draft", "k.vogt", "a.becker2"
OWN = b"%PDF von anderer Hand"


def attacks() -> Iterator[Attack]:
    yield from _forged()
    yield from _added_papers()
    yield from _own_eyes()
    yield from _intake()
    yield from _administration()
    yield from _refusals()


def _forged() -> Iterator[Attack]:
    good = (CLERK, claimed("w-new", CLERK))
    yield attack("claims in a colleague's name", claimed("w-new", VOGT), "fact.forged", good)
    yield attack(
        "begins a draft in another person's name",
        begun("w-mine", "vogt"),
        "fact.forged",
        (CLERK, begun("w-mine", "becker")),
    )
    fine = (CLERK, (keep(pdf_of(W_DRAFT)), submitted(W_DRAFT, CLERK)))
    for name, changes in (
        ("another author", {"author": VOGT}),
        ("another outcome", {"outcome": "ablehnung"}),
        ("another pack version", {"pack_version": "2099-01"}),
        ("a hash that is not of the data", {"data_sha256": "0" * 64}),
    ):
        yield attack(
            f"submits with {name}",
            (keep(pdf_of(W_DRAFT)), submitted(W_DRAFT, CLERK, **changes)),
            "fact.forged",
            fine,
        )
    yield attack("submits bytes never handed over", submitted(W_DRAFT, CLERK), "content.not_kept", fine)
    foreign = submitted(W_DRAFT, CLERK, pdf_sha256=sha(content_of("b-draft")))
    yield attack("adopts a foreign document by its hash", foreign, "content.not_kept", fine)
    for name, sql in (
        (
            "an extra field",
            call("claimed", case="w-new", seen_version=1, state="checking", clerk=CLERK, at="2020"),
        ),
        ("a missing field", call("claimed", case="w-new", seen_version=1, state="checking")),
        ("a number for a word", call("claimed", case="w-new", seen_version=1, state="checking", clerk=7)),
        (
            "a word for a number",
            call("claimed", case="w-new", seen_version="1", state="checking", clerk=CLERK),
        ),
        ("an object for a word", call("claimed", case="w-new", seen_version=1, state={"a": 1}, clerk=CLERK)),
        ("nothing at all", "SELECT api.claimed(NULL)"),
        ("a list", "SELECT api.claimed('[]')"),
        ("an actor of its own", call("noted", case="w-new", note="", record=True, text="x", actor=VOGT)),
    ):
        yield attack(f"hands over {name}", sql, "fact.malformed", good)
    act = "SELECT api.begin_act('00000000-0000-4000-8000-000000000001')"
    yield attack("sends an act twice", (act, act), "act.done", (CLERK, act))


def _added_papers() -> Iterator[Attack]:
    paper = b"Nachweis"
    good = (CLERK, (keep(paper), _added("w-new", sha(paper))))
    foreign = sha(content_of("b-draft"))
    yield attack(
        "lays down a foreign document by its hash", _added("w-new", foreign), "content.not_kept", good
    )
    yield attack(
        "lays a document into a foreign case",
        (keep(paper), _added("b-new", sha(paper))),
        "case.unknown",
        good,
    )
    yield attack(
        "lays down another document than is told",
        (keep(paper), _added("w-new", sha(paper), told="0" * 64)),
        "fact.malformed",
        good,
    )


def _added(case: str, sha256: str, told: str = "") -> str:
    document = {"id": "d-laid", "name": "n", "mime_type": "text/plain", "detected_type": "text/plain"}
    document |= {"purpose": "attachment", "description": "", "size": 8, "sha256": sha256}
    whence = {"channel": "mail", "received_on": "2026-11-02"}
    return call("document_added", case=case, sha256=told or sha256, document=document, **whence)


def _own_eyes() -> Iterator[Attack]:
    good = (VOGT, approved("w-wait", "vogt"))
    yield attack("approves own notice", approved("w-vogt", "vogt"), "approval.own_work", good, login=VOGT)
    yield attack(
        "approves with a second login", approved("w-wait", "becker"), "approval.own_work", good, login=DOUBLE
    )
    yield attack(
        "approves what they went on writing",
        approved("w-both", "vogt", seen_version=6),
        "approval.own_work",
        good,
        login=VOGT,
    )
    yield attack(
        "approves what they only began",
        approved("w-both", "becker", seen_version=6),
        "approval.own_work",
        good,
        login=DOUBLE,
    )
    yield attack(
        "approves as somebody else", approved("w-vogt", "bauleitung"), "fact.forged", good, login=VOGT
    )
    yield attack("approves as nobody", approved("w-vogt", ""), "fact.forged", good, login=VOGT)
    yield attack(
        "approves as a single seat",
        approved("w-wait", "vogt", single_seat=True),
        "fact.forged",
        good,
        login=VOGT,
    )
    for name, changes in (
        ("other bytes", {"pdf_sha256": "0" * 64}),
        ("other data", {"data_sha256": "0" * 64}),
        ("another pack version", {"pack_version": "2099-01"}),
        ("another notice", {"notice": "n-w-done"}),
    ):
        yield attack(
            f"approves {name}",
            approved("w-wait", "vogt", **changes),
            "approval.other_notice",
            good,
            login=VOGT,
        )
    yield attack(
        "approves twice", approved("w-done", "vogt", seen_version=5), "case.wrong_state", good, login=VOGT
    )
    yield attack(
        "approves own bytes laid down in a colleague's name",
        (*_laid_down(), approved(W_DRAFT, "vogt", seen_version=5, pdf_sha256=sha(OWN))),
        "fact.forged",
        (VOGT, _laid_down(begun(W_DRAFT, "vogt", seen_version=4))),
        login=VOGT,
    )
    yield attack(
        "approves own bytes after signing for them",
        (
            *_laid_down(begun(W_DRAFT, "vogt", seen_version=4)),
            approved(W_DRAFT, "vogt", seen_version=6, pdf_sha256=sha(OWN)),
        ),
        "approval.own_work",
        good,
        login=VOGT,
    )
    late = approved("w-wait", "vogt")
    again = ("SET LOCAL search_path = office", late, approved("w-wait", "vogt", seen_version=5))
    yield attack("approves twice in one go", again, "case.wrong_state", good, login=VOGT)


def _laid_down(*signed: str) -> tuple[str, ...]:
    """K. Vogt takes a colleague's draft over and lays down bytes of her own under the colleague's name."""
    taken = call("assigned", case=W_DRAFT, seen_version=3, state="in_progress", clerk=VOGT)
    forged = submitted(W_DRAFT, CLERK, seen_version=4 + len(signed), pdf_sha256=sha(OWN))
    return (taken, *signed, keep(OWN), forged)


def _intake() -> Iterator[Attack]:
    fine = ("eingang", (keep(content_of("x1")), received("x1", "wohngeld")))
    kept = keep(content_of("x1"))
    for name, sql, by in (
        (
            "a submission twice",
            (kept, received("x1", "wohngeld", submission_id="s-w-new")),
            "submission.known",
        ),
        (
            "a case twice",
            (kept, keep(content_of("w-new")), received("w-new", "wohngeld", submission_id="s9")),
            "23505",
        ),
        ("a foreign file number", (kept, received("x1", "wohngeld", file_reference="AZ b-new")), "23505"),
        ("a case of an unknown unit", (kept, received("x1", "nirgends")), "23503"),
        ("documents never handed over", received("x1", "wohngeld"), "content.not_kept"),
        (
            "what a colleague handed over",
            (kept, received("x1", "wohngeld", data_sha256=sha(pdf_of("w-both")))),
            "content.not_kept",
        ),
        (
            "a foreign document by its hash",
            (kept, received("x1", "wohngeld", data_sha256=sha(content_of("b-new")))),
            "content.not_kept",
        ),
    ):
        yield attack(f"takes in {name}", sql, by, fine, login="eingang")
    yield attack(
        "turns something away from nowhere",
        quarantined("q", environment="X"),
        "fact.malformed",
        ("eingang", quarantined("q")),
        login="eingang",
    )
    yield attack(
        "hides a fact of a case in quarantine",
        quarantined("q", case="w-new"),
        "fact.malformed",
        ("eingang", quarantined("q")),
        login="eingang",
    )


def _administration() -> Iterator[Attack]:
    def member(login: str, person: str, role: str) -> str:
        return call("member_added", case="", login=login, person=person, unit="wohngeld", role=role, name="N")

    admin = "v.verwaltung"
    fine = (admin, member("t.wagner", "wagner", "clerk"))
    yield attack(
        "gives oneself a function",
        member(admin, "verwaltung", "clerk"),
        "person.own_rights",
        fine,
        login=admin,
    )
    yield attack(
        "gives a second login of oneself a function",
        member("neu", "verwaltung", "clerk"),
        "person.own_rights",
        fine,
        login=admin,
    )
    yield attack(
        "makes another administrator",
        member("t.wagner", "wagner", "administrator"),
        "person.not_entitled",
        fine,
        login=admin,
    )
    yield attack(
        "makes an auditor", member("t.wagner", "wagner", "auditor"), "person.not_entitled", fine, login=admin
    )
    yield attack("invents a login", member("neu", "neu", "clerk"), "person.no_login", fine, login=admin)
    yield attack(
        "gives a login to another person",
        member("t.wagner", "becker", "clerk"),
        "person.other",
        fine,
        login=admin,
    )
    yield attack(
        "invents a function", member("t.wagner", "wagner", "koenig"), "unit.unknown", fine, login=admin
    )
    yield attack(
        "hides a grant in a case",
        member("t.wagner", "wagner", "clerk").replace('"case": ""', '"case": "w-new"'),
        "person.own_rights",
        fine,
        login=admin,
    )
    for login in (CLERK, VOGT, "p.revision"):
        yield attack("gives functions", member("t.wagner", "wagner", "clerk"), DENIED, fine, login=login)
        yield attack(
            "closes an account",
            call("account_closed", case="", login="t.wagner"),
            DENIED,
            (admin, call("account_closed", case="", login="t.wagner")),
            login=login,
        )
    yield attack(
        "founds a unit",
        call("unit_added", case="", unit="x", name="X"),
        DENIED,
        (admin, call("unit_added", case="", unit="x", name="X")),
    )
    yield attack(
        "withdraws a colleague",
        call("member_removed", case="", login=VOGT, unit="wohngeld", role="supervisor"),
        DENIED,
        (admin, call("member_removed", case="", login=VOGT, unit="wohngeld", role="supervisor")),
    )
    yield attack("seals the journal", "SELECT audit.seal()", DENIED, ("p.revision", "SELECT audit.seal()"))


def refused(case: str = "w-mine", code: str = "case.unknown", **told: object) -> str:
    return call("turned_down", case=case, code=code, told=told)


def _refusals() -> Iterator[Attack]:
    """Refusals are written down by whoever was turned down, and by nobody else and with nothing else."""
    fine = (CLERK, refused(state="new"))
    for name, sql in (
        ("words of one's own", refused(state="Herr Öztürk ist ein Betrüger")),
        ("blanks of one's own", refused(applicant="oeztuerk")),
        ("a sentence for a code", refused(code="Das war der Chef")),
        ("a long code", refused(code="a" * 65)),
        ("an object among the blanks", refused(state={"a": "b"})),
        ("another actor", call("turned_down", case="", code="case.unknown", told={}, actor=VOGT)),
    ):
        yield attack(f"writes {name} into a refusal", sql, "fact.malformed", fine)
    yield attack("without account writes a refusal", refused(), "person.unknown", fine, login="x.fremd")
    yield attack(
        "reads how often others were turned down", "SELECT count FROM office.witnessed", DENIED, fine
    )
    flood = f"{refused()} FROM generate_series(1, 61)"
    seen = (
        "SELECT 1 FROM jsonb_array_elements(api.case_content('w-mine') -> 'journal') e"
        " WHERE e ->> 'entry' LIKE '%turned_down%' OFFSET "
    )
    yield attack("floods a case with refusals", (flood, seen + "60"), BLIND, (CLERK, (flood, seen + "59")))
