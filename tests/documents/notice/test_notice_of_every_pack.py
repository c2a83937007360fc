"""Every decision of every pack, and every letter around it, as a file for archive and screen reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import notice_reading as reading
import notice_samples as samples
import pytest
import verapdf

from clerk_app.documents.notice import PrintShop
from clerk_app.domain import (
    announcement,
    checks,
    file_sheets,
    handover,
    information_request,
    letters,
    statement,
)
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.notice import Notice
from clerk_app.domain.pack_part import Body
from clerk_app.domain.pack_path import FieldSet
from clerk_app.domain.posting import Post
from clerk_app.domain.privacy import PrivacyContacts
from clerk_app.domain.returned_paper import Returned, Served
from clerk_app.domain.statement import StatementRequest
from clerk_app.packs.entry import read_toml
from clerk_app.packs.example import Example, read_example
from clerk_app.packs.holidays import hessian_holidays
from clerk_app.packs.loader import load_packs
from clerk_app.packs.texts import text_blocks
from clerk_app.packs.written_case import composed

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
PACKS = {pack.id: pack for pack in load_packs(RESOURCES / "packs")}
EXAMPLES = sorted((RESOURCES / "packs").glob("*/examples/*.toml"))
DAY = date(2026, 12, 15)


def _example(path: Path) -> Example:
    example = read_example(read_toml(path, "Beispiel"), path.parent)
    return replace(example, facts=replace(example.facts, letterhead=samples.LETTERHEAD))


def _decisions() -> dict[str, Notice]:
    found = {}
    for path in EXAMPLES:
        pack = PACKS[path.parents[1].name]
        notice = composed(pack, _example(path).case, hessian_holidays()).notice
        if notice is not None:
            found[f"{pack.id}-{path.stem}"] = notice
    return found


def _basis(pack: str) -> letters.LetterBasis:
    example = _example(next(path for path in EXAMPLES if path.parents[1].name == pack))
    facts = replace(example.facts, confirmations=frozenset({f"{pack}.datenschutz"}))
    contacts = PrivacyContacts(("Datenschutz <im Haus>", "Markt 1"), ("Aufsicht & Rat", "Wiesbaden"))
    wordings = text_blocks(RESOURCES / "letters")
    return letters.LetterBasis(PACKS[pack], facts, example.today, wordings, contacts)


def _statement(basis: letters.LetterBasis) -> StatementRequest:
    """With all that the body is told, and its marks in the way."""
    body = next(iter(statement.bodies(basis.pack, basis.facts.procedure)), None)
    told = statement.details(basis.pack, body, basis.facts.fields) if body else "Bezeichnung: ((x)) **y**"
    address = ("Gemeindevorstand", "Bauamt & Umwelt", "61169 Friedberg")
    silence = body.silence if body else ""
    return StatementRequest("gemeinde", address, "Stimmen Sie zu?", told, DAY, silence)


def _asked(basis: letters.LetterBasis, body: Body) -> StatementRequest:
    told = statement.details(basis.pack, body, basis.facts.fields)
    address = ("Herrn", "Otto Fern", "Weg 1", "61169 Friedberg")
    return StatementRequest(body.id, address, body.question, told, DAY, body.silence)


def _letters(pack: str) -> dict[str, Notice]:
    basis = _basis(pack)
    facts = basis.facts
    ready = handover.prepared(basis.pack, facts.procedure, facts.file_reference, FieldSet(facts.fields), {})
    return {
        "eingang": letters.acknowledgement(basis),
        "nachforderung": letters.information_request(basis, ["Mietvertrag", "Nachweis über\nEinkommen"], DAY),
        "bitte": _request(basis),
        "stellungnahme": letters.statement(basis, _statement(basis)),
        **{f"an_{body.id}": letters.statement(basis, _asked(basis, body)) for body in basis.pack.bodies},
        "anhoerung": letters.hearing(basis, "Wir lehnen ab.", "Die Frist ist versäumt.", DAY),
        **_proofs(basis),
        **{f"uebergabe{at}": file_sheets.handover_sheet(basis, one) for at, one in enumerate(ready)},
    }


def _proofs(basis: letters.LetterBasis) -> dict[str, Notice]:
    """By every way, of a notice for one of several parties; and of a letter that decides nothing."""
    day, regime = date(2026, 11, 24), basis.pack.announcement
    ways = {way.value: announcement.by_post(regime, way, day) for way in Post}
    found = {
        f"versand_{way}": file_sheets.Dispatch(
            "Bescheid über Wohngeld", ("Frau Muster", "Gasse 1", "61169 Friedberg"), way, day, "ab" * 32,
            "RR 1234 5678 9DE", "2 von 3 (Nachbarschaft)", announced, "A. Becker",
        )
        for way, announced in {**ways, "FIT-Connect": announcement.electronic(regime, day)}.items()
    }  # fmt: skip
    for outcome in (Served.LETTERBOX, Served.NOT_SERVED):
        said = announcement.by_post(regime, Post.CERTIFICATE, day, back=Returned(outcome, DAY))
        back = file_sheets.CameBack("zurück am 25.11.2026", "P. Post, 26.11.2026", "verlesen")
        found[f"versand_{outcome.value}"] = replace(found["versand_certificate"], announced=said, back=back)
    found["versand_schreiben"] = file_sheets.Dispatch("Eingangsbestätigung", ("Frau Muster",), "Post", day)
    return {name: file_sheets.dispatch_proof(basis, sent) for name, sent in found.items()}


def _request(basis: letters.LetterBasis) -> Notice:
    """As a clerk sends it: by the checks of the pack, with a point and a sentence of the clerk's own."""
    own = information_request.own_points(["den „neuen“ Bescheid < 3 Monate & Anlagen"])
    found = checks.findings(basis.pack, basis.facts.procedure, basis.facts, basis.today)
    facts = replace(basis.facts, findings=(*found, *own))
    asked_for = {finding.check for finding in information_request.requestable(facts.findings)}
    asked = information_request.information_request(basis.pack, facts, DAY, basis.today, asked_for)
    return information_request.with_sentence(asked, "Bei Fragen rufen Sie bitte an: 06031 83-0.").notice


@pytest.mark.parametrize("pack", PACKS)
def test_every_letter_says_all_it_has_to_say(shop: PrintShop, pack: str) -> None:
    for name, notice in _letters(pack).items():
        text = reading.whole(shop.print_notice(notice))
        assert notice.file_reference in text
        assert name.startswith("uebergabe") or "((" not in text, name


def test_an_information_request_lists_what_is_missing(shop: PrintShop) -> None:
    text = reading.whole(shop.print_notice(_letters("wohngeld")["nachforderung"]))

    assert "• Mietvertrag • Nachweis über Einkommen" in text
    assert "bis zum 15.12.2026" in text


def test_what_the_clerk_adds_stands_in_the_request_as_it_was_typed(shop: PrintShop) -> None:
    text = reading.whole(shop.print_notice(_letters("wohngeld")["bitte"]))

    assert "• den „neuen“ Bescheid < 3 Monate & Anlagen" in text
    assert "Bei Fragen rufen Sie bitte an: 06031 83-0." in text


def test_the_hearing_names_the_law_of_its_field() -> None:
    said = {pack: str(_letters(pack)["anhoerung"].parts) for pack in ("wohngeld", "bauantrag")}

    assert "§ 24 Abs. 1 SGB X" in said["wohngeld"]
    assert "§ 28 Abs. 1 HVwVfG" in said["bauantrag"]


def test_the_proof_of_dispatch_counts_the_days_of_its_field() -> None:
    for way in ("letter", "registered_dropped", "FIT-Connect"):
        assert "28.11.2026 (4. Tag" in str(_letters("wohngeld")[f"versand_{way}"].parts)
        assert "27.11.2026 (3. Tag" in str(_letters("bauantrag")[f"versand_{way}"].parts)


@pytest.mark.parametrize("way", ["certificate", "acknowledged", "registered_receipt", "in_person"])
def test_no_proof_claims_a_fiction_where_the_law_makes_none(way: str) -> None:
    said = str(_letters("wohngeld")[f"versand_{way}"].parts)
    assert "Tag nach" not in said and "Gilt als" not in said and "Es sei denn" not in said
    assert ("24.11.2026, mit der Übergabe" in said) is (way == "in_person")
    assert ("am Tag der Zustellung laut" in said) is (way != "in_person")


def test_the_proof_says_what_the_paper_says_and_that_what_came_back_was_announced_to_nobody() -> None:
    served, back = (str(_letters("wohngeld")[f"versand_{way}"].parts) for way in ("letterbox", "not_served"))
    assert f"{DAY:%d.%m.%Y}, durch Zustellung laut Zustellungsurkunde (§ 3 VwZG, § 180 ZPO)" in served
    assert "P. Post, 26.11.2026" in served and "verlesen" in served
    assert "nein, das Schreiben kam als unzustellbar zurück" in back and "am Tag der Zustellung" not in back


def test_the_proof_of_a_letter_that_decides_nothing_speaks_of_no_announcement() -> None:
    said = str(_letters("wohngeld")["versand_schreiben"].parts)
    assert "bekannt gegeben" not in said.lower() and "Prüfsumme" not in said


def test_nothing_missing_is_no_reason_to_write() -> None:
    with pytest.raises(ClerkError, match=r"letter\.nothing_missing"):
        letters.information_request(_basis("wohngeld"), [], DAY)


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.skipif(bool(verapdf.reason_to_skip()), reason=verapdf.reason_to_skip())
def test_every_notice_and_letter_keeps_every_rule(shop: PrintShop, tmp_path: Path) -> None:
    notices = _decisions()
    for pack in PACKS:
        notices |= {f"{pack}-brief-{name}": notice for name, notice in _letters(pack).items()}
    paths = []
    for name, notice in notices.items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(shop.print_notice(notice))

    found = [verdict for at in range(0, len(paths), 25) for verdict in verapdf.verdicts(paths[at : at + 25])]

    assert {(v.file, v.profile): v.broken for v in found if v.broken} == {}
    assert len(found) == 2 * len(notices)


@pytest.mark.parametrize("pack", PACKS)
def test_another_body_learns_of_the_application_only_what_it_needs(pack: str) -> None:
    basis = _basis(pack)
    asked = _statement(basis)
    letter = letters.statement(basis, asked)
    assert letter.addressee == asked.address
    told = str((letter.parts, letter.subject, letter.salutation, letter.decision_data))
    *names, street, town = letters.acknowledgement(basis).addressee
    assert names
    for line in (*names, street, town):
        assert line in asked.details or line not in told, line
    assert "Ihr Antrag" not in dict(letter.info)
