"""One invented service with its groups of fields, its checks, and an application to go with it."""

from __future__ import annotations

from dataclasses import replace

from clerk_app.domain.pack_part import Check, DeadlineRule, DecisionType
from clerk_app.domain.pack_rule import Condition
from clerk_app.domain.service_pack import FieldGroup, FieldLabel, PersonPaths, Procedure, Routing, ServicePack
from clerk_app.domain.submission import RawField

UNIT, LICENCES = "wohngeld", "fahrerlaubnis"


def pack(id: str = UNIT, **changes: object) -> ServicePack:
    made = ServicePack(
        id=id,
        title="Wohngeld" if id == UNIT else "Fahrerlaubnis",
        version="2026-11",
        schema="1",
        unit=id,
        file_reference="12 WG {year}/{number:04}" if id == UNIT else "36 FE {year}/{number:04}",
        laws=("WoGG",),
        announcement="SGBX_POST",
        signature="",
        routing=Routing(),
        procedures=(
            Procedure("erstantrag", "Erstantrag Mietzuschuss"),
            Procedure("weiterleistung", "Weiterleistung"),
        )
        if id == UNIT
        else (Procedure("umtausch", "Umtausch"),),
        person=PersonPaths(given_name=("person/vorname",), family_name=("person/name",)),
        groups=GROUPS,
        checks=CHECKS,
        deadlines=(
            DeadlineRule(
                id="bearbeitung",
                label="Bearbeitungsfrist drei Monate",
                source="§ 75 VwGO",
                months=3,
                processing=True,
            ),
        ),
        decisions=(
            DecisionType(
                id="bewilligung", label="Bewilligung", title="Bescheid", subject="Wohngeld", blocks=()
            ),
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


GROUPS = (
    FieldGroup(
        "Antragstellende Person",
        (
            FieldLabel("person/vorname", "Vorname"),
            FieldLabel("person/name", "Familienname"),
            FieldLabel("person/geburtsdatum", "Geburtsdatum", "date"),
            FieldLabel("person/anschrift", "Anschrift"),
        ),
    ),
    FieldGroup(
        "Wohnraum",
        (
            FieldLabel("wohnraum/mietenstufe", "Mietenstufe"),
            FieldLabel("wohnraum/flaeche", "Wohnfläche"),
            FieldLabel("wohnraum/miete", "Bruttokaltmiete", "amount"),
        ),
    ),
    FieldGroup(
        "Haushalt",
        (
            FieldLabel("haushalt/personen", "Haushaltsmitglieder", "integer"),
            FieldLabel("haushalt/einkommen", "Gesamteinkommen", "amount"),
            FieldLabel("haushalt/transfer", "Transferleistungen"),
        ),
    ),
)
FIELDS = (
    RawField("person/vorname", "Maike"),
    RawField("person/name", "Schröder"),
    RawField("person/geburtsdatum", "1988-03-14"),
    RawField("person/anschrift", "Kaiserstraße 12, 61169 Friedberg"),
    RawField("wohnraum/mietenstufe", "IV (Friedberg)"),
    RawField("wohnraum/flaeche", "72,5 m²"),
    RawField("wohnraum/miete", "701.74"),
    RawField("haushalt/personen", "3"),
    RawField("haushalt/einkommen", "1812.40"),
    RawField("haushalt/transfer", "nein"),
    RawField("zusatz/bemerkung", "Bitte rufen Sie mich ab 16 Uhr an.", "Bemerkung"),
)
CHECKS = (
    Check(
        id="haushalt",
        label="Haushaltsmitglieder vollständig",
        source="§ 5 WoGG",
        test=Condition("present", "field", "haushalt/personen"),
    ),
    Check(
        id="miete",
        label="Miete nachgewiesen",
        source="§§ 9, 23 WoGG",
        test=Condition("document", against=("Mietvertrag",)),
    ),
    Check(
        id="anschrift",
        label="Anschrift im Landkreis",
        source="§ 24 WoGG",
        test=Condition("present", "field", "person/anschrift"),
    ),
    Check(
        id="einkommen",
        label="Einkommen der letzten zwölf Monate nachgewiesen",
        source="§§ 14–16, 23 WoGG",
        test=Condition("document", against=("Verdienst",)),
        request="Verdienstbescheinigungen",
    ),
    Check(
        id="ausschluss",
        label="Kein Ausschluss durch Transferleistungen",
        source="§ 7 WoGG",
        test=Condition("is", "field", "haushalt/transfer", ("nein",)),
    ),
    Check(
        id="unterhalt",
        label="Unterhalt: Angabe ohne Nachweis",
        source="§ 18 WoGG",
        hint="Bitte die Unterhaltsverpflichtung und ihre Zahlung prüfen.",
    ),
)
