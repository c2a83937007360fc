"""What the post brings back: the day a letter was served, or the letter itself, which may go out again."""

from __future__ import annotations

from dataclasses import replace

from clerk_app.domain.case import Act
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact
from clerk_app.domain.posting import OutgoingLetter
from clerk_app.domain.returned_paper import (
    LetterRenewed,
    PaperReturned,
    Returned,
    require_corrected,
    require_returnable,
)

from .dispatch_proof import Leaving
from .office import Office
from .office_time import local_day


def enter(office: Office, left: Leaving, returned: Returned) -> tuple[Fact, ...]:
    """Once; with a reason it takes the place of what was entered before, which stays in the journal."""
    letter = left.letter
    said = replace(returned, number=returned.number.strip(), reason=returned.reason.strip())
    if left.post is None:
        raise ClerkError("returned.not_posted", case=letter.file_reference)
    require_returnable(said, left.post, left.left_on, local_day(office.clock()))
    require_corrected(said, entered=left.back is not None, case=letter.file_reference)
    told = (said.outcome.value, said.day, said.number, said.reason)
    return _record(office, letter, PaperReturned(letter.case, letter.id, letter.kind, *told))


def renew(office: Office, letter: OutgoingLetter) -> tuple[Fact, ...]:
    """What came back as undeliverable waits for the post once more."""
    return _record(office, letter, LetterRenewed(letter.case, letter.id, letter.kind))


def _record(office: Office, letter: OutgoingLetter, fact: Fact) -> tuple[Fact, ...]:
    with office.transaction(office.actor) as work:
        work.case(letter.case).require_role(Act.DISPATCH, office.actor)
        work.record(fact)
        return work.commit()
