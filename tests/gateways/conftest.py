"""A sender, a delivery service and an inbox with keys of their own."""

from __future__ import annotations

import pytest
from gateway_post import ATTACHMENT, Post, found_post

from clerk_app.gateways.fitconnect.sealing import Outgoing, OutgoingAttachment


@pytest.fixture(scope="session")
def post() -> Post:
    return found_post()


@pytest.fixture
def outgoing() -> Outgoing:
    return Outgoing(
        destination_id="a1b2c3d4-0000-4000-8000-000000000001",
        submission_id="b1b2c3d4-0000-4000-8000-000000000002",
        case_id="c1b2c3d4-0000-4000-8000-000000000003",
        service_identifier="urn:de:fim:leika:leistung:99123456760610",
        service_name="Baugenehmigung",
        region="DE06440",
        schema_uri="urn:example:schema",
        mime_type="application/json",
        data=b'{"antragsteller": {"name": "M\xc3\xbcller"}}',
        attachments=(OutgoingAttachment(ATTACHMENT, "Lageplan.pdf", "application/pdf", b"%PDF-1.7 plan"),),
    )
