"""Application data laid flat: every value, in order, under a path a jurist can read."""

from __future__ import annotations

import pytest

from clerk_app.gateways.payload import (
    PayloadLimits,
    PayloadSyntax,
    PayloadTooLarge,
    read_fields,
    titles,
)

JSON, XML = "application/json", "application/xml"


def pairs(data: str | bytes, mime_type: str) -> list[tuple[str, str]]:
    octets = data.encode() if isinstance(data, str) else data
    return [(field.path, field.value) for field in read_fields(octets, mime_type)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('{"b": {"a": "x"}, "a": "y"}', [("b/a", "x"), ("a", "y")]),
        (
            '{"kinder": [{"vorname": "A"}, {"vorname": "B"}]}',
            [("kinder/1/vorname", "A"), ("kinder/2/vorname", "B")],
        ),
        ('{"a": [["x"], []], "b": {}}', [("a/1/1", "x")]),
        (
            '{"a": true, "b": false, "c": null, "d": ""}',
            [("a", "true"), ("b", "false"), ("c", ""), ("d", "")],
        ),
        (
            '{"a": 0.10, "b": 1e400, "c": 12345678901234567890}',
            [("a", "0.10"), ("b", "1e400"), ("c", "12345678901234567890")],
        ),
        ('{"$schema": "x", "a": {"$schema": "y"}}', [("a/$schema", "y")]),
        ('{"a/b": "x", "c~d": "y"}', [("a~1b", "x"), ("c~0d", "y")]),
        ('"x"', [("", "x")]),
        ("[7]", [("1", "7")]),
        ("{}", []),
        ("\N{ZERO WIDTH NO-BREAK SPACE}{}", []),
        ('{"a": "\\ud83d", "b": "x\\u0000y"}', [("a", "\ufffd"), ("b", "x\ufffdy")]),
        ('{"a": "\\ud83d\\ude00 ̈"}', [("a", "😀 ̈")]),
    ],
)
def test_json_is_laid_flat(data, expected):
    assert pairs(data, JSON) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<r><b><a>x</a></b><a>y</a></r>", [("b/a", "x"), ("a", "y")]),
        ("<r><k><v>A</v></k><x/><k><v>B</v></k></r>", [("k/1/v", "A"), ("x", ""), ("k/2/v", "B")]),
        ('<n:r xmlns:n="urn:n" xmlns:m="urn:m"><m:a>x</m:a></n:r>', [("a", "x")]),
        (
            '<r xmlns:m="urn:m" m:b="2" a="1"><c d="3">x</c></r>',
            [("@b", "2"), ("@a", "1"), ("c/@d", "3"), ("c", "x")],
        ),
        (
            '<r xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="u"><a i:nil="true"/></r>',
            [("a", "")],
        ),
        ("<r>\n  <a>  x\n </a>\n</r>", [("a", "x")]),
        ("<r><a>x<!-- c --><?p i?>y</a></r>", [("a", "xy")]),
        ("<r><a><![CDATA[<b>&]]></a></r>", [("a", "<b>&")]),
        ("<r><a>eins<b>zwei</b>drei</a></r>", [("a", "eins drei"), ("a/b", "zwei")]),
        ("<r>x</r>", [("", "x")]),
        ('<?xml version="1.0" encoding="ISO-8859-1"?><r><a>\xe4</a></r>'.encode("latin-1"), [("a", "ä")]),
    ],
)
def test_xml_is_laid_flat(data, expected):
    assert pairs(data, XML) == expected


def test_the_same_application_reads_alike_in_both_forms():
    json_form = '{"antragsteller": {"name": {"familienname": "Müller"}}, "kinder": [{"v": "A"}, {"v": "B"}]}'
    xml_form = (
        "<antrag><antragsteller><name><familienname>Müller</familienname></name></antragsteller>"
        "<kinder><v>A</v></kinder><kinder><v>B</v></kinder></antrag>"
    )
    assert pairs(json_form, JSON) == pairs(xml_form, XML)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"{'a': 1}", b"\xff\xfe{", b"NaN", b'{"a":1,"a":2}', b'{"a":1}x', b"01"]
)
def test_broken_json_is_a_syntax_fault(data):
    with pytest.raises(PayloadSyntax):
        read_fields(data, JSON)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a>",
        b"<a></b>",
        b"<a>&nbsp;</a>",
        b"<a>\0</a>",
        b"<a/><b/>",
        b'<?xml version="1.0" encoding="nonsense"?><a/>',
        b"<!DOCTYPE a><a/>",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>',
    ],
)
def test_broken_xml_and_document_types_are_a_syntax_fault(data):
    with pytest.raises(PayloadSyntax):
        read_fields(data, XML)


def test_entities_do_not_multiply():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(12))
    with pytest.raises(PayloadSyntax):
        read_fields(f"<!DOCTYPE a [{entities}]><a>&e11;</a>".encode(), XML)


@pytest.mark.parametrize(
    ("mime_type", "data"),
    [
        (JSON, b"[" * 200 + b"]" * 200),
        (JSON, b"[" * 99_999),
        (XML, b"<a>" * 200 + b"</a>" * 200),
        (XML, b"<a>" * 2000 + b"</a>" * 2000),
        (XML, b"<a>" + b"x" * 10_100_000 + b"</a>"),
        (XML, b'<a b="' + b"x" * 10_100_000 + b'"/>'),
    ],
    ids=["deep list", "very deep list", "deep", "very deep", "long text", "long attribute"],
)
def test_what_exceeds_our_bounds_is_told_from_what_is_wrong(mime_type, data):
    with pytest.raises(PayloadTooLarge):
        read_fields(data, mime_type)


def test_octets_and_fields_are_counted():
    with pytest.raises(PayloadTooLarge):
        read_fields(b"[1,2,3]", JSON, limits=PayloadLimits(octets=6))
    with pytest.raises(PayloadTooLarge):
        read_fields(b"[1,2,3]", JSON, limits=PayloadLimits(fields=2))
    assert len(read_fields(b"[1,2,3]", JSON, limits=PayloadLimits(octets=7, fields=3))) == 3


def test_titles_are_found_with_and_without_list_positions():
    known = {"kinder/vorname": "Vorname des Kindes", "kinder/2/vorname": "Vorname des zweiten Kindes"}
    fields = read_fields(b'{"kinder": [{"vorname": "A"}, {"vorname": "B"}], "x": 1}', JSON, known)
    assert [field.title for field in fields] == ["Vorname des Kindes", "Vorname des zweiten Kindes", ""]


def test_a_schema_gives_its_titles_through_references_lists_and_alternatives():
    schema = {
        "title": "Antrag",
        "properties": {
            "kinder": {"title": "Kinder", "items": {"$ref": "#/$defs/person"}},
            "a/b": {"title": "Schrägstrich"},
            "wahl": {"oneOf": [{"properties": {"x": {"title": "X"}}}, True]},
            "fremd": {"$ref": "https://example.invalid/x"},
        },
        "$defs": {"person": {"properties": {"vorname": {"title": "Vorname"}}}},
    }
    assert titles(schema) == {
        "kinder": "Kinder",
        "kinder/vorname": "Vorname",
        "a~1b": "Schrägstrich",
        "wahl/x": "X",
    }


def test_a_schema_that_contains_itself_comes_to_an_end():
    node = {
        "title": "T",
        "properties": {name: {"$ref": "#"} for name in ("a", "b", "c")},
        "allOf": [{"$ref": "#"}],
    }
    assert 0 < len(titles(node)) <= 10_000
