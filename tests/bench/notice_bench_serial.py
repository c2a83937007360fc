"""The two-page notice the benchmark prints, every number with another name, other amounts and dates."""

from __future__ import annotations

from datetime import date, timedelta

from clerk_app.domain.notice import BulletList, Heading, Letterhead, Notice, Paragraph, Table

_LETTERHEAD = Letterhead(
    authority="Stadt Musterhausen",
    unit="Fachbereich Umwelt und Abgaben",
    return_line="Stadt Musterhausen · Rathausplatz 1 · 99999 Musterhausen",
    address=("Rathausplatz 1", "99999 Musterhausen"),
    contact=(
        ("Auskunft erteilt", "Aylin Yıldız"),
        ("Telefon", "09999 123-456"),
        ("E-Mail", "abgaben@musterhausen.example"),
    ),
    footer=("Öffnungszeiten: Mo–Fr 8–12 Uhr", "Sparkasse Musterhausen · IBAN DE02 1203 0000 0000 2020 51"),
)
_FIRST_NAMES = (
    "Zoë",
    "Łukasz",
    "Şule",
    "Jürgen",
    "Anaïs",
    "Đorđe",
    "Mārtiņš",
    "Anna",
    "Håkon",
    "Željka",
    "Peter",
)
_LAST_NAMES = (
    "Müller",
    "Wójcik",
    "Çağlayan",
    "Großkreuz",
    "Schmidt",
    "Đukić",
    "Bērziņš",
    "Becker",
    "Ḩaddād",
    "Weiß",
)
_MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober")
_LAW = (
    "Sie sind als Eigentümerin oder Eigentümer des oben bezeichneten Grundstücks gemäß § 4 Absatz 1 der "
    "Abfallgebührensatzung in der zurzeit gültigen Fassung gebührenpflichtig. Die "
    "Abfallentsorgungseinrichtungen der Stadt sind nach § 6 des Kommunalabgabengesetzes so zu "
    "finanzieren, dass das veranschlagte Gebührenaufkommen die voraussichtlichen Kosten der Einrichtung "
    "deckt, jedoch nicht übersteigt.",
    "Die Gebühr bemisst sich nach Anzahl und Fassungsvermögen der auf dem Grundstück aufgestellten "
    "Abfallbehältnisse sowie nach der satzungsmäßigen Grundgebühr. Die zugrunde gelegten Behältergrößen "
    "ergeben sich aus Ihrer Anmeldung und den Aufzeichnungen des Entsorgungsunternehmens. Änderungen der "
    "Bemessungsgrundlagen werden vom Ersten des Monats an berücksichtigt, der auf den Eingang der "
    "Änderungsmitteilung folgt. Eine Überprüfung hat keine Abweichungen ergeben.",
    "Die Entscheidung über die Verwaltungskosten beruht auf den §§ 1, 4 und 13 des "
    "Verwaltungskostengesetzes in Verbindung mit Tarifnummer 7.2 des Kostenverzeichnisses. Bei der "
    "Bemessung wurden der durchschnittliche Verwaltungsaufwand und die wirtschaftliche Bedeutung der "
    "Angelegenheit berücksichtigt.",
)
_DUTIES = (
    "Änderungen der Eigentumsverhältnisse sind unverzüglich schriftlich oder elektronisch mitzuteilen.",
    "Bei verspäteter Zahlung entstehen kraft Gesetzes Säumniszuschläge in Höhe von einem Prozent des "
    "abgerundeten rückständigen Betrages für jeden angefangenen Monat der Säumnis.",
    "Der Bescheid gilt bis zur Bekanntgabe eines neuen Bescheides fort; die Fälligkeitstermine der "
    "Folgejahre ergeben sich aus der Satzung.",
)
_REMEDY = (
    "Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Widerspruch erhoben werden. Der "
    "Widerspruch ist bei der Stadt Musterhausen, Rathausplatz 1, 99999 Musterhausen, schriftlich, in "
    "elektronischer Form nach § 3a Absatz 2 des Verwaltungsverfahrensgesetzes oder zur Niederschrift "
    "einzulegen."
)


def serial_notice(number: int) -> Notice:
    base = 1800 + number * 37 % 2400
    rows = tuple(
        (
            f"{month} 2026",
            f"{60 + 60 * (number + at) % 180} l",
            str(1 + at % 4),
            _euro(base),
            _euro(base + at * number % 997),
        )
        for at, month in enumerate(_MONTHS)
    )
    first, last = _FIRST_NAMES[number % len(_FIRST_NAMES)], _LAST_NAMES[number // 3 % len(_LAST_NAMES)]
    total, reference = _euro(base * 12), f"70.1-{4711 + number}/26"
    due = date(2027, 2, 15) + timedelta(days=number % 28)
    return Notice(
        title="Abfallgebührenbescheid",
        letterhead=_LETTERHEAD,
        addressee=("Frau", f"{first} {last}", f"Lindenstraße {number % 180}", "99999 Musterhausen"),
        file_reference=reference,
        date=date(2026, 11, 22),
        info=(),
        subject="Abfallgebührenbescheid für das Kalenderjahr 2026",
        salutation=f"Sehr geehrte Frau {last},",
        parts=(
            Paragraph(
                f"für Ihr Grundstück Flur {number % 40}, Flurstück {number % 900}/3 ergeht folgender "
                "Bescheid:"
            ),
            Heading("Entscheidung"),
            BulletList(
                (
                    f"Die Abfallgebühr für das Jahr 2026 wird auf **{total}** festgesetzt.",
                    f"Der Betrag ist bis zum **{due:%d.%m.%Y}** unter Angabe des Aktenzeichens {reference} "
                    "zu zahlen.",
                    f"Für diesen Bescheid werden Verwaltungskosten in Höhe von {_euro(3550)} erhoben.",
                ),
                ordered=True,
            ),
            Heading("Berechnung der Gebühr"),
            Table(
                ("Zeitraum", "Behälter", "Anzahl", "Grundgebühr", "Betrag"),
                (*rows, ("Summe", "", "", "", total)),
                ("l", "l", "r", "r", "r"),
                total=True,
            ),
            Heading("Begründung"),
            *map(Paragraph, _LAW),
            Heading("Hinweise"),
            BulletList(_DUTIES),
            Heading("Rechtsbehelfsbelehrung"),
            Paragraph(_REMEDY),
        ),
        closing="Mit freundlichen Grüßen\nIm Auftrag",
        signatory="Aylin Yıldız",
        decision_data={"aktenzeichen": reference, "betrag": total},
    )


def _euro(cents: int) -> str:
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02d} €"
