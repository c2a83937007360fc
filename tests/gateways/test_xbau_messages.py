"""Answers to a building portal are valid by its schemas, and say what the case says."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from lxml import etree

from clerk_app.admin.command import FAULTS, FINE, WRONG_USE, run_admin
from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.finding import FindingState
from clerk_app.domain.party import HandParty, Parties
from clerk_app.domain.submission import Assessment, Verdict
from clerk_app.gateways.payload import parse_xml, read_fields
from clerk_app.gateways.xbau.writing import write
from clerk_app.opening.office import open_office
from clerk_app.services import approval, assignment, casefile, decision, examination, intake
from clerk_app.services.building_messages import answer, keep, version_for
from tests.office_kit import NOON, receive, submission

VERSIONS = ("2.4.0.1", "2.6")
PORTAL_SERVICE = {
    "2.4.0.1": "cd60ba1e-1ba5-5f94-a96e-fd7fc0e34485", "2.6": "dc8f9332-3562-5056-9c41-f98c128e1546",
}  # fmt: skip
PERMIT = {
    "verfahrensart": "vereinfacht", "vollstaendig_am": "2026-11-16", "gebuehr_bau": "400.00",
    "grundstueck": "Friedberg, Flur 1, Flurstück 45",
}  # fmt: skip


@cache
def schema(folder):
    return etree.XMLSchema(etree.parse(folder / "xsd" / "xsd_dev" / "xbau-nachrichten-baugenehmigung.xsd"))


def sample(shared, version):
    path = shared / "standards" / "xbau" / "samples"
    return (path / f"xbau-{version}-baugenehmigung.antrag.0200-synthetic.xml").read_bytes()


def arrived(opened, data):
    sent = replace(
        submission(opened, "bauantrag", "baugenehmigung_vereinfacht"),
        data=data, data_mime_type="application/xml", schema_uri="urn:xoev-de:bmk:standard:xbau_2.6",
        fields=read_fields(data, "application/xml"), received_at=NOON,
    )  # fmt: skip
    return intake.take_in(opened.office, Assessment(Verdict.ACCEPTED, (), sent), "test").case


def version(office, case):
    return office.reader.case(office.actor, case).case.version


def in_progress(opened, shared, spoken):
    office = opened.as_person("t.wagner")
    case = arrived(opened, sample(shared, spoken))
    assignment.claim(office, case, 1)
    return office, case


def drafted(office, case, outcome, **facts):
    for finding in casefile.case_file(office, case).findings:
        if not finding.settled:
            examination.judge(
                office, case, version(office, case), finding.check, FindingState.WAIVED, "liegt vor"
            )
    stored = office.reader.case(office.actor, case).draft
    draft = Draft(outcome, PERMIT | facts)
    decision.save(office, case, draft, stored.revision if stored else 0)


def approved(opened, office, case):
    decision.submit(office, case, version(office, case))
    head = opened.as_person("k.vogt")
    notice = head.reader.case(head.actor, case).notices[0]
    shown = approval.Seen(notice.id, notice.pdf_sha256, notice.data_sha256)
    approval.approve(head, case, version(head, case), shown)
    return notice


def valid(shared, office, case, message, spoken):
    told, said = answer(office, case, message)
    assert said == spoken
    written = write(told, said)
    tree = parse_xml(written)
    checked = schema(shared / "standards" / "xbau" / spoken)
    assert checked.validate(tree), checked.error_log
    return tree


def values(tree, name):
    return ["".join(found.itertext()).strip() for found in tree.iter("{*}" + name)]


@pytest.mark.parametrize("spoken", VERSIONS)
def test_what_is_missing_is_told_with_a_period_and_its_consequence(opened, shared, spoken):
    office, case = in_progress(opened, shared, spoken)
    tree = valid(shared, office, case, "0201", spoken)

    requests = [
        f.request for f in casefile.case_file(office, case).findings if f.state is FindingState.FAILED
    ]
    assert values(tree, "antragVollstaendig") == ["false"]
    assert values(tree, "beschreibung") == requests != []
    assert date.fromisoformat(values(tree, "frist")[0]) > date(2026, 11, 16)
    assert "§ 70 Abs. 2 HBO" in values(tree, "anschreiben")[0]


@pytest.mark.parametrize("spoken", VERSIONS)
def test_the_answer_names_application_case_and_both_authorities(opened, shared, spoken):
    office, case = in_progress(opened, shared, spoken)
    tree, asked = valid(shared, office, case, "0201", spoken), parse_xml(sample(shared, spoken))

    assert values(tree, "vorgang") == [office.reader.case(office.actor, case).case.file_reference]
    assert values(tree, "referenz") == [PORTAL_SERVICE[spoken]]
    assert values(tree, "bezugNachricht")[0].split() == values(asked, "identifikation.nachricht")[0].split()
    assert (values(tree, "leser"), values(tree, "autor")) == (values(asked, "autor"), values(asked, "leser"))
    assert values(tree, "nachrichtenUUID")[0] != values(asked, "nachrichtenUUID")[0]


@pytest.mark.parametrize("spoken", VERSIONS)
def test_a_confirmed_application_is_told_the_latest_day_of_the_decision(opened, shared, spoken):
    office, case = in_progress(opened, shared, spoken)
    drafted(office, case, "vollstaendigkeit")
    tree = valid(shared, office, case, "0201", spoken)

    assert values(tree, "antragVollstaendig") == ["true"]
    assert values(tree, "spaetestesGenehmigungsdatum") == ["2027-02-16"]
    assert values(tree, "befund") == []


def test_a_special_building_has_no_latest_day(opened, shared):
    office, case = in_progress(opened, shared, "2.6")
    drafted(office, case, "vollstaendigkeit", verfahrensart="sonderbau")
    tree = valid(shared, office, case, "0201", "2.6")
    assert values(tree, "antragVollstaendig") == ["true"]
    assert values(tree, "spaetestesGenehmigungsdatum") == []


def test_nothing_is_told_before_the_examination_says_something(opened, shared):
    office, case = in_progress(opened, shared, "2.6")
    drafted(office, case, "genehmigung")
    with pytest.raises(ClerkError, match=r"xbau\.not_examined"):
        answer(office, case, "0201")


@pytest.mark.parametrize("spoken", VERSIONS)
def test_the_approved_permit_goes_out_with_its_conditions_and_its_bytes(opened, shared, spoken):
    office, case = in_progress(opened, shared, spoken)
    conditions = {"auflagen": "Vor Baubeginn <Absteckung> anzeigen.", "auflagen_gruende": "§ 75 HBO"}
    drafted(office, case, "genehmigung", **conditions)
    with pytest.raises(ClerkError, match=r"xbau\.not_approved"):
        answer(office, case, "0205")
    notice = approved(opened, office, case)
    tree = valid(shared, office, case, "0205", spoken)

    assert values(tree, "istGenehmigung") == ["true"]
    texts = [base64.b64decode(text).decode() for text in values(tree, "text")]
    assert texts[0] == "<p>Vor Baubeginn &lt;Absteckung&gt; anzeigen.</p>"
    assert any("§ 75 HBO" in text for text in texts)
    assert "Widerspruch" in values(tree, "rechtshelfsbelehrung")[0]
    [annex] = tree.iter("anhang")
    assert annex.get("hashValue") == notice.pdf_sha256
    assert int(annex.get("filesize")) == len(office.reader.content(notice.pdf_sha256))


@pytest.mark.parametrize("spoken", VERSIONS)
def test_the_portal_gets_the_copies_of_the_applicants_side_and_no_others(opened, shared, spoken):
    office, case = in_progress(opened, shared, spoken)
    drafted(office, case, "genehmigung")
    draft = office.reader.case(office.actor, case).draft
    parties = Parties(
        {
            "hand_1": HandParty("neighbour", "Frau\nEwa Nowak\nUsagasse 3\n61169 Friedberg"),
            "hand_2": HandParty("representative", "Herrn\nJan Planer\nUsagasse 5\n61169 Friedberg"),
        }
    )
    decision.save(office, case, replace(draft.draft, parties=parties), draft.revision)
    notice = approved(opened, office, case)
    trees = [valid(shared, office, case, "0205", spoken) for _ in range(2)]

    theirs = [copy for copy in notice.copies if copy.role in ("representative", "applicant")]
    assert (len(notice.copies), len(theirs), theirs[0].role) == (3, 2, "representative")
    for tree in trees:
        annexes = list(tree.iter("anhang"))
        assert [annex.get("hashValue") for annex in annexes] == [copy.pdf_sha256 for copy in theirs]
        sizes = [len(office.reader.content(copy.pdf_sha256)) for copy in theirs]
        assert [int(annex.get("filesize")) for annex in annexes] == sizes
        assert values(tree, "dateiname") == ["Bescheid.pdf", "Bescheid-2.pdf"]
        assert [name.rpartition("(")[2] for name in values(tree, "bezeichnung")] == [
            f"für {copy.name})" for copy in theirs
        ]
    ids = [values(tree, "dokumentid") for tree in trees]
    assert ids[0] == ids[1] and len(set(ids[0])) == 2 and ids[0][0] == f"urn:uuid:{notice.id}"


def test_a_refusal_is_no_permit(opened, shared):
    office, case = in_progress(opened, shared, "2.6")
    drafted(office, case, "ablehnung", entgegenstehend="§ 34 BauGB")
    approved(opened, office, case)
    tree = valid(shared, office, case, "0205", "2.6")
    assert values(tree, "istGenehmigung") == ["false"]
    assert values(tree, "nebenbestimmung") == []


def test_another_decision_has_no_such_message(opened, shared):
    office, case = in_progress(opened, shared, "2.6")
    drafted(
        office, case, "zurueckweisung", maengel="ungeordnet", ermessen="Ein neuer Antrag ist nicht weiter."
    )
    approved(opened, office, case)
    with pytest.raises(ClerkError, match=r"xbau\.other_decision"):
        answer(office, case, "0205")


def test_what_came_another_way_is_not_answered_by_message(opened):
    case = receive(opened, "bauantrag", "baugenehmigung_vereinfacht")
    with pytest.raises(ClerkError, match=r"xbau\.other_channel"):
        answer(opened.as_person("t.wagner"), case, "0201")
    other = receive(opened, "fahrerlaubnis", "umtausch", 2)
    with pytest.raises(ClerkError, match=r"xbau\.other_service"):
        answer(opened.as_person("m.schuster"), other, "0201")


@pytest.mark.parametrize("gap", ["<kennung>psw:06440000</kennung>", "<name>Bauportal (TEST)</name>"])
def test_a_head_with_gaps_is_not_answered(opened, shared, gap):
    whole = sample(shared, "2.6").decode()
    assert gap in whole
    case = arrived(opened, whole.replace(gap, "").encode())
    with pytest.raises(ClerkError, match=r"xbau\.other_channel"):
        answer(opened.as_person("t.wagner"), case, "0201")


def test_control_characters_do_not_break_the_message(opened, shared):
    office, case = in_progress(opened, shared, "2.6")
    told, _ = answer(office, case, "0201")
    tree = parse_xml(write(replace(told, body=replace(told.body, missing=("Plan\x00\x0b & <Lage>",))), "2.6"))
    assert values(tree, "beschreibung") == ["Plan & <Lage>"]


def test_a_version_nobody_writes_is_refused():
    assert version_for("2.6", "") == "2.6"
    assert version_for("2.6", "2.4.0.1") == "2.4.0.1"
    with pytest.raises(ClerkError, match=r"xbau\.unknown_version"):
        version_for("2.5", "")


def test_the_message_is_kept_and_the_records_say_so(opened, shared):
    office, case = in_progress(opened, shared, "2.6")
    written = write(answer(office, case, "0201")[0], "2.6")
    keep(office, case, "0201", "2.6", written)
    digest = hashlib.sha256(written).hexdigest()
    last = office.reader.case(office.actor, case).timeline[-1]
    assert (last.kind, last.facts["record"], digest in last.text) == ("noted", True, True)
    assert office.reader.content(digest) == written
    assert opened.reader.verify() == ()


def test_the_verb_writes_the_version_the_application_came_in(shared, tmp_path, capsys):
    for spoken in VERSIONS:
        file = tmp_path / f"{spoken}.xml"
        file.write_bytes(sample(shared, spoken))
        assert run_admin(["import", str(file), "--home", str(tmp_path), "--json"]) == FINE
        case, out = json.loads(capsys.readouterr().out)[0]["case"], tmp_path / "antwort.xml"
        words = ["xbau", "--case", case, "--out", str(out), "--home", str(tmp_path), "--json"]

        assert run_admin([*words, "--message", "0201"]) == FINE
        told = json.loads(capsys.readouterr().out)
        assert (told["version"], told["sha256"]) == (spoken, hashlib.sha256(out.read_bytes()).hexdigest())
        assert schema(shared / "standards" / "xbau" / spoken).validate(parse_xml(out.read_bytes()))

        assert run_admin([*words, "--message", "0205"]) == FAULTS
        assert json.loads(capsys.readouterr().out)["error"] == "xbau.not_approved"
        assert run_admin([*words, "--message", "0202"]) == WRONG_USE
        capsys.readouterr()
    with open_office(tmp_path / "amtstisch.db") as opened:
        assert opened.reader.verify() == ()
