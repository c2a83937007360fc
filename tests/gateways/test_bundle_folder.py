"""Saved submissions in folders: laid down, picked up again, and never a way out of the folder."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from gateway_post import ATTACHMENT

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.submission import Evidence, Verdict
from clerk_app.gateways.fitconnect.bundle import parse_bundle
from clerk_app.gateways.fitconnect.folder import FolderLimits, read_bundle, write_bundle


@pytest.fixture
def folder(post, outgoing, tmp_path):
    write_bundle(post.seal(outgoing), tmp_path / "saved")
    return tmp_path / "saved"


def refusal(folder, limits=None) -> str:
    with pytest.raises(ClerkError) as turned_down:
        read_bundle(folder, *([limits] if limits else []))
    return turned_down.value.code


def alter(folder, file, **members):
    document = json.loads((folder / file).read_text())
    kept = {name: value for name, value in (document | members).items() if value is not ...}
    (folder / file).write_text(json.dumps(kept))


def test_what_is_laid_down_is_picked_up_octet_by_octet(post, outgoing, folder):
    bundle = read_bundle(folder)
    assert post.assess(bundle).verdict is Verdict.ACCEPTED
    assert {part.name: part.content for part in bundle.documents} == {
        name: (folder / name).read_bytes()
        for name in ("submission.json", "events.json", f"attachments/{ATTACHMENT}.jwe")
    }


def test_evidence_kept_from_a_case_can_be_examined_again(post, folder):
    evidence = post.assess(read_bundle(folder)).submission.evidence
    again = parse_bundle({part.name: part.content for part in evidence})
    assert post.assess(again).verdict is Verdict.ACCEPTED


def test_a_submission_is_not_laid_over_another_one(post, outgoing, folder):
    with pytest.raises(ClerkError) as turned_down:
        write_bundle(post.seal(outgoing), folder)
    assert turned_down.value.code == "bundle.folder-not-empty"


@pytest.mark.parametrize(
    "name", ["../evil", "attachments/../../evil.jwe", "/etc/evil", "attachments/evil.jwe", ""]
)
def test_no_document_is_written_outside_the_folder(post, outgoing, tmp_path, name):
    bundle = replace(post.seal(outgoing), documents=(Evidence(name, b""),))
    with pytest.raises(ClerkError):
        write_bundle(bundle, tmp_path / "saved")
    assert list(tmp_path.rglob("*evil*")) == []


def test_only_files_of_the_layout_are_opened(folder):
    (folder / "attachments" / "notes.txt").write_text("x")
    (folder / "attachments" / "evil.jwe").write_text("x")
    (folder / "other.json").write_text("x")
    assert [part.name for part in read_bundle(folder).documents] == [
        "submission.json",
        "events.json",
        f"attachments/{ATTACHMENT}.jwe",
    ]


@pytest.mark.parametrize("name", ["submission.json", "events.json", f"attachments/{ATTACHMENT}.jwe"])
def test_links_are_not_followed(folder, tmp_path, name):
    (folder / name).rename(tmp_path / "elsewhere")
    (folder / name).symlink_to(tmp_path / "elsewhere")
    assert refusal(folder) == "bundle.not-a-file"


def test_a_linked_drawer_of_attachments_is_not_opened(folder, tmp_path):
    (folder / "attachments").rename(tmp_path / "elsewhere")
    (folder / "attachments").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert read_bundle(folder).attachments == {}


@pytest.mark.parametrize(
    "limits", [FolderLimits(file_bytes=100), FolderLimits(bundle_bytes=100), FolderLimits(attachments=0)]
)
def test_too_much_is_turned_down(folder, limits):
    assert refusal(folder, limits) == "bundle.too-large"


def test_what_is_missing_is_named(folder, tmp_path):
    (folder / "events.json").unlink()
    assert refusal(folder) == "bundle.file-missing"
    assert refusal(tmp_path / "nowhere") == "bundle.no-folder"


@pytest.mark.parametrize("content", [b"", b"[]", b"7", b"{", b"\xff", b"[" * 9999, b'{"a":1,"a":2}'])
def test_what_is_no_json_object_is_malformed(folder, content):
    (folder / "submission.json").write_bytes(content)
    assert refusal(folder) == "bundle.malformed"


@pytest.mark.parametrize(
    ("file", "member", "value"),
    [
        ("submission.json", "submissionId", "../../x"),
        ("submission.json", "submissionId", ...),
        ("submission.json", "caseId", 7),
        ("submission.json", "destinationId", None),
        ("submission.json", "publicService", ...),
        ("submission.json", "publicService", {"identifier": None}),
        ("submission.json", "attachments", ["../../../etc/passwd"]),
        ("submission.json", "attachments", [7]),
        ("submission.json", "attachments", "x"),
        ("submission.json", "attachments", [ATTACHMENT] * 1001),
        ("submission.json", "encryptedMetadata", ...),
        ("submission.json", "encryptedMetadata", {}),
        ("events.json", "eventLog", "x"),
        ("events.json", "eventLog", [None]),
        ("events.json", "totalCount", "2"),
        ("events.json", "totalCount", -1),
    ],
)
def test_members_of_a_wrong_shape_are_malformed(folder, file, member, value):
    alter(folder, file, **{member: value})
    assert refusal(folder) == "bundle.malformed"


def test_the_older_name_of_the_service_is_understood(folder):
    service = json.loads((folder / "submission.json").read_text())["publicService"]
    alter(folder, "submission.json", publicService=..., serviceType=service)
    assert read_bundle(folder).service_identifier == service["identifier"]


def test_a_destination_saved_beside_it_is_read(post, folder, outgoing):
    destination = {
        "encryptionKid": "inbox-0001",
        "publicServices": [
            {
                "identifier": outgoing.service_identifier,
                "submissionSchemas": [{"schemaUri": outgoing.schema_uri, "mimeType": "application/json"}],
            }
        ],
        "replyChannels": {"eMail": {}},
    }
    (folder / "destination.json").write_text(json.dumps(destination))
    bundle = read_bundle(folder)
    assert bundle.destination.reply_channels == {"eMail"}
    assert post.assess(bundle).verdict is Verdict.ACCEPTED
    (folder / "destination.json").write_text('{"publicServices": 7}')
    assert refusal(folder) == "bundle.malformed"
