"""Checking an application against the rules of its service pack."""

from __future__ import annotations

from clerk_app.domain.case import Act
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Examined, Fact, Judged
from clerk_app.domain.finding import FindingState

from .casefile import findings
from .office import Office


def examine(office: Office, case_id: str, seen_version: int) -> tuple[Fact, ...]:
    """Run the checks of the pack and write down how many were met."""
    record = office.reader.case(office.actor, case_id)
    found = findings(office, record)
    met = sum(finding.settled for finding in found)
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(Act.EXAMINE, office.actor, seen_version)
        work.record(Examined(case_id, seen_version, state, met, len(found) - met))
        return work.commit()


def judge(
    office: Office, case_id: str, seen_version: int, check: str, finding: FindingState, remark: str = ""
) -> tuple[Fact, ...]:
    """Put a person's judgement over the rule's. Against the rule it needs a reason."""
    record = office.reader.case(office.actor, case_id)
    known = {found.check for found in findings(office, record)}
    if check not in known:
        raise ClerkError("check.unknown", check=check)
    if finding is FindingState.WAIVED and not remark.strip():
        raise ClerkError("reason.missing")
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(Act.EXAMINE, office.actor, seen_version)
        work.record(Judged(case_id, seen_version, state, check, finding, remark.strip()))
        return work.commit()
