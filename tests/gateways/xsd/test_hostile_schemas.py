"""Schemas and documents that mean harm: nothing outside is read, nothing runs on, nobody is refused."""

from __future__ import annotations

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from xsd_kit import NO_POSTCODE, OK, SOUND, SPACE, XS, against, flaws, laid_down, plain

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
BOMB = f'<!DOCTYPE xs:schema [<!ENTITY l0 "ha">{LAUGHS}]>'
NUMBER = '<xs:element name="n" type="xs:int"/>'
BAD_NUMBER = f'<n xmlns="{SPACE}">x</n>'.encode()


@pytest.fixture
def listener():
    """Where nobody ought to call."""
    calls: list[str] = []

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self):
            calls.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(plain(NUMBER).encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Ear)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", calls
    server.shutdown()
    thread.join()
    server.server_close()


def test_nothing_is_fetched(tmp_path, listener):
    address, calls = listener
    body = f'<xs:include schemaLocation="{address}/mehr.xsd"/><xs:element name="m" type="xs:int"/>'
    laid_down(tmp_path, {"a.xsd": plain(body)})
    assert flaws(tmp_path) == ["a.xsd:1 missing"]
    assert not against(tmp_path, BAD_NUMBER).applied and calls == []
    laid_down(tmp_path, {"mehr.xsd": plain(NUMBER)})
    assert flaws(tmp_path) == [] and against(tmp_path, BAD_NUMBER).place and calls == []


def test_the_document_names_no_schema_of_its_own(tmp_path, listener):
    address, calls = listener
    laid_down(tmp_path, {"a.xsd": plain(NUMBER)})
    hint = f'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="{SPACE} {address}/s.xsd"'
    assert against(tmp_path, f'<n xmlns="{SPACE}" {hint}>x</n>'.encode()).place and calls == []


@pytest.mark.parametrize(
    "location", ["../geheim.xsd", "{outside}/geheim.xsd", "file://{outside}/geheim.xsd", "%2e%2e/geheim.xsd"]
)
def test_nothing_outside_the_folder_is_read(tmp_path, location):
    folder = tmp_path / "formulare"
    laid_down(tmp_path, {"geheim.xsd": plain(NUMBER)})
    told = location.format(outside=tmp_path)
    main = plain(f'<xs:include schemaLocation="{told}"/><xs:element name="m" type="xs:int"/>')
    laid_down(folder, {"a.xsd": main})
    assert flaws(folder) in (["a.xsd:1 outside"], ["a.xsd:1 missing"])
    assert not against(folder, BAD_NUMBER).applied
    laid_down(folder, {"b/a.xsd": main.replace(told, "geheim.xsd"), "b/geheim.xsd": plain(NUMBER)})
    (folder / "a.xsd").unlink()
    assert against(folder, BAD_NUMBER).place


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    laid_down(tmp_path, {"geheim.xsd": plain(NUMBER)})
    folder = tmp_path / "formulare"
    folder.mkdir()
    (folder / "a.xsd").symlink_to(tmp_path / "geheim.xsd")
    assert flaws(folder) == ["a.xsd:1 outside"]


@pytest.mark.parametrize(
    "head",
    [
        BOMB,
        '<!DOCTYPE xs:schema [<!ENTITY l8 SYSTEM "file:///etc/hostname">]>',
        f'<!DOCTYPE xs:schema [<!ENTITY l8 "{"x" * 300}">]>',
    ],
)
def test_entities_are_refused_wherever_they_stand(tmp_path, head):
    text = f"{head}<xs:schema {XS} targetNamespace='{SPACE}'><xs:annotation><xs:documentation>&l8;"
    text += f"</xs:documentation></xs:annotation>{NUMBER}</xs:schema>"
    laid_down(tmp_path, {"x/teil.xsd": text, "x/a.xsd": plain('<xs:include schemaLocation="teil.xsd"/>')})
    assert flaws(tmp_path) in (["x/teil.xsd:1 entities"], ["x/teil.xsd:1 malformed"])


def test_the_harmless_document_type_of_the_w3c_is_read(tmp_path):
    head = (
        '<!DOCTYPE schema PUBLIC "-//W3C//DTD XMLSchema 200102//EN" "http://www.w3.org/2001/XMLSchema.dtd" ['
    )
    head += f"<!ATTLIST schema xmlns:n CDATA #FIXED '{SPACE}'><!ENTITY dsig '{SPACE}'><!ENTITY % p ''>]>"
    laid_down(tmp_path, {"a.xsd": head + plain(NUMBER)})
    assert flaws(tmp_path) == [] and against(tmp_path, BAD_NUMBER).place


@pytest.mark.parametrize("pattern", ["(x+x+)+y", "(x|xx)+y"])
def test_a_pattern_nobody_can_try_to_the_end_refuses_nobody(tmp_path, pattern):
    body = '<xs:element name="n"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="{}"/>'
    laid_down(
        tmp_path, {"a.xsd": plain(f"{body}</xs:restriction></xs:simpleType></xs:element>".format(pattern))}
    )
    start = time.monotonic()
    found = against(tmp_path, f'<n xmlns="{SPACE}">{"x" * 200}</n>'.encode())
    assert not found.applied and found.place == "" and time.monotonic() - start < 25
    assert against(tmp_path, f'<n xmlns="{SPACE}">xxy</n>'.encode()).applied


def test_a_schema_that_swells_when_written_out_is_applied_or_given_up(tmp_path):
    twice = 'minOccurs="9999" maxOccurs="9999"'
    body = f'<xs:element name="n"><xs:complexType><xs:sequence {twice}><xs:sequence {twice}>'
    body += f'<xs:element name="a" {twice}/></xs:sequence></xs:sequence></xs:complexType></xs:element>'
    laid_down(tmp_path, {"a.xsd": plain(body)})
    start = time.monotonic()
    against(tmp_path, f'<n xmlns="{SPACE}">b</n>'.encode())
    assert time.monotonic() - start < 25


def test_a_document_that_takes_too_long_is_not_refused(tmp_path):
    folder = laid_down(tmp_path, SOUND)
    found = against(folder, NO_POSTCODE, within=0.01)
    assert not found.applied and found.place == ""
    assert against(folder, NO_POSTCODE).place


@pytest.mark.parametrize(
    "document",
    [BOMB.encode() + OK, OK[:-3], b"", b"\0" * 50, OK.replace(b"Muster", b"<x>" * 600 + b"</x>" * 600)],
    ids=["bomb", "cut", "empty", "zeros", "deep"],
)
def test_what_is_no_xml_for_us_is_not_laid_against_anything(tmp_path, document):
    folder = laid_down(tmp_path, SOUND)
    assert not against(folder, document).applied
    assert against(folder, NO_POSTCODE).place


def test_values_stay_out_of_what_is_told(tmp_path):
    assert "Geheimnis" not in repr(against(laid_down(tmp_path, SOUND), NO_POSTCODE))
