"""Rows dragged with a real pointer on a real screen (Xvfb)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(120),
    pytest.mark.skipif(not all(map(shutil.which, ("Xvfb", "xdotool"))), reason="Xvfb oder xdotool fehlt"),
]


class Pointer:
    """A mouse on one display, and the stage whose rows it drags."""

    def __init__(self, display: str, stage: subprocess.Popen[str]) -> None:
        self._env = {**os.environ, "DISPLAY": display}
        self._stage = stage

    def focus(self) -> None:
        """Keys go where no window manager sends them."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "Reihen"],
            env=self._env, capture_output=True, text=True, check=True, timeout=30,
        ).stdout.split()  # fmt: skip
        self._do("windowfocus", found[-1])

    def told(self) -> dict[str, Any]:
        assert self._stage.stdout is not None
        return dict(json.loads(self._stage.stdout.readline()))

    def drag(self, start: list[int], end: list[int], *, escape: bool = False) -> None:
        self._do("mousemove", *start)
        self._do("mousedown", 1)
        for part in range(1, 9):
            at = [a + (b - a) * part // 8 for a, b in zip(start, end, strict=True)]
            self._do("mousemove", *at)
            time.sleep(0.05)
        if escape:
            self._do("key", "Escape")
        self._do("mouseup", 1)
        time.sleep(0.2)

    def _do(self, *words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], env=self._env, check=True, timeout=30)


@pytest.fixture
def pointer() -> Iterator[Pointer]:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "800x600x24", "-nolisten", "tcp"]
    server = subprocess.Popen([*command, "-noreset"], pass_fds=(write,), stderr=subprocess.DEVNULL)
    display = ":" + os.read(read, 16).decode().strip()
    env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    path = str(Path(__file__).with_name("reordering_stage.py"))
    stage = subprocess.Popen([sys.executable, path], env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    made = Pointer(display, stage)
    yield made
    for process in (stage, server):
        process.terminate()
        process.wait(10)


def test_a_row_follows_the_pointer_to_its_new_place_and_back(pointer: Pointer) -> None:
    places = pointer.told()
    (x, top), (_, second) = places["a"], places["b"]
    near = (second - top) // 4
    pointer.focus()

    pointer.drag(places["a"], places["c"], escape=True)
    pointer.drag(places["d"], [x, top - near])
    assert pointer.told() == {"order": ["d", "a", "b", "c"]}

    places = pointer.told()
    pointer.drag(places["d"], [x, places["c"][1] + near])
    assert pointer.told() == {"order": ["a", "b", "c", "d"]}
