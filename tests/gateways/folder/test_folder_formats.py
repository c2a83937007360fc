from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from folder_kit import ORIGIN, PNG, TIFF, door, pdf, xbau, zipped

from clerk_app.domain.submission import Submission, Verdict
from clerk_app.gateways.folder.belonging import belonging_together
from clerk_app.gateways.folder.reading import fingerprint


def taken(tmp_path: Path, files: dict[str, bytes]) -> Submission:
    """As the door sees it; read before the spool is cleared away."""
    place = tmp_path / "ankunft"
    place.mkdir()
    for name, content in files.items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    target = place / next(iter(files)) if len(files) == 1 else place
    with door(tmp_path / "spool").assess(target, ORIGIN) as found:
        assert found.verdict is Verdict.ACCEPTED, found.problems
        assert found.submission is not None
        assert all(one.content.exists() for one in found.submission.attachments)  # type: ignore[union-attr]
        originals = {one.content for one in found.submission.evidence}
        assert originals >= {file for file in target.rglob("*") if file.is_file()}
        return found.submission


def values(submission: Submission) -> dict[str, str]:
    return {field.path: field.value for field in submission.fields}


@pytest.mark.parametrize("minor", ["4", "6"])
def test_a_building_application_finds_its_annexes_by_name_and_by_id(tmp_path, minor):
    files = {"antrag.xml": xbau(minor), "Lageplan.pdf": pdf({}), "urn_uuid_8e1d": PNG, "dazu.txt": b"Gruss"}
    found = taken(tmp_path, files)
    assert found.schema_uri == f"http://www.xleitstelle.de/xbau/2/{minor}"
    assert values(found)["antragsteller/natuerlichePerson/name/familienname/name"] == "Muster"
    described = {one.name: (one.description, one.mime_type) for one in found.attachments}
    assert described["Lageplan.pdf"] == ("Lageplan", "application/pdf")
    assert described["Ansicht.png"] == ("Ansicht", "image/png")
    assert "attachment.unannounced:dazu.txt" in found.warnings
    assert found.thread_id == "dc8f9332" and str(found.application_date) == "2026-03-02"


def test_an_announced_annex_that_is_missing_is_noted(tmp_path):
    assert "attachment.missing:Lageplan.pdf" in taken(tmp_path, {"antrag.xml": xbau()}).warnings


def test_one_archive_is_one_case(tmp_path):
    found = taken(tmp_path, {"post.bin": zipped({"a/antrag.xml": xbau(), "a/Lageplan.pdf": pdf({})})})
    assert [one.name for one in found.attachments] == ["Lageplan.pdf"]
    assert found.evidence[0].name == "post.bin"


def test_an_unknown_message_can_be_read_all_the_same(tmp_path):
    found = taken(tmp_path, {"x": b"<a xmlns='urn:unknown'><b>eins</b><b>zwei</b></a>"})
    assert values(found) == {"b/1": "eins", "b/2": "zwei"} and found.schema_uri == "urn:unknown"


def test_json_of_a_form_names_its_schema(tmp_path):
    found = taken(tmp_path, {"x": b'{"$schema": "urn:s", "F6": {"a": [1, 2]}}'})
    assert found.schema_uri == "urn:s" and values(found) == {"F6/a/1": "1", "F6/a/2": "2"}


def test_a_court_mailbox_message_brings_its_files(tmp_path):
    message = (
        b"<t:nachricht.gds.uebermittlungSchriftgutobjekte.0005005 xmlns:t='http://www.xjustiz.de'>"
        b"<t:dokument><t:anzeigename>Klage</t:anzeigename><t:dateiname>k.pdf</t:dateiname></t:dokument>"
        b"</t:nachricht.gds.uebermittlungSchriftgutobjekte.0005005>"
    )
    found = taken(tmp_path, {"xjustiz_nachricht.xml": message, "k.pdf": pdf({}), "k.pdf.p7s": b"\x30\x80"})
    assert found.attachments[0].description == "Klage" and len(found.attachments) == 2


def test_a_mail_brings_text_heading_and_annexes(tmp_path):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Erika <e@example.org>", "amt@example.org", "Mein Antrag ü"
    mail["Date"], mail["Message-ID"] = "Mon, 16 Nov 2026 09:00:00 +0100", "<1@example.org>"
    mail.set_content("Bitte bearbeiten.")
    mail.add_attachment(PNG, maintype="image", subtype="png", filename="Bild.png")
    found = taken(tmp_path, {"brief": mail.as_bytes()})
    assert [one.name for one in found.attachments] == ["Nachricht.txt", "Bild.png"]
    assert values(found)["betreff"] == "Mein Antrag ü" and found.reply_channel.kind == "eMail"


def test_what_is_filled_in_a_form_becomes_fields(tmp_path):
    found = taken(tmp_path, {"formular": pdf({"Nachname": "Muster", "Ort": "Friedberg"})})
    assert values(found) == {"Nachname": "Muster", "Ort": "Friedberg"}
    assert found.attachments[0].purpose == "form"


def test_data_enclosed_in_a_form_count_more_than_its_fields(tmp_path):
    found = taken(tmp_path, {"f.pdf": pdf({"Ort": "x"}, ("daten.xml", b"<a><name>Muster</name></a>"))})
    assert values(found) == {"name": "Muster"} and found.data_mime_type == "application/xml"


@pytest.mark.parametrize(
    "enclosed, schema",
    [
        (("a.json", b'{"$schema": "urn:s", "F1": "x"}'), "urn:s"),
        (("a.xml", xbau()), "http://www.xleitstelle.de/xbau/2/6"),
    ],
)
def test_data_enclosed_in_a_form_keep_their_schema(tmp_path, enclosed, schema):
    assert taken(tmp_path, {"f.pdf": pdf({}, enclosed)}).schema_uri == schema


def test_a_damaged_form_is_kept_as_paper(tmp_path):
    found = taken(tmp_path, {"f.pdf": b"%PDF-1.4 nothing of use"})
    assert found.warnings == ("pdf.damaged",) and len(found.attachments) == 1


@pytest.mark.parametrize(
    "side, paths",
    [
        (
            {"s.csv": "Name;Eingang\nMüller;16.11.2026\n".encode()},
            {"Name": "Müller", "Eingang": "16.11.2026"},
        ),
        ({"s.json": b'{"Name": "Muster"}'}, {"Name": "Muster"}),
        ({"s.xml": b"<scan><Name>Muster</Name></scan>"}, {"Name": "Muster"}),
    ],
)
def test_a_scan_is_described_by_what_lies_beside_it(tmp_path, side, paths):
    found = taken(tmp_path, {"s.tif": TIFF, **side})
    assert values(found) == paths and "s.tif" in {one.name for one in found.attachments}


def wide(text: str, order: str) -> bytes:
    return {"le": b"\xff\xfe", "be": b"\xfe\xff"}[order] + text.encode(f"utf-16-{order}")


@pytest.mark.parametrize("order", ["le", "be"])
@pytest.mark.parametrize(
    "text, name, paths",
    [
        ("<a xmlns='urn:w'><b>Größe 😀</b></a>", "a.xml", {"b": "Größe 😀"}),
        (
            "<?xml version='1.0' encoding=\"UTF-16\" standalone='yes'?>\r\n<a><b>Ž</b></a>",
            "a.xml",
            {"b": "Ž"},
        ),
        ('{"$schema": "urn:s", "F1": "Größe 😀"}', "a.json", {"F1": "Größe 😀"}),
        ("Name;Ort\r\nMüller;Büdingen\r\n", "a.csv", {"Name": "Müller", "Ort": "Büdingen"}),
    ],
)
def test_what_a_program_wrote_in_utf_16_is_read_like_everything_else(tmp_path, text, name, paths, order):
    found = taken(tmp_path, {name: wide(text, order)})
    assert values(found) == paths and found.evidence[0].name == name


def test_a_building_application_in_utf_16_takes_its_annexes_along(tmp_path):
    text = xbau().decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    files = {"antrag.xml": wide(text, "le"), "Lageplan.pdf": pdf({}), "Ansicht.png": PNG}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert {frozenset(group) for group in belonging_together(tmp_path, tuple(files))} == {frozenset(files)}
    found = taken(tmp_path, files)
    assert found.schema_uri == "http://www.xleitstelle.de/xbau/2/6" and found.warnings == ()


@pytest.mark.parametrize(
    "name, side",
    [
        ("scan.xml", b"<scan><Name>Muster</scan>"),
        ("SCAN.json", b'{"Name": "Muster"'),
        ("scan.xml", b"\xff\xfe<\0a\0"),
    ],
)
def test_a_broken_sidecar_takes_no_good_scan_along(tmp_path, name, side):
    found = taken(tmp_path, {"scan.pdf": pdf({"Ort": "Nidda"}), name: side})
    assert values(found) == {"Ort": "Nidda"} and f"part.malformed:{name}" in found.warnings
    assert {one.name for one in found.attachments} == {"scan.pdf", name}


def test_a_broken_annex_takes_no_letter_along(tmp_path):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Date"] = (
        "e@example.org",
        "post@example.org",
        "Mon, 16 Nov 2026 09:00:00 +0100",
    )
    mail["Subject"] = "Antrag"
    mail.set_content("anbei")
    mail.add_attachment(b"<a><b></a>", maintype="application", subtype="xml", filename="daten.xml")
    found = taken(tmp_path, {"post.eml": mail.as_bytes()})
    assert found.service_name == "Antrag" and "part.malformed:daten.xml" in found.warnings


@pytest.mark.parametrize(
    "files, slug",
    [
        ({"plan.pdf": pdf({}), "antrag.xml": b"<a><b></a>"}, "malformed"),
        ({"s.pdf": pdf({}), "s.xml": b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"}, "unsafe-xml"),
        ({"s.xml": wide("<!DOCTYPE a SYSTEM 'http://127.0.0.1/x.dtd'><a/>", "le")}, "unsafe-xml"),
        ({"s.xml": wide("<a><b></a>", "be")}, "malformed"),
        ({"s.txt": PNG, "s.xml": b"<a", "t.exe": b"MZ"}, "executable"),
    ],
)
def test_a_broken_application_and_whatever_may_do_harm_stay_outside(tmp_path, files, slug):
    place = tmp_path / "fall"
    place.mkdir()
    for name, content in files.items():
        (place / name).write_bytes(content)
    with door(tmp_path / "spool").assess(place, ORIGIN) as found:
        assert [problem.slug for problem in found.problems] == [slug]


def test_a_saved_submission_goes_to_its_own_door_even_from_an_archive(tmp_path):
    file = tmp_path / "b.zip"
    file.write_bytes(zipped({"b/submission.json": b"{}", "b/events.json": b"{}"}))
    with door(tmp_path / "spool").assess(file, ORIGIN) as found:
        assert found.verdict is Verdict.FAILED


def test_the_same_content_is_the_same_arrival_whatever_it_is_called(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(xbau())
    assert fingerprint(tmp_path / "a") == fingerprint(tmp_path / "b")


@pytest.mark.parametrize("version", ["2.4.0.1", "2.6"])
def test_published_shapes_of_building_applications_are_read(tmp_path, shared, version):
    file = shared / "standards/xbau/samples" / f"xbau-{version}-baugenehmigung.antrag.0200-synthetic.xml"
    found = taken(tmp_path, {"antrag.xml": file.read_bytes(), "Lageplan.pdf": pdf({})})
    assert found.attachments[0].description == "Lageplan" and found.sender_reference
