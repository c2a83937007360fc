"""Where a later submission belongs, and what keeps it out of a case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_app.domain.case import CaseState
from clerk_app.domain.following import PAST_DECISION, Kin, Newcomer, Place, place

CASE = Kin(
    case="case-1",
    file_reference="WG 2026/0001",
    state=CaseState.CHECKING,
    service="wohngeld",
    applicant="Öztürk, Aylin",
    thread_id="thread-1",
    data=frozenset({"d1"}),
    documents=frozenset({"a1", "a2"}),
)
LATE = Newcomer("thread-1", "wohngeld", "Öztürk, Aylin", "d2", frozenset({"a3"}))


@pytest.mark.parametrize(
    "changes", [{}, {"applicant": ""}, {"applicant": "öztürk,  aylin"}, {"service": ""}, {"data": ""}]
)
def test_late_documents_of_the_thread_come_to_its_case(changes: dict[str, str]) -> None:
    assert place(replace(LATE, **changes), [CASE]) == Place(CASE)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", CaseState)
def test_what_comes_after_the_decision_is_late(state: CaseState) -> None:
    assert place(LATE, [replace(CASE, state=state)]).late is (state in PAST_DECISION)


@pytest.mark.parametrize(
    ("changes", "remark"),
    [
        ({"applicant": "Schmidt, Jörg"}, "thread.other-applicant:WG 2026/0001"),
        ({"service": "fuehrerschein"}, "thread.other-service:WG 2026/0001"),
    ],
)
def test_a_stranger_in_the_thread_gets_a_case_of_their_own(changes: dict[str, str], remark: str) -> None:
    assert place(replace(LATE, **changes), [CASE]) == Place(remarks=(remark,))  # type: ignore[arg-type]


def test_no_thread_is_no_tie() -> None:
    assert place(replace(LATE, thread_id=""), [replace(CASE, thread_id="")]) == Place()


def test_the_case_of_the_same_person_is_found_among_strangers() -> None:
    other = replace(CASE, case="case-0", applicant="Schmidt, Jörg")
    assert place(LATE, [other, CASE]).case == CASE


@pytest.mark.parametrize(
    ("data", "documents", "same"),
    [("d1", {"a1"}, True), ("d1", {"a1", "a2"}, True), ("d1", {"a3"}, False), ("d2", {"a1"}, False)],
)
def test_the_same_once_more_is_a_duplicate_and_nothing_else_is(
    data: str, documents: set[str], same: bool
) -> None:
    again = replace(LATE, data=data, documents=frozenset(documents))
    assert place(again, [CASE]) == Place(CASE, duplicate=same)


def test_the_same_in_another_thread_is_a_case_that_says_so() -> None:
    again = replace(LATE, thread_id="thread-2", data="d1", documents=frozenset({"a1"}))
    assert place(again, [CASE]) == Place(remarks=("submission.same-content:WG 2026/0001",))
