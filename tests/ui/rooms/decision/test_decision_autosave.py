"""When typed words are saved, and what becomes of them when they cannot be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.services.decision import Saved
from clerk_app.ui.rooms.decision.autosave import RETRY, WITHIN, Autosave, Filed
from clerk_app.ui.rooms.decision.state import Keeping, Kept
from tests.ui.rooms.decision.house import START, HandBells


@dataclass
class Cabinet:
    """Takes drafts and answers when the test says so."""

    sent: list[tuple[Draft, int]] = field(default_factory=list)
    done: Callable[[Saved], None] | None = None
    failed: Callable[[Exception], None] | None = None

    def send(
        self, draft: Draft, revision: int, done: Callable[[Saved], None], failed: Callable[[Exception], None]
    ) -> None:
        self.sent.append((draft, revision))
        self.done, self.failed = done, failed

    def accept(self) -> None:
        assert self.done is not None
        self.done(Saved(self.sent[-1][1] + 1, 3, ()))

    def refuse(self, error: Exception) -> None:
        assert self.failed is not None
        self.failed(error)


@dataclass
class Writing:
    cabinet: Cabinet
    bells: HandBells
    told: list[Kept]
    saver: Autosave

    def type(self, *texts: str) -> None:
        for text in texts:
            self.saver.changed(_draft(text))


def _draft(text: str) -> Draft:
    return Draft("umtausch", {}, {"tenor": text})


@pytest.fixture
def writing() -> Writing:
    cabinet, bells, told = Cabinet(), HandBells(), []
    filed = Filed(_draft(""), 4, 2, START)
    return Writing(cabinet, bells, told, Autosave(filed, cabinet.send, told.append, bells, lambda: START))


def test_a_change_is_saved_within_a_second(writing: Writing) -> None:
    writing.type("a")
    assert writing.bells.bells[0].settings == [WITHIN]
    assert WITHIN < 1000
    writing.bells.ring()
    assert writing.cabinet.sent == [(_draft("a"), 4)]


def test_typing_without_a_pause_does_not_put_off_the_save(writing: Writing) -> None:
    writing.type("a", "ab", "abc", "abcd")
    assert writing.bells.bells[0].settings == [WITHIN]
    writing.bells.ring()
    assert writing.cabinet.sent == [(_draft("abcd"), 4)]


def test_what_is_typed_during_a_save_goes_out_right_after_it(writing: Writing) -> None:
    writing.type("a")
    writing.bells.ring()
    writing.type("ab")
    assert len(writing.cabinet.sent) == 1
    writing.cabinet.accept()
    assert writing.cabinet.sent[-1] == (_draft("ab"), 5)


def test_one_save_is_under_way_at_a_time(writing: Writing) -> None:
    writing.type("a")
    writing.bells.ring()
    writing.saver.flush()
    writing.saver.flush()
    assert len(writing.cabinet.sent) == 1


def test_a_failure_keeps_the_words_and_is_tried_again(writing: Writing) -> None:
    writing.type("a")
    writing.bells.ring()
    writing.cabinet.refuse(OutsideError("database.failed"))
    assert (writing.told[-1].state, writing.bells.bells[0].milliseconds) == (Keeping.FAILED, RETRY)
    writing.bells.ring()
    writing.cabinet.accept()
    assert (writing.told[-1].state, writing.saver.revision) == (Keeping.SAVED, 5)


def test_typing_on_after_a_failure_stays_not_saved_until_it_is(writing: Writing) -> None:
    writing.type("a")
    writing.bells.ring()
    writing.cabinet.refuse(OutsideError("database.failed"))
    writing.type("ab")
    assert writing.told[-1].state is Keeping.FAILED
    writing.bells.ring()
    assert writing.cabinet.sent[-1][0] == _draft("ab")


def test_an_overtaken_draft_is_never_sent_again_by_itself(writing: Writing) -> None:
    writing.type("a")
    writing.bells.ring()
    writing.cabinet.refuse(ClerkError("draft.changed_elsewhere"))
    writing.type("ab")
    writing.saver.flush()
    writing.bells.ring()
    assert (writing.told[-1].state, len(writing.cabinet.sent)) == (Keeping.OVERTAKEN, 1)


def test_insisting_saves_over_the_colleagues_revision(writing: Writing) -> None:
    writing.type("a")
    writing.bells.ring()
    writing.cabinet.refuse(ClerkError("draft.changed_elsewhere"))
    writing.saver.insist(9)
    assert writing.cabinet.sent[-1] == (_draft("a"), 9)


def test_typing_back_to_what_is_filed_needs_no_save(writing: Writing) -> None:
    writing.type("a", "")
    writing.bells.ring()
    assert (writing.cabinet.sent, writing.told[-1].state) == ([], Keeping.SAVED)


def test_after_a_flush_the_next_step_waits_until_everything_is_safe(writing: Writing) -> None:
    steps: list[str] = []
    writing.type("a")
    writing.saver.flush(lambda: steps.append("vorlegen"))
    writing.type("ab")
    writing.cabinet.accept()
    assert steps == []
    writing.cabinet.accept()
    assert steps == ["vorlegen"]


def test_the_next_step_is_forgotten_when_the_save_fails(writing: Writing) -> None:
    steps: list[str] = []
    writing.type("a")
    writing.saver.flush(lambda: steps.append("vorlegen"))
    writing.cabinet.refuse(OutsideError("database.failed"))
    writing.bells.ring()
    writing.cabinet.accept()
    assert steps == []


def test_a_refusal_waits_for_the_clerk(writing: Writing) -> None:
    writing.type("a")
    writing.bells.ring()
    writing.cabinet.refuse(ClerkError("case.of_colleague", case="1", clerk="x"))
    assert (writing.told[-1].state, writing.bells.bells[0].is_set()) == (Keeping.REFUSED, False)
