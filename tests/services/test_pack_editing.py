"""A pack is written anew by one person and released by another; old cases keep what they began with."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.fee import fee
from clerk_app.opening.office import OpenOffice
from clerk_app.opening.paths import Shipped
from clerk_app.packs.loader import load_pack
from clerk_app.services import casefile, pack_editing
from clerk_app.services.auditing import Wanted
from clerk_app.services.office import Office
from clerk_app.services.pack_reading import NewAmount, PackName, Section, Standing
from tests.office_kit import practice_office, receive
from tests.packs_kit import AUTHOR, READER, SECOND, at_the_desk, blank, in_force, key_of, passage

RENT = "texts/kosten.md#kosten"
CARD = "fees.toml#fee.202.5"
TITLE = "fees.toml#fee.45 Nr.2b"
NEXT = "2027-01"
UNSOURCED = (Section.DECISIONS, Section.SOURCES, Section.EXAMPLES)
NEW = NewAmount(date(2027, 1, 1), Decimal("27"), Decimal("27"), "BGBl. 2026 I Nr. 400")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenOffice]:
    with practice_office(tmp_path / "amt") as office:
        yield office


@pytest.fixture
def author(opened: OpenOffice) -> Office:
    return at_the_desk(opened, AUTHOR)


@pytest.fixture
def second(opened: OpenOffice) -> Office:
    return at_the_desk(opened, SECOND)


@pytest.fixture
def draft(opened: OpenOffice, author: Office) -> PackName:
    return pack_editing.begin(author, opened.workshop, "fahrerlaubnis", NEXT)


def folder_of(opened: OpenOffice, service: str) -> Path:
    return opened.workshop.places.drafts / service


def refused(act: object, *args: object) -> str:
    with pytest.raises((ClerkError, OutsideError)) as refusal:
        act(*args)  # type: ignore[operator]
    return str(refusal.value.code)


# ---- Reading ----


@pytest.mark.parametrize("service", [folder.parent.name for folder in Shipped().packs.glob("*/pack.toml")])
def test_every_passage_says_where_it_stands_and_by_which_law(opened: OpenOffice, service: str):
    found = opened.workshop.passages(in_force(opened, service))
    assert len({one.id for one in found}) == len(found)
    assert {one.section for one in found} >= {Section.TEXTS, Section.PERIODS, Section.CHECKS, Section.SOURCES}
    for one in found:
        lines = (Shipped().packs / service / one.file).read_text("utf-8").splitlines()
        assert 1 <= one.line <= len(lines)
        assert one.source or one.section in UNSOURCED, one.id
    assert not any(one.blanks for one in found)


def test_open_points_are_counted_as_the_settings_count_them(opened: OpenOffice):
    entries = {e.name.service: e for e in opened.workshop.entries(frozenset())}
    confirmed = {e.name.service: e for e in opened.workshop.entries(frozenset({"wohngeld.widerspruch"}))}
    assert entries["wohngeld"].unconfirmed == confirmed["wohngeld"].unconfirmed + 1
    assert entries["wohngeld"].amounts_since == date(2025, 1, 1)


def test_how_many_running_cases_hold_to_a_version_is_a_figure_for_everybody(opened: OpenOffice):
    receive(opened, "fahrerlaubnis", "umtausch")
    name = in_force(opened, "fahrerlaubnis")
    assert pack_editing.usage(at_the_desk(opened, AUTHOR)) == {("fahrerlaubnis", name.version): 1}


# ---- Writing ----


def test_a_text_is_written_anew_and_nothing_else_moves(opened: OpenOffice, author: Office, draft: PackName):
    found = passage(opened, draft, "texts/umtausch_gebuehr.md#umtausch_gebuehr")
    before = (folder_of(opened, "fahrerlaubnis") / found.file).read_text("utf-8")
    pack_editing.write(author, opened.workshop, draft, blank(found, "text"), "Neu: ((gebuehr)).")
    after = (folder_of(opened, "fahrerlaubnis") / found.file).read_text("utf-8")
    assert after == f"{before.partition(chr(10) * 2)[0]}\n\nNeu: ((gebuehr)).\n"
    assert [c for c in opened.workshop.changes(draft) if "umtausch_gebuehr" in c]


def test_a_text_inside_a_decision_keeps_its_file_and_comments(
    opened: OpenOffice, author: Office, draft: PackName
):
    found = next(p for p in opened.workshop.passages(draft) if p.file.startswith("decisions/20_"))
    path = folder_of(opened, "fahrerlaubnis") / found.file
    before = path.read_text("utf-8").splitlines()
    pack_editing.write(
        author, opened.workshop, draft, blank(found, "text"), 'Mit "Zeichen" \\ und\n\nAbsatz.'
    )
    after = path.read_text("utf-8").splitlines()
    assert [line for line in before if line.startswith("#")] == [
        line for line in after if line.startswith("#")
    ]
    again = passage(opened, draft, found.id)
    assert again.text == 'Mit "Zeichen" \\ und\n\nAbsatz.'


def test_a_fault_is_named_with_file_and_line(opened: OpenOffice, author: Office, draft: PackName):
    found = passage(opened, draft, "texts/umtausch_gebuehr.md#umtausch_gebuehr")
    pack_editing.write(author, opened.workshop, draft, blank(found, "text"), "((gibt_es_nicht))")
    flaws = opened.workshop.flaws(draft)
    assert flaws
    assert any("gibt_es_nicht" in flaw.message for flaw in flaws)


def test_a_new_amount_stands_beside_the_old_ones(opened: OpenOffice, author: Office, draft: PackName):
    found = passage(opened, draft, CARD)
    pack_editing.add_amount(author, opened.workshop, draft, found, NEW)
    pack = load_pack(folder_of(opened, "fahrerlaubnis"))
    assert fee(pack, "202.5", date(2026, 12, 31)).amount == Decimal("25.50")
    assert fee(pack, "202.5", date(2027, 1, 1)).amount == Decimal("27")
    assert passage(opened, draft, CARD).amounts[0].since == NEW.since
    assert opened.workshop.flaws(draft) == ()


def test_minors_never_go_on_paying_what_held_before(opened: OpenOffice, author: Office):
    draft = pack_editing.begin(author, opened.workshop, "aufenthaltstitel", NEXT)
    found = passage(opened, draft, TITLE)
    assert (
        refused(pack_editing.add_amount, author, opened.workshop, draft, found, NEW) == "pack.minor_missing"
    )
    new = replace(NEW, minor=Decimal("13.50"))
    pack_editing.add_amount(author, opened.workshop, draft, found, new)
    pack = load_pack(folder_of(opened, "aufenthaltstitel"))
    assert fee(pack, "45 Nr.2b", date(2026, 12, 31), minor=True).amount == Decimal("46.50")
    assert fee(pack, "45 Nr.2b", date(2027, 1, 1), minor=True).amount == Decimal("13.50")
    assert passage(opened, draft, TITLE).amounts[0].minor == "13.50"
    assert opened.workshop.flaws(draft) == ()


def test_where_the_law_grants_minors_nothing_less_nothing_is_written(
    opened: OpenOffice, author: Office, draft: PackName
):
    new, found = replace(NEW, minor=Decimal("1")), passage(opened, draft, CARD)
    assert (
        refused(pack_editing.add_amount, author, opened.workshop, draft, found, new) == "pack.minor_unknown"
    )


def test_a_day_only_the_draft_knows_may_be_corrected(opened: OpenOffice, author: Office, draft: PackName):
    for amount in ("27", "28"):
        new = NewAmount(NEW.since, Decimal(amount), Decimal(amount), NEW.source)
        pack_editing.add_amount(author, opened.workshop, draft, passage(opened, draft, CARD), new)
    told = passage(opened, draft, CARD).amounts
    assert [one.text for one in told if one.since == NEW.since] == ["28.00"]


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        (NewAmount(date(2026, 1, 1), NEW.least, NEW.most, "x"), "pack.amount_not_later"),
        (NewAmount(NEW.since, NEW.least, NEW.most, " "), "pack.source_missing"),
    ],
)
def test_no_amount_of_the_released_version_is_overwritten(
    opened: OpenOffice, author: Office, draft: PackName, amount: NewAmount, code: str
):
    found = passage(opened, draft, CARD)
    assert refused(pack_editing.add_amount, author, opened.workshop, draft, found, amount) == code


def test_amounts_of_a_law_from_a_new_day_are_a_new_file(opened: OpenOffice, author: Office):
    draft = pack_editing.begin(author, opened.workshop, "wohngeld", NEXT)
    pack_editing.begin_parameters(author, opened.workshop, draft, date(2027, 1, 1), "Verordnung X")
    old = passage(opened, draft, "parameters_2025-01-01.toml#heating")
    assert old.blanks == ()
    new = passage(opened, draft, "parameters_2027-01-01.toml#heating")
    pack_editing.write(
        author, opened.workshop, draft, blank(new, "amounts"), "120,00; 150; 180; 210; 240; 30"
    )
    pack = load_pack(folder_of(opened, "wohngeld"))
    assert [p.valid_from for p in pack.wohngeld] == [date(2023, 1, 1), date(2025, 1, 1), date(2027, 1, 1)]
    assert pack.wohngeld[1].heating.values[0] == Decimal("110.4")
    assert pack.wohngeld[2].heating.values[0] == Decimal("120")
    act = pack_editing.write
    assert refused(act, author, opened.workshop, draft, blank(new, "amounts"), "1; 2") == "pack.other_count"
    assert refused(act, author, opened.workshop, draft, blank(new, "amounts"), "x;2;3;4;5;6") == (
        "pack.not_an_amount"
    )


def test_an_editor_alone_writes(opened: OpenOffice):
    reader = at_the_desk(opened, READER)
    assert refused(pack_editing.begin, reader, opened.workshop, "wohngeld", NEXT) == "person.not_entitled"


@pytest.mark.parametrize("version", ["2026-11.3", "2025-01", "", "../x"])
def test_a_draft_follows_the_version_in_force(opened: OpenOffice, author: Office, version: str):
    assert refused(pack_editing.begin, author, opened.workshop, "wohngeld", version) == "pack.not_newer"
    assert pack_editing.proposed_version(author, opened.workshop, "wohngeld") > "2026-11.3"


# ---- Releasing ----


def laid_before(opened: OpenOffice, author: Office, draft: PackName, tmp_path: Path) -> PackName:
    pack_editing.add_amount(author, opened.workshop, draft, passage(opened, draft, CARD), NEW)
    pack_editing.lay_before(author, opened.workshop, draft, key_of(opened, AUTHOR.name, tmp_path))
    return PackName(draft.service, draft.version, Standing.LAID_BEFORE)


def test_a_second_person_releases_for_new_cases_only(
    opened: OpenOffice, author: Office, second: Office, draft: PackName, tmp_path: Path
):
    old = receive(opened, "fahrerlaubnis", "umtausch", 1)
    waiting = laid_before(opened, author, draft, tmp_path)
    pack_editing.release(second, opened.workshop, waiting, key_of(opened, SECOND.name, tmp_path))
    new = receive(opened, "fahrerlaubnis", "umtausch", 2)
    becker = opened.as_person("a.becker")
    versions = [becker.reader.case(becker.actor, case).case.pack_version for case in (old, new)]
    assert versions == ["2026-11.3", NEXT]
    assert casefile.pack_of(becker, becker.reader.case(becker.actor, old).case) is not None
    entries = {(e.name.standing, e.name.version): e for e in opened.workshop.entries(frozenset())}
    assert entries[Standing.IN_FORCE, NEXT].signed_by == (AUTHOR.name, SECOND.name)
    assert (Standing.DRAFT, NEXT) not in entries
    assert pack_editing.usage(author)["fahrerlaubnis", "2026-11.3"] == 1


def test_the_release_stands_in_the_journal_of_the_office(
    opened: OpenOffice, author: Office, second: Office, draft: PackName, tmp_path: Path
):
    waiting = laid_before(opened, author, draft, tmp_path)
    pack_editing.release(second, opened.workshop, waiting, key_of(opened, SECOND.name, tmp_path))
    auditor = opened.as_person("r.hahn")
    row = auditor.reader.journal(auditor.actor, Wanted(kinds=frozenset({"pack_installed"}))).rows[0]
    assert (row.case, row.actor, row.facts["pack_version"]) == ("", SECOND.login, NEXT)
    assert row.facts["signed_by"] == [AUTHOR.name, SECOND.name]
    assert opened.reader.verify() == ()


def test_nobody_releases_their_own_work(opened: OpenOffice, author: Office, draft: PackName, tmp_path: Path):
    waiting = laid_before(opened, author, draft, tmp_path)
    key = tmp_path / f"{AUTHOR.name}.json"
    assert refused(pack_editing.release, author, opened.workshop, waiting, key) == "pack.own_work"
    assert in_force(opened, "fahrerlaubnis").version == "2026-11.3"


def test_whoever_wrote_along_does_not_release_either(
    opened: OpenOffice, author: Office, second: Office, draft: PackName, tmp_path: Path
):
    found = passage(opened, draft, "texts/umtausch_gebuehr.md#umtausch_gebuehr")
    pack_editing.write(second, opened.workshop, draft, blank(found, "law"), "Nr. 202.5 GebOSt")
    waiting = laid_before(opened, author, draft, tmp_path)
    key = key_of(opened, SECOND.name, tmp_path)
    assert refused(pack_editing.release, second, opened.workshop, waiting, key) == "pack.own_work"


def test_a_key_stands_for_its_person(
    opened: OpenOffice, author: Office, second: Office, draft: PackName, tmp_path: Path
):
    waiting = laid_before(opened, author, draft, tmp_path)
    borrowed = key_of(opened, "Rechtsamt", tmp_path)
    assert refused(pack_editing.release, second, opened.workshop, waiting, borrowed) == "pack.other_key"
    unknown = key_of(opened, SECOND.name, tmp_path, trusted=False)
    assert refused(pack_editing.release, second, opened.workshop, waiting, unknown) == "pack.key_unknown"
    assert refused(pack_editing.release, second, opened.workshop, waiting, None) == "pack.faulty"


def test_a_draft_with_a_fault_is_not_laid_before(
    opened: OpenOffice, author: Office, draft: PackName, tmp_path: Path
):
    found = passage(opened, draft, "texts/umtausch_gebuehr.md#umtausch_gebuehr")
    pack_editing.write(author, opened.workshop, draft, blank(found, "text"), "((gibt_es_nicht))")
    key = key_of(opened, AUTHOR.name, tmp_path)
    assert refused(pack_editing.lay_before, author, opened.workshop, draft, key) == "pack.faulty"


def test_a_signed_file_travels_to_another_desk(
    opened: OpenOffice, author: Office, second: Office, draft: PackName, tmp_path: Path
):
    laid_before(opened, author, draft, tmp_path)
    lying = folder_of(opened, "vorgelegt") / f"fahrerlaubnis-{NEXT}.zip"
    carried = tmp_path / "stick.zip"
    shutil.move(lying, carried)
    waiting = pack_editing.take_in(second, opened.workshop, carried)
    assert waiting == PackName("fahrerlaubnis", NEXT, Standing.LAID_BEFORE)
    assert opened.workshop.writers(waiting)[0].name == AUTHOR.name
    assert [c for c in opened.workshop.changes(waiting) if "202.5" in c]


def test_what_cannot_be_written_down_is_taken_back(
    opened: OpenOffice,
    author: Office,
    second: Office,
    draft: PackName,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    waiting = laid_before(opened, author, draft, tmp_path)
    key = key_of(opened, SECOND.name, tmp_path)
    monkeypatch.setattr("clerk_app.storage.unit_of_work.SqlUnitOfWork.commit", _broken, raising=False)
    with pytest.raises(OutsideError):
        pack_editing.release(second, opened.workshop, waiting, key)
    monkeypatch.undo()
    assert in_force(opened, "fahrerlaubnis").version == "2026-11.3"
    assert not (opened.workshop.places.store / "fahrerlaubnis" / NEXT).exists()
    pack_editing.release(second, opened.workshop, waiting, key)
    assert in_force(opened, "fahrerlaubnis").version == NEXT


def _broken(self: object) -> tuple[object, ...]:
    raise OutsideError("database.failed", reason="unreachable")
