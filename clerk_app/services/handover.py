"""Handing a case over to the program that carries it on, and writing down what it gave back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from clerk_app.domain import handover
from clerk_app.domain.case import Act
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Fact, HandedOver, Noted, digest
from clerk_app.domain.file_sheets import handover_sheet
from clerk_app.domain.handover import PreparedHandover
from clerk_app.domain.handover_result import Result, ResultReturned, act_of, require_past
from clerk_app.domain.letters import LetterBasis
from clerk_app.domain.pack_path import FieldSet

from .casefile import case_facts, findings, pack_of
from .decision import composition
from .office import Office
from .office_time import local_day
from .reading import CaseRecord


def handovers(office: Office, case_id: str) -> tuple[PreparedHandover, ...]:
    """Where this case may go, with every field filled as far as the file knows it."""
    return _prepared(office, office.reader.case(office.actor, case_id))


def hand_over(
    office: Office, case_id: str, seen_version: int, handover_id: str, receipt: str
) -> tuple[Fact, ...]:
    """The case leaves with the receipt of the other program; the file given to it stays in the case."""
    ready = _chosen(office, office.reader.case(office.actor, case_id), handover_id)
    handover.require_complete(ready, receipt)
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(Act.HAND_OVER, office.actor, seen_version)
        kept = work.keep(handover.as_file(ready))
        work.record(
            HandedOver(
                case_id, seen_version, state, handover_id, ready.handover.target, receipt.strip(), kept
            )
        )
        return work.commit()


def return_result(
    office: Office, case_id: str, seen_version: int, result: Result, decided_on: date, remark: str = ""
) -> tuple[Fact, ...]:
    """What the other program made of the case; words about it become part of the records."""
    require_past(decided_on, local_day(office.clock()))
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(act_of(result), office.actor, seen_version)
        work.record(ResultReturned(case_id, seen_version, state, result.value, decided_on))
        if remark.strip():
            work.record(Noted(case_id, "", record=True, text=remark.strip()))
        return work.commit()


def file_of(office: Office, case_id: str, handover_id: str) -> bytes:
    """What the other program reads; half of it would be worse there than nothing."""
    ready = _chosen(office, office.reader.case(office.actor, case_id), handover_id)
    handover.require_values(ready)
    return handover.as_file(ready)


def sheet_of(office: Office, case_id: str, handover_id: str) -> bytes:
    """The sheet to copy from on paper, as a PDF; nothing is stored."""
    record = office.reader.case(office.actor, case_id)
    ready, pack = _chosen(office, record, handover_id), pack_of(office, record.case)
    if pack is None:
        raise ClerkError("pack.none", case=record.case.file_reference)
    facts = case_facts(office, record, findings(office, record))
    basis = LetterBasis(pack, facts, local_day(office.clock()), office.house.wordings)
    sheet = handover_sheet(basis, ready)
    return office.printer.print_notice(replace(sheet, watermark="ÜBUNG" if office.house.practice else ""))


def _chosen(office: Office, record: CaseRecord, handover_id: str) -> PreparedHandover:
    ready = next((ready for ready in _prepared(office, record) if ready.handover.id == handover_id), None)
    if ready is None:
        raise ClerkError("handover.unknown", case=record.case.file_reference)
    return ready


def _prepared(office: Office, record: CaseRecord) -> tuple[PreparedHandover, ...]:
    pack, case = pack_of(office, record.case), record.case
    if pack is None:
        return ()
    data = _decision_data(office, record)
    return handover.prepared(pack, case.procedure, case.file_reference, FieldSet(record.fields), data)


def _decision_data(office: Office, record: CaseRecord) -> Mapping[str, Any]:
    """What was decided counts before what is being written."""
    approved = next((notice for notice in record.notices if notice.status == "approved"), None)
    if approved is not None and approved.data:
        if digest(approved.data) != approved.data_sha256:
            raise OutsideError("content.changed", sha256=approved.data_sha256)
        return dict(json.loads(approved.data))
    if record.draft is None:
        return {}
    notice = composition(office, record, record.draft.draft).notice
    return notice.decision_data if notice else {}
