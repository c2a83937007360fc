"""What an office intends before it decides against somebody: by which decision, and on which facts."""

from __future__ import annotations

from collections.abc import Sequence

from .errors import ClerkError
from .finding import Finding, FindingState
from .pack_part import DecisionType
from .service_pack import ServicePack


def adverse(pack: ServicePack, procedure: str) -> tuple[DecisionType, ...]:
    """Decisions before which somebody may have to be heard."""
    return tuple(one for one in pack.decisions if one.adverse and one.applies_to(procedure))


def grounds(findings: Sequence[Finding]) -> str:
    """What the checks found unmet, a line each, with the law it rests on."""
    return "\n".join(_ground(one) for one in findings if one.state is FindingState.FAILED)


def require_words(intended: str, reasons: str) -> None:
    if not intended.strip():
        raise ClerkError("hearing.intention_missing")
    if not reasons.strip():
        raise ClerkError("hearing.grounds_missing")


def _ground(finding: Finding) -> str:
    told = " ".join(f"Nicht erfüllt: {finding.label}".split())
    said = f"{told} ({finding.source})" if finding.source else told
    return f"{said}. {' '.join(finding.remark.split())}".rstrip(" ") if finding.remark else f"{said}."
