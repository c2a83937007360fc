"""What was turned away keeps its files; the mail room makes a case of it, reads it again, or discards it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.domain.submission import Assessment, Attachment, Problem, Verdict
from clerk_app.gateways.folder.channel import FolderChannel
from clerk_app.gateways.folder.door import FolderDoor
from clerk_app.gateways.folder.laying_out import laid_out
from clerk_app.gateways.folder.reading import Origin
from clerk_app.gateways.jose import jwk
from clerk_app.opening.channels import open_channels
from clerk_app.opening.folder_channel import folder_door, hand_opening, tray_laying_out
from clerk_app.opening.office import OpenOffice, now
from clerk_app.opening.paths import Home, Shipped
from clerk_app.practice.post import deliver, parcels
from clerk_app.practice.sender import make_keys
from clerk_app.services import intake, tray
from clerk_app.services.reading import Box, Filter, QuarantineRow
from tests.office_kit import PDF, practice_office

BROKEN = b"<antrag><name>Muster</antrag>"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenOffice]:
    with practice_office(tmp_path) as office:
        yield office


@pytest.fixture
def laying_out(tmp_path: Path) -> tray.LayingOut:
    return tray_laying_out(Shipped(), Home(tmp_path))


def arrive(opened: OpenOffice, tmp_path: Path, files: dict[str, bytes]) -> QuarantineRow:
    """Through the real door of the import folder."""
    for name, content in files.items():
        file = tmp_path / "fall" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    place = tmp_path / "fall" if len(files) > 1 else tmp_path / "fall" / next(iter(files))
    door: FolderDoor = folder_door(Shipped(), Home(tmp_path), None)
    with door.assess(place, Origin("folder/import", opened.office.clock())) as assessment:
        intake.take_in(opened.office, assessment, "Ordner/abc")
    (row,) = opened.reader.quarantine(opened.office.actor)
    return row


def placing(opened: OpenOffice, **changes: str) -> tray.Placing:
    pack = next(pack for pack in opened.office.shelf.packs() if pack.id == "bauantrag")
    return tray.Placing("bauantrag", pack.procedures[0].id, **changes)


def clerk_of(opened: OpenOffice, unit: str) -> str:
    return next(
        one.login
        for one in opened.reader.actors()
        if one.holds(Role.CLERK, unit) and one.login != opened.office.actor.login
    )


def kinds(opened: OpenOffice, case: str) -> list[str]:
    return [entry.kind for entry in opened.reader.case(opened.office.actor, case).timeline]


def test_every_file_that_was_turned_away_is_kept_as_it_came(opened, tmp_path):
    files = {"antrag.xml": BROKEN, "anlagen/plan.pdf": PDF}
    row = arrive(opened, tmp_path, files)
    assert {part.name: part.size for part in row.parts} == {n: len(c) for n, c in files.items()}
    for part in row.parts:
        assert tray.look_into(opened.office, row, part.sha256) == files[part.name]
    assert opened.reader.verify() == ()


def test_the_journal_knows_the_files_by_their_digests_and_never_by_their_names(opened, tmp_path):
    row = arrive(opened, tmp_path, {"Kündigung Öztürk.xml": BROKEN})
    tray.look_into(opened.office, row, row.parts[0].sha256)
    kept, read = (e for e in _office_journal(opened) if '"arrival_kept"' in e or '"arrival_opened"' in e)
    assert row.parts[0].sha256 in kept and "ztürk" not in kept + read


def test_what_nobody_can_read_becomes_a_case_by_hand_like_any_other(opened, laying_out, tmp_path):
    row = arrive(opened, tmp_path, {"antrag.xml": BROKEN, "plan.pdf": PDF})
    arrival = tray.assign(opened.office, laying_out, row, placing(opened, applicant="Muster"))
    record = opened.reader.case(opened.office.actor, arrival.case)
    assert (record.case.service, record.case.applicant) == ("bauantrag", "Muster")
    assert record.case.received_at == row.arrived_at and record.case.due_on is not None
    assert sorted(document.name for document in record.documents) == ["antrag.xml", "plan.pdf"]
    assert kinds(opened, arrival.case)[:2] == ["received", "arrival_assigned"]
    assert opened.reader.quarantine(opened.office.actor) == ()
    (ended,) = opened.reader.quarantine(opened.office.actor, ended=True)
    assert ended.end is not None and (ended.end.act, ended.end.case) == ("assigned", arrival.case)
    assert opened.reader.verify() == ()


def test_a_clerk_of_the_unit_has_the_case_from_the_beginning(opened, laying_out, tmp_path):
    row = arrive(opened, tmp_path, {"antrag.xml": BROKEN})
    unit = next(pack.unit for pack in opened.office.shelf.packs() if pack.id == "bauantrag")
    login = clerk_of(opened, unit)
    arrival = tray.assign(opened.office, laying_out, row, placing(opened, clerk=login))
    case = opened.reader.case(opened.reader.actor(login), arrival.case).case
    assert (case.clerk, case.version) == (login, 2)
    assert kinds(opened, arrival.case) == ["received", "arrival_assigned", "assigned"]


def test_another_unit_can_be_chosen_but_nobody_who_does_not_work_there(opened, laying_out, tmp_path):
    row = arrive(opened, tmp_path, {"antrag.xml": BROKEN})
    home = next(pack.unit for pack in opened.office.shelf.packs() if pack.id == "bauantrag")
    other = next(unit for unit in opened.reader.units() if unit != home)
    login = next(
        one.login
        for one in opened.reader.actors()
        if one.holds(Role.CLERK, home) and not one.holds(Role.CLERK, other)
    )
    with pytest.raises(ClerkError, match=r"assignment\.not_a_clerk_there"):
        tray.assign(opened.office, laying_out, row, placing(opened, unit=other, clerk=login))
    assert opened.reader.quarantine(opened.office.actor) == (row,)
    arrival = tray.assign(opened.office, laying_out, row, placing(opened, unit=other))
    (case,) = (r for r in _all(opened) if r.id == arrival.case)
    assert case.unit == other


def test_a_program_goes_along_sealed_and_becomes_no_paper(opened, laying_out, tmp_path):
    row = arrive(opened, tmp_path, {"rechnung.pdf": b"MZ\x90 und mehr"})
    arrival = tray.assign(opened.office, laying_out, row, placing(opened))
    record = opened.reader.case(opened.office.actor, arrival.case)
    assert record.documents == ()
    received = next(entry for entry in record.timeline if entry.kind == "received")
    assert [row.parts[0].name, row.parts[0].sha256] in [list(e) for e in received.facts["evidence"]]


def test_once_the_cause_is_mended_the_same_files_become_the_case_they_are(opened, laying_out, tmp_path):
    """A door that knew less turned it away; the one of today can read it."""
    xbau = (
        b'<x:baugenehmigung.antrag.0200 xmlns:x="http://www.xleitstelle.de/xbau/2/6"><x:antragsteller>'
        b"<familienname>Muster</familienname></x:antragsteller></x:baugenehmigung.antrag.0200>"
    )
    row = kept(opened, tmp_path, "antrag.xml", xbau)
    arrival = tray.read_again(opened.office, laying_out, row)
    record = opened.reader.case(opened.office.actor, arrival.case)
    assert (record.case.service, record.case.applicant) == ("bauantrag", "Muster")
    assert kinds(opened, arrival.case)[:2] == ["received", "arrival_assigned"]
    assert opened.reader.quarantine(opened.office.actor) == ()
    with pytest.raises(ClerkError, match=r"arrival\.known"):
        tray.read_again(opened.office, laying_out, row)


def saved(opened: OpenOffice, folder: Path) -> Path:
    """A submission as the practice office saves it, and beside it the keys that open it."""
    keys = make_keys(folder / "keys")
    parcel = next(parcels(Shipped().resources, opened.office.shelf.packs(), date(2026, 11, 16)))
    return deliver(iter((parcel,)), keys, folder / "post", lambda number: None)[0]


@pytest.mark.parametrize(
    ("service", "verdict"), [("jwks.json", Verdict.ACCEPTED), ("other.json", Verdict.FAILED)]
)
def test_a_folder_opens_saved_submissions_with_the_keys_it_names(opened, tmp_path, service, verdict):
    bundle = saved(opened, tmp_path)
    stranger = jwk.public_jwk(jwk.generate("fremd-1", jwk.SIGNATURE).public)
    (tmp_path / "keys" / "other.json").write_text(json.dumps({"keys": [stranger]}), "utf-8")
    (tmp_path / "config.toml").write_text(
        '[policy]\nsecret_files = true\n[[channel]]\nkind = "folder"\npath = "post"\n'
        'decryption_keys = ["file:keys/uebung_private.json"]\n'
        f'service_keys = ["file:keys/{service}"]\n',
        "utf-8",
    )
    with open_channels(Home(tmp_path), now, lambda seconds: None) as (channel,):
        assert isinstance(channel, FolderChannel)
        with channel.door.assess(bundle, Origin("folder/post", opened.office.clock())) as found:
            assert found.verdict is verdict, found.problems


def test_what_is_laid_on_the_desk_or_read_again_opens_with_the_keys_the_channels_name(
    opened, laying_out, tmp_path
):
    """Nothing of them lies in the key store."""
    bundle = saved(opened, tmp_path)
    hand = hand_opening(Shipped(), Home(tmp_path))
    with hand(bundle, opened.office) as found:
        assert found.verdict is Verdict.FAILED
        intake.take_in(opened.office, found, f"post/{bundle.name}")
    (row,) = opened.reader.quarantine(opened.office.actor)
    with pytest.raises(ClerkError, match=r"arrival\.still_refused"):
        tray.read_again(opened.office, laying_out, row)
    (tmp_path / "config.toml").write_text(
        '[policy]\nsecret_files = true\n[[channel]]\nkind = "folder"\npath = "post"\n'
        'decryption_keys = ["file:keys/uebung_private.json"]\nservice_keys = ["file:keys/jwks.json"]\n',
        "utf-8",
    )
    with hand(bundle, opened.office) as found:
        assert found.verdict is Verdict.ACCEPTED, found.problems
    assert tray.read_again(opened.office, laying_out, row).case


def test_a_sealed_submission_becomes_its_case_once_its_key_is_there(opened, tmp_path):
    """Kept sealed as it came; who sent it, when, and its thread are its own, not the tray's."""
    bundle = saved(opened, tmp_path)
    (tmp_path / "none").mkdir()
    with folder_door(Shipped(), Home(tmp_path), tmp_path / "none").assess(
        bundle, Origin("folder/import", opened.office.clock())
    ) as assessment:
        assert assessment.verdict is Verdict.FAILED
        intake.take_in(opened.office, assessment, f"post/{bundle.name}")
    (row,) = opened.reader.quarantine(opened.office.actor)
    assert {"submission.json", "events.json"} <= {part.name for part in row.parts}

    def with_key(parts, since):
        door = folder_door(Shipped(), Home(tmp_path), tmp_path / "keys")
        return laid_out(door, parts, Origin(tray.DESTINATION, since, again=True))

    arrival = tray.read_again(opened.office, with_key, row)
    (case,) = (one for one in _all(opened) if one.id == arrival.case)
    assert case.channel == "fit-connect" and case.submission_id != row.id and case.service
    assert opened.reader.quarantine(opened.office.actor) == ()
    assert opened.reader.verify() == ()


def test_what_is_still_turned_away_stays_with_the_reason(opened, laying_out, tmp_path):
    row = arrive(opened, tmp_path, {"antrag.xml": BROKEN})
    with pytest.raises(ClerkError) as told:
        tray.read_again(opened.office, laying_out, row)
    assert told.value.code == "arrival.still_refused" and told.value.facts["reason"]
    assert opened.reader.quarantine(opened.office.actor) == (row,)


def test_discarding_needs_a_reason_and_keeps_the_files(opened, tmp_path):
    row = arrive(opened, tmp_path, {"antrag.xml": BROKEN})
    with pytest.raises(ClerkError, match=r"reason\.missing"):
        tray.discard(opened.office, row, "  ")
    (fact,) = tray.discard(opened.office, row, "Werbung")
    assert fact.reason == "Werbung"
    (ended,) = opened.reader.quarantine(opened.office.actor, ended=True)
    assert ended.end is not None and (ended.end.act, ended.end.reason) == ("discarded", "Werbung")
    assert tray.look_into(opened.office, ended, row.parts[0].sha256) == BROKEN
    assert opened.reader.counts(opened.office.actor, opened.office.clock().date()).quarantine == 0
    with pytest.raises(ClerkError, match=r"arrival\.ended"):
        tray.discard(opened.office, row, "Werbung")


def test_nobody_but_the_mail_room_decides_or_looks(opened, laying_out, tmp_path):
    row = arrive(opened, tmp_path, {"antrag.xml": BROKEN})
    clerk = Actor("x", "x", "X", (Membership("wohngeld", Role.CLERK),))
    office = replace(opened.office, actor=clerk)
    for act in (
        lambda: tray.look_into(office, row, row.parts[0].sha256),
        lambda: tray.assign(office, laying_out, row, placing(opened)),
        lambda: tray.read_again(office, laying_out, row),
        lambda: tray.discard(office, row, "Werbung"),
    ):
        with pytest.raises(ClerkError, match=r"person\.not_entitled"):
            act()


def kept(opened: OpenOffice, tmp_path: Path, name: str, content: bytes) -> QuarantineRow:
    problem = Problem("own", "key-missing", "Schlüssel fehlt", "kid-7")
    file = Attachment(name, name, "application/xml", "application/xml", "original", content)
    intake.take_in(opened.office, Assessment(Verdict.FAILED, (problem,), originals=(file,)), "import/abc")
    (row,) = opened.reader.quarantine(opened.office.actor)
    return row


def _all(opened: OpenOffice):
    everywhere = tuple(Membership(unit, Role.RECORDS) for unit in opened.reader.units())
    reader = Actor("r", "r", "R", everywhere)
    return opened.reader.page(reader, Filter(Box.ALL)).rows


def _office_journal(opened: OpenOffice) -> list[str]:
    with opened.engine.connect() as connection:
        return list(connection.scalars(sa.text("SELECT entry FROM journal WHERE chain = 'office'")))
