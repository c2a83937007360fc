"""The drill: server and disk are gone; copy and kept words bring everything acknowledged back."""

from __future__ import annotations

import shutil
import time

import pytest

from clerk_app.storage.postgres.engine import open_postgres
from tests.tools.postgres import require_available
from tests.tools.shared_office import SharedOffice, furnished
from tests.tools.standby import copy_of, keep_every_word, kill, restore, start_primary, synchronous

from ..conftest import BECKER, SharedFiling
from .acknowledged import Desks


@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_destroyed_server_comes_back_with_everything_it_acknowledged() -> None:
    require_available()
    primary = start_primary()
    building = furnished(primary)  # never finished: its server does not outlive the test
    office = next(building)
    case = SharedFiling(office).receive()
    shelf = keep_every_word(primary)
    synchronous(primary, "shelf")
    copy = copy_of(primary)
    desks = Desks(office.engine(BECKER.login), BECKER, case)
    desks.begin(4)
    time.sleep(2)
    kill(primary)
    shutil.rmtree(primary.folder)
    desks.end()
    office.close()
    shelf.close()
    begun = time.monotonic()
    restore(copy, shelf)
    back = SharedFiling(SharedOffice(copy, office.name))
    owner = open_postgres(copy.url(office.name), weak_line=True)
    print(f"{len(desks.told)} told, back after {time.monotonic() - begun:.1f} s")
    assert len(desks.told) > 50
    assert desks.lost(owner) == []
    assert desks.doubled(owner) == []
    assert back.reader.verify() == ()
    owner.dispose()
    copy.remove()
    shutil.rmtree(shelf.folder)
