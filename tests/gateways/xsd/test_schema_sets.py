"""XML Schemas of several files: found by namespace or URI, applied as one, and told where they are broken."""

from __future__ import annotations

import pytest
from xsd_kit import NO_POSTCODE, OK, SOUND, SPACE, XS, against, flaws, laid_down, plain

from clerk_app.gateways.xsd.folder import installed_in

STANDARD = """<xs:annotation><xs:appinfo><standard><kennung>urn:xoev-de:amt:standard:antrag</kennung>
</standard><versionStandard><version>1.2</version></versionStandard></xs:appinfo></xs:annotation>"""
NUMBER = '<xs:element name="n" type="xs:int"/>'


def test_files_that_need_one_another_are_applied_as_one(tmp_path):
    folder = laid_down(tmp_path, SOUND)
    found = against(folder, OK)
    assert flaws(folder) == [] and found.applied and found.place == ""
    assert against(folder, NO_POSTCODE).place == "Zeile 1, plz: cvc-pattern-valid"


def test_fields_are_called_by_title_or_by_documentation_that_is_short(tmp_path):
    document = OK.replace(b"<a:antrag ", b'<a:antrag art="neu" ')
    assert against(laid_down(tmp_path, SOUND), document).labels == {
        "": "Antrag",
        "@art": "Art des Antrags",
        "name": "Familienname",
        "plz": "Postleitzahl",
    }


def test_what_a_document_has_that_the_schema_does_not_know_has_no_label(tmp_path):
    document = OK.replace(b"</a:antrag>", b"<neu><name>x</name></neu></a:antrag>")
    found = against(laid_down(tmp_path, SOUND), document)
    assert set(found.labels) == {"", "name", "plz"}
    assert found.place == "Zeile 1, neu: element-content"


def test_a_set_holds_for_its_namespace_for_the_name_of_its_standard_and_for_what_the_table_says(tmp_path):
    laid_down(tmp_path, {"x/a.xsd": plain(STANDARD + NUMBER), "ohne.xsd": plain(NUMBER, "")})
    laid_down(tmp_path, {"schemata.toml": '"https://example.de/s.xsd" = "x/a.xsd"\n"urn:o" = "./ohne.xsd"'})
    uris = {SPACE, "urn:xoev-de:amt:standard:antrag_1.2", "https://example.de/s.xsd", "urn:o"}
    assert set(installed_in(tmp_path).by_uri) == uris and flaws(tmp_path) == []
    for uri in uris - {"urn:o"}:
        assert against(tmp_path, f'<n xmlns="{SPACE}">x</n>'.encode(), uri).place
    assert against(tmp_path, b"<n>7</n>", "urn:o").applied
    assert against(tmp_path, b"<n>x</n>", "urn:o").place == "Zeile 1, n: cvc-datatype-valid-1-2-1"


def test_versions_lie_side_by_side_in_folders_of_their_own(tmp_path):
    text = plain(NUMBER)
    laid_down(
        tmp_path, {"1/a.xsd": text, "2/a.xsd": text.replace(SPACE, f"{SPACE}:2").replace("int", "date")}
    )
    assert against(tmp_path, f'<n xmlns="{SPACE}">7</n>'.encode()).place == ""
    assert against(tmp_path, f'<n xmlns="{SPACE}:2">7</n>'.encode(), f"{SPACE}:2").place


def test_two_different_sets_for_one_namespace_examine_nobody(tmp_path):
    laid_down(tmp_path, {"1/a.xsd": plain(NUMBER), "2/a.xsd": plain(NUMBER.replace("int", "date"))})
    assert flaws(tmp_path) == ["2/a.xsd:1 twice"]
    assert not against(tmp_path, f'<n xmlns="{SPACE}">x</n>'.encode()).applied
    (tmp_path / "2" / "a.xsd").write_text(plain(NUMBER))
    assert flaws(tmp_path) == [] and against(tmp_path, f'<n xmlns="{SPACE}">x</n>'.encode()).place


def test_several_files_of_another_namespace_are_all_seen_whichever_is_named_first(tmp_path):
    one = f'<xs:schema {XS} targetNamespace="urn:t"><xs:simpleType name="%s"><xs:restriction base="xs:int"/>'
    one += "</xs:simpleType></xs:schema>"
    needs = '<xs:import namespace="urn:t" schemaLocation="%s.xsd"/>'
    head = f'xmlns:t="urn:t" targetNamespace="{SPACE}"'
    files = {
        "x/a.xsd": plain(needs % "eins" + '<xs:element name="a" type="t:eins"/>', head),
        "x/b.xsd": plain(needs % "zwei" + '<xs:element name="b" type="t:zwei"/>', head),
        "x/eins.xsd": one % "eins",
        "x/zwei.xsd": one % "zwei",
    }
    laid_down(tmp_path, files)
    assert flaws(tmp_path) == []
    for name in "ab":
        assert against(tmp_path, f'<{name} xmlns="{SPACE}">7</{name}>'.encode()).place == ""
        assert against(tmp_path, f'<{name} xmlns="{SPACE}">x</{name}>'.encode()).place


def test_an_address_elsewhere_means_the_file_of_that_name_in_the_set(tmp_path):
    files = dict(SOUND)
    files["amt/antrag.xsd"] = SOUND["amt/antrag.xsd"].replace(
        "teile/typen.xsd", "https://example.invalid/t/typen.xsd"
    )
    assert against(laid_down(tmp_path, files), NO_POSTCODE).place
    assert flaws(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("amt/teile/typen.xsd", lambda text: text[:-5], "amt/teile/typen.xsd:4 malformed"),
        ("amt/teile/typen.xsd", lambda text: "<a/>", "amt/teile/typen.xsd:1 no-schema"),
        ("amt/antrag.xsd", lambda text: text.replace("typen.xsd", "fort.xsd"), "amt/antrag.xsd:3 missing"),
        ("amt/antrag.xsd", lambda text: text.replace("t:Post", "t:Rost"), "amt/antrag.xsd:7 unfit"),
        ("amt/teile/typen.xsd", lambda text: text.replace("[0-9]", "[0-9"), "amt/teile/typen.xsd:2 unfit"),
        ("schemata.toml", lambda text: "kaputt", "schemata.toml:1 malformed"),
        ("schemata.toml", lambda text: '"urn:x" = "fort.xsd"', "schemata.toml:1 missing"),
    ],
)
def test_what_is_broken_is_told_with_file_and_line(tmp_path, name, change, told):
    laid_down(tmp_path, SOUND)
    assert flaws(tmp_path) == []
    laid_down(tmp_path, {name: change(SOUND.get(name, ""))})
    assert flaws(tmp_path) == [told]
    if name != "schemata.toml":
        assert not against(tmp_path, NO_POSTCODE).applied


def test_what_the_schemas_cannot_know_is_no_breach(tmp_path):
    """A wildcard may ask for declarations that were not laid down; the root may be of another part."""
    wild = (
        '<xs:element name="w"><xs:complexType><xs:sequence><xs:any processContents="strict"/></xs:sequence>'
    )
    wild += "</xs:complexType></xs:element>"
    laid_down(tmp_path, {"a.xsd": plain(wild + NUMBER)})
    foreign = f'<w xmlns="{SPACE}"><b xmlns="urn:b"/></w>'.encode()
    other_part = f'<z xmlns="{SPACE}"/>'.encode()
    for document in (foreign, other_part):
        found = against(tmp_path, document)
        assert not found.applied and found.place == ""
    assert against(tmp_path, f'<w xmlns="{SPACE}"><n>7</n></w>'.encode()).applied
    assert against(tmp_path, f'<w xmlns="{SPACE}"/>'.encode()).place
    assert against(tmp_path, b"<ganz-anders/>").place == "Zeile 1, ganz-anders: cvc-elt-1"
