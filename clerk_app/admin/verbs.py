"""What can be asked without a window: every verb with its help, its words and who answers it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True)
class Answer:
    """`value` is what --json prints, `lines` what a person reads."""

    value: Any
    lines: Sequence[str]
    faults: bool = False


@dataclass(frozen=True)
class Verb:
    """`does` and `takes` name a module of this folder and its function: loaded when the verb is asked for."""

    help: str
    does: str
    takes: str = ""
    own_password: bool = False

    def run(self, told: argparse.Namespace) -> Answer:
        return Answer(*_called(self.does)(told))

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        if self.takes:
            _called(self.takes)(parser)


def _called(place: str) -> Callable[..., Any]:
    module, _, function = place.partition(".")
    found: Callable[..., Any] = getattr(import_module(f"{__package__}.{module}"), function)
    return found


VERBS: Mapping[str, Verb | Mapping[str, Verb]] = {
    "init": Verb(
        "Datenbank anlegen oder auf den heutigen Stand bringen",
        "upkeep.init",
        "upkeep.init_arguments",
    ),
    "import": Verb("gespeicherte Einreichungen übernehmen", "importing.take_in", "importing.arguments"),
    "collect": Verb(
        "alle Kanäle abrufen: speichern, dann annehmen", "collecting.collect", "collecting.arguments"
    ),
    "dispatch": Verb(
        "Eingangsbestätigungen versenden, für die ein Antwortweg eingerichtet ist",
        "dispatching.dispatch",
        "dispatching.arguments",
    ),
    "outbox": {
        "": Verb(
            "Postausgang: was wartet, was gescheitert oder ungewiss ist, und wie lange schon",
            "sending.outbox",
        ),
        "retry": Verb(
            "eine gescheiterte oder ungewisse Sendung nach Klärung wieder auf den Weg bringen",
            "sending.put_back",
            "sending.retry_arguments",
        ),
        "letters": Verb(
            "Schreiben, die auf die Post warten, auflisten und auf Wunsch zum Drucken in einen Ordner legen",
            "posting.letters",
            "posting.letters_arguments",
        ),
        "posted": Verb(
            "eintragen, dass Schreiben zur Post gegeben oder übergeben wurden",
            "posting.posted",
            "posting.posted_arguments",
        ),
        "returned": Verb(
            "eintragen, was zurückkam: der Tag der Zustellung, oder dass ein Schreiben unzustellbar war",
            "returning.returned",
            "returning.returned_arguments",
        ),
        "renew": Verb(
            "ein unzustellbar zurückgekommenes Schreiben wieder in den Postausgang legen",
            "returning.renewed",
            "returning.renewed_arguments",
        ),
    },
    "scan": Verb(
        "auf Schadprogramme prüfen, was ungeprüft, gescheitert oder mit älteren Signaturen geprüft ist",
        "scanning.scan",
        "scanning.arguments",
    ),
    "list": Verb("Vorgänge auflisten", "cases.list_cases"),
    "show": Verb("einen Vorgang zeigen", "cases.show", "cases.arguments"),
    "calculate": Verb(
        "Wohngeld, Fristen oder Gebühren berechnen", "calculating.calculate", "calculating.arguments"
    ),
    "notice": {
        "render": Verb(
            "einen Bescheid als PDF/A-3a und PDF/UA-1 drucken",
            "notices.render",
            "notices.render_arguments",
        ),
        "bulk": Verb(
            "Serienbescheide aus einer Liste drucken; anhaltbar mit Strg+C, derselbe Befehl macht weiter",
            "notices.bulk",
            "notices.bulk_arguments",
        ),
        "proof": Verb(
            "Versandnachweis eines Schreibens, das hinausging, als PDF schreiben",
            "posting.proof",
            "posting.proof_arguments",
        ),
        "letterhead": Verb(
            "den Briefkopf einer Einheit als Muster mit Fensterrahmen drucken und sagen, was fehlt",
            "letterheads.letterhead",
            "letterheads.arguments",
        ),
    },
    "xbau": Verb(
        "Antwort auf einen XBau-Antrag schreiben: Ergebnis der formellen Prüfung oder Bescheid",
        "xbau.tell",
        "xbau.arguments",
    ),
    "keys": {
        "import": Verb(
            "Schlüssel aus JWK oder PKCS#12 in den Schlüsselspeicher übernehmen",
            "keyring.take_in",
            "keyring.arguments",
        ),
        "secret": Verb(
            "Kennwort oder PIN in den Schlüsselspeicher legen, für keyring:NAME in config.toml",
            "keyring.keep_secret",
            "keyring.secret_arguments",
        ),
        "list": Verb("Schlüssel im Schlüsselspeicher und ihre Ablauftage", "keyring.list_keys"),
    },
    "packs": {
        "check": Verb("Dienstpakete prüfen", "packs.check", "packs.check_arguments"),
        "new": Verb("neues Dienstpaket aus dem Vordruck beginnen", "packs.new", "packs.new_arguments"),
        "diff": Verb("zwei Fassungen vergleichen", "packs.diff", "packs.diff_arguments"),
        "key": Verb("Schlüssel zum Unterschreiben anlegen", "packs.key", "packs.key_arguments"),
        "export": Verb(
            "Paket unterschreiben und als ZIP schreiben; zwei Personen geben frei",
            "packs.export",
            "packs.export_arguments",
        ),
        "import": Verb("freigegebenes Paket einspielen", "packs.install", "packs.import_arguments"),
        "touched": Verb(
            "laufendes Wohngeld, das wegen neuer Beträge neu zu entscheiden ist",
            "packs.touched",
            "packs.touched_arguments",
        ),
    },
    "users": {
        "add": Verb(
            "Person mit Aufgabe in einer Einheit anlegen",
            "people.add",
            "people.add_arguments",
            own_password=True,
        ),
        "list": Verb("Personen mit ihren Aufgaben auflisten", "people.list_all"),
        "withdraw": Verb(
            "einer Person eine Aufgabe entziehen", "people.withdraw", "people.withdraw_arguments"
        ),
        "close": Verb("Anmeldung schließen, wenn jemand geht", "people.close", "people.close_arguments"),
    },
    "upgrade": Verb(
        "gemeinsame Datenbank auf den heutigen Stand bringen", "shared.upgrade", "shared.sql_argument"
    ),
    "units": {
        "": Verb("Einheiten der Behörde eintragen und auflisten", "units.bring", "shared.sql_argument"),
        "add": Verb("eine weitere Einheit eintragen", "units.add", "units.add_arguments"),
    },
    "grant-report": Verb("gemeinsame Datenbank: wer was sehen und tun darf", "shared.grant_report"),
    "seal": Verb("Siegel über das Journal, zum Verwahren außerhalb", "upkeep.seal", "upkeep.seal_arguments"),
    "journal": {
        "export": Verb(
            "Journal zum Nachrechnen ohne dieses Programm schreiben",
            "upkeep.export",
            "upkeep.export_arguments",
        ),
    },
    "verify": Verb(
        "Journal und Dokumente gegen ihre Prüfsummen rechnen",
        "upkeep.verify",
        "upkeep.verify_arguments",
    ),
    "backup": Verb("sichern, während gearbeitet wird", "safekeeping.backup", "safekeeping.backup_arguments"),
    "restore": Verb(
        "aus einer Sicherung zurückholen", "safekeeping.restore", "safekeeping.restore_arguments"
    ),
    "rekey": Verb("Datenbank neu verschlüsseln", "safekeeping.rekey", "safekeeping.rekey_arguments"),
    "unlock": Verb(
        "mit dem Wiederherstellungsschlüssel freischalten",
        "safekeeping.unlock",
        "safekeeping.unlock_arguments",
    ),
    "recovery-sheet": Verb(
        "Blatt mit dem Wiederherstellungsschlüssel schreiben",
        "safekeeping.sheet",
        "safekeeping.sheet_arguments",
    ),
    "doctor": Verb("Einrichtung prüfen und jede Lücke nennen", "upkeep.doctor"),
}
