"""The verb that computes without a case agrees with every table, however the table is handed to it."""

from __future__ import annotations

import csv
import json
from decimal import Decimal

import pytest

from clerk_app.admin.command import FAULTS, FINE, WRONG_USE, run_admin

HOUSEHOLD = {
    "rules_date": "2025-01-01", "household_size": "1", "mietenstufe": "1",
    "bruttokaltmiete_eur": "329.0", "gesamteinkommen_monthly_eur": "130.18",
}  # fmt: skip
SAME_NAMES = ("deemed_announced", "one_month_raw", "one_month_end", "one_year_end")


@pytest.fixture
def calculate(tmp_path, capsys):
    def run(what, facts):
        if isinstance(facts, dict | list):
            path = tmp_path / "angaben.json"
            path.write_text(json.dumps(facts), encoding="utf-8")
            facts = path
        code = run_admin(["calculate", what, "--facts", str(facts), "--home", str(tmp_path), "--json"])
        return code, json.loads(capsys.readouterr().out or "null")

    return run


def rows(shared, name):
    with (shared / "domain" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", ["core", "income", "mixed"])
def test_every_household_of_the_tables(shared, calculate, table):
    name = f"wohngeld_oracle_{table}.csv"
    as_text = rows(shared, name)
    code, found = calculate("wohngeld", as_text)

    assert code == FINE
    differences = [
        (row["case_id"], column, row[column], answer[column])
        for row, answer in zip(as_text, found, strict=True)
        for column in row.keys() & answer.keys() - {"case_id", "flag"}
        if row[column] and Decimal(row[column]) != Decimal(answer[column])
    ]
    assert differences == []
    assert calculate("wohngeld", shared / "domain" / name) == (FINE, found)


def test_every_announcement_and_building_period_of_the_tables(shared, calculate):
    posted = rows(shared, "deadline_test_vectors.csv")
    found = calculate("deadline", posted)[1]
    assert [[answer[name] for name in SAME_NAMES] for answer in found] == [
        [row[name] for name in SAME_NAMES] for row in posted
    ]
    assert [answer["one_year_raw"] for answer in found] == [row["one_year_raw(§58(2))"] for row in posted]

    path = shared / "domain" / "deadline_test_vectors_hbo.csv"
    lines = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))[1:]
    assert [list(answer.values()) for answer in calculate("deadline", path)[1]] == lines


def test_every_fee_of_the_traffic_schedule_that_has_an_amount(shared, calculate):
    listed = [row for row in rows(shared, "fees_gebost.csv") if row["fee_min_eur"]]
    services, missing = ("fahrerlaubnis", "kfz_zulassung"), []
    for row in listed:
        asked = [{"service": service, "act": row["gebost_no"], "on": "2026-11-01"} for service in services]
        answers = [answer for answer in calculate("fee", asked)[1] if "error" not in answer]
        missing += [] if answers else [row["gebost_no"]]
        for answer in answers:
            assert Decimal(answer["least_eur"]) == Decimal(row["fee_min_eur"]), row
            assert Decimal(answer["most_eur"]) == Decimal(row["fee_max_eur"]), row
    assert missing == ["400a.1"]  # autonomous driving: none of our services
    assert len(listed) > 80


def test_every_residence_fee_of_adults_and_minors(shared, calculate):
    listed = [row for row in rows(shared, "fees_aufenthv.csv") if row["fee_eur"]]
    for minor in ("False", "True"):
        asked = [
            {"service": "aufenthaltstitel", "act": row["aufenthv_ref"], "on": "2026-11-01", "minor": minor}
            for row in listed
        ]
        for row, answer in zip(listed, calculate("fee", asked)[1], strict=True):
            half = row["fee_minor_eur(§ 50(1): half)"] if minor == "True" else ""
            assert Decimal(answer["amount_eur"]) == Decimal(half or row["fee_eur"]), row
            assert "AufenthV" in answer["source"]


@pytest.mark.parametrize(
    "persons, same_as",
    [
        ([{"role": "adult", "wage": "2000", "tax": "True", "kv": "true", "rv": "1", "gdb": ""}], 30),
        ([{"role": "adult", "wage": 2000, "tax": "False", "kv": "", "rv": None}], 0),
        ('[{"role": "adult", "wage": 2000.0, "tax": true, "kv": false, "rv": "ja"}]', 20),
    ],
)
def test_yes_and_no_are_read_in_every_notation(calculate, persons, same_as):
    row = HOUSEHOLD | {"gesamteinkommen_monthly_eur": "", "persons_json": persons, "single_parent": ""}
    code, found = calculate("wohngeld", row)
    expected = (2000 - Decimal(1230) / 12) * (100 - same_as) / 100
    assert code == FINE
    assert Decimal(found["Y_before_floor_eur"]) == expected


@pytest.mark.parametrize("home", [True, "True", "ja"])
def test_in_a_home_the_ceiling_stands_for_the_rent(calculate, home):
    row = {name: value for name, value in HOUSEHOLD.items() if name != "bruttokaltmiete_eur"}
    found = calculate("wohngeld", row | {"heim": home})[1]
    assert found["M_considered_eur"] == "490.6"  # 361 + 19.20 + 110.40
    assert calculate("wohngeld", HOUSEHOLD | {"bruttokaltmiete_eur": "9000"})[1] == found


@pytest.mark.parametrize("alone", [True, "True", "ja", "1"])
def test_a_single_parent_is_one_in_every_notation(calculate, alone):
    persons = [{"role": "adult", "wage": 2000}, {"role": "child", "wage": 0}]
    row = HOUSEHOLD | {"household_size": 2, "persons_json": persons}
    without, relieved = (
        Decimal(calculate("wohngeld", row | {"single_parent": answer})[1]["Y_before_floor_eur"])
        for answer in ("False", alone)
    )
    assert without - relieved == 110  # § 17 no. 3: 1320 euros a year


@pytest.mark.parametrize(
    "changes, fact",
    [
        ({"bruttokaltmiete_eur": "NaN"}, "bruttokaltmiete_eur"),
        ({"bruttokaltmiete_eur": "-1"}, "bruttokaltmiete_eur"),
        ({"persons_json": '[{"wage": NaN}]'}, "wage"),
        ({"persons_json": '["Anna"]'}, "persons_json"),
        ({"persons_json": "{"}, "persons_json"),
        ({"persons_json": "[]", "single_parent": "vielleicht"}, "single_parent"),
        ({"mietenstufe": "8"}, "mietenstufe"),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_computed(calculate, changes, fact):
    code, found = calculate("wohngeld", [HOUSEHOLD | changes, HOUSEHOLD])
    assert code == FAULTS
    assert (found[0]["error"], found[0]["facts"]["fact"]) == ("fact.unreadable", fact)
    assert found[1]["payable_eur_after_min10"] == "384"


def test_german_amounts_and_tables_with_semicolons_are_read(tmp_path, calculate):
    table = tmp_path / "haushalte.csv"
    values = ";".join({**HOUSEHOLD, "bruttokaltmiete_eur": "329,00"}.values())
    table.write_text(f"\ufeff{';'.join(HOUSEHOLD)}\r\n{values}\r\n", encoding="utf-8")
    assert calculate("wohngeld", table)[1][0]["payable_eur_after_min10"] == "384"


HEAD, LINE = ",".join(HOUSEHOLD), ",".join(HOUSEHOLD.values())


@pytest.mark.parametrize(
    "name, written",
    [
        ("t.tsv", f"{HEAD}\n{LINE}\n".replace(",", "\t")),
        ("t.txt", f"\n{HEAD}\r\n{LINE}\r\n"),
        ("t.csv", f"{HEAD}\n,,,,\n{LINE}\n\n ;\n".replace(";", ",")),
        ("t.csv", f"{HEAD}\n{LINE}\n".replace(",", " , ")),
        ("t.csv", f",{HEAD}\n0,{LINE}\n"),  # with the numbered column some programs put before it
        ("t.csv", f"{HEAD}\n{LINE.replace(',1,329', ',i,329')}\n"),
        ("t.csv", f"{HEAD}\n{LINE.replace(',1,329', ',1.0,329')}\n"),
    ],
)
def test_tables_are_read_as_spreadsheets_leave_them(tmp_path, calculate, name, written):
    (tmp_path / name).write_text(written, encoding="utf-8", newline="")
    code, [found] = calculate("wohngeld", tmp_path / name)
    assert (code, found["payable_eur_after_min10"]) == (FINE, "384")


def test_an_amount_cut_in_two_by_its_comma_is_not_read_as_two_amounts(tmp_path, calculate):
    table = tmp_path / "t.csv"
    table.write_text(f"{HEAD}\n{LINE.replace('329.0', '329,50')}\n{LINE}\n", encoding="utf-8")
    code, [cut, whole] = calculate("wohngeld", table)
    assert (code, cut["error"], whole["payable_eur_after_min10"]) == (FAULTS, "fact.beyond", "384")
    assert "Semikolon" in cut["message"]


@pytest.mark.parametrize(
    "what, row, fact",
    [
        ("wohngeld", {"gesamteinkommen_monthly_eur": "1e30"}, "gesamteinkommen_monthly_eur"),
        ("wohngeld", {"bruttokaltmiete_eur": "1_000"}, "bruttokaltmiete_eur"),
        ("wohngeld", {"household_size": "0"}, "household_size"),
        ("wohngeld", {"persons_json": '[{"wage": 1e999}]'}, "wage"),
        ("wohngeld", {"persons_json": "[" * 5000}, "persons_json"),
        ("deadline", {"regime": "SGBX_POST", "posted": "9999-12-30"}, "posted"),
        ("deadline", {"receipt_date": "9999-12-01"}, "receipt_date"),
    ],
)
def test_what_nobody_means_is_named_in_german(calculate, what, row, fact):
    code, found = calculate(what, HOUSEHOLD | row)
    assert (code, found["error"], found["facts"]["fact"]) == (FAULTS, "fact.unreadable", fact)
    assert fact in found["message"] and "kann nicht gelesen werden" in found["message"]


@pytest.mark.parametrize("missing", HOUSEHOLD)
def test_a_missing_column_is_named_as_the_table_calls_it(calculate, missing):
    row = {name: value for name, value in HOUSEHOLD.items() if name != missing}
    assert calculate("wohngeld", row)[1]["facts"] == {"fact": missing}


def test_amounts_due_for_review_are_marked(calculate):
    asked = [HOUSEHOLD | {"rules_date": day} for day in ("2026-12-31", "2027-01-01")]
    marks = [answer["flag"] for answer in calculate("wohngeld", asked)[1]]
    assert marks == ["", "PARAMETERS_DUE_FOR_REVIEW"]


@pytest.mark.parametrize(
    "facts, announced",
    [
        ({"regime": "SGBX"}, "2026-09-11"),
        ({"regime": "HVwVfG"}, "2026-09-10"),
        ({"regime": "OZG_POSTFACH"}, "2026-09-11"),
        ({"regime": "VwZG"}, "2026-09-11"),
        ({"service": "wohngeld"}, "2026-09-11"),
        ({"service": "bauantrag"}, "2026-09-10"),
    ],
)
def test_every_regime_of_announcement_can_be_asked_for(calculate, facts, announced):
    assert calculate("deadline", {"posted": "2026-09-07"} | facts)[1]["deemed_announced"] == announced


def test_what_is_free_of_charge_costs_nothing_and_what_has_no_schedule_is_said(calculate):
    asked = [{"service": name, "act": "x", "on": "2026-11-01"} for name in ("wohngeld", "bauantrag")]
    free, unknown = calculate("fee", asked)[1]
    assert (free["amount_eur"], free["source"]) == ("0.00", "§ 64 Abs. 1 SGB X")
    assert unknown["error"] == "fee.no_schedule"


@pytest.mark.parametrize(
    "name, written",
    [
        ("falsch.json", "[1, 2]"),
        ("falsch.json", '"ja"'),
        ("falsch.json", "{"),
        ("falsch.json", "[[]]"),
        ("falsch.json", "[]"),
        ("falsch.json", "[" * 100_000),
        ("leer.csv", ""),
        ("leer.csv", HEAD),
        ("excel.csv", f"{HEAD},größe\n{LINE},1\n".encode("cp1252")),
    ],
)
def test_a_file_of_anything_else_is_wrong_use_and_said_in_german(tmp_path, capsys, name, written):
    path = tmp_path / name
    path.write_bytes(written if isinstance(written, bytes) else written.encode())
    assert run_admin(["calculate", "wohngeld", "--facts", str(path), "--home", str(tmp_path)]) == WRONG_USE
    said = capsys.readouterr()
    assert said.out == "" and name in said.err
    assert not {"line", "codec", "Expecting", "recursion"} & set(said.err.split())


@pytest.mark.parametrize(
    "facts, amount",
    [
        ({"act": "verlaengerung", "exemption": ""}, "93.00"),
        ({"act": "verlaengerung", "exemption": "keine", "minor": "True"}, "46.50"),
        ({"act": "verlaengerung", "exemption": "leistungen"}, "0.00"),
        ({"act": "§ 47 Abs. 1 Nr. 8", "exemption": "schutz"}, "0.00"),
        ({"act": "44 Nr. 3", "exemption": "schutz"}, "0.00"),
        ({"act": "niederlassungserlaubnis", "exemption": "leistungen"}, "fee.not_exempt"),
        ({"act": "48(1) Nr.1a", "exemption": "schutz"}, "fee.no_exemption"),
        ({"act": "verlaengerung", "exemption": "sonntags"}, "fee.exemption_unknown"),
    ],
)
def test_who_is_exempt_pays_nothing_where_the_law_says_so(calculate, facts, amount):
    found = calculate("fee", {"service": "aufenthaltstitel", "on": "2026-11-01"} | facts)[1]
    assert (found.get("amount_eur") or found.get("error")) == amount


def test_an_unknown_act_is_answered_with_the_known_ones(calculate):
    code, found = calculate("fee", {"service": "fahrerlaubnis", "act": "hund", "on": "2026-11-01"})
    known = found["facts"]["known"].split(", ")
    assert (code, found["error"]) == (FAULTS, "fee.unknown")
    assert {"umtausch", "202.5", "206"} <= set(known)
    for act in known:
        assert calculate("fee", {"service": "fahrerlaubnis", "act": act, "on": "2026-11-01"})[0] == FINE
