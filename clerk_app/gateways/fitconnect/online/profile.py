"""One inbox (Zustellpunkt) of the office at a delivery service, and how to reach it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from clerk_app.services.channels import Policy

KIND = "fit-connect"  # of a channel, in the configuration and on record
REPLY = "fitConnect"  # as the metadata call this reply channel
_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """How long and how much. Sizes are those of sealed parts."""

    connect_seconds: float = 10.0
    silence_seconds: float = 60.0  # between two pieces of an answer
    answer_seconds: float = 1800.0  # for one answer as a whole
    tries: int = 3
    first_pause: float = 0.5
    longest_pause: float = 20.0  # what is asked to wait longer is left for the next round
    document_bytes: int = 160 * _MEBIBYTE  # metadata and data travel inside the JSON document
    attachment_bytes: int = 6 * 1024 * _MEBIBYTE
    in_memory_bytes: int = (
        8 * _MEBIBYTE
    )  # of all attachments of a submission together; the rest stays on disk
    listed: int = 10_000


@dataclass(frozen=True)
class Profile:
    name: str
    environment: str  # TEST | STAGE | PROD
    token_url: str
    submission_api: str
    destination: str
    client_id: str
    client_secret: str = field(repr=False)
    policy: Policy = Policy.AUTOMATIC
    prefix: str = "v2"  # version of the API, first part of every path
    proxy: str = ""
    ca_file: Path | None = None
    limits: Limits = Limits()
