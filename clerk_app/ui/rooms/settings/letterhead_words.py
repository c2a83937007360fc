"""What a letterhead shows, where each part of it is written, and what is amiss, in the clerk's words."""

from __future__ import annotations

from clerk_app.domain.letterhead_trial import LetterheadTrial
from clerk_app.domain.notice import Letterhead
from clerk_app.ui.kit import texts
from clerk_app.ui.kit.language import translate

from .state import ShownLetterhead


def shown_letterhead(trials: tuple[LetterheadTrial, ...], unit: str) -> ShownLetterhead:
    chosen = next((trial for trial in trials if trial.unit == unit), next(iter(trials), None))
    if chosen is None:
        return ShownLetterhead()
    said = _said(chosen.letterhead)
    rows = tuple((name, said[key], _origin(chosen.origins[key])) for key, name in _names().items())
    return ShownLetterhead(
        units=tuple((trial.unit, trial.letterhead.unit) for trial in trials),
        unit=chosen.unit,
        rows=rows,
        missing=tuple(texts.sentence(code, {"unit": chosen.unit}).text for code in chosen.faults),
        sheet=chosen.sheet,
    )


def _names() -> dict[str, str]:
    return {
        "authority": translate("settings", "Behörde"),
        "return_line": translate("settings", "Absenderzeile"),
        "address": translate("settings", "Hausanschrift"),
        "contact": translate("settings", "Informationsblock"),
        "footer": translate("settings", "Fußzeile"),
        "accent": translate("settings", "Farbe"),
        "form": translate("settings", "Form nach DIN 5008"),
        "logo": translate("settings", "Wappen oder Logo"),
    }


def _said(letterhead: Letterhead) -> dict[str, str]:
    nothing = translate("settings", "nicht eingetragen")
    contact = "\n".join(f"{label}: {value}" for label, value in letterhead.contact)
    return {
        "authority": letterhead.authority,
        "return_line": letterhead.return_line or nothing,
        "address": "\n".join(letterhead.address) or nothing,
        "contact": contact or nothing,
        "footer": "\n".join(letterhead.footer) or nothing,
        "accent": letterhead.accent,
        "form": letterhead.form,
        "logo": letterhead.logo.text if letterhead.logo else nothing,
    }


def _origin(place: str) -> str:
    return {
        "unit": translate("settings", "authority.toml, Einheit"),
        "authority": translate("settings", "authority.toml, ganze Behörde"),
    }.get(place, translate("settings", "Vorgabe des Programms"))
