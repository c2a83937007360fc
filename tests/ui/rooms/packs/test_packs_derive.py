"""What the room of the service packs shows, by the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.services.pack_reading import (
    Amount,
    Flaw,
    PackEntry,
    PackName,
    Passage,
    Pen,
    Sample,
    Section,
    Standing,
)
from clerk_app.ui.rooms.packs.derive import derive, found_in, likeliest
from clerk_app.ui.rooms.packs.state import Inputs, Leaf
from clerk_app.ui.rooms.packs.words import euro

IN_FORCE = PackEntry(PackName("wohngeld", "2026-11", Standing.IN_FORCE), "Wohngeld", unconfirmed=3)
DRAFT = PackEntry(
    PackName("wohngeld", "2027-01", Standing.DRAFT), "Wohngeld", "2026-11", written_by=(Pen("L. Roth", "r"),)
)
WAITING = PackEntry(
    PackName("wohngeld", "2027-01", Standing.LAID_BEFORE), "Wohngeld", "2026-11", signed_by=("L. Roth",)
)
COSTS = Passage("a", Section.TEXTS, "Kosten", "Kosten fallen nicht an.", "§ 64 SGB X", "texts/kosten.md", 1)
HEAT = Passage(
    "b", Section.AMOUNTS, "Heizkosten", "", "§ 12 WoGG", "parameters_2025-01-01.toml", 33,
    amounts=(Amount(date(2025, 1, 1), "110.40", "§ 12 WoGG"),),
)  # fmt: skip
KNOWN = Inputs(
    editor=True,
    entries=(IN_FORCE,),
    loaded=True,
    passages=(COSTS, HEAT),
    flaws=(),
    changes=("Text „kosten“: neu",),
    usage={("wohngeld", "2026-11"): 4},
)


def opened(entry: PackEntry, **changes: object) -> Inputs:
    known = replace(KNOWN, entries=(IN_FORCE, entry), opened=entry.name)
    return replace(known, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "may"),
    [
        (replace(KNOWN, opened=IN_FORCE.name), {"may_begin"}),
        (replace(KNOWN, opened=IN_FORCE.name, editor=False), set()),
        (replace(KNOWN, opened=IN_FORCE.name, entries=(IN_FORCE, DRAFT)), set()),
        (opened(DRAFT), {"may_lay_before", "may_discard"}),
        (opened(DRAFT, flaws=None), {"may_discard"}),
        (opened(DRAFT, flaws=(Flaw("pack.toml", 1, "x"),)), {"may_discard"}),
        (opened(DRAFT, changes=()), {"may_discard"}),
        (opened(DRAFT, changes=("Paket, version: 2026-11 → 2027-01",)), {"may_discard"}),
        (opened(DRAFT, editor=False), set()),
        (opened(WAITING), {"may_release"}),
        (opened(WAITING, flaws=None), set()),
        (opened(WAITING, editor=False), set()),
    ],
)
def test_the_next_step_is_offered_where_it_can_be_taken(known: Inputs, may: set[str]) -> None:
    head = derive(known).head
    assert head is not None
    names = ("may_begin", "may_lay_before", "may_release", "may_discard")
    assert {name for name in names if getattr(head, name)} == may


def test_only_an_editor_writes_and_only_at_a_draft() -> None:
    assert derive(opened(DRAFT)).writable
    assert not derive(opened(DRAFT, editor=False)).writable
    assert not derive(replace(KNOWN, opened=IN_FORCE.name)).writable


def test_the_head_says_on_what_it_rests_and_who_stands_for_it() -> None:
    head = derive(opened(DRAFT)).head
    assert head is not None
    assert head.about == "auf Grundlage von 2026-11 · geschrieben von L. Roth · 0 offene Punkte"
    released = derive(replace(KNOWN, opened=IN_FORCE.name)).head
    assert released is not None
    assert released.about == "mit dem Programm geliefert · 3 offene Punkte · 4 laufende Vorgänge"


def test_cases_are_counted_where_cases_can_hold_to_it() -> None:
    lines = derive(replace(KNOWN, entries=(WAITING, DRAFT, IN_FORCE))).lines
    assert [(line.points, line.cases) for line in lines] == [(None, None), (0, None), (3, 4)]


def test_a_section_shows_its_own_passages_and_a_search_all_of_them() -> None:
    known = replace(KNOWN, opened=IN_FORCE.name)
    assert derive(known).passages == (COSTS,)
    assert derive(replace(known, section=Section.AMOUNTS)).passages == (HEAT,)
    assert derive(replace(known, search="§")).passages == (COSTS, HEAT)
    assert derive(replace(known, search="§")).section == ""
    assert [text for _, text in derive(known).sections] == ["Texte 1", "Beträge 1"]


@pytest.mark.parametrize(
    ("words", "hits"),
    [("kosten", "ab"), ("KOSTEN sgb", "a"), ("110.40", "b"), ("fällt", ""), ("heiz § 12", "b")],
)
def test_every_word_counts_wherever_it_stands(words: str, hits: str) -> None:
    assert "".join(passage.id for passage in (COSTS, HEAT) if found_in(passage, words)) == hits


def test_released_versions_need_no_look_for_flaws() -> None:
    assert [id for id, _ in derive(replace(KNOWN, opened=IN_FORCE.name)).leaves] == [Leaf.PASSAGE]
    assert [text for _, text in derive(opened(DRAFT, flaws=None)).leaves] == [
        "Inhalt", "Änderungen 1", "Mängel …",
    ]  # fmt: skip


def test_examples_that_show_the_text_come_first() -> None:
    passage = replace(COSTS, confirmed_as="wohngeld.kosten")
    one, other = Sample("1", "Eins"), Sample("2", "Zwei", frozenset({"kosten"}))
    assert likeliest((one, other), passage) == (other, one)
    assert likeliest((one, other), None) == (one, other)


def test_trouble_and_waiting_are_said_in_words() -> None:
    assert derive(Inputs()).empty == ("package", "Die Dienstpakete werden gelesen …", "")
    assert derive(Inputs(loaded=True, trouble="weil")).empty == (
        "unplug", "Die Dienstpakete konnten nicht gelesen werden", "weil",
    )  # fmt: skip
    assert derive(replace(KNOWN, filter="gibt es nicht")).empty is not None


def test_amounts_are_read_with_a_comma() -> None:
    assert euro("33.20 bis 1256.00; 0.5; 12") == "33,20 bis 1256,00; 0,5; 12"
