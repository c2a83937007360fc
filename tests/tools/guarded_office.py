"""A shared office behind Debian's PostgreSQL with TLS and Kerberos, furnished, and reached as from afar."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

from clerk_app.opening.shared import enter
from clerk_app.opening.shared_place import SharedPlace, shared_place
from clerk_app.setup.hands import program
from clerk_app.storage.queries import SqlReader

from .certificates import Authority, Pair
from .kerberos import Realm, has_kerberos
from .postgres import SETTINGS, SUPERUSER, Server, account, start_server
from .shared_office import SharedOffice, furnished

ROOT = Path(__file__).parents[2]
HOST = "db.amt.example"  # a server elsewhere, as far as the program can tell
LOGIN, PASSWORD = "a.becker", "Geheim-2711"
SCRAM = "hostssl all all 127.0.0.1/32 scram-sha-256"


@dataclass
class GuardedOffice:
    server: Server
    office: SharedOffice
    folder: Path
    house: Authority
    stranger: Authority
    genuine: Pair
    realm: Realm | None
    case: str = ""
    _rules: tuple[str, Pair | None] = field(default=("", None))

    def let_in(self, rules: str = SCRAM, certificate: Pair | None = None, *, tls: bool = True) -> None:
        """The administrator enters as before; everybody else by these rules, once they hold."""
        data, pair = self.server.folder / "data", certificate or self.genuine
        if (rules, pair) == self._rules and tls:
            return
        for source, name in ((pair.certificate, "server.crt"), (pair.key, "server.key")):
            _give(source, data / name)
        (data / "pg_hba.conf").write_text(f"host all {SUPERUSER} 127.0.0.1/32 trust\n{rules}\n")
        with self.server.connect("postgres") as connection:
            before = connection.execute("SELECT pg_conf_load_time()").fetchone()
            connection.execute(f"ALTER SYSTEM SET ssl = {'on' if tls else 'off'}")
            connection.execute("SELECT pg_reload_conf()")
        self._await_reload(before)
        self._rules = (rules, pair) if tls else ("", None)

    def _await_reload(self, before: object) -> None:
        for _ in range(200):
            with self.server.connect("postgres") as connection:
                if connection.execute("SELECT pg_conf_load_time()").fetchone() != before:
                    return
            time.sleep(0.02)
        raise RuntimeError("the server does not read its rules again")

    def address(self, asked: str = "", *, login: str = LOGIN, password: str = "", port: int = 0) -> str:
        """`asked` is what IT writes after the question mark; the house's authority is always named."""
        who = f"{login}:{password}" if password else login
        where = f"{HOST}:{port or self.server.port}/{self.office.name}"
        known = "" if "sslrootcert=" in asked else f"&sslrootcert={self.house.certificate}"
        return f"postgresql://{who}@{where}?hostaddr=127.0.0.1{known}{'&' if asked else ''}{asked}"

    def place(self, address: str, *, weak_line: bool = False) -> SharedPlace:
        return shared_place(address, self.folder, weak_line=weak_line)

    @contextmanager
    def desk(self, address: str, *, weak_line: bool = False) -> Iterator[sa.Engine]:
        engine = enter(self.place(address, weak_line=weak_line))
        try:
            yield engine
        finally:
            engine.dispose()

    def headless(self, address: str, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """`main.py admin --database …` as IT types it; the data folder is this one."""
        command = [sys.executable, str(ROOT / "main.py"), "admin", "--database", address, *words]
        environment = dict(os.environ, AMTSTISCH_HOME=str(self.folder), PYTHONUTF8="1")
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8",
            input=f"{typed}\n",
        )  # fmt: skip

    def reads_the_case(self, address: str, *, weak_line: bool = False) -> bool:
        """As the clerk does: signs in, asks for the case by its number, sees the applicant."""
        with self.desk(address, weak_line=weak_line) as engine:
            clerk = SqlReader(engine, _never)
            actor = clerk.actor(LOGIN)
            return actor is not None and "Öztürk" in str(clerk.case(actor, self.case))


def debian_server() -> Path | None:
    """The folder of a PostgreSQL that can do TLS and Kerberos; that of the test package can do neither."""
    found = program("postgres")
    return Path(found).resolve().parent if found else None


@contextmanager
def guarded_office(folder: Path, binaries: Path) -> Iterator[GuardedOffice]:
    realm = _realm(folder) if has_kerberos() else None
    house, stranger = Authority(folder, "haus"), Authority(folder, "fremd")
    settings = {**SETTINGS, "ssl": "off", "max_connections": "30", "ssl_ca_file": "clients.crt"}
    if realm:
        settings["krb_server_keyfile"] = "server.keytab"
        os.environ.update(KRB5_CONFIG=str(realm.configuration), KRB5RCACHENAME="none:")
    server = start_server(settings, binaries)
    try:
        _give(house.certificate, server.folder / "data" / "clients.crt")
        if realm:
            _give(realm.keytab, server.folder / "data" / "server.keytab")
        for office in furnished(server):
            genuine = house.server("server", HOST)
            yield GuardedOffice(server, office, folder, house, stranger, genuine, realm)
    finally:
        server.remove()
        for name in ("KRB5_CONFIG", "KRB5RCACHENAME"):
            os.environ.pop(name, None)
        if realm:
            realm.close()


def _realm(folder: Path) -> Realm:
    realm = Realm(folder)
    realm.add_service(f"postgres/{HOST}")
    realm.add_person(LOGIN, PASSWORD)
    realm.add_person("k.vogt", PASSWORD)
    return realm


def _give(source: Path, target: Path) -> None:
    """The server reads its keys only if they are its own and nobody else may."""
    shutil.copyfile(source, target)
    target.chmod(0o600)
    if os.geteuid() == 0:
        shutil.chown(target, account().pw_uid, account().pw_gid)


def _never() -> None:
    raise AssertionError("nobody asks for the time here")
