"""Every reason the domain can give for holding a notice back has a sentence a clerk understands."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app.domain.composition import Blocker, ComposedBlock, Composition, DecisionInput, Draft
from clerk_app.ui.kit.texts import known_codes
from clerk_app.ui.rooms.decision import words
from tests.ui.rooms.decision.house import ROOT

DOMAIN = ROOT / "clerk_app" / "domain"
SPOKEN = re.compile(r"^[a-z_]+\.[a-z_]+$")


def _codes(path: Path) -> Iterator[str]:
    """First arguments of Blocker(…) and Doubt(…), and whatever stands in for them in the same file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Blocker", "Doubt"):
            yield from _strings(node.args[0], tree)


def _strings(node: ast.expr, tree: ast.Module) -> Iterator[str]:
    if isinstance(node, ast.Name):
        for assign in ast.walk(tree):
            if isinstance(assign, ast.Assign) and getattr(assign.targets[0], "id", "") == node.id:
                yield from _strings(assign.value, tree)
        return
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and SPOKEN.match(part.value):
            yield part.value


def _calculation_codes(path: Path) -> Iterator[str]:
    """A calculation's refusal becomes a blocker of the same code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ClerkError":
            yield from (a.value for a in node.args[:1] if isinstance(a, ast.Constant))


CODES = sorted({code for path in DOMAIN.rglob("*.py") for code in _codes(path)})
COMPUTED = sorted(
    {
        code
        for path in (*(DOMAIN / "wohngeld").glob("*.py"), DOMAIN / "licence_exchange.py")
        for code in _calculation_codes(path)
    }
)


def test_the_scan_finds_the_codes() -> None:
    assert {"input.missing", "remedy.unconfirmed", "check.open", "wohngeld.open_point"} <= {*CODES}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("code", CODES)
def test_every_blocker_has_a_sentence_of_its_own(code: str, language: str) -> None:
    assert f"blocker.{code}" in known_codes(language)


@pytest.mark.parametrize("code", COMPUTED)
def test_every_refusal_of_a_calculation_can_be_said(code: str) -> None:
    assert {f"blocker.{code}", code} & known_codes()


COMPOSED = Composition(
    draft=Draft(),
    outcomes=(),
    inputs=(DecisionInput("iban", "Konto (IBAN)", "text", "", required=True, origin="pack"),),
    steps=(),
    blocks=(ComposedBlock("tenor", "Verfügung", "auf das Konto ((iban))", "Baustein", "§ 26 WoGG"),),
    blockers=(),
    notice=None,
)


@pytest.mark.parametrize(
    "blocker, said",
    [
        (Blocker("input.missing", {"label": "Konto (IBAN)"}, "input:iban"), "„Konto (IBAN)“ fehlt."),
        (
            Blocker("placeholder.unresolved", {"name": "iban", "block": "Verfügung"}, "block:tenor"),
            "In „Verfügung“ fehlt noch: Konto (IBAN).",
        ),
        (
            Blocker("input.invalid", {"fault": "range", "least": "1", "most": "12"}, "input:iban"),
            "„Konto (IBAN)“ ist so nicht verwendbar: erlaubt ist 1 bis 12.",
        ),
        (
            Blocker("check.open", {"label": "Lohn Oktober"}, "check:lohn"),
            "Der Prüfpunkt „Lohn Oktober“ ist offen.",
        ),
        (
            Blocker("part.missing", {"part": "reasons"}, "pack"),
            "Dem Bescheid fehlt ein Pflichtteil: die Begründung.",
        ),
        (
            Blocker("decision.precondition", {"because": "Die Frist läuft noch."}, "pack"),
            "Die Frist läuft noch.",
        ),
    ],
)
def test_a_blocker_is_said_with_the_name_of_its_place(blocker: Blocker, said: str) -> None:
    assert words.blocker_sentence(blocker, COMPOSED, {}) == said


def test_an_unknown_code_is_said_openly() -> None:
    assert "neu.erfunden" in words.blocker_sentence(Blocker("neu.erfunden", {}, "pack"), COMPOSED, {})
