"""The sheet about data protection goes along once the authority stands for it, and only if it is whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain import letters, text
from clerk_app.domain.notice import Annex, BulletList
from clerk_app.domain.privacy import PrivacyContacts
from clerk_app.opening.paths import Shipped
from clerk_app.packs.texts import text_blocks

BLOCKS = text_blocks(Shipped().resources / "letters")
CONTACTS = PrivacyContacts(("Datenschutz", "Markt 1"), ("Aufsicht", "65021 Wiesbaden"))
DAY = date(2026, 11, 23)


@pytest.fixture
def basis(pack_of, application, facts_of):
    def made(service="wohngeld", procedure="erstantrag_mietzuschuss"):
        fields = application(service, procedure)
        facts = facts_of(procedure, DAY, fields, confirmations=frozenset({f"{service}.datenschutz"}))
        return letters.LetterBasis(pack_of[service], facts, DAY, BLOCKS, CONTACTS)

    return made


def said(sheet: Annex) -> str:
    lines = (part.items if isinstance(part, BulletList) else (part.text,) for part in sheet.parts)
    return "\n".join(line for group in lines for line in group)


def test_it_says_what_the_regulation_wants(basis):
    [sheet] = letters.acknowledgement(basis()).annexes
    assert sheet.title == "Informationen zum Datenschutz (Art. 13 DSGVO)"
    told = said(sheet)
    for words in (
        "Musterkreis",  # who is responsible
        "Datenschutz, Markt 1",
        "um über Ihr Wohngeld zu entscheiden",
        "§§ 22 bis 33 WoGG",
        "§ 33 WoGG",  # who receives them
        "10 Jahre nach Bekanntgabe",
        "Art. 15", "Art. 16", "Art. 17", "Art. 18", "Art. 21", "Art. 77",
        "Aufsicht, 65021 Wiesbaden",
        "§ 66 SGB I",  # what follows if they are not given
        "§ 31a SGB X",  # who decides
    ):  # fmt: skip
        assert words in told, words


def test_every_pack_says_it_without_a_gap(packs, basis):
    for pack in packs:
        one = replace(basis(), pack=pack)
        facts = replace(one.facts, confirmations=frozenset({f"{pack.id}.datenschutz"}))
        [sheet] = letters.acknowledgement(replace(one, facts=facts)).annexes
        assert not text.placeholders(said(sheet)) and "…" not in said(sheet)


@pytest.mark.parametrize("missing", ["confirmation", "officer", "supervision", "pack", "recipients"])
def test_what_is_not_confirmed_or_not_whole_stays_out(basis, missing):
    one = basis()
    note = one.pack.privacy
    less = {
        "confirmation": replace(one, facts=replace(one.facts, confirmations=frozenset())),
        "officer": replace(one, privacy=replace(CONTACTS, officer=())),
        "supervision": replace(one, privacy=replace(CONTACTS, supervision=())),
        "pack": replace(one, pack=replace(one.pack, privacy=None)),
        "recipients": replace(one, pack=replace(one.pack, privacy=replace(note, recipients=()))),
    }
    assert letters.acknowledgement(less[missing]).annexes == ()
    assert len(letters.acknowledgement(one).annexes) == 1


def test_what_comes_later_brings_it_no_second_time(basis):
    assert letters.follow_up_acknowledgement(basis(), DAY).annexes == ()


def test_a_letter_with_a_gap_does_not_leave(basis):
    one = basis()
    block = replace(one.pack.texts["eingangsbestaetigung"], text="Ihr Antrag vom ((antragsdatum))")
    with pytest.raises(letters.ClerkError, match=r"letter\.gap"):
        letters.acknowledgement(replace(one, pack=replace(one.pack, texts={"eingangsbestaetigung": block})))
