"""A realm of its own on the loopback address: tickets are given, kept and gone with the folder."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path

from clerk_app.setup.hands import program

from .postgres import free_port

REALM = "AMT.TEST"
NEEDED = ("krb5kdc", "kdb5_util", "kadmin.local", "kinit")
CLIENT = """[libdefaults]
default_realm = {realm}
dns_lookup_realm = false
dns_lookup_kdc = false
dns_canonicalize_hostname = false
rdns = false
udp_preference_limit = 1
[realms]
{realm} = {{
  kdc = 127.0.0.1:{port}
}}
"""
KDC = """[kdcdefaults]
kdc_listen = ""
kdc_tcp_listen = 127.0.0.1:{port}
[realms]
{realm} = {{
  database_name = {folder}/principal
  key_stash_file = {folder}/stash
  acl_file = {folder}/acl
  max_life = 1h
}}
[logging]
kdc = FILE:{folder}/kdc.log
admin_server = FILE:{folder}/admin.log
"""


class Realm:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self.keytab = folder / "server.keytab"
        # the server reads it too, with an account that may not look into our folder
        self._open = tempfile.TemporaryDirectory(prefix="amtstisch-realm-")
        Path(self._open.name).chmod(0o755)
        self.configuration = Path(self._open.name, "krb5.conf")
        facts = {"realm": REALM, "port": self._port, "folder": folder}
        self.configuration.write_text(CLIENT.format(**facts))
        (folder / "kdc.conf").write_text(KDC.format(**facts))
        self._run("kdb5_util", "-r", REALM, "create", "-s", "-P", "haupt")
        command = [_found("krb5kdc"), "-n", "-r", REALM]
        self._kdc = subprocess.Popen(
            command, env=self._environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def close(self) -> None:
        self._kdc.terminate()
        self._kdc.wait(10)
        self._open.cleanup()

    def add_service(self, name: str) -> None:
        self._run("kadmin.local", "-r", REALM, "-q", f"addprinc -randkey {name}")
        self._run("kadmin.local", "-r", REALM, "-q", f"ktadd -k {self.keytab} {name}")

    def add_person(self, login: str, password: str) -> None:
        self._run("kadmin.local", "-r", REALM, "-q", f"addprinc -pw {password} {login}")

    def ticket(self, login: str, password: str) -> Path:
        """As the sign-in at the computer gives it; waits until the realm has opened."""
        kept = self._folder / f"{login}.tickets"
        for _ in range(50):
            try:
                self._run("kinit", "-c", str(kept), login, typed=f"{password}\n")
            except RuntimeError:
                if self._kdc.poll() is not None:
                    raise
                time.sleep(0.1)
            else:
                return kept
        raise RuntimeError("the realm gives no tickets")

    def _run(self, name: str, *arguments: str, typed: str = "") -> None:
        done = subprocess.run(
            [_found(name), *arguments], env=self._environment(), input=typed, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stdout}{done.stderr}")

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ.get("PATH", ""),
            "KRB5_CONFIG": str(self.configuration),
            "KRB5_KDC_PROFILE": str(self._folder / "kdc.conf"),
        }


def has_kerberos() -> bool:
    return all(program(name) for name in NEEDED)


def _found(name: str) -> str:
    return program(name) or name
