from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.submission import Verdict
from clerk_app.opening.folder_channel import hand_opening
from clerk_app.opening.paths import Home, Shipped
from clerk_app.services.laying_down import Opening, Provenance, add_documents, take_in_file
from clerk_app.services.office_time import local_day
from tests.office_kit import PDF, practice_office, receive

XBAU = (
    b'<x:baugenehmigung.antrag.0200 xmlns:x="http://www.xleitstelle.de/xbau/2/6"><x:antragsteller>'
    b"<familienname>Muster</familienname></x:antragsteller></x:baugenehmigung.antrag.0200>"
)


@pytest.fixture
def opened(tmp_path):
    with practice_office(tmp_path) as office:
        yield office


@pytest.fixture
def opening(tmp_path) -> Opening:
    return hand_opening(Shipped(), Home(tmp_path))


def lay(tmp_path: Path, name: str, content: bytes) -> Path:
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


def mail() -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "e@example.org", "amt@example.org", "Nachtrag"
    letter["Date"] = "Mon, 16 Nov 2026 09:00:00 +0100"
    letter.set_content("Anbei.")
    letter.add_attachment(PDF, maintype="application", subtype="pdf", filename="Nachweis.pdf")
    return letter.as_bytes()


def today(opened) -> date:
    return local_day(opened.office.clock())


def test_a_file_laid_on_the_inbox_becomes_a_case_once(opened, opening, tmp_path):
    file = lay(tmp_path, "antrag.xml", XBAU)
    first, again = (take_in_file(opened.office, opening, file) for _ in range(2))
    record = opened.reader.case(opened.office.actor, first.case)
    assert record.case.service == "bauantrag" and record.case.applicant == "Muster"
    assert again.result is Verdict.DUPLICATE and again.case == first.case


def test_a_mail_laid_into_a_case_brings_text_and_annexes_with_their_provenance(opened, opening, tmp_path):
    case = receive(opened, "wohngeld", "erstantrag_mietzuschuss")
    before = opened.reader.case(opened.office.actor, case).documents
    file = lay(tmp_path, "nachtrag.eml", mail())
    add_documents(opened.office, opening, case, file, Provenance("mail", today(opened)))
    record = opened.reader.case(opened.office.actor, case)
    assert [d.name for d in record.documents[len(before) :]] == ["Nachricht.txt", "Nachweis.pdf"]
    told = [entry for entry in record.timeline if entry.kind == "document_added"]
    assert [entry.actor for entry in told] == [opened.office.actor.login] * 2
    assert told[0].facts["channel"] == "mail" and told[0].facts["received_on"] == today(opened).isoformat()
    assert opened.reader.content(record.documents[-1].sha256) == PDF
    assert opened.reader.verify() == ()


def test_what_the_door_turns_away_changes_nothing_and_says_why(opened, opening, tmp_path):
    case = receive(opened, "wohngeld", "erstantrag_mietzuschuss")
    before = opened.reader.case(opened.office.actor, case)
    file = lay(tmp_path, "rechnung.pdf", b"MZ\x90")
    for act in (
        lambda: take_in_file(opened.office, opening, file),
        lambda: add_documents(opened.office, opening, case, file, Provenance("mail", today(opened))),
    ):
        with pytest.raises(ClerkError) as told:
            act()
        assert told.value.code == "laying_down.refused" and "Programm" in str(told.value.facts["reason"])
    assert opened.reader.case(opened.office.actor, case).documents == before.documents
    assert opened.reader.quarantine(opened.office.actor) == ()


@pytest.mark.parametrize(
    "whence, code",
    [
        (Provenance("mail", date(2999, 1, 1)), "by_hand.future"),
        (Provenance("fit-connect", date(2026, 1, 1)), "by_hand.channel"),
    ],
)
def test_an_impossible_provenance_is_turned_down(opened, opening, tmp_path, whence, code):
    case = receive(opened, "wohngeld", "erstantrag_mietzuschuss")
    with pytest.raises(ClerkError) as told:
        add_documents(opened.office, opening, case, lay(tmp_path, "a.pdf", PDF), whence)
    assert told.value.code == code


def test_only_who_works_in_the_unit_lays_a_document_into_its_case(opened, opening, tmp_path):
    case = receive(opened, "wohngeld", "erstantrag_mietzuschuss")
    stranger = next(
        one
        for one in opened.reader.actors()
        if one.memberships and not any(m.unit == "wohngeld" for m in one.memberships)
    )
    office = opened.as_person(stranger.login)
    with pytest.raises(ClerkError) as told:
        add_documents(office, opening, case, lay(tmp_path, "a.pdf", PDF), Provenance("paper", today(opened)))
    assert told.value.code in ("case.unknown", "person.not_entitled")
