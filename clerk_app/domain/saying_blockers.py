"""What is said of a point that holds a notice back: which sentence, and what stands in its blanks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .composition import Blocker, Composition

Say = Callable[[str, Mapping[str, object]], str | None]  # None: there is no such sentence


def said(blocker: Blocker, composed: Composition, checks: Mapping[str, str], say: Say) -> str:
    """With the name of the place it speaks of. `checks`: what each check is called."""
    place = _place(blocker, composed, checks)
    facts: dict[str, object] = {"name": place, "label": place, "block": place, **blocker.facts}
    facts["placeholder"] = _label_of(str(facts["name"]), composed)
    facts["problem"] = say(_problem(blocker.facts), blocker.facts)
    for kind in {"part", "amount"} & facts.keys():
        facts[kind] = say(f"{kind}.{facts[kind]}", {}) or facts[kind]
    for code in (f"blocker.{blocker.code}", blocker.code):
        sentence = say(code, facts)
        if sentence is not None:
            return sentence
    return say("blocker.other", {"code": blocker.code}) or blocker.code


def _place(blocker: Blocker, composed: Composition, checks: Mapping[str, str]) -> str:
    kind, _, name = blocker.where.partition(":")
    if kind == "input":
        return _label_of(name, composed)
    if kind == "block":
        return next((b.title for b in composed.blocks if b.id == name), name)
    return checks.get(name, name)


def _label_of(name: str, composed: Composition) -> str:
    return next((field.label for field in composed.inputs if field.id == name), name)


def _problem(facts: Mapping[str, str]) -> str:
    """Why a value will not do, as the domain names the fault."""
    fault = facts.get("fault", "")
    if fault == "range":
        ends = (bool(facts.get("least")), bool(facts.get("most")))
        return {(True, True): "problem.range", (True, False): "problem.least"}.get(ends, "problem.most")
    return f"problem.{fault}" if fault in ("notation", "choice") else "problem.other"
