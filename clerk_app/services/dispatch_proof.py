"""The proof that a letter left the house: worded from what the journal says, never stored, never sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from clerk_app.domain import addressing, announcement, information_request, text
from clerk_app.domain.announcement import Announcement
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import digest
from clerk_app.domain.file_sheets import CameBack, Dispatch, dispatch_proof
from clerk_app.domain.letters import LetterBasis
from clerk_app.domain.outgoing import ACKNOWLEDGE, HEARING, NOTICE, REQUEST, STATEMENT, Dispatched
from clerk_app.domain.pack_path import FieldSet
from clerk_app.domain.party import ROLES
from clerk_app.domain.posting import OutgoingLetter, Post, Posted
from clerk_app.domain.returned_paper import LetterRenewed, PaperReturned, Returned, Served
from clerk_app.domain.service_pack import ServicePack

from .casefile import case_facts, pack_of
from .office import Office
from .office_time import local_day
from .posting import letters
from .reading import CaseRecord, NoticeRow, TimelineEntry

# In the words of the letters of the house; letters are German.
_TITLES = {
    ACKNOWLEDGE: "Eingangsbestätigung",
    REQUEST: information_request.TITLE,
    HEARING: "Anhörung",
    STATEMENT: "Bitte um Stellungnahme",
}
_WAYS = {
    Post.LETTER: "einfacher Brief",
    Post.DROPPED: "Einwurf-Einschreiben",
    Post.RETURN_RECEIPT: "Einschreiben mit Rückschein",
    Post.CERTIFICATE: "Postzustellungsurkunde (PZU)",
    Post.ACKNOWLEDGED: "gegen Empfangsbekenntnis",
    Post.IN_PERSON: "persönlich übergeben",
}
_SERVED = {
    Served.HANDED_OVER: "übergeben am",
    Served.LETTERBOX: "in den Briefkasten eingelegt am",
    Served.DEPOSITED: "niedergelegt, Mitteilung darüber abgegeben am",
    Served.REFUSED: "Annahme verweigert am",
    Served.CONFIRMED: "Empfang bestätigt am",
    Served.NOT_SERVED: "unzustellbar zurück am",
}


@dataclass(frozen=True)
class Back:
    """What came back of a letter, as it was entered last."""

    at: TimelineEntry
    said: Returned


@dataclass(frozen=True)
class Leaving:
    """How a letter left, as it was written down. `post` is None where it went over the line."""

    letter: OutgoingLetter
    at: TimelineEntry
    left_on: date
    post: Post | None
    sha256: str
    receipt: str
    back: Back | None = None
    renewed: bool = False  # it came back and waits once more, as a letter of its own


@dataclass(frozen=True)
class Outgoing:
    """A letter of a case: how it left, if it has, and when that counts as announced."""

    letter: OutgoingLetter
    left: Leaving | None = None
    announced: Announcement | None = None


def outgoing(office: Office, record: CaseRecord) -> tuple[Outgoing, ...]:
    """Whatever the case has to send, oldest first."""
    sent, pack = letters(office, record.case.id), pack_of(office, record.case)
    left = {one.letter.id: one for one in leavings(record, sent)}
    return tuple(
        Outgoing(letter, left[letter.id], announced(pack, record, left[letter.id]))
        if letter.id in left
        else Outgoing(letter)
        for letter in sent
    )


def leavings(record: CaseRecord, sent: tuple[OutgoingLetter, ...]) -> tuple[Leaving, ...]:
    """Of the letters of a case those that left, in their order."""
    told = _by_letter(record, Dispatched.kind, Posted.kind)
    back, renewed = _by_letter(record, PaperReturned.kind), _by_letter(record, LetterRenewed.kind)
    return tuple(
        replace(
            _leaving(letter, told[letter.id]),
            back=_back(back[letter.id]) if letter.id in back else None,
            renewed=letter.id in renewed,
        )
        for letter in sent
        if letter.gone and letter.id in told
    )


def leaving_of(office: Office, case_id: str, letter_id: str) -> Leaving:
    record = office.reader.case(office.actor, case_id)
    found = leavings(record, letters(office, case_id))
    left = next((one for one in found if one.letter.id == letter_id), None)
    if left is None:
        raise ClerkError("proof.not_left", case=record.case.file_reference)
    return left


def announced(pack: ServicePack | None, record: CaseRecord, left: Leaving) -> Announcement | None:
    """For this party; None for letters that decide nothing."""
    notice = _notice(record, left.letter)
    decision = pack.decision(notice.outcome) if pack and notice else None
    if pack is None or decision is None or decision.letter:
        return None
    if left.post is None:
        return announcement.electronic(pack.announcement, left.left_on, pack.announcement_days)
    said, days = left.back.said if left.back else None, pack.announcement_days
    found = announcement.by_post(pack.announcement, left.post, left.left_on, days, said)
    abroad = addressing.is_abroad(_addressee(pack, record, left.letter))
    return announcement.sent_abroad(found) if abroad else found


def proof_of(office: Office, case_id: str, letter_id: str) -> bytes:
    """As a PDF. Until more comes back of the letter the same bytes, whoever asks and whenever."""
    record, left = office.reader.case(office.actor, case_id), leaving_of(office, case_id, letter_id)
    pack = pack_of(office, record.case)
    if pack is None:
        raise ClerkError("pack.none", case=record.case.file_reference)
    facts = replace(
        case_facts(office, record, ()),
        clerk_name=left.at.actor_name or left.at.actor,
        clerk_contact=(),
        documents=(),
    )
    last = left.back.at if left.back else left.at
    basis = LetterBasis(pack, facts, local_day(last.at), office.house.wordings)
    sheet = dispatch_proof(basis, _dispatch(pack, record, left))
    return office.printer.print_notice(replace(sheet, watermark="ÜBUNG" if office.house.practice else ""))


def _by_letter(record: CaseRecord, *kinds: str) -> dict[str, TimelineEntry]:
    """What was told last of each."""
    return {str(e.facts.get("letter")): e for e in record.timeline if e.kind in kinds}


def _back(entry: TimelineEntry) -> Back:
    facts = entry.facts
    day, outcome = date.fromisoformat(str(facts["day"])), Served(str(facts["outcome"]))
    return Back(entry, Returned(outcome, day, str(facts["number"]), str(facts["reason"])))


def _came_back(back: Back) -> CameBack:
    told = f"{_SERVED[back.said.outcome]} {text.german_date(back.said.day)}"
    number = f", Nummer {back.said.number}" if back.said.number else ""
    noted = f"{back.at.actor_name or back.at.actor}, {text.german_date(local_day(back.at.at))}"
    return CameBack(told + number, noted, back.said.reason)


def _leaving(letter: OutgoingLetter, entry: TimelineEntry) -> Leaving:
    facts = entry.facts
    if entry.kind == Dispatched.kind:
        number = str(facts["remote_id"])
        return Leaving(letter, entry, local_day(entry.at), None, letter.pdf_sha256, number)
    day, way = date.fromisoformat(str(facts["posted_on"])), Post(str(facts["way"]))
    return Leaving(letter, entry, day, way, str(facts["pdf_sha256"]), str(facts["number"]))


def _dispatch(pack: ServicePack, record: CaseRecord, left: Leaving) -> Dispatch:
    notice = _notice(record, left.letter)
    way = _WAYS[left.post] if left.post else f"elektronisch ({left.at.facts['channel']})"
    return Dispatch(
        title=_title(pack, notice) if notice else _TITLES.get(left.letter.kind, "Schreiben"),
        addressee=_addressee(pack, record, left.letter),
        way=way,
        left_on=left.left_on,
        sha256=left.sha256,
        receipt=left.receipt,
        copy=_copy(notice, left.letter.copy),
        announced=announced(pack, record, left),
        given_by=left.at.actor_name or left.at.actor,
        back=_came_back(left.back) if left.back else None,
    )


def _notice(record: CaseRecord, letter: OutgoingLetter) -> NoticeRow | None:
    if letter.kind != NOTICE:
        return None
    return next((notice for notice in record.notices if notice.id == letter.notice), None)


def _title(pack: ServicePack, notice: NoticeRow) -> str:
    """A title that is filled in per case is named by its kind."""
    decision = pack.decision(notice.outcome)
    if decision is None:
        return "Bescheid"
    return decision.label if "((" in decision.title else decision.title


def _addressee(pack: ServicePack, record: CaseRecord, letter: OutgoingLetter) -> tuple[str, ...]:
    """Of this copy: where several got one, by the name the approval is bound to."""
    if letter.kind == STATEMENT:
        return (letter.addressee or "Andere Stelle",)
    notice = _notice(record, letter)
    if notice is not None and notice.copies:
        return tuple(one.name for one in notice.copies if one.position == letter.copy)
    bound = _bound(notice).get("addressee", ()) if notice is not None else ()
    lines = tuple(map(str, bound)) or addressing.address_of(pack.person, FieldSet(record.fields))
    return lines or (record.case.applicant,)


def _bound(notice: NoticeRow) -> Mapping[str, Any]:
    if not notice.data:
        return {}
    if digest(notice.data) != notice.data_sha256:
        raise OutsideError("content.changed", sha256=notice.data_sha256)
    return dict(json.loads(notice.data))


def _copy(notice: NoticeRow | None, copy: int) -> str:
    if notice is None or not notice.copies:
        return ""
    role = next((one.role for one in notice.copies if one.position == copy), "")
    return f"{copy} von {len(notice.copies)} ({ROLES.get(role, role)})"
