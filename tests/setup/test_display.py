"""With a screen, without one, and with one that does not answer."""

from __future__ import annotations

import pytest

from clerk_app.setup.display import choose_display, is_dead
from clerk_app.setup.machine import SetupError


def test_without_a_screen_the_program_draws_into_memory_and_says_so():
    environ: dict[str, str] = {}
    said: list[str] = []
    choose_display(environ, said.append)
    assert environ == {"QT_QPA_PLATFORM": "offscreen", "AMTSTISCH_NO_DISPLAY": "1"}
    assert "kein Bildschirm" in said[0]


@pytest.mark.parametrize(
    "environ",
    [
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":4711"},
        {"QT_QPA_PLATFORM": "minimal"},
        {"DISPLAY": "elsewhere:10.0"},
    ],
)
def test_otherwise_the_display_is_left_as_it_is(environ):
    before, said = dict(environ), []
    choose_display(environ, said.append)
    assert (environ, said) == (before, [])


def test_a_screen_that_does_not_answer_is_named():
    with pytest.raises(SetupError, match=":4711"):
        choose_display({"DISPLAY": ":4711"}, str)


@pytest.mark.parametrize(
    ("display", "dead"), [(":0", False), ("unix:0.0", False), (":1", False), (":2", True)]
)
def test_a_screen_is_known_by_its_socket(tmp_path, display, dead):
    (tmp_path / "X0").touch()
    abstract = tmp_path / "unix"
    abstract.write_text(f"Num RefCount Path\n0000: 00000002 @{tmp_path / 'X1'}\n")
    assert is_dead(display, tmp_path, abstract) is dead
