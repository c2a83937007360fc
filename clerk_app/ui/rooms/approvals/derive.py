"""What the approvals room shows, worked out from what it knows; every "if" about the screen stands here."""

from __future__ import annotations

from datetime import datetime

from clerk_app.domain.case import Act
from clerk_app.services.office_time import PLACE, local_day
from clerk_app.ui.kit.copies import copy_title
from clerk_app.ui.kit.language import tr, translate
from clerk_app.ui.kit.seal_words import seal_words
from clerk_app.ui.kit.words import word

from . import decision_data
from .state import Fact, FactGroup, Gate, Head, Inputs, Laid, Shown, ShownChanges, ShownRow, Waiting

_CLOSED = Gate(enabled=False, reason="")


def derive(known: Inputs) -> Shown:
    rows = tuple(_row(row, known) for row in known.rows or ())
    if known.laid is None or known.laid.file.case.id != known.chosen:
        return Shown(
            rows=rows,
            empty=known.rows == (),
            chosen=known.chosen,
            trouble=known.trouble,
            remarks=known.remarks.get(known.chosen, ""),
        )
    laid = known.laid
    return Shown(
        rows=rows,
        empty=known.rows == (),
        chosen=known.chosen,
        head=_head(laid, known),
        warning=_warning(laid, known),
        seat_note=_seat_note(known),
        changes=_changes(laid),
        groups=_groups(laid),
        findings=laid.file.findings,
        bound=_bound(laid),
        documents=laid.file.record.documents,
        earlier=laid.earlier,
        notice=laid.notice,
        remarks=known.remarks.get(known.chosen, ""),
        approve=_approve(laid, known),
        give_back=_give_back(laid, known),
    )


def waiting_since(submitted: datetime, now: datetime) -> str:
    """In the words one would use across the corridor."""
    minutes = int((now - submitted).total_seconds() // 60)
    if minutes < 1:
        return translate("approvals", "gerade vorgelegt")
    if minutes < 60:
        return translate("approvals", "seit {count} Min.").format(count=minutes)
    days = (local_day(now) - local_day(submitted)).days
    if days == 0:
        return translate("approvals", "seit {count} Std.").format(count=minutes // 60)
    if days == 1:
        return translate("approvals", "seit gestern")
    return translate("approvals", "seit {count} Tagen").format(count=days)


def moment(value: datetime | None) -> str:
    return value.astimezone(PLACE).strftime(tr("%d.%m.%Y, %H:%M Uhr")) if value else ""


def _row(row: Waiting, known: Inputs) -> ShownRow:
    about = f"{row.outcome} · {row.author_name}"
    origin = " · ".join(part for part in (waiting_since(row.submitted_at, known.now), row.subject) if part)
    return ShownRow(row.case_id, row.applicant, about, origin, row.reference, row.due_on, known.today)


def _head(laid: Laid, known: Inputs) -> Head:
    case, notice = laid.file.case, laid.notice
    author = translate("approvals", "vorgelegt von {name} am {moment}")
    parts = (
        case.file_reference,
        case.subject or laid.file.service_title,
        author.format(name=notice.author_name, moment=moment(notice.submitted_at)),
        waiting_since(notice.submitted_at, known.now),
    )
    reference = " · ".join(part for part in parts if part)
    came_from = laid.file.record.row.environment
    return Head(case.applicant, case.state, reference, case.due_on, known.today, came_from)


def _warning(laid: Laid, known: Inputs) -> str:
    if known.me.person in laid.wrote:
        return translate(
            "approvals",
            "Sie haben an diesem Bescheid mitgeschrieben. Nach dem Vier-Augen-Prinzip gibt ihn eine andere "
            "Person frei.",
        )
    if Act.APPROVE not in laid.file.acts:
        return translate("approvals", "Für diese Organisationseinheit dürfen Sie nicht freigeben.")
    return ""


def _seat_note(known: Inputs) -> str:
    if not known.single_seat:
        return ""
    return translate("approvals", "Einzelplatz: die Trennung der Personen kann diese Datei nicht beweisen.")


def _changes(laid: Laid) -> ShownChanges | None:
    if laid.earlier is None:
        return None
    earlier = laid.earlier
    if earlier.status == "returned":
        title = translate("approvals", "Seit der Rückgabe durch {name} am {moment}")
        title = title.format(name=earlier.reviewer_name, moment=moment(earlier.reviewed_at))
    else:
        title = translate("approvals", "Seit der Vorlage vom {moment}, die zurückgezogen wurde")
        title = title.format(moment=moment(earlier.submitted_at))
    found = decision_data.changes(laid.notice.data, earlier.data, laid.labels)
    return ShownChanges(title, earlier.remarks, found, _unseen(laid, bool(found)))


def _unseen(laid: Laid, differ: bool) -> str:
    """The data hold no wording: a change there shows only in the bytes."""
    earlier = laid.earlier
    if earlier is not None and laid.notice.hashes == earlier.hashes:
        return translate("approvals", "Der Bescheid ist Byte für Byte derselbe.")
    if differ:
        return translate(
            "approvals", "Auch der Wortlaut kann sich geändert haben; die frühere Fassung liegt rechts."
        )
    return translate(
        "approvals", "Die Daten sind gleich; geändert ist der Wortlaut. Die frühere Fassung liegt rechts."
    )


def _groups(laid: Laid) -> tuple[FactGroup, ...]:
    earlier = laid.earlier.data if laid.earlier else ""
    found = decision_data.groups(laid.notice.data, earlier, laid.labels)
    if not laid.results:
        return found
    computed = tuple(Fact(step.label, step.value) for step in laid.results)
    title = decision_data.results_title()
    return tuple(
        FactGroup(title, computed + _fees(group)) if group.title == title else group for group in found
    )


def _fees(group: FactGroup) -> tuple[Fact, ...]:
    return tuple(fact for fact in group.facts if fact.label == decision_data.fee_label())


def _bound(laid: Laid) -> tuple[Fact, ...]:
    notice = laid.notice
    return (
        *_printed(laid),
        Fact(translate("approvals", "Entscheidungsdaten (SHA-256)"), notice.data_sha256),
        Fact(
            translate("approvals", "Dienstpaket"), f"{laid.file.service_title} {notice.pack_version}".strip()
        ),
        Fact(translate("approvals", "Zustand"), word("notice_status", notice.status)),
    )


def _printed(laid: Laid) -> tuple[Fact, ...]:
    """A seal stands below the bytes it belongs to; where no copy bears one, that is said once for all."""
    notice, seal = laid.notice, translate("approvals", "Elektronisches Siegel")
    bytes_of = (
        Fact(translate("approvals", "Bescheid (SHA-256)"), notice.pdf_sha256),
        *(Fact(copy_title(copy), copy.pdf_sha256) for copy in notice.copies[1:]),
    )
    if not any(laid.seals.values()):
        return *bytes_of, Fact(seal, seal_words(None))
    return tuple(
        fact for one in bytes_of for fact in (one, Fact(seal, seal_words(laid.seals.get(one.value))))
    )


def _approve(laid: Laid, known: Inputs) -> Gate:
    if known.busy:
        return _CLOSED
    if known.unseen:
        return Gate(
            False, translate("approvals", "Dieser Bescheid liegt erst seit eben hier; bitte ansehen.")
        )
    reason = _warning(laid, known)
    return Gate(not reason, reason)


def _give_back(laid: Laid, known: Inputs) -> Gate:
    if known.busy:
        return _CLOSED
    if Act.RETURN not in laid.file.acts:
        return Gate(enabled=False, reason=_warning(laid, known))
    if not known.remarks.get(known.chosen, "").strip():
        reason = translate("approvals", "Zum Zurückgeben bitte in einem Satz sagen, was zu ändern ist.")
        return Gate(enabled=False, reason=reason)
    return Gate(enabled=True, reason="")
