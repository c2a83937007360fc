"""The clerk sees every value, labelled where the pack knows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app.domain import form
from clerk_app.domain.submission import RawField

SUBMISSIONS = sorted((Path(__file__).parents[2] / "resources" / "packs").glob("*/examples/submission-*.json"))


@pytest.mark.parametrize("path", SUBMISSIONS, ids=lambda path: path.stem)
def test_nothing_is_dropped_and_every_example_is_fully_labelled(pack_of, application, path: Path):
    pack = pack_of[path.parents[1].name]
    fields = application(pack.id, path.stem.removeprefix("submission-"))
    shown = form.form_fields(pack, fields)
    assert sorted(f.path for f in shown) == sorted(f.path for f in fields)
    assert [f.path for f in shown if f.group == form.OTHERS] == []
    assert form.applicant_name(pack, fields)


def test_unknown_fields_follow_with_title_or_path(pack_of, application):
    extra = (RawField("haustier/name", "Bello"), RawField("x/y", "true", title="Etwas Neues"))
    shown = form.form_fields(
        pack_of["wohngeld"], (*extra, *application("wohngeld", "erstantrag_mietzuschuss"))
    )
    assert [(f.group, f.label, f.value) for f in shown[-2:]] == [
        ("Weitere Angaben", "haustier/name", "Bello"),
        ("Weitere Angaben", "Etwas Neues", "ja"),
    ]


def test_values_read_german(pack_of, application):
    shown = {
        f.path: f
        for f in form.form_fields(pack_of["wohngeld"], application("wohngeld", "erstantrag_mietzuschuss"))
    }
    assert shown["antrag/datum"].value == "03.11.2026"
    assert shown["wohnung/miete/gesamt_monat"].value == "905,00 Euro"
    assert shown["wohnung/ist_heim"].value == "nein"
    assert shown["bankverbindung/iban"].value == "DE02 1203 0000 0000 2020 51"
    assert shown["haushaltsmitglieder/3/vorname"].group == "Haushaltsmitglied 3"


def test_members_stand_together_and_in_order(pack_of, application):
    shown = form.form_fields(pack_of["wohngeld"], application("wohngeld", "erstantrag_mietzuschuss"))
    groups = [f.group for f in shown if f.group.startswith("Haushaltsmitglied")]
    assert list(dict.fromkeys(groups)) == sorted(set(groups))
    assert groups == sorted(groups)


def test_values_that_are_not_of_their_kind_stay_as_they_came(pack_of):
    fields = (RawField("antrag/datum", "irgendwann im Mai"), RawField("wohnung/miete/gesamt_monat", "1.234"))
    assert [f.value for f in form.form_fields(pack_of["wohngeld"], fields)] == ["irgendwann im Mai", "1.234"]


def test_an_xbau_message_is_labelled_and_names_its_builder(pack_of):
    start = "xbau:baugenehmigung.antrag.0200/xbau:antragsteller/natuerlichePerson"
    fields = (
        RawField(f"{start}/name/familienname/name", "Mustermann"),
        RawField(f"{start}/name/vorname/name", "Erika"),
        RawField(
            "xbau:baugenehmigung.antrag.0200/xbau:bauvorhaben/xbau:bezeichnungDesBauvorhabens", "Carport"
        ),
    )
    shown = form.form_fields(pack_of["bauantrag"], fields)
    assert [f.label for f in shown] == ["Familienname", "Vorname", "Bezeichnung"]
    assert form.applicant_name(pack_of["bauantrag"], fields) == "Mustermann, Erika"


def test_without_a_pack_the_applicant_is_still_looked_for():
    fields = (RawField("a/b/nachname", "Öz"), RawField("a/b/vorname", "Ada"), RawField("frei", "x"))
    assert form.applicant_name(None, fields) == "Öz, Ada"
    assert len(form.form_fields(None, fields)) == 3
    assert form.applicant_name(None, ()) == ""


def test_the_subject_names_service_and_procedure(pack_of):
    assert form.subject(pack_of["wohngeld"], "weiterleistung") == "Wohngeld: Weiterleistungsantrag"
    assert form.subject(pack_of["wohngeld"], "gibt_es_nicht") == "Wohngeld"
