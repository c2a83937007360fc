"""No typed word is lost: every change is kept within a second, and a failure is tried again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError
from clerk_app.services.decision import Saved
from clerk_app.ui.kit.alarm import MakeAlarm

from .state import Keeping, Kept, Trouble

WITHIN = 600  # milliseconds from the first unsaved letter; leaves the disk the rest of the second
RETRY = 4000

Send = Callable[[Draft, int, Callable[[Saved], None], Callable[[Exception], None]], None]


@dataclass(frozen=True)
class Filed:
    """How the draft of a case lies in the file when writing begins; revision 0 when there is none."""

    draft: Draft
    revision: int
    case_version: int
    saved_at: datetime | None


class Autosave:
    """Keeps the draft of one case. One save is under way at a time; what is typed meanwhile follows it.

    The alarm is set by the first change and not put off by the next: whoever types without a pause is
    saved as often as whoever pauses.
    """

    def __init__(
        self,
        filed: Filed,
        send: Send,
        told: Callable[[Kept], None],
        alarms: MakeAlarm,
        clock: Callable[[], datetime],
    ) -> None:
        self.draft = filed.draft
        self.revision = filed.revision
        self.case_version = filed.case_version
        self.kept = Kept(Keeping.SAVED if filed.revision else Keeping.UNTOUCHED, filed.saved_at)
        self._send = send
        self.told = told
        self._alarm = alarms(self._save)
        self._clock = clock
        self._filed: Draft | None = filed.draft
        self._under_way: Draft | None = None
        self._kept_here: Draft | None = None
        self._then: list[Callable[[], None]] = []

    @property
    def is_clean(self) -> bool:
        return self._under_way is None and self.draft == self._filed

    def changed(self, draft: Draft) -> None:
        first = self.kept.state is Keeping.KEPT_HERE and self.draft == self._kept_here
        self.draft = draft
        if self.kept.state in (Keeping.OVERTAKEN, Keeping.SAVING):
            return
        if self.is_clean:
            self._settle()
            return
        if self.kept.state not in (Keeping.FAILED, Keeping.KEPT_HERE):
            self._tell(Keeping.TYPED)
        if first or not self._alarm.is_set():
            self._alarm.set(WITHIN)

    def take_up(self, draft: Draft, revision: int) -> None:
        """Words written before in sight of this revision; whoever was quicker is not overwritten."""
        self.revision = revision
        self.changed(draft)

    def flush(self, then: Callable[[], None] | None = None) -> None:
        """Save now what is not saved yet; `then` is called once everything typed is safe, else never."""
        if then is not None:
            self._then.append(then)
        self._alarm.stop()
        self._save()

    def insist(self, revision: int) -> None:
        """The words typed here shall hold over those a colleague saved as `revision`."""
        self.revision = revision
        self._filed = None
        self._tell(Keeping.TYPED)
        self.flush()

    def _save(self) -> None:
        if self._under_way is not None or self.kept.state is Keeping.OVERTAKEN:
            return
        if self.draft == self._filed:
            self._settle()
            return
        self._under_way = self.draft
        self._tell(Keeping.SAVING)
        self._send(self.draft, self.revision, self._saved, self._failed)

    def _saved(self, saved: Saved) -> None:
        self._filed, self._under_way = self._under_way, None
        self.revision, self.case_version = saved.revision, saved.case_version
        self._tell(Keeping.SAVED, self._clock())
        self._save()

    def _failed(self, error: Exception) -> None:
        self._kept_here, self._under_way = self._under_way, None
        self._then.clear()
        code = str(getattr(error, "code", "broke"))
        trouble = Trouble(code, getattr(error, "facts", {}))
        if code == "draft.changed_elsewhere":
            self._tell(Keeping.OVERTAKEN, trouble=trouble)
        elif code == "draft.kept_here":
            self._tell(Keeping.KEPT_HERE, self._clock(), trouble)
            self._alarm.set(RETRY if self.draft == self._kept_here else WITHIN)
        elif isinstance(error, ClerkError):
            self._tell(Keeping.REFUSED, trouble=trouble)
        else:
            self._tell(Keeping.FAILED, trouble=trouble)
            self._alarm.set(RETRY)

    def _settle(self) -> None:
        self._alarm.stop()
        if self.kept.state is not (rest := Keeping.SAVED if self.revision else Keeping.UNTOUCHED):
            self._tell(rest)
        waiting, self._then = self._then, []
        for then in waiting:
            then()

    def _tell(self, state: Keeping, at: datetime | None = None, trouble: Trouble | None = None) -> None:
        self.kept = Kept(state, at or self.kept.at, trouble)
        self.told(self.kept)
