"""The house stands as it was drawn: floors, sizes, sentences, and nothing that must not be in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import PySide6
import pytest

from clerk_app.setup.lockfile import installed, pins, plain
from tests.house_survey import (
    ROOT,
    Source,
    all_imports,
    calls_of,
    colours,
    definitions,
    imports_in_functions,
    length,
    module_state,
    product,
    tracked,
)

MOST_LINES = {"file": 300, "function": 50, "class": 250}
MAY_PRINT = ("clerk_app/admin/", "clerk_app/setup/", "clerk_app/bootstrap/day.py")
# Starting up is the one place where an import waits: what is loaded later must not delay the first window.
MAY_IMPORT_LATE = ("clerk_app/bootstrap/", "clerk_app/opening/")
# Qt parts under the GPL alone, which this product's licence does not allow it to ship.
GPL_ONLY = re.compile(
    r"PySide6\.Qt(Charts|DataVisualization|Graphs\w*|VirtualKeyboard|NetworkAuth|Quick3D\w*|QuickTimeline\w*|"
    r"HttpServer|Lottie\w*|QuickWebProfile)\b"
)
REGISTRY = re.compile(r"https?://[^\s\"']*(?:pypi\.|pythonhosted|npmjs|deb\.debian)", re.ASCII)
HOMES = re.compile(r"/(?:home|Users)/[a-z][\w-]*/|/root/\.", re.ASCII)


def no(found: list[str], rule: str) -> None:
    listed = "\n".join(found)
    assert not found, f"{rule}:\n{listed}"


def test_each_floor_leans_only_on_the_floors_below():
    linter = Path(sys.executable).with_name("lint-imports")
    command = [str(linter), "--no-cache", "--config", str(ROOT / "pyproject.toml")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_setting_up_needs_nothing_but_python_itself():
    found = [
        f"{source.path}: {name}"
        for source in product()
        if source.within("clerk_app/setup/")
        for name in all_imports(source)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("clerk_app.setup")
    ]
    no(found, "Set-up runs before anything is installed")
    assert not [name for name in all_imports(_source("clerk_app/__init__.py")) if name]


def test_hours_and_days_are_those_of_the_office_and_not_of_the_machine():
    """A desk served from elsewhere, or set to another zone, would name another hour or even another day."""
    may = "clerk_app/bootstrap/day.py"  # names a folder
    found = [f"{s.path}" for s in product() if ".astimezone()" in s.text and not s.within(may)]
    no(found, "Use office_time")


def test_imports_stand_at_the_top_of_their_file():
    found = [
        f"{source.path}:{line}: {name}"
        for source in product()
        if not source.within(*MAY_IMPORT_LATE)
        for line, name in imports_in_functions(source)
    ]
    no(found, "Imports inside functions")


def test_every_file_can_be_seen_at_a_glance():
    found = [f"{s.path}: {s.lines} lines" for s in product() if s.lines > MOST_LINES["file"]]
    no(found, "Files over 300 lines")


def test_functions_and_classes_stay_short():
    found = [
        f"{source.path}:{node.lineno}: {node.name} has {length(node)} lines"
        for source in product()
        for node in definitions(source)
        if length(node) > MOST_LINES["class" if type(node).__name__ == "ClassDef" else "function"]
    ]
    no(found, "Functions over 50 lines or classes over 250")


def test_every_module_says_what_it_is_for():
    found = [source.path for source in product() if not ast.get_docstring(source.tree)]
    no(found, "Modules without a docstring")


def test_no_module_keeps_state():
    found = [f"{s.path}:{line}: global {name}" for s in product() for line, name in module_state(s)]
    no(found, "State at module level")


def test_only_the_headless_side_prints():
    found = [
        f"{s.path}:{line}" for s in product() if not s.within(*MAY_PRINT) for line in calls_of(s, "print")
    ]
    no(found, "print() outside admin, setup and the day without a screen")


def test_colours_have_names_in_the_palette_and_none_in_the_rooms():
    found = [
        f"{s.path}:{line}: {colour}"
        for s in product()
        if s.within("clerk_app/ui/")
        for line, colour in colours(s)
    ]
    no(found, "Colour literals in ui")


def test_test_files_have_names_of_their_own():
    shared_names = {"conftest.py", "__init__.py"}
    names = Counter(Path(name).name for name in tracked("*.py") if name.startswith("tests/"))
    no([name for name, count in names.items() if count > 1 and name not in shared_names], "Names used twice")


def test_nothing_under_the_gpl_alone_is_used():
    found = [f"{s.path}: {name}" for s in product() for name in all_imports(s) if GPL_ONLY.match(name)]
    no(sorted(found), "Qt modules under the GPL only")


def test_no_tracked_file_names_the_machine_it_was_written_on():
    here = re.compile(re.escape(f"{ROOT}/") + "|" + re.escape(str(ROOT.parent / "shared")))
    found = []
    for name in tracked():
        text = (ROOT / name).read_bytes().decode("utf-8", "ignore")
        hits = {hit for pattern in (here, HOMES, REGISTRY) for hit in pattern.findall(text)}
        found += [f"{name}: {hit}" for hit in sorted(hits)]
    no(found, "Paths of a machine or addresses of a registry")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_package_lists_hold_hashes_and_no_address(lock):
    text = _read(f"resources/{lock}")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    blocks = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    no([block.split()[0] for block in blocks if "--hash=sha256:" not in block], "Pins without a hash")
    assert len(blocks) == len(pins(text))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_package_lists_cover_what_the_program_asks_for(lock):
    known = {plain(pin.name) for pin in pins(_read(f"resources/{lock}"))}
    project = tomllib.loads(_read("pyproject.toml"))
    asked = project["project"]["dependencies"]
    if "test" in lock:
        asked = asked + project["dependency-groups"]["test"]
    no([line for line in asked if _name(line) not in known], f"Dependencies missing from {lock}")


def test_the_test_list_holds_every_pin_of_the_runtime_list():
    runtime, test = (set(pins(_read(f"resources/{name}"))) for name in _LOCKS)
    no(sorted(pin.name for pin in runtime - test), "Pins the test list has not, or in another version")


def test_these_tests_run_on_the_pinned_packages():
    found = installed(Path(entry) for entry in sys.path if entry.endswith("site-packages"))
    wrong = [
        f"{pin.name}: {found[plain(pin.name)]} instead of {pin.version}"
        for pin in pins(_read("resources/requirements-test.lock"))
        if found.get(plain(pin.name), pin.version) != pin.version
    ]
    no(wrong, "Packages in another version than pinned")


def test_qt_is_one_of_the_versions_known_to_be_sound():
    version = tuple(int(part) for part in PySide6.__version__.split(".")[:2])
    assert (6, 8) <= version < (6, 12), "6.12 loses references on Python 3.11; see the next test"


COUNTING = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

class Bell(QObject):
    rang = Signal(bool)

application = QCoreApplication([])
bell, timer = Bell(), QTimer()
bell.rang.connect(lambda loud: None)
spare = [True, None] * 100_000   # so that a loss is counted and does not kill
before = sys.getrefcount(True), sys.getrefcount(None)
for _ in range(20_000):
    bell.rang.emit(True)
    timer.stop()
after = sys.getrefcount(True), sys.getrefcount(None)
print(after[0] - before[0], after[1] - before[1])
"""


def test_signals_and_calls_give_back_what_they_borrow():
    """A binding that drops a reference to True or None per call ends the program after thousands of calls."""
    done = subprocess.run([sys.executable, "-c", COUNTING], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    if sys.version_info < (3, 12):  # from then on True and None are immortal, whatever is counted
        lost = [int(number) for number in done.stdout.split()]
        assert min(lost) > -100, f"True and None changed by {lost} over 20000 calls"


_LOCKS = ("requirements.lock", "requirements-test.lock")


def _read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _source(name: str) -> Source:
    return Source(name, _read(name))


def _name(requirement: str) -> str:
    return plain(re.split(r"[ ;<>=~!\[]", requirement, maxsplit=1)[0])
