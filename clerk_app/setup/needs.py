"""What the operating system has to bring, found with ldd on a bare Debian 12, and who can install it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clerk_app.setup.machine import Machine


@dataclass(frozen=True)
class Need:
    """`found_as` is a soname, a program's name or a path; RPM systems find packages by what they provide.

    `service` is what Debian starts by itself when the package comes, though nobody here asked for it.
    """

    found_as: str
    debian: str
    provides: str
    service: str = ""


@dataclass(frozen=True)
class PackageTool:
    name: str
    install: tuple[str, ...]
    refresh: tuple[str, ...]

    def packages(self, needs: Sequence[Need]) -> list[str]:
        debian = self.name == "apt-get"
        return sorted({need.debian if debian else need.provides for need in needs} - {""})


def _library(soname: str, debian: str) -> Need:
    return Need(soname, debian, f"{soname}()(64bit)")


def _program(name: str, debian: str, folder: str = "/usr/bin", service: str = "") -> Need:
    return Need(name, debian, f"{folder}/{name}", service)


WINDOW = (
    _library("libEGL.so.1", "libegl1"),
    _library("libGL.so.1", "libgl1"),
    _library("libxkbcommon.so.0", "libxkbcommon0"),
    _library("libdbus-1.so.3", "libdbus-1-3"),
    _library("libfontconfig.so.1", "libfontconfig1"),
    _library("libglib-2.0.so.0", "libglib2.0-0"),
)
X11 = (
    _library("libxcb-cursor.so.0", "libxcb-cursor0"),
    _library("libxcb-icccm.so.4", "libxcb-icccm4"),
    _library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    _library("libxcb-shape.so.0", "libxcb-shape0"),
    _library("libxcb-xkb.so.1", "libxcb-xkb1"),
    _library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
WAYLAND = (
    _library("libwayland-cursor.so.0", "libwayland-cursor0"),
    _library("libwayland-egl.so.1", "libwayland-egl1"),
)
SCREEN_PROGRAMS = (_program("Xvfb", "xvfb"), _program("xdotool", "xdotool"))
LINE_PROGRAMS = (
    _program("postgres", "postgresql", service="postgresql"),
    _program("krb5kdc", "krb5-kdc", "/usr/sbin", service="krb5-kdc"),
    _program("kadmin.local", "krb5-admin-server", "/usr/sbin", service="krb5-admin-server"),
    _program("kinit", "krb5-user"),
    _program("dbus-run-session", "dbus"),
    _program("gnome-keyring-daemon", "gnome-keyring"),
)
SEAL_PROGRAMS = (_program("softhsm2-util", "softhsm2"),)
SCAN_PROGRAMS = (
    _program("clamd", "clamav-daemon", "/usr/sbin", service="clamav-daemon"),
    _program("freshclam", "clamav-freshclam", service="clamav-freshclam"),
)
DICTIONARIES = (Need("/usr/share/hunspell/de_DE.dic", "hunspell-de-de", "hunspell-de"),)
TEST_PROGRAMS = SCREEN_PROGRAMS + LINE_PROGRAMS + SEAL_PROGRAMS + SCAN_PROGRAMS + DICTIONARIES
TEST_LIBRARIES = (*X11, _library("libhunspell-1.7.so.0", "libhunspell-1.7-0"))

# The exact version: Debian's python3-venv belongs to Debian's default Python only.
VENV_PACKAGE = "python{major}.{minor}-venv"

TOOLS = (
    PackageTool(
        "apt-get",
        ("apt-get", "-o", "DPkg::Lock::Timeout=300", "install", "-y", "-q", "--no-install-recommends"),
        ("apt-get", "-o", "DPkg::Lock::Timeout=300", "update", "-q"),
    ),
    PackageTool("dnf", ("dnf", "install", "-y", "-q"), ("dnf", "makecache", "-q")),
    PackageTool(
        "zypper", ("zypper", "--non-interactive", "install"), ("zypper", "--non-interactive", "refresh")
    ),
)
ASKED = {
    "apt-get": "sudo apt-get install -y",
    "dnf": "sudo dnf install -y",
    "zypper": "sudo zypper install",
}


def groups(platform: str, environ: Mapping[str, str]) -> dict[str, tuple[Need, ...]]:
    """What a window needs on this display. Where X11 and Wayland both answer, Qt may take either."""
    if not platform.startswith("linux"):
        return {}
    wanted: dict[str, tuple[Need, ...]] = {"window": WINDOW}
    chosen = environ.get("QT_QPA_PLATFORM", "")
    if environ.get("DISPLAY") and (not chosen or "xcb" in chosen):
        wanted["x11"] = X11
    if environ.get("WAYLAND_DISPLAY") and (not chosen or "wayland" in chosen):
        wanted["wayland"] = WAYLAND
    return wanted


def missing_libraries(machine: Machine, needs: Sequence[Need]) -> list[Need]:
    return [need for need in needs if not machine.has_library(need.found_as)]


def missing_programs(machine: Machine, needs: Sequence[Need]) -> list[Need]:
    return [need for need in needs if not machine.has_tool(need.found_as)]


def package_tool(machine: Machine) -> PackageTool | None:
    return next((tool for tool in TOOLS if machine.has_tool(tool.name)), None)


def names(needs: Sequence[Need]) -> str:
    return ", ".join(need.found_as for need in needs)


def line_to_type(tool: PackageTool | None, needs: Sequence[Need]) -> str:
    """One line for the administrator; quoted, because a shell would read the brackets."""
    if tool is None:
        return ""
    packages = [f"'{name}'" if "(" in name else name for name in tool.packages(needs)]
    return f"{ASKED[tool.name]} {' '.join(packages)}"
