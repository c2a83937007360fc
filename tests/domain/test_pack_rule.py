"""Conditions say true, false, or that an answer is missing."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_app.domain.composition import FiledDocument
from clerk_app.domain.pack_path import FieldSet, match, segments
from clerk_app.domain.pack_rule import Answers, Condition, holds
from clerk_app.domain.submission import RawField


def answers(*fields, documents=(), inputs=None, results=None):
    filed = tuple(FiledDocument(name, "application/pdf", "attachment", said) for name, said in documents)
    given = FieldSet(tuple(RawField(path, value) for path, value in fields))
    return Answers(given, filed, date(2026, 11, 23), date(2026, 11, 3), inputs or {}, results or {})


def field(path, word, *against):
    return Condition(word, "field", path, against)


@pytest.mark.parametrize(
    "condition, expected",
    [
        (field("art", "is", "Umtausch"), True),
        (field("art", "is", "umtausch"), True),
        (field("art", "is_not", "Umtausch"), False),
        (field("art", "one_of", "Ersatz", "Umtausch"), True),
        (field("vorhanden", "is", "ja"), True),  # senders write true
        (field("betrag", "at_least", "1234.5"), True),
        (field("betrag", "at_least", "1234.51"), False),
        (field("betrag", "at_most", "1234.50"), True),
        (field("betrag", "is", "1234,50"), True),
        (field("tag", "before", "2013-01-19"), True),
        (field("tag", "after", "heute - 20 jahre"), False),
        (field("tag", "before", "eingang"), True),
        (field("tag", "before", "Heute - 2 Jahre"), True),
        (field("eingang", "after", "eingang - 1 tag"), True),
        (field("eingang", "before", "heute - 2 jahre"), False),
        (field("leer", "is", "x"), None),
        (field("fehlt", "is", "x"), None),
        (field("fehlt", "is_not", "x"), None),
        (field("art", "at_least", "3"), None),  # not a number: a person has to look
        (field("art", "before", "heute"), None),
        (field("leer", "present"), False),
        (field("art", "present"), True),
        (field("kinder/*/alter", "at_most", "17"), True),
        (field("kinder/*/alter", "at_most", "9"), False),  # one of them is twelve
        (field("kinder/*/alter", "includes", "12", "13"), True),
        (field("kinder/*/alter", "includes", "9"), False),
        (field("fehlt/*/alter", "includes", "9"), None),
        (field("eingang", "not_after", "eingang"), True),
        (field("eingang", "not_after", "eingang - 1 tag"), False),
        (Condition("input", "input"), None),
    ],
)
def test_words(condition, expected):
    given = answers(
        ("art", "Umtausch"), ("betrag", "1.234,50 €"), ("tag", "1985-06-14"), ("eingang", "2026-11-03"),
        ("vorhanden", "true"), ("leer", " "), ("kinder/1/alter", "8"), ("kinder/2/alter", "12"),
    )  # fmt: skip
    if condition.word == "input":
        condition = Condition("is", "input", "gibt_es_nicht", ("x",))
    assert holds(condition, given) is expected


TRUE, FALSE, OPEN = field("a", "is", "1"), field("a", "is", "2"), field("b", "is", "1")


@pytest.mark.parametrize(
    "word, parts, expected",
    [
        ("all", (TRUE, TRUE), True),
        ("all", (TRUE, FALSE), False),
        ("all", (OPEN, FALSE), False),
        ("all", (TRUE, OPEN), None),
        ("any", (FALSE, TRUE), True),
        ("any", (OPEN, TRUE), True),
        ("any", (FALSE, OPEN), None),
        ("any", (FALSE, FALSE), False),
        ("not", (TRUE,), False),
        ("not", (OPEN,), None),
    ],
)
def test_joins_know_what_they_do_not_know(word, parts, expected):
    assert holds(Condition(word, parts=parts), answers(("a", "1"))) is expected


@pytest.mark.parametrize(
    "name, said, words, found",
    [
        ("Fuehrerschein_alt.tif", "", ("Führerschein",), True),
        ("scan1.pdf", "Alter Führerschein", ("Führerschein",), True),
        ("Fu\u0308hrerschein.jpg", "", ("Führerschein",), True),  # decomposed, as some systems name files
        ("Erste_Hilfe.pdf", "", ("Erste Hilfe",), True),
        ("Mietvertrag.pdf", "", ("Mietbescheinigung", "Mietvertrag"), True),
        ("Foto.jpg", "", ("Mietvertrag",), False),
    ],
)
def test_documents_are_recognised_however_they_are_spelt(name, said, words, found):
    assert holds(Condition("document", against=words), answers(documents=((name, said),))) is found


@pytest.mark.parametrize(
    "reasons, expected, lacking",
    [
        ({"1": "Hang", "2": "Zuschnitt"}, True, ()),
        ({"1": "Hang"}, False, ("§ 31 Abs. 2 BauGB",)),
        ({"1": "Hang", "2": "  "}, False, ("§ 31 Abs. 2 BauGB",)),
        ({}, False, ("§ 6 HBO", "§ 31 Abs. 2 BauGB")),
    ],
)
def test_what_every_entry_has_to_say_is_missed_by_name(reasons, expected, lacking):
    said = [(f"abweichungen/{place}/begruendung", reason) for place, reason in reasons.items()]
    named = [("abweichungen/1/vorschrift", "§ 6 HBO"), ("abweichungen/2/vorschrift", "§ 31 Abs. 2 BauGB")]
    each = field("abweichungen/*/begruendung", "for_each", "abweichungen/*")
    assert holds(each, answers(*named, *said)) is expected
    assert answers(*named, *said).lacking(each) == lacking


def test_results_and_inputs_can_be_asked():
    given = answers(inputs={"frist": "2026-11-01"}, results={"wohngeld": "8.00"})
    assert holds(Condition("at_least", "result", "wohngeld", ("10",)), given) is False
    assert holds(Condition("before", "input", "frist", ("heute",)), given) is True


@pytest.mark.parametrize(
    "pattern, path, stars",
    [
        ("antrag/art", "antrag/art", ()),
        ("antrag/art", "antrag/artikel", None),
        ("kinder/*/name", "kinder/12/name", ("12",)),
        ("kinder/*/name", "kinder/name", ("1",)),  # a single entry need not be numbered
        ("kinder/*", "kinder/3", ("3",)),
        ("antragsteller/name", "antragsteller/1/name", ()),
        ("**/antragsteller/**/name/name", "xbau:a/xbau:antragsteller/natuerlichePerson/name/name", ()),
        ("**/gemarkung/nummer", "a/b/gemarkung/nummer", ()),
        ("a/b", "{urn:x}a/{urn:y}b", ()),
        ("a/b", "a/b/c", None),
        ("a/b", "x/a/b", None),
    ],
)
def test_paths(pattern, path, stars):
    assert match(segments(pattern), segments(path)) == stars


def test_list_positions_are_counted_not_spelt():
    names = [RawField(f"kinder/{number}/name", "x") for number in (10, 2, 1)]
    assert FieldSet(tuple(names)).positions("kinder/*") == ("1", "2", "10")
