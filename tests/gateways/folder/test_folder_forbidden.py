"""What may not be read or moved stays where it lies, is told, and keeps nobody waiting."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from folder_kit import PNG, pdf, xbau
from test_hot_folder import cases_in, channel, lay_down, names, nothing, tally

from clerk_app.domain.errors import OutsideError
from clerk_app.gateways.folder.tray import DONE, WORKING, Tray
from clerk_app.services.collecting import collect_round
from clerk_app.services.collecting_book import Collector
from clerk_app.services.collecting_round import Tally
from tests.office_kit import practice_office

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of files as POSIX has them")
_VERSION, _SLOTS = 0x20080522, 6  # of the kernel's capset(2): effective, permitted, inheritable, twice
_MIGHT = 0b1110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER
STRANGER = 65534


@contextmanager
def without_might() -> Iterator[None]:
    """Rights hold for root too, as they do for the collector of an office."""
    if sys.platform != "linux" or os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    head, held = (ctypes.c_uint32 * 2)(_VERSION, 0), (ctypes.c_uint32 * _SLOTS)()
    assert libc.capget(head, held) == 0
    mighty = held[0]
    held[0] = mighty & ~_MIGHT
    assert libc.capset(head, held) == 0
    try:
        yield
    finally:
        held[0] = mighty
        assert libc.capset(head, held) == 0


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "post").mkdir()
    with without_might():
        yield tmp_path
    for folder in (tmp_path / "post", *(tmp_path / "post").rglob("*")):
        folder.chmod(0o700)


def waiting(post: Path) -> tuple[str, ...]:
    return channel(post).tray.waiting()


def why(post: Path, arrival: str) -> OutsideError:
    with pytest.raises(OutsideError) as told:
        channel(post).tray.place(arrival)
    return told.value


def shut(path: Path, mode: int = 0) -> Path:
    path.chmod(mode)
    return path


def test_a_file_nobody_may_read_stays_and_the_others_are_taken(post):
    lay_down(post, {"frei.json": b'{"n": 1}', "zu.json": b'{"n": 2}'})
    closed = shut(post / "post/zu.json")
    first, second = waiting(post), waiting(post)
    assert first == second and len(first) == 2
    assert closed.is_file() and len(list((post / "post" / WORKING).iterdir())) == 1
    stuck = next(one for one in first if channel(post).tray.standing(one) == "")
    told = why(post, stuck)
    assert (told.code, told.facts["path"]) == ("folder.unreadable", str(closed))
    shut(closed, 0o644)
    assert waiting(post) == first and not closed.exists()
    with channel(post).fetch(announced(post, stuck)) as fetched:
        assert fetched.assessment.submission.data == b'{"n": 2}'


def announced(post: Path, arrival: str):
    return next(one for one in channel(post).announcements() if one.submission_id == arrival)


@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_a_folder_that_cannot_be_looked_into_is_not_an_empty_one(post, mode):
    lay_down(post, {"fall/scan.png": PNG, "fall/innen/plan.png": PNG + b"2", "frei.json": b"{}"})
    shut(post / "post/fall").chmod(0o777)
    inner = shut(post / "post/fall/innen", mode)
    taken = waiting(post)
    assert len(taken) == 2
    (stuck,) = (one for one in taken if channel(post).tray.standing(one) == "")
    assert why(post, stuck).code == "folder.unreadable"
    inner.chmod(0o755)
    assert waiting(post) == taken
    place, _ = channel(post).tray.place(stuck)
    assert sorted(file.name for file in place.rglob("*.png")) == ["plan.png", "scan.png"]


def test_a_message_waits_for_the_annex_that_cannot_be_read(post):
    lay_down(post, {"antrag.xml": xbau(), "Lageplan.pdf": pdf({}), "Ansicht.png": PNG})
    shut(post / "post/Lageplan.pdf")
    assert len(waiting(post)) == 1
    assert {"antrag.xml", "Lageplan.pdf", "Ansicht.png"} <= {one.name for one in (post / "post").iterdir()}


def test_what_may_not_be_moved_is_told_with_the_reason(post):
    """As in a folder with the sticky bit: everybody may lay down, only the owner may take away."""
    if os.geteuid() != 0:
        pytest.skip("files of somebody else are laid down by root only")
    lay_down(post, {"a.json": b"{}"})
    (post / "post").chmod(0o1777)
    shut(post / "post/a.json", 0o644)
    for place in (post / "post", post / "post/a.json"):
        os.chown(place, STRANGER, STRANGER)
    (stuck,) = waiting(post)
    told = why(post, stuck)
    assert told.code == "folder.unmovable" and told.facts["reason"] == os.strerror(errno.EPERM)


def test_a_folder_that_may_only_be_read_is_told_as_such(post):
    lay_down(post, {"a.json": b"{}"})
    (post / "post").chmod(0o555)
    with pytest.raises(OutsideError) as told:
        waiting(post)
    assert told.value.code == "folder.no_trays" and told.value.facts["place"]
    assert (post / "post/a.json").is_file()


def test_the_office_hears_of_it_once_and_has_the_case_as_soon_as_it_may_be_read(post):
    """The same delivery goes on, so that its row in the tray is gone with it; the content counts once."""
    lay_down(post, {"zu.json": b'{"n": 2}', "frei.json": b'{"n": 1}'})
    closed = shut(post / "post/zu.json")
    with practice_office(post) as opened:
        collector, one = Collector("a", rests=False), channel(post)

        def round_() -> Tally:
            return collect_round(opened.office, [one], collector, at_once=True)["Ordner"].tally

        assert round_() == Tally(stored=1, accepted=1, failed=1)
        assert [round_() for _ in range(3)] == [Tally(failed=1)] * 3
        (row,) = opened.reader.quarantine(opened.office.actor)
        assert row.problems[0][:2] == ("line", "folder.unreadable") and str(closed) in row.problems[0][3]
        shut(closed, 0o644)
        assert round_() == Tally(stored=1, accepted=1)
        assert opened.reader.quarantine(opened.office.actor) == () and len(cases_in(opened)) == 2
        assert names(post, WORKING) == [] and not closed.exists()
        lay_down(post, {"nochmal.json": b'{"n": 2}'})
        round_()
        assert len(cases_in(opened)) == 2 and opened.reader.verify() == ()


def test_a_namesake_laid_down_after_a_kill_overwrites_nothing(tmp_path):
    one = channel(tmp_path)
    lay_down(tmp_path, {"scan.json": b'{"n": 1}'})
    tray = Tray(one.tray.folder, "a", 0.0, nothing)
    tray.waiting()
    (room,) = (tmp_path / "post" / WORKING / "a").iterdir()
    room.rename(room.with_name("neu-1"))  # as a collector leaves it that was killed before it named it
    lay_down(tmp_path, {"scan.json": b'{"n": 2}'})
    assert len(tray.waiting()) == 2
    contents = {file.read_bytes() for file in (tmp_path / "post" / WORKING).rglob("scan.json")}
    assert contents == {b'{"n": 1}', b'{"n": 2}'}


def test_a_name_as_long_as_the_disk_allows_keeps_nobody_waiting(tmp_path):
    lay_down(tmp_path, {"n" * 250 + ".json": b"{}", "a.json": b'{"n": 1}'})
    assert len(channel(tmp_path).tray.waiting()) == 2


def another_drive(tmp_path: Path) -> Iterator[Path]:
    here = tmp_path.stat().st_dev
    places = (Path(place) for place in ("/dev/shm", "/var/tmp"))
    other = next((place for place in places if place.is_dir() and place.stat().st_dev != here), None)
    if other is None:
        pytest.skip("there is only one drive here")
    folder = Path(tempfile.mkdtemp(dir=other))
    yield folder
    shutil.rmtree(folder)


drive = pytest.fixture(another_drive, name="drive")


def test_a_tray_on_another_drive_is_filled_all_the_same(tmp_path, drive):
    lay_down(tmp_path, {"a.json": b'{"n": 1}', "fall/scan.png": PNG, "fall/plan.png": PNG + b"2"})
    (tmp_path / "post" / DONE).symlink_to(drive)
    with practice_office(tmp_path) as opened:
        assert tally(opened, channel(tmp_path)) == Tally(stored=2, accepted=2)
    assert sorted(file.name for file in drive.rglob("*.[jp]*") if file.stem != "laufzettel") == [
        "a.json", "plan.png", "scan.png",
    ]  # fmt: skip
    assert names(tmp_path, WORKING) == []


def test_a_working_tray_on_another_drive_takes_nothing_and_says_why(tmp_path, drive):
    lay_down(tmp_path, {"a.json": b'{"n": 1}'})
    (tmp_path / "post" / WORKING).symlink_to(drive)
    tray = channel(tmp_path).tray
    (stuck,) = tray.waiting()
    with pytest.raises(OutsideError) as told:
        tray.place(stuck)
    assert told.value.code == "folder.unmovable" and "ink" in told.value.facts["reason"]
    assert (tmp_path / "post/a.json").is_file()
