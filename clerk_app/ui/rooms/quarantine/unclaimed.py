"""A case no service claims, as the mail room reads it: its signs, what it says, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.services.reading import CaseFile
from clerk_app.services.tray_rows import QuarantineRow, UnclaimedCase
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.words import word

MOST_ANSWERS = 60


@dataclass(frozen=True)
class Sign:
    """Something packs recognise a service by, and what became of it here."""

    name: str
    value: str
    verdict: str


@dataclass(frozen=True)
class UnclaimedSheet:
    """`answers` and `papers` are there once the reading stands in the journal."""

    case: str
    signs: tuple[Sign, ...]
    answers: tuple[tuple[str, str], ...] = ()  # label, value
    papers: tuple[tuple[str, str], ...] = ()  # name, kind
    left_out: int = 0
    loading: bool = False


def title(case: UnclaimedCase) -> str:
    return case.title or tr("Ohne Bezeichnung")


def about(case: UnclaimedCase) -> str:
    sign = case.service or case.schema_uri or case.root
    return " · ".join(part for part in (word("channel", case.channel), sign) if part)


def line(case: UnclaimedCase, when: str) -> str:
    return tr("eingegangen {when} über {channel} · {reference}").format(
        when=when, channel=word("channel", case.channel), reference=case.file_reference
    )


def meaning() -> str:
    return tr(
        "Die Sendung ist in Ordnung und liegt als Vorgang vor. Kein Dienstpaket erkennt sie, deshalb steht "
        "noch nicht fest, wer zuständig ist. Die Frist läuft seit dem Eingang."
    )


def steps() -> tuple[str, ...]:
    return (
        tr("Angaben und Unterlagen ansehen und den Vorgang zuordnen: Dienst, Einheit, wenn möglich Person."),
        tr("Fehlt das Dienstpaket, es einspielen lassen und danach erneut einlesen."),
        tr("Gehört die Sendung nicht in dieses Haus, sie mit Begründung verwerfen."),
    )


def report(case: UnclaimedCase, when: str) -> str:
    """No content of the application is in it, so it may leave the house."""
    facts = (
        (tr("Angekommen"), when),
        (tr("Kanal"), word("channel", case.channel)),
        (tr("Vorgang"), case.file_reference),
        *((sign.name, sign.value) for sign in signs(case)),
    )
    return "\n".join((title(case), *(f"{name}: {value}" for name, value in facts)))


def sheet(row: QuarantineRow, case: UnclaimedCase, file: CaseFile | None) -> UnclaimedSheet:
    if file is None:
        return UnclaimedSheet(row.id, signs(case), loading=True)
    answers = (*_sender(file), *((field.label, field.value) for field in file.fields if field.value))
    papers = tuple(
        (document.name, document.description or document.detected_type) for document in file.record.documents
    )
    left_out = max(0, len(answers) - MOST_ANSWERS)
    return UnclaimedSheet(row.id, signs(case), answers[:MOST_ANSWERS], papers, left_out)


def signs(case: UnclaimedCase) -> tuple[Sign, ...]:
    """Only XML has a root element; of all others it is worth knowing that the sender gave none."""
    known = (
        (tr("Leistung"), case.service, tr("kein Dienst führt diesen Schlüssel")),
        (tr("Datenschema"), case.schema_uri, tr("kein Dienst nennt dieses Schema")),
        *(((tr("Wurzelelement"), case.root, tr("kein Dienst kennt diese Nachricht")),) if case.root else ()),
        (tr("Zustellpunkt"), case.destination_id, tr("keinem Dienst allein zugeordnet")),
    )
    missing = tr("nicht angegeben")
    return tuple(Sign(name, value or missing, verdict if value else "") for name, value, verdict in known)


def words_of(case: UnclaimedCase) -> str:
    """For the search."""
    named = (case.title, case.file_reference, case.service, case.schema_uri, case.root)
    return " ".join((*named, word("channel", case.channel)))


def _sender(file: CaseFile) -> tuple[tuple[str, str], ...]:
    sent = file.record.submission
    known = (
        (tr("Antragstellende Person"), file.case.applicant),
        (tr("Zeichen des Absenders"), sent.sender_reference if sent else ""),
        (tr("Antwort an"), sent.reply_channel.address if sent else ""),
    )
    return tuple((name, value) for name, value in known if value)
