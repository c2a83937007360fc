"""How one entry of the journal is put into a sentence: its facts, and what they are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from .language import tr


@dataclass(frozen=True)
class Names:
    """What the journal keeps as a short code, and what it is called."""

    people: Mapping[str, str] = field(default_factory=dict)  # login → name
    checks: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)


NO_NAMES = Names()


@dataclass(frozen=True)
class Facts:
    """The facts of one entry; a fact that is missing is an empty word, so a history is never cut short."""

    known: Mapping[str, object]
    names: Names
    text: str

    def say(self, name: str) -> str:
        value = self.known.get(name)
        return "" if value is None else str(value)

    def day(self, name: str) -> str:
        try:
            return date.fromisoformat(self.say(name)[:10]).strftime("%d.%m.%Y")
        except ValueError:
            return self.say(name)

    def person(self, name: str) -> str:
        login = self.say(name)
        return self.names.people.get(login, login)

    def unit(self) -> str:
        return self.names.units.get(self.say("unit"), self.say("unit"))


Line = tuple[str, str, str, str]  # sentence with {who}, text, icon, tone
Teller = Callable[[Facts], Line]


def plain(sentence: Callable[[], str], icon: str, tone: str = "text_muted") -> Teller:
    return lambda facts: (sentence(), facts.text, icon, tone)


def reason(facts: Facts) -> str:
    reason = facts.say("reason")
    return tr("Begründung: {reason}").format(reason=reason) if reason else ""
