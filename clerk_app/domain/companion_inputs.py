"""What may go along with a notice: asked for where the pack has words for it."""

from __future__ import annotations

from collections.abc import Iterator

from .composition import CaseFacts
from .pack_part import DecisionType, InputSpec
from .service_pack import ServicePack

PLAIN = "einfache_sprache"
TRANSLATION = "uebersetzung"
NOTE = (
    "uebersetzung_"  # with the language: title of the translation, and the sentence that binds nobody to it
)
NONE = "nein"
LANGUAGES = {
    "en": "Englisch",
    "es": "Spanisch",
    "fr": "Französisch",
    "pl": "Polnisch",
    "ro": "Rumänisch",
    "ru": "Russisch",
    "tr": "Türkisch",
    "uk": "Ukrainisch",
}


def specs(pack: ServicePack, facts: CaseFacts, outcome: str) -> Iterator[InputSpec]:
    decision = pack.decision(outcome)
    if decision is None:
        return
    if decision.plain:
        usual = f"{pack.id}.{outcome}" in facts.plain_sheets
        yield InputSpec(
            id=PLAIN,
            label="Beiblatt in einfacher Sprache",
            kind="yes_no",
            required=False,
            default="ja" if usual else NONE,
            hint="Liegt bei und ist nicht Teil des Bescheids.",
            source="§ 11 BGG",
        )
    offered = languages(pack, decision)
    if offered:
        choices = ((NONE, "keine"), *((code, LANGUAGES[code]) for code in offered))
        yield InputSpec(
            id=TRANSLATION,
            label="Übersetzung",
            kind="choice",
            required=False,
            default=NONE,
            choices=choices,
            hint="Entscheidung und Rechtsbehelfsbelehrung. Verbindlich bleibt der deutsche Text.",
            source="§ 77 Abs. 3 AufenthG",
        )


def languages(pack: ServicePack, decision: DecisionType) -> tuple[str, ...]:
    """Those into which at least one text of the decision is translated."""
    used = [use.text for use in decision.blocks]
    used += [pack.remedies[decision.remedy].text] if decision.remedy in pack.remedies else []
    noted = (code for code in LANGUAGES if NOTE + code in pack.texts)
    return tuple(code for code in noted if any(translation(id, code) in pack.texts for id in used))


def translation(block: str, language: str) -> str:
    return f"{block}_{language}"
