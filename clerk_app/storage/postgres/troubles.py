"""Why no line to the shared office came about, read from the driver's words: it gives no codes for this."""

from __future__ import annotations

from collections.abc import Mapping

# What the server says it says in the language of its house, so its German words stand beside the English.
SIGNS: Mapping[str, tuple[str, ...]] = {
    "database.unsafe_sign_in": (
        "channel binding",
        "channel-binding",
        "authentication method requirement",
        "server did not request an ssl certificate",
        "server accepted connection without a valid ssl certificate",
    ),
    "database.no_ticket": (
        "gssapi",
        "no kerberos credentials",
        "sspi",
    ),
    "database.own_certificate": (
        "certificate authentication failed",
        "zertifikatauthentifizierung",
        "valid client certificate",
        "gültiges client-zertifikat",
        "private key file",
        "not private key",
        "certificate file",
        "alert unknown ca",
        "alert bad certificate",
        "alert certificate expired",
        "alert certificate revoked",
        "alert certificate required",
    ),
    "database.certificate": (
        "certificate verify failed",
        "does not match host name",
        "root certificate file",
        "could not get server's host name",
    ),
    "database.no_encryption": ("does not support ssl",),
    "database.not_admitted": (
        "pg_hba.conf",
        "permission denied for database",
        "keine berechtigung für datenbank",
    ),
    "database.too_many": (
        "too many clients",
        "too many connections",
        "remaining connection slots",
        "schon zu viele verbindungen",
        "zu viele verbindungen",
        "die verbleibenden verbindungen",
    ),
    "database.password_wanted": ("no password supplied",),
    "database.sign_in": (
        "authentication failed for user",
        "authentifizierung für benutzer",
        "is not permitted to log in",
        "keine berechtigung zum einloggen",
    ),
}
# A server that starts, stops, changes hands or is full for the moment; no wrong password, no cut cable.
PASSING = (
    "starting up", "shutting down", "refused", "read-only", "too many", "not accepting", "recovery mode",
    "remaining connection slots", "datenbanksystem startet", "datenbanksystem fährt herunter", "zu viele",
    "datenbanksystem nimmt keine", "wiederherstellungsmodus", "die verbleibenden verbindungen",
)  # fmt: skip
_ROLE = (("role ", "does not exist"), ("rolle ", "existiert nicht"))
_DATABASE = (("database ", "does not exist"), ("datenbank ", "existiert nicht"))


def trouble_of(told: str) -> str | None:
    """The code of the sentence to show; None where the line was simply not to be had."""
    heard = told.lower()
    # The root certificate of the house is a certificate file too, but not the one of this desk.
    if "root certificate file" in heard:
        return "database.certificate"
    for code, signs in SIGNS.items():
        if any(sign in heard for sign in signs):
            return code
    if _says(heard, _ROLE):
        return "database.sign_in"
    return "database.not_there" if _says(heard, _DATABASE) else None


def will_pass(told: str) -> bool:
    heard = told.lower()
    return any(sign in heard for sign in PASSING)


def _says(heard: str, forms: tuple[tuple[str, str], ...]) -> bool:
    return any(before in heard and after in heard for before, after in forms)
