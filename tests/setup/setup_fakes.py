"""A machine made of plain answers, so that every system can be tried on any."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from clerk_app.setup.machine import Line, Machine
from clerk_app.setup.place import Place

RUNTIME_LOCK = "pyside6-essentials==6.11.3 \\\n    --hash=sha256:00\nlxml==6.0.2 \\\n    --hash=sha256:01\n"
TEST_LOCK = RUNTIME_LOCK + "pytest==9.2.0 \\\n    --hash=sha256:02\n"


@dataclass
class FakeSystem:
    """What is installed, what installing brings, and everything that was run and said."""

    tools: set[str] = field(default_factory=lambda: {"apt-get"})
    libraries: set[str] = field(default_factory=set)
    brings: set[str] = field(default_factory=set)
    codes: dict[str, list[int]] = field(default_factory=dict)
    ran: list[list[str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    on_run: Callable[[Sequence[str]], None] | None = None

    def run(self, command: Sequence[str], extra: Mapping[str, str], on_line: Line) -> int:
        self.ran.append(list(command))
        on_line(f"output of {command[0]}")
        if self.on_run:
            self.on_run(command)
        left = next((codes for word, codes in self.codes.items() if word in command), [])
        code = left.pop(0) if left else 0
        if code == 0 and "install" in command:
            self.libraries |= self.brings
            self.tools |= self.brings
        return code

    def machine(self, *, root: bool = True, platform: str = "linux", **environ: str) -> Machine:
        return Machine(
            platform=platform,
            is_root=root,
            environ=environ,
            has_tool=self.tools.__contains__,
            has_library=self.libraries.__contains__,
            run=self.run,
            say=self.said.append,
        )

    def commands(self, word: str) -> list[list[str]]:
        return [command for command in self.ran if word in command]


def make_environment(place: Place, version: str = "3.11.2", *packages: str, pip: bool = True) -> None:
    place.python.parent.mkdir(parents=True, exist_ok=True)
    place.python.touch()
    (place.venv / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}\n")
    major, minor, *_ = (int(part) for part in version.split("."))
    site = place.site((major, minor))
    site.mkdir(parents=True, exist_ok=True)
    if pip:
        (site / "pip").mkdir(exist_ok=True)
    for package in packages:
        (site / f"{package}.dist-info").mkdir(exist_ok=True)


WHOLE = ("PySide6_Essentials-6.11.3", "lxml-6.0.2")
WHOLE_TEST = (*WHOLE, "pytest-9.2.0")
