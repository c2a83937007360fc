"""Names and kinds of attachments, and the tables an administrator may edit."""

from __future__ import annotations

import pytest
from gateway_post import RESOURCES

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.gateways.fitconnect.catalogue import load_catalogue
from clerk_app.gateways.fitconnect.environments import load_environments
from clerk_app.gateways.fitconnect.faults import OwnFault, SenderFault, Stumble
from clerk_app.gateways.fitconnect.file_names import distinct, safe_name
from clerk_app.gateways.fitconnect.file_types import agrees, detect, is_executable
from clerk_app.gateways.fitconnect.schemas import load_schemas

LONG = "ä" * 300 + ".pdf"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lageplan.pdf", "Lageplan.pdf"),
        ("Straße Nr. 7 (neu).pdf", "Straße Nr. 7 (neu).pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\plan.pdf", "plan.pdf"),
        ("plan\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe", "planfdp.exe"),
        ("a\N{ZERO WIDTH SPACE}b\0c\r\n.pdf", "abc.pdf"),
        ("\ud83dplan.pdf", "plan.pdf"),
        ("mu\N{COMBINING DIAERESIS}ller.pdf", "müller.pdf"),
        ('a<b>:"|?*.pdf', "a_b______.pdf"),
        ("CON", "_CON"),
        ("lpt1.txt", "_lpt1.txt"),
        (" .hidden. ", "hidden"),
        ("", "Anlage 3"),
        ("...", "Anlage 3"),
        ("dir/", "Anlage 3"),
        (LONG, "ä" * 116 + ".pdf"),
    ],
)
def test_names_are_made_safe_and_never_empty(name, expected):
    assert safe_name(name, 3) == expected


def test_two_attachments_never_share_a_name():
    taken = {"plan.pdf", "plan (2).pdf"}
    assert distinct("Plan.pdf", taken) == "Plan (3).pdf"
    assert distinct("Plan", {"plan"}) == "Plan (2)"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (b"\x89PNG\r\n\x1a\nrest", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"II*\0", "image/tiff"),
        (b"RIFF1234WEBPVP8", "image/webp"),
        (b"PK\x03\x04rest", "application/zip"),
        (b"MZ\x90", "application/x-msdownload"),
        (b"#!/bin/sh", "text/x-script"),
        (b"<?xml version='1.0'?><a/>", "application/xml"),
        ("Grüße\n".encode(), "text/plain"),
        (b"\0\1\2", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_the_first_octets_tell_the_kind(content, kind):
    assert detect(content) == kind


@pytest.mark.parametrize(
    ("declared", "detected", "verdict"),
    [
        ("application/pdf", "application/pdf", True),
        ("Application/PDF", "application/pdf", True),
        ("image/jpg", "image/jpeg", True),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/zip", True),
        ("application/msword", "application/x-ole-storage", True),
        ("text/csv", "text/plain", True),
        ("application/json", "text/plain", True),
        ("image/svg+xml", "application/xml", True),
        ("application/octet-stream", "image/png", True),
        ("application/x-dwg", "application/octet-stream", True),
        ("application/pdf", "application/octet-stream", False),
        ("application/pdf", "application/x-msdownload", False),
        ("application/pdf", "application/zip", False),
        ("image/png", "text/plain", False),
    ],
)
def test_declared_and_detected_kind_are_compared(declared, detected, verdict):
    assert agrees(declared, detected) is verdict


def test_programs_are_recognised():
    assert is_executable(detect(b"\x7fELF\2"))
    assert not is_executable(detect(b"%PDF-1.4"))


@pytest.mark.parametrize("stumble", list(Stumble))
def test_every_stumble_has_its_words(post, stumble):
    facts = dict.fromkeys(("part", "place", "schema", "service", "version", "kid", "reason"), "§")
    problem = post.catalogue.problem(SenderFault(stumble, **facts))
    assert problem.title
    assert problem.slug
    assert "$" not in problem.detail
    assert (problem.area == "own") == stumble.value.startswith("own.")


def test_a_blank_without_its_fact_stays_visible(post):
    assert "$kid" in post.catalogue.problem(OwnFault(Stumble.OWN_KEY_NOT_HELD)).detail


@pytest.mark.parametrize(
    "content", ["", "base = 7", "[[problem]]", 'base = "x"\n[[problem]]\nkey = "no such"', "= ="]
)
def test_a_spoilt_table_is_turned_down(tmp_path, content):
    (tmp_path / "problems.toml").write_text(content)
    with pytest.raises(ClerkError):
        load_catalogue(tmp_path / "problems.toml")


def test_an_incomplete_table_names_what_it_lacks(tmp_path):
    whole = (RESOURCES / "problems.toml").read_text("utf-8")
    (tmp_path / "problems.toml").write_text(whole[: whole.rindex("[[problem]]")], "utf-8")
    with pytest.raises(ClerkError) as turned_down:
        load_catalogue(tmp_path / "problems.toml")
    assert turned_down.value.facts["missing"] == "own.too-large"


def test_a_missing_table_is_the_machines_fault(tmp_path):
    for load in (load_catalogue, load_environments):
        with pytest.raises(OutsideError):
            load(tmp_path / "nowhere.toml")


@pytest.mark.parametrize(
    "content", ["", "environment = [7]", "[environment.x]", '[[environment]]\nname = "X"', "= ="]
)
def test_a_spoilt_list_of_environments_is_turned_down(tmp_path, content):
    (tmp_path / "environments.toml").write_text(content)
    with pytest.raises(ClerkError):
        load_environments(tmp_path / "environments.toml")


def test_a_spoilt_schema_is_turned_down(tmp_path):
    (tmp_path / "schema.json").write_text("<oops")
    with pytest.raises(ClerkError):
        load_schemas(RESOURCES, {"urn:x": tmp_path / "schema.json"})
    with pytest.raises(OutsideError):
        load_schemas(RESOURCES, {"urn:x": tmp_path / "no-schema.json"})
