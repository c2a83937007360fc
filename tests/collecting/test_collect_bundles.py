"""Saved submissions of somebody else, given out by the service: each gets its verdict, over the line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clerk_app.gateways.fitconnect.folder import read_bundle
from tests.fitconnect_server.cast import cast_from
from tests.fitconnect_server.parcels import parcel_of

from .post_office import OfficeMaker

SAMPLES = Path(__file__).parents[2].parent / "shared" / "standards" / "fit-connect" / "fixtures"
BUNDLES = sorted(path.parent for path in SAMPLES.glob("*/expected.json"))

pytestmark = pytest.mark.skipif(not BUNDLES, reason="Vergleichsdaten fehlen")


@pytest.mark.parametrize("folder", BUNDLES, ids=lambda folder: folder.name)
def test_each_saved_submission_gets_its_verdict_over_the_line(offices: OfficeMaker, folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text())["result"]
    with offices.post_office(cast_from(SAMPLES / "keys")) as post:
        parcel = parcel_of(read_bundle(folder))
        post.service.lay_in(parcel)
        tally = post.collect()
        state = {"accepted": "accepted", "rejected": "rejected", "failed": "submitted"}[expected]
        assert (tally.accepted, tally.rejected, tally.failed) == tuple(
            int(expected == one) for one in ("accepted", "rejected", "failed")
        )
        assert parcel.state == state
        assert len(post.cases()) == tally.accepted
        assert len(parcel.answers) == int(state != "submitted")
