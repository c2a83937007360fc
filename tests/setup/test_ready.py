"""Setting up: what is done when nothing, something or half of it is there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from setup_fakes import WHOLE, WHOLE_TEST, FakeSystem, make_environment

from clerk_app.setup.machine import SetupError
from clerk_app.setup.needs import WINDOW
from clerk_app.setup.place import Place, read_stamp
from clerk_app.setup.ready import make_ready
from clerk_app.setup.state import State, nothing_to_do, satisfied_here, state


def working_system(place: Place, version: str = "3.11.2", **parts: object) -> FakeSystem:
    """A system on which making an environment and installing really leave something behind."""
    system = FakeSystem(libraries={need.found_as for need in WINDOW}, **parts)

    def leave(command: Sequence[str]) -> None:
        if "venv" in command:
            make_environment(place, version)
        elif "pip" in command and not any(code for codes in system.codes.values() for code in codes):
            whole = WHOLE_TEST if "requirements-test.lock" in command[-1] else WHOLE
            make_environment(place, version, *whole)

    system.on_run = leave
    return system


def known(place: Place, lock: str = "runtime") -> bool:
    return nothing_to_do(place, lock, "linux", {})


def test_the_first_start_makes_the_environment_and_fills_it(place):
    system = working_system(place)
    make_ready(system.machine(), place, "runtime")
    assert [command[3] for command in system.ran] == ["venv", "pip", system.ran[2][3]]
    assert known(place)
    assert not place.unfinished.exists()
    assert "Erster Start" in system.said[0]


def test_the_second_start_does_nothing(place):
    make_ready(working_system(place).machine(), place, "runtime")
    again = working_system(place)
    make_ready(again.machine(), place, "runtime")
    assert again.ran == []
    assert again.said == []


def test_a_set_up_that_broke_off_is_begun_anew(place):
    system = working_system(place, codes={"pip": [1]})
    with pytest.raises(SetupError, match="output of"):
        make_ready(system.machine(), place, "runtime")
    assert state(place, "runtime") is State.BROKEN
    again = working_system(place)
    make_ready(again.machine(), place, "runtime")
    assert len(again.commands("venv")) == 1
    assert known(place)


def test_half_an_environment_is_thrown_away(place):
    make_environment(place, "3.11.2", *WHOLE)
    place.unfinished.touch()
    left_over = place.site((3, 11)) / "half.py"
    left_over.touch()
    make_ready(working_system(place).machine(), place, "runtime")
    assert not left_over.exists()


def test_a_new_package_list_is_installed_into_the_same_environment(place):
    make_ready(working_system(place).machine(), place, "runtime")
    lock = place.packages_lock("runtime")
    lock.write_text(lock.read_text() + "pillow==12.0 \\\n")
    system = working_system(place)
    make_ready(system.machine(), place, "runtime")
    assert system.commands("venv") == []
    assert len(system.commands("pip")) == 1


def test_a_package_removed_by_hand_is_noticed(place):
    make_ready(working_system(place).machine(), place, "runtime")
    (place.site((3, 11)) / "lxml-6.0.2.dist-info").rmdir()
    assert not known(place)


def test_an_environment_of_somebody_else_is_taken_over_when_it_is_whole(place):
    make_environment(place, "3.11.2", *WHOLE, pip=False)
    system = working_system(place)
    make_ready(system.machine(), place, "runtime")
    assert system.commands("pip") == []
    assert known(place)


def test_an_environment_without_pip_is_made_anew_when_packages_are_missing(place):
    make_environment(place, "3.11.2", "lxml-6.0.2", pip=False)
    system = working_system(place)
    make_ready(system.machine(), place, "runtime")
    assert len(system.commands("venv")) == 1


def test_an_environment_of_an_older_python_is_made_anew(place):
    make_environment(place, "3.9.2", *WHOLE)
    assert state(place, "runtime") is State.BROKEN


def test_the_test_list_fulfils_both(place):
    make_ready(working_system(place).machine(), place, "test")
    assert known(place, "test")
    assert known(place)


def test_a_normal_start_leaves_the_test_packages_alone(place):
    make_ready(working_system(place).machine(), place, "test")
    system = working_system(place)
    make_ready(system.machine(), place, "runtime")
    assert system.ran == []
    assert set(read_stamp(place).locks) == {"runtime", "test"}


def test_a_window_that_cannot_be_loaded_is_reported_and_not_remembered(place):
    system = working_system(place, codes={"-c": [1]})
    with pytest.raises(SetupError, match="Fensterbibliothek"):
        make_ready(system.machine(), place, "runtime")
    assert state(place, "runtime") is State.BEHIND


def test_a_new_screen_is_looked_after_at_the_next_start(place):
    make_ready(working_system(place).machine(), place, "runtime")
    assert not nothing_to_do(place, "runtime", "linux", {"DISPLAY": ":0"})
    assert nothing_to_do(place, "runtime", "linux", {})


def test_a_folder_nobody_may_write_into_is_named(place):
    place.venv.parent.joinpath("file").touch()
    blocked = Place(place.root, place.root / "file" / "venv")
    with pytest.raises(SetupError, match="AMTSTISCH_VENV"):
        make_ready(FakeSystem().machine(), blocked, "runtime")


def test_packages_already_in_this_python_are_enough(place):
    assert not satisfied_here(place, "runtime")
    place.packages_lock("runtime").write_text("")
    assert satisfied_here(place, "runtime")
