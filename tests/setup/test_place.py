"""Where the environment lies and what is remembered about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from setup_fakes import make_environment

from clerk_app.setup.place import Place, Stamp, interpreter_of, read_stamp, this_place, write_stamp


def test_the_environment_lies_beside_the_program_unless_another_place_is_named(tmp_path):
    assert this_place({}, tmp_path).venv == tmp_path / ".venv"
    assert (
        this_place({"AMTSTISCH_VENV": str(tmp_path / "elsewhere")}, tmp_path).venv == tmp_path / "elsewhere"
    )


def test_windows_keeps_its_python_and_packages_elsewhere(tmp_path):
    place = Place(tmp_path, tmp_path / "venv", windows=True)
    assert place.python == tmp_path / "venv/Scripts/python.exe"
    assert place.site((3, 12)) == tmp_path / "venv/Lib/site-packages"


def test_a_stamp_is_read_as_it_was_written(place):
    place.venv.mkdir()
    stamp = Stamp({"runtime": "abc", "test": "def"}, frozenset({"window", "x11"}))
    write_stamp(place, stamp)
    assert read_stamp(place) == stamp
    assert [path.name for path in place.venv.iterdir()] == ["amtstisch.stamp"]


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00", b"nonsense", b"system=\n"])
def test_an_unreadable_stamp_counts_as_none(place, content):
    place.venv.mkdir()
    if content is not None:
        place.stamp.write_bytes(content)
    assert read_stamp(place) == Stamp()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("home = /usr/bin\nversion = 3.11.2\n", (3, 11, 2)),
        ("home = /usr/bin\nversion_info = 3.12.1\n", (3, 12, 1)),
        ("version_info = 3.13.0.final.0\n", (3, 13, 0)),
        ("home = /usr/bin\n", ()),
        ("", ()),
    ],
)
def test_the_interpreter_is_known_from_what_the_environment_says_itself(place, text, expected):
    place.venv.mkdir()
    (place.venv / "pyvenv.cfg").write_text(text)
    assert interpreter_of(place) == expected


def test_an_environment_that_says_nothing_has_no_interpreter(place):
    assert interpreter_of(place) == ()
    make_environment(place, "3.11.2")
    assert interpreter_of(place) == (3, 11, 2)


def test_the_program_knows_its_own_root():
    assert (this_place({}).root / "main.py").is_file()
    assert this_place({}).packages_lock("runtime") == Path(this_place({}).root, "resources/requirements.lock")
