"""Which system packages are asked for, on which system, in which words."""

from __future__ import annotations

import shutil

import pytest
from setup_fakes import FakeSystem

from clerk_app.setup import hands, needs, system
from clerk_app.setup.machine import SetupError
from clerk_app.setup.needs import TOOLS, WINDOW, X11, groups, line_to_type

LOADED = {need.found_as for need in WINDOW}


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, {"window"}),
        ({"DISPLAY": ":0"}, {"window", "x11"}),
        ({"WAYLAND_DISPLAY": "wayland-0"}, {"window", "wayland"}),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, {"window", "x11", "wayland"}),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, {"window"}),
        (
            {"DISPLAY": ":0", "WAYLAND_DISPLAY": "w", "QT_QPA_PLATFORM": "wayland;xcb"},
            {"window", "x11", "wayland"},
        ),
    ],
)
def test_only_the_display_in_use_is_provided_for(environ, expected):
    assert set(groups("linux", environ)) == expected


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_everything_themselves(platform):
    assert groups(platform, {"DISPLAY": ":0"}) == {}


@pytest.mark.parametrize(
    ("tool", "expected"),
    [
        ("apt-get", "sudo apt-get install -y libegl1 libxcb-cursor0"),
        ("dnf", "sudo dnf install -y 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"),
        ("zypper", "sudo zypper install 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"),
    ],
)
def test_the_line_to_type_fits_the_system(tool, expected):
    chosen = next(known for known in TOOLS if known.name == tool)
    assert line_to_type(chosen, [WINDOW[0], X11[0]]) == expected


def test_programs_are_found_on_rpm_systems_by_their_path():
    dnf = next(known for known in TOOLS if known.name == "dnf")
    assert dnf.packages(needs.SCREEN_PROGRAMS) == ["/usr/bin/Xvfb", "/usr/bin/xdotool"]
    assert {"/usr/bin/postgres", "/usr/sbin/krb5kdc"} <= set(dnf.packages(needs.LINE_PROGRAMS))


def test_root_gets_the_libraries_installed():
    fake = FakeSystem(brings=LOADED)
    assert system.bring(fake.machine(), frozenset()) == {"window"}
    assert fake.ran == [[*TOOLS[0].install, *sorted(need.debian for need in WINDOW)]]


def test_stale_package_lists_are_refreshed_and_tried_again():
    fake = FakeSystem(brings=LOADED, codes={"install": [100, 0]})
    system.bring(fake.machine(), frozenset())
    assert [command[3] for command in fake.ran] == ["install", "update", "install"]


def test_nothing_is_run_where_nothing_is_missing():
    fake = FakeSystem(libraries=set(LOADED))
    assert system.bring(fake.machine(), frozenset()) == {"window"}
    assert fake.ran == []


def test_what_was_found_once_is_not_looked_for_again():
    fake = FakeSystem()
    assert system.bring(fake.machine(), frozenset({"window"})) == {"window"}
    assert fake.ran == []


def test_without_root_the_one_line_to_type_is_named():
    fake = FakeSystem(libraries=LOADED - {"libEGL.so.1"})
    with pytest.raises(SetupError, match="sudo apt-get install -y libegl1"):
        system.bring(fake.machine(root=False), frozenset())
    assert fake.ran == []


def test_without_a_known_package_tool_the_libraries_are_named():
    fake = FakeSystem(tools=set(), libraries=LOADED - {"libEGL.so.1"})
    with pytest.raises(SetupError, match=r"libEGL\.so\.1"):
        system.bring(fake.machine(), frozenset())


def test_an_installation_that_brought_nothing_is_not_passed_over():
    fake = FakeSystem(codes={"install": [100, 100]})
    with pytest.raises(SetupError, match="fehlen noch"):
        system.bring(fake.machine(), frozenset())


@pytest.mark.parametrize("version", ["glibc 2.31", "glibc 2.17"])
def test_a_system_too_old_for_the_packages_is_told_so(version):
    with pytest.raises(SetupError, match="zu alt"):
        system.check_glibc(version)


@pytest.mark.parametrize("version", ["glibc 2.34", "glibc 2.36", "glibc 2.41", ""])
def test_a_system_new_enough_passes(version):
    system.check_glibc(version)


def test_window_tests_are_left_out_aloud_without_root():
    fake = FakeSystem()
    system.bring_test_programs(fake.machine(root=False))
    assert fake.ran == []
    assert "Xvfb, xdotool" in fake.said[0]
    assert "sudo apt-get install -y" in fake.said[0]


ALL_FOR_TESTS = {need.found_as for need in (*needs.TEST_PROGRAMS, *needs.TEST_LIBRARIES)}


def test_root_gets_the_programs_the_tests_need():
    fake = FakeSystem(brings=ALL_FOR_TESTS)
    system.bring_test_programs(fake.machine())
    asked = fake.ran[0][fake.ran[0].index("install") :]
    assert {"xdotool", "xvfb", "postgresql", "krb5-kdc", "gnome-keyring"} <= set(asked)
    assert {"libhunspell-1.7-0", "hunspell-de-de"} <= set(asked)
    assert len(fake.said) == 1  # only that something is installed, nothing about leaving out


def test_servers_that_came_for_the_tests_are_stopped_and_stay_so():
    fake = FakeSystem(tools={"apt-get", "service", "update-rc.d"}, brings=ALL_FOR_TESTS)
    system.bring_test_programs(fake.machine())
    for service in ("postgresql", "krb5-kdc", "krb5-admin-server"):
        assert ["service", service, "stop"] in fake.ran
        assert ["update-rc.d", service, "disable"] in fake.ran


def test_a_server_that_was_there_before_keeps_running():
    here = ALL_FOR_TESTS - {"krb5kdc"}
    fake = FakeSystem(tools={"apt-get", "service", *here}, libraries=set(here), brings={"krb5kdc"})
    system.bring_test_programs(fake.machine())
    assert fake.commands("service") == [["service", "krb5-kdc", "stop"]]


def test_nothing_is_brought_for_tests_twice():
    fake = FakeSystem(tools={"apt-get", *ALL_FOR_TESTS}, libraries=set(ALL_FOR_TESTS))
    system.bring_test_programs(fake.machine())
    assert (fake.ran, fake.said) == ([], [])


def test_programs_of_servers_are_found_beside_the_path(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert hands.program("no-such-program") is None
    assert hands.program("service") == shutil.which("service", path="/usr/sbin")
