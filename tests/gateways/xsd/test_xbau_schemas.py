"""The XBau schemas of two versions side by side, as the office lays them down."""

from __future__ import annotations

import shutil

import pytest
from xsd_kit import flaws

from clerk_app.gateways.xsd.applying import laid_against
from clerk_app.gateways.xsd.folder import installed_in

VERSIONS = ("2.4.0.1", "2.6")
URI = "urn:xoev-de:bmk:standard:xbau_{}"


@pytest.fixture(scope="module")
def forms(shared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("formulare")
    for version in VERSIONS:
        shutil.copytree(shared / f"standards/xbau/{version}/xsd/xsd_dev", folder / f"xbau-{version}")
    return folder


def sample(shared, version):
    name = f"xbau-{version}-baugenehmigung.antrag.0200-synthetic.xml"
    return (shared / "standards" / "xbau" / "samples" / name).read_bytes()


@pytest.mark.parametrize("version", VERSIONS)
def test_an_application_keeps_the_schema_of_its_version_and_no_other(forms, shared, version):
    installed = installed_in(forms).by_uri
    (own,) = installed[URI.format(version)].values()
    (other,) = installed[URI.format(next(one for one in VERSIONS if one != version))].values()
    found = laid_against(own, sample(shared, version))
    assert found.applied and found.place == ""
    assert found.labels[""] == "Beantragung einer Baugenehmigung"
    assert "cvc-elt-1" in laid_against(other, sample(shared, version)).place


def test_a_spoilt_application_is_told_with_line_and_element(forms, shared):
    (one,) = installed_in(forms).by_uri[URI.format("2.6")].values()
    spoilt = sample(shared, "2.6").replace(b"familienname", b"familiename")
    assert laid_against(one, spoilt).place == "Zeile 33, familiename: element-content"


def test_the_schemas_as_published_have_no_flaws_until_one_is_missing(forms, shared, tmp_path):
    assert flaws(forms) == []
    poorer = shutil.copytree(forms, tmp_path / "formulare")
    (poorer / "xbau-2.6" / "xoev-code.xsd").unlink()
    told = flaws(poorer)
    assert told and all(line.startswith("xbau-2.6/") and line.endswith(" missing") for line in told)
    (own,) = installed_in(poorer).by_uri[URI.format("2.6")].values()
    assert not laid_against(own, sample(shared, "2.6").replace(b"familienname", b"familiename")).applied
