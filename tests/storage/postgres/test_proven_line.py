"""The line with TLS: the server proves who it is, the desk too, and nobody between them reads along."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from clerk_app.domain.errors import OutsideError
from clerk_app.opening.shared import line_state
from tests.tools.certificates import Pair
from tests.tools.eavesdropper import Eavesdropper
from tests.tools.guarded_office import HOST, LOGIN, PASSWORD, GuardedOffice

CLEAR_TEXT = "hostssl all all 127.0.0.1/32 password"
BOTH = "hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-full"
CERTIFICATE = "hostssl all all 127.0.0.1/32 cert"
ALONE = "channel_binding=prefer"  # the address of somebody who signs in with the card alone


def refused(guarded: GuardedOffice, address: str, *, weak_line: bool = False) -> str:
    with pytest.raises(OutsideError) as told:
        guarded.reads_the_case(address, weak_line=weak_line)
    return told.value.code


def card(pair: Pair) -> str:
    return f"sslcert={pair.certificate}&sslkey={pair.key}"


@pytest.fixture
def eavesdropper(guarded: GuardedOffice) -> Iterator[Eavesdropper]:
    between = Eavesdropper(guarded.server.port, guarded.house.server("zwischen", HOST))
    yield between
    between.close()


def test_a_desk_reads_a_case_over_a_proven_line(guarded: GuardedOffice) -> None:
    address = guarded.address(password=PASSWORD)
    assert guarded.reads_the_case(address)
    with guarded.desk(address) as engine:
        assert line_state(engine)[1] == "TLS"
    assert not guarded.place(address).weak


def test_a_server_of_a_foreign_authority_is_not_believed(guarded: GuardedOffice) -> None:
    guarded.let_in(certificate=guarded.stranger.server("fremdserver", HOST))
    assert refused(guarded, guarded.address(password=PASSWORD)) == "database.certificate"


def test_a_server_of_another_name_is_not_believed(guarded: GuardedOffice) -> None:
    guarded.let_in(certificate=guarded.house.server("anderer", "akten.amt.example"))
    assert refused(guarded, guarded.address(password=PASSWORD)) == "database.certificate"


def test_an_expired_server_is_not_believed(guarded: GuardedOffice) -> None:
    guarded.let_in(certificate=guarded.house.server("abgelaufen", HOST, expired=True))
    assert refused(guarded, guarded.address(password=PASSWORD)) == "database.certificate"


def test_without_the_authority_of_the_house_no_server_is_believed(guarded: GuardedOffice) -> None:
    address = guarded.address("sslrootcert=/gibt/es/nicht.crt", password=PASSWORD)
    assert refused(guarded, address) == "database.certificate"


def test_a_server_without_encryption_gets_no_password(guarded: GuardedOffice) -> None:
    guarded.let_in("host all all 127.0.0.1/32 scram-sha-256", tls=False)
    address = guarded.address(password=PASSWORD)
    assert refused(guarded, address) == "database.no_encryption"
    # the policy lets an address ask for less; it takes nothing from one that does not ask
    assert refused(guarded, address, weak_line=True) == "database.no_encryption"
    assert guarded.reads_the_case(guarded.address("sslmode=disable", password=PASSWORD), weak_line=True)


@pytest.mark.parametrize(
    "asked",
    [
        "sslmode=require",
        "sslmode=verify-ca",
        "sslmode=prefer",
        "channel_binding=prefer",
        "channel_binding=disable",
        "require_auth=password",
        "require_auth=scram-sha-256,password",
        "ssl_min_protocol_version=TLSv1",
        "gssencmode=prefer",
    ],
)
def test_less_than_proof_needs_the_policy_and_nothing_else_helps(guarded: GuardedOffice, asked: str) -> None:
    address = guarded.address(asked, password=PASSWORD)
    assert refused(guarded, address) == "database.weak_line"
    assert guarded.place(address, weak_line=True).weak


def test_with_the_policy_a_wrong_name_passes_and_is_shown_as_weak(guarded: GuardedOffice) -> None:
    guarded.let_in(certificate=guarded.house.server("anderer2", "akten.amt.example"))
    address = guarded.address("sslmode=verify-ca&channel_binding=require", password=PASSWORD)
    assert guarded.reads_the_case(address, weak_line=True)


@pytest.mark.parametrize(
    "asked", ["sslkeylogfile=/tmp/k", "service=x", "user=postgres", "dbname=x", "host=localhost"]
)
def test_an_address_that_leads_astray_is_refused_even_with_the_policy(
    guarded: GuardedOffice, asked: str
) -> None:
    assert refused(guarded, guarded.address(asked), weak_line=True) == "database.options"


def test_a_far_server_is_not_taken_for_this_machine(guarded: GuardedOffice) -> None:
    far = "postgresql://a.becker@localhost/amt?sslmode=disable&hostaddr=10.0.0.5"
    assert refused(guarded, far) == "database.weak_line"
    assert refused(guarded, "postgresql://a.becker@/amt?sslmode=disable&host=/tmp&hostaddr=10.0.0.5") == (
        "database.weak_line"
    )


def test_a_man_in_the_middle_with_a_trusted_certificate_reads_nothing(
    guarded: GuardedOffice, eavesdropper: Eavesdropper
) -> None:
    address = guarded.address(password=PASSWORD, port=eavesdropper.port)
    assert refused(guarded, address) == "database.unsafe_sign_in"
    assert LOGIN.encode() in eavesdropper.heard  # he was there
    assert "Öztürk".encode() not in eavesdropper.heard


def test_without_channel_binding_he_would_have_read_the_case(
    guarded: GuardedOffice, eavesdropper: Eavesdropper
) -> None:
    """The positive control; only the policy of the house opens this gap."""
    asked = "sslmode=verify-full&channel_binding=disable"
    address = guarded.address(asked, password=PASSWORD, port=eavesdropper.port)
    assert refused(guarded, address) == "database.weak_line"
    assert guarded.reads_the_case(address, weak_line=True)
    assert "Öztürk".encode() in eavesdropper.heard


def test_a_server_that_wants_the_password_in_clear_text_does_not_get_it(
    guarded: GuardedOffice, eavesdropper: Eavesdropper
) -> None:
    guarded.let_in(CLEAR_TEXT)
    address = guarded.address(password=PASSWORD, port=eavesdropper.port)
    assert refused(guarded, address) == "database.unsafe_sign_in"
    assert PASSWORD.encode() not in eavesdropper.heard


def test_a_server_that_does_not_want_to_know_who_comes_is_not_believed(guarded: GuardedOffice) -> None:
    guarded.let_in("hostssl all all 127.0.0.1/32 trust")
    address = guarded.address(password=PASSWORD)
    assert refused(guarded, address) == "database.unsafe_sign_in"
    asked = "sslmode=verify-full&channel_binding=disable&require_auth=none"
    assert guarded.reads_the_case(guarded.address(asked), weak_line=True)


def test_with_the_policy_it_would_have_had_the_password(
    guarded: GuardedOffice, eavesdropper: Eavesdropper
) -> None:
    """The positive control."""
    guarded.let_in(CLEAR_TEXT)
    asked = "sslmode=verify-full&channel_binding=disable&require_auth=password"
    address = guarded.address(asked, password=PASSWORD, port=eavesdropper.port)
    assert guarded.reads_the_case(address, weak_line=True)
    assert PASSWORD.encode() in eavesdropper.heard


def test_password_and_certificate_together(guarded: GuardedOffice) -> None:
    guarded.let_in(BOTH)
    own, foreign = guarded.house.desk("becker", LOGIN), guarded.house.desk("vogt", "k.vogt")
    assert guarded.reads_the_case(guarded.address(card(own), password=PASSWORD))
    assert refused(guarded, guarded.address(password=PASSWORD)) == "database.own_certificate"
    # of another person's card the server says no more than of a wrong password
    assert refused(guarded, guarded.address(card(foreign), password=PASSWORD)) == "database.sign_in"


def test_a_certificate_alone_opens_without_a_password(guarded: GuardedOffice) -> None:
    guarded.let_in(CERTIFICATE)
    own = card(guarded.house.desk("becker2", LOGIN))
    assert guarded.reads_the_case(guarded.address(f"{own}&{ALONE}"))
    assert not guarded.place(guarded.address(f"{own}&{ALONE}")).weak


@pytest.mark.parametrize("asks", [True, False])
def test_a_man_in_the_middle_cannot_pass_a_card_on(guarded: GuardedOffice, asks: bool) -> None:
    guarded.let_in(CERTIFICATE)
    own = f"{card(guarded.house.desk('becker5', LOGIN))}&{ALONE}"
    pair = guarded.house.server("zwischen2", HOST)
    between = Eavesdropper(guarded.server.port, pair, guarded.house.certificate if asks else None)
    code = refused(guarded, guarded.address(own, port=between.port))
    between.close()
    assert code == "database.own_certificate"
    assert guarded.reads_the_case(guarded.address(own))  # without him the card opens


@pytest.mark.parametrize("whose", ["another person", "expired", "another authority", "no key"])
def test_a_certificate_that_is_not_right_opens_nothing(guarded: GuardedOffice, whose: str) -> None:
    guarded.let_in(CERTIFICATE)
    pair = {
        "another person": lambda: guarded.house.desk("vogt3", "k.vogt"),
        "expired": lambda: guarded.house.desk("alt3", LOGIN, expired=True),
        "another authority": lambda: guarded.stranger.desk("fremd3", LOGIN),
        "no key": lambda: Pair(guarded.house.desk("ohne3", LOGIN).certificate, guarded.folder / "weg.key"),
    }[whose]()
    assert refused(guarded, guarded.address(f"{card(pair)}&{ALONE}")) == "database.own_certificate"


def test_who_signs_in_with_a_certificate_alone_tells_no_server_a_password(guarded: GuardedOffice) -> None:
    guarded.let_in(CLEAR_TEXT)
    own = card(guarded.house.desk("becker4", LOGIN))
    address = guarded.address(f"{own}&{ALONE}", password=PASSWORD)
    assert refused(guarded, address) in {"database.unsafe_sign_in", "database.own_certificate"}
