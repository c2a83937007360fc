"""Why there is no line is told in words of its own, whichever language the server speaks."""

from __future__ import annotations

import gettext
import tomllib
from pathlib import Path

import pytest

from clerk_app.domain.errors import OutsideError
from clerk_app.services.recollection import is_outage
from clerk_app.storage.postgres.engine import OLDEST
from clerk_app.storage.postgres.troubles import SIGNS, trouble_of, will_pass
from tests.tools.guarded_office import HOST, LOGIN, PASSWORD, SCRAM, GuardedOffice, debian_server
from tests.tools.postgres import free_port

SENTENCES = Path(__file__).parents[3] / "resources" / "i18n" / "sentences"


def refused(guarded: GuardedOffice, address: str) -> OutsideError:
    with pytest.raises(OutsideError) as told:
        guarded.reads_the_case(address)
    return told.value


@pytest.mark.parametrize(("login", "password"), [(LOGIN, "falsch"), ("z.unbekannt", PASSWORD)])
def test_who_cannot_sign_in_is_asked_again(guarded: GuardedOffice, login: str, password: str) -> None:
    error = refused(guarded, guarded.address(login=login, password=password))
    assert (error.code, error.facts["login"]) == ("database.sign_in", login)
    assert not is_outage(error)


def test_who_has_given_no_password_is_asked_for_it(guarded: GuardedOffice) -> None:
    assert refused(guarded, guarded.address()).code == "database.password_wanted"


def test_a_login_without_the_right_to_enter_is_asked_again(guarded: GuardedOffice) -> None:
    with guarded.office.connect() as administrator:
        administrator.execute(f'ALTER ROLE "{LOGIN}" NOLOGIN')
        try:
            assert refused(guarded, guarded.address(password=PASSWORD)).code == "database.sign_in"
        finally:
            administrator.execute(f'ALTER ROLE "{LOGIN}" LOGIN')


@pytest.mark.parametrize("rule", ["hostssl all all 127.0.0.1/32 reject", "hostssl all all 10.9.8.7/32 cert"])
def test_a_desk_the_server_does_not_admit_hears_so(guarded: GuardedOffice, rule: str) -> None:
    guarded.let_in(rule)
    assert refused(guarded, guarded.address(password=PASSWORD)).code == "database.not_admitted"


def test_a_database_that_is_not_there_is_named(guarded: GuardedOffice) -> None:
    address = guarded.address(password=PASSWORD).replace(f"/{guarded.office.name}?", "/weg?")
    assert refused(guarded, address).code == "database.not_there"


def test_too_many_connections_are_a_matter_of_waiting(guarded: GuardedOffice) -> None:
    with guarded.office.connect() as administrator:
        administrator.execute(f'ALTER ROLE "{LOGIN}" CONNECTION LIMIT 0')
        try:
            error = refused(guarded, guarded.address(password=PASSWORD))
        finally:
            administrator.execute(f'ALTER ROLE "{LOGIN}" CONNECTION LIMIT -1')
    assert error.code == "database.too_many"
    assert is_outage(error)
    assert guarded.reads_the_case(guarded.address(password=PASSWORD))


def test_a_server_with_known_gaps_is_told_from_a_dead_one(
    guarded: GuardedOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with guarded.office.connect() as administrator:
        found = administrator.info.server_version
    monkeypatch.setitem(OLDEST, found // 10000, found + 1)  # type: ignore[index]
    assert refused(guarded, guarded.address(password=PASSWORD)).code == "database.server_too_old"


def test_a_server_that_is_not_there_stays_unreachable(guarded: GuardedOffice) -> None:
    error = refused(guarded, guarded.address(password=PASSWORD, port=free_port()))
    assert (error.code, error.facts["reason"]) == ("database.failed", "unreachable")


SAID = {
    'password authentication failed for user "%s"': "database.sign_in",
    'role "%s" does not exist': "database.sign_in",
    'role "%s" is not permitted to log in': "database.sign_in",
    'GSSAPI authentication failed for user "%s"': "database.no_ticket",
    'certificate authentication failed for user "%s"': "database.own_certificate",
    "connection requires a valid client certificate": "database.own_certificate",
    'no pg_hba.conf entry for host "%s", user "%s", database "%s", %s': "database.not_admitted",
    'pg_hba.conf rejects connection for host "%s", user "%s", database "%s", %s': "database.not_admitted",
    'permission denied for database "%s"': "database.not_admitted",
    'database "%s" does not exist': "database.not_there",
    "sorry, too many clients already": "database.too_many",
    'too many connections for role "%s"': "database.too_many",
    'too many connections for database "%s"': "database.too_many",
    "SCRAM channel binding check failed": "database.unsafe_sign_in",
}
PASSES = (
    "the database system is starting up",
    "the database system is shutting down",
    "the database system is not accepting connections",
    "the database system is in recovery mode",
    "sorry, too many clients already",
)


@pytest.fixture(scope="module")
def german() -> gettext.NullTranslations:
    """The server's own catalogue, as its makers translated it."""
    binaries = debian_server()
    version = binaries.parent.name if binaries else ""
    catalogue = Path(f"/usr/share/locale/de/LC_MESSAGES/postgres-{version}.mo")
    if not catalogue.is_file():
        pytest.skip("die deutschen Meldungen des Servers sind hier nicht installiert")
    with catalogue.open("rb") as file:
        return gettext.GNUTranslations(file)


@pytest.mark.parametrize(("told", "code"), SAID.items())
def test_a_server_that_speaks_german_is_understood(
    german: gettext.NullTranslations, told: str, code: str
) -> None:
    here = german.gettext(told)
    assert here != told
    assert [trouble_of(told), trouble_of(f"FATAL:  {here}")] == [code, code]


@pytest.mark.parametrize("told", PASSES)
def test_a_german_server_that_starts_is_waited_for(german: gettext.NullTranslations, told: str) -> None:
    assert will_pass(told) and will_pass(german.gettext(told))
    assert not will_pass(german.gettext('password authentication failed for user "%s"'))


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_reason_has_words(language: str) -> None:
    known = {}
    for path in (SENTENCES / language).glob("*.toml"):
        known |= tomllib.loads(path.read_text("utf-8"))
    assert {*SIGNS, "database.not_there"} <= known.keys()


def test_headless_work_goes_over_the_proven_line(guarded: GuardedOffice) -> None:
    address = guarded.address()
    shown = guarded.headless(address, "show", guarded.case, "--password-stdin", typed=PASSWORD)
    assert shown.returncode == 0, shown.stderr
    assert "Öztürk" in shown.stdout
    looked = guarded.headless(address, "doctor", "--password-stdin", typed=PASSWORD)
    assert "Verbindung verschlüsselt (TLS), Server geprüft." in looked.stdout
    assert PASSWORD not in looked.stdout + looked.stderr


def test_headless_work_hears_the_reason(guarded: GuardedOffice) -> None:
    wrong = guarded.headless(guarded.address(), "list", "--password-stdin", typed="falsch")
    assert wrong.returncode == 1
    assert f"Die Anmeldung „{LOGIN}“ an der gemeinsamen Datenbank ist nicht gelungen." in wrong.stderr
    guarded.let_in(SCRAM, guarded.stranger.server("fremdserver2", HOST))
    strange = guarded.headless(guarded.address(), "doctor", "--password-stdin", typed=PASSWORD)
    assert strange.returncode == 1
    assert "Es könnte ein fremder Server sein" in strange.stdout


def test_a_line_that_ends_here_may_be_open_and_is_shown_so(guarded: GuardedOffice) -> None:
    """There is no wire to listen on; the same words to a server elsewhere need the policy in the file."""
    guarded.let_in("host all all 127.0.0.1/32 scram-sha-256")
    here = f"postgresql://{LOGIN}@127.0.0.1:{guarded.server.port}/{guarded.office.name}?sslmode=disable"
    looked = guarded.headless(here, "doctor", "--password-stdin", typed=PASSWORD)
    assert "Die Verbindung ist nicht verschlüsselt (sie endet auf diesem Rechner)." in looked.stdout
    assert guarded.place(here).weak

    far = guarded.address("sslmode=disable")
    assert "nicht ausreichend gesichert" in guarded.headless(far, "list").stderr
    (guarded.folder / "config.toml").write_text("[policy]\nweak_line = true\n")
    try:
        looked = guarded.headless(far, "doctor", "--password-stdin", typed=PASSWORD)
    finally:
        (guarded.folder / "config.toml").unlink()
    assert "nicht verschlüsselt (so zugelassen durch [policy] weak_line)" in looked.stdout
