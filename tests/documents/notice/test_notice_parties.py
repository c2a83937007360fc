"""Copies for several parties: a distribution list at the end, numbered provisions, and every rule kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import notice_reading as reading
import notice_samples as samples
import pytest
import verapdf

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.notice import Heading, Paragraph

PROVISIONS = (
    Heading("Nebenbestimmungen"),
    Heading("1. Befristung", 2),
    Paragraph("Die Genehmigung gilt bis zum 31.12.2026.", "befristung"),
    Heading("2. Auflage: Lärm während der Bauzeit", 2),
    Paragraph("Lärmintensive Arbeiten sind nur werktags von 7 bis 20 Uhr zulässig.", "laerm"),
)
PARTIES = ("Maike Schröder (antragstellende Person)", "Ewa Nowak (Nachbarschaft)")
FIRST = replace(samples.GRANT, parts=(*samples.GRANT.parts, *PROVISIONS), distribution=PARTIES)
SECOND = replace(
    FIRST,
    addressee=("Frau", "Ewa Nowak", "Kaiserstraße 14", "61169 Friedberg"),
    info=(*FIRST.info, ("Ausfertigung", "2 von 2")),
    decision_data={},
)


def test_the_distribution_stands_behind_signature_and_annexes(shop: PrintShop) -> None:
    said = " ".join(reading.pages(shop.print_notice(FIRST)))

    assert said.index(FIRST.signatory) < said.index("Verteiler") < said.index(PARTIES[0])
    assert said.index(PARTIES[0]) < said.index(PARTIES[1])


def test_a_notice_for_one_has_no_distribution(shop: PrintShop) -> None:
    assert "Verteiler" not in " ".join(reading.pages(shop.print_notice(samples.GRANT)))


def test_copies_differ_in_the_window_and_not_in_the_ruling(shop: PrintShop) -> None:
    first, second = (" ".join(reading.pages(shop.print_notice(one))) for one in (FIRST, SECOND))

    assert "Ewa Nowak Kaiserstraße 14" in " ".join(second.split())
    assert "Kaiserstraße 14" not in first
    assert all("2. Auflage: Lärm während der Bauzeit" in said for said in (first, second))


@pytest.mark.skipif(bool(verapdf.reason_to_skip()), reason=verapdf.reason_to_skip())
@pytest.mark.parametrize("notice", [FIRST, SECOND], ids=["first", "without data"])
def test_copies_keep_every_rule(shop: PrintShop, tmp_path: Path, notice: object) -> None:
    path = tmp_path / "ausfertigung.pdf"
    path.write_bytes(shop.print_notice(notice))

    assert [verdict.broken for verdict in verapdf.verdicts([path])] == [{}] * 2
