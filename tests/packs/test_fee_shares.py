"""Of some fees only a part is due; which part, and by which provision, stands in the pack."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from clerk_app.domain.charge import charge
from clerk_app.domain.form import FieldSet
from clerk_app.domain.pack_rule import Answers
from clerk_app.packs.entry import PackError
from clerk_app.packs.loader import load_pack

PACKS = Path(__file__).parents[2] / "resources" / "packs"
DAY = date(2026, 11, 9)


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(PACKS / "aufenthaltstitel", tmp_path / "aufenthaltstitel")


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("act", "amount", "source"),
    [
        ("44 Nr.3", "56.50", "§ 49 Abs. 1 AufenthV: 1/2 von § 44 Nr. 3 AufenthV"),
        ("44a", "54.50", "§ 49 Abs. 1 AufenthV: 1/2 von § 44a AufenthV"),
        ("50(1) S.2", "27.50", "§ 49 Abs. 1 AufenthV: 1/2 von § 50 Abs. 1 Satz 2 AufenthV"),
        ("45 Nr.3", "98.00", "§ 49 Abs. 2 AufenthV, § 45 Nr. 3 AufenthV"),
    ],
)
def test_what_a_refused_title_costs(folder, act, amount, source):
    pack = load_pack(folder)
    given = {"gebuehr_nach": act, "befreiung": "keine", "unzustaendig": "nein"}
    found = charge(pack, pack.decision("ablehnung"), Answers(FieldSet(()), (), DAY, DAY, given), DAY)
    assert found.amount == Decimal(amount)
    assert found.source.startswith(source)


def test_whoever_came_to_the_wrong_office_pays_nothing(folder):
    pack = load_pack(folder)
    given = {"gebuehr_nach": "44 Nr.3", "befreiung": "keine", "unzustaendig": "ja"}
    found = charge(pack, pack.decision("ablehnung"), Answers(FieldSet(()), (), DAY, DAY, given), DAY)
    assert found.amount == 0


@pytest.mark.parametrize(
    ("new", "word"),
    [
        ('share = "0,5", law = "§ 49 Abs. 1 AufenthV"', "Bruch"),
        ('share = "3/2", law = "§ 49 Abs. 1 AufenthV"', "Bruch"),
        ('share = "1/0", law = "§ 49 Abs. 1 AufenthV"', "Bruch"),
        ('share = "1/2"', "law"),
    ],
)
def test_a_share_nobody_can_read_is_refused(folder, new, word):
    change(folder / "decisions" / "30_ablehnung.toml", 'share = "1/2", law = "§ 49 Abs. 1 AufenthV"', new)
    with pytest.raises(PackError) as refusal:
        load_pack(folder)
    assert word in refusal.value.fault.message
    assert refusal.value.fault.file.endswith("30_ablehnung.toml")


def test_a_later_amount_without_what_minors_then_pay_is_refused(folder):
    later = 'is = "93.00"\nlater = [{ from = 2027-01-01, is = "100.00", source = "BGBl. 2026 I Nr. 400" }]'
    change(folder / "fees.toml", 'is = "93.00"', later)
    with pytest.raises(PackError) as refusal:
        load_pack(folder)
    assert "minor" in refusal.value.fault.message
