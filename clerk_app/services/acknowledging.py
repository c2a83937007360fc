"""What a letter still lacks before it goes: acknowledgements are worded here, in the name of the unit."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace

from clerk_app.domain import information_request, letters
from clerk_app.domain.composition import CaseFacts
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.letters import LetterBasis
from clerk_app.domain.notice import Letterhead, Notice
from clerk_app.domain.outgoing import ACKNOWLEDGE, HEARING, REQUEST, STATEMENT, Letter, Matter
from clerk_app.domain.pack_part import TextBlock

from .office import Office
from .office_time import local_day
from .printing import letter_for_good

_LOG = logging.getLogger(__name__)

_TITLES: Mapping[str, str] = {
    REQUEST: information_request.TITLE,
    HEARING: letters.HEARING_TITLE,
    STATEMENT: letters.STATEMENT_TITLE,
}


def written(office: Office, blocks: Mapping[str, TextBlock], letter: Letter) -> Letter:
    """With its sheet and title; a document that is carried already stays as it is.

    An acknowledgement bears the day on which it came into being, whenever it is printed.
    """
    if letter.kind in _TITLES:
        return replace(letter, title=_TITLES[letter.kind])
    if letter.kind != ACKNOWLEDGE or letter.matter is None:
        return letter
    notice = _worded(office, blocks, letter, letter.matter)
    content = letter.content or _printed(office, notice, letter)
    return replace(letter, content=content, title=notice.title)


def _printed(office: Office, notice: Notice, letter: Letter) -> bytes:
    """What is wrong with the seal is not the letter's fault: it rests until that is put right."""
    try:
        printed = letter_for_good(office, notice, letter.kind)
    except ClerkError as trouble:
        raise OutsideError(trouble.code, **trouble.facts) from trouble
    if printed.remark:
        _LOG.warning("Letter %s bears the seal without a time stamp", letter.id)
    return printed.pdf


def _worded(office: Office, blocks: Mapping[str, TextBlock], letter: Letter, matter: Matter) -> Notice:
    pack = office.shelf.pack(matter.service, matter.pack_version) if matter.service else None
    if pack is None:
        raise ClerkError("pack.none", case=matter.file_reference)
    facts = _facts(office, matter)
    day = local_day(letter.due_at or office.clock())
    basis = LetterBasis(pack, facts, day, blocks, office.house.privacy)
    if matter.followed_at is not None:
        return letters.follow_up_acknowledgement(basis, local_day(matter.followed_at))
    return letters.acknowledgement(basis)


def _facts(office: Office, matter: Matter) -> CaseFacts:
    letterhead = _letterhead(office, matter.unit)
    return CaseFacts(
        file_reference=matter.file_reference,
        procedure=matter.procedure,
        received_on=local_day(matter.received_at),
        fields=matter.fields,
        documents=(),
        findings=(),
        clerk_name=letterhead.unit,
        clerk_contact=(),
        letterhead=letterhead,
        confirmations=office.house.confirmations,
    )


def _letterhead(office: Office, unit: str) -> Letterhead:
    if unit not in office.house.letterheads:
        raise ClerkError("letterhead.missing", unit=unit)
    return office.house.letterheads[unit]
