"""What an examination can stumble over, by the one who is to blame. The words stand in the problem table."""

from __future__ import annotations

from enum import StrEnum


class Stumble(StrEnum):
    """Keys of the problem table; area, slug, title and detail of each can be edited there."""

    LOG_NOT_AUTHENTIC = "log.not-authentic"
    LOG_BROKEN = "log.broken"
    ATTACHMENTS_MISMATCH = "submission.attachments-mismatch"
    SERVICE_MISMATCH = "submission.service-mismatch"
    REFUSED_BY_CLERK = "submission.refused"
    METADATA_TAG = "metadata.tag"
    METADATA_ENCRYPTION = "metadata.encryption"
    METADATA_SYNTAX = "metadata.syntax"
    METADATA_SCHEMA = "metadata.schema"
    METADATA_SCHEMA_UNSUPPORTED = "metadata.schema-unsupported"
    DATA_SCHEMA_UNSUPPORTED = "metadata.data-schema-unsupported"
    SERVICE_UNSUPPORTED = "metadata.service-unsupported"
    DATA_MISSING = "data.missing"
    DATA_TAG = "data.tag"
    DATA_ENCRYPTION = "data.encryption"
    DATA_HASH = "data.hash"
    DATA_SYNTAX = "data.syntax"
    DATA_SCHEMA = "data.schema"
    ATTACHMENT_TAG = "attachment.tag"
    ATTACHMENT_ENCRYPTION = "attachment.encryption"
    ATTACHMENT_HASH = "attachment.hash"
    OWN_KEY_NOT_HELD = "own.key-not-held"
    OWN_NO_SERVICE_KEYS = "own.no-service-keys"
    OWN_NO_DESTINATION_KEY = "own.no-destination-key"
    OWN_LOG_INCOMPLETE = "own.log-incomplete"
    OWN_COPY_INCOMPLETE = "own.copy-incomplete"
    OWN_COPY_DOUBTFUL = "own.copy-doubtful"
    OWN_SCHEMA_NOT_HELD = "own.schema-not-held"
    OWN_TOO_LARGE = "own.too-large"


class Fault(Exception):
    """`facts` fill the blanks of the detail; they may be sent outside and carry no personal data."""

    def __init__(self, stumble: Stumble, **facts: str) -> None:
        super().__init__(stumble, facts)
        self.stumble = stumble
        self.facts = facts


class SenderFault(Fault):
    """A definite fault of the sender; the submission may be rejected."""


class OwnFault(Fault):
    """We could not examine the submission; nothing is rejected, the attempt is repeated."""


class LogFault(Fault):
    """The event log cannot be trusted; neither accepted nor rejected, a person must look."""
