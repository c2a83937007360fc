"""What a clerk has begun to write at a case, and the plain words of it that outlast the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from clerk_app.domain.finding import FindingState
from clerk_app.services.jotting import Jotting

from .asking_state import Point, Request
from .case_state import Judging, NoteText
from .hearing_state import HearingText
from .statement_state import StatementText

_CHOSEN, _LEFT = "chosen:", "left:"  # before the check of a point that is asked for, or not


@dataclass(frozen=True)
class Begun:
    """It waits at its case while others are looked at."""

    note: NoteText = NoteText()
    judging: Judging | None = None
    request: Request | None = None
    hearing: HearingText | None = None
    statement: StatementText | None = None


def jotted(begun: Begun) -> Mapping[str, Jotting]:
    """By what is being written; nothing where nothing has been begun."""
    return {name: _JOTTED[name](text) if (text := getattr(begun, name)) else {} for name in _JOTTED}


def begun_from(jottings: Mapping[str, Jotting]) -> Begun:
    """Letters lie put aside: whoever begins one again goes on with it. What cannot be read was not begun."""
    try:
        found = {name: _READ[name](words) for name, words in jottings.items() if words and name in _READ}
        return Begun(**found)
    except (KeyError, ValueError, TypeError):
        return Begun()


def taken_up(now: Begun, earlier: Begun) -> dict[str, Any]:
    """What was begun earlier, where nothing has been begun meanwhile."""
    found = {name: (getattr(now, name), getattr(earlier, name)) for name in _JOTTED}
    blank = (None, NoteText())
    return {name: before for name, (here, before) in found.items() if here in blank and before not in blank}


def _note(note: NoteText) -> Jotting:
    return {"text": note.text, "record": "1" if note.record else ""} if note.text else {}


def _judging(judging: Judging) -> Jotting:
    return {"check": judging.check, "state": judging.state.value, "remark": judging.remark}


def _request(text: Request) -> Jotting:
    points = {(_CHOSEN if p.chosen else _LEFT) + p.check: p.wording for p in text.points or ()}
    return {"day": text.day, "more": text.more, "sentence": text.sentence, **points} if text.ready else {}


def _request_from(words: Jotting) -> Request:
    """The labels of the points come with the proposal, which leaves choice and wording as they are."""
    points = tuple(
        Point(name.partition(":")[2], "", "", wording, suggested=False, chosen=name.startswith(_CHOSEN))
        for name, wording in words.items()
        if name.startswith((_CHOSEN, _LEFT))
    )
    day, more, sentence = words["day"], words["more"], words["sentence"]
    return Request(open=False, points=points, day=day, more=more, sentence=sentence)


def _letter_of(kind: Callable[..., Any]) -> Callable[[Jotting], Any]:
    """What had been proposed has been proposed; its choices come anew."""
    return lambda words: kind(open=False, choices=(), **words)


def _fields_of(*names: str) -> Callable[[Any], Jotting]:
    return lambda text: {name: str(getattr(text, name)) for name in names} if text.ready else {}


_HEARING = ("outcome", "intended", "grounds", "day")
_STATEMENT = ("body", "address", "question", "details", "usual", "day")
_JOTTED: Mapping[str, Callable[[Any], Jotting]] = {
    "note": _note,
    "judging": _judging,
    "request": _request,
    "hearing": _fields_of(*_HEARING),
    "statement": _fields_of(*_STATEMENT),
}
_READ: Mapping[str, Callable[[Jotting], Any]] = {
    "note": lambda words: NoteText(words["text"], bool(words["record"])),
    "judging": lambda words: Judging(words["check"], FindingState(words["state"]), words["remark"]),
    "request": _request_from,
    "hearing": _letter_of(HearingText),
    "statement": _letter_of(StatementText),
}
