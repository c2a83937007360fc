"""The ground the attacks are fought on: an office in the middle of its work, with cases in every state."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.tools.shared_office import SharedOffice

TODAY = datetime.now(ZoneInfo("Europe/Berlin")).date().isoformat()
DATA = '{"betrag":"312.00"}'
DATA_SHA = hashlib.sha256(DATA.encode()).hexdigest()


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def content_of(case: str) -> bytes:
    return f"Mietvertrag zu {case}".encode()


def pdf_of(case: str) -> bytes:
    return f"%PDF Bescheid {case}".encode()


def call(kind: str, **fields: object) -> str:
    """A fact handed to the function of its name, as any client could."""
    return f"SELECT api.{kind}({quoted(json.dumps(fields, ensure_ascii=False))}::jsonb)"


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def keep(content: bytes) -> str:
    return f"SELECT api.keep('\\x{content.hex()}'::bytea)"


def received(case: str, unit: str, **changes: object) -> str:
    content = content_of(case)
    document = {
        "id": f"d-{case}",
        "name": "Mietvertrag.pdf",
        "mime_type": "application/pdf",
        "detected_type": "",
        "purpose": "attachment",
        "description": "",
        "size": len(content),
        "sha256": sha(content),
    }
    fields: Mapping[str, object] = {
        "case": case,
        "destination_id": "z",
        "submission_id": f"s-{case}",
        "thread_id": "t",
        "channel": "folder",
        "environment": "TEST",
        "received_at": "2026-11-02T08:00:00+00:00",
        "service": unit,
        "pack_version": "2026-11",
        "procedure": "erstantrag",
        "unit": unit,
        "due_on": "2026-12-24",
        "file_reference": f"AZ {case}",
        "schema_uri": "urn:x",
        "data_mime_type": "application/json",
        "data_sha256": sha(content),
        "documents": [document],
        "applicant": f"Öztürk, {case}",
        "subject": "Erstantrag",
        "fields": [{"path": "name", "value": f"geheim {case}", "title": ""}],
        "evidence": [],
        "reply_channel": {"kind": "post", "address": ""},
        "identity": None,
        "payment_status": "",
        "sender_reference": "",
        "digital_notice_consent": None,
        "warnings": [],
    }
    return call("received", **{**fields, **changes})


def claimed(case: str, login: str, **changes: object) -> str:
    return call("claimed", **{"case": case, "seen_version": 1, "state": "checking", "clerk": login} | changes)


def begun(case: str, person: str, **changes: object) -> str:
    fact = {"case": case, "seen_version": 2, "state": "in_progress", "person": person}
    return call("draft_begun", **fact | changes)


def saved(case: str, revision: int = 0, outcome: str = "bewilligung") -> str:
    return f"SELECT api.save_draft({quoted(case)}, {quoted(outcome)}, '{{}}', '{{}}', {revision})"


def submitted(case: str, writer: str, **changes: object) -> str:
    fact: Mapping[str, object] = {
        "case": case,
        "seen_version": 3,
        "state": "awaiting_approval",
        "notice": f"n-{case}",
        "outcome": "bewilligung",
        "pdf_sha256": sha(pdf_of(case)),
        "data_sha256": DATA_SHA,
        "pack_version": "2026-11",
        "author": writer,
        "data": DATA,
    }
    return call("submitted", **{**fact, **changes})


def approved(case: str, person: str, **changes: object) -> str:
    fact: Mapping[str, object] = {
        "case": case,
        "seen_version": 4,
        "state": "approved",
        "notice": f"n-{case}",
        "pdf_sha256": sha(pdf_of(case)),
        "data_sha256": DATA_SHA,
        "pack_version": "2026-11",
        "person": person,
        "single_seat": False,
    }
    return call("approved", **{**fact, **changes})


def asked(case: str, **changes: object) -> str:
    fact = {
        "case": case,
        "seen_version": 2,
        "state": "awaiting_applicant",
        "items": ["mietvertrag"],
        "due_on": "2099-12-14",
        "letter_sha256": sha(pdf_of(case)),
    }
    return call("information_requested", **fact | changes)


def resumed(case: str, **changes: object) -> str:
    fact = {"case": case, "seen_version": 3, "state": "checking", "submission": ""}
    return call("resumed", **fact | changes)


def heard(case: str, **changes: object) -> str:
    fact = {
        "case": case,
        "seen_version": 2,
        "state": "awaiting_statement",
        "outcome": "ablehnung",
        "due_on": "2099-12-14",
        "letter_sha256": sha(pdf_of(case)),
    }
    return call("hearing_sent", **fact | changes)


def ended_hearing(case: str, **changes: object) -> str:
    fact = {"case": case, "seen_version": 3, "state": "checking", "answer": "written"}
    return call("hearing_ended", **fact | changes)


FIRST = "00000000-0000-0000-0000-000000000001"
SECOND = "00000000-0000-0000-0000-000000000002"


def consulted(case: str, **changes: object) -> str:
    fact = {
        "case": case,
        "seen_version": 2,
        "state": "awaiting_statement",
        "statement": FIRST,
        "body": "gemeinde",
        "addressee": "Gemeindevorstand Ranstadt",
        "due_on": "2099-12-14",
        "letter_sha256": sha(pdf_of(case)),
    }
    return call("statement_asked", **fact | changes)


def stated(case: str, **changes: object) -> str:
    """As if it had come on the very day on which it was asked for."""
    fact = {
        "case": case,
        "seen_version": 3,
        "state": "awaiting_statement",
        "statement": FIRST,
        "result": "favourable",
        "received_on": TODAY,
        "document": "",
    }
    return call("statement_received", **fact | changes)


def handed(case: str, **changes: object) -> str:
    fact = {
        "case": case,
        "seen_version": 2,
        "state": "handed_over",
        "handover": "fachverfahren",
        "target": "Wohngeld-Fachverfahren",
        "receipt": "WG-1",
        "file_sha256": sha(pdf_of(case)),
    }
    return call("handed_over", **fact | changes)


def returned_result(case: str, **changes: object) -> str:
    fact = {
        "case": case,
        "seen_version": 3,
        "state": "closed",
        "result": "granted",
        "decided_on": "2026-11-03",
    }
    return call("result_returned", **fact | changes)


def opened(case: str, login: str) -> str:
    return call("opened", case=case, login=login)


def note(case: str, text: str = "Telefonat") -> str:
    return call("noted", case=case, note="", record=True, text=text)


def quarantined(arrival: str, **changes: object) -> str:
    problem = [["folder", "malformed", "Nicht lesbar", "…"]]
    fact = {
        "case": "", "arrival": arrival, "source": "Ordner/s1", "result": "rejected", "alarm": False,
        "problems": problem, "environment": "TEST",
    }  # fmt: skip
    return call("quarantined", **{**fact, **changes})


def kept(arrival: str, **changes: object) -> str:
    paper = content_of("q2")
    part = {"name": "antrag.xml", "detected_type": "text/plain", "size": len(paper), "sha256": sha(paper)}
    fact = {"case": "", "arrival": arrival, "contents": [sha(paper)], "parts": [part]}
    return call("arrival_kept", **{**fact, **changes})


def arrived(arrival: str, *, alarm: bool = False) -> tuple[str, ...]:
    """Something for the tray, with its file."""
    return quarantined(arrival, alarm=alarm), keep(content_of("q2")), kept(arrival)


def prepare(office: SharedOffice) -> None:
    """Cases w-* of the housing benefit unit, b-* of the building authority."""
    answered = {"kind": "fitConnect", "address": "", "key": "{}"}
    told = received("w-left", "wohngeld", reply_channel=answered)
    _act(office, "eingang", keep(content_of("w-left")), told)
    waiting = ("w-asked", "w-heard", "w-body", "w-over")
    for case in ("w-new", "w-mine", "w-draft", "w-wait", "w-done", "w-vogt", "w-both", *waiting):
        _act(office, "eingang", keep(content_of(case)), received(case, "wohngeld"))
    for case in ("b-new", "b-draft", "b-asked", "b-heard"):
        _act(office, "eingang", keep(content_of(case)), received(case, "bauantrag"))
    problem = [["data", "schema", "Schema", "unbekannt"]]
    _act(
        office,
        "eingang",
        call(
            "quarantined",
            case="",
            arrival="q1",
            source="x",
            result="failed",
            alarm=False,
            problems=problem,
            environment="",
        ),
    )
    for arrival, alarm in (("q2", False), ("q3", True)):
        _act(office, "eingang", *arrived(arrival, alarm=alarm))
    for case in ("w-mine", "w-draft", "w-wait", "w-done", "w-both", *waiting):
        _act(office, "a.becker", claimed(case, "a.becker"))
    for case in ("w-draft", "w-wait", "w-done", "w-both"):
        _act(office, "a.becker", begun(case, "becker"), saved(case))
    _act(office, "a.becker", keep(pdf_of("w-asked")), asked("w-asked"))
    _act(office, "a.becker", keep(pdf_of("w-heard")), heard("w-heard"))
    _act(office, "a.becker", keep(pdf_of("w-body")), consulted("w-body"))
    _act(office, "a.becker", keep(pdf_of("w-over")), handed("w-over"))
    for case in ("w-wait", "w-done"):
        _act(office, "a.becker", keep(pdf_of(case)), submitted(case, "a.becker"))
    _act(office, "k.vogt", approved("w-done", "vogt"))
    _act(office, "k.vogt", claimed("w-vogt", "k.vogt"), begun("w-vogt", "vogt"), saved("w-vogt"))
    _act(office, "k.vogt", keep(pdf_of("w-vogt")), submitted("w-vogt", "k.vogt"))
    _both_wrote(office)
    _act(office, "t.wagner", claimed("b-draft", "t.wagner"), begun("b-draft", "wagner"), saved("b-draft"))
    _act(office, "t.wagner", opened("b-draft", "t.wagner"))
    _act(office, "t.wagner", claimed("b-asked", "t.wagner"), keep(pdf_of("b-asked")), asked("b-asked"))
    _act(office, "t.wagner", opened("b-asked", "t.wagner"))
    _act(office, "t.wagner", claimed("b-heard", "t.wagner"), keep(pdf_of("b-heard")), heard("b-heard"))
    for case in ("w-mine", "w-draft", "w-wait", "w-done"):
        _act(office, "a.becker", opened(case, "a.becker"), note(case))
    _act(office, "p.revision", "SELECT audit.seal()")
    _leave_behind(office)
    _name_letters(office)


def _leave_behind(office: SharedOffice) -> None:
    """X. Ohne has lost every membership, X. Fremd never had an account; the roles on the server are still there."""
    groups = (
        "clerk",
        "supervisor",
        "mailroom",
        "records",
        "auditor",
        "administrator",
        "intake",
        "dispatch",
        "scan",
    )
    roles = ", ".join(f'"{office.name}_{group}"' for group in groups)
    with office.connect() as connection:
        for login in ("x.ohne", "x.fremd"):
            if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (login,)).rowcount:
                connection.execute(f'CREATE ROLE "{login}" LOGIN')
            connection.execute(f'GRANT {roles} TO "{login}"')
        connection.execute("SELECT setup.member('x.ohne', 'ohne', 'X. Ohne', 'wohngeld', 'clerk')")
        connection.execute("SELECT setup.withdraw('x.ohne', 'wohngeld', 'clerk')")


def _name_letters(office: SharedOffice) -> None:
    """Letters by the case they belong to, and a second login that may send."""
    with office.connect() as connection:
        connection.execute("ALTER TABLE office.outbox DISABLE TRIGGER outbox_forward")
        connection.execute(
            "UPDATE office.outbox SET id = CASE kind WHEN 'dispatch' THEN 'l-' WHEN 'acknowledge' THEN 'a-' ELSE 'r-' END"
            " || case_id"
        )
        connection.execute("ALTER TABLE office.outbox ENABLE ALWAYS TRIGGER outbox_forward")
        if not connection.execute("SELECT FROM pg_roles WHERE rolname = 'versand.zwei'").rowcount:
            connection.execute('CREATE ROLE "versand.zwei" LOGIN')
        connection.execute(f'GRANT "{office.name}_dispatch" TO "versand.zwei"')
        connection.execute("SELECT setup.member('versand.zwei', 'zwei', 'Zwei', 'wohngeld', 'dispatch')")


def _both_wrote(office: SharedOffice) -> None:
    """A. Becker began the draft, K. Vogt went on and submitted."""
    fact = {"case": "w-both", "seen_version": 3, "state": "in_progress", "clerk": "k.vogt"}
    _act(office, "a.becker", call("assigned", **fact))
    _act(office, "k.vogt", begun("w-both", "vogt", seen_version=4), saved("w-both", 1))
    handed_in = submitted("w-both", "a.becker", seen_version=5)
    _act(office, "k.vogt", keep(pdf_of("w-both")), handed_in)


def _act(office: SharedOffice, login: str, *statements: str) -> None:
    with office.connect(login) as connection, connection.transaction():
        for statement in statements:
            connection.execute(statement)
