"""Varies the example applications of the packs into many different ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from .invention import Inventor, Person

Payload = dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """How many applications of one procedure the practice office receives."""

    service: str
    procedure: str
    count: int


PLANS = (
    Plan("wohngeld", "erstantrag_mietzuschuss", 13),
    Plan("wohngeld", "weiterleistung", 7),
    Plan("fahrerlaubnis", "umtausch", 13),
    Plan("fahrerlaubnis", "ersterteilung", 5),
    Plan("kfz_zulassung", "umschreibung", 5),
    Plan("kfz_zulassung", "neuzulassung", 4),
    Plan("aufenthaltstitel", "verlaengerung", 6),
    Plan("aufenthaltstitel", "niederlassungserlaubnis", 4),
    Plan("bauantrag", "baugenehmigung_vereinfacht", 7),
)


def payload(packs: Path, plan: Plan, inventor: Inventor, applied_on: date) -> tuple[Payload, Person]:
    """A complete application of the plan's kind by an invented person."""
    template = packs / plan.service / "examples" / f"submission-{plan.procedure}.json"
    text = template.read_text(encoding="utf-8")
    person = inventor.person(*_ages(plan))
    filled = _renamed(text, person)
    filled["antrag"]["datum"] = applied_on.isoformat()
    _place(filled, person)
    _VARIATIONS.get(f"{plan.service}/{plan.procedure}", _unvaried)(filled, inventor, person, applied_on)
    return filled, person


def _ages(plan: Plan) -> tuple[int, int]:
    by_procedure = {"umtausch": (56, 72), "ersterteilung": (17, 24), "weiterleistung": (60, 85)}
    return by_procedure.get(plan.procedure, (24, 66))


def _renamed(text: str, person: Person) -> Payload:
    """The template with every mention of its person replaced, also where the name is repeated."""
    old = _applicant(json.loads(text))
    for before, after in ((old.get("familienname"), person.family), (old.get("vorname"), person.given)):
        if before:
            text = text.replace(
                json.dumps(before, ensure_ascii=False)[1:-1], json.dumps(after, ensure_ascii=False)[1:-1]
            )
    return dict(json.loads(text))


def _applicant(filled: Payload) -> Payload:
    return dict(filled.get("antragsteller") or filled.get("halter") or {})


def _place(filled: Payload, person: Person) -> None:
    holder = filled["antragsteller"] if "antragsteller" in filled else filled["halter"]
    holder["anschrift"] = {
        "strasse": person.street,
        "hausnummer": person.number,
        "postleitzahl": person.postcode,
        "ort": person.town,
    }
    holder["email"] = person.mail
    if "familienname" in holder:
        holder["anrede"] = person.salutation
        holder["geburtsdatum"] = person.born.isoformat()


def _unvaried(filled: Payload, inventor: Inventor, person: Person, applied_on: date) -> None:
    """Kinds without figures of their own keep those of the template."""


def _rent(filled: Payload, inventor: Inventor, person: Person, applied_on: date) -> None:
    filled["antrag"]["ab_monat"] = applied_on.strftime("%Y-%m")
    home = filled["wohnung"]
    home["gemeinde"] = person.town
    home["vermieter"]["name"] = inventor.pick("landlords")
    cold, heating = inventor.random.randint(380, 860), inventor.random.randint(60, 140)
    parking = inventor.random.choice((0, 0, 25, 30))
    home["miete"] = {
        "gesamt_monat": f"{cold + heating + parking}.00",
        "heizung_warmwasser_monat": f"{heating}.00",
        "stellplatz_monat": f"{parking}.00",
        "strom_monat": "0.00",
        "bruttokaltmiete_monat": f"{cold}.00",
    }
    household = filled["haushaltsmitglieder"]
    del household[max(1, inventor.random.randint(1, len(household))) :]
    household[0]["geburtsdatum"] = person.born.isoformat()
    for member in household:
        _income(member["einnahmen"], inventor)


def _income(earned: Payload, inventor: Inventor) -> None:
    for kind in ("arbeitslohn_monat", "rente_monat"):
        if float(earned.get(kind, 0)) > 0:
            earned[kind] = inventor.amount(620, 1500)


def _old_licence(filled: Payload, inventor: Inventor, person: Person, applied_on: date) -> None:
    """Paper licences of people born until 1970, and early cards: each has its date in Anlage 8e FeV."""
    licence = filled["fuehrerschein"]
    card = inventor.random.random() < 0.4
    year = (
        inventor.random.randint(1999, 2004) if card else person.born.year + 18 + inventor.random.randint(0, 4)
    )
    year = min(year, 1998) if not card else year
    licence["ausstellungsdatum"] = date(
        year, inventor.random.randint(1, 12), inventor.random.randint(1, 28)
    ).isoformat()
    licence["muster"] = "Karte" if card else ("grau" if year < 1986 else "rosa")
    licence["nummer"] = (
        f"J{inventor.random.randint(100000, 999999)}FB{inventor.random.randint(10, 99)}"
        if card
        else (f"F {inventor.random.randint(100, 9999)}/{year % 100:02}")
    )
    filled["zahlung"]["referenz"] = f"PAY-2026-{inventor.random.randint(1000, 999999):06}"


def _house(filled: Payload, inventor: Inventor, person: Person, applied_on: date) -> None:
    works = (
        "Neubau eines Einfamilienhauses mit Carport",
        "Errichtung einer Dachgaube",
        "Anbau eines Wintergartens",
        "Umbau einer Scheune zu zwei Wohnungen",
        "Neubau einer Doppelgarage",
    )
    filled["bauvorhaben"]["bezeichnung"] = inventor.random.choice(works)
    filled["bauvorhaben"]["herstellungskosten"] = f"{inventor.random.randint(18, 640) * 1000}.00"


def _titled(filled: Payload, inventor: Inventor, person: Person, applied_on: date) -> None:
    until = applied_on + timedelta(days=inventor.random.randint(20, 120))
    filled["aufenthalt"]["gueltig_bis"] = until.isoformat()
    filled["beschaeftigung"]["arbeitgeber"] = inventor.pick("firms")


_VARIATIONS: Mapping[str, Callable[[Payload, Inventor, Person, date], None]] = {
    "wohngeld/erstantrag_mietzuschuss": _rent,
    "wohngeld/weiterleistung": _rent,
    "fahrerlaubnis/umtausch": _old_licence,
    "bauantrag/baugenehmigung_vereinfacht": _house,
    "aufenthaltstitel/verlaengerung": _titled,
    "aufenthaltstitel/niederlassungserlaubnis": _titled,
}
