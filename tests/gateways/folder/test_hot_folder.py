from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from folder_kit import PNG, TIFF, door, pdf, xbau, zipped

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.gateways.folder.channel import FolderChannel
from clerk_app.gateways.folder.tray import DONE, FAILED, WORKING, Tray
from clerk_app.services.channels import Policy
from clerk_app.services.collecting import collect_round, read_again
from clerk_app.services.collecting_book import Collector
from clerk_app.services.collecting_round import Tally
from clerk_app.services.reading import Box, Filter
from tests.office_kit import practice_office


def nothing(seconds: float) -> None:
    pass


def channel(tmp_path: Path, station: str = "a", pause: Callable[[float], None] = nothing) -> FolderChannel:
    folder = tmp_path / "post"
    folder.mkdir(exist_ok=True)
    tray = Tray(folder, station, 5.0, pause)
    return FolderChannel("Ordner", "folder/test", Policy.AUTOMATIC, tray, door(tmp_path / f"spool-{station}"))


def lay_down(tmp_path: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        file = tmp_path / "post" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def names(tmp_path: Path, tray: str) -> list[str]:
    return sorted(file.name for file in (tmp_path / "post" / tray).rglob("*") if file.is_file())


def tally(opened, one: FolderChannel, holder: str = "a") -> Tally:
    outcome = collect_round(opened.office, [one], Collector(holder), at_once=True)["Ordner"]
    assert outcome.trouble is None
    return outcome.tally


def cases_in(opened):
    return opened.reader.page(opened.office.actor, Filter(Box.ALL)).rows


def test_what_is_laid_down_becomes_a_case_once_and_goes_to_its_tray(tmp_path):
    with practice_office(tmp_path) as opened:
        one = channel(tmp_path)
        lay_down(tmp_path, {"antrag.xml": xbau(), "Lageplan.pdf": pdf({}), "Ansicht.png": PNG})
        lay_down(tmp_path, {"bombe.zip": zipped({"a.zip": zipped({"b": b"x"})}), "fall/scan.tif": TIFF})
        assert tally(opened, one) == Tally(stored=2, accepted=2, rejected=1)
        assert {"antrag.xml", "Lageplan.pdf", "Ansicht.png", "scan.tif"} <= set(names(tmp_path, DONE))
        assert {"bombe.zip", "grund.txt"} <= set(names(tmp_path, FAILED))
        reason = next((tmp_path / "post" / FAILED).rglob("grund.txt")).read_text("utf-8")
        assert "Archiv im Archiv" in reason
        (turned_away,) = opened.reader.quarantine(opened.office.actor)
        assert [part.name for part in turned_away.parts] == ["bombe.zip"]
        assert names(tmp_path, WORKING) == []
        lay_down(tmp_path, {"fall zwei/scan.tif": TIFF})
        assert tally(opened, one) == Tally(duplicate=1)
        assert names(tmp_path, WORKING) == []
        building = [row for row in cases_in(opened) if row.service == "bauantrag"]
        assert len(building) == 1


@pytest.mark.skipif(os.name != "posix", reason="names that are no text")
def test_strange_names_and_things_that_are_no_files_keep_nobody_waiting(tmp_path):
    with practice_office(tmp_path) as opened:
        one = channel(tmp_path)
        folder = os.fsencode(tmp_path / "post")
        os.mkfifo(folder + b"/rohr")
        (tmp_path / "post/verweis").symlink_to("/etc/passwd")
        (tmp_path / "post/leer").mkdir()
        for number, name in enumerate(
            (b"b\xff\xfe.json", b"neu\nzeile.json", b"n" * 240 + b".json", b"inhalt")
        ):
            Path(os.fsdecode(folder + b"/" + name)).write_bytes(b'{"n": %d}' % number)
        assert tally(opened, one) == Tally(stored=4, accepted=4, rejected=3)
        assert {entry.name for entry in (tmp_path / "post").iterdir()} == {WORKING, DONE, FAILED}


def test_what_is_still_being_written_stays_until_it_lies_still(tmp_path):
    def writing(seconds: float) -> None:
        with (tmp_path / "post/gross.pdf").open("ab") as file:
            file.write(b"mehr")

    one = channel(tmp_path, pause=writing)
    lay_down(
        tmp_path, {"gross.pdf": b"%PDF-", "halb.pdf.part": b"%PDF-", "~$offen.docx": b"x", "_meins": b"x"}
    )
    assert one.tray.waiting() == ()
    lay_down(tmp_path, {"gross.pdf.done": b""})
    assert len(one.tray.waiting()) == 1
    left = {entry.name for entry in (tmp_path / "post").iterdir() if entry.is_file()}
    assert left == {"halb.pdf.part", "~$offen.docx", "_meins"}


def test_a_message_waits_for_an_annex_that_is_still_being_copied(tmp_path):
    def copying(seconds: float) -> None:
        lay_down(tmp_path, {"Lageplan.pdf": b"%PDF-1.7 und mehr"})

    one = channel(tmp_path, pause=copying)
    lay_down(tmp_path, {"antrag.xml": xbau(), "Lageplan.pdf": b"%PDF-"})
    assert one.tray.waiting() == ()
    assert len(Tray(one.tray.folder, "a", 0.0, nothing).waiting()) == 1


def test_two_stations_at_one_folder_never_take_the_same_thing(tmp_path):
    stations = [channel(tmp_path, station).tray for station in ("a", "b", "c")]
    lay_down(tmp_path, {f"{n}.json": b'{"n": %d}' % n for n in range(60)})
    taken: list[str] = []

    def work(tray: Tray) -> None:
        taken.extend(tray.waiting())

    threads = [threading.Thread(target=work, args=(tray,)) for tray in stations]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == len(set(taken)) == 60


def test_one_database_behind_two_stations_holds_each_case_once(tmp_path):
    with practice_office(tmp_path) as opened:
        lay_down(tmp_path, {"a.json": b'{"n": 1}'})
        first, second = channel(tmp_path, "a"), channel(tmp_path, "b")
        assert tally(opened, first, "a").stored == 1
        lay_down(tmp_path, {"nochmal.json": b'{"n": 1}'})
        assert tally(opened, second, "b") == Tally(duplicate=1)


def test_whoever_writes_on_after_the_pick_up_is_not_cut_short(tmp_path):
    one = channel(tmp_path)
    lay_down(tmp_path, {"a.json": b'{"n": 1}'})
    (announcement,) = one.announcements()
    place, _ = one.tray.place(announcement.submission_id)
    place.write_bytes(b'{"n": 12}')
    with pytest.raises(OutsideError) as told, one.fetch(announcement):
        pass
    assert told.value.code == "folder.still_changing"


def test_a_share_that_is_away_is_told_and_nothing_is_made_in_its_place(tmp_path):
    tray = Tray(tmp_path / "weg", "a", 0.0, nothing)
    with pytest.raises(OutsideError) as told:
        tray.waiting()
    assert told.value.code == "folder.unreachable" and not (tmp_path / "weg").exists()


COLLECTING = """
import sys
from pathlib import Path
sys.path[:0] = [sys.argv[1], sys.argv[2]]
from test_hot_folder import channel, tally
from clerk_app.opening.office import open_office
home = Path(sys.argv[3])
with open_office(home / "office.db", practice=True) as opened:
    print("open", flush=True)
    print(tally(opened, channel(home)).stored, flush=True)
"""


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_collector_ended_while_it_takes_a_message_in_leaves_its_files_together(
    tmp_path, monkeypatch, moved
):
    class Ended(BaseException):
        pass

    rename, left = Path.rename, [moved]

    def ended(self, target):
        if not left[0]:
            raise Ended
        left[0] -= 1
        return rename(self, target)

    with practice_office(tmp_path) as opened:
        lay_down(tmp_path, {"antrag.xml": xbau(), "Lageplan.pdf": pdf({}), "Ansicht.png": PNG})
        monkeypatch.setattr(Path, "rename", ended)
        with pytest.raises(Ended):
            channel(tmp_path).tray.waiting()
        monkeypatch.undo()
        tally(opened, channel(tmp_path))
        assert len(cases_in(opened)) == 1


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize("after", [0.0, 0.05, 0.15, 0.4])
def test_a_collector_killed_at_any_moment_loses_and_doubles_nothing(tmp_path, after):
    with practice_office(tmp_path):
        pass
    channel(tmp_path)
    lay_down(tmp_path, {f"{n}.json": b'{"n": %d}' % n for n in range(12)})
    lay_down(tmp_path, {"antrag.xml": xbau(), "Lageplan.pdf": pdf({}), "Ansicht.png": PNG})
    here = Path(__file__)
    command = [sys.executable, "-c", COLLECTING, str(here.parents[3]), str(here.parent), str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    assert process.stdout.readline() == b"open\n"
    threading.Event().wait(after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with practice_office_again(tmp_path) as opened:
        tally(opened, channel(tmp_path), holder="a")
        cases = cases_in(opened)
        assert len(cases) == 13
        assert names(tmp_path, WORKING) == []
        left = [entry for entry in (tmp_path / "post").iterdir() if entry.is_file()]
        assert left == []


@pytest.mark.long
@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize("seed", range(12))
def test_one_killed_again_and_again_loses_and_doubles_nothing(tmp_path, seed):
    chance = random.Random(seed)
    with practice_office(tmp_path):
        pass
    channel(tmp_path)
    lay_down(tmp_path, {f"{n}.json": b'{"n": %d}' % n for n in range(20)})
    here = Path(__file__)
    command = [sys.executable, "-c", COLLECTING, str(here.parents[3]), str(here.parent), str(tmp_path)]
    for _ in range(chance.randint(2, 4)):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        threading.Event().wait(chance.random() * 0.6)
        process.kill()
        process.wait()
    with practice_office_again(tmp_path) as opened:
        tally(opened, channel(tmp_path), holder="a")
        assert len(cases_in(opened)) == 20 and names(tmp_path, WORKING) == []
        assert opened.reader.verify() == ()


def practice_office_again(folder: Path):
    from clerk_app.opening.office import open_office

    return open_office(folder / "office.db", practice=True)


def test_what_failed_on_our_side_is_taken_up_at_once_when_it_is_asked_for_again(tmp_path):
    with practice_office(tmp_path) as opened:
        one = channel(tmp_path)
        lay_down(tmp_path, {"b/submission.json": b"{}", "b/events.json": b"{}"})
        assert tally(opened, one).failed == 1
        assert tally(opened, one) == Tally(duplicate=0)
        (row,) = opened.reader.quarantine(opened.office.actor)
        name, _, submission = row.source.rpartition("/")
        read_again(opened.office, name, submission)
        assert tally(opened, one).failed == 1
        with pytest.raises(ClerkError) as told:
            read_again(opened.office, name, "nobody")
        assert told.value.code == "delivery.not_to_repeat"
