"""People come, get functions, lose them and leave; one human being stays one, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from clerk_app.opening.paths import Shipped
from tests.tools.headless import Admin, Answer, admin_at, admin_of
from tests.tools.postgres import SUPERUSER, Server, running_server

OFFICE = "friedberg"


@pytest.fixture(scope="module")
def own_server() -> Iterator[Server]:
    yield from running_server()


@pytest.fixture(params=["sqlite", "postgresql"])
def admin(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Admin]:
    monkeypatch.setenv("AMTSTISCH_HOME", str(tmp_path / "home"))
    if request.param == "sqlite":
        admin = admin_at(str(tmp_path / "amt.db"), capsys)
        assert admin("init", "--plain").code == 0
        yield admin
        return
    server = request.getfixturevalue("own_server")
    admin = admin_of(server, OFFICE, capsys)
    assert admin("init").code == 0
    yield admin
    with server.connect("postgres") as owner:
        owner.execute(f'DROP DATABASE "{OFFICE}" WITH (FORCE)')
        for login in ("a.becker", "a.becker2", "k.vogt", "becker@amt.de"):
            owner.execute(f'DROP ROLE IF EXISTS "{login}"')


def enrol(admin: Admin, login: str, name: str, *more: str, role: str = "clerk") -> Answer:
    words = ("users", "add", login, "--person", name, "--role", role, "--unit", "wohngeld")
    return admin(*words, *more, "--json")


def persons(admin: Admin) -> dict[str, list[str]]:
    listed = admin("users", "list", "--json").value
    return {one["login"]: [held["role"] for held in one["roles"]] for one in listed if one["active"]}


def test_a_function_more_and_the_same_again(admin: Admin) -> None:
    for role in ("clerk", "clerk", "supervisor"):
        assert enrol(admin, "becker@amt.de", "A. Becker", role=role).code == 0
    assert persons(admin) == {"becker@amt.de": ["clerk", "supervisor"]}


def test_a_login_does_not_change_hands(admin: Admin) -> None:
    enrol(admin, "a.becker", "A. Becker")
    refused = enrol(admin, "a.becker", "K. Vogt")
    assert (refused.code, refused.value["error"]) == (1, "person.other_name")
    assert "A. Becker" in refused.value["message"]


def test_a_second_login_is_tied_to_its_person_or_said_to_be_a_namesakes(admin: Admin) -> None:
    enrol(admin, "a.becker", "A. Becker")
    assert enrol(admin, "a.becker2", "A. Becker").value["error"] == "person.name_known"
    assert (
        enrol(admin, "a.becker2", "A. Becker", "--same-as", "n.niemand").value["error"] == "person.none_here"
    )
    assert (
        enrol(admin, "a.becker2", "A. Becker", "--same-as", "a.becker", role="supervisor").code
        == enrol(admin, "k.vogt", "A. Becker", "--namesake").code
        == 0
    )
    assert set(persons(admin)) == {"a.becker", "a.becker2", "k.vogt"}


def test_a_function_is_withdrawn(admin: Admin) -> None:
    enrol(admin, "k.vogt", "K. Vogt")
    enrol(admin, "k.vogt", "K. Vogt", role="supervisor")
    words = ("users", "withdraw", "k.vogt", "--unit", "wohngeld", "--role")
    assert admin(*words, "supervisor").code == 0
    assert persons(admin) == {"k.vogt": ["clerk"]}
    assert admin(*words, "supervisor", "--json").value["error"] == "person.no_function"
    assert admin("verify", "--json").value == []


def test_whoever_leaves_enters_no_more(admin: Admin) -> None:
    enrol(admin, "k.vogt", "K. Vogt")
    assert admin("users", "close", "k.vogt").code == 0
    assert persons(admin) == {}
    assert admin("users", "close", "n.niemand", "--json").value["error"] == "person.none_here"
    assert admin("verify", "--json").value == []


def test_the_server_hears_of_the_rules_of_the_authority(admin: Admin, tmp_path: Path) -> None:
    pattern = Shipped().resources.joinpath("authority.toml").read_text("utf-8")
    rule = '\n[[routing]]\nservice = "kfz_zulassung"\nunit = "wohngeld"\n'
    own = tmp_path / "home" / "authority.toml"
    own.parent.mkdir(exist_ok=True)
    told = []
    for text in (pattern + rule, pattern + rule, pattern):
        own.write_text(text, "utf-8")
        assert admin("units").code == 0
        exported = admin("journal", "export", "--to", str(tmp_path / f"journal-{len(told)}.jsonl"))
        assert exported.code == 0, exported
        text = (tmp_path / f"journal-{len(told)}.jsonl").read_text("utf-8")
        told.append(text.count("routing_told"))
    assert told in ([0, 0, 0], [1, 1, 2])  # where one person owns the file nobody needs to be told


def test_a_unit_more(admin: Admin) -> None:
    for _ in range(2):
        listed = admin("units", "add", "jugend", "--name", "Jugendamt", "--json").value
        assert {"unit": "jugend", "name": "Jugendamt"} in listed
    assert admin("units", "--json").value == listed
    assert admin("units", "add", "Ju gend", "--name", "x", "--json").value["error"] == "unit.bad_name"
    added = admin(
        "users", "add", "k.vogt", "--person", "K. Vogt", "--role", "clerk", "--unit", "jugend", "--json"
    )
    assert added.code == 0


def test_the_journal_tells_who_lost_what(admin: Admin, tmp_path: Path) -> None:
    enrol(admin, "k.vogt", "K. Vogt")
    admin("users", "withdraw", "k.vogt", "--unit", "wohngeld", "--role", "clerk")
    admin("users", "close", "k.vogt")
    admin("journal", "export", "--to", str(tmp_path / "journal.jsonl"))
    text = (tmp_path / "journal.jsonl").read_text("utf-8")
    assert [text.count(f'kind\\":\\"{kind}') for kind in ("member_removed", "account_closed")] == [1, 1]


@pytest.fixture
def shared(own_server: Server, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Iterator[Admin]:
    admin = admin_of(own_server, OFFICE, capsys)
    assert admin("init").code == 0
    yield admin
    with own_server.connect("postgres") as owner:
        owner.execute(f'DROP DATABASE "{OFFICE}" WITH (FORCE)')
        owner.execute('DROP ROLE IF EXISTS "k.vogt"')


def test_running_sessions_of_a_leaver_end_and_no_new_account_opens(shared: Admin, own_server: Server) -> None:
    enrol(shared, "k.vogt", "K. Vogt")
    with own_server.connect(OFFICE, "k.vogt") as session:
        session.execute("SELECT 1")
        assert shared("users", "close", "k.vogt").code == 0
        with pytest.raises(psycopg.OperationalError):
            session.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError, match="not permitted"):
        own_server.connect(OFFICE, "k.vogt")
    assert enrol(shared, "k.vogt", "K. Vogt").value["error"] == "person.closed"


@pytest.mark.parametrize("login", ["K.Vogt", "k vogt", "postgres", f"{OFFICE}_clerk"])
def test_logins_the_server_cannot_bear_are_refused_before_anything_happens(shared: Admin, login: str) -> None:
    assert enrol(shared, login, "K. Vogt").value["error"] == "person.bad_login"
    assert persons(shared) == {}


def test_what_is_printed_does_the_same_as_what_is_done(shared: Admin, own_server: Server) -> None:
    printed = [
        ("units", "add", "jugend", "--name", "Jugendamt"),
        ("users", "add", "k.vogt", "--person", "K. Vogt", "--role", "clerk", "--unit", "wohngeld"),
        ("users", "withdraw", "k.vogt", "--role", "clerk", "--unit", "wohngeld"),
        ("users", "close", "k.vogt"),
    ]
    for words in printed:
        before = _state(own_server)
        told = shared(*words, "--sql")
        assert told.code == 0
        assert _state(own_server) == before
        with own_server.connect(OFFICE) as owner:
            owner.execute(told.out)
        by_script = _state(own_server)
        assert by_script != before
        assert shared(*words).code in (0, 1)  # a withdrawal is found done
        assert _state(own_server) == by_script


def _state(server: Server) -> object:
    engine_free = (
        "SELECT * FROM setup.grant_report()",
        "SELECT id, name FROM office.units ORDER BY 1",
        "SELECT rolname, rolcanlogin FROM pg_roles ORDER BY 1",
    )
    with server.connect(OFFICE, SUPERUSER) as owner:
        return [owner.execute(question).fetchall() for question in engine_free]


def test_wrong_addresses_say_what_is_wrong(
    shared: Admin, own_server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    def error(admin: Admin, *words: str) -> str:
        answer = admin(*words, "--json")
        assert answer.code == 1
        return str(answer.value["error"])

    assert error(admin_of(own_server, "nirgends", capsys), "users", "list") == "database.not_there"
    assert error(admin_of(own_server, OFFICE, capsys, "niemand"), "grant-report") == "database.sign_in"
    before = own_server.rules.read_text()
    own_server.govern(f"host {OFFICE} v.fern 127.0.0.1/32 reject\n{before}")
    assert error(admin_of(own_server, OFFICE, capsys, "v.fern"), "grant-report") == "database.not_admitted"
    own_server.govern(before)
    silent = admin_at("postgresql://postgres@127.0.0.1:1/friedberg", capsys)
    assert error(silent, "grant-report") == "database.unreachable"
    enrol(shared, "k.vogt", "K. Vogt")
    assert error(admin_of(own_server, OFFICE, capsys, "k.vogt"), "grant-report") == "person.not_entitled"
    assert error(admin_of(own_server, "Fried-Berg", capsys), "init") == "office.bad_name"


def test_the_doctor_finds_an_account_without_its_role_and_counts_the_rest(
    shared: Admin, own_server: Server
) -> None:
    enrol(shared, "k.vogt", "K. Vogt")
    sound = {one["check"]: one["state"] for one in shared("doctor", "--json").value}
    assert {"clock", "connections", "standby", "walls", "journal"} <= {
        name for name, state in sound.items() if state == "fine"
    }
    assert (sound["journal_seal"], sound["backup"], sound["people"]) == ("warning", "warning", "warning")
    with own_server.connect(OFFICE) as owner:
        owner.execute(f'REVOKE "{OFFICE}_clerk" FROM "k.vogt"')
    ill = shared("doctor", "--json")
    assert ill.code == 1
    assert [one["check"] for one in ill.value if one["state"] == "fault"] == ["people"]
