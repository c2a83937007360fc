"""Brings what the operating system lacks: installs it as root, otherwise names the one line to type."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.util import find_spec

from clerk_app.setup import words
from clerk_app.setup.machine import Machine, SetupError
from clerk_app.setup.needs import (
    TEST_LIBRARIES,
    TEST_PROGRAMS,
    VENV_PACKAGE,
    Need,
    PackageTool,
    groups,
    line_to_type,
    missing_libraries,
    missing_programs,
    names,
    package_tool,
)

OLDEST_GLIBC = (2, 34)  # the wheels of Qt are built as manylinux_2_34


def check_glibc(version: str) -> None:
    """`version` as confstr gives it: "glibc 2.36"; empty where the C library is another one."""
    found = version.removeprefix("glibc ").strip()
    parts = tuple(int(part) for part in found.split(".") if part.isdigit())
    if parts and parts < OLDEST_GLIBC:
        needed = ".".join(map(str, OLDEST_GLIBC))
        raise SetupError(words.OLD_SYSTEM.format(found=found, needed=needed))


def glibc_here() -> str:
    names_known = getattr(os, "confstr_names", {})
    return (os.confstr("CS_GNU_LIBC_VERSION") or "") if "CS_GNU_LIBC_VERSION" in names_known else ""


def venv_need(machine: Machine, version: tuple[int, int]) -> tuple[Need, ...]:
    """Debian keeps the part of Python that makes environments in a package of its own."""
    tool = package_tool(machine)
    if find_spec("ensurepip") is not None or tool is None or tool.name != "apt-get":
        return ()
    package = VENV_PACKAGE.format(major=version[0], minor=version[1])
    return (Need(package, package, ""),)


def bring(machine: Machine, checked: frozenset[str], also: Sequence[Need] = ()) -> frozenset[str]:
    """Returns the groups now known to be there, so that later starts need not look again."""
    wanted = groups(machine.platform, machine.environ)
    unchecked = [need for group in wanted.keys() - checked for need in wanted[group]]
    lacking = [*also, *missing_libraries(machine, unchecked)]
    if lacking:
        _install_or_ask(machine, lacking)
        still = missing_libraries(machine, unchecked)
        if still:
            raise SetupError(words.STILL_NO_LIBRARIES.format(names=names(still)))
    return checked | wanted.keys()


def bring_test_programs(machine: Machine) -> None:
    """Tests that need a screen or a server of the system are a gain, no condition: left out aloud."""
    if not machine.platform.startswith("linux"):
        return
    lacking = [*missing_programs(machine, TEST_PROGRAMS), *missing_libraries(machine, TEST_LIBRARIES)]
    tool = package_tool(machine)
    if lacking and tool and machine.is_root:
        install(machine, tool, lacking)
        _put_to_rest(machine, lacking)
        lacking = [*missing_programs(machine, TEST_PROGRAMS), *missing_libraries(machine, TEST_LIBRARIES)]
    if lacking:
        machine.say(words.skipped_tests(names(lacking), line_to_type(tool, lacking)))


def install(machine: Machine, tool: PackageTool, needs: Sequence[Need]) -> int:
    """A second try after a refresh: on a fresh machine the package lists are empty or old."""
    packages = tool.packages(needs)
    machine.say(words.installing_system(" ".join(packages)))
    quiet = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    command = [*tool.install, *packages]
    if machine.run(command, quiet, _ignore) == 0:
        return 0
    machine.run(tool.refresh, quiet, _ignore)
    return machine.run(command, quiet, _ignore)


def _put_to_rest(machine: Machine, brought: Sequence[Need]) -> None:
    """Debian starts what it installs, now and at every boot; the tests start servers of their own."""
    for service in dict.fromkeys(need.service for need in brought if need.service):
        for command in (["service", service, "stop"], ["update-rc.d", service, "disable"]):
            if machine.has_tool(command[0]):
                machine.run(command, {}, _ignore)


def _install_or_ask(machine: Machine, lacking: Sequence[Need]) -> None:
    tool = package_tool(machine)
    if tool and machine.is_root:
        install(machine, tool, lacking)
        return
    command = line_to_type(tool, lacking) or names(lacking)
    raise SetupError(words.NO_LIBRARIES.format(names=names(lacking), command=command))


def _ignore(_line: str) -> None:
    """What the package tool says helps nobody here: whether the library loads is looked at afterwards."""
