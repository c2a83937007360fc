"""New amounts arrive as a file, and the grants that run beyond their day are found with what changes."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal

import pytest

from clerk_app.admin.command import FINE, run_admin
from clerk_app.opening.office import open_office
from clerk_app.opening.paths import Shipped
from clerk_app.packs.checker import check_packs
from clerk_app.packs.loader import load_pack
from clerk_app.packs.store import keep
from clerk_app.practice.scenes import settle
from clerk_app.services import approval, assignment, decision
from tests.office_kit import practice_office as office_in
from tests.office_kit import receive


@pytest.fixture
def next_year(tmp_path):
    """A version of the pack with a set for 2027. INVENTED: the real amounts were not published."""
    folder = tmp_path / "neu" / "wohngeld"
    shutil.copytree(Shipped().packs / "wohngeld", folder)
    cover = folder / "pack.toml"
    cover.write_text(
        cover.read_text("utf-8").replace('version = "2026-11.3"', 'version = "2027-01"'), "utf-8"
    )
    invented = (folder / "parameters_2025-01-01.toml").read_text("utf-8")
    for old, new in (
        ("valid_from = 2025-01-01", "valid_from = 2027-01-01"),
        ("next_review = 2027-01-01", "next_review = 2029-01-01"),
        ('source = "Anlagen', 'source = "ERFUNDEN für einen Test: Anlagen'),
        ('factor = "1.15"', 'factor = "1.25"'),
    ):
        assert old in invented
        invented = invented.replace(old, new)
    (folder / "parameters_2027-01-01.toml").write_text(invented, "utf-8")
    return folder


@pytest.fixture
def home(tmp_path):
    """One grant approved, one case still being worked on, one of another service."""
    folder = tmp_path / "amt"
    folder.mkdir()
    with office_in(folder) as opened:
        clerk, head = opened.as_person("a.becker"), opened.as_person("k.vogt")
        case = receive(opened, "wohngeld", "erstantrag_mietzuschuss")
        assignment.claim(clerk, case, 1)
        settle(clerk, case, "bewilligung")
        decision.submit(clerk, case, version(clerk, case))
        notice = head.reader.case(head.actor, case).notices[0]
        shown = approval.Seen(notice.id, notice.pdf_sha256, notice.data_sha256)
        approval.approve(head, case, version(head, case), shown)
        receive(opened, "wohngeld", "erstantrag_mietzuschuss", 2)
        receive(opened, "fahrerlaubnis", "umtausch", 3)
    return folder


def version(office, case):
    return office.reader.case(office.actor, case).case.version


def touched(home, capsys, *more):
    place = f"sqlite:///{home / 'office.db'}"
    code = run_admin(["packs", "touched", "--home", str(home), "--database", place, "--json", *more])
    return code, json.loads(capsys.readouterr().out)


def test_the_invented_set_is_a_sound_pack(next_year):
    assert check_packs(next_year.parent) == ()


def test_grants_beyond_the_new_day_are_listed_with_old_and_new_amount(home, next_year, capsys):
    keep(next_year, load_pack(next_year), home / "packs")
    code, [grant] = touched(home, capsys)
    assert (code, grant["from"]) == (FINE, "2027-01-01")
    assert grant["until"] > "2027-01-01"
    before, after = Decimal(grant["before_eur"]), Decimal(grant["after_eur"])
    assert 0 < before < after
    assert abs(after - before * Decimal("1.25") / Decimal("1.15")) <= 1  # both are rounded to full euros
    with open_office(home / "office.db") as opened:
        assert opened.reader.verify() == ()


def test_nothing_is_touched_by_amounts_older_than_the_decision(home, capsys):
    assert touched(home, capsys) == (FINE, [])
    [grant] = touched(home, capsys, "--from", "2027-01-01")[1]
    assert grant["before_eur"] == grant["after_eur"] != ""  # the day is asked for, no other amounts are there
    assert touched(home, capsys, "--from", "2030-01-01") == (FINE, [])
