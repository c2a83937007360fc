"""The verdict on a submission: technically fit to be worked on, to be rejected, or not to be judged here."""

from __future__ import annotations

from collections.abc import Iterable

from clerk_app.domain.submission import Assessment, Verdict

from .bundle import Bundle
from .catalogue import Catalogue
from .environments import Environments
from .examination import Desk, Refusal, examine
from .faults import Fault, LogFault, OwnFault, SenderFault
from .keys import KeyRing
from .schemas import Schemas

_UNKNOWN_ENVIRONMENTS = Environments()


def assess(
    bundle: Bundle,
    keys: KeyRing,
    schemas: Schemas,
    catalogue: Catalogue,
    environments: Environments = _UNKNOWN_ENVIRONMENTS,
) -> Assessment:
    """Whether the application succeeds is another matter, and the clerk's."""
    try:
        submission = examine(Desk(bundle, keys, schemas, environments))
    except Refusal as refusal:
        return _assessment(Verdict.REJECTED, refusal.faults, catalogue)
    except SenderFault as fault:
        return _assessment(Verdict.REJECTED, (fault,), catalogue)
    except OwnFault as fault:
        return _assessment(Verdict.FAILED, (fault,), catalogue)
    except LogFault as fault:
        return _assessment(Verdict.FAILED, (fault,), catalogue, alarm=True)
    return Assessment(Verdict.ACCEPTED, submission=submission)


def _assessment(
    verdict: Verdict, faults: Iterable[Fault], catalogue: Catalogue, alarm: bool = False
) -> Assessment:
    return Assessment(verdict, tuple(map(catalogue.problem, faults)), alarm=alarm)
