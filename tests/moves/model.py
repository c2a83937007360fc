"""What the office must answer: a model of its own, written from the rules and not from the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

OPEN = ("new", "checking", "awaiting_applicant", "in_progress", "awaiting_statement", "rework")
STAYING = ("claim", "assign", "release", "reroute", "examine", "draft")
STEPS = {
    **{(act, state): state for act in STAYING for state in OPEN},
    ("claim", "new"): "checking",
    ("examine", "new"): "checking",
    ("draft", "new"): "in_progress",
    ("draft", "checking"): "in_progress",
    ("request", "checking"): "awaiting_applicant",
    ("request", "in_progress"): "awaiting_applicant",
    ("request", "rework"): "awaiting_applicant",
    ("resume", "awaiting_applicant"): "checking",
    ("hear", "checking"): "awaiting_statement",
    ("hear", "in_progress"): "awaiting_statement",
    ("hear", "rework"): "awaiting_statement",
    ("resume", "awaiting_statement"): "checking",
    ("consult", "checking"): "awaiting_statement",
    ("consult", "in_progress"): "awaiting_statement",
    ("consult", "rework"): "awaiting_statement",
    ("consult", "awaiting_statement"): "awaiting_statement",
    **{("note_statement", state): state for state in OPEN if state != "new"},
    ("end_hearing", "awaiting_statement"): "checking",
    ("end_hearing", "awaiting_applicant"): "checking",  # refused: nobody is heard
    ("submit", "in_progress"): "awaiting_approval",
    ("submit", "rework"): "awaiting_approval",
    ("recall", "awaiting_approval"): "in_progress",
    ("approve", "awaiting_approval"): "approved",
    ("return", "awaiting_approval"): "rework",
    ("discard", "new"): "discarded",
    ("discard", "checking"): "discarded",
    ("hand_over", "checking"): "handed_over",
    ("hand_over", "in_progress"): "handed_over",
    ("hand_over", "approved"): "handed_over",
    ("conclude", "handed_over"): "closed",
    ("take_back", "handed_over"): "checking",
    ("assign", "handed_over"): "handed_over",
}  # fmt: skip
FOR = {
    "claim": "clerk",
    "assign": "clerk supervisor mailroom",
    "release": "clerk supervisor",
    "reroute": "supervisor mailroom",
    "examine": "clerk",
    "draft": "clerk",
    "save": "clerk",
    "request": "clerk",
    "resume": "clerk",
    "hear": "clerk",
    "end_hearing": "clerk",
    "consult": "clerk",
    "note_statement": "clerk",
    "submit": "clerk",
    "recall": "clerk",
    "approve": "supervisor",
    "return": "supervisor",
    "discard": "supervisor mailroom",
    "hand_over": "clerk",
    "conclude": "clerk",
    "take_back": "clerk",
    "note": "clerk supervisor mailroom records",
}
OWN = (
    "examine",
    "request",
    "resume",
    "hear",
    "end_hearing",
    "consult",
    "note_statement",
    "draft",
    "save",
    "submit",
    "recall",
    "release",
    "hand_over",
    "conclude",
    "take_back",
)
READING = {"clerk", "supervisor", "mailroom", "records"}
WRITABLE = ("checking", "awaiting_applicant", "in_progress", "awaiting_statement", "rework")


@dataclass(frozen=True)
class Person:
    """`held`: function and unit today; `ever`: functions the server's groups still know."""

    login: str
    person: str
    held: frozenset[tuple[str, str]]
    ever: frozenset[str]

    @property
    def units(self) -> frozenset[str]:
        return frozenset(unit for role, unit in self.held if role in READING)

    def acts_as(self, act: str, unit: str) -> frozenset[str]:
        return frozenset(role for role in FOR[act].split() if (role, unit) in self.held)


@dataclass
class Laid:
    id: str
    pdf: bytes
    data: str
    pack: str
    author: str
    verdict: str = ""
    approver: str = ""


@dataclass
class Known:
    """A case as it must stand."""

    id: str
    unit: str
    pack: str
    state: str = "new"
    clerk: str = ""
    version: int = 1
    editors: set[str] = field(default_factory=set)
    revision: int = 0
    author: str = ""
    notices: list[Laid] = field(default_factory=list)
    heard: bool = False  # somebody is, and nobody has said what came
    asked: list[str] = field(default_factory=list)  # statements that have not come

    @property
    def waiting(self) -> Laid | None:
        return self.notices[-1] if self.notices and not self.notices[-1].verdict else None


@dataclass(frozen=True)
class Try:
    """`lie` names what a modified client says wrongly; `honest` goes through the program's own services."""

    who: Person
    act: str
    seen: int
    honest: bool = True
    lie: str = ""
    target: Person | None = None
    unit: str = ""


class Oracle:
    def __init__(self, *, shared: bool) -> None:
        self.shared = shared

    def answer(self, case: Known, tried: Try) -> str:
        """The code of the refusal, "" for acceptance."""
        return self._entry(case, tried) or self._general(case, tried) or _special(case, tried)

    def _entry(self, case: Known, tried: Try) -> str:
        """How far one gets before the rules of the act are asked."""
        groups = READING if tried.honest else set(FOR[tried.act].split())
        if self.shared and not tried.who.ever & groups:
            return "person.not_entitled"
        if case.unit in tried.who.units:
            return ""
        fetched_first = self.shared and tried.honest and tried.act == "approve" and case.notices
        return "content.missing" if fetched_first else "case.unknown"

    def _general(self, case: Known, tried: Try) -> str:
        if tried.act == "note":
            return ""
        stale = "case.changed_elsewhere" if tried.seen != case.version and tried.act != "save" else ""
        if tried.honest:
            return _entitled(case, tried) or stale or _state(case, tried)
        return stale or _entitled(case, tried) or _state(case, tried)


def _entitled(case: Known, tried: Try) -> str:
    roles = tried.who.acts_as(tried.act, case.unit)
    if not roles:
        return "person.not_entitled"
    bound = tried.act in OWN and not (tried.act == "release" and "supervisor" in roles)
    if bound and case.clerk != tried.who.login:
        return "case.of_colleague" if case.clerk else "case.not_claimed"
    if tried.act == "claim" and case.clerk not in ("", tried.who.login):
        return "case.of_colleague"
    return ""


def _state(case: Known, tried: Try) -> str:
    if tried.act == "save":
        return "" if not tried.honest or ("draft", case.state) in STEPS else "case.wrong_state"
    return "" if (tried.act, case.state) in STEPS and tried.lie != "state" else "case.wrong_state"


def _special(case: Known, tried: Try) -> str:
    checks: Mapping[str, Callable[[], str]] = {
        "claim": lambda: "fact.forged" if tried.lie == "name" else "",
        "assign": lambda: _assigned(case, tried),
        "draft": lambda: _drafted(case, tried),
        "save": lambda: _saved(case, tried),
        "resume": lambda: "fact.forged" if tried.lie == "name" else "",
        "hear": lambda: "fact.malformed" if tried.lie == "words" else "",
        "end_hearing": lambda: _ended(case, tried),
        "consult": lambda: "fact.malformed" if tried.lie == "words" else "",
        "note_statement": lambda: _noted(case, tried),
        "submit": lambda: _submitted(case, tried),
        "approve": lambda: _approved(case, tried),
    }
    return checks.get(tried.act, str)()


def _assigned(case: Known, tried: Try) -> str:
    there = tried.target is not None and ("clerk", case.unit) in tried.target.held
    return "" if there else "assignment.not_a_clerk_there"


def _drafted(case: Known, tried: Try) -> str:
    if tried.lie == "name":
        return "fact.forged"
    again = tried.who.person in case.editors and case.state != "checking"
    return "fact.malformed" if again else ""


def _ended(case: Known, tried: Try) -> str:
    if tried.lie == "words":
        return "fact.malformed"
    return "" if case.heard else "hearing.not_open"


def _noted(case: Known, tried: Try) -> str:
    if tried.lie == "words":
        return "fact.malformed"
    return "" if case.asked else "statement.not_open"


def _saved(case: Known, tried: Try) -> str:
    if tried.lie == "overtaken":
        return "draft.changed_elsewhere"
    if tried.honest:
        return ""
    return "" if case.state in WRITABLE and tried.who.person in case.editors else "draft.locked"


def _submitted(case: Known, tried: Try) -> str:
    if tried.honest:
        return "" if case.revision else "decision.no_draft"
    signed = tried.who.person in case.editors
    return "" if case.revision and signed and not tried.lie else "fact.forged"


def _approved(case: Known, tried: Try) -> str:
    if tried.lie in ("bytes", "data", "pack", "notice"):
        return "approval.other_notice"
    if tried.lie in ("name", "alone"):
        return "fact.forged"
    return "approval.own_work" if tried.who.person in case.editors else ""


def apply(case: Known, tried: Try) -> None:
    """What an accepted act leaves behind; notices are added by whoever made their bytes."""
    if tried.act == "note":
        return
    if tried.act == "save":
        _write(case, tried)
        return
    if tried.act == "submit" and tried.honest:
        _sign(case, tried.who)
    case.state = STEPS[tried.act, case.state]
    case.version += 1
    _hands(case, tried)
    _waits(case, tried.act)


def _waits(case: Known, act: str) -> None:
    """With the last word the case goes on by itself."""
    if act == "hear":
        case.heard = True
    elif act in ("resume", "end_hearing"):
        case.heard = False
    elif act == "consult":
        case.asked.append(f"00000000-0000-0000-0000-{case.version:012}")
    elif act == "note_statement":
        case.asked.pop(0)
        if case.state == "awaiting_statement" and not case.asked and not case.heard:
            case.state, case.version = "checking", case.version + 1


def _write(case: Known, tried: Try) -> None:
    if tried.honest:
        _sign(case, tried.who)
    case.author = case.author or tried.who.login
    case.revision += 1


def _sign(case: Known, who: Person) -> None:
    """Once per person, and once more where a draft goes on after the applicant was asked."""
    if who.person not in case.editors or case.state == "checking":
        case.editors.add(who.person)
        case.state = STEPS["draft", case.state]
        case.version += 1


def _hands(case: Known, tried: Try) -> None:
    if tried.act == "claim":
        case.clerk = tried.who.login
    elif tried.act == "assign" and tried.target is not None:
        case.clerk = tried.target.login
    elif tried.act in ("release", "reroute"):
        case.clerk = ""
    if tried.act == "reroute":
        case.unit, case.pack = tried.unit, f"{tried.unit}-{case.version}"
    elif tried.act == "draft":
        case.editors.add(tried.who.person)
    elif tried.act in ("approve", "return", "recall") and case.waiting is not None:
        notice = case.waiting
        notice.verdict = {"approve": "approved", "return": "returned", "recall": "recalled"}[tried.act]
        notice.approver = tried.who.person if tried.act == "approve" else ""
