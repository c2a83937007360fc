"""What can go wrong on the line, sorted by what is known afterwards.

Unheard   no usable answer (network, time, 5xx): the service may or may not have done what was asked
Busy      the service asks to be left alone for a while
Declined  a definite answer of the service: it has not done what was asked
"""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.gateways import strict_json

_LONGEST = 300


@dataclass(frozen=True)
class ProblemDetails:
    """Problem details as RFC 7807 writes them; services send members and types of their own."""

    type: str = ""
    title: str = ""
    detail: str = ""
    issue: str = ""

    def __str__(self) -> str:
        said = ": ".join(part for part in (self.title, self.detail, self.issue) if part)
        return said[:_LONGEST]


class LineTrouble(Exception):
    """Any of the three."""


class Unheard(LineTrouble):
    """In doubt."""


class Busy(LineTrouble):
    """429 with more patience asked for than a round has."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Declined(LineTrouble):
    """The service said no."""

    def __init__(self, status: int, problem: ProblemDetails) -> None:
        super().__init__(f"{status} {problem}")
        self.status = status
        self.problem = problem


def read_problem(body: bytes) -> ProblemDetails:
    """Whatever of it can be read; an answer without problem details is no less definite."""
    try:
        said = strict_json.parse(body)
    except strict_json.NotJson:
        said = None
    if not isinstance(said, dict):
        return ProblemDetails()
    told = {name: said.get(name, "") for name in ("type", "title", "detail", "issue")}
    told["title"] = told["title"] or said.get("error", "")  # OAuth (RFC 6749 section 5.2) calls it so
    return ProblemDetails(
        **{name: value if isinstance(value, str) else str(value) for name, value in told.items()}
    )
