"""The line with Kerberos: who is signed in at the computer is signed in at the office, and nobody else."""

from __future__ import annotations

import pytest

from clerk_app.domain.errors import OutsideError
from clerk_app.opening.shared import line_state
from tests.tools.guarded_office import PASSWORD, GuardedOffice
from tests.tools.kerberos import REALM

TICKETS = f"hostgssenc all all 127.0.0.1/32 gss include_realm=0 krb_realm={REALM}"
ASKED = "gssencmode=require"


@pytest.fixture
def realm(guarded: GuardedOffice, monkeypatch: pytest.MonkeyPatch) -> GuardedOffice:
    if guarded.realm is None:
        pytest.skip("auf diesem Rechner fehlt Kerberos (Pakete krb5-kdc, krb5-admin-server, krb5-user)")
    monkeypatch.setenv("KRB5CCNAME", str(guarded.folder / "niemand.tickets"))
    guarded.let_in(TICKETS)
    return guarded


def signed_in(guarded: GuardedOffice, monkeypatch: pytest.MonkeyPatch, login: str) -> None:
    assert guarded.realm is not None
    monkeypatch.setenv("KRB5CCNAME", str(guarded.realm.ticket(login, PASSWORD)))


def refused(guarded: GuardedOffice, address: str) -> tuple[str, object]:
    with pytest.raises(OutsideError) as told:
        guarded.reads_the_case(address)
    return told.value.code, told.value.facts.get("login")


def test_a_ticket_opens_the_office_and_encrypts_the_line(
    realm: GuardedOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(realm, monkeypatch, "a.becker")
    assert realm.reads_the_case(realm.address(ASKED))
    with realm.desk(realm.address(ASKED)) as engine:
        assert line_state(engine)[1] == "Kerberos"
    assert not realm.place(realm.address(ASKED)).weak


def test_without_a_ticket_nobody_enters(realm: GuardedOffice) -> None:
    assert refused(realm, realm.address(ASKED)) == ("database.no_ticket", "a.becker")


def test_a_password_does_not_stand_in_for_a_ticket(realm: GuardedOffice) -> None:
    realm.let_in("hostssl all all 127.0.0.1/32 scram-sha-256")
    assert refused(realm, realm.address(ASKED, password=PASSWORD))[0] == "database.no_ticket"


def test_the_ticket_of_another_person_opens_nothing(
    realm: GuardedOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(realm, monkeypatch, "k.vogt")
    assert refused(realm, realm.address(ASKED)) == ("database.no_ticket", "a.becker")
    with realm.desk(realm.address(ASKED, login="k.vogt")) as engine:  # it serves whom it was given to
        assert line_state(engine)[1] == "Kerberos"


def test_a_ticket_over_tls_alone_is_not_enough(realm: GuardedOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without encryption by Kerberos a man in the middle could pass the ticket on: a matter of policy."""
    realm.let_in(TICKETS.replace("hostgssenc", "hostssl"))
    signed_in(realm, monkeypatch, "a.becker")
    address = realm.address("sslmode=verify-full&channel_binding=disable&require_auth=gss&gssencmode=disable")
    assert refused(realm, address)[0] == "database.weak_line"
    assert realm.reads_the_case(address, weak_line=True)


def test_a_server_without_the_key_of_the_realm_is_not_believed(
    realm: GuardedOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(realm, monkeypatch, "a.becker")
    assert refused(realm, realm.address(f"{ASKED}&krbsrvname=fremd"))[0] == "database.no_ticket"
