"""Whoever types a wrong word is told so in German, whatever Python's parser would have said."""

from __future__ import annotations

import re

import pytest

from clerk_app.admin.command import FINE, WRONG_USE, run_admin
from clerk_app.admin.verbs import VERBS
from clerk_app.opening.command_line import GermanParser
from clerk_app.opening.settings import read_settings

ENGLISH = re.compile(r"\b(usage|options|arguments?|required|choose|show this|invalid|error|expected|exit)\b")


def _verbs() -> list[list[str]]:
    groups = {name: verb for name, verb in VERBS.items() if isinstance(verb, dict)}
    below = [[name, inner] for name, verb in groups.items() for inner in verb if inner]
    return [[], *([name] for name in VERBS), *below]


@pytest.mark.parametrize("verb", _verbs(), ids=" ".join)
def test_every_help_is_german(verb: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_admin([*verb, "--help"]) == FINE
    told = capsys.readouterr().out
    assert told.startswith("Aufruf: main.py admin") and "diese Hilfe zeigen" in told
    assert not ENGLISH.findall(told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["users", "add"], "Es fehlt: LOGIN, --person, --role, --unit."),
        (["wegfahren"], "'wegfahren' gibt es hier nicht. Möglich ist: "),
        (["list", "--farbe"], "Nicht bekannt: --farbe."),
        (["list", "--json=1"], "--json: nimmt keinen Wert an, hier steht '1'."),
        (["calculate", "fee", "--facts"], "--facts: Es fehlt der Wert."),
        (["users", "add", "--same-as", "a", "--namesake"], "--namesake: nicht zusammen mit --same-as."),
        (["collect", "--every", "bald"], "--every: 'bald' ist kein gültiger Wert."),
    ],
)
def test_a_wrong_word_is_told_in_german(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_admin(words) == WRONG_USE
    said = capsys.readouterr().err
    assert told in said and not ENGLISH.findall(said)


def test_the_window_s_own_words_are_german_too(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_settings(["--home"], {})
    assert ended.value.code == WRONG_USE
    assert "main.py: --home: Es fehlt der Wert." in capsys.readouterr().err


def test_numbers_of_values_and_doubtful_words(capsys: pytest.CaptureFixture[str]) -> None:
    parser = GermanParser(prog="probe")
    parser.add_argument("--pair", nargs=2)
    parser.add_argument("--path")
    one = parser.add_mutually_exclusive_group(required=True)
    one.add_argument("--left", nargs="+")
    one.add_argument("--right", nargs="?")
    for words, told in (
        (["--pair", "a"], "--pair: Es gehören 2 Werte dazu."),
        (["--pa", "a"], "„--pa“ ist nicht eindeutig. Gemeint sein kann: --pair, --path."),
        ([], "Eine dieser Angaben fehlt: --left --right."),
        (["--left"], "--left: mindestens ein Wert fehlt."),
    ):
        with pytest.raises(SystemExit):
            parser.parse_args(words)
        assert told in capsys.readouterr().err
