"""The letters of a case as they are shown: what waits, for whom, how each left, when it is announced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from clerk_app.domain.announcement import Announcement, Rule
from clerk_app.domain.case import Act, CaseState, ever_open
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.outgoing import NOTICE, STATEMENT, LetterState
from clerk_app.domain.posting import OutgoingLetter, require_postable
from clerk_app.domain.returned_paper import SERVED, Returned, Served
from clerk_app.services.dispatch_proof import Leaving, Outgoing
from clerk_app.services.reading import CaseFile, CopyRow
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.posting_fields import PostingLines, leaving_lines, returning_lines
from clerk_app.ui.kit.story import names_in
from clerk_app.ui.kit.words import word

from . import words
from .case_state import Button, CaseInputs
from .posting_state import ShownLetter, ShownOutgoing
from .state import Gate

POST = "post"


def outgoing(known: CaseInputs, file: CaseFile) -> ShownOutgoing | None:
    """None for a case that has nothing to send."""
    if not known.letters:
        return None
    shown = tuple(_shown(one, known, file) for one in known.letters)
    ready = tuple(one.id for one in shown if one.post is not None and one.post.enabled)
    waiting = sum(not one.letter.gone for one in known.letters)
    pressing = tuple(one.letter.id for one in known.letters if one.letter.kind == NOTICE)
    return ShownOutgoing(
        title=_title(waiting),
        letters=shown,
        all=ready if len(ready) > 1 else (),
        pressing=tuple(id for id in ready if id in pressing),
    )


def with_posting(known: CaseInputs, file: CaseFile, offered: tuple[Button, ...]) -> tuple[Button, ...]:
    """An approved notice that still lies here is the one next step; others wait among the rarer ones."""
    shown = outgoing(known, file)
    if shown is None or not shown.pressing or file.case.state is not CaseState.APPROVED:
        return offered
    step = Button(POST, tr("Zur Post geben …"), "mail", Gate(), primary=True)
    return (*(button for button in offered if not button.primary), step)


def letter_title(letter: OutgoingLetter, file: CaseFile) -> str:
    kind = word("letter_kind", letter.kind)
    count = len(_copies(letter, file))
    if not count:
        return kind
    told = tr("{kind} · Ausfertigung {number} von {count}")
    return told.format(kind=kind, number=letter.copy, count=count)


def addressee(letter: OutgoingLetter, file: CaseFile) -> str:
    if letter.kind == STATEMENT:
        return letter.addressee or tr("andere Stelle")
    copy = next((one for one in _copies(letter, file) if one.position == letter.copy), None)
    if copy is None:
        return file.case.applicant or tr("Ohne Namen")
    return f"{copy.name} ({word('party', copy.role)})"


def posting_lines(chosen: tuple[OutgoingLetter, ...], file: CaseFile, way: str, today: date) -> PostingLines:
    heading = tr("{count} Schreiben hinausgegeben als").format(count=len(chosen))
    if len(chosen) == 1:
        heading = tr("{letter} an {name} hinausgegeben als").format(**_named(chosen[0], file))
    return leaving_lines(tuple(letter.id for letter in chosen), heading, way, today)


def return_lines(left: Leaving, file: CaseFile, today: date) -> PostingLines:
    """As it was entered before, if it was; otherwise the paper has to be read."""
    heading = tr("Rücklauf von {letter} an {name}").format(**_named(left.letter, file))
    lines = returning_lines(left.letter.id, heading, left.post, today)
    if left.back is None:
        return lines
    before = left.back.said
    return replace(
        lines,
        choice=before.outcome.value,
        day=before.day.isoformat(),
        number=before.number,
        correcting=True,
    )


def _named(letter: OutgoingLetter, file: CaseFile) -> dict[str, str]:
    return {"letter": letter_title(letter, file), "name": addressee(letter, file)}


def _title(waiting: int) -> str:
    if not waiting:
        return tr("Ausgehende Schreiben")
    if waiting == 1:
        return tr("Ausgehende Schreiben · 1 wartet")
    return tr("Ausgehende Schreiben · {count} warten").format(count=waiting)


def _shown(one: Outgoing, known: CaseInputs, file: CaseFile) -> ShownLetter:
    letter, left = one.letter, one.left
    how, icon, tone = _left(left) if left else _here(letter)
    back = left.back.said if left and left.back else None
    failed = back is not None and back.outcome is Served.NOT_SERVED
    return ShownLetter(
        id=letter.id,
        title=letter_title(letter, file),
        about=tr("an {name}").format(name=addressee(letter, file)),
        how=how,
        icon="circle-alert" if failed else icon,
        tone="danger" if failed else tone,
        left=left is not None,
        announced=_failed(one.announced, left) if failed and left else _announced(one.announced, left),
        back=_back(back, left) if back and left else "",
        post=None if letter.gone else _gate(letter, known, file),
        enter=_work(known, file) if left and left.post and SERVED[left.post] else None,
        renew=_work(known, file) if failed and left and not left.renewed else None,
    )


def _left(left: Leaving) -> tuple[str, str, str]:
    day = words.day(left.left_on)
    way = word("post", left.post.value) if left.post else tr("Elektronisch versandt")
    told = [tr("{way} am {day}").format(way=way, day=day)]
    if left.receipt and left.post:
        told.append(tr("Nummer: {number}").format(number=left.receipt))
    return " · ".join(told), "circle-check", "success"


def _back(back: Returned, left: Leaving) -> str:
    told = [tr("{what} am {day}").format(what=word("served", back.outcome.value), day=words.day(back.day))]
    if back.number:
        told.append(tr("Nummer: {number}").format(number=back.number))
    if left.renewed:
        told.append(tr("liegt wieder im Postausgang"))
    return " · ".join(told)


def _failed(announced: Announcement | None, left: Leaving) -> str:
    """What it means that the letter itself came back, and what is to be done."""
    if announced is None:
        again = tr("Bitte die Anschrift klären und das Schreiben erneut zur Post geben.")
        return "" if left.renewed else again
    if left.renewed:
        return tr("nicht bekannt gegeben")
    return tr(
        "nicht bekannt gegeben: bitte die Anschrift klären und erneut zur Post geben; ist sie nicht zu "
        "ermitteln, öffentlich zustellen (§ 10 VwZG)"
    )


def _here(letter: OutgoingLetter) -> tuple[str, str, str]:
    if letter.state is LetterState.FAILED:
        return tr("elektronischer Versand gescheitert; auf Papier möglich"), "circle-alert", "danger"
    if not letter.postable:
        return word("letter", letter.state.value), "send", "text_muted"
    if letter.electronic:
        return tr("geht elektronisch hinaus"), "send", "text_muted"
    return tr("wartet auf die Post"), "hourglass", "warning"


def _announced(announced: Announcement | None, left: Leaving | None) -> str:
    if announced is None or left is None:
        return ""
    paper = word("post_paper", left.post.value) if left.post else announced.paper
    if announced.rule is Rule.RECEIPT:
        return tr("bekannt gegeben mit dem Zugang; für Post ins Ausland vermutet das Gesetz keinen Tag")
    if announced.on is None:
        return tr("bekannt gegeben am Tag der Zustellung (laut {paper})").format(paper=paper)
    day = words.day(announced.on)
    if announced.rule is Rule.PAPER:
        return tr("bekannt gegeben am {day} (laut {paper})").format(day=day, paper=paper)
    if announced.rule is Rule.DAY_ITSELF:
        return tr("bekannt gegeben am {day}").format(day=day)
    return tr("gilt als bekannt gegeben am {day}").format(day=day)


def _gate(letter: OutgoingLetter, known: CaseInputs, file: CaseFile) -> Gate | None:
    gate = _work(known, file)
    if gate is None or not gate.enabled:
        return gate
    try:
        require_postable(letter)
    except ClerkError as refusal:
        return Gate(False, words.said(refusal, names_in(file).people))
    return gate


def _work(known: CaseInputs, file: CaseFile) -> Gate | None:
    """None for those whose work it never is."""
    if not ever_open(Act.DISPATCH, known.me):
        return None
    if known.working:
        return Gate(False, tr("Der letzte Schritt läuft noch."))
    try:
        file.case.require_role(Act.DISPATCH, known.me)
    except ClerkError as refusal:
        return Gate(False, words.said(refusal, names_in(file).people))
    return Gate()


def _copies(letter: OutgoingLetter, file: CaseFile) -> tuple[CopyRow, ...]:
    found = (notice.copies for notice in file.record.notices if notice.id == letter.notice)
    return next(found, ()) if letter.kind == NOTICE else ()
