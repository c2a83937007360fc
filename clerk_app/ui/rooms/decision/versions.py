"""Settles which of two versions of a draft holds; what does not hold lies in a note before it is given up."""

from __future__ import annotations

from collections.abc import Callable

from clerk_app.domain.composition import Draft
from clerk_app.services import casefile
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.notices import Message

from . import merging
from .acting import Acting
from .ways import said
from .words import moment


class Versions(Acting):
    def keep_mine(self) -> None:
        self._keep(self._presenter.inputs.draft)

    def keep_both(self) -> None:
        known = self._presenter.inputs
        if known.other is not None:
            self._keep(merging.both(known.draft, known.other.draft))

    def take_theirs(self) -> None:
        known = self._presenter.inputs
        if known.other is not None:
            now = moment(self._office().clock())
            text = merging.left_out(known.other.draft, known.draft, known.composed, known.me.name, now)
            self._note(text, self._presenter.take_theirs)

    def _keep(self, draft: Draft) -> None:
        known = self._presenter.inputs
        if known.other is not None:
            by, at = known.other_name, moment(known.other.saved_at)
            text = merging.left_out(draft, known.other.draft, known.composed, by, at)
            self._note(text, lambda: self._presenter.keep(draft))

    def _note(self, text: str, then: Callable[[], None]) -> None:
        """Only what has been written down is given up; while nothing can be written, both versions stay."""
        if not text:
            then()
            return
        office, case_id = self._office(), self._presenter.case_id

        def noted(_facts: object) -> None:
            if case_id == self._presenter.case_id:
                then()
                told = translate("decision", "Was nicht übernommen wurde, steht als Notiz im Vorgang.")
                self._ways.tell(Message("success", told))

        self._desk.do(
            lambda: casefile.note(office, case_id, text, record=False),
            noted,
            lambda error: self._ways.tell(said(error)),
            owner=self,
        )
