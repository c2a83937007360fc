"""Attempts to act where one may not: foreign cases, other functions, unlawful moves."""

from __future__ import annotations

from collections.abc import Iterator

from .ground import (
    approved,
    begun,
    call,
    claimed,
    content_of,
    keep,
    note,
    pdf_of,
    received,
    saved,
    submitted,
)
from .table import BLIND, CLERK, DENIED, Attack, attack

W_DRAFT, VOGT, DOUBLE = "w-draft", "k.vogt", "a.becker2"


def _move(kind: str, case: str, version: int, state: str, **more: object) -> str:
    return call(kind, case=case, seen_version=version, state=state, **more)


def attacks() -> Iterator[Attack]:
    yield from _foreign_cases()
    yield from _wrong_function()
    yield from _half_entitled()
    yield from _left_behind()
    yield from _wrong_moves()


def _foreign_cases() -> Iterator[Attack]:
    acts = (
        ("claims", claimed("b-new", CLERK), claimed("w-new", CLERK)),
        (
            "assigns",
            _move("assigned", "b-draft", 3, "in_progress", clerk=CLERK),
            _move("assigned", W_DRAFT, 3, "in_progress", clerk=CLERK),
        ),
        (
            "releases",
            _move("released", "b-draft", 3, "in_progress"),
            _move("released", W_DRAFT, 3, "in_progress"),
        ),
        (
            "examines",
            _move("examined", "b-draft", 3, "in_progress", met=1, unsettled=0),
            _move("examined", W_DRAFT, 3, "in_progress", met=1, unsettled=0),
        ),
        (
            "judges",
            _move("judged", "b-draft", 3, "in_progress", check="c", finding="met", remark=""),
            _move("judged", W_DRAFT, 3, "in_progress", check="c", finding="met", remark=""),
        ),
        ("begins a draft", begun("b-new", "becker"), begun("w-mine", "becker")),
        ("writes a draft", saved("b-draft", 1), saved(W_DRAFT, 1)),
        (
            "submits",
            (keep(pdf_of("b-draft")), submitted("b-draft", "t.wagner")),
            (keep(pdf_of(W_DRAFT)), submitted(W_DRAFT, CLERK)),
        ),
        (
            "recalls",
            _move("recalled", "b-draft", 3, "in_progress", notice="n"),
            _move("recalled", "w-wait", 4, "in_progress", notice="n-w-wait"),
        ),
        ("notes", note("b-new"), note("w-new")),
    )
    for name, sql, control in acts:
        yield attack(f"{name} in a case of another unit", sql, "case.unknown", (CLERK, control))
    yield attack(
        "approves in another unit",
        approved("w-wait", "bauleitung"),
        "case.unknown",
        (VOGT, approved("w-wait", "vogt")),
        login="b.leitung",
    )
    reason = {"reason": "x"}
    yield attack(
        "discards in another unit",
        _move("discarded", "w-new", 1, "discarded", **reason),
        "case.unknown",
        (VOGT, _move("discarded", "w-new", 1, "discarded", **reason)),
        login="b.leitung",
    )
    yield attack(
        "returns in another unit",
        _move("returned", "w-wait", 4, "rework", notice="n-w-wait", remarks="x"),
        "case.unknown",
        (VOGT, _move("returned", "w-wait", 4, "rework", notice="n-w-wait", remarks="x")),
        login="b.leitung",
    )


def _wrong_function() -> Iterator[Attack]:
    """The right unit, but not the function for it."""
    approve, give_back = (
        approved("w-wait", "becker"),
        _move("returned", "w-wait", 4, "rework", notice="n-w-wait", remarks="x"),
    )
    route = _move(
        "rerouted",
        "w-new",
        1,
        "new",
        service="x",
        pack_version="1",
        procedure="p",
        unit="bauantrag",
        due_on=None,
        subject="s",
        reason="r",
    )
    discard = _move("discarded", "w-new", 1, "discarded", reason="r")
    for name, sql, control in (
        ("approves as a clerk", approve, (VOGT, approved("w-wait", "vogt"))),
        ("returns as a clerk", give_back, (VOGT, give_back)),
        ("reroutes as a clerk", route, (VOGT, route)),
        ("discards as a clerk", discard, (VOGT, discard)),
    ):
        yield attack(name, sql, DENIED, control)
    for login in ("r.akten", "eingang", "v.verwaltung", "p.revision", "e.texte"):
        yield attack(
            "claims a case", claimed("w-new", login), DENIED, (CLERK, claimed("w-new", CLERK)), login=login
        )
        yield attack(
            "approves a notice",
            approved("w-wait", login),
            DENIED,
            (VOGT, approved("w-wait", "vogt")),
            login=login,
        )
    yield attack(
        "writes a draft as records office",
        saved(W_DRAFT, 1),
        DENIED,
        (CLERK, saved(W_DRAFT, 1)),
        login="r.akten",
    )
    yield attack(
        "claims as a supervisor without being a clerk",
        claimed("w-new", DOUBLE),
        DENIED,
        (CLERK, claimed("w-new", CLERK)),
        login=DOUBLE,
    )


def _half_entitled() -> Iterator[Attack]:
    """The function is held, but in another unit than the one the case lies in, which may be read."""
    no = "person.not_entitled"
    yield attack(
        "claims where one only reads",
        claimed("w-new", "m.beide"),
        no,
        (CLERK, claimed("w-new", CLERK)),
        login="m.beide",
    )
    examine = _move("examined", W_DRAFT, 3, "in_progress", met=1, unsettled=0)
    yield attack("examines where one only reads", examine, no, (CLERK, examine), login="m.beide")
    yield attack(
        "writes where one only reads", saved(W_DRAFT, 1), no, (CLERK, saved(W_DRAFT, 1)), login="m.beide"
    )
    yield attack(
        "approves where one only works",
        approved("w-wait", "lbeide"),
        no,
        (VOGT, approved("w-wait", "vogt")),
        login="l.beide",
    )
    yield attack(
        "writes at a colleague's draft",
        saved(W_DRAFT, 1),
        "case.of_colleague",
        (CLERK, saved(W_DRAFT, 1)),
        login=VOGT,
    )


def _left_behind() -> Iterator[Attack]:
    """All roles of the server, but no membership any more, or no account at all."""
    post = ("eingang", (keep(content_of("x1")), received("x1", "wohngeld")))
    unit = call("unit_added", case="", unit="x", name="X")
    for name, sql, without, stranger, control in (
        ("lists cases", "SELECT id FROM office.cases", BLIND, BLIND, (CLERK, "SELECT id FROM office.cases")),
        (
            "claims",
            claimed("w-new", "x.ohne"),
            "case.unknown",
            "person.unknown",
            (CLERK, claimed("w-new", CLERK)),
        ),
        ("notes", note("w-new"), "case.unknown", "person.unknown", (CLERK, note("w-new"))),
        (
            "reads content",
            "SELECT api.case_content('w-mine')",
            "case.unknown",
            "person.unknown",
            (CLERK, "SELECT api.case_content('w-mine')"),
        ),
        ("searches", "SELECT api.search('{az}')", BLIND, BLIND, (CLERK, "SELECT api.search('{az}')")),
        ("takes in post", received("x1", "wohngeld"), "person.not_entitled", "person.unknown", post),
        (
            "draws numbers",
            "SELECT api.next_number('x')",
            "person.not_entitled",
            "person.unknown",
            ("eingang", "SELECT api.next_number('x')"),
        ),
        (
            "asks for arrivals",
            "SELECT api.case_of('z', 's-w-new')",
            "person.not_entitled",
            "person.unknown",
            ("eingang", "SELECT api.case_of('z', 's-w-new')"),
        ),
        ("founds a unit", unit, "person.not_entitled", "person.not_entitled", ("v.verwaltung", unit)),
        (
            "looks into quarantine",
            "SELECT id FROM office.quarantine",
            BLIND,
            BLIND,
            ("eingang", "SELECT id FROM office.quarantine"),
        ),
        (
            "reads the journal",
            "SELECT entry FROM audit.journal",
            BLIND,
            BLIND,
            ("p.revision", "SELECT entry FROM audit.journal"),
        ),
        (
            "reads the seals",
            "SELECT root FROM audit.seals",
            BLIND,
            BLIND,
            ("p.revision", "SELECT root FROM audit.seals"),
        ),
        (
            "compares records",
            "SELECT * FROM api.record_faults()",
            "person.not_entitled",
            "person.not_entitled",
            ("p.revision", "SELECT count(*) + 1 FROM api.record_faults()"),
        ),
        (
            "compares papers",
            "SELECT * FROM api.paper_faults()",
            "person.not_entitled",
            "person.not_entitled",
            ("p.revision", "SELECT count(*) + 1 FROM api.paper_faults()"),
        ),
        (
            "sees colleagues",
            "SELECT login FROM office.accounts WHERE login = 'k.vogt'",
            "through",
            BLIND,
            (CLERK, "SELECT login FROM office.accounts WHERE login = 'k.vogt'"),
        ),
        (
            "reads deliveries",
            "SELECT api.delivery('z', 's')",
            "through",
            "person.unknown",
            ("eingang", "SELECT 1"),
        ),
        (
            "begins an act",
            "SELECT api.begin_act('00000000-0000-4000-8000-000000000002')",
            "through",
            "person.unknown",
            (CLERK, "SELECT api.begin_act('00000000-0000-4000-8000-000000000002')"),
        ),
    ):
        if without != "through":
            yield attack(f"without membership {name}", sql, without, control, login="x.ohne")
        yield attack(f"without account {name}", sql, stranger, control, login="x.fremd")


def _wrong_moves() -> Iterator[Attack]:
    good = (CLERK, claimed("w-new", CLERK))
    yield attack(
        "jumps to approved by claiming", claimed("w-new", CLERK, state="approved"), "case.wrong_state", good
    )
    yield attack("stays new by claiming", claimed("w-new", CLERK, state="new"), "case.wrong_state", good)
    yield attack("skips versions", claimed("w-new", CLERK, seen_version=7), "case.changed_elsewhere", good)
    yield attack(
        "goes back in versions", claimed("w-mine", CLERK, seen_version=1), "case.changed_elsewhere", good
    )
    yield attack("invents a state", claimed("w-new", CLERK, state="paid"), "case.wrong_state", good)
    yield attack(
        "claims what is decided",
        claimed("w-done", CLERK, seen_version=5, state="approved"),
        "case.wrong_state",
        good,
    )
    yield attack(
        "takes a colleague's case",
        claimed("w-mine", VOGT, seen_version=2),
        "case.of_colleague",
        good,
        login=VOGT,
    )
    yield attack(
        "writes in a colleague's case",
        begun("w-mine", "vogt"),
        "case.of_colleague",
        (CLERK, begun("w-mine", "becker")),
        login=VOGT,
    )
    yield attack(
        "examines an unclaimed case",
        _move("examined", "w-new", 1, "checking", met=0, unsettled=0),
        "case.not_claimed",
        good,
    )
    yield attack(
        "assigns to a stranger",
        _move("assigned", W_DRAFT, 3, "in_progress", clerk="t.wagner"),
        "assignment.not_a_clerk_there",
        (CLERK, _move("assigned", W_DRAFT, 3, "in_progress", clerk=VOGT)),
    )
    yield attack(
        "submits without a draft",
        (keep(pdf_of("w-mine")), submitted("w-mine", CLERK, seen_version=2)),
        "case.wrong_state",
        (CLERK, (keep(pdf_of(W_DRAFT)), submitted(W_DRAFT, CLERK))),
    )
    yield attack(
        "submits twice",
        (keep(pdf_of("w-wait")), submitted("w-wait", CLERK, seen_version=4, notice="n2")),
        "case.wrong_state",
        (CLERK, (keep(pdf_of(W_DRAFT)), submitted(W_DRAFT, CLERK))),
    )
    yield attack(
        "edits what waits for approval", saved("w-wait", 1), "draft.locked", (CLERK, saved(W_DRAFT, 1))
    )
    yield attack("edits what is approved", saved("w-done", 1), "draft.locked", (CLERK, saved(W_DRAFT, 1)))
    yield attack(
        "writes without signing as editor",
        saved("w-mine"),
        "draft.locked",
        (CLERK, (begun("w-mine", "becker"), saved("w-mine"))),
    )
    yield attack(
        "overwrites a newer draft", saved(W_DRAFT, 0), "draft.changed_elsewhere", (CLERK, saved(W_DRAFT, 1))
    )
    yield attack(
        "recalls what is approved",
        _move("recalled", "w-done", 5, "in_progress", notice="n-w-done"),
        "case.wrong_state",
        (CLERK, _move("recalled", "w-wait", 4, "in_progress", notice="n-w-wait")),
    )
    empty = _move("returned", "w-wait", 4, "rework", notice="n-w-wait", remarks=" ")
    yield attack(
        "returns without a reason",
        empty,
        "approval.remarks_missing",
        (VOGT, empty.replace('" "', '"x"')),
        login=VOGT,
    )
    yield attack("writes an empty note", note("w-new", "  "), "note.empty", (CLERK, note("w-new")))
