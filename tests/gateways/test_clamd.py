from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clerk_app.domain.errors import OutsideError
from clerk_app.gateways.clamd import PIECE, Clamd, Patience
from tests.tools.clamd import EICAR, SmallClamd, port_of, small_clamd

HASTY = Patience(connect=1, silence=0.3, whole=0.6, largest=2_000_000)


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[SmallClamd]:
    with small_clamd(tmp_path / "ctl") as made:
        yield made


@pytest.fixture
def clamd(daemon: SmallClamd, tmp_path: Path) -> Clamd:
    return Clamd(str(tmp_path / "ctl"), HASTY)


def trouble(clamd: Clamd, content: bytes | Path = b"x") -> str:
    with pytest.raises(OutsideError) as caught:
        clamd.scan(content)
    return caught.value.code


def test_it_says_what_it_is_and_how_old_its_signatures_are(clamd: Clamd, daemon: SmallClamd):
    about = clamd.about()
    assert (about.engine, about.version) == ("ClamAV 1.4.3", "27500")
    assert about.made_at == datetime(2026, 11, 27, 9, 32, 11, tzinfo=UTC)
    daemon.version = "ClamAV 1.4.3"
    assert clamd.about().version == "" and clamd.about().made_at is None


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 5 * PIECE + 7])
def test_every_octet_arrives_in_bounded_pieces(clamd: Clamd, daemon: SmallClamd, tmp_path: Path, size: int):
    content = bytes(range(256)) * (size // 256 + 1)
    (tmp_path / "file").write_bytes(content[:size])
    assert clamd.scan(content[:size]) == clamd.scan(tmp_path / "file") == ""
    assert daemon.seen == [content[:size]] * 2 and daemon.wrong == []


def test_it_finds_the_test_virus_wherever_it_is(clamd: Clamd):
    assert clamd.scan(EICAR) == "Eicar-Signature"
    assert clamd.scan(b"a" * (PIECE - 10) + EICAR) == "Eicar-Signature"


def test_at_a_port_it_is_the_same():
    with small_clamd() as daemon:
        clamd = Clamd(("127.0.0.1", port_of(daemon)), HASTY)
        assert clamd.scan(EICAR) == "Eicar-Signature" and clamd.scan(b"") == ""


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("silent", "malware.too_slow"),
        ("garbage", "malware.garbled"),
        ("hang_up", "malware.unreachable"),
        ("cut_short", "malware.unreachable"),
        ("endless", "malware.garbled"),
        ("limits", "malware.beyond_limits"),
    ],
)
def test_whatever_is_no_clear_answer_is_no_answer(clamd: Clamd, daemon: SmallClamd, fault: str, code: str):
    daemon.fault = fault
    assert trouble(clamd, b"x" * 3 * PIECE) == code
    daemon.fault = ""
    assert clamd.scan(b"x") == ""


def test_what_is_too_large_for_either_side_is_not_clean(clamd: Clamd, daemon: SmallClamd):
    assert trouble(clamd, b"x" * 1_900_000) == "malware.too_large"
    assert daemon.asked == ["zINSTREAM"]
    assert trouble(clamd, b"x" * 2_000_001) == "malware.too_large"
    assert daemon.asked == ["zINSTREAM"]


def test_nobody_there(tmp_path: Path):
    assert trouble(Clamd(str(tmp_path / "none"), HASTY)) == "malware.unreachable"
    with small_clamd() as daemon:
        port = port_of(daemon)
    assert trouble(Clamd(("127.0.0.1", port), HASTY)) == "malware.unreachable"
