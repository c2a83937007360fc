"""A value is found where it stands and written anew there; not another letter of the file moves."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.opening.paths import Shipped
from clerk_app.packs.spots import Unprovable, inserted, replaced, spots, text_written, value_at

FILES = sorted(Shipped().resources.rglob("*.toml"))
SHEET = """# Kopf bleibt
name = "a" # auch das bleibt
long = \"\"\"
eins # kein Kommentar
[zwei]
\"\"\"

[[fee]] # die erste
nr = "1"
is = "10.00"   # Cent

[[fee]]
nr = "2"
is = '20.00'
list = [1, 2, # drin
  3]
more = { from = 2026-01-01, is = "]" }

[fee.below]
x = 1
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_value_of_every_file_is_found_where_it_stands(path: Path):
    text = path.read_text(encoding="utf-8")
    known = tomllib.loads(text)
    for way, spot in spots(text).items():
        assert tomllib.loads(f"x = {text[spot.start : spot.end]}")["x"] == value_at(known, way), way


def test_the_line_is_the_one_the_value_begins_on():
    lines = SHEET.splitlines()
    assert {way: lines[spot.line - 1].partition(" ")[0] for way, spot in spots(SHEET).items()} == {
        ("name",): "name", ("long",): "long", ("fee", 0, "nr"): "nr", ("fee", 0, "is"): "is",
        ("fee", 1, "nr"): "nr", ("fee", 1, "is"): "is", ("fee", 1, "list"): "list",
        ("fee", 1, "more"): "more", ("fee", 1, "below", "x"): "x",
    }  # fmt: skip


def test_only_the_value_changes():
    after = replaced(SHEET, ("fee", 0, "is"), '"11.00"')
    assert after == SHEET.replace('"10.00"', '"11.00"')


def test_a_new_key_stands_below_its_neighbour_and_comments_stay():
    after = inserted(SHEET, ("fee", 0, "later"), '["x"]', below=("fee", 0, "is"))
    assert 'is = "10.00"   # Cent\nlater = ["x"]\n' in after
    assert after.replace('later = ["x"]\n', "") == SHEET


@pytest.mark.parametrize("written", ['"a"\nnr = "3"', '"offen', '"a" #', "1 ]"])
def test_what_would_say_more_than_meant_is_refused(written: str):
    with pytest.raises(Unprovable):
        replaced(SHEET, ("fee", 1, "list"), f"{written}\nmore2 = 1")


@given(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=60))
def test_whatever_is_typed_is_read_back_or_refused(typed: str):
    for long in (False, True):
        try:
            after = replaced(SHEET, ("long",), text_written(typed, long=long))
        except Unprovable:
            assert any(ord(letter) < 32 or ord(letter) == 127 for letter in typed)
            continue
        read = tomllib.loads(after)["long"]
        assert read.removesuffix("\n" if long else "").replace("\r\n", "\n") == typed.replace("\r\n", "\n")
