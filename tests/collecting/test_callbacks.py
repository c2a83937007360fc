"""A callback is believed only if the service signed exactly these octets a moment ago."""

from __future__ import annotations

import hmac
import json
from datetime import UTC, datetime, timedelta

import pytest

from clerk_app.gateways.fitconnect.online.callback import verify_callback

# The example of the FIT-Connect documentation, "details/callbacks".
SECRET = "insecure_unsafe_qHScgrg_kP-R31jHUwp3GkVkGJolvBchz65b74Lzue0"
STAMP = 1672527599
TYPE = "https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions"
SUBMISSION = "f39ab143-d91a-474a-b69f-b00f1a1873c2"
OLD_BODY = json.dumps({"type": TYPE, "submissionIds": [SUBMISSION]}, separators=(",", ":")).encode()
NEW = {
    "destinationId": "d12caea8-f372-4eb1-b102-b0a228253a11",
    "submissionId": SUBMISSION,
    "caseId": "9eec7d3e-dc66-4f82-9f52-1520bf96a32e",
}
NEW_BODY = json.dumps(
    {"type": TYPE, "submissionIds": [SUBMISSION], "submissions": [NEW]}, separators=(",", ":")
).encode()
OLD_MAC = (
    "798cd0edb70c08e5b32aa8a18cbbc8ff6b3078c51af6d011ff4e32e470c74623"
    "4fc4314821fe5185264b029e962bd37de33f3b9fc5f1a93c40ce6672845e90df"
)
NEW_MAC = (
    "2056b372b5bcec06d8f11ab79b84b42d6cbe1c8e1178cdfa36e4385dcf717758"
    "aaa7599f417d9ec3e079087884f4fd59680bf713621383e2d4414ef74fb10df3"
)
NOW = datetime.fromtimestamp(STAMP, UTC)


def headers(mac: str, stamp: object = STAMP) -> dict[str, str]:
    return {"Callback-Authentication": mac, "callback-timestamp": str(stamp)}


@pytest.mark.parametrize(("body", "mac"), [(OLD_BODY, OLD_MAC), (NEW_BODY, NEW_MAC)])
def test_the_published_examples_are_genuine(body: bytes, mac: str) -> None:
    assert verify_callback(headers(mac), body, SECRET, NOW)
    assert verify_callback(headers(mac.upper()), body, SECRET, NOW + timedelta(minutes=5))


@pytest.mark.parametrize("late", [-301, 301, 86400])
def test_an_old_callback_is_not_believed(late: int) -> None:
    assert not verify_callback(headers(NEW_MAC), NEW_BODY, SECRET, NOW + timedelta(seconds=late))


@pytest.mark.parametrize(
    ("told", "body", "secret"),
    [
        (headers(OLD_MAC), NEW_BODY, SECRET),
        (headers(NEW_MAC), NEW_BODY + b" ", SECRET),
        (headers(NEW_MAC), NEW_BODY, SECRET + "x"),
        (headers(NEW_MAC[:-1]), NEW_BODY, SECRET),
        (headers("ä" * 128), NEW_BODY, SECRET),
        (headers(NEW_MAC, STAMP + 1), NEW_BODY, SECRET),
        (headers(NEW_MAC, f" {STAMP} x"), NEW_BODY, SECRET),
        (headers(NEW_MAC, "１６７２５２７５９９"), NEW_BODY, SECRET),
        (headers(NEW_MAC, "9" * 400), NEW_BODY, SECRET),
        ({"callback-timestamp": str(STAMP)}, NEW_BODY, SECRET),
        ({"callback-authentication": NEW_MAC}, NEW_BODY, SECRET),
        ({}, b"", SECRET),
    ],
)
def test_anything_else_is_not_believed(told: dict[str, str], body: bytes, secret: str) -> None:
    assert not verify_callback(told, body, secret, NOW)


def test_without_a_secret_nobody_is_believed() -> None:
    mac = hmac.digest(b"", f"{STAMP}.".encode() + NEW_BODY, "sha512").hex()
    assert not verify_callback(headers(mac), NEW_BODY, "", NOW)
