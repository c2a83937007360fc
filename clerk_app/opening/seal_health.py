"""How long the certificate of the seal holds: a word of warning 90 days before the end, and again at 30."""

from __future__ import annotations

from datetime import datetime

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.outgoing import ACKNOWLEDGE, HEARING, REQUEST, STATEMENT
from clerk_app.services.office_time import local_day

from .file_health import Finding
from .key_health import EARLY, LATE
from .paths import Home
from .seals import ConfiguredSeal

_LETTERS = {
    ACKNOWLEDGE: "Eingangsbestätigungen",
    REQUEST: "Nachforderungen",
    HEARING: "Anhörungen",
    STATEMENT: "Bitten um Stellungnahme",
}


def of_the_seal(home: Home, moment: datetime) -> Finding:
    from clerk_app.gateways.seal.sealer import holder_of

    try:
        seal = ConfiguredSeal(home.config)
        certificate, letters = seal.certificate(), seal.letters()
    except (ClerkError, OutsideError) as trouble:
        text = f"Das Siegel lässt sich nicht öffnen ({trouble.code}); kein Bescheid kann vorgelegt werden."
        return Finding("seal", "fault", text)
    if certificate is None:
        return Finding("seal", "fine", "Kein Siegel eingerichtet; Bescheide tragen keines.")
    holder, until = holder_of(certificate), local_day(certificate.not_valid_after_utc)
    left = (until - local_day(moment)).days
    if moment > certificate.not_valid_after_utc:
        text = (
            f"Das Siegel „{holder}“ ist am {until:%d.%m.%Y} abgelaufen; bitte sofort ein neues hinterlegen."
        )
        return Finding("seal", "fault", text)
    if moment < certificate.not_valid_before_utc:
        since = local_day(certificate.not_valid_before_utc)
        return Finding("seal", "fault", f"Das Siegel „{holder}“ gilt erst ab {since:%d.%m.%Y}.")
    if left <= EARLY:
        urgency = "Bitte jetzt" if left <= LATE else "Bitte rechtzeitig"
        text = f"Das Siegel „{holder}“ läuft in {left} Tagen ab. {urgency} ein neues beschaffen."
        return Finding("seal", "warning", text)
    borne = ", ".join(("Bescheide", *(_LETTERS[kind] for kind in letters)))
    return Finding("seal", "fine", f"Siegel „{holder}“, gültig bis {until:%d.%m.%Y}, für: {borne}.")
