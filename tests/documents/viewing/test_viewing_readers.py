"""Readers come and go: none outlives its document, none takes the desk down with it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from clerk_app.documents.viewing.lamp import ConfinedLamp, Deadlines
from clerk_app.domain.errors import OutsideError
from clerk_app.services.reading_lamp import CLOSED, UNAVAILABLE

ROOT = Path(__file__).parents[3]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="confinement of Linux")


@pytest.fixture
def own_lamp():
    lamp = ConfinedLamp(deadlines=Deadlines(open=20.0, answer=20.0))
    yield lamp
    lamp.put_out()


def children() -> set[int]:
    return {child.pid for child in psutil.Process().children() if child.status() != psutil.STATUS_ZOMBIE}


def test_a_killed_reader_is_replaced_and_nobody_notices(own_lamp, forge):
    opened = own_lamp.open(forge.letter(2), "application/pdf")
    (reader,) = own_lamp.readers()
    os.kill(reader.pid, signal.SIGKILL)
    psutil.wait_procs([psutil.Process(reader.pid)], timeout=5)
    assert own_lamp.page(opened.handle, 1, 200).width == 200


def test_a_reader_killed_in_the_middle_fails_that_request_only(own_lamp, forge):
    opened = own_lamp.open(forge.nested_forms(), "application/pdf")
    letter = own_lamp.open(forge.letter(1), "application/pdf")
    victim = own_lamp.readers()[0].pid
    with ThreadPoolExecutor(1) as pool:
        drawing = pool.submit(own_lamp.page, opened.handle, 0, 600)
        time.sleep(0.2)
        os.kill(victim, signal.SIGKILL)
        assert isinstance(drawing.exception(timeout=15), OutsideError)
    assert own_lamp.page(letter.handle, 0, 200).width == 200


def test_no_reader_is_left_when_the_lamp_is_put_out(forge):
    before = children()
    lamp = ConfinedLamp()
    for _ in range(3):
        lamp.open(forge.letter(1), "application/pdf")
    assert len(children() - before) >= 3
    lamp.put_out()
    assert children() <= before


def test_closing_a_document_ends_its_reader_even_at_work(own_lamp, forge):
    opened = own_lamp.open(forge.nested_forms(), "application/pdf")
    (reader,) = own_lamp.readers()
    with ThreadPoolExecutor(1) as pool:
        drawing = pool.submit(own_lamp.page, opened.handle, 0, 600)
        time.sleep(0.2)
        before = time.monotonic()
        own_lamp.close(opened.handle)
        trouble = drawing.exception(timeout=15)
    assert isinstance(trouble, OutsideError)
    assert trouble.code == CLOSED
    assert time.monotonic() - before < 5
    assert not psutil.pid_exists(reader.pid)


def test_a_closed_document_cannot_be_asked(own_lamp, forge):
    opened = own_lamp.open(forge.letter(1), "application/pdf")
    own_lamp.close(opened.handle)
    with pytest.raises(OutsideError) as caught:
        own_lamp.page(opened.handle, 0, 100)
    assert caught.value.code == CLOSED


def test_a_lamp_put_out_opens_nothing(forge):
    lamp = ConfinedLamp()
    lamp.put_out()
    with pytest.raises(OutsideError) as caught:
        lamp.open(forge.letter(1), "application/pdf")
    assert caught.value.code == CLOSED


def test_many_open_documents_share_few_readers(own_lamp, forge):
    opened = [own_lamp.open(forge.letter(1, f"Brief {n}"), "application/pdf") for n in range(7)]
    assert len(own_lamp.readers()) <= 4
    assert [own_lamp.text(one.handle, 0)[:7] for one in opened] == [f"Brief {n}" for n in range(7)]


def test_many_threads_may_ask_at_once(own_lamp, forge):
    opened = [own_lamp.open(forge.letter(5, f"Brief {n}"), "application/pdf") for n in range(2)]
    with ThreadPoolExecutor(8) as pool:
        asked = [(n % 2, n % 5, pool.submit(own_lamp.text, opened[n % 2].handle, n % 5)) for n in range(60)]
        drawn = [pool.submit(own_lamp.page, opened[0].handle, 0, 300) for _ in range(10)]
    assert all(
        answer.result().startswith(f"Brief {which}, Seite {page + 1}") for which, page, answer in asked
    )
    assert len({picture.result().pixels for picture in drawn}) == 1


def test_a_page_is_drawn_while_a_long_search_goes_on(own_lamp, forge):
    opened = own_lamp.open(forge.letter(1500, lines=60), "application/pdf")
    order: list[str] = []

    def search() -> None:
        own_lamp.search(opened.handle, "nirgends")
        order.append("search")

    searching = threading.Thread(target=search)
    searching.start()
    time.sleep(0.05)
    own_lamp.page(opened.handle, 1499, 300)
    order.append("page")
    searching.join()
    assert order == ["page", "search"]


def test_a_program_without_reader_says_so(forge):
    lamp = ConfinedLamp([sys.executable, "-c", "pass"])
    with pytest.raises(OutsideError) as caught:
        lamp.open(forge.letter(1), "application/pdf")
    lamp.put_out()
    assert caught.value.code == UNAVAILABLE


def test_a_turned_reader_is_not_believed(forge):
    lies = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from clerk_app.documents.viewing import wire\n"
        "put, take = open(1, 'wb', 0, closefd=False), open(0, 'rb', 0, closefd=False)\n"
        "wire.send(put, {'ready': {}})\n"
        "while True:\n"
        "    heard, _ = wire.receive(take)\n"
        "    wire.send(put, {'kind': 'pdf', 'pages': 1, 'sizes': [[9, 9]], 'width': 1 << 40,\n"
        "                    'height': 1 << 40, 'shared': True, 'then': 0,\n"
        "                    'hits': [[0, [[0, 0, 1, float('nan')]]]]})\n"
    )
    lamp = ConfinedLamp([sys.executable, "-c", lies, str(ROOT)])
    opened = lamp.open(forge.letter(1), "application/pdf")
    with pytest.raises(OutsideError):
        lamp.page(opened.handle, 0, 100)
    with pytest.raises(OutsideError):
        lamp.search(opened.handle, "x")
    lamp.put_out()


@LINUX
def test_readers_end_with_a_desk_that_is_killed(forge, tmp_path):
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(forge.nested_forms())
    script = (
        "import sys, threading, time; sys.path.insert(0, sys.argv[1])\n"
        "from clerk_app.documents.viewing.lamp import ConfinedLamp, Deadlines\n"
        "lamp = ConfinedLamp(deadlines=Deadlines(60, 60))\n"
        "opened = lamp.open(open(sys.argv[2], 'rb').read(), 'application/pdf')\n"
        "threading.Thread(target=lamp.page, args=(opened.handle, 0, 600)).start()\n"
        "time.sleep(0.3); print(flush=True, *[reader.pid for reader in lamp.readers()])\n"
    )
    desk = subprocess.Popen([sys.executable, "-c", script, str(ROOT), str(letter)], stdout=subprocess.PIPE)
    assert desk.stdout is not None
    pids = [int(pid) for pid in desk.stdout.readline().split()]
    readers = [psutil.Process(pid) for pid in pids]
    desk.kill()
    desk.wait()
    desk.stdout.close()
    assert readers
    assert psutil.wait_procs(readers, timeout=5)[1] == []


@LINUX
def test_a_locked_in_reader_reaches_nothing(tmp_path):
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import json, mmap, os, signal, socket, subprocess\n"
        "from clerk_app.documents.viewing.worker import confine\n"
        "held = confine.lock_in()\n"
        "acts = {\n"
        "    'read a file': lambda: open('/etc/passwd').read(),\n"
        "    'write a file': lambda: open(sys.argv[2], 'w').write('x'),\n"
        "    'list a folder': lambda: os.listdir('/'),\n"
        "    'use the network': lambda: socket.create_connection(('127.0.0.1', 9), 1),\n"
        "    'use a local socket': lambda: socket.socket(socket.AF_UNIX),\n"
        "    'fork': os.fork,\n"
        "    'start a program': lambda: os.execv('/bin/true', ['true']),\n"
        "    'signal the desk': lambda: os.kill(os.getppid(), 0),\n"
        "    'make code': lambda: mmap.mmap(-1, 4096, prot=7),\n"
        "    'take all memory': lambda: bytearray(4 << 30),\n"
        "}\n"
        "done = []\n"
        "for name, act in acts.items():\n"
        "    try: act(); done.append(name)\n"
        "    except (OSError, MemoryError): pass\n"
        "print(json.dumps([held, done]))\n"
    )
    run = subprocess.run(
        [sys.executable, "-I", "-c", script, str(ROOT), str(tmp_path / "x")],
        check=True,
        capture_output=True,
        text=True,
    )
    held, done = json.loads(run.stdout)
    if not (held["landlock"] and held["seccomp"]):
        pytest.skip("this kernel confines only in part")
    assert done == []


def test_the_lamp_tells_how_its_readers_are_confined(own_lamp):
    assert set(own_lamp.confinement()) == {"limits", "no_new_privs", "landlock", "seccomp"}


@LINUX
def test_pictures_travel_through_the_pipe_where_no_memory_is_shared(forge, monkeypatch):
    monkeypatch.setattr("clerk_app.documents.viewing.board._shared_memory", lambda: None)
    lamp = ConfinedLamp(deadlines=Deadlines(20, 20))
    opened = lamp.open(forge.letter(1), "application/pdf")
    picture = lamp.page(opened.handle, 0, 400)
    lamp.put_out()
    assert len(picture.pixels) == picture.width * picture.height * 4
    assert min(picture.pixels) < 90
