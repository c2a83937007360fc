"""Whatever is said in German can be said in English, and the program looks for it where it was gathered."""

from __future__ import annotations

import ast
import shutil
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from clerk_app.ui.kit.resources import LANGUAGES
from tests.house_survey import product

sys.path.insert(0, str(LANGUAGES))
import update

CATALOGUE = LANGUAGES / "clerk_en.ts"
HANDS_ON = "clerk_app/ui/kit/language.py"


def test_nothing_lacks_english():
    assert list(update.missing()) == []


def test_gathering_again_changes_nothing(tmp_path: Path):
    shutil.copy(CATALOGUE, tmp_path)
    update.update(tmp_path)
    assert (tmp_path / CATALOGUE.name).read_text("utf-8") == CATALOGUE.read_text("utf-8")
    packed = CATALOGUE.with_suffix(".qm").name
    assert (tmp_path / packed).read_bytes() == (LANGUAGES / packed).read_bytes()


def test_every_text_is_gathered_where_the_program_looks_it_up():
    gathered = {(context, source) for context, source, _ in _messages()}
    asked = set(_asked())
    assert len(asked) > 500
    assert sorted(asked - gathered) == []


def test_only_one_place_hands_on_a_text_it_does_not_know():
    assert sorted({path for path in _handing_on() if path != HANDS_ON}) == []


def test_translations_keep_the_blanks_and_mnemonics():
    for _, source, target in _messages():
        assert _blanks(source) == _blanks(target), source
        assert source.count("&") == target.count("&"), source


@pytest.mark.parametrize(
    "path", sorted((LANGUAGES / "sentences" / "de").glob("*.toml")), ids=lambda p: p.stem
)
def test_sentences_keep_their_blanks(path: Path):
    english = tomllib.loads((LANGUAGES / "sentences" / "en" / path.name).read_text("utf-8"))
    for code, parts in tomllib.loads(path.read_text("utf-8")).items():
        for part, text in parts.items():
            assert _blanks(text) == _blanks(english[code].get(part, "")), f"{code}, {part}"


def test_english_has_no_sentence_or_word_that_german_lacks():
    german, english = (_codes(language) for language in ("de", "en"))
    assert english - german == set()


def _messages() -> Iterator[tuple[str, str, str]]:
    for context in ET.parse(CATALOGUE).iter("context"):
        for message in context.iter("message"):
            name, source = context.findtext("name", ""), message.findtext("source", "")
            yield name, source, message.findtext("translation", "")


def _asked() -> Iterator[tuple[str, str]]:
    """(context, text) as Qt is asked for them: a method `tr` asks by its class, a function `tr` by none."""
    for call, home, _ in _calls():
        text = call.args[-1]
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            named = call.args[0]
            if len(call.args) == 2 and isinstance(named, ast.Constant):
                yield str(named.value), text.value
            else:
                yield home if isinstance(call.func, ast.Attribute) else "", text.value


def _handing_on() -> Iterator[str]:
    return (path for call, _, path in _calls() if not isinstance(call.args[-1], ast.Constant))


def _calls() -> Iterator[tuple[ast.Call, str, str]]:
    for source in product():
        if source.path.startswith(("clerk_app/ui/", "clerk_app/bootstrap/")):
            yield from ((call, home, source.path) for call, home in _speaking(source.tree, ""))


def _speaking(tree: ast.AST, home: str) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.iter_child_nodes(tree):
        inside = node.name if isinstance(node, ast.ClassDef) else home
        if isinstance(node, ast.Call) and _asks(node.func):
            yield node, inside
        yield from _speaking(node, inside)


def _asks(function: ast.expr) -> bool:
    match function:
        case ast.Name(id="tr" | "translate"):
            return True
        case ast.Attribute(attr="tr") | ast.Attribute(ast.Name("QCoreApplication"), "translate"):
            return True
        case _:
            return False


def _blanks(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def _codes(language: str) -> set[tuple[str, ...]]:
    files = (LANGUAGES / "sentences" / language).glob("*.toml")
    sentences = {(code,) for file in files for code in tomllib.loads(file.read_text("utf-8"))}
    groups = tomllib.loads((LANGUAGES / "words" / f"{language}.toml").read_text("utf-8"))
    return sentences | {(group, code) for group, known in groups.items() for code in known}
