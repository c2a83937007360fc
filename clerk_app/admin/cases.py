"""Lists and shows cases as tables or JSON."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.opening.office import OpenOffice, open_office
from clerk_app.services.casefile import case_file
from clerk_app.services.office import Office
from clerk_app.services.reading import Box, CaseFile, CaseRow, Filter, SubmissionRow

Told = tuple[Any, Sequence[str], bool]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="VORGANG", help="Kennung oder Aktenzeichen")


def list_cases(told: argparse.Namespace) -> Told:
    with open_office(told.database) as opened:
        rows = _all_rows(opened)
    values = [row_value(row) for row in rows]
    lines = [f"{r.file_reference:<16} {r.state.value:<18} {r.service:<16} {r.applicant}" for r in rows]
    return values, lines or ["Keine Vorgänge."], False


def show(told: argparse.Namespace) -> Told:
    with open_office(told.database) as opened:
        office = as_records(opened)
        file = case_file(office, find_case(opened, office, told.case))
    value = show_value(file)
    lines = [f"{value['file_reference']}  {file.case.applicant}  {value['state']}"]
    lines += [f"  {field['label']}: {field['value']}" for field in value["fields"]]
    lines += [f"  {_told(notice)}" for notice in value["notices"]]
    lines += [f"  {entry['at']}  {entry['kind']}  {entry['actor']}" for entry in value["journal"]]
    return value, lines, False


def row_value(row: CaseRow) -> dict[str, Any]:
    return {
        "case": row.id,
        "file_reference": row.file_reference,
        "service": row.service,
        "state": row.state.value,
        "channel": row.channel,
        "environment": row.environment,
        "received_at": row.received_at.isoformat(),
        "submission_id": row.submission_id,
        "unit": row.unit,
        "clerk": row.clerk,
    }


def show_value(file: CaseFile) -> dict[str, Any]:
    fields = [
        {"path": field.path, "label": field.label, "value": field.value, "group": field.group}
        for field in file.fields
    ]
    documents = [
        {
            "id": document.id,
            "name": document.name,
            "mime_type": document.mime_type,
            "size": document.size,
            "sha256": document.sha256,
            "purpose": document.purpose,
        }
        for document in file.record.documents
    ]
    notices = [
        {
            "id": n.id,
            "outcome": n.outcome,
            "status": n.status,
            "pdf_sha256": n.pdf_sha256,
            "pack_version": n.pack_version,
            "author": n.author,
            "reviewed_by": n.reviewer_name,
            "reviewed_at": n.reviewed_at.isoformat() if n.reviewed_at else None,
            "single_seat": n.single_seat,
            "copies": [
                {"position": c.position, "role": c.role, "name": c.name, "pdf_sha256": c.pdf_sha256}
                for c in n.copies
            ],
        }
        for n in file.record.notices
    ]
    journal = [
        {"seq": e.seq, "at": e.at.isoformat(), "actor": e.actor, "kind": e.kind, "facts": dict(e.facts)}
        for e in file.record.timeline
    ]
    return row_value(file.record.row) | {
        "submission": _sent(file.record.submission),
        "fields": fields,
        "documents": documents,
        "notices": notices,
        "journal": journal,
    }


def _sent(sent: SubmissionRow | None) -> dict[str, Any] | None:
    """What is proven of the sender and agreed for the answer, apart from what the form says."""
    if sent is None:
        return None
    return {
        "destination_id": sent.destination_id,
        "thread_id": sent.thread_id,
        "schema_uri": sent.schema_uri,
        "sender_reference": sent.sender_reference,
        "reply_channel": {"kind": sent.reply_channel.kind, "address": sent.reply_channel.address},
        "identity": asdict(sent.identity) if sent.identity else None,
        "payment_status": sent.payment_status,
        "digital_notice_consent": sent.digital_notice_consent,
        "warnings": list(sent.warnings),
    }


def _told(notice: dict[str, Any]) -> str:
    alone = " (Einzelplatz: die Trennung der Personen kann diese Datei nicht beweisen)"
    told = f"{notice['status']} {notice['pdf_sha256'][:16]} {notice['reviewed_by']}".rstrip()
    return f"Bescheid {notice['outcome']}: {told}{alone if notice['single_seat'] else ''}"


def as_records(opened: OpenOffice) -> Office:
    """IT reads on the machine's own account: a file holds nothing back. A server asks who it is."""
    if opened.shared:
        return opened.office
    units = opened.reader.units()
    reader = Actor("admin", "admin", "Verwaltung", tuple(Membership(unit, Role.RECORDS) for unit in units))
    return replace(opened.office, actor=reader)


def _all_rows(opened: OpenOffice) -> list[CaseRow]:
    office, after = as_records(opened), None
    rows: list[CaseRow] = []
    while True:
        page = opened.reader.page(office.actor, Filter(Box.ALL), after)
        rows.extend(page.rows)
        if page.next is None:
            return rows
        after = page.next


def find_case(opened: OpenOffice, office: Office, wanted: str) -> str:
    page = opened.reader.page(office.actor, Filter(Box.ALL, text=wanted))
    same = [row.id for row in page.rows if row.file_reference == wanted]
    if same:
        return same[0]
    try:
        return opened.reader.case(office.actor, wanted).case.id
    except ClerkError as unknown:
        raise ClerkError("case.unknown", case=wanted) from unknown
