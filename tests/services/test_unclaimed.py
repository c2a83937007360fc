"""What no service claims lies in the tray as a case; it gets its service once and is then like any other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from clerk_app.domain.desk_rule import DeskRule
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.outgoing import ACKNOWLEDGE, Way
from clerk_app.domain.service_pack import ServicePack
from clerk_app.domain.submission import Assessment, ReplyChannel, Verdict
from clerk_app.services import acknowledging, assignment, dispatching, intake, posting, unclaimed
from clerk_app.services.dispatching import Dispatcher
from clerk_app.services.office import Office, Shelf
from clerk_app.services.reading import Box, Filter
from clerk_app.services.tray import Placing
from clerk_app.services.tray_rows import QuarantineRow
from tests.office_kit import sent
from tests.services.both_engines import Engine, kinds

F, B = "fahrerlaubnis", "bauantrag"
HOUSE = "baugenehmigung_vereinfacht"
STRANGE = {"service_identifier": "urn:leika:99000000000000", "schema_uri": "urn:unbekannt:1.0"}


@dataclass(frozen=True)
class Without:
    """A shelf on which one service is not there yet."""

    shelf: Shelf
    service: str

    def packs(self) -> tuple[ServicePack, ...]:
        return tuple(pack for pack in self.shelf.packs() if pack.id != self.service)

    def pack(self, service: str, version: str) -> ServicePack | None:
        return self.shelf.pack(service, version)


def arrive(engine: Engine, number: int, **changes: object) -> str:
    """A building application under signs no pack knows."""
    with engine.desk("eingang") as office:
        came = replace(sent(office, B, HOUSE, number), **(STRANGE | changes))
        arrival = intake.take_in(office, Assessment(Verdict.ACCEPTED, (), came), "test")
        assert arrival.result is Verdict.ACCEPTED and arrival.file_reference.startswith("PST ")
        return arrival.case


def row_of(office: Office, case: str) -> QuarantineRow:
    return next(row for row in office.reader.unclaimed(office.actor) if row.id == case)


def count(office: Office) -> int:
    return office.reader.counts(office.actor, date(2026, 11, 16)).unclaimed


def test_it_lies_in_the_tray_with_the_signs_it_carried(engine: Engine) -> None:
    xml = b"<?xml version='1.0'?><hund:anmeldung xmlns:hund='urn:x'><name>Bello</name></hund:anmeldung>"
    with engine.desk(engine.sorter) as office:
        before = count(office)
    case = arrive(engine, 1, data=xml, data_mime_type="application/xml", fields=())
    with engine.desk(engine.sorter) as office:
        found = row_of(office, case).unclaimed
        assert found is not None and count(office) == before + 1
        signs = (found.service, found.schema_uri, found.root, found.channel)
        assert signs == (*STRANGE.values(), "anmeldung", "fit-connect")
        assert found.destination_id and found.title == "Bauantrag"
    with engine.desk("t.wagner") as office:
        assert office.reader.unclaimed(office.actor) == () and count(office) == 0


def test_it_becomes_a_case_of_the_service_as_if_it_had_come_as_one(engine: Engine) -> None:
    case = arrive(engine, 2)
    with engine.desk(engine.sorter) as office:
        assert unclaimed.read(office, case).fields
        row = row_of(office, case)
        placing = Placing(B, HOUSE, unit=B, clerk="t.wagner")
        found = unclaimed.register(office, case, 1, placing)
        assert not any(one.id == case for one in office.reader.unclaimed(office.actor))
    kept = engine.record("t.wagner", case)
    assert (kept.case.service, kept.case.procedure) == (B, HOUSE)
    assert (kept.case.unit, kept.case.clerk) == (B, "t.wagner")
    assert kept.case.file_reference == found.file_reference and not found.file_reference.startswith("PST")
    assert kept.case.applicant and kept.case.subject.startswith("Bauantrag: ")
    assert kept.case.due_on is not None and kept.case.received_at == row.arrived_at
    assert kinds(kept) == ["received", "registered"] and kept.documents
    family = kept.case.applicant.partition(",")[0]
    with engine.desk("t.wagner") as office:
        rows = office.reader.page(office.actor, Filter(Box.TEAM, text=family)).rows
    assert kept.case.file_reference in {row.file_reference for row in rows}
    assert engine.faults() == ()


def test_its_acknowledgement_waits_for_the_service_and_is_worded_by_its_pack(engine: Engine) -> None:
    reply = ReplyChannel("fitConnect", key="{}")
    case = arrive(engine, 11, reply_channel=reply)
    with engine.desk("eingang") as office:
        home = sent(office, B, HOUSE).destination_id
    way = Way(ACKNOWLEDGE, "fitConnect", home, "TEST")
    sender = "versand" if engine.sorter == "p.post" else "eingang"
    with engine.desk(sender) as office:
        assert dispatching.take(office, way, Dispatcher("v")) is None
    with engine.desk(engine.sorter) as office:
        assert case not in {letter.case for letter in posting.letters(office)}
        found = unclaimed.register(office, case, 1, Placing(F, "umtausch"))
        assert case in {letter.case for letter in posting.letters(office)}
    with engine.desk(sender) as office:
        letter = dispatching.take(office, way, Dispatcher("v"))
        assert letter is not None and letter.matter is not None and letter.case == case
        assert (letter.matter.service, letter.matter.file_reference) == (F, found.file_reference)
        written = acknowledging.written(office, {}, letter)
        assert written.title and written.content.startswith(b"%PDF")


def test_left_to_the_authority_it_goes_to_the_desk_of_its_rule(engine: Engine) -> None:
    case = arrive(engine, 3)
    with engine.desk(engine.sorter, DeskRule(B, B, clerk="t.wagner")) as office:
        unclaimed.register(office, case, 1, Placing(B, HOUSE))
    kept = engine.record("t.wagner", case)
    assert kept.case.clerk == "t.wagner" and kept.case.version == 3
    assert kinds(kept) == ["received", "registered", "assigned_by_rule"]
    assert engine.faults() == ()


def test_a_name_nobody_could_read_can_be_written_down(engine: Engine) -> None:
    case = arrive(engine, 4, data=b"{}", fields=())
    with engine.desk(engine.sorter) as office:
        unclaimed.register(office, case, 1, Placing(B, HOUSE, applicant=" Öztürk, Emre "))
    assert engine.record("t.wagner", case).case.applicant == "Öztürk, Emre"


def test_it_gets_its_service_once(engine: Engine) -> None:
    case = arrive(engine, 5)
    with engine.desk(engine.sorter) as office:
        unclaimed.register(office, case, 1, Placing(B, HOUSE))
        with pytest.raises(ClerkError) as told:
            unclaimed.register(office, case, 1, Placing(F, "umtausch"))
    assert told.value.code in ("case.changed_elsewhere", "case.unknown")
    assert engine.record("t.wagner", case).case.service == B


def test_nobody_gets_it_who_does_not_work_there(engine: Engine) -> None:
    case = arrive(engine, 6)
    with engine.desk(engine.sorter) as office:
        with pytest.raises(ClerkError, match=r"assignment\.not_a_clerk_there"):
            unclaimed.register(office, case, 1, Placing(B, HOUSE, unit=B, clerk="a.becker"))
        assert row_of(office, case).unclaimed is not None


def test_a_pack_installed_since_claims_it(engine: Engine) -> None:
    with engine.desk("eingang") as office:
        early = replace(office, shelf=Without(office.shelf, B))
        came = replace(sent(office, B, HOUSE, 7), fields=())
        case = intake.take_in(early, Assessment(Verdict.ACCEPTED, (), came), "test").case
    with engine.desk(engine.sorter) as office:
        early = replace(office, shelf=Without(office.shelf, B))
        with pytest.raises(ClerkError, match=r"case\.still_unclaimed"):
            unclaimed.read_again(early, case, 1)
        assert row_of(office, case).unclaimed is not None
        found = unclaimed.read_again(office, case, 1)
        assert found.unit == B
    kept = engine.record("t.wagner", case)
    told = next(entry for entry in kept.timeline if entry.kind == "registered")
    assert kept.case.service == B and told.facts["by_pack"] is True
    assert engine.faults() == ()


def test_sent_on_from_the_inbox_it_is_registered_with_the_reason(engine: Engine) -> None:
    case = arrive(engine, 8)
    with engine.desk(engine.sorter) as office:
        assignment.reroute(office, case, 1, B, HOUSE, "Bauantrag unter falschem Schlüssel")
    kept = engine.record("t.wagner", case)
    told = next(entry for entry in kept.timeline if entry.kind == "registered")
    assert told.facts["reason"] == "Bauantrag unter falschem Schlüssel"
    assert not kept.case.file_reference.startswith("PST")


def test_discarded_with_a_reason_it_leaves_the_pile(engine: Engine) -> None:
    case = arrive(engine, 9)
    with engine.desk(engine.sorter) as office:
        before = count(office)
        assignment.discard(office, case, 1, "Werbung")
        assert count(office) == before - 1
        assert kinds(office.reader.case(office.actor, case))[-1] == "discarded"


def test_only_the_mail_room_finds_services(engine: Engine) -> None:
    case = arrive(engine, 10)
    with engine.desk("k.vogt") as office, pytest.raises(ClerkError, match=r"person\.not_entitled"):
        unclaimed.register(office, case, 1, Placing(B, HOUSE))
