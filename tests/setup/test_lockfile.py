"""What a package list asks for, and whether a folder has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app.setup.lockfile import Pin, fingerprint, fulfilled, installed, pins

LIST = """\
jeepney==0.9.0 ; sys_platform == 'linux' \\
    --hash=sha256:97e5
lxml==6.0.2 \\
    --hash=sha256:13e3
pyside6-essentials==6.11.3 \\
    --hash=sha256:6a5a \\
    --hash=sha256:7b11
"""


def folder_with(path: Path, *packages: str) -> Path:
    for package in packages:
        (path / f"{package}.dist-info").mkdir(parents=True)
    return path


def test_a_list_names_packages_and_where_they_may_be_left_out():
    assert pins(LIST) == (
        Pin("jeepney", "0.9.0", everywhere=False),
        Pin("lxml", "6.0.2", everywhere=True),
        Pin("pyside6-essentials", "6.11.3", everywhere=True),
    )


@pytest.mark.parametrize(
    ("packages", "expected"),
    [
        (("PySide6_Essentials-6.11.3", "lxml-6.0.2", "jeepney-0.9.0"), True),
        (("pyside6_essentials-6.11.3", "lxml-6.0.2"), True),
        (("PySide6_Essentials-6.11.3", "lxml-6.0.1"), False),
        (("PySide6_Essentials-6.11.3", "lxml-6.0.2", "jeepney-0.8.0"), False),
        (("lxml-6.0.2",), False),
        ((), False),
    ],
)
def test_a_folder_fulfils_a_list_only_with_the_very_versions(tmp_path, packages, expected):
    assert fulfilled(pins(LIST), [folder_with(tmp_path, *packages)]) is expected


def test_the_same_package_in_two_versions_for_two_pythons_is_fulfilled_by_either(tmp_path):
    forked = pins("numpy==1.0 ; python_version < '3.12' \\\nnumpy==2.0 ; python_version >= '3.12' \\\n")
    assert fulfilled(forked, [folder_with(tmp_path, "numpy-2.0")])


def test_the_folder_first_looked_into_wins(tmp_path):
    first, second = folder_with(tmp_path / "a", "lxml-6.0.2"), folder_with(tmp_path / "b", "lxml-5.0")
    assert installed([first, second, tmp_path / "missing"]) == {"lxml": "6.0.2"}


def test_the_fingerprint_changes_with_the_list_and_with_the_interpreter():
    known = fingerprint(b"lxml==6.0.2", "3.11.2")
    assert known == fingerprint(b"lxml==6.0.2", "3.11.2")
    assert len({known, fingerprint(b"lxml==6.0.3", "3.11.2"), fingerprint(b"lxml==6.0.2", "3.12.1")}) == 3
