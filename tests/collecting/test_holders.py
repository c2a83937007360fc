"""Who was ended on this machine holds nothing any more; of everybody else nothing is known."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from clerk_app.opening.holder import is_gone, own_name, this_machine

HERE = this_machine()
ALIKE = f"{socket.gethostname()}/another:999999999:0badcafe"


@pytest.mark.skipif(os.name != "posix", reason="Prozesse lassen sich hier nicht erfragen.")
def test_a_process_that_has_ended_is_gone_and_a_living_one_is_not() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    name = f"{HERE}:{child.pid}:0badcafe"
    assert not is_gone(name)
    child.kill()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # ended, and nobody has asked for it yet
    assert is_gone(name) or sys.platform != "linux"
    child.wait()
    assert is_gone(name)


@pytest.mark.skipif(os.name != "posix", reason="Prozesse lassen sich hier nicht erfragen.")
def test_a_program_that_was_given_our_number_before_us_is_gone() -> None:
    assert is_gone(own_name())


@pytest.mark.parametrize(
    "name", ["", "somebody", "elsewhere:1:0badcafe", f"{HERE}:x:0badcafe", f"{HERE}:1", ALIKE]
)
def test_of_others_nothing_is_known(name: str) -> None:
    assert not is_gone(name)
