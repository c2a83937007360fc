"""Who applied, how the answer reaches that person, what was paid, and what was odd about the delivery."""

from __future__ import annotations

from clerk_app.services.reading import CaseFile, SubmissionRow
from clerk_app.ui.kit.language import tr

from .case_state import Proof


def proofs(file: CaseFile) -> tuple[Proof, ...]:
    sent = file.record.submission
    if sent is None:
        return ()
    lines = [_identity(sent), _way_back(sent), _digital(sent), _payment(sent)]
    if sent.sender_reference:
        lines.append(Proof(tr("Zeichen des Absenders"), sent.sender_reference))
    lines.append(Proof(tr("Einreichung"), f"{sent.submission_id[:8]} …", hint=_technical(sent)))
    lines += [Proof(tr("Zu beachten"), text, "triangle-alert", "warning") for text in remarks(sent.warnings)]
    return tuple(line for line in lines if line is not None)


def remarks(warnings: tuple[str, ...]) -> tuple[str, ...]:
    """One sentence per kind of warning, however many attachments it concerns."""
    known = _remarks() | _about_parts()
    found: dict[str, list[str]] = {}
    for warning in warnings:
        code, _, rest = warning.partition(":")
        if code != "identity.not-verified":  # said in the line about identity
            found.setdefault(code, []).append(rest)
    return tuple(_remark(known.get(code, f"{code}:{{names}}"), about) for code, about in found.items())


def _remark(sentence: str, about: list[str]) -> str:
    names = ", ".join(dict.fromkeys(about))
    last = sentence.replace("{case}", about[-1]).replace("{place}", about[-1])
    return last.replace("{names}", names)


def _identity(sent: SubmissionRow) -> Proof:
    label = tr("Identität")
    known = sent.identity
    if known is None:
        hint = tr("Angaben im Formular sind kein Nachweis der Identität.")
        return Proof(label, tr("kein Nachweis"), "shield-alert", "warning", hint)
    level = known.assurance_level
    text = known.framework
    if level not in ("", "unknown"):
        text = tr("{framework}, Vertrauensniveau {level}").format(framework=text, level=level)
    if "identity.not-verified" in sent.warnings:
        hint = tr(
            "Die Signatur des Berichts wurde nicht geprüft. Bei Zweifeln bitte anders nachweisen lassen."
        )
        return Proof(label, tr("{text} (laut Absender)").format(text=text), "shield-alert", "warning", hint)
    return Proof(label, text, "shield-check", "success", known.subject)


def _way_back(sent: SubmissionRow) -> Proof:
    way = sent.reply_channel
    name = _channels().get(way.kind, way.kind)
    icon = "mail" if way.kind == "post" else "send"
    return Proof(tr("Rückweg"), " · ".join(part for part in (name, way.address) if part), icon)


def _digital(sent: SubmissionRow) -> Proof:
    label = tr("Bescheid digital")
    if sent.digital_notice_consent is None:
        return Proof(
            label,
            tr("keine Angabe"),
            "circle-help",
            "",
            tr("Ohne Einwilligung wird auf Papier bekannt gegeben."),
        )
    if sent.digital_notice_consent:
        return Proof(label, tr("ja, eingewilligt"), "circle-check", "success")
    return Proof(label, tr("nein, auf Papier"), "mail")


def _payment(sent: SubmissionRow) -> Proof | None:
    if not sent.payment_status:
        return None
    text, icon, tone = _payments().get(sent.payment_status.upper(), (sent.payment_status, "circle-help", ""))
    return Proof(tr("Zahlung"), text, icon, tone)


def _technical(sent: SubmissionRow) -> str:
    parts = {
        tr("Einreichung"): sent.submission_id,
        tr("Zustellpunkt"): sent.destination_id,
        tr("Vorgangskennung"): sent.thread_id,
        tr("Schema"): sent.schema_uri,
        tr("Prüfsumme der Daten (SHA-256)"): sent.data_sha256,
    }
    return "\n".join(f"{label}: {value}" for label, value in parts.items() if value)


def _channels() -> dict[str, str]:
    return {
        "post": tr("Post"),
        "eMail": tr("E-Mail"),
        "deMail": tr("De-Mail"),
        "elster": tr("ELSTER-Transfer"),
        "fitConnect": tr("FIT-Connect"),
        "fink": tr("Postfach im Servicekonto"),
        "idBundDeMailbox": tr("Postfach der BundID"),
    }


def _payments() -> dict[str, tuple[str, str, str]]:
    return {
        "BOOKED": (tr("bezahlt"), "circle-check", "success"),
        "INITIAL": (tr("begonnen, noch nicht bezahlt"), "hourglass", "warning"),
        "FAILED": (tr("fehlgeschlagen"), "circle-x", "danger"),
        "CANCELED": (tr("abgebrochen"), "circle-x", "danger"),
    }


def _remarks() -> dict[str, str]:
    return {
        "environment.unknown": tr("Von welcher Umgebung die Sendung kommt, ist nicht bekannt."),
        "schema.unknown": tr(
            "Das Datenschema ist hier nicht bekannt; die Angaben wurden nicht dagegen geprüft."
        ),
        "schema.unusable": tr(
            "Das Datenschema ließ sich nicht anwenden; die Angaben wurden nicht dagegen geprüft."
        ),
        "schema.broken": tr(
            "Die Angaben entsprechen nicht dem Datenschema ({place}). Bitte prüfen, ob etwas fehlt."
        ),
        "schema.not-announced": tr("Das Datenschema war für diesen Zustellpunkt nicht angekündigt."),
        "reply-channel.not-offered": tr("Der gewünschte Rückweg wird hier nicht angeboten."),
        "destination.key-not-held": tr(
            "Der Zustellpunkt nennt einen Schlüssel, der hier nicht hinterlegt ist."
        ),
        "mime.mismatch": tr("Mindestens eine Anlage ist von anderer Art, als der Absender angibt."),
        "mime.executable": tr(
            "Eine Anlage ist ein ausführbares Programm. Bitte nicht öffnen und die IT informieren."
        ),
        "name.changed": tr("Der Name mindestens einer Anlage wurde zur Sicherheit geändert."),
        "signature.not-verified": tr("Eine enthaltene elektronische Signatur wurde nicht geprüft."),
        "thread.other-applicant": tr(
            "Die Sendung gibt sich als Nachreichung zu {case} aus, nennt aber eine andere antragstellende "
            "Person. Sie liegt deshalb nicht dort. Bitte prüfen, ob beides zusammengehört."
        ),
        "thread.other-service": tr(
            "Die Sendung trägt dieselbe Vorgangskennung wie {case}, betrifft aber eine andere Leistung."
        ),
        "submission.same-content": tr(
            "Dieselben Angaben und Anlagen liegen schon in {case}. Bitte prüfen, ob der Antrag doppelt "
            "gestellt wurde."
        ),
        "routing.service": tr(
            "Beim Eingang kannte kein Dienstpaket diese Leistung; die Poststelle ordnet sie zu. {case}"
        ),
        "routing.root": tr("Wurzelelement der Daten: {case}"),
        "environment.differs": tr(
            "Die Sendung ist von einer anderen Umgebung unterschrieben als der des Zustellpunkts."
        ),
        "metadata.schema-not-held": tr(
            "Die Metadaten nennen eine Fassung ihres Schemas, die hier nicht vorliegt ({place})."
        ),
        "log.final": tr("Laut Ereignisprotokoll war die Sendung schon abgeschlossen."),
    }


def _about_parts() -> dict[str, str]:
    return {
        "attachment.missing": tr("Angekündigt, aber nicht dabei: {names}."),
        "attachment.unannounced": tr("Dabei, ohne dass die Nachricht es nennt: {names}."),
        "part.malformed": tr(
            "Fehlerhaft aufgebaut und deshalb nicht ausgelesen, aber aufbewahrt: {names}. Bitte ansehen."
        ),
        "pdf.damaged": tr("Das Formular ist beschädigt; seine Felder wurden nicht ausgelesen."),
        "pdf.too_slow": tr("Das Formular ließ sich nicht in angemessener Zeit auslesen."),
        "pdf.encrypted": tr("Das Formular ist mit einem Kennwort geschützt und wurde nicht ausgelesen."),
        "tray.placed": tr(
            "Diese Sendung war abgewiesen worden; die Poststelle hat sie angesehen und von Hand zugeordnet."
        ),
    }
