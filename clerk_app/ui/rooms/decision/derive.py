"""What the decision room shows, worked out from what it knows; every "if" about the screen stands here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from clerk_app.domain.case import Act, CaseState
from clerk_app.domain.compose_inputs import shown
from clerk_app.domain.compose_provisions import caption
from clerk_app.domain.composition import Blocker, ComposedBlock, Composition, DecisionInput, Draft
from clerk_app.domain.text import placeholders
from clerk_app.services.office_time import local_day
from clerk_app.services.reading import CaseFile, NoticeRow
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.texts import sentence

from . import words
from .blocks import shown_text
from .differences import differences
from .parties import shown_parties
from .provisions import is_own, resolved, shown_provisions
from .saving import gate_reason, save_note
from .state import (
    Correction,
    Gate,
    Head,
    Hint,
    Inputs,
    Mode,
    Shown,
    ShownBlock,
    ShownBlocker,
    ShownConflict,
    ShownOutcome,
    ShownRemarks,
    Tone,
)

_RELEASED = frozenset(
    {CaseState.APPROVED, CaseState.DISPATCHED, CaseState.HANDED_OVER, CaseState.FINAL, CaseState.CLOSED}
)


def derive(known: Inputs) -> Shown:
    if known.file is None:
        return Shown(Mode.LOADING)
    mode = mode_of(known.file)
    blockers = _blockers(known)
    return Shown(
        mode=mode,
        head=_head(known.file, known.today),
        save=save_note(known.kept) if mode is Mode.WRITE else None,
        submit=_submit(known, mode),
        export=_export(known.file, mode),
        hint=_hint(known, mode),
        remarks=_remarks(known.file),
        conflict=_conflict(known),
        outcomes=_outcomes(known),
        inputs=_inputs(known.composed, known.draft),
        corrections=_corrections(known),
        steps=known.composed.steps if known.composed else (),
        blocks=_blocks(known, mode),
        provisions=shown_provisions(known),
        parties=shown_parties(known),
        blockers=blockers if mode in (Mode.WRITE, Mode.READ) else (),
        blockers_title=_verdict(known, blockers),
        trouble=words.trouble(known.trouble),
        documents=known.file.record.documents,
        notice=_notice(known.file, mode),
    )


def mode_of(file: CaseFile) -> Mode:
    if file.case.state is CaseState.AWAITING_APPROVAL:
        return Mode.WAITING
    if file.case.state in _RELEASED and _approved(file) is not None:
        return Mode.RELEASED
    return Mode.WRITE if Act.DRAFT in file.acts and file.outcomes else Mode.READ


def _head(file: CaseFile, today: date) -> Head:
    case, row = file.case, file.record.row
    parts = (
        case.file_reference,
        case.subject or file.service_title,
        words.received(local_day(case.received_at), case.channel),
        words.in_charge(row.clerk_name or case.clerk),
    )
    reference = words.in_line(parts)
    return Head(
        name=case.applicant,
        state=case.state,
        reference=reference,
        due_on=case.due_on,
        today=today,
        environment=row.environment,
        awaits=row.awaits,
        awaited_on=row.awaited_on,
    )


def _submit(known: Inputs, mode: Mode) -> Gate | None:
    if mode is not Mode.WRITE:
        return None
    reason = gate_reason(known)
    return Gate(translate("decision", "Zur Freigabe"), not reason, reason)


def _verdict(known: Inputs, blockers: tuple[ShownBlocker, ...]) -> str:
    """Ready is only what the supervisor would really get; whatever else holds it back is said instead."""
    if blockers:
        return words.blockers_title(len(blockers))
    return gate_reason(known) or translate("decision", "Bereit zur Freigabe")


def _export(file: CaseFile, mode: Mode) -> Gate | None:
    if mode is not Mode.RELEASED:
        return None
    return Gate(translate("decision", "Bescheid speichern …"), enabled=True, reason="")


def _hint(known: Inputs, mode: Mode) -> Hint | None:
    file = known.file
    if file is None:
        return None
    if mode is Mode.WRITE:
        return _window_hint(known)
    if mode is Mode.WAITING:
        return _waiting_hint(file)
    if mode is Mode.RELEASED:
        return _released_hint(file)
    return _reading_hint(file)


def _window_hint(known: Inputs) -> Hint | None:
    """No fault in law: it may leave in another envelope or by another way."""
    if not known.window:
        return None
    return Hint(sentence(f"letterhead.{known.window[0].replace('.', '_')}").text, Tone.WARNING)


def _waiting_hint(file: CaseFile) -> Hint:
    text = translate("decision", "Der Bescheid liegt zur Freigabe vor. Solange kann niemand daran schreiben.")
    if Act.RECALL in file.acts:
        return Hint(text, Tone.INFO, "recall", translate("decision", "Zurückholen"))
    return Hint(text, Tone.INFO)


def _released_hint(file: CaseFile) -> Hint:
    notice = _approved(file)
    if notice is None or notice.reviewed_at is None:
        return Hint(translate("decision", "Der Bescheid ist freigegeben."), Tone.SUCCESS)
    text = translate("decision", "Freigegeben von {name} am {moment}. Gezeigt wird genau dieser Bescheid.")
    if notice.single_seat:
        text += " " + translate(
            "decision", "Einzelplatz: die Trennung der Personen kann diese Datei nicht beweisen."
        )
    text = text.format(name=notice.reviewer_name, moment=words.moment(notice.reviewed_at))
    return Hint(text, Tone.SUCCESS)


def _reading_hint(file: CaseFile) -> Hint:
    if not file.case.service:
        return Hint(translate("decision", "Für diesen Vorgang ist noch kein Dienst bestimmt."), Tone.WARNING)
    if not file.outcomes:
        text = translate("decision", "Über diesen Vorgang wird noch nicht in diesem Programm entschieden.")
        return Hint(text, Tone.WARNING)
    if Act.CLAIM in file.acts and not file.case.clerk:
        text = translate(
            "decision", "Der Vorgang ist noch niemandem zugewiesen. Übernehmen Sie ihn, um zu entscheiden."
        )
        return Hint(text, Tone.INFO, "claim", translate("decision", "Übernehmen"))
    if file.case.clerk:
        name = file.record.row.clerk_name or file.case.clerk
        text = translate("decision", "Nur zum Lesen: Der Vorgang liegt bei {name}.").format(name=name)
        return Hint(text, Tone.INFO)
    return Hint(translate("decision", "Nur zum Lesen: In diesem Zustand wird nichts entschieden."), Tone.INFO)


def _remarks(file: CaseFile) -> ShownRemarks | None:
    if file.case.state is not CaseState.REWORK:
        return None
    returned = next((n for n in file.record.notices if n.status == "returned"), None)
    if returned is None:
        return None
    return ShownRemarks(returned.reviewer_name, returned.reviewed_at, returned.remarks)


def _conflict(known: Inputs) -> ShownConflict | None:
    if known.other is None:
        return None
    return ShownConflict(
        who=known.other_name or known.other.last_editor,
        at=known.other.saved_at,
        differences=differences(known.draft, known.other.draft, known.composed),
        opened=known.other_shown,
    )


def _outcomes(known: Inputs) -> tuple[ShownOutcome, ...]:
    offered = known.composed.outcomes if known.composed else known.file.outcomes if known.file else ()
    return tuple(ShownOutcome(o.id, o.label, o.id == known.draft.outcome) for o in offered)


def _inputs(composed: Composition | None, draft: Draft) -> tuple[DecisionInput, ...]:
    """What was typed stands over what was composed: an answer under way must not take back a letter."""
    if composed is None:
        return ()
    return tuple(
        replace(field, value=draft.facts[field.id], origin="clerk")
        if field.id in draft.facts
        else replace(field, origin=field.origin if field.value else "")
        for field in composed.inputs
    )


def _corrections(known: Inputs) -> tuple[Correction, ...]:
    """Where the clerk departs from what the application or the pack says."""
    if known.composed is None:
        return ()
    given = {field.id: field for field in known.given}
    return tuple(
        Correction(field.id, field.label, shown(given[field.id]), given[field.id].origin)
        for field in known.composed.inputs
        if field.id in given
        and known.draft.facts.get(field.id, given[field.id].value) != given[field.id].value
        and given[field.id].value
    )


def _blocks(known: Inputs, mode: Mode) -> tuple[ShownBlock, ...]:
    if known.composed is None:
        return ()
    numbers = resolved(known.composed)
    return tuple(_block(block, known, mode, numbers) for block in known.composed.blocks)


def _block(block: ComposedBlock, known: Inputs, mode: Mode, numbers: frozenset[str]) -> ShownBlock:
    text = shown_text(block, known.draft)
    own = block.id in known.draft.texts
    return ShownBlock(
        id=block.id,
        title=caption(block) if block.provision else block.title,
        text=text,
        provenance=words.provenance(replace(block, own_wording=own), known.kept.at),
        source=block.source,
        missing=tuple(name for name in placeholders(block.text) if name not in numbers),
        unconfirmed=block.unconfirmed,
        own_wording=own and not is_own(block),
        editable=block.editable and mode is Mode.WRITE,
    )


def _blockers(known: Inputs) -> tuple[ShownBlocker, ...]:
    if known.composed is None or known.file is None:
        return ()
    checks = {finding.check: finding.label for finding in known.file.findings}
    return tuple(
        ShownBlocker(
            sentence=words.blocker_sentence(blocker, known.composed, checks),
            source=blocker.source,
            where=where,
            link=words.blocker_link(where),
        )
        for blocker in known.composed.blockers
        for where in [_mended_at(blocker, known.composed)]
    )


def _mended_at(blocker: Blocker, composed: Composition) -> str:
    """What the pack is said to lack is often mended nearer by: at the choice, or at an emptied text."""
    if blocker.where != "pack":
        return blocker.where
    if blocker.code.startswith(("outcome.", "decision.")):
        return "outcome:"
    emptied = next((block.id for block in composed.blocks if not block.text.strip()), "")
    if blocker.code == "part.missing" and emptied:
        return f"block:{emptied}"
    return "pack"


def _notice(file: CaseFile, mode: Mode) -> NoticeRow | None:
    if mode is Mode.RELEASED:
        return _approved(file)
    if mode is Mode.WAITING:
        return next((n for n in file.record.notices if n.status == "waiting"), None)
    return None


def _approved(file: CaseFile) -> NoticeRow | None:
    return next((n for n in file.record.notices if n.status == "approved"), None)
