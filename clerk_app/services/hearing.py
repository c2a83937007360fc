"""Hearing somebody before a decision goes against them, while the case waits for the answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from clerk_app.domain import information_request as requests
from clerk_app.domain import intention, letters
from clerk_app.domain.asking_facts import HearingEnded, HearingSent
from clerk_app.domain.case import Act
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact, Noted
from clerk_app.domain.hearing import Answer
from clerk_app.domain.letters import LetterBasis
from clerk_app.domain.notice import Notice
from clerk_app.domain.outgoing import HEARING

from .casefile import case_facts, findings, pack_of
from .information_request import require_day
from .office import Office
from .office_time import local_day
from .printing import letter_for_good
from .waiting import hears


@dataclass(frozen=True)
class Intention:
    """An adverse decision of the pack. `begun`: the draft that lies there is one."""

    outcome: str
    label: str
    sentence: str  # as the letter says it
    begun: bool


@dataclass(frozen=True)
class Proposal:
    intentions: tuple[Intention, ...]
    grounds: str  # a line each
    due_on: date


@dataclass(frozen=True)
class Hearable:
    """`outcome` is "" where the clerk intends something the pack does not know."""

    outcome: str
    intended: str
    grounds: str
    due_on: date


def propose(office: Office, case_id: str) -> Proposal:
    """What could be intended, and what the checks say against it; nothing is stored."""
    record = office.reader.case(office.actor, case_id)
    pack, draft = pack_of(office, record.case), record.draft
    begun = draft.draft.outcome if draft is not None else ""
    known = intention.adverse(pack, record.case.procedure) if pack is not None else ()
    return Proposal(
        tuple(Intention(one.id, one.label, one.adverse, one.id == begun) for one in known),
        intention.grounds(findings(office, record)),
        requests.suggested_end(local_day(office.clock()), office.holidays),
    )


def preview(office: Office, case_id: str, wish: Hearable) -> bytes:
    """The letter as it would leave now, marked as a draft."""
    return office.printer.print_notice(replace(_letter(office, case_id, wish), watermark="ENTWURF"))


def send(office: Office, case_id: str, wish: Hearable, seen_version: int) -> tuple[Fact, ...]:
    """The letter goes to the outbox and stays in the case, which waits."""
    letter = letter_for_good(office, _letter(office, case_id, wish), HEARING)
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(Act.HEAR, office.actor, seen_version)
        kept = work.keep(letter.pdf)
        work.record(HearingSent(case_id, seen_version, state, wish.outcome, wish.due_on, kept))
        if letter.remark:
            work.record(Noted(case_id, "", record=True, text=letter.remark))
        return work.commit()


def end(office: Office, case_id: str, seen_version: int, answer: Answer, said: str = "") -> tuple[Fact, ...]:
    """Go on with what came. What was said without writing stands in the records from now on."""
    told = said.strip()
    if answer is Answer.ORAL and not told:
        raise ClerkError("hearing.note_missing")
    record = office.reader.case(office.actor, case_id)
    if not hears(record.timeline):
        raise ClerkError("hearing.not_open", case=record.case.file_reference)
    with office.transaction(office.actor) as work:
        state = work.case(case_id).after(Act.RESUME, office.actor, seen_version)
        work.record(HearingEnded(case_id, seen_version, state, answer))
        if told:
            work.record(Noted(case_id, "", record=True, text=f"{_HEADINGS[answer]}: {told}"))
        return work.commit()


_HEADINGS = {
    Answer.WRITTEN: "Schriftliche Äußerung in der Anhörung",
    Answer.ORAL: "Mündliche Äußerung in der Anhörung",
    Answer.NONE: "Keine Äußerung in der Anhörung",
}


def _letter(office: Office, case_id: str, wish: Hearable) -> Notice:
    record = office.reader.case(office.actor, case_id)
    pack = pack_of(office, record.case)
    if pack is None:
        raise ClerkError("pack.none", case=record.case.file_reference)
    intention.require_words(wish.intended, wish.grounds)
    require_day(office, wish.due_on)
    today = local_day(office.clock())
    basis = LetterBasis(pack, case_facts(office, record, ()), today, office.house.wordings)
    return letters.hearing(basis, wish.intended, wish.grounds, wish.due_on)
