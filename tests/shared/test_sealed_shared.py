"""The seal in the shared office: laid down with its remark through the server's own functions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_app.opening.office import open_office
from clerk_app.opening.paths import Shipped
from clerk_app.opening.seals import ConfiguredSeal
from clerk_app.packs.loader import load_packs
from clerk_app.practice.post import deliver, parcels
from clerk_app.practice.scenes import settle
from clerk_app.practice.sender import make_keys
from clerk_app.services import assignment, casefile, decision, examination
from clerk_app.services.printing import UNSTAMPED
from clerk_app.services.reading import Box, Filter
from tests.tools import seals
from tests.tools.stamp_service import by_pyhanko, stamp_server

from .conftest import Headless


def _configured(folder: Path, address: str) -> ConfiguredSeal:
    root = seals.root()
    (folder / "tsa.pem").write_bytes(root.pem)
    stamped = f'time_stamp = "optional"\ntime_stamp_roots = "tsa.pem"\ntime_stamp_url = "{address}"\n'
    return ConfiguredSeal(seals.lay_out(folder, root, stamped))


@pytest.mark.long
def test_a_sealed_notice_and_the_remark_about_it_are_laid_down_together(it: Headless, tmp_path: Path) -> None:
    keys = make_keys(tmp_path / "keys")
    made = parcels(Shipped().resources, load_packs(Shipped().packs), date(2026, 11, 16))
    bundles = deliver(made, keys, tmp_path / "post", lambda number: None)
    it.value("eingang", "import", *map(str, bundles), "--keys", str(tmp_path / "keys"))
    with (
        stamp_server(by_pyhanko(seals.stamper(seals.root()))) as service,
        open_office(it.place("a.becker"), practice=True) as opened,
    ):
        house = replace(opened.office.house, practice=False)
        clerk = replace(opened.office, house=house, seal=_configured(tmp_path, service.address))
        rows = clerk.reader.page(clerk.actor, Filter(Box.INBOX), limit=500).rows
        case = next(r for r in rows if clerk.reader.case(clerk.actor, r.id).case.procedure == "umtausch").id
        assignment.claim(clerk, case, 1)
        casefile.open_case(clerk, case)
        examination.examine(clerk, case, clerk.reader.case(clerk.actor, case).case.version)
        assert not settle(clerk, case, "umtausch").blockers
        decision.submit(clerk, case, clerk.reader.case(clerk.actor, case).case.version)
        record = clerk.reader.case(clerk.actor, case)
        found = clerk.find_seal(clerk.reader.content(record.notices[0].pdf_sha256))
    assert service.asked == 1
    assert found is not None and found.intact and found.stamped_at is None
    assert UNSTAMPED in [entry.text for entry in record.timeline]
