from __future__ import annotations

import pytest
from folder_kit import ORIGIN, door

from clerk_app.domain.errors import ClerkError
from clerk_app.gateways.data_schema import schemas_in
from clerk_app.gateways.labels import load_labels

XDF = """<x:xdatenfelder.stammdatenschema.0102 xmlns:x="urn:xoev-de:fim:standard:xdatenfelder_{version}">
<x:struktur><x:datenfeldgruppe><x:identifikation><x:id>G600</x:id></x:identifikation><x:name>Anschrift</x:name>
<x:struktur><x:datenfeld><x:identifikation><x:id>F601</x:id></x:identifikation><x:name>plz</x:name>
<x:bezeichnungEingabe>Postleitzahl</x:bezeichnungEingabe></x:datenfeld></x:struktur></x:datenfeldgruppe>
</x:struktur></x:xdatenfelder.stammdatenschema.0102>"""


@pytest.mark.parametrize("version", ["2", "3.0.0"])
def test_fields_are_called_as_the_form_calls_them_and_unknown_ones_stay(tmp_path, version):
    forms = tmp_path / "formulare"
    forms.mkdir()
    (forms / "a.xml").write_text(XDF.format(version=version))
    (forms / "b.json").write_text(
        '{"$id": "urn:s", "properties": {"G1": {"items": {"properties": {"name": {"title": "Nachname"}}}}}}'
    )
    file = tmp_path / "antrag"
    file.write_text('{"$schema": "urn:s", "G600": {"F601": "61169", "x": "y"}, "G1": [{"name": "Muster"}]}')
    with door(tmp_path / "s", labels=load_labels(forms)).assess(file, ORIGIN) as found:
        assert found.submission is not None
        titles = {field.path: field.title for field in found.submission.fields}
    assert titles == {"G600/F601": "Postleitzahl", "G600/x": "", "G1/1/name": "Nachname"}


def test_published_field_catalogues_are_read(tmp_path, shared):
    for name in ("v2/simple.xml", "v3/simple.xml", "v2/label.xml"):
        (tmp_path / name.replace("/", "-")).write_bytes(
            (shared / "standards/xdatenfelder" / name).read_bytes()
        )
    labels = load_labels(tmp_path).by_id
    assert labels["F123"] == "Hinweis" and labels["G60000000088"] == "Anschrift in Deutschland"


def test_another_file_among_the_forms_is_named(tmp_path):
    (tmp_path / "x.xml").write_text("<a/>")
    with pytest.raises(ClerkError) as told:
        load_labels(tmp_path)
    assert told.value.code == "schema.malformed"


XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:s"><xs:element name="a">
<xs:complexType><xs:sequence><xs:element name="n" type="xs:int"><xs:annotation><xs:documentation>Nummer
</xs:documentation></xs:annotation></xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>"""
JSON = '{"$id": "urn:s", "required": ["n"], "properties": {"n": {"title": "Nummer", "type": "integer"}}}'


@pytest.mark.parametrize(
    ("name", "schema", "good", "bad", "place"),
    [
        ("a.xsd", XSD, "<s:a xmlns:s='urn:s'><n>{}</n></s:a>", "x", "Zeile 1, n: cvc-datatype-valid-1-2-1"),
        ("a.json", JSON, '{{"$schema": "urn:s", "n": {}}}', '"x"', "$.n: type"),
    ],
)
def test_what_breaks_its_schema_is_taken_in_with_a_remark(tmp_path, name, schema, good, bad, place):
    forms = tmp_path / "formulare"
    forms.mkdir()
    (forms / name).write_text(schema)
    file = tmp_path / "antrag"
    for number, (value, told) in enumerate((("7", ()), (bad, (f"schema.broken:{place}",)))):
        file.write_text(good.format(value))
        with door(tmp_path / f"s{number}", schemas=schemas_in(forms)).assess(file, ORIGIN) as found:
            assert found.submission is not None
            assert [(one.path, one.title) for one in found.submission.fields] == [("n", "Nummer")]
            assert found.submission.warnings == told
