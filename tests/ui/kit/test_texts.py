"""Every code the program raises has a sentence, and every sentence says what to do next."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal

import pytest
from code_survey import BLOCKING, RAISED, codes_of

from clerk_app.admin.words import sentence as terminal_sentence
from clerk_app.domain.case import Act, CaseState
from clerk_app.domain.finding import FindingState
from clerk_app.domain.person import Role
from clerk_app.services.reading_lamp import TROUBLES
from clerk_app.storage.unit_of_work import REFUSALS
from clerk_app.ui.kit.resources import LANGUAGES
from clerk_app.ui.kit.texts import known_codes, sentence
from clerk_app.ui.kit.words import word


def test_every_code_that_is_raised_has_its_sentence():
    missing = {code: files for code, files in codes_of(*RAISED).items() if code not in known_codes()}
    assert missing == {}


def test_every_reason_that_blocks_a_release_has_its_sentence():
    known = known_codes()
    missing = {code for code in codes_of(*BLOCKING) if code not in known and f"blocker.{code}" not in known}
    assert missing == set()


def test_what_the_database_and_the_viewer_refuse_has_its_sentence():
    assert sorted((REFUSALS | TROUBLES) - known_codes()) == []


def test_the_survey_finds_codes_however_they_are_written():
    found = codes_of(*RAISED)
    assert {"case.changed_elsewhere", "case.not_claimed", "document.damaged"} <= set(found)
    assert len(found) > 40


REASONS = ("disk_full", "read_only", "busy", "damaged", "unreachable")
WITHIN_A_SENTENCE = ("amount.", "part.", "problem.")  # of the red list


@pytest.mark.parametrize(
    "code", sorted(code for code in known_codes() if not code.startswith(WITHIN_A_SENTENCE))
)
def test_a_sentence_is_whole_and_calm(code: str):
    said = sentence(code, {})
    assert said.happened.endswith((".", "?", "…") if code.startswith("blocker.") else (".", "?"))
    for word_to_avoid in ("Fehler", "fehlgeschlagen", "ungültig", "Exception", "!"):
        assert word_to_avoid not in said.text
    if not code.startswith("blocker."):
        assert said.meaning
        assert said.next.endswith((".", "?"))


def test_a_reason_that_has_words_of_its_own_is_told_in_them():
    told = {reason: sentence("database.failed", {"reason": reason}).happened for reason in REASONS}
    assert len(set(told.values())) == len(REASONS) and "kein Platz" in told["disk_full"]
    assert terminal_sentence("database.failed", {"reason": "read_only"}).startswith(
        "Die Datenbank lässt sich"
    )
    assert sentence("database.failed", {"reason": "08006"}).happened == "Die Datenbank hat nicht geantwortet."


def test_an_unknown_code_is_admitted_and_named():
    assert "no.such_code" in sentence("no.such_code").text


def test_facts_are_told_in_the_words_of_the_office():
    said = sentence("case.wrong_state", {"case": "12 WG 2026/0480", "state": "checking", "act": "approve"})
    assert (
        said.happened
        == "Der Vorgang 12 WG 2026/0480 steht auf „In Prüfung“; „Freigeben“ ist dort nicht möglich."
    )


def test_dates_amounts_and_lists_are_written_in_german():
    assert "01.12.2026" in sentence("parameters.not_in_force", {"day": date(2026, 12, 1)}).text
    assert "1234,50" in sentence("fact.unreadable", {"value": Decimal("1234.50"), "fact": "Miete"}).text
    assert "A, B" in sentence("unit.unknown", {"unit": "X", "known": ("A", "B")}).text


def test_a_missing_fact_never_breaks_the_sentence():
    assert "…" in sentence("case.of_colleague", {"case": "1"}).text


def test_a_fact_with_braces_is_shown_as_it_is():
    assert "{x}" in sentence("content.not_kept", {"name": "{x}"}).text


@pytest.mark.parametrize(
    ("group", "codes"), [("state", CaseState), ("act", Act), ("role", Role), ("finding", FindingState)]
)
def test_every_state_act_role_and_finding_has_its_word(group: str, codes):
    assert [code for code in codes if word(group, code.value) == code.value] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_code_has_two_sentences(language: str) -> None:
    """The program takes the first it finds; a message must never fail because somebody wrote a second one."""
    homes: dict[str, list[str]] = {}
    for path in sorted((LANGUAGES / "sentences" / language).glob("*.toml")):
        for code in tomllib.loads(path.read_text(encoding="utf-8")):
            homes.setdefault(code, []).append(path.name)
    assert {code: files for code, files in homes.items() if len(files) > 1} == {}
