"""Notices from the command line: one to look at, thousands from a list, stopped and taken up again."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from clerk_app.admin.command import run_admin
from clerk_app.documents.serial_folder import SerialFolder
from tests.admin.bulk_list import EXAMPLES, bulk_list, entry

ROOT = Path(__file__).resolve().parents[2]
BULK = ("notice", "bulk", "--pack", "wohngeld", "--practice", "--json")


def _bulk(capsys: pytest.CaptureFixture[str], path: Path, out: Path) -> dict[str, object]:
    run_admin([*BULK, "--list", str(path), "--out", str(out)])
    return dict(json.loads(capsys.readouterr().out))


def _text(pdf: Path) -> str:
    return " ".join(" ".join(p.get_textpage().get_text_range().split()) for p in pypdfium2.PdfDocument(pdf))


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.pdf"))}


def test_an_example_of_a_pack_is_printed_as_a_sample(tmp_path, capsys):
    out = tmp_path / "bescheid.pdf"
    facts = EXAMPLES / "ablehnung_ausbildung.toml"

    code = run_admin(
        ["notice", "render", "--pack", "wohngeld", "--facts", str(facts), "--out", str(out), "--json"]
    )

    told = json.loads(capsys.readouterr().out)
    assert (code, told["status"], told["blockers"]) == (0, "sample", [])
    assert told["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert "lehnen wir ab" in _text(out)


def test_a_notice_with_open_points_is_a_draft_and_says_why(tmp_path, capsys):
    facts, out = tmp_path / "fall.json", tmp_path / "bescheid.pdf"
    facts.write_text(json.dumps(entry(1)), encoding="utf-8")

    code = run_admin(
        ["notice", "render", "--pack", "wohngeld", "--facts", str(facts), "--out", str(out), "--json"]
    )

    told = json.loads(capsys.readouterr().out)
    assert (code, told["status"]) == (1, "draft")
    assert "remedy.unconfirmed" in [blocker["code"] for blocker in told["blockers"]]
    assert "12 WG 2026/0001" in _text(out)
    said = {blocker["code"]: blocker["message"] for blocker in told["blockers"]}
    assert said["remedy.unconfirmed"].startswith("Die Rechtsbehelfsbelehrung ist noch nicht bestätigt")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"outcome": ""}, "wählbar ist hier: bewilligung"),
        ({"procedure": "erfunden"}, "Unter „procedure“ steht „erfunden“"),
        ({"judge": {"haushalt": "vielleicht"}}, "Möglich sind: met, failed, open, waived"),
        ({"judge": {"erfunden": "met"}}, "Unter „judge“ steht „erfunden“"),
        ({"facts": {"erfunden": "1"}}, "Unter „facts“ steht „erfunden“"),
        ({"texts": {"erfunden": "1"}}, "Unter „texts“ steht „erfunden“"),
        ({"received_on": "9999-12-31"}, "zwischen den Jahren 1900 und 2999"),
        ({"file_reference": "AZ \ud800"}, "halbes Zeichen"),
        ({"clerk": "שרה"}, "kann nicht gedruckt werden"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_slip_in_the_facts_is_told_and_nothing_is_printed(tmp_path, capsys, changes, said):
    facts, out = tmp_path / "fall.json", tmp_path / "bescheid.pdf"
    facts.write_text(json.dumps(entry(1, **changes)), encoding="utf-8")

    code = run_admin(
        ["notice", "render", "--pack", "wohngeld", "--facts", str(facts), "--out", str(out), "--practice"]
    )

    assert (code, out.exists()) == (1, False)
    assert said in capsys.readouterr().err


def test_an_address_too_long_for_the_window_is_told(tmp_path, capsys):
    facts, out = tmp_path / "fall.json", tmp_path / "bescheid.pdf"
    long = entry(1, facts={"empfaenger": "\n".join(["Lange Zeile " * 60, "Weg 1", "61169 Friedberg"])})
    facts.write_text(json.dumps(long), encoding="utf-8")
    command = ["notice", "render", "--pack", "wohngeld", "--facts", str(facts), "--out", str(out)]

    assert run_admin([*command, "--practice", "--json"]) == 0

    assert "zu klein gedruckt" in json.loads(capsys.readouterr().out)["remarks"][0]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kennt keine Grenze je Datei")
def test_a_full_disk_leaves_the_notice_that_lay_there_before(tmp_path, capsys):
    out = tmp_path / "bescheid.pdf"
    out.write_bytes(b"der alte")
    command = ["notice", "render", "--pack", "wohngeld", "--out", str(out)]
    facts = str(EXAMPLES / "ablehnung_ausbildung.toml")

    with _disk_for(4096):
        assert run_admin([*command, "--facts", facts]) == 1

    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"der alte"]
    assert "ließ sich nicht schreiben" in capsys.readouterr().err
    assert run_admin([*command, "--facts", facts]) == 0


@contextlib.contextmanager
def _disk_for(octets: int):
    """What a full disk does to a file: the write fails in its midst."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (octets, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("{", "JSON"),
        ("[]", "JSON"),
        ('{"procedure": "x", "farbe": 1}', "farbe"),
        ('{"procedure": "x", "fields": ' + '{"a": ' * 5000 + "1" + "}" * 5001, "verschachtelt"),
    ],
    ids=["torn", "empty", "unknown", "deep"],
)
def test_a_list_that_cannot_be_read_is_named(tmp_path, capsys, content, word):
    path = tmp_path / "liste.jsonl"
    path.write_text(content, encoding="utf-8")

    told = _bulk(capsys, path, tmp_path / "aus")

    assert told["error"] == "pack.faulty"
    assert word in str(told["message"])


def test_what_nobody_knows_is_named_at_once_with_what_was_meant_or_passed_over_and_told(tmp_path, capsys):
    facts, out = tmp_path / "fall.json", tmp_path / "bescheid.pdf"
    case = entry(1) | {"received_on": "2026-12-01", "today": "2026-11-03"}
    case["judge"] = {**case.get("judge", {}), "einkomen_erklaert": "met"}
    case["texts"] = {"bewilligung_gruend": "Gründe."}
    facts.write_text(json.dumps(case), encoding="utf-8")
    verb = ["notice", "render", "--pack", "wohngeld", "--facts", str(facts), "--out", str(out), "--json"]

    assert run_admin(verb) and not out.exists()
    refused = str(json.loads(capsys.readouterr().out)["message"])
    assert "einkomen_erklaert" in refused and "gemeint „bewilligung_gruende“" in refused
    run_admin([*verb, "--ignore-unknown"])
    told = json.loads(capsys.readouterr().out)
    assert out.exists() and len(told["remarks"]) == 3
    assert "einkomen_erklaert" in told["remarks"][0] and "bewilligung_gruend" in told["remarks"][1]
    assert "01.12.2026" in told["remarks"][2] and "03.11.2026" in told["remarks"][2]


def test_every_notice_of_a_list_is_printed_under_one_record(tmp_path, capsys):
    told = _bulk(capsys, bulk_list(tmp_path, 3), tmp_path / "aus")

    assert (told["state"], told["printed"], told["refused"]) == ("finished", 3, 0)
    assert list(_digests(tmp_path / "aus")) == ["000001.pdf", "000002.pdf", "000003.pdf"]
    lines = [
        json.loads(line) for line in (tmp_path / "aus" / "bescheide.jsonl").read_text("utf-8").splitlines()
    ]
    assert [line["sha256"] for line in lines] == list(_digests(tmp_path / "aus").values())
    assert "12 WG 2026/0002" in _text(tmp_path / "aus" / "000002.pdf")


def test_what_may_not_leave_is_put_aside_with_its_reason(tmp_path, capsys):
    path = tmp_path / "liste.json"
    path.write_text(json.dumps([entry(1), entry(2, documents=[]), entry(3)]), encoding="utf-8")

    told = _bulk(capsys, path, tmp_path / "aus")

    assert (told["printed"], told["refused"]) == (2, 1)
    assert list(_digests(tmp_path / "aus")) == ["000001.pdf", "000003.pdf"]


def test_only_a_genuinely_automatic_notice_goes_without_a_name(tmp_path, capsys):
    looked_at = _bulk(capsys, bulk_list(tmp_path, 1, clerk=""), tmp_path / "a")

    assert looked_at["refused"] == 1
    assert "ohne Unterschrift" not in _text_or_nothing(tmp_path / "a")


def _text_or_nothing(folder: Path) -> str:
    return " ".join(_text(path) for path in folder.glob("*.pdf"))


@pytest.mark.long
def test_a_job_killed_at_any_moment_ends_with_the_same_notices(tmp_path, capsys):
    path, whole, cut = bulk_list(tmp_path, 130), tmp_path / "ganz", tmp_path / "geteilt"
    _bulk(capsys, path, whole)
    run = _started(path, cut)
    _wait_for(cut / "000060.pdf", run)
    run.kill()
    run.wait()
    run = _started(path, cut)
    _wait_for(cut / "000090.pdf", run)
    run.send_signal(signal.SIGTERM)
    stopped = json.loads(run.communicate()[0])

    told = _bulk(capsys, path, cut)

    assert stopped["state"] == "stopped"
    assert 90 <= stopped["done"] < 130
    assert (told["state"], told["printed"]) == ("finished", 130)
    assert _digests(cut) == _digests(whole)
    assert (cut / "bescheide.jsonl").read_bytes() == (whole / "bescheide.jsonl").read_bytes()


def _started(path: Path, out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "main.py", "admin", *BULK]
    return subprocess.Popen(
        [*command, "--list", str(path), "--out", str(out)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def _wait_for(path: Path, run: subprocess.Popen[str]) -> None:
    while not path.exists():
        assert run.poll() is None
        time.sleep(0.005)


def test_another_list_does_not_continue_a_job(tmp_path, capsys):
    _bulk(capsys, bulk_list(tmp_path, 2), tmp_path / "aus")

    told = _bulk(capsys, bulk_list(tmp_path, 3), tmp_path / "aus")

    assert told["error"] == "serial.other_job"
    assert len(_digests(tmp_path / "aus")) == 2


def test_two_runs_at_once_do_not_print_under_one_record(tmp_path, capsys):
    path, out = bulk_list(tmp_path, 2), tmp_path / "aus"

    with SerialFolder(out).alone():
        refused = _bulk(capsys, path, out)
    told = _bulk(capsys, path, out)

    assert refused["error"] == "serial.running"
    assert (told["state"], told["printed"], len(_lines(out))) == ("finished", 2, 2)


def test_a_line_separator_in_a_name_tears_no_list_and_no_record(tmp_path, capsys):
    path, out = tmp_path / "liste.jsonl", tmp_path / "aus"
    entries = [entry(number, file_reference=f"AZ\u2028{number}") for number in (1, 2)]
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in entries), encoding="utf-8")
    whole = _bulk(capsys, path, out)
    record = json.loads((out / "auftrag.json").read_text("utf-8"))
    (out / "auftrag.json").write_text(json.dumps(record | {"done": 1, "printed": 1}), encoding="utf-8")

    told = _bulk(capsys, path, out)

    assert whole == told
    lines = (out / "bescheide.jsonl").read_bytes().removesuffix(b"\n").split(b"\n")
    assert [json.loads(line)["file_reference"] for line in lines] == ["AZ\u20281", "AZ\u20282"]


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path, capsys):
    (tmp_path / "aus").mkdir()
    (tmp_path / "aus" / "wichtig.txt").write_text("nicht überschreiben")

    assert _bulk(capsys, bulk_list(tmp_path, 1), tmp_path / "aus")["error"] == "serial.folder_in_use"
    assert [path.name for path in (tmp_path / "aus").iterdir()] == ["wichtig.txt"]


def test_several_parties_get_a_file_each_and_the_first_keeps_the_name(tmp_path, capsys):
    facts, out = tmp_path / "fall.json", tmp_path / "bescheid.pdf"
    spouse = {"role": "spouse", "address": ["Frau", "Ayşe Öztürk", "Usagasse 3", "61169 Friedberg"]}
    facts.write_text(json.dumps(entry(1, parties=[spouse])), encoding="utf-8")

    run_admin(["notice", "render", "--pack", "wohngeld", "--facts", str(facts), "--out", str(out), "--json"])

    told = json.loads(capsys.readouterr().out)
    second = tmp_path / "bescheid-2.pdf"
    assert told["file"] == str(out)
    assert told["copies"] == [
        {
            "file": str(second),
            "bytes": second.stat().st_size,
            "sha256": hashlib.sha256(second.read_bytes()).hexdigest(),
            "role": "spouse",
            "name": "Ayşe Öztürk",
        }
    ]
    assert "Ayşe Öztürk Usagasse 3" in _text(second) and "Ayşe Öztürk Usagasse 3" not in _text(out)
    for pdf, number in ((out, 1), (second, 2)):
        assert f"{number} von 2" in _text(pdf)
        assert "Verteiler" in _text(pdf) and "Ayşe Öztürk (Ehe- oder Lebenspartnerschaft)" in _text(pdf)


def test_one_party_alone_leaves_one_file_and_names_no_copies(tmp_path, capsys):
    facts, out = tmp_path / "fall.json", tmp_path / "bescheid.pdf"
    facts.write_text(json.dumps(entry(1)), encoding="utf-8")

    run_admin(["notice", "render", "--pack", "wohngeld", "--facts", str(facts), "--out", str(out), "--json"])

    assert json.loads(capsys.readouterr().out)["copies"] == []
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["bescheid.pdf"]
    assert "Verteiler" not in _text(out)


PARTIES = [
    {"role": "spouse", "address": ["Frau", "Ayşe Öztürk", "Usagasse 3", "61169 Friedberg"]},
    {"role": "other", "address": ["Ewa Nowak", "Usagasse 5", "61169 Friedberg"]},
]


def _lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "bescheide.jsonl").read_text("utf-8").splitlines()]


def test_a_serial_run_prints_a_copy_for_every_party(tmp_path, capsys):
    path = tmp_path / "liste.json"
    path.write_text(json.dumps([entry(1), entry(2, parties=PARTIES)]), encoding="utf-8")

    told = _bulk(capsys, path, tmp_path / "aus")

    assert (told["printed"], told["refused"], told["copies"]) == (2, 0, 2)
    found = _digests(tmp_path / "aus")
    assert list(found) == ["000001.pdf", "000002-2.pdf", "000002-3.pdf", "000002.pdf"]
    alone, several = _lines(tmp_path / "aus")
    assert alone["copies"] == []
    assert several["copies"] == [
        {"file": "000002-2.pdf", "sha256": found["000002-2.pdf"], "role": "spouse", "name": "Ayşe Öztürk"},
        {"file": "000002-3.pdf", "sha256": found["000002-3.pdf"], "role": "other", "name": "Ewa Nowak"},
    ]
    assert several["sha256"] == found["000002.pdf"]
    for number, name in enumerate(("000002.pdf", "000002-2.pdf", "000002-3.pdf"), 1):
        assert f"{number} von 3" in _text(tmp_path / "aus" / name)
        assert "ÜBUNG" in _text(tmp_path / "aus" / name)


def test_one_unfit_party_sets_the_whole_notice_aside(tmp_path, capsys):
    unfit = [PARTIES[0], {"role": "other", "address": ["Ewa Nowak"]}]

    told = _bulk(capsys, bulk_list(tmp_path, 1, parties=unfit), tmp_path / "aus")

    assert (told["printed"], told["refused"], told["copies"]) == (0, 1, 0)
    assert _digests(tmp_path / "aus") == {}
    (line,) = _lines(tmp_path / "aus")
    assert (line["file"], line["copies"]) == (None, [])
    (refusal,) = line["refusals"]
    assert refusal.startswith("Die Anschrift von Ewa Nowak ist unvollständig")


def test_a_killed_job_with_several_parties_ends_with_each_copy_once(tmp_path, capsys):
    path, whole, cut = bulk_list(tmp_path, 80, parties=PARTIES), tmp_path / "ganz", tmp_path / "geteilt"
    _bulk(capsys, path, whole)
    run = _started(path, cut)
    _wait_for(cut / "000060-2.pdf", run)
    run.kill()
    run.wait()
    record = json.loads((cut / "auftrag.json").read_text("utf-8"))
    run = _started(path, cut)
    _wait_for(cut / "000070-3.pdf", run)
    run.send_signal(signal.SIGTERM)
    stopped = json.loads(run.communicate()[0])

    told = _bulk(capsys, path, cut)

    assert (record["done"], record["copies"]) == (50, 100)
    assert stopped["state"] == "stopped" and stopped["copies"] == 2 * stopped["done"]
    assert (told["state"], told["printed"], told["copies"]) == ("finished", 80, 160)
    assert len(_digests(cut)) == 240
    assert _digests(cut) == _digests(whole)
    assert (cut / "bescheide.jsonl").read_bytes() == (whole / "bescheide.jsonl").read_bytes()


def test_a_job_begun_before_there_were_copies_is_taken_up(tmp_path, capsys):
    path, out = bulk_list(tmp_path, 2), tmp_path / "aus"
    _bulk(capsys, path, out)
    record = json.loads((out / "auftrag.json").read_text("utf-8"))
    del record["copies"]
    (out / "auftrag.json").write_text(json.dumps(record | {"done": 1, "printed": 1}), encoding="utf-8")

    told = _bulk(capsys, path, out)

    assert (told["state"], told["printed"], told["copies"]) == ("finished", 2, 0)
