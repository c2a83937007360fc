"""What the panel says while it asks: title, what will happen, and the word on its button."""

from __future__ import annotations

from clerk_app.ui.kit.language import tr

from .deciding import Deciding, Panel

Words = tuple[str, str, str]


def panel_words(shown: Deciding) -> Words:
    if shown.panel is Panel.ASSIGN:
        return _assigning(shown)
    if shown.panel is Panel.SAVE:
        return tr("Datei auf diesen Rechner sichern"), _warning(shown.file), tr("Trotzdem sichern …")
    return _discarding(shown)


def reason_wanted(shown: Deciding) -> str:
    if shown.unclaimed:
        return tr("Grund, warum der Vorgang verworfen wird")
    return tr("Ergebnis der Klärung") if shown.alarm else tr("Grund, warum daraus kein Vorgang wird")


def applicant_wanted(shown: Deciding) -> str:
    if shown.unclaimed:
        return tr("Antragstellende Person, falls nicht richtig erkannt")
    return tr("Antragstellende Person, falls bekannt")


def _assigning(shown: Deciding) -> Words:
    if shown.unclaimed:
        hint = tr(
            "Der Vorgang bekommt Aktenzeichen und Frist des Dienstes, als wäre er gleich dort eingegangen; "
            "für Fristen zählt der Tag des Eingangs."
        )
        return tr("Vorgang zuordnen"), hint, tr("Zuordnen")
    hint = tr(
        "Es entsteht ein Vorgang wie bei jedem Eingang; für Fristen zählt der Tag, an dem die "
        "Sendung ankam. Die Dateien liegen ihm unverändert bei."
    )
    return tr("Sendung zuordnen"), hint, tr("Zuordnen")


def _discarding(shown: Deciding) -> Words:
    if shown.unclaimed:
        hint = tr(
            "Der Vorgang wird verworfen; das lässt sich nicht zurücknehmen. Der Grund steht im Journal. "
            "Wartet der Absender noch auf die Annahme, erhält er die Sendung mit diesem Grund zurück."
        )
        return tr("Vorgang verwerfen"), hint, tr("Verwerfen")
    if shown.alarm:
        hint = tr(
            "Die Meldung ist damit erledigt und steht mit dem Grund unter „Erledigte“ und im Journal. "
            "An der Sendung selbst ändert das nichts; aus ihr wird hier kein Vorgang."
        )
        return tr("Meldung abschließen"), hint, tr("Abschließen")
    hint = tr(
        "Aus der Sendung wird kein Vorgang; das lässt sich nicht zurücknehmen. Der Grund steht "
        "im Journal, die Dateien bleiben bei den Akten und unter „Erledigte“ einsehbar."
    )
    return tr("Sendung verwerfen"), hint, tr("Verwerfen")


def _warning(name: str) -> str:
    text = tr(
        "„{name}“ wurde nicht angenommen und kann schaden, auch wenn kein Schadprogramm gefunden wurde. "
        "Gesichert wird sie unverändert, unter einem Namen, den kein Programm öffnet; das Sichern steht "
        "im Journal. Bitte nur sichern, wenn die IT oder die Informationssicherheit darum gebeten hat."
    )
    return text.replace("{name}", name)
