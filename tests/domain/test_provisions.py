"""Ancillary provisions: what the pack proposes, what a clerk makes of it, and what follows for the notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain import automation, compose, provision
from clerk_app.domain.composition import Composition, Draft
from clerk_app.domain.notice import Heading, Paragraph
from clerk_app.domain.pack_part import BlockUse, TextBlock
from clerk_app.domain.provision import Mandatory, Provisions
from clerk_app.packs.structure import structural_faults

TODAY = date(2026, 11, 23)
RECEIVED = date(2026, 11, 9)
Composed = Callable[..., Composition]
UNTOUCHED = Provisions()
TYPED = {
    "vorschrift": "§ 12 FZV",
    "ausnahme_umfang": "Die Fahrt nach Gießen.",
    "geltungsbereich": "Wetteraukreis",
    "ermessen": "Es fährt nur eine Person.",
    "gebuehr_ausnahme": "50.00",
    "ausnahme_bis": "2026-12-31",
}
LIMIT, RESERVED, CONDITIONS = "ausnahme_ancillary", "ausnahme_widerruf", "ausnahme_ancillary_2"


@pytest.fixture
def exempted(pack_of, application, facts_of, is_holiday) -> Composed:
    """Composes an exemption from the rules on registration, where the law leaves discretion."""
    pack = pack_of["kfz_zulassung"]
    facts = facts_of("neuzulassung", RECEIVED, application("kfz_zulassung", "neuzulassung"))

    def composed(provisions=UNTOUCHED, texts=None, change=lambda pack: pack, **typed: str) -> Composition:
        draft = Draft("ausnahme", TYPED | typed, texts or {}, provisions)
        return compose.compose(change(pack), facts, draft, TODAY, is_holiday)

    return composed


def _standing(composed: Composition) -> list[tuple[int, str]]:
    return [(b.provision.number, b.id) for b in composed.blocks if b.provision]


def _codes(composed: Composition) -> list[tuple[str, str]]:
    return [(b.code, b.where) for b in composed.blockers if b.code.startswith("provision.")]


def _headings(composed: Composition) -> list[str]:
    return [part.text for part in composed.notice.parts if isinstance(part, Heading) and part.level == 2]


def test_untouched_the_notice_is_what_the_pack_proposes(exempted: Composed) -> None:
    composed = exempted()

    assert _standing(composed) == [(1, LIMIT)]
    assert "Befristung" in [part.text for part in composed.notice.parts if isinstance(part, Heading)]
    assert _headings(composed) == []
    assert b"provisions" not in compose.decision_hash_input(composed)


def test_the_catalogue_offers_what_the_pack_does_not_put_in_by_itself(exempted: Composed) -> None:
    offered = {one.id: one.kind for one in exempted().catalogue}

    assert offered == {RESERVED: "widerrufsvorbehalt", "ausnahme_weitere_auflagen": "auflagenvorbehalt"}


def test_a_provision_from_the_catalogue_stands_numbered_behind_the_others(exempted: Composed) -> None:
    composed = exempted(Provisions(added=(RESERVED,)))

    assert _standing(composed) == [(1, LIMIT), (2, RESERVED)]
    assert _headings(composed) == ["1. Befristung", "2. Widerrufsvorbehalt"]
    assert "wir behalten uns vor" in str(composed.notice.parts).casefold()


def test_all_provisions_stand_where_the_first_one_stands(exempted: Composed) -> None:
    parts = [b.part for b in exempted(Provisions(added=(RESERVED,)), auflagen="Langsam fahren.").blocks]

    first, last = parts.index("ancillary"), len(parts) - parts[::-1].index("ancillary")
    assert parts[first:last] == ["ancillary"] * 3
    assert parts[first - 1] == "operative"


def test_a_free_provision_names_its_kind_and_the_law_and_is_marked_free(exempted: Composed) -> None:
    provisions = provision.added(Provisions(), "frei_1", "bedingung")
    composed = exempted(provisions, {"frei_1": "Erst nach der Zahlung."})
    block = next(b for b in composed.blocks if b.id == "frei_1")

    assert (block.provenance, block.source) == ("frei", "§ 36 Abs. 2 Nr. 2 HVwVfG")
    assert _headings(composed)[-1] == "2. Bedingung"
    assert Paragraph("Erst nach der Zahlung.", "frei_1") in composed.notice.parts


def test_a_free_provision_without_words_holds_the_notice_back(exempted: Composed) -> None:
    empty = exempted(provision.added(Provisions(), "frei_1", "auflage"))
    written = exempted(provision.added(Provisions(), "frei_1", "auflage"), {"frei_1": "Langsam fahren."})

    assert _codes(empty) == [("provision.empty", "block:frei_1")]
    assert _codes(written) == []


def test_a_reference_follows_the_provision_wherever_it_moves(exempted: Composed) -> None:
    texts = {LIMIT: f"Solange ((nr_{RESERVED})) nicht greift, gilt die Genehmigung bis Jahresende."}
    behind = exempted(Provisions(added=(RESERVED,)), texts)
    before = exempted(Provisions(added=(RESERVED,), order=(RESERVED, LIMIT)), texts)

    assert "Solange Nr. 2 nicht" in str(behind.notice.parts)
    assert "Solange Nr. 1 nicht" in str(before.notice.parts)
    assert _codes(behind) == _codes(before) == []


def test_a_reference_to_nothing_holds_the_notice_back_once(exempted: Composed) -> None:
    composed = exempted(texts={LIMIT: f"Wie in ((nr_{RESERVED}))."})

    assert _codes(composed) == [("provision.reference", f"block:{LIMIT}")]
    assert "placeholder.unresolved" not in [blocker.code for blocker in composed.blockers]


@pytest.mark.parametrize(
    ("mandatory", "reason", "expected"),
    [
        (Mandatory.NO, "", []),
        (Mandatory.REASON, "", [("provision.reason_missing", f"provision:{LIMIT}")]),
        (Mandatory.REASON, "  ", [("provision.reason_missing", f"provision:{LIMIT}")]),
        (Mandatory.REASON, "Auf Dauer nötig.", []),
        (Mandatory.ALWAYS, "Auf Dauer nötig.", [("provision.mandatory", f"provision:{LIMIT}")]),
    ],
)
def test_what_may_be_left_out_is_for_the_pack_to_say(
    exempted: Composed, mandatory: Mandatory, reason: str, expected: list[tuple[str, str]]
) -> None:
    def change(pack):
        decisions = (
            replace(
                d, blocks=tuple(replace(u, mandatory=mandatory) if u.text == LIMIT else u for u in d.blocks)
            )
            for d in pack.decisions
        )
        return replace(pack, decisions=tuple(decisions))

    composed = exempted(Provisions(removed={LIMIT: reason}), change=change)

    assert _standing(composed) == []
    assert [(out.id, out.reason) for out in composed.left_out] == [(LIMIT, reason.strip())]
    assert _codes(composed) == expected


def test_the_real_pack_asks_why_a_time_limit_is_left_out(exempted: Composed) -> None:
    assert _codes(exempted(Provisions(removed={LIMIT: ""}))) == [
        ("provision.reason_missing", f"provision:{LIMIT}")
    ]


def test_departures_are_bound_with_the_data_and_their_reason_stays_in_the_office(exempted: Composed) -> None:
    composed = exempted(Provisions(added=(RESERVED,), removed={LIMIT: "Auf Dauer nötig."}))
    bound = compose.decision_hash_input(composed)

    assert "Auf Dauer nötig." in bound.decode()
    assert bound != compose.decision_hash_input(exempted(Provisions(added=(RESERVED,), removed={LIMIT: "x"})))
    assert "Auf Dauer nötig." not in str(composed.notice)


def test_a_provision_proposed_later_takes_its_place_behind_its_neighbour(exempted: Composed) -> None:
    laid = Provisions(added=(RESERVED,), order=(RESERVED, LIMIT))

    assert [id for _, id in _standing(exempted(laid))] == [RESERVED, LIMIT]
    later = exempted(laid, auflagen="Langsam fahren.")
    assert [id for _, id in _standing(later)] == [RESERVED, LIMIT, CONDITIONS]


def test_what_belongs_to_another_decision_waits_until_it_is_chosen_again(exempted: Composed) -> None:
    assert _standing(exempted(Provisions(added=("auflage_baulaerm",)))) == [(1, LIMIT)]


def test_without_any_proposal_the_first_provision_stands_behind_the_ruling(exempted: Composed) -> None:
    composed = exempted(Provisions(added=(RESERVED,)), ausnahme_bis="")
    parts = [block.part for block in composed.blocks]

    assert parts[:2] == ["operative", "ancillary"]


def test_a_machine_decides_nothing_in_which_a_person_put_a_provision(exempted: Composed, pack_of) -> None:
    decision = pack_of["kfz_zulassung"].decision("ausnahme")
    automatic = replace(decision, automatic="§ 35a HVwVfG", discretion=False)

    def reasons(composed: Composition) -> tuple[str, ...]:
        return automation.reasons_for_a_person(automatic, composed, ())

    assert "automation.own_wording" not in reasons(exempted())
    assert "automation.own_wording" in reasons(exempted(Provisions(added=(RESERVED,))))


def test_a_pack_may_point_at_its_own_provisions(exempted: Composed) -> None:
    def change(pack):
        blocks = tuple(
            replace(block, text=f"Siehe ((nr_{LIMIT})).") if id == CONDITIONS else block
            for id, block in pack.texts.items()
        )
        return replace(pack, texts=dict(zip(pack.texts, blocks, strict=True)))

    composed = exempted(change=change, auflagen="x")
    assert "Siehe Nr. 1." in str(composed.notice.parts)


ORDER = [
    (("a", "b", "c"), (), ("a", "b", "c")),
    (("a", "b", "c"), ("c", "a"), ("c", "a", "b")),
    (("a", "b", "c"), ("b",), ("a", "b", "c")),
    (("b", "c"), ("a", "c", "b"), ("c", "b")),
    (("n", "a", "b"), ("b", "a"), ("n", "b", "a")),
]


@pytest.mark.parametrize(("ids", "order", "expected"), ORDER)
def test_the_order_of_the_clerk_holds_and_newcomers_find_a_place(ids, order, expected) -> None:
    assert provision.ordered(Provisions(order=order), ids) == expected


def test_moving_stops_at_both_ends() -> None:
    untouched = Provisions()

    assert provision.moved(untouched, "a", -1, ("a", "b")) == untouched
    assert provision.moved(untouched, "a", 1, ("a", "b")).order == ("b", "a")
    assert provision.moved(untouched, "b", 1, ("a", "b")) == untouched


def test_the_id_of_a_free_provision_is_never_given_twice() -> None:
    left = provision.removed(provision.added(Provisions(), "frei_2", "auflage"), "frei_2", keep=False)

    assert provision.free_id(left, {"frei_2": "Noch da."}) == "frei_3"
    assert provision.free_id(Provisions(), {}) == "frei_1"


def test_two_versions_made_one_keep_what_either_put_in() -> None:
    mine = Provisions(added=("a",), removed={"x": "weil"}, order=("a", "x"))
    theirs = Provisions(added=("b", "a"), removed={"y": ""}, order=("b", "a"))

    assert provision.merged(mine, theirs) == Provisions(
        added=("a", "b"), removed={"x": "weil"}, order=("a", "x")
    )


def test_only_provisions_are_chosen_from_a_catalogue(pack_of) -> None:
    pack = pack_of["kfz_zulassung"]
    decision = pack.decision("ausnahme")
    text = TextBlock("frei_x", "", "reasons", "§ 1", "x", kind="auflage")
    use = BlockUse("frei_x", None, offered=True, mandatory=Mandatory.ALWAYS)
    spoiled = replace(decision, blocks=(*decision.blocks, use))
    broken = replace(
        pack,
        decisions=tuple(spoiled if d.id == "ausnahme" else d for d in pack.decisions),
        texts={**pack.texts, "frei_x": text},
    )

    said = "\n".join(message for _, message in structural_faults(broken))
    assert list(structural_faults(pack)) == []
    for expected in ("gehören zu „ancillary“", "kann nicht Pflicht sein", "nicht mit „frei_“ beginnen"):
        assert expected in said
