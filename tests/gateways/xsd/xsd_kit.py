"""Small XML Schemas laid into a folder, and what is found there."""

from __future__ import annotations

from pathlib import Path

from clerk_app.gateways.xsd.applying import Found, flaws_of, laid_against
from clerk_app.gateways.xsd.folder import installed_in

XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'
SPACE = "urn:amt:antrag"
OK = b'<a:antrag xmlns:a="urn:amt:antrag"><name>Muster</name><plz>61169</plz></a:antrag>'
NO_POSTCODE = OK.replace(b"61169", b"Geheimnis")

MAIN = f"""<xs:schema {XS} xmlns:t="urn:amt:typen" xmlns="{SPACE}" targetNamespace="{SPACE}">
  <xs:include schemaLocation="teile/person.xsd"/>
  <xs:import namespace="urn:amt:typen" schemaLocation="teile/typen.xsd"/>
  <xs:element name="antrag">
    <xs:annotation><xs:documentation>Antrag</xs:documentation></xs:annotation>
    <xs:complexType><xs:complexContent><xs:extension base="Person">
      <xs:sequence><xs:element name="plz" type="t:Postleitzahl">
        <xs:annotation><xs:documentation xml:lang="en">Postcode</xs:documentation>
          <xs:documentation xml:lang="de">Postleitzahl.</xs:documentation></xs:annotation>
      </xs:element></xs:sequence>
      <xs:attribute name="art"><xs:annotation><xs:documentation>Art des Antrags</xs:documentation>
      </xs:annotation></xs:attribute>
    </xs:extension></xs:complexContent></xs:complexType>
  </xs:element>
</xs:schema>"""
PERSON = f"""<xs:schema {XS} targetNamespace="{SPACE}" xmlns="{SPACE}">
  <xs:include schemaLocation="../antrag.xsd"/>
  <xs:complexType name="Person"><xs:sequence><xs:element name="name" type="xs:string">
    <xs:annotation><xs:appinfo><title>Familienname</title></xs:appinfo><xs:documentation>Der Nachname ist
      der Name der Familie. Er steht im Ausweis.</xs:documentation></xs:annotation>
  </xs:element></xs:sequence></xs:complexType>
</xs:schema>"""
TYPES = f"""<xs:schema {XS} targetNamespace="urn:amt:typen">
  <xs:simpleType name="Postleitzahl"><xs:restriction base="xs:string"><xs:pattern value="[0-9]{{5}}"/>
  </xs:restriction></xs:simpleType>
</xs:schema>"""
SOUND = {"amt/antrag.xsd": MAIN, "amt/teile/person.xsd": PERSON, "amt/teile/typen.xsd": TYPES}


def laid_down(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def plain(body: str, head: str = f'targetNamespace="{SPACE}"') -> str:
    return f'<xs:schema {XS} xmlns="{SPACE}" {head}>{body}</xs:schema>'


def against(folder: Path, document: bytes, uri: str = SPACE, within: float = 20.0) -> Found:
    (one,) = installed_in(folder).by_uri[uri].values()
    return laid_against(one, document, within)


def flaws(folder: Path) -> list[str]:
    """File, line and reason of each."""
    return [f"{flaw.file}:{flaw.line} {flaw.reason}" for flaw in flaws_of(installed_in(folder))]
