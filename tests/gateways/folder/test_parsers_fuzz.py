"""Every reader of foreign formats by itself: a result or a typed refusal, within its bounds, and in time."""

from __future__ import annotations

import io
import json
import time
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import TypeVar

import pytest
from folder_kit import pdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from clerk_app.domain.errors import ClerkError
from clerk_app.gateways import payload
from clerk_app.gateways.folder.archive import unpack
from clerk_app.gateways.folder.letter import is_letter, open_letter
from clerk_app.gateways.folder.limits import DEFAULT_LIMITS
from clerk_app.gateways.folder.message import Message, read_message
from clerk_app.gateways.folder.parcel import Part
from clerk_app.gateways.folder.pdf_values import pdf_contents
from clerk_app.gateways.folder.reading import _rows
from clerk_app.gateways.folder.refusal import SLUGS, Refused
from clerk_app.gateways.labels import load_labels

T = TypeVar("T")
IN_TIME = 10.0  # seconds; every reader answers within milliseconds, only a hang takes longer
TIGHT = replace(DEFAULT_LIMITS, files=12, file_bytes=1 << 20, all_bytes=2 << 20)
KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
thorough = settings(max_examples=120, suppress_health_check=list(HealthCheck))
costly = settings(max_examples=12, suppress_health_check=list(HealthCheck))  # a process each
names = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["../a", "/etc/x", "a/../../b", "C:\\x", "..\\x", "a\0b", "x" * 300, "a/b/c", "nul", "ä.pdf", ""]
    ),
    st.lists(st.sampled_from(["a", "..", ".", "b c"]), min_size=1, max_size=15).map("/".join),
)
cuts = st.lists(st.tuples(st.integers(0, 1 << 16), st.binary(max_size=6)), max_size=8)
end = st.none() | st.integers(0, 1 << 12)


def spoiled(content: bytes, cuts: list[tuple[int, bytes]], end: int | None) -> bytes:
    whole = bytearray(content)
    for place, octets in cuts:
        at = place % (len(whole) + 1)
        whole[at : at + len(octets)] = octets
    return bytes(whole[:end])


def part(folder: Path, content: bytes, name: str = "x") -> Part:
    file = folder / "original"
    file.write_bytes(content)
    return Part(name, file)


def in_time(read: Callable[[], T]) -> T | None:
    """What was read, or None where it was turned away for one of the reasons people can be told."""
    begun = time.monotonic()
    try:
        return read()
    except Refused as refused:
        return None if refused.slug in SLUGS else pytest.fail(refused.slug)
    finally:
        assert time.monotonic() - begun < IN_TIME


# ---- ZIP ----


@thorough
@given(
    entries=st.lists(
        st.tuples(names, st.binary(max_size=200), st.sampled_from(KINDS)), min_size=1, max_size=14
    ),
    cuts=cuts,
    end=end,
)
def test_no_archive_leaves_its_drawer_nor_its_bounds(tmp_path_factory, entries, cuts, end):
    folder = tmp_path_factory.mktemp("z")
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w") as archive:
        warnings.simplefilter("ignore")  # two entries of one name are meant
        for name, content, kind in entries:
            archive.writestr(zipfile.ZipInfo(name or "leer"), content, kind)
    drawer = folder / "drawer"
    drawer.mkdir()
    found = in_time(lambda: unpack(part(folder, spoiled(packed.getvalue(), cuts, end)), drawer, TIGHT))
    assert {path.name for path in folder.iterdir()} == {"drawer", "original"}
    assert all(path.is_file() and path.parent == drawer for path in drawer.rglob("*"))
    for one in found or ():
        assert one.file.parent == drawer
        assert ".." not in one.name.split("/")
        assert one.size <= TIGHT.file_bytes


@pytest.mark.parametrize("kind", KINDS)
def test_a_stream_damaged_in_the_middle_is_a_broken_archive(tmp_path, kind):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as archive:
        archive.writestr("a.txt", bytes(range(256)) * 40)
    whole = bytearray(packed.getvalue())
    whole[60:120] = b"\xff" * 60
    with pytest.raises(Refused) as refusal:
        unpack(part(tmp_path, bytes(whole)), tmp_path, DEFAULT_LIMITS)
    assert refusal.value.slug == "archive-broken"


# ---- EML ----

charsets = st.sampled_from(["utf-8", "iso-8859-1", "utf-7", "x-unknown", "us-ascii", "utf-16", "idna", "hex"])
encodings = st.sampled_from(["base64", "quoted-printable", "8bit", "uuencode", "x-none", ""])
manners = st.sampled_from(["mixed", "alternative", "x"])
types = st.sampled_from(["text/plain", "message/rfc822", "multipart/mixed", "x"])
headings = st.one_of(
    st.text(max_size=80),
    st.builds(lambda c, t: f"=?{c}?B?{t}?=", charsets, st.text("ABCdef012+/= ", max_size=30)),
    st.builds(lambda c, t: f"=?{c}?Q?{t}?=", charsets, st.text("ab=_?\x7fé", max_size=30)),
)


@st.composite
def mails(draw) -> bytes:
    boundary = draw(st.sampled_from(["x", "", "a b", "--", "x" * 200]))
    head = [
        f"From: {draw(headings)}",
        "MIME-Version: 1.0",
        f"Subject: {draw(headings)}",
        f'Content-Type: multipart/{draw(manners)}; boundary="{boundary}"',
    ]
    body = []
    for _ in range(draw(st.integers(0, 15))):
        name = draw(names).replace("\r", "").replace("\n", "")
        body += [
            f"--{boundary}",
            f"Content-Type: {draw(types)}; charset={draw(charsets)}",
            f"Content-Transfer-Encoding: {draw(encodings)}",
            f'Content-Disposition: attachment; filename="{name}"',
            "",
            draw(st.text(max_size=60)),
        ]
    lines = [line.replace("\r", " ").replace("\n", " ") for line in head] + [""] + body + [f"--{boundary}--"]
    return "\r\n".join(lines).encode("utf-8", "surrogatepass")


@thorough
@given(mail=mails(), cuts=cuts, end=end)
def test_no_mail_leaves_its_drawer_and_its_heading_is_json(tmp_path_factory, mail, cuts, end):
    folder = tmp_path_factory.mktemp("m")
    drawer = folder / "drawer"
    drawer.mkdir()
    arrived = part(folder, spoiled(mail, cuts, end))
    is_letter(arrived)
    letter = in_time(lambda: open_letter(arrived, drawer, TIGHT))
    assert {path.name for path in folder.iterdir()} == {"drawer", "original"}
    if letter is not None:
        assert isinstance(json.loads(letter.heading), dict)
        assert all(one.file.parent == drawer and "/" not in one.name for one in letter.parts)
        assert len(letter.parts) <= TIGHT.files


def test_an_honest_mail_is_read(tmp_path):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@b.de", "amt@c.de", "Grüße"
    mail.set_content("Hallo")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Antrag.pdf")
    letter = open_letter(part(tmp_path, mail.as_bytes()), tmp_path, TIGHT)
    assert json.loads(letter.heading)["betreff"] == "Grüße"
    assert [one.name for one in letter.parts] == ["Nachricht.txt", "Antrag.pdf"]


# ---- XML: XÖV messages, FIM fields ----

KNOWN = (
    *("nachrichtenUUID", "erstellungszeitpunkt", "referenzAntragsservice", "autor", "name", "anlage"),
    *("dokument", "dateiname", "dokumentid", "id", "bezeichnung", "anzeigename", "mimeType", "code"),
    *("auswahl_absender", "datenfeld", "identifikation", "bezeichnungEingabe"),
)
spaces = st.sampled_from(["", "urn:a", "urn:xoev-de:fim:standard:xdatenfelder_2", "http://x/xbau/2/6"])
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)


@st.composite
def trees(draw, depth: int = 5) -> etree._Element:
    element = etree.Element(etree.QName(draw(spaces) or None, draw(st.sampled_from(KNOWN))))
    element.text = draw(texts | st.sampled_from(["2026-02-30", "2026-03-02T09:30", "F60000123", "\u202e"]))
    if draw(st.booleans()):
        element.append(etree.Comment("x"))
    for _ in range(draw(st.integers(0, 3)) if depth else 0):
        element.append(draw(trees(depth - 1)))
    return element


@thorough
@given(root=trees())
def test_any_message_is_read_without_stumbling(root):
    told = in_time(lambda: read_message(payload.parse_xml(etree.tostring(root))))
    assert isinstance(told, Message)
    assert all(annex.file_name.strip() for annex in told.annexes)


@thorough
@given(root=trees(), cuts=cuts)
def test_any_file_of_form_labels_is_read_or_named_as_faulty(tmp_path_factory, root, cuts):
    folder = tmp_path_factory.mktemp("l")
    (folder / "f.xml").write_bytes(spoiled(etree.tostring(root), cuts, None))
    try:
        labels = load_labels(folder)
    except ClerkError:
        return
    assert all(isinstance(label, str) and label for label in labels.by_id.values())


# ---- Tables beside scans ----


@thorough
@given(content=st.binary(max_size=300) | st.text('ab;,"\n\r\0é', max_size=200).map(str.encode))
def test_any_table_becomes_json(content):
    told = in_time(lambda: _rows(content))
    json.dumps(told, ensure_ascii=False).encode("utf-8")


# ---- PDF form values: a process of its own each ----

FORM = pdf({"name": "Erika", "ort": "Gießen"}, ("daten.json", b'{"a": 1}'))


@costly
@given(cuts=cuts, end=st.none() | st.integers(100, len(FORM)))
def test_any_form_is_read_or_given_up(cuts, end):
    told = in_time(lambda: pdf_contents(spoiled(FORM, cuts, end)))
    assert told is not None
    assert told.refused in {"", "damaged", "encrypted", "too_slow"}
    assert all(isinstance(value, str) for value in told.values.values())


@pytest.mark.long
@settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(cuts=cuts, end=st.none() | st.integers(100, len(FORM)))
def test_hundreds_of_forms_are_read_or_given_up(cuts, end):
    assert pdf_contents(spoiled(FORM, cuts, end)).refused in {"", "damaged", "encrypted"}


def test_an_honest_form_is_read():
    told = pdf_contents(FORM)
    assert told.values["name"] == "Erika"
    assert told.files == (("daten.json", b'{"a": 1}'),)
