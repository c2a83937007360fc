"""Lying about oneself opens nothing in the shared office; on a file, what its owner could open anyway."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.opening.office import OpenOffice, open_office
from clerk_app.services.office import Office

from . import within, within_forged
from .attempt import BLIND, OWNER, Attempt
from .desks import Desk
from .stage import Act, Ground, Stage

ATTEMPTS = (*within.attempts(), *within_forged.attempts())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenOffice]:
    """Packs, press and letterheads of an office; its own file stays empty."""
    with open_office(tmp_path_factory.mktemp("whole") / "office.db", practice=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def stage(desk: Desk, whole: OpenOffice) -> Stage:
    return Stage(desk, whole)


def test_there_are_enough_attempts() -> None:
    assert len({attempt.id for attempt in ATTEMPTS}) == len(ATTEMPTS) >= 60


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda attempt: attempt.id)
def test_the_attempt_comes_to_what_is_promised(stage: Stage, attempt: Attempt) -> None:
    at = attempt.at(stage)
    if not stage.shared:
        assert outcome(stage.office(attempt.login), attempt.act, at) == attempt.program
        at = attempt.at(stage) if attempt.program == OWNER else at
    forged = stage.forged(attempt.login)
    expected = attempt.server if stage.shared else attempt.file
    assert outcome(forged, attempt.act, at) == expected
    if expected == OWNER:
        at = attempt.at(stage)
    assert stage.ground(at.case).version == at.version
    assert outcome(stage.office(attempt.control), attempt.proof or attempt.act, at) == OWNER


def test_the_server_lets_nothing_through() -> None:
    assert OWNER not in {attempt.server for attempt in ATTEMPTS}


def outcome(office: Office, act: Act, at: Ground) -> str:
    try:
        answer = act(office, at)
    except (ClerkError, OutsideError) as refusal:
        return refusal.code
    return OWNER if answer else BLIND
