"""Lets the invented colleagues work for a while, so that cases stand in many states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from clerk_app.domain.case import Act
from clerk_app.domain.composition import Blocker, Composition, DecisionInput, Draft
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.finding import FindingState
from clerk_app.domain.person import Role
from clerk_app.services import approval, assignment, casefile, decision, examination
from clerk_app.services.office import Office
from clerk_app.services.reading import Box, CaseRow, Filter

As = Callable[[str], Office]

GRANTED = ("umtausch", "bewilligung")
_STEPS = (
    "new",
    "claimed",
    "new",
    "examined",
    "noted",
    "new",
    "drafted",
    "waiting",
    "approved",
    "returned",
    "new",
)
_KNOWN = {"klassen": "AM, B, BE, C1, C1E, L"}
_TYPED = {"date": "2026-12-01", "amount": "100.00", "integer": "1", "yes_no": "ja"}


def play(
    office: Office, as_person: As, supervisor: str, told: Callable[[int], None] = lambda number: None
) -> None:
    """Take every case of the inbox some steps further; what is decided elsewhere stops earlier."""
    wardens = tuple(actor.login for actor in office.reader.actors())
    lead = as_person(supervisor)
    rows = office.reader.page(lead.actor, Filter(Box.INBOX), limit=1000).rows
    for number, row in enumerate(rows):
        _perform(_STEPS[number % len(_STEPS)], row, _clerk(office, wardens, supervisor, row, as_person), lead)
        told(number + 1)


def settle(office: Office, case_id: str, outcome: str) -> Composition:
    """Write the draft a careful clerk would: judge what is open, fill what is missing, save."""
    draft = Draft(outcome)
    for _ in range(6):
        record = office.reader.case(office.actor, case_id)
        composed = decision.composition(office, record, draft)
        fixed = _mended(office, case_id, composed, draft)
        if fixed is None:
            break
        draft = fixed
    record = office.reader.case(office.actor, case_id)
    seen = record.draft.revision if record.draft else 0
    decision.save(office, case_id, draft, seen)
    return decision.composition(office, office.reader.case(office.actor, case_id), draft)


def _perform(step: str, row: CaseRow, clerk: Office | None, lead: Office) -> None:
    if clerk is None or step == "new":
        return
    assignment.claim(clerk, row.id, row.version)
    casefile.open_case(clerk, row.id)
    if step == "claimed":
        return
    examination.examine(clerk, row.id, _version(clerk, row.id))
    if step == "noted":
        casefile.note(
            clerk, row.id, "Rückruf der antragstellenden Person erbeten, morgen ab 9 Uhr.", record=False
        )
    if step in ("examined", "noted"):
        return
    _decide(step, row, clerk, lead)


def _decide(step: str, row: CaseRow, clerk: Office, lead: Office) -> None:
    offered = casefile.case_file(clerk, row.id).outcomes
    outcome = next((o.id for o in offered if o.id in GRANTED), None)
    if outcome is None:
        return
    composed = settle(clerk, row.id, outcome)
    if step == "drafted" or composed.blockers:
        return
    decision.submit(clerk, row.id, _version(clerk, row.id))
    if step == "approved":
        notice = lead.reader.case(lead.actor, row.id).notices[0]
        seen = approval.Seen(notice.id, notice.pdf_sha256, notice.data_sha256)
        approval.approve(lead, row.id, _version(lead, row.id), seen)
    elif step == "returned":
        remark = "Bitte in der Begründung auf den Zeitraum eingehen."
        approval.return_for_rework(lead, row.id, _version(lead, row.id), remark)


def _mended(office: Office, case_id: str, composed: Composition, draft: Draft) -> Draft | None:
    """One blocker after the other; `None` when nothing more can be mended by a clerk alone."""
    for blocker in composed.blockers:
        kind, _, name = blocker.where.partition(":")
        if kind == "check" and _judged(office, case_id, name):
            return draft
        if kind == "input":
            entry = next(entry for entry in composed.inputs if entry.id == name)
            if name not in draft.facts:
                return replace(draft, facts={**draft.facts, name: _plausible(entry, blocker)})
    return None


def _judged(office: Office, case_id: str, check: str) -> bool:
    record = office.reader.case(office.actor, case_id)
    if any(judgement.check == check for judgement in record.judgements):
        return False
    if not record.case.may(Act.EXAMINE, office.actor):
        return False
    remark = "Nach Rücksprache geklärt (Übung)."
    examination.judge(office, case_id, record.case.version, check, FindingState.MET, remark)
    return True


def _plausible(entry: DecisionInput, blocker: Blocker) -> str:
    if entry.choices:
        return entry.choices[0][0]
    if entry.id in _KNOWN:
        return _KNOWN[entry.id]
    least = blocker.facts.get("least", "")
    return least or _TYPED.get(entry.kind, "Angabe im Übungsbüro ergänzt.")


def _clerk(
    office: Office, logins: tuple[str, ...], supervisor: str, row: CaseRow, as_person: As
) -> Office | None:
    for login in logins:
        if login == supervisor:
            continue
        actor = office.reader.actor(login)
        if actor is not None and actor.holds(Role.CLERK, row.unit):
            return as_person(login)
    return None


def _version(office: Office, case_id: str) -> int:
    try:
        return office.reader.case(office.actor, case_id).case.version
    except ClerkError:
        return 0
