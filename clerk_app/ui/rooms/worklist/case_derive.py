"""What the case in hand shows, worked out from what is known of it; every "if" about the case stands here."""

from __future__ import annotations

from dataclasses import replace

from clerk_app.domain.case import Act, CaseState
from clerk_app.domain.finding import Finding
from clerk_app.domain.person import Role
from clerk_app.services.reading import CaseFile, TimelineEntry
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.story import names_in, story

from . import words
from .acceptance import acceptance
from .asking import shown_request
from .away import away
from .case_buttons import OPEN, buttons, more, refused
from .case_state import (
    CaseInputs,
    Checks,
    Head,
    Line,
    Panel,
    Paper,
    ShownCase,
    ShownFinding,
    ShownNote,
    Target,
)
from .handing_buttons import more_handing, with_handing
from .handing_papers import handed
from .hearing import shown_hearing
from .papers import papers, preview
from .posting_derive import outgoing, with_posting
from .proofs import proofs
from .safety import with_safety
from .state import Empty, Gate
from .statements import asked_statements, receiving, shown_statement
from .steps import steps

RUNNING = OPEN | {CaseState.AWAITING_APPROVAL}


def derive_case(known: CaseInputs) -> ShownCase:
    if known.file is None:
        return ShownCase(
            known.case_id, empty=_empty(known), loading=bool(known.case_id) and not known.trouble
        )
    file = known.file
    loading = file.case.id != known.case_id
    if loading:  # the former case stays readable meanwhile, but nothing can be done to it
        known = replace(known, working=True, judging=None, panel=Panel.NONE)
    names = names_in(file)
    return ShownCase(
        case_id=file.case.id,
        loading=loading,
        head=_head(known, file),
        buttons=with_posting(known, file, with_handing(known, file, buttons(known, file))),
        more=(*more(known, file), *more_handing(known, file)),
        acceptance=acceptance(known, file),
        panel=known.panel,
        panel_trouble=known.panel_trouble,
        people=_people(known, file),
        targets=_targets(known, file),
        laid=known.laid,
        request=shown_request(known, file),
        hearing=shown_hearing(known, file),
        statement=shown_statement(known, file),
        statements=asked_statements(known, file),
        receiving=receiving(known, file),
        preview=preview(known),
        today=known.now.date(),
        fields=file.fields,
        proofs=proofs(file),
        away=away(known, file),
        checks=_checks(known, file),
        papers=with_safety(known, file, _papers(known, file)),
        outgoing=outgoing(known, file),
        notes=_notes(known, file.record.timeline),
        note=known.note,
        steps=steps(file, known.now),
        story=tuple(Line(words.moment(t.at, known.now), t) for t in story(file.record.timeline, names)),
    )


def _papers(known: CaseInputs, file: CaseFile) -> tuple[Paper, ...]:
    return *papers(file, known.verified, known.seals, known.document), *handed(known, file)


def _empty(known: CaseInputs) -> Empty | None:
    if known.trouble:
        return Empty(
            "file-text",
            tr("Der Vorgang konnte nicht geöffnet werden"),
            known.trouble,
            tr("Erneut versuchen"),
            "again",
        )
    if known.case_id:
        return None
    return Empty(
        "folder-open",
        tr("Kein Vorgang ausgewählt"),
        tr("Mit den Pfeiltasten oder der Maus einen Vorgang wählen."),
    )


def _head(known: CaseInputs, file: CaseFile) -> Head:
    case, row = file.case, file.record.row
    day = words.day(case.received_at.astimezone(known.now.tzinfo).date())
    subject = (
        case.subject.replace(": ", " · ", 1) or file.service_title or tr("Noch keinem Dienst zugeordnet")
    )
    came = tr("eingegangen {day} über {channel}").format(day=day, channel=words.channel(case.channel))
    whose = tr("zuständig: {name}").format(name=(row.clerk_name or case.clerk).replace(" ", "\u00a0"))
    open_until = case.due_on if case.state in RUNNING else None
    return Head(
        title=case.applicant or tr("Ohne Namen"),
        state=case.state.value,
        line=" · ".join(
            (case.file_reference, subject, came, whose if case.clerk else tr("noch niemandem zugewiesen"))
        ),
        reference=case.file_reference,
        environment=case.environment,
        today=known.now.date(),
        due_on=open_until,
        due_tip=_due_tip(file) if open_until else "",
        awaited_on=row.awaited_on,
        awaits=row.awaits,
    )


def _due_tip(file: CaseFile) -> str:
    ends = tr("Fristende {day}").format(day=words.day(file.case.due_on)) if file.case.due_on else ""
    source = f"({file.deadline_source})" if file.deadline_source else ""
    rule = " ".join(part for part in (file.deadline_rule, source) if part)
    return "\n".join(part for part in (ends, rule) if part)


def _checks(known: CaseInputs, file: CaseFile) -> Checks:
    done = sum(finding.settled for finding in file.findings)
    judge = refused(known, file, Act.EXAMINE)
    title = tr("Prüfung · {done} von {all} erledigt").format(done=done, all=len(file.findings))
    empty = "" if file.findings else _no_checks(file)
    return Checks(
        title=title if file.findings else tr("Prüfung"),
        findings=tuple(_finding(found, known) for found in file.findings),
        judge=Gate(not judge, judge),
        settled=done,
        empty=empty,
    )


def _no_checks(file: CaseFile) -> str:
    if file.case.service:
        return tr("Für dieses Verfahren sind keine Prüfpunkte hinterlegt.")
    return tr("Prüfpunkte gibt es, sobald der Vorgang einem Dienst zugeordnet ist (Weiterleiten …).")


def _finding(found: Finding, known: CaseInputs) -> ShownFinding:
    by = ""
    if found.by_hand:
        by = tr("beurteilt von {name}").format(name=found.judged_by or tr("unbekannt"))
        by = f"{by}: {found.remark}" if found.remark else by
    judging = known.judging if known.judging and known.judging.check == found.check else None
    return ShownFinding(found.check, found.label, found.state, found.source, found.detail, by, judging)


def _people(known: CaseInputs, file: CaseFile) -> tuple[tuple[str, str], ...] | None:
    if known.panel is not Panel.ASSIGN or known.colleagues is None:
        return None
    clerks = (c for c in known.colleagues if Role.CLERK.value in c.roles and c.login != file.case.clerk)
    return tuple((c.login, _own(c.login, c.name, known)) for c in clerks)


def _own(login: str, name: str, known: CaseInputs) -> str:
    return tr("{name} (ich)").format(name=name) if login == known.me.login else name


def _targets(known: CaseInputs, file: CaseFile) -> tuple[Target, ...]:
    here = (file.case.service, file.case.procedure)
    return tuple(target for target in known.targets if (target.service, target.procedure) != here)


def _notes(known: CaseInputs, timeline: tuple[TimelineEntry, ...]) -> tuple[ShownNote, ...]:
    written = (entry for entry in reversed(timeline) if entry.kind == "noted")
    return tuple(
        ShownNote(
            e.actor_name or e.actor, words.moment(e.at, known.now), e.text, e.facts.get("record") is True
        )
        for e in written
    )
