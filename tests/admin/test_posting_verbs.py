"""`admin outbox letters` and `posted`, `admin notice proof`: letters on paper without a window."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clerk_app.admin.command import FAULTS, FINE, WRONG_USE, run_admin
from clerk_app.domain.case import CaseState
from clerk_app.domain.party import HandParty, Parties
from clerk_app.opening.office import OpenOffice
from clerk_app.practice.scenes import settle
from clerk_app.services import approval, assignment, decision
from clerk_app.services.approval import Seen
from clerk_app.services.office_time import local_day
from tests.office_kit import practice_office, receive

SPOUSE = HandParty("spouse", "Herrn\nJan Schröder\nKaiserstraße 12\n61169 Friedberg")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenOffice]:
    with practice_office(tmp_path) as opened:
        yield opened


@pytest.fixture
def case(opened: OpenOffice) -> str:
    """A notice for two parties, approved."""
    case = receive(opened, "fahrerlaubnis", "umtausch")
    clerk, lead = opened.as_person("a.becker"), opened.as_person("k.vogt")
    assignment.claim(clerk, case, 1)
    settle(clerk, case, "umtausch")
    draft = clerk.reader.case(clerk.actor, case).draft
    assert draft is not None
    parties = replace(draft.draft, parties=Parties({"hand_1": SPOUSE}))
    saved = decision.save(clerk, case, parties, draft.revision)
    decision.submit(clerk, case, saved.case_version)
    laid = lead.reader.case(lead.actor, case)
    notice = laid.notices[0]
    approval.approve(lead, case, laid.case.version, Seen(notice.id, notice.pdf_sha256, notice.data_sha256))
    return case


def asked(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = run_admin([*words, "--database", str(folder / "office.db")])
    told = capsys.readouterr()
    return code, told.out + told.err


def listed(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, object]]:
    code, said = asked(folder, capsys, "outbox", "letters", "--json", *more)
    assert code == FINE
    return list(json.loads(said))


def test_letters_are_printed_into_a_folder_posted_and_proven(
    opened: OpenOffice, case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "post"
    found = listed(tmp_path, capsys, "--out", str(folder))
    assert [(one["kind"], one["copy"]) for one in found] == [
        ("acknowledge", 1),
        ("dispatch", 1),
        ("dispatch", 2),
    ]
    for one in found[1:]:
        content = Path(str(one["file"])).read_bytes()
        assert hashlib.sha256(content).hexdigest() == one["pdf_sha256"]
    assert len([*folder.iterdir()]) == 3

    ids = [str(one["id"]) for one in found[1:]]
    code, said = asked(tmp_path, capsys, "notice", "proof", "--case", case, "--out", str(tmp_path / "n.pdf"))
    assert code != FINE and "noch nicht verlassen" in said
    code, said = asked(tmp_path, capsys, "outbox", "posted", *ids, "--as", "brief")
    assert code == FINE and said.count("eingetragen") == 2
    code, said = asked(tmp_path, capsys, "outbox", "posted", ids[0], "--as", "brief")
    assert code != FINE and "nicht im Postausgang" in said
    assert listed(tmp_path, capsys)[0]["kind"] == "acknowledge" and len(listed(tmp_path, capsys)) == 1
    of_case = listed(tmp_path, capsys, "--case", case)
    assert [one["state"] for one in of_case] == ["waiting", "posted", "posted"]

    proofs = []
    for number, letter in enumerate(ids):
        path = tmp_path / f"nachweis-{number}.pdf"
        words = ("notice", "proof", "--case", case, "--letter", letter, "--out", str(path), "--json")
        code, said = asked(tmp_path, capsys, *words)
        assert code == FINE and json.loads(said)["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        proofs.append(path.read_bytes())
    assert proofs[0] != proofs[1]
    actor = opened.as_person("a.becker").actor
    assert opened.reader.case(actor, case).case.state is CaseState.DISPATCHED
    code, said = asked(tmp_path, capsys, "outbox")
    assert code == FINE and "Bescheid             zur Post" in said


def test_no_day_ahead_is_taken_and_what_comes_back_is_entered_and_goes_out_again(
    opened: OpenOffice, case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = str(listed(tmp_path, capsys)[1]["id"])
    code, said = asked(tmp_path, capsys, "outbox", "posted", letter, "--as", "pzu", "--on", "01.01.2999")
    assert code == FAULTS and "liegt in der Zukunft" in said
    code, said = asked(tmp_path, capsys, "outbox", "posted", letter, "--as", "pzu", "--on", "gestern")
    assert code == WRONG_USE and "ist kein Tag" in said
    code, _ = asked(tmp_path, capsys, "outbox", "posted", letter, "--as", "pzu", "--number", "PZU 17")
    assert code == FINE
    words = ("--case", case, "--letter", letter)
    code, said = asked(tmp_path, capsys, "outbox", "renew", *words)
    assert code == FAULTS and "kam nicht als unzustellbar zurück" in said
    day = ("--on", f"{local_day(opened.office.clock()):%d.%m.%Y}")
    code, said = asked(
        tmp_path, capsys, "outbox", "returned", *words, *day, "--outcome", "briefkasten", "--json"
    )
    value = json.loads(said)
    assert code == FINE and value["announced_on"] == value["on"] and value["outcome"] == "letterbox"
    again = ("outbox", "returned", *words, *day, "--outcome", "unzustellbar")
    code, said = asked(tmp_path, capsys, *again)
    assert code == FAULTS and "ist schon ein Rücklauf eingetragen" in said
    code, said = asked(tmp_path, capsys, *again, "--reason", "verlesen")
    assert code == FINE and "Rücklauf eingetragen" in said
    code, said = asked(tmp_path, capsys, "outbox", "renew", *words)
    assert code == FINE and "wartet wieder auf die Post" in said
    states = [one["state"] for one in listed(tmp_path, capsys, "--case", case) if one["copy"] == 1]
    assert states == ["waiting", "posted", "waiting"]
