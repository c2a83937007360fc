"""How far a case has come on its way into another program outlasts the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clerk_app.domain.errors import OutsideError
from clerk_app.services.transfer import Transfer
from clerk_app.storage.local_transfers import LocalTransfers
from clerk_app.ui.kit.desk import desk_by_hand
from clerk_app.ui.rooms.worklist.handing_memory import HandingMemory

KEY, WHOSE = bytes(range(32)), ("m.schuster", "case-1")
HALF = Transfer(3, {0: "36 KFZ 2026/0001", 2: "Schäfer"}, "Q-7")


class HandBell:
    def __init__(self, ring: Callable[[], None]) -> None:
        self.ring, self.set_to = ring, 0

    def set(self, milliseconds: int) -> None:
        self.set_to = milliseconds

    def stop(self) -> None:
        self.set_to = 0

    def is_set(self) -> bool:
        return self.set_to > 0


def at_a_desk(folder: Path) -> tuple[HandingMemory, list[HandBell], Callable[[], None]]:
    desk, work = desk_by_hand()
    bells: list[HandBell] = []

    def made(ring: Callable[[], None]) -> HandBell:
        bells.append(HandBell(ring))
        return bells[-1]

    memory = HandingMemory(desk, LocalTransfers(folder, KEY), desk, made)
    return memory, bells, work.drain  # type: ignore[return-value]


def test_a_step_is_on_the_disk_within_a_second_and_there_after_a_restart(
    qapp: object, tmp_path: Path
) -> None:
    memory, [bell], drain = at_a_desk(tmp_path)
    memory.keep(WHOSE, "fachverfahren", Transfer(1), pytest.fail)
    memory.keep(WHOSE, "fachverfahren", HALF, pytest.fail)
    assert 0 < bell.set_to < 1000 and not list(tmp_path.iterdir())
    bell.ring()
    drain()

    again, _, _ = at_a_desk(tmp_path)
    again.learn(WHOSE, again.kept(WHOSE))
    assert again.of(WHOSE, "fachverfahren") == HALF
    assert again.of(("a.becker", "case-1"), "fachverfahren") == Transfer()


def test_what_is_not_on_the_disk_yet_counts_before_what_is(qapp: object, tmp_path: Path) -> None:
    LocalTransfers(tmp_path, KEY).put(*WHOSE, {"fachverfahren": HALF, "anderes": Transfer(1)})
    memory, [bell], drain = at_a_desk(tmp_path)
    memory.keep(WHOSE, "fachverfahren", Transfer(5), pytest.fail)
    memory.learn(WHOSE, memory.kept(WHOSE))
    bell.ring()
    memory.learn(WHOSE, {"fachverfahren": HALF})  # an answer that was under way
    assert (memory.of(WHOSE, "fachverfahren"), memory.of(WHOSE, "anderes")) == (Transfer(5), Transfer(1))
    drain()
    assert LocalTransfers(tmp_path, KEY).of(*WHOSE)["fachverfahren"] == Transfer(5)


def test_it_is_sealed_and_nothing_is_left_once_the_case_has_gone(qapp: object, tmp_path: Path) -> None:
    memory, [bell], drain = at_a_desk(tmp_path)
    memory.keep(WHOSE, "fachverfahren", HALF, pytest.fail)
    bell.ring()
    drain()
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert not any(word in file.read_bytes() for word in ("Schäfer".encode(), b"case-1", b"fachverfahren"))
    assert LocalTransfers(tmp_path, bytes(32)).of(*WHOSE) == {}
    file.write_bytes(b"x" + file.read_bytes())
    assert LocalTransfers(tmp_path, KEY).of(*WHOSE) == {}
    memory.forget(WHOSE)
    drain()
    assert list(tmp_path.iterdir()) == [] and memory.of(WHOSE, "fachverfahren") == Transfer()


def test_a_disk_that_takes_nothing_is_said_and_copying_goes_on(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "voll").write_text("kein Ordner")
    memory, [bell], drain = at_a_desk(tmp_path / "voll")
    said: list[Exception] = []
    memory.keep(WHOSE, "fachverfahren", HALF, said.append)
    bell.ring()
    drain()
    assert isinstance(said[0], OutsideError) and said[0].code == "transfer.not_kept"
    assert memory.of(WHOSE, "fachverfahren") == HALF
