"""Memory, drawer and watch while the filing room does not answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.opening.office import OpenOffice
from clerk_app.services import assignment, decision, drawer
from clerk_app.services.drawer import HeldDraft
from clerk_app.services.office import Office
from clerk_app.services.reading import Filter
from clerk_app.services.recollection import MOST_OCTETS, Recollection, is_outage
from clerk_app.storage.local_drafts import LocalDrafts
from tests.office_kit import receive

GONE = OutsideError("database.failed", reason="unreachable")
WORDS = Draft("bewilligung", {"a": "1"}, {"tenor": "Streng geheimer Wortlaut Ä"})
HELD = HeldDraft("a.becker", "case-1", WORDS, 3, datetime(2026, 11, 24, 8, 14, tzinfo=UTC))
KEY = bytes(range(32))


class Cut:
    """A reader whose line can be cut."""

    def __init__(self, reader: Any) -> None:
        self.reader, self.cut, self.asked = reader, False, 0

    def __getattr__(self, name: str) -> Any:
        if self.cut:
            raise GONE
        self.asked += 1
        return getattr(self.reader, name)


@pytest.fixture
def case(opened: OpenOffice) -> str:
    made = receive(opened, "wohngeld", "erstantrag_mietzuschuss")
    assignment.claim(opened.as_person("a.becker"), made, 1)
    return made


def test_what_was_read_stays_readable_and_what_was_not_does_not(opened, case):
    line = Cut(opened.reader)
    memory, me = Recollection(line), opened.as_person("a.becker").actor
    before = memory.case(me, case), memory.page(me, Filter())
    line.cut = True
    assert (memory.case(me, case), memory.page(me, Filter())) == before
    with pytest.raises(OutsideError):
        memory.case(opened.as_person("k.vogt").actor, case)
    with pytest.raises(OutsideError):
        memory.generation()


def test_while_the_line_holds_everything_is_asked_anew(opened, case):
    memory, me = Recollection(opened.reader), opened.as_person("a.becker").actor
    first = memory.case(me, case).case.version
    assignment.release(opened.as_person("a.becker"), case, first)
    assert memory.case(me, case).case.version == first + 1


def test_known_to_be_away_nobody_waits_for_the_line(opened, case):
    line = Cut(opened.reader)
    memory, me = Recollection(line), opened.as_person("a.becker").actor
    memory.case(me, case)
    memory.away, asked = True, line.asked
    memory.case(me, case)
    assert line.asked == asked


def test_memory_has_an_end(opened):
    class Big:
        def content(self, sha256: str) -> bytes:
            return bytes(MOST_OCTETS // 3)

    memory = Recollection(Big())  # type: ignore[arg-type]
    for name in "abcdef":
        memory.content(name)
    assert memory._octets <= MOST_OCTETS
    assert len(memory._answers) == 3


def test_a_damaged_database_is_no_outage():
    assert is_outage(GONE)
    assert is_outage(OutsideError("database.cannot_open", path="x"))
    assert not is_outage(OutsideError("database.failed", reason="damaged"))
    assert not is_outage(OutsideError("database.failed", reason="42P01"))
    assert not is_outage(ClerkError("case.unknown"))


def test_a_draft_on_this_machine_is_sealed_for_its_owner_only(tmp_path):
    drafts = LocalDrafts(tmp_path / "entwuerfe", KEY)
    drafts.put(HELD)
    (file,) = (tmp_path / "entwuerfe").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "entwuerfe").stat().st_mode & 0o777 == 0o700
    octets = file.read_bytes() + file.name.encode()
    assert not any(word.encode() in octets for word in ("geheim", "becker", "case-1", "bewilligung"))
    assert drafts.of("a.becker", "case-1") == HELD
    assert drafts.held_by("a.becker") == (HELD,)
    assert drafts.held_by("k.vogt") == ()


def test_another_key_or_a_changed_file_opens_nothing(tmp_path):
    drafts = LocalDrafts(tmp_path, KEY)
    drafts.put(HELD)
    assert LocalDrafts(tmp_path, bytes(32)).held_by("a.becker") == ()
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert drafts.of("a.becker", "case-1") is None


def test_the_last_words_take_the_place_of_those_before(tmp_path):
    drafts = LocalDrafts(tmp_path, None)
    drafts.put(HELD)
    drafts.put(replace(HELD, draft=Draft("ablehnung")))
    assert [held.draft.outcome for held in drafts.held_by("a.becker")] == ["ablehnung"]
    drafts.drop("a.becker", "case-1")
    drafts.drop("a.becker", "case-1")
    assert list(tmp_path.iterdir()) == []


def cut_off(office: Office) -> Office:
    def gone(_actor: object) -> Any:
        raise GONE

    return replace(office, transaction=gone)


def test_in_an_outage_the_draft_goes_into_the_drawer_and_after_it_into_the_file(opened, case, tmp_path):
    office, drafts = opened.as_person("a.becker"), LocalDrafts(tmp_path / "d", KEY)
    with pytest.raises(OutsideError, match=r"draft\.kept_here"):
        drawer.save(cut_off(office), drafts, case, WORDS, 0)
    assert drawer.replay(office, drafts) == drawer.Replayed(filed=1)
    assert office.reader.case(office.actor, case).draft.draft == WORDS
    assert drafts.held_by("a.becker") == ()


def test_whoever_was_quicker_is_not_overwritten_and_both_versions_stay(opened, case, tmp_path):
    office, drafts = opened.as_person("a.becker"), LocalDrafts(tmp_path / "d", KEY)
    with pytest.raises(OutsideError):
        drawer.save(cut_off(office), drafts, case, WORDS, 0)
    decision.save(office, case, Draft("ablehnung"), 0)
    assert drawer.replay(office, drafts) == drawer.Replayed(waiting=1)
    filed = office.reader.case(office.actor, case).draft
    assert filed.draft.outcome == "ablehnung"
    held = drawer.held(office, drafts, case, filed)
    assert held is not None
    assert held.draft == WORDS


def test_words_that_arrived_although_the_answer_was_lost_are_no_conflict(opened, case, tmp_path):
    office, drafts = opened.as_person("a.becker"), LocalDrafts(tmp_path / "d", KEY)
    decision.save(office, case, WORDS, 0)
    saved = drawer.save(office, drafts, case, WORDS, 0)
    assert saved.revision == office.reader.case(office.actor, case).draft.revision == 1


def test_a_refusal_is_no_outage_and_nothing_is_put_away(opened, case, tmp_path):
    office, drafts = opened.as_person("s.oezdemir"), LocalDrafts(tmp_path / "d", KEY)
    with pytest.raises(ClerkError):
        drawer.save(office, drafts, case, WORDS, 0)
    assert drafts.held_by("s.oezdemir") == ()


def test_away_the_draft_is_put_away_without_asking(opened, case, tmp_path):
    memory = Recollection(opened.reader)
    memory.away = True
    office, drafts = replace(opened.as_person("a.becker"), reader=memory), LocalDrafts(tmp_path / "d", KEY)
    with pytest.raises(OutsideError, match=r"draft\.kept_here"):
        drawer.save(office, drafts, case, WORDS, 0)
    assert len(drafts.held_by("a.becker")) == 1
