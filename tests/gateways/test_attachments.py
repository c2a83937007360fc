"""Attachments: none lost, none smuggled in, fragments in their order, doubtful files with a remark."""

from __future__ import annotations

from dataclasses import replace

from gateway_post import ATTACHMENT, assess_metadata, problems

from clerk_app.gateways.fitconnect.sealing import OutgoingAttachment, digest, metadata_document

SECOND = "8d0c6f3a-5b2e-4c4b-9d57-2f8f0f0a1b22"
THIRD = "9d0c6f3a-5b2e-4c4b-9d57-2f8f0f0a1b22"


def test_all_flawed_attachments_are_told_at_once(post, outgoing):
    second = OutgoingAttachment(SECOND, "b.pdf", "application/pdf", b"%PDF-")
    both = replace(outgoing, attachments=(*outgoing.attachments, second))
    metadata = metadata_document(both)
    for announced in metadata["contentStructure"]["attachments"]:
        announced["hash"] = digest(b"something else")
    assessment = assess_metadata(post, both, metadata)
    assert problems(assessment) == ["attachment/hash-mismatch"] * 2
    assert [ATTACHMENT in assessment.problems[0].detail, SECOND in assessment.problems[1].detail] == [
        True,
        True,
    ]


def test_lists_of_attachments_must_agree(post, outgoing):
    bundle = post.seal(outgoing)
    unannounced = metadata_document(replace(outgoing, attachments=()))
    doubled = metadata_document(replace(outgoing, attachments=outgoing.attachments * 2))
    expected = ["submission/attachments-mismatch"]
    assert problems(post.assess(replace(bundle, attachment_ids=()))) == expected
    assert problems(post.assess(replace(bundle, attachment_ids=(ATTACHMENT, SECOND)))) == expected
    assert problems(post.assess(replace(bundle, attachment_ids=(ATTACHMENT, ATTACHMENT)))) == expected
    assert problems(assess_metadata(post, outgoing, unannounced)) == expected
    assert problems(assess_metadata(post, outgoing, doubled)) == expected


def fragmented(outgoing):
    """The attachment THIRD, uploaded as two sealed parts."""
    halves = (
        OutgoingAttachment(ATTACHMENT, "", "application/pdf", b"%PDF-1.7 first "),
        OutgoingAttachment(SECOND, "", "application/pdf", b"second"),
    )
    metadata = metadata_document(outgoing)
    metadata["contentStructure"]["attachments"] = [
        {
            "attachmentId": THIRD,
            "purpose": "attachment",
            "filename": "gross.pdf",
            "mimeType": "application/pdf",
            "hash": digest(b"%PDF-1.7 first second"),
            "fragments": [ATTACHMENT, SECOND],
        }
    ]
    return replace(outgoing, attachments=halves), metadata


def test_a_large_attachment_is_put_together_from_its_fragments(post, outgoing):
    parts, metadata = fragmented(outgoing)
    [attachment] = assess_metadata(post, parts, metadata).submission.attachments
    assert (attachment.id, attachment.name) == (THIRD, "gross.pdf")
    assert attachment.content == b"%PDF-1.7 first second"


def test_fragments_in_a_wrong_order_do_not_pass(post, outgoing):
    parts, metadata = fragmented(outgoing)
    metadata["contentStructure"]["attachments"][0]["fragments"].reverse()
    assert problems(assess_metadata(post, parts, metadata)) == ["attachment/hash-mismatch"]


def test_doubtful_files_are_taken_in_with_a_remark(post, outgoing):
    files = (
        OutgoingAttachment(ATTACHMENT, "../../etc/passwd", "application/pdf", b"MZ\x90 program"),
        OutgoingAttachment(SECOND, "", "image/png", b"\x89PNG\r\n\x1a\n"),
    )
    submission = post.assess(post.seal(replace(outgoing, attachments=files))).submission
    assert [attachment.name for attachment in submission.attachments] == ["passwd", "Anlage 2"]
    assert submission.attachments[0].detected_type == "application/x-msdownload"
    assert set(submission.warnings) >= {
        f"mime.mismatch:{ATTACHMENT}",
        f"mime.executable:{ATTACHMENT}",
        f"name.changed:{ATTACHMENT}",
    }
    assert not any(SECOND in warning for warning in submission.warnings)
