"""Letters given to the post, on a file and on a server: the very bytes, once, and the case knows it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
import sqlalchemy as sa

from clerk_app.domain.announcement import Rule
from clerk_app.domain.case import CaseState
from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.finding import FindingState
from clerk_app.domain.outgoing import ACKNOWLEDGE, NOTICE, REQUEST, LetterState, Way
from clerk_app.domain.party import HandParty, Parties
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.domain.posting import OutgoingLetter, Post, Posting
from clerk_app.domain.returned_paper import PostCounts, Returned, Served
from clerk_app.opening import office as office_of_house
from clerk_app.opening.office import OpenOffice
from clerk_app.services import (
    approval,
    assignment,
    decision,
    dispatching,
    examination,
    information_request,
    posting,
    returned_paper,
)
from clerk_app.services.approval import Seen
from clerk_app.services.dispatch_proof import announced, leaving_of, leavings, outgoing, proof_of
from clerk_app.services.dispatching import Dispatcher, Result
from clerk_app.services.information_request import Asking
from clerk_app.services.office import Office
from clerk_app.services.office_time import local_day
from clerk_app.services.reading import CaseRecord
from tests.dispatching.way_out import WayOut
from tests.documents.notice.notice_reading import whole
from tests.office_kit import receive

from .both_engines import Enter, at_the_desk, on_a_file, on_a_server

F = "fahrerlaubnis"
CHOICES = {"klassen": "AM, B, L"}
NEIGHBOUR = HandParty("neighbour", "Frau\nEwa Nowak\nKaiserstraße 14\n61169 Friedberg")
PARTIES, ALONE = Parties({"hand_1": NEIGHBOUR}), Parties()


@pytest.fixture(params=[on_a_file, on_a_server], ids=["file", "server"])
def enter(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Enter]:
    """Offices whose legal office has confirmed what the shipped packs still leave open."""
    load = office_of_house.load_authority

    def confirmed(path: Path) -> office_of_house.Authority:
        found = load(path)
        return replace(found, confirmations=found.practice_confirmations)

    monkeypatch.setattr(office_of_house, "load_authority", confirmed)
    for engine in request.param(tmp_path):
        yield engine.enter


def received(enter: Enter, number: int = 1) -> str:
    with enter("eingang") as opened:
        return receive(opened, F, "umtausch", number)


def approved(enter: Enter, parties: Parties = ALONE, number: int = 1, **typed: str) -> str:
    case = received(enter, number)
    with enter("a.becker") as opened:
        clerk = at_the_desk(opened, "a.becker")
        assignment.claim(clerk, case, 1)
        examination.judge(clerk, case, 2, "register", FindingState.MET, "abgefragt")
        saved = decision.save(clerk, case, Draft("umtausch", CHOICES | typed, parties=parties), 0)
        decision.submit(clerk, case, saved.case_version)
    with enter("k.vogt") as opened:
        lead = at_the_desk(opened, "k.vogt")
        record = lead.reader.case(lead.actor, case)
        notice = record.notices[0]
        approval.approve(
            lead, case, record.case.version, Seen(notice.id, notice.pdf_sha256, notice.data_sha256)
        )
    return case


def waiting(office: Office, case: str, kind: str = NOTICE) -> tuple[OutgoingLetter, ...]:
    return tuple(
        letter for letter in posting.letters(office, case) if letter.kind == kind and not letter.gone
    )


def today(office: Office, way: Post = Post.LETTER, number: str = "") -> Posting:
    return Posting(way, local_day(office.clock()), number)


def kinds(record: CaseRecord) -> list[str]:
    return [entry.kind for entry in record.timeline if entry.kind not in ("opened", "turned_down")]


def verified(enter: Enter) -> None:
    with enter("r.hahn") as opened:
        assert opened.reader.verify() == ()


def sender(opened: OpenOffice) -> Office:
    if opened.shared:
        return opened.office
    actor = Actor("versand", "versand", "Versandstelle", (Membership(F, Role.DISPATCH),))
    return replace(opened.office, actor=actor)


def test_a_notice_leaves_as_a_letter_and_the_case_is_dispatched(enter: Enter) -> None:
    case = approved(enter)
    with enter("a.becker") as opened:
        clerk = at_the_desk(opened, "a.becker")
        [letter] = waiting(clerk, case)
        assert hashlib.sha256(posting.content(clerk, letter)).hexdigest() == letter.pdf_sha256
        posting.post(clerk, [letter], today(clerk, Post.DROPPED, "RR 1234 5678 9DE"))
        record = clerk.reader.case(clerk.actor, case)
        assert record.case.state is CaseState.DISPATCHED
        assert kinds(record)[-2:] == ["posted", "notice_left"]
        [gone] = [one for one in posting.letters(clerk, case) if one.kind == NOTICE]
        assert (gone.state, gone.pdf_sha256) == (LetterState.POSTED, letter.pdf_sha256)
        with pytest.raises(ClerkError, match=r"posting\.gone"):
            posting.post(clerk, [gone], today(clerk))
        with pytest.raises(ClerkError, match=r"posting\.gone"):
            posting.post(clerk, [letter], today(clerk))  # as a desk still shows it
    verified(enter)


def test_the_case_goes_on_only_with_the_last_copy(enter: Enter) -> None:
    """One goes over the line, one on paper; each party has its own day."""
    case = approved(enter, PARTIES)
    with enter("a.becker") as opened:
        clerk = at_the_desk(opened, "a.becker")
        [first, second] = waiting(clerk, case)
        assert second.addressee == "Ewa Nowak" and first.addressee and first.addressee != second.addressee
        posting.post(clerk, [second], today(clerk, Post.CERTIFICATE, "PZU 77"))
        assert clerk.reader.case(clerk.actor, case).case.state is CaseState.APPROVED
    with enter("versand") as opened:
        way = WayOut()
        sent = dispatching.dispatch_round(sender(opened), {Way(NOTICE): way}, Dispatcher("one"))
        assert sent == {Result.SENT: 1} and [*way.arrivals] == [first.id]
    with enter("a.becker") as opened:
        clerk = at_the_desk(opened, "a.becker")
        record = clerk.reader.case(clerk.actor, case)
        assert record.case.state is CaseState.DISPATCHED
        left = leavings(record, posting.letters(clerk, case))
        pack = clerk.shelf.pack(record.case.service, record.case.pack_version)
        [by_line, by_post] = [announced(pack, record, one) for one in left]
        assert by_line is not None and by_post is not None
        day = local_day(clerk.clock())
        assert (by_line.rule, by_line.on) == (Rule.FICTION, day + timedelta(days=3))
        assert (by_post.rule, by_post.on, by_post.paper) == (Rule.PAPER, None, "Zustellungsurkunde")
        proofs = [proof_of(clerk, case, one.letter.id) for one in left]
        assert proofs[0] != proofs[1] and all(proof.startswith(b"%PDF") for proof in proofs)
        assert [proof_of(clerk, case, one.letter.id) for one in left] == proofs
        assert all(one.letter.gone or one.letter.kind == ACKNOWLEDGE for one in left)
        assert {one.kind for one in posting.letters(clerk, case) if not one.gone} == {ACKNOWLEDGE}
        _the_paper_comes_back(clerk, case, second.id)
    verified(enter)


def _the_paper_comes_back(clerk: Office, case: str, letter: str) -> None:
    def enter_it(outcome: Served, reason: str = "") -> None:
        said = Returned(outcome, local_day(clerk.clock()), " 17 ", reason)
        returned_paper.enter(clerk, leaving_of(clerk, case, letter), said)

    def told() -> tuple[Rule, bool]:
        record = clerk.reader.case(clerk.actor, case)
        pack = clerk.shelf.pack(record.case.service, record.case.pack_version)
        found = announced(pack, record, leaving_of(clerk, case, letter))
        assert found is not None
        return found.rule, found.on is not None

    stale, before = leaving_of(clerk, case, letter), proof_of(clerk, case, letter)
    enter_it(Served.LETTERBOX)
    assert told() == (Rule.PAPER, True)
    after = proof_of(clerk, case, letter)
    assert after != before and proof_of(clerk, case, letter) == after
    for left in (
        stale,
        leaving_of(clerk, case, letter),
    ):  # a desk that saw nothing of it yet, and one that did
        with pytest.raises(ClerkError, match=r"returned\.entered"):
            returned_paper.enter(clerk, left, Returned(Served.REFUSED, left.left_on))
    with pytest.raises(ClerkError, match=r"returned\.not_back"):
        returned_paper.renew(clerk, stale.letter)
    enter_it(Served.NOT_SERVED, " verlesen ")
    assert told() == (Rule.FAILED, False)
    returned_paper.renew(clerk, stale.letter)
    with pytest.raises(ClerkError, match=r"returned\.renewed"):
        returned_paper.renew(clerk, stale.letter)
    [again] = waiting(clerk, case)
    assert (again.pdf_sha256, again.copy) == (stale.letter.pdf_sha256, stale.letter.copy)
    posting.post(clerk, [again], today(clerk, Post.IN_PERSON))
    assert leaving_of(clerk, case, letter).renewed and waiting(clerk, case) == ()
    record = clerk.reader.case(clerk.actor, case)
    assert record.case.state is CaseState.DISPATCHED
    assert kinds(record)[-4:] == ["paper_returned", "paper_returned", "letter_renewed", "posted"]


def test_all_copies_of_a_case_are_posted_in_one_act_or_none(enter: Enter) -> None:
    case = approved(enter, PARTIES)
    with enter("p.post") as opened:
        room = at_the_desk(opened, "p.post") if opened.shared else mail_room(opened)
        both = waiting(room, case)
        twice = (*both, both[0])
        with pytest.raises(ClerkError, match=r"posting\.gone"):
            posting.post(room, twice, today(room))
        assert waiting(room, case) == both
        posting.post(room, both, today(room))
        assert room.reader.case(room.actor, case).case.state is CaseState.DISPATCHED
    verified(enter)


def mail_room(opened: OpenOffice) -> Office:
    return replace(opened.office, actor=Actor("p.post", "post", "P. Post", (Membership(F, Role.MAILROOM),)))


def test_what_goes_abroad_is_announced_when_it_arrives(enter: Enter) -> None:
    case = approved(enter, empfaenger="Frau\nErika Muster\nGasse 1\n1010 Wien\nÖSTERREICH")
    with enter("a.becker") as opened:
        clerk = at_the_desk(opened, "a.becker")
        [letter] = waiting(clerk, case)
        posting.post(clerk, [letter], today(clerk))
        record = clerk.reader.case(clerk.actor, case)
        told = [one.announced for one in outgoing(clerk, record) if one.letter.id == letter.id]
        assert [(one.rule, one.on) for one in told if one] == [(Rule.RECEIPT, None)]
        assert "mit dem Zugang; für Post ins Ausland" in whole(proof_of(clerk, case, letter.id))


def test_what_is_asked_for_and_what_is_acknowledged_leave_on_paper_too(enter: Enter) -> None:
    case = received(enter)
    with enter("a.becker") as opened:
        clerk = at_the_desk(opened, "a.becker")
        [acknowledgement] = waiting(clerk, case, ACKNOWLEDGE)
        assert acknowledgement.pdf_sha256 == ""
        later = replace(clerk, clock=lambda: clerk.clock() + timedelta(days=9))
        printed = posting.made(later, acknowledgement)  # it bears its own day, not that of the printing
        assert "Informationen zum Datenschutz (Art. 13 DSGVO)" in whole(printed)
        assert posting.made(clerk, acknowledgement) == printed == posting.content(clerk, acknowledgement)
        [bound] = waiting(clerk, case, ACKNOWLEDGE)
        assert bound.pdf_sha256 == hashlib.sha256(printed).hexdigest()
        posting.post(clerk, [acknowledgement], today(clerk, Post.CERTIFICATE, "PZU 7"))
        [gone] = [one for one in posting.letters(clerk, case) if one.kind == ACKNOWLEDGE]
        assert posting.content(clerk, gone) == printed
        [owed] = clerk.reader.owed(clerk.actor)
        assert (owed.letter.id, owed.way, owed.number) == (gone.id, Post.CERTIFICATE, "PZU 7")
        assert clerk.reader.post_counts(clerk.actor, ()) == PostCounts(waiting=0, owed=1)
        day = local_day(clerk.clock())
        returned_paper.enter(clerk, leaving_of(clerk, case, gone.id), Returned(Served.LETTERBOX, day))
        assert clerk.reader.post_counts(clerk.actor, ()) == PostCounts(waiting=0, owed=0)
        assignment.claim(clerk, case, 1)
        due_on = information_request.propose(clerk, case).due_on
        asking = Asking({}, due_on, ("den bisherigen Führerschein im Original",))
        information_request.send(clerk, case, asking, 2)
        [request] = waiting(clerk, case, REQUEST)
        posting.post(clerk, [request], today(clerk, Post.IN_PERSON))
        record = clerk.reader.case(clerk.actor, case)
        assert record.case.state is CaseState.AWAITING_APPLICANT
        assert kinds(record)[-2:] == ["information_requested", "posted"]
        assert proof_of(clerk, case, request.id).startswith(b"%PDF")
    verified(enter)


def test_nothing_is_posted_tomorrow_before_its_approval_or_under_somebody_s_name(enter: Enter) -> None:
    case = approved(enter)
    with enter("a.becker") as opened:
        clerk = at_the_desk(opened, "a.becker")
        letters, good = waiting(clerk, case), today(clerk)
        for day, code in ((1, "in_future"), (-1, "too_early")):
            wrong = replace(good, posted_on=good.posted_on + timedelta(days=day))
            with pytest.raises(ClerkError, match=rf"posting\.{code}"):
                posting.post(clerk, letters, wrong)
        with pytest.raises(ClerkError, match=r"posting\.number_unreadable"):
            posting.post(clerk, letters, replace(good, number="an Frau Öztürk"))
        with pytest.raises(ClerkError, match=r"posting\.nothing_chosen"):
            posting.post(clerk, (), good)
        assert waiting(clerk, case) == letters
        posting.post(clerk, letters, good)


def test_who_keeps_records_only_or_works_in_another_unit_posts_nothing(enter: Enter) -> None:
    case = approved(enter)
    with enter("a.becker") as opened:
        letters = waiting(at_the_desk(opened, "a.becker"), case)
    for role, unit, code in (
        (Role.RECORDS, F, "person.not_entitled"),
        (Role.SUPERVISOR, F, "person.not_entitled"),
        (Role.CLERK, "bauantrag", "case.unknown"),
    ):
        with enter("a.becker") as opened:
            stranger = replace(
                opened.office, actor=Actor("a.becker", "becker", "B", (Membership(unit, role),))
            )
            with pytest.raises(ClerkError, match=code.replace(".", r"\.")):
                posting.post(stranger, letters, today(stranger))


def test_what_a_dispatcher_holds_is_not_posted_and_what_is_posted_no_dispatcher_gets(enter: Enter) -> None:
    case, way = approved(enter), Way(NOTICE)
    with enter("versand") as opened:
        held = dispatching.take(sender(opened), way, Dispatcher("one"))
        assert held is not None and held.case == case
    with enter("a.becker") as opened:
        clerk = at_the_desk(opened, "a.becker")
        letters = waiting(clerk, case)
        assert [letter.held for letter in letters] == [True]
        with pytest.raises(ClerkError, match=r"posting\.under_way"):
            posting.post(clerk, letters, today(clerk))
        blind = [replace(letter, held=False, state=LetterState.WAITING) for letter in letters]
        with pytest.raises(ClerkError, match=r"posting\.under_way"):
            posting.post(clerk, blind, today(clerk))  # a desk that saw it a moment ago
    with enter("versand") as opened:
        dispatching.rest(sender(opened), held, timedelta(0), "channel.busy")
    with enter("a.becker") as opened:
        clerk = at_the_desk(opened, "a.becker")
        posting.post(clerk, waiting(clerk, case), today(clerk))
    with enter("versand") as opened:
        assert dispatching.take(sender(opened), way, Dispatcher("two")) is None
    verified(enter)


def test_of_two_who_post_the_same_letter_one_does(enter: Enter) -> None:
    case = approved(enter)
    with enter("a.becker") as opened:
        clerk = at_the_desk(opened, "a.becker")
        letters, start, said = waiting(clerk, case), Barrier(2), []

        def try_it() -> None:
            start.wait()
            try:
                posting.post(clerk, letters, today(clerk))
                said.append("posted")
            except ClerkError as refused:
                said.append(refused.code)

        both = [Thread(target=try_it) for _ in range(2)]
        for one in both:
            one.start()
        for one in both:
            one.join()
        assert sorted(said) == ["posted", "posting.gone"]
        assert kinds(clerk.reader.case(clerk.actor, case)).count("posted") == 1
    verified(enter)


def test_two_who_post_the_last_two_copies_at_once_leave_the_case_dispatched(enter: Enter) -> None:
    """Neither sees the other's letter leave; the case moves on all the same, and once."""
    for number in range(1, 5):
        case = approved(enter, PARTIES, number)
        with enter("a.becker") as opened:
            clerk = at_the_desk(opened, "a.becker")
            start = Barrier(2)

            def post_one(letter: OutgoingLetter, clerk: Office = clerk, start: Barrier = start) -> None:
                start.wait()
                posting.post(clerk, [letter], today(clerk))

            both = [Thread(target=post_one, args=(letter,)) for letter in waiting(clerk, case)]
            for one in both:
                one.start()
            for one in both:
                one.join()
            record = clerk.reader.case(clerk.actor, case)
            assert record.case.state is CaseState.DISPATCHED
            assert kinds(record).count("posted") == 2 and kinds(record).count("notice_left") == 1
    verified(enter)


@pytest.mark.parametrize("enter", [on_a_file], indirect=True, ids=["file"])  # on a server: tests/attack
def test_changed_bytes_stay_here(enter: Enter) -> None:
    case = approved(enter)
    with enter("a.becker") as opened:
        clerk = at_the_desk(opened, "a.becker")
        [letter] = waiting(clerk, case)
        with opened.engine.connect() as connection, connection.begin():
            connection.execute(sa.text("DROP TRIGGER contents_no_update"))
            connection.execute(
                sa.text("UPDATE contents SET bytes = :b WHERE sha256 = :s"),
                {"b": b"%PDF other", "s": letter.pdf_sha256},
            )
        with pytest.raises(ClerkError, match=r"posting\.bytes_changed"):
            posting.content(clerk, letter)
        with pytest.raises(ClerkError, match=r"posting\.bytes_changed"):
            posting.post(clerk, [letter], today(clerk))
        assert waiting(clerk, case) == (letter,)


def test_only_what_has_not_left_is_listed_over_all_cases_and_whether_a_channel_takes_it(enter: Enter) -> None:
    case = approved(enter)
    with enter("a.becker") as opened:
        clerk = replace(at_the_desk(opened, "a.becker"), ways=(Way(ACKNOWLEDGE),))
        listed = {letter.kind: letter.electronic for letter in posting.letters(clerk)}
        assert listed == {NOTICE: False, ACKNOWLEDGE: True}
        posting.post(clerk, waiting(clerk, case), today(clerk))
        assert [letter.kind for letter in posting.letters(clerk)] == [ACKNOWLEDGE]
    with enter("t.wagner") as opened:
        stranger = replace(
            opened.office, actor=Actor("t.wagner", "wagner", "T", (Membership("bauantrag", Role.CLERK),))
        )
        assert posting.letters(stranger) == ()
