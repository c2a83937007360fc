"""What the sheet for carrying a case over shows, worked out from what is known of it."""

from __future__ import annotations

from clerk_app.domain.handover import HandoverValue, PreparedHandover
from clerk_app.services.transfer import Transfer
from clerk_app.ui.kit.language import tr

from .handing_state import HandingInputs, Mark, ShownHanding, ShownValue
from .state import Gate


def chosen(known: HandingInputs) -> PreparedHandover | None:
    ready = known.ready or ()
    return next((one for one in ready if one.handover.id == known.chosen), None)


def derive_handing(known: HandingInputs) -> ShownHanding:
    ready = chosen(known)
    if not known.open or ready is None:
        return ShownHanding(
            open=known.open,
            title=tr("Ins Fachverfahren übergeben"),
            about=tr("Die Angaben werden zusammengestellt …") if known.ready is None else "",
            trouble=known.trouble,
            give=Gate(enabled=False),
        )
    handover = ready.handover
    values = shown_values(ready, known.transfer)
    done = sum(value.mark is Mark.COPIED for value in values)
    copyable = sum(value.copyable for value in values)
    return ShownHanding(
        open=True,
        title=handover.target,
        about=_about(known.reference, handover.source),
        targets=_targets(known),
        chosen=known.chosen,
        values=values,
        at=min(known.transfer.at, max(0, len(values) - 1)),
        progress=_progress(done, copyable, len(values)),
        done=done,
        all=copyable,
        file=handover.file,
        receipt_name=handover.receipt or tr("Bestätigung der Übernahme"),
        receipt=known.transfer.receipt,
        missing=_missing(ready),
        trouble=known.trouble,
        give=_give(known, ready),
    )


def shown_values(ready: PreparedHandover, transfer: Transfer) -> tuple[ShownValue, ...]:
    return tuple(_shown(place, value, transfer.copied.get(place)) for place, value in enumerate(ready.values))


def next_place(values: tuple[ShownValue, ...], at: int) -> int:
    """The field below; at the end the first that is still open, so that none is forgotten."""
    if at + 1 < len(values):
        return at + 1
    undone = (place for place, value in enumerate(values) if value.mark in (Mark.OPEN, Mark.CHANGED))
    return next((place for place in undone if place != at), at)


def _shown(place: int, value: HandoverValue, copied: str | None) -> ShownValue:
    if value.missing:
        return ShownValue(place + 1, value.label, tr("fehlt"), Mark.MISSING)
    if not value.value:
        return ShownValue(place + 1, value.label, tr("keine Angabe"), Mark.EMPTY)
    mark = Mark.OPEN if copied is None else Mark.COPIED if copied == value.value else Mark.CHANGED
    return ShownValue(place + 1, value.label, value.value, mark)


def _progress(done: int, copyable: int, whole: int) -> str:
    told = tr("{done} von {all} übertragen").format(done=done, all=copyable)
    rest = whole - copyable
    if not rest:
        return told
    blank = tr("1 ohne Angabe") if rest == 1 else tr("{count} ohne Angabe").format(count=rest)
    return f"{told} · {blank}"


def _about(reference: str, source: str) -> str:
    told = tr("Übergabe von {reference}").format(reference=reference)
    return f"{told} · {source}" if source else told


def _targets(known: HandingInputs) -> tuple[tuple[str, str], ...]:
    found = tuple((one.handover.id, one.handover.target) for one in known.ready or ())
    return found if len(found) > 1 else ()


def _missing(ready: PreparedHandover) -> str:
    if not ready.missing:
        return ""
    return tr(
        "Es fehlt: {fields}. Das Fachverfahren verlangt diese Angaben; bitte zuerst nachfordern."
    ).format(fields=", ".join(ready.missing))


def _give(known: HandingInputs, ready: PreparedHandover) -> Gate:
    if known.working:
        return Gate(False, tr("Der letzte Schritt läuft noch."))
    return Gate(not ready.missing, _missing(ready))
