"""What can be asked without a window: every verb with its help, its words and who answers it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import (
    calculating,
    cases,
    collecting,
    dispatching,
    importing,
    keyring,
    letterheads,
    notices,
    packs,
    people,
    posting,
    returning,
    safekeeping,
    scanning,
    sending,
    shared,
    units,
    upkeep,
    xbau,
)


@dataclass(frozen=True)
class Answer:
    """`value` is what --json prints, `lines` what a person reads."""

    value: Any
    lines: Sequence[str]
    faults: bool = False


@dataclass(frozen=True)
class Verb:
    help: str
    run: Callable[[argparse.Namespace], Answer]
    arguments: Callable[[argparse.ArgumentParser], None] = lambda parser: None
    own_password: bool = False


def _answering(
    function: Callable[[argparse.Namespace], tuple[Any, Sequence[str], bool]],
) -> Callable[..., Answer]:
    return lambda told: Answer(*function(told))


VERBS: Mapping[str, Verb | Mapping[str, Verb]] = {
    "init": Verb(
        "Datenbank anlegen oder auf den heutigen Stand bringen",
        _answering(upkeep.init),
        upkeep.init_arguments,
    ),
    "import": Verb(
        "gespeicherte Einreichungen übernehmen", _answering(importing.take_in), importing.arguments
    ),
    "collect": Verb(
        "alle Kanäle abrufen: speichern, dann annehmen", _answering(collecting.collect), collecting.arguments
    ),
    "dispatch": Verb(
        "Eingangsbestätigungen versenden, für die ein Antwortweg eingerichtet ist",
        _answering(dispatching.dispatch),
        dispatching.arguments,
    ),
    "outbox": {
        "": Verb(
            "Postausgang: was wartet, was gescheitert oder ungewiss ist, und wie lange schon",
            _answering(sending.outbox),
        ),
        "retry": Verb(
            "eine gescheiterte oder ungewisse Sendung nach Klärung wieder auf den Weg bringen",
            _answering(sending.put_back),
            sending.retry_arguments,
        ),
        "letters": Verb(
            "Schreiben, die auf die Post warten, auflisten und auf Wunsch zum Drucken in einen Ordner legen",
            _answering(posting.letters),
            posting.letters_arguments,
        ),
        "posted": Verb(
            "eintragen, dass Schreiben zur Post gegeben oder übergeben wurden",
            _answering(posting.posted),
            posting.posted_arguments,
        ),
        "returned": Verb(
            "eintragen, was zurückkam: der Tag der Zustellung, oder dass ein Schreiben unzustellbar war",
            _answering(returning.returned),
            returning.returned_arguments,
        ),
        "renew": Verb(
            "ein unzustellbar zurückgekommenes Schreiben wieder in den Postausgang legen",
            _answering(returning.renewed),
            returning.renewed_arguments,
        ),
    },
    "scan": Verb(
        "auf Schadprogramme prüfen, was ungeprüft, gescheitert oder mit älteren Signaturen geprüft ist",
        _answering(scanning.scan),
        scanning.arguments,
    ),
    "list": Verb("Vorgänge auflisten", _answering(cases.list_cases)),
    "show": Verb("einen Vorgang zeigen", _answering(cases.show), cases.arguments),
    "calculate": Verb(
        "Wohngeld, Fristen oder Gebühren berechnen", _answering(calculating.calculate), calculating.arguments
    ),
    "notice": {
        "render": Verb(
            "einen Bescheid als PDF/A-3a und PDF/UA-1 drucken",
            _answering(notices.render),
            notices.render_arguments,
        ),
        "bulk": Verb(
            "Serienbescheide aus einer Liste drucken; anhaltbar mit Strg+C, derselbe Befehl macht weiter",
            _answering(notices.bulk),
            notices.bulk_arguments,
        ),
        "proof": Verb(
            "Versandnachweis eines Schreibens, das hinausging, als PDF schreiben",
            _answering(posting.proof),
            posting.proof_arguments,
        ),
        "letterhead": Verb(
            "den Briefkopf einer Einheit als Muster mit Fensterrahmen drucken und sagen, was fehlt",
            _answering(letterheads.letterhead),
            letterheads.arguments,
        ),
    },
    "xbau": Verb(
        "Antwort auf einen XBau-Antrag schreiben: Ergebnis der formellen Prüfung oder Bescheid",
        _answering(xbau.tell),
        xbau.arguments,
    ),
    "keys": {
        "import": Verb(
            "Schlüssel aus JWK oder PKCS#12 in den Schlüsselspeicher übernehmen",
            _answering(keyring.take_in),
            keyring.arguments,
        ),
        "secret": Verb(
            "Kennwort oder PIN in den Schlüsselspeicher legen, für keyring:NAME in config.toml",
            _answering(keyring.keep_secret),
            keyring.secret_arguments,
        ),
        "list": Verb("Schlüssel im Schlüsselspeicher und ihre Ablauftage", _answering(keyring.list_keys)),
    },
    "packs": {
        "check": Verb("Dienstpakete prüfen", _answering(packs.check), packs.check_arguments),
        "new": Verb(
            "neues Dienstpaket aus dem Vordruck beginnen", _answering(packs.new), packs.new_arguments
        ),
        "diff": Verb("zwei Fassungen vergleichen", _answering(packs.diff), packs.diff_arguments),
        "key": Verb("Schlüssel zum Unterschreiben anlegen", _answering(packs.key), packs.key_arguments),
        "export": Verb(
            "Paket unterschreiben und als ZIP schreiben; zwei Personen geben frei",
            _answering(packs.export),
            packs.export_arguments,
        ),
        "import": Verb("freigegebenes Paket einspielen", _answering(packs.install), packs.import_arguments),
        "touched": Verb(
            "laufendes Wohngeld, das wegen neuer Beträge neu zu entscheiden ist",
            _answering(packs.touched),
            packs.touched_arguments,
        ),
    },
    "users": {
        "add": Verb(
            "Person mit Aufgabe in einer Einheit anlegen",
            _answering(people.add),
            people.add_arguments,
            own_password=True,
        ),
        "list": Verb("Personen mit ihren Aufgaben auflisten", _answering(people.list_all)),
        "withdraw": Verb(
            "einer Person eine Aufgabe entziehen", _answering(people.withdraw), people.withdraw_arguments
        ),
        "close": Verb(
            "Anmeldung schließen, wenn jemand geht", _answering(people.close), people.close_arguments
        ),
    },
    "upgrade": Verb(
        "gemeinsame Datenbank auf den heutigen Stand bringen", _answering(shared.upgrade), shared.sql_argument
    ),
    "units": {
        "": Verb(
            "Einheiten der Behörde eintragen und auflisten", _answering(units.bring), shared.sql_argument
        ),
        "add": Verb("eine weitere Einheit eintragen", _answering(units.add), units.add_arguments),
    },
    "grant-report": Verb("gemeinsame Datenbank: wer was sehen und tun darf", _answering(shared.grant_report)),
    "seal": Verb(
        "Siegel über das Journal, zum Verwahren außerhalb", _answering(upkeep.seal), upkeep.seal_arguments
    ),
    "journal": {
        "export": Verb(
            "Journal zum Nachrechnen ohne dieses Programm schreiben",
            _answering(upkeep.export),
            upkeep.export_arguments,
        ),
    },
    "verify": Verb(
        "Journal und Dokumente gegen ihre Prüfsummen rechnen",
        _answering(upkeep.verify),
        upkeep.verify_arguments,
    ),
    "backup": Verb(
        "sichern, während gearbeitet wird", _answering(safekeeping.backup), safekeeping.backup_arguments
    ),
    "restore": Verb(
        "aus einer Sicherung zurückholen", _answering(safekeeping.restore), safekeeping.restore_arguments
    ),
    "rekey": Verb("Datenbank neu verschlüsseln", _answering(safekeeping.rekey), safekeeping.rekey_arguments),
    "unlock": Verb(
        "mit dem Wiederherstellungsschlüssel freischalten",
        _answering(safekeeping.unlock),
        safekeeping.unlock_arguments,
    ),
    "recovery-sheet": Verb(
        "Blatt mit dem Wiederherstellungsschlüssel schreiben",
        _answering(safekeeping.sheet),
        safekeeping.sheet_arguments,
    ),
    "doctor": Verb("Einrichtung prüfen und jede Lücke nennen", _answering(upkeep.doctor)),
}
