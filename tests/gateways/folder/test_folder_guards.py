from __future__ import annotations

import contextlib
import zipfile
from dataclasses import replace

import pytest
from folder_kit import ORIGIN, PNG, door, pdf, xbau, zipped
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.submission import Verdict
from clerk_app.gateways.folder.limits import DEFAULT_LIMITS
from clerk_app.gateways.folder.pdf_values import pdf_contents

TIGHT = replace(DEFAULT_LIMITS, files=3, file_bytes=4 << 20, all_bytes=8 << 20)


def encrypted() -> bytes:
    packed = bytearray(zipped({"a.txt": b"x"}, zipfile.ZIP_STORED))
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(packed)


def linked() -> bytes:
    entry = zipfile.ZipInfo("link")
    entry.external_attr = 0o120777 << 16
    import io

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    return packed.getvalue()


@pytest.mark.parametrize(
    "content, slug",
    [
        (zipped({"a": b"\0" * (3 << 20)}), "archive-bomb"),
        (zipped({"a": b"\0" * (5 << 20)}), "too-large"),
        (zipped({str(n): b"x" for n in range(4)}), "too-many"),
        (zipped({"a.zip": zipped({"b": b"x"})}), "archive-nested"),
        (zipped({"../../a": b"x"}), "path-outside"),
        (zipped({"/a": b"x"}), "path-outside"),
        (zipped({"..\\a": b"x"}), "path-outside"),
        (zipped({}), "empty"),
        (encrypted(), "archive-encrypted"),
        (linked(), "link"),
        (zipped({"a.pdf": b"MZ\x90"}), "executable"),
        (zipped({"rechnung.pdf.js": b"run()"}), "executable"),
        (b"PK\x03\x04 and then nothing", "archive-broken"),
        (b"7z\xbc\xaf\x27\x1c....", "archive-unknown"),
        (b"setup.exe".ljust(257, b"\0") + b"ustar\x0000", "archive-unknown"),
        (b"MSCF\0\0\0\0", "archive-unknown"),
        (b"", "empty"),
        (b"#!/bin/sh\n", "executable"),
        (
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
            "unsafe-xml",
        ),
        (b"<?xml version='1.0'?><a><b></a>", "malformed"),
        (b'{"a": 1, "a": 2}', "malformed"),
        (b"x" * (5 << 20), "too-large"),
    ],
)
def test_what_is_dangerous_is_turned_away_with_a_reason_and_stays_where_it_is(tmp_path, content, slug):
    file = tmp_path / "ankunft.bin"
    file.write_bytes(content)
    with door(tmp_path / "spool", TIGHT).assess(file, ORIGIN) as found:
        assert found.verdict is Verdict.REJECTED
        problem = found.problems[0]
    assert problem.slug == slug and problem.title and problem.detail
    assert file.read_bytes() == content
    assert not list((tmp_path / "spool").iterdir())


MIXED = b"From: a@b\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "content, slug",
    [
        (MIXED + b"--x\r\n\r\nHi\r\n" * 20_000 + b"--x--", "too-many"),
        (MIXED + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" * 3000, "too-many"),
        (f'<!DOCTYPE a [<!ENTITY l0 "ha">{ENTITIES}]><a>&l9;</a>'.encode(), "unsafe-xml"),
        (b"<a " + b" ".join(b'b%d="x"' % n for n in range(250_000)) + b"/>", "too-large"),
        (b"<a>" + b"<b/>" * 1_100_000 + b"</a>", "too-large"),
        (b"<a>" * 100_000, "too-large"),
        (b"[" * 100_000, "too-large"),
    ],
)
def test_what_never_ends_is_turned_away_before_it_takes_long(tmp_path, content, slug):
    file = tmp_path / "ankunft"
    file.write_bytes(content)
    with door(tmp_path / "spool").assess(file, ORIGIN) as found:
        assert [problem.slug for problem in found.problems] == [slug]


def test_a_mail_with_endless_headings_and_unknown_charsets_is_read_all_the_same(tmp_path):
    file = tmp_path / "mail"
    endless = b"Subject: =?utf-8?q?=C3=84rger?= " + b"=?utf-8?q?a?= " * 200_000
    file.write_bytes(
        b"From: =?klingon?b?////?= <a@b>\r\nMIME-Version: 1.0\r\n" + endless + b"\r\n"
        b"Content-Type: text/plain; charset=klingon\r\n\r\nGr\xfc\xdfe"
    )
    with door(tmp_path / "spool").assess(file, ORIGIN) as found:
        assert found.submission is not None
        told = {field.path: field.value for field in found.submission.fields}
        assert [one.name for one in found.submission.attachments] == ["Nachricht.txt"]
    assert told["betreff"].startswith("Ärger") and len(told["betreff"]) < 10_000
    assert told["absender"].endswith("<a@b>")


def test_no_link_is_followed_out_of_the_folder(tmp_path):
    place = tmp_path / "a"
    place.mkdir()
    (place / "antrag.xml").symlink_to("/etc/passwd")
    with door(tmp_path / "spool").assess(place, ORIGIN) as found:
        assert found.problems[0].slug == "link"


def test_a_lying_list_of_contents_does_not_fill_the_disk(tmp_path):
    packed = bytearray(zipped({"a": bytes(range(256)) * 4096}, zipfile.ZIP_STORED))
    start = packed.index(b"PK\x01\x02")
    packed[start + 24 : start + 28] = (10).to_bytes(4, "little")
    file = tmp_path / "a.zip"
    file.write_bytes(packed)
    with door(tmp_path / "spool").assess(file, ORIGIN) as found:
        assert found.verdict is Verdict.REJECTED


def test_a_form_that_never_ends_is_given_up():
    assert pdf_contents(pdf({"a": "b"}), within=0.001).refused == "too_slow"


MAIL = (
    b"From: a@b\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHi\r\n--x--"
)
SEEDS = [xbau(), zipped({"a.xml": xbau(), "b.png": PNG}), MAIL, b'{"a": [1, {"b": "c"}]}', b"a;b\n1;2\n"]


@given(
    seed=st.sampled_from(SEEDS),
    cuts=st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=6)), max_size=6),
    end=st.integers(0, 4000),
)
def test_no_octets_whatever_make_the_door_stumble(tmp_path_factory, seed, cuts, end):
    content = bytearray(seed)
    for place, octets in cuts:
        at = place % (len(content) + 1)
        content[at : at + len(octets)] = octets
    folder = tmp_path_factory.mktemp("f")
    file = folder / "x"
    file.write_bytes(bytes(content[: end if end % 3 == 0 else None]))
    with contextlib.suppress(ClerkError, OutsideError), door(folder / "s").assess(file, ORIGIN) as found:
        assert found.verdict in (Verdict.ACCEPTED, Verdict.REJECTED, Verdict.FAILED)


@pytest.mark.parametrize("cut", [10, 60, 200, 300, 400])
def test_no_broken_form_makes_the_door_stumble(cut):
    whole = pdf({"a": "b", "c": "d"}, ("x.xml", b"<a/>"))
    assert pdf_contents(whole[:cut]).refused in ("", "damaged")
