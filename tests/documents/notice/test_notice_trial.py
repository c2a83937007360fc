"""A letterhead on trial: the sample with the window drawn on it, and what it lacks."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import notice_reading as reading
import notice_samples as samples
import pypdfium2
import pytest
import verapdf
from PIL import ImageChops

from clerk_app.admin.command import run_admin
from clerk_app.documents.notice import PrintShop
from clerk_app.domain.letterhead_trial import lacking, sample

DAY = date(2026, 11, 28)
FIELD_TOP = {"A": 27.0, "B": 45.0}
BARE = """name = "Kleinstadt"
return_line = "Kleinstadt · Markt 1 · 12345 Kleinstadt"
form = "A"

[[unit]]
id = "amt"
name = "Ordnungsamt"
accent = "#7a1f1f"
contact = [["Telefon", "01234 5"]]
"""


def _red(printed: bytes) -> tuple[float, ...] | None:
    """Where all that is red begins and ends, in millimetres from the left and from the top."""
    page = pypdfium2.PdfDocument(io.BytesIO(printed))[0]
    image = page.render(scale=2).to_pil().convert("RGB")
    red, *others = image.crop((0, 0, image.width, image.height // 2)).split()
    marks = red.point(lambda value: 255 * (value > 140))
    for band in others:
        marks = ImageChops.multiply(marks, band.point(lambda value: 255 * (value < 90)))
    box = marks.getbbox()
    return box and tuple(edge * 210 / image.width for edge in box)


@pytest.mark.parametrize("form", ["A", "B"])
def test_the_window_is_drawn_where_the_form_has_it(shop: PrintShop, form: str) -> None:
    letterhead = replace(samples.LETTERHEAD, form=form)
    printed, faults = shop.print_on_trial(sample(letterhead, DAY))

    top = FIELD_TOP[form]
    assert faults == ()
    assert [round(edge) for edge in _red(printed) or ()] == [20, top, 105, top + 45]
    assert _red(shop.print_notice(sample(letterhead, DAY))) is None
    assert top + 17 < reading.place_of(printed, 0, "Musterstraße 12 a").top < top + 45


def test_what_is_looked_for_and_not_there_is_named() -> None:
    bare = replace(samples.LETTERHEAD, return_line="", address=(), contact=(("Zimmer", "1"),), footer=())

    assert list(lacking(samples.LETTERHEAD)) == ["letterhead.no_logo"]
    assert list(lacking(bare)) == [
        "letterhead.no_return_line",
        "letterhead.no_address",
        "letterhead.no_contact",
        "letterhead.no_footer",
        "letterhead.no_logo",
    ]


def test_the_verb_prints_the_sample_and_says_what_is_missing_and_where_it_comes_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "authority.toml", tmp_path / "muster.pdf"
    file.write_text(BARE, encoding="utf-8")
    command = ["notice", "letterhead", "--unit", "amt", "--out", str(out), "--authority", str(file), "--json"]

    assert run_admin(command) == 1  # there is no address
    told = json.loads(capsys.readouterr().out)
    assert [fault["code"] for fault in told["faults"]] == [
        "letterhead.no_address",
        "letterhead.no_footer",
        "letterhead.no_logo",
    ]
    assert told["form"] == "A"
    origins = {key: told["origins"][key] for key in ("accent", "contact", "form", "authority", "logo")}
    assert origins == {
        "accent": "unit", "contact": "unit", "form": "authority", "authority": "authority", "logo": "program"
    }  # fmt: skip
    assert "Ordnungsamt" in reading.whole(out.read_bytes())


def test_an_address_makes_the_letterhead_fit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "authority.toml"
    file.write_text(BARE + 'address = ["Markt 1", "12345 Kleinstadt"]\n', encoding="utf-8")
    command = ["notice", "letterhead", "--unit", "amt", "--authority", str(file)]

    assert run_admin([*command, "--out", str(tmp_path / "muster.pdf")]) == 0
    assert "kein Wappen" in capsys.readouterr().out


def test_a_unit_nobody_knows_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_admin(["notice", "letterhead", "--unit", "?", "--out", str(tmp_path / "x.pdf")]) == 1
    assert not (tmp_path / "x.pdf").exists()
    assert "Briefkopf" in capsys.readouterr().err


@pytest.mark.skipif(bool(verapdf.reason_to_skip()), reason=verapdf.reason_to_skip())
def test_the_sample_keeps_every_rule(shop: PrintShop, tmp_path: Path) -> None:
    path = tmp_path / "muster.pdf"
    path.write_bytes(shop.print_on_trial(sample(samples.LETTERHEAD, DAY))[0])

    assert [verdict.broken for verdict in verapdf.verdicts([path])] == [{}] * 2
