"""How the packages are fetched: by hash, without a choice of versions, with or without a network."""

from __future__ import annotations

import pytest
from setup_fakes import FakeSystem, make_environment

from clerk_app.setup import packages
from clerk_app.setup.machine import SetupError


def test_only_pinned_wheels_with_a_known_hash_are_taken(place):
    command = packages.pip_command(FakeSystem().machine(), place, place.packages_lock("runtime"))
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:"} <= set(command)
    assert command[-2:] == ["-r", str(place.packages_lock("runtime"))]
    assert "--no-index" not in command


def test_a_site_without_network_installs_from_its_folder(place, tmp_path):
    machine = FakeSystem().machine(AMTSTISCH_WHEELS=str(tmp_path))
    command = packages.pip_command(machine, place, place.packages_lock("runtime"))
    assert command[command.index("--no-index") :][:3] == ["--no-index", "--find-links", str(tmp_path)]


def test_a_folder_of_packages_that_is_not_there_is_named(place, tmp_path):
    machine = FakeSystem().machine(AMTSTISCH_WHEELS=str(tmp_path / "gone"))
    with pytest.raises(SetupError, match="gone"):
        packages.pip_command(machine, place, place.packages_lock("runtime"))


def test_progress_is_told_every_ten_packages(place):
    place.packages_lock("runtime").write_text("".join(f"p{n}==1 \\\n" for n in range(25)))
    system = FakeSystem()

    def run(command, extra, on_line):
        for number in range(25):
            on_line(f"Collecting p{number}==1")
        on_line("Installing collected packages: p0, p1")
        return 0

    system.run = run
    packages.install(system.machine(), place, "runtime")
    assert system.said == [
        "Pakete werden geholt: 10 von 25 …",
        "Pakete werden geholt: 20 von 25 …",
        "Alle Pakete sind da und werden eingespielt …",
    ]


def test_emptying_keeps_the_lock_that_is_being_held(place):
    make_environment(place, "3.11.2", "lxml-6.0.2")
    (place.venv / "lib64").symlink_to(place.venv / "lib")
    place.lock_of_setup.touch()
    place.unfinished.touch()
    packages.create(FakeSystem().machine(), place)
    assert {path.name for path in place.venv.iterdir()} == {"amtstisch.lock", "amtstisch.unfinished"}


def test_what_python_said_reaches_the_person(place):
    place.venv.mkdir()
    with pytest.raises(SetupError, match="output of"):
        packages.create(FakeSystem(codes={"venv": [1]}).machine(), place)


def test_a_package_of_other_content_than_pinned_is_called_by_its_name(place):
    said_by_pip = [
        "Looking in links: wheels",
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated …",
        "    lxml==6.0.2 from file:///wheels/lxml.whl (from -r requirements.lock (line 3)):",
        "        Expected sha256 00",
    ]
    with pytest.raises(SetupError, match=r"Prüfsumme: lxml==6\.0\.2\."):
        packages.install(_pip_that_says(said_by_pip), place, "runtime")


def test_of_all_that_pip_says_the_errors_are_passed_on(place):
    said_by_pip = ["Ignoring colorama", "ERROR: No matching distribution found for lxml==6.0.2", ""]
    with pytest.raises(SetupError) as raised:
        packages.install(_pip_that_says(said_by_pip), place, "runtime")
    assert "No matching distribution" in str(raised.value)
    assert "colorama" not in str(raised.value)


def _pip_that_says(lines):
    system = FakeSystem()

    def run(command, extra, on_line):
        for line in lines:
            on_line(line)
        return 1

    system.run = run
    return system.machine()
