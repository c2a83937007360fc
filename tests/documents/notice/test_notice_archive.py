"""What the archive and the screen reader demand, judged by veraPDF: PDF/A-3a and PDF/UA-1."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import notice_breaking as breaking
import notice_samples as samples
import pytest
import verapdf

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.notice import Heading, Notice, Paragraph, Table

pytestmark = pytest.mark.skipif(bool(verapdf.reason_to_skip()), reason=verapdf.reason_to_skip())

_HEADINGS_OUT_OF_ORDER = replace(
    samples.MINIMAL,
    subject="",
    parts=(
        Heading("Tief", level=2),
        Paragraph("a"),
        Heading("Flach"),
        Paragraph("b"),
        Heading("Tiefer", level=5),
    ),
)
_TABLES = replace(
    samples.MINIMAL,
    parts=(
        Table((), (("a", "b"), ("c",)), ("l", "r"), total=True, caption="Ohne Kopf"),
        Table(("a", "b"), (), ("l", "r")),
        Table(("a", ""), (("", "ÄÖÜ"), ("", "")), ("l", "r"), total=True),
    ),
)
NOTICES: dict[str, Notice] = {
    "minimal": samples.MINIMAL,
    "grant": samples.GRANT,
    "long": samples.LONG,
    "rare": samples.RARE,
    "headings": _HEADINGS_OUT_OF_ORDER,
    "tables": _TABLES,
    "empty": replace(
        samples.MINIMAL, parts=(), subject="", salutation="", closing="", signatory="", addressee=()
    ),
}


@pytest.fixture(scope="module")
def verdicts(shop: PrintShop, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[verapdf.Verdict]]:
    """Good and spoiled notices together, by name: Java starts only once."""
    folder = tmp_path_factory.mktemp("verapdf")
    good = shop.print_notice(samples.GRANT)
    printed = {name: shop.print_notice(notice) for name, notice in NOTICES.items()}
    printed |= {
        spoil.__name__: breaking.spoiled(good, spoil) for spoil in (*breaking.SPOILS, breaking.nothing)
    }
    files = [_written(folder / f"{name}.pdf", content) for name, content in printed.items()]
    found: dict[str, list[verapdf.Verdict]] = {}
    for verdict in verapdf.verdicts(files):
        found.setdefault(Path(verdict.file).stem, []).append(verdict)
    return found


@pytest.mark.parametrize("name", [*NOTICES, "nothing"])
def test_a_notice_keeps_every_rule(verdicts: dict[str, list[verapdf.Verdict]], name: str) -> None:
    archive, access = verdicts[name]

    assert (archive.profile, archive.broken) == ("3a", {})
    assert (access.profile, access.broken) == ("ua1", {})
    assert archive.assertions > 1000
    assert access.assertions > 500


@pytest.mark.parametrize("name", [spoil.__name__ for spoil in breaking.SPOILS])
def test_a_spoiled_notice_is_caught(verdicts: dict[str, list[verapdf.Verdict]], name: str) -> None:
    assert any(verdict.broken for verdict in verdicts[name])


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
