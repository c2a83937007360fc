"""`admin show` tells who is proven to have applied and how they want their answer, apart from the form."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from clerk_app.admin.command import FINE, run_admin
from clerk_app.domain.submission import Assessment, Identity, ReplyChannel, Verdict
from clerk_app.services import intake
from tests.office_kit import practice_office, submission


def test_proof_reply_consent_and_payment_stand_beside_the_fields(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice_office(tmp_path) as opened:
        came = replace(
            submission(opened, "wohngeld", "weiterleistung"),
            identity=Identity("substanziell", "BSI", "bPK-1"),
            reply_channel=ReplyChannel("eMail", "erika@example.org"),
            payment_status="BOOKED",
            digital_notice_consent=False,
            sender_reference="FS-1",
        )
        case = intake.take_in(opened.office, Assessment(Verdict.ACCEPTED, (), came), "test").case
    database = ("--database", str(tmp_path / "office.db"))
    assert run_admin(["show", case, *database, "--json"]) == FINE
    told = json.loads(capsys.readouterr().out)
    assert told["environment"] == "TEST"
    sent = told["submission"]
    assert sent["identity"] == {"assurance_level": "substanziell", "framework": "BSI", "subject": "bPK-1"}
    assert sent["reply_channel"] == {"kind": "eMail", "address": "erika@example.org"}
    assert (sent["payment_status"], sent["digital_notice_consent"]) == ("BOOKED", False)
    assert sent["sender_reference"] == "FS-1" and sent["warnings"] == list(came.warnings)
    assert run_admin(["list", *database, "--json"]) == FINE
    assert [row["environment"] for row in json.loads(capsys.readouterr().out)] == ["TEST"]
