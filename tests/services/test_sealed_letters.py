"""Letters around the decision bear the seal where the authority wants them sealed, and only there."""

from __future__ import annotations

import pytest

from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.services import assignment
from clerk_app.services import information_request as requests
from clerk_app.services.information_request import Asking
from clerk_app.services.printing import UNSTAMPED_LETTER
from tests.office_kit import receive
from tests.services.test_sealed_notices import Authority, _valid, authority, service
from tests.tools import seals

__all__ = ["authority", "service"]

BOTH = 'letters = ["information_request", "acknowledge"]\n'


def claimed(authority: Authority) -> str:
    case = receive(authority.opened, "wohngeld", "erstantrag_mietzuschuss")
    assignment.claim(authority.clerk, case, 1)
    return case


def ask(authority: Authority, case: str) -> bytes:
    """The letter as it was kept."""
    due_on = requests.propose(authority.clerk, case).due_on
    asking = Asking({"haushalt": "die Namen aller Kinder"}, due_on)
    fact, *_ = requests.send(authority.clerk, case, asking, authority.record(case).case.version)
    return authority.clerk.reader.content(fact.letter_sha256)


def test_a_letter_the_authority_wants_sealed_bears_a_seal_that_holds(authority: Authority) -> None:
    authority.configure(BOTH)
    case = claimed(authority)
    letter = ask(authority, case)

    assert _valid(letter, authority.root)
    assert authority.record(case).case.state is CaseState.AWAITING_APPLICANT
    assert authority.notes(case) == []
    assert authority.opened.reader.verify() == ()


@pytest.mark.parametrize("told", ["", 'letters = ["acknowledge"]\n', "letters = []\n"])
def test_other_letters_bear_none_while_notices_do(authority: Authority, told: str) -> None:
    authority.configure(told)
    letter = ask(authority, claimed(authority))

    assert b"/Type/Sig" not in letter and authority.clerk.find_seal(letter) is None
    notice = authority.submit(authority.ready(2))
    assert _valid(authority.clerk.reader.content(notice.pdf_sha256), authority.root)


def test_what_is_looked_at_before_bears_no_seal(authority: Authority) -> None:
    authority.configure(BOTH)
    case = claimed(authority)
    asking = Asking({"haushalt": "die Namen"}, requests.propose(authority.clerk, case).due_on)
    assert b"/Type/Sig" not in requests.preview(authority.clerk, case, asking)


def test_practice_letters_are_never_sealed(authority: Authority) -> None:
    authority.configure(BOTH)
    authority.practice = True
    assert authority.clerk.find_seal(ask(authority, claimed(authority))) is None


def test_a_letter_that_cannot_be_sealed_leaves_nothing_half_done(authority: Authority) -> None:
    authority.configure(BOTH)
    case = claimed(authority)
    before, contents = authority.record(case), authority.contents()
    authority.lay_in(seals.seal(authority.root), b"ein anderes")
    with pytest.raises(ClerkError, match=r"seal\.password"):
        ask(authority, case)

    assert (authority.record(case), authority.contents()) == (before, contents)
    authority.lay_in(seals.seal(authority.root))
    assert _valid(ask(authority, case), authority.root)


@pytest.mark.parametrize(
    ("told", "code"),
    [('letters = ["bescheide"]\n', "config.choice"), ('letters = "acknowledge"\n', "config.texts")],
)
def test_a_letter_nobody_knows_is_told_before_anything_is_sealed(
    authority: Authority, told: str, code: str
) -> None:
    authority.configure(told)
    case = authority.ready()
    with pytest.raises(ClerkError) as refused:
        authority.submit(case)
    assert (refused.value.code, refused.value.facts["key"]) == (code, "letters")


def test_a_letter_without_the_stamp_it_should_have_is_said_in_the_records(authority, service) -> None:
    authority.stamped_by(service, "optional")
    with (authority.folder / "config.toml").open("a", encoding="utf-8") as config:
        config.write(BOTH)
    service.fault = "busy"
    case = claimed(authority)
    found = authority.clerk.find_seal(ask(authority, case))

    assert found is not None and found.intact and found.stamped_at is None
    assert authority.notes(case) == [(True, UNSTAMPED_LETTER)]


def test_a_required_stamp_that_does_not_come_holds_the_letter_back(authority, service) -> None:
    authority.stamped_by(service, "required", seconds=1)
    with (authority.folder / "config.toml").open("a", encoding="utf-8") as config:
        config.write(BOTH)
    service.fault = "silent"
    case = claimed(authority)
    with pytest.raises(OutsideError, match=r"seal\.time_stamp"):
        ask(authority, case)
    assert authority.record(case).case.state is CaseState.CHECKING
