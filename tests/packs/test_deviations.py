"""Each deviation from building law has a reason of its own: in the application, and in the permit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_app.admin.words import open_points
from clerk_app.domain.composition import Composition
from clerk_app.packs.entry import read_toml
from clerk_app.packs.example import read_example
from clerk_app.packs.holidays import hessian_holidays
from clerk_app.packs.written_case import WrittenCase, composed, findings
from tests.packs.test_unsigned import PACKS, SHIPPED

BUILDING = SHIPPED["bauantrag"]
ONE = "Der Zuschnitt des Grundstücks lässt keinen anderen Standort zu."
TWO = "Die Nordseite grenzt an einen Weg; die Belichtung bleibt gewahrt."


@pytest.fixture(scope="module")
def case() -> WrittenCase:
    path = PACKS / "bauantrag" / "examples" / "zwei_abweichungen_ein_grund.toml"
    return read_example(read_toml(path, "Beispiel"), path.parent).case


def permit(case: WrittenCase, reasons: str) -> Composition:
    draft = replace(case.draft, facts={**case.draft.facts, "abweichungen_gruende": reasons})
    return composed(BUILDING, replace(case, draft=draft), hessian_holidays())


def test_the_red_list_says_which_deviation_lacks_its_reason(case: WrittenCase) -> None:
    application, notice = sorted(open_points(permit(case, ONE)), key=lambda said: "Prüfpunkt" not in said)
    assert "§ 6 Abs. 5 HBO" in application
    assert "§ 31" not in application
    assert "Nordseite (§ 6 Abs. 5 HBO)" in notice
    assert "Baugrenze" not in notice


def test_the_request_names_the_deviation_too(case: WrittenCase) -> None:
    asked = next(found for found in findings(BUILDING, case) if found.check == "abweichung")
    assert asked.request.endswith("(fehlt bei: § 6 Abs. 5 HBO)")


@pytest.mark.parametrize(
    "reasons, codes",
    [
        (f"{ONE}\n\n- {TWO}", []),
        (f"{ONE}\n{TWO}\nDritter.", ["input.line_too_many"]),
        ("", ["input.missing"]),
    ],
)
def test_every_line_has_its_own_reason(case: WrittenCase, reasons: str, codes: list[str]) -> None:
    found = [blocker.code for blocker in permit(case, reasons).blockers]
    assert [code for code in found if code.startswith("input.")] == codes


def test_the_permit_names_each_deviation_with_its_reason(case: WrittenCase) -> None:
    said = "\n".join(block.text for block in permit(case, f"{ONE}\n{TWO}").blocks)
    assert f"- Befreiung von der Baugrenze um 0,80 m (§ 31 Abs. 2 BauGB): {ONE}" in said
    assert f"- Abweichung von der Abstandsfläche zur Nordseite (§ 6 Abs. 5 HBO): {TWO}" in said
