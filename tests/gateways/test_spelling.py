"""The spelling on the real library and the real dictionary of the system, with the words of the office."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app.domain.errors import OutsideError
from clerk_app.gateways.spelling import hunspell, word_list
from clerk_app.gateways.spelling.speller import SystemSpeller
from clerk_app.opening.paths import Home, Shipped
from clerk_app.opening.spelling import spelling_of
from clerk_app.services.spelling import words

here = pytest.mark.skipif(hunspell.find() is None, reason="no Hunspell or no German dictionary here")


@pytest.fixture
def speller(tmp_path: Path) -> SystemSpeller:
    found = spelling_of(Home(tmp_path), Shipped()).speller
    assert found is not None
    return found


@here
def test_a_misspelt_word_is_found_and_the_right_one_offered(speller: SystemSpeller) -> None:
    assert speller.unknown(("Beschaid", "Bescheid", "Straße", "Sondernutzungserlaubnis")) == {"Beschaid"}
    assert "Bescheid" in speller.suggestions("Beschaid")
    assert "Straße" in speller.suggestions("Strasße")


@here
def test_terms_of_the_trade_are_known_in_every_form(speller: SystemSpeller) -> None:
    plain = hunspell.Hunspell(hunspell.find())  # type: ignore[arg-type]
    assert not plain.knows("Mietenstufen"), "the control: the dictionary alone does not know it"
    plain.close()
    terms = ("Mietenstufe", "Mietenstufen", "Ermessens", "Bewilligungszeitraums", "Abs", "Nr")
    assert speller.unknown(terms) == frozenset()


@here
def test_no_text_that_is_shipped_is_doubted(speller: SystemSpeller) -> None:
    doubted = {}
    for path in sorted((Shipped().resources / "packs").glob("*/texts/*.md")):
        if path.stem.endswith("_en"):  # a translation, for a dictionary of its own language
            continue
        body = path.read_text("utf-8").partition("\n\n")[2]
        wrong = speller.unknown([word.text for word in words(body)])
        doubted |= {path.name: wrong} if wrong else {}
    assert doubted == {}


@here
def test_a_word_taken_in_is_known_here_and_at_the_next_start(tmp_path: Path, speller: SystemSpeller) -> None:
    assert speller.unknown(("Zaunkönxweg", "Altenstädter")) == {"Zaunkönxweg"}
    speller.learn("Zaunkönxweg")
    assert speller.unknown(("Zaunkönxweg",)) == frozenset()
    anew = spelling_of(Home(tmp_path), Shipped())
    assert anew.speller is not None
    assert anew.speller.unknown(("Zaunkönxweg",)) == frozenset()
    assert anew.own_words() == 1


@here
def test_letters_the_dictionary_does_not_have_are_not_doubted(speller: SystemSpeller) -> None:
    assert speller.unknown(("\udc80",)) == frozenset()
    assert speller.suggestions("ab\0c") == ()


@here
def test_a_folder_named_by_it_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "woerterbuch"
    own.mkdir()
    (own / "de_DE.aff").write_text("SET UTF-8\n", "utf-8")
    (own / "de_DE.dic").write_text("1\nAmtsdeutsch\n", "utf-8")
    (tmp_path / "config.toml").write_text(f"[spelling]\ndictionaries = '{own}'\n", "utf-8")
    found = spelling_of(Home(tmp_path), Shipped())
    assert found.dictionary == str(own / "de_DE.dic")
    assert found.speller is not None
    assert found.speller.unknown(("Amtsdeutsch", "Haus")) == {"Haus"}


def test_without_the_library_or_the_dictionary_there_is_none(tmp_path: Path) -> None:
    assert hunspell.find((tmp_path,)) is None
    assert hunspell.find(hunspell.FOLDERS, ("libhunspell-0.0.so.0",)) is None
    (tmp_path / "de_DE.dic").write_text("0\n", "utf-8")
    assert hunspell.dictionary((tmp_path,)) is None, "words without rules"


def test_two_desks_add_to_the_same_list(tmp_path: Path) -> None:
    path = tmp_path / "amt" / "woerter.txt"
    for word in ("Zaunkönigweg", "Ämterweg", "Zaunkönigweg"):
        word_list.add(path, word)
    assert [entry.word for entry in word_list.read(path)] == ["Zaunkönigweg", "Ämterweg"]
    assert [file.name for file in path.parent.iterdir()] == ["woerter.txt"]


def test_a_list_that_cannot_be_written_or_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutsideError) as refused:
        word_list.add(tmp_path / "file" / "woerter.txt", "Wort")
    assert refused.value.code in ("words.not_written", "words.unreadable")
    (tmp_path / "latin.txt").write_bytes("Öl".encode("latin-1"))
    with pytest.raises(OutsideError, match=r"words\.unreadable"):
        word_list.read(tmp_path / "latin.txt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Antrag ((abholung)) liegt vor.", ["Der", "Antrag", "liegt", "vor"]),
        ("nach § 24a FeV und Art. 6 DSGVO", ["nach", "und", "Art"]),
        ("Miet- und Lastenzuschuss", ["und", "Lastenzuschuss"]),
        ("an post@amt.de, Zimmer 2a", ["Zimmer"]),
        ("Müller-Lüdenscheidt (**wichtig**)", ["Müller-Lüdenscheidt", "wichtig"]),
        ("Wohn\u00adgeld, a\u0308ndern", ["Wohngeld", "ändern"]),
    ],
)
def test_only_words_are_read(text: str, expected: list[str]) -> None:
    found = list(words(text))
    assert [word.text for word in found] == expected
    assert all(0 <= word.start < word.end <= len(text) for word in found)
