"""One letter asks for everything that is missing and says what follows otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain import checks
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.information_request import information_request, requestable, suggested_end
from clerk_app.domain.notice import BulletList, Paragraph

TODAY, UNTIL = date(2026, 11, 23), date(2026, 12, 14)
FIRST = {
    "wohngeld": "erstantrag_mietzuschuss",
    "fahrerlaubnis": "umtausch",
    "kfz_zulassung": "umschreibung",
    "aufenthaltstitel": "verlaengerung",
    "bauantrag": "baugenehmigung_vereinfacht",
    "unterhaltsvorschuss": "erstantrag",
}


@pytest.fixture
def examined(pack_of, application, facts_of):
    def facts(service="wohngeld", **changes):
        pack, procedure = pack_of[service], FIRST[service]
        given = facts_of(procedure, date(2026, 11, 3), application(service, procedure, **changes))
        return pack, replace(given, findings=checks.findings(pack, procedure, given, TODAY))

    return facts


@pytest.mark.parametrize("service", FIRST)
def test_every_pack_can_ask_for_what_is_missing(examined, service):
    lost = {"versicherung__evb_nummer": None} if service == "kfz_zulassung" else {}
    pack, facts = examined(service, **lost)
    request = information_request(pack, facts, UNTIL, TODAY)
    [listed] = [part for part in request.notice.parts if isinstance(part, BulletList)]
    assert len(listed.items) == len(request.checks) > 0
    said = " ".join(part.text for part in request.notice.parts if isinstance(part, Paragraph))
    assert "14.12.2026" in said
    assert "((" not in said + "".join(listed.items)
    assert request.notice.decision_data["checks"] == list(request.checks)


def test_the_warning_of_social_law_and_of_building_law_are_there(examined):
    for service, words in (("wohngeld", "§§ 60, 66 SGB I"), ("bauantrag", "als zurückgenommen")):
        request = information_request(*examined(service), UNTIL, TODAY)
        assert words in " ".join(part.text for part in request.notice.parts if isinstance(part, Paragraph))


def test_the_clerk_may_choose_what_to_ask_for(examined):
    pack, facts = examined()
    open_too = {finding.check for finding in requestable(facts.findings)}
    assert {"haushalt", "mietvertrag"} <= open_too
    chosen = information_request(pack, facts, UNTIL, TODAY, {"haushalt"})
    assert chosen.checks == ("haushalt",)


def test_what_cannot_be_asked_is_refused(examined):
    pack, facts = examined()
    with pytest.raises(ClerkError, match=r"request\.nothing_open"):
        information_request(pack, facts, UNTIL, TODAY, {"gibt_es_nicht"})
    with pytest.raises(ClerkError, match=r"request\.too_short"):
        information_request(pack, facts, TODAY, TODAY)
    pack, nowhere = examined(antragsteller__anschrift__strasse="", antragsteller__anschrift__hausnummer="")
    with pytest.raises(ClerkError, match=r"request\.no_address"):
        information_request(pack, nowhere, UNTIL, TODAY)


def test_the_suggested_day_is_never_a_day_off(is_holiday):
    assert suggested_end(date(2026, 12, 4), is_holiday) == date(2026, 12, 28)  # the 25th is Christmas
    assert suggested_end(TODAY, is_holiday) == UNTIL
