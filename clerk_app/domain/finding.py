"""What a check of the service pack came to, and what the clerk made of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingState(StrEnum):
    """MET and FAILED by rule or by the clerk; OPEN until a person has looked; WAIVED by the clerk."""

    MET = "met"
    FAILED = "failed"
    OPEN = "open"
    WAIVED = "waived"


@dataclass(frozen=True)
class Finding:
    check: str  # id in the pack
    label: str
    state: FindingState
    source: str  # legal source
    detail: str = ""  # what was compared, in German, for display
    by_hand: bool = False  # a clerk's judgement stands over the rule's
    remark: str = ""
    judged_by: str = ""  # name of the clerk, when by_hand
    request: str = ""  # wording for the information request, "" if nothing can be requested
    lacking: tuple[str, ...] = ()  # entries of a list that do not say what each of them has to say

    @property
    def settled(self) -> bool:
        return self.state in (FindingState.MET, FindingState.WAIVED)
