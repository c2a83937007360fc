"""The machine as setting up sees it: everything outside is reached through here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Line = Callable[[str], None]


class SetupError(Exception):
    """Three sentences for the person at the machine: what happened, what it means, what to do next."""


@dataclass(frozen=True)
class Machine:
    platform: str
    is_root: bool
    environ: Mapping[str, str]
    has_tool: Callable[[str], bool]
    has_library: Callable[[str], bool]
    run: Callable[[Sequence[str], Mapping[str, str], Line], int]
    say: Line


def report_of(machine: Machine, command: Sequence[str], extra: Mapping[str, str]) -> tuple[int, str]:
    """The exit code, and the last lines the command said: what somebody needs who has to mend it."""
    lines: list[str] = []
    code = machine.run(command, extra, lines.append)
    return code, "\n".join(lines[-8:])


def say(text: str) -> None:
    print(f"Amtstisch: {text}", file=sys.stderr, flush=True)
