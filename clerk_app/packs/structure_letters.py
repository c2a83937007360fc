"""What must fit in the letters of a pack: each may name what there is when it is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from clerk_app.domain import letters, text
from clerk_app.domain.service_pack import ServicePack

Fault = tuple[str, str]

_CASE = ("aktenzeichen", "antrag_vom", "antragsteller", "eingang")
_ALL = (*_CASE, "behoerde", "dienststelle", "datum", "verfahren")
_ASKED = (*_ALL, "frage", "fristdatum")
_KNOWN: Mapping[str, Collection[str]] = {
    letters.ACKNOWLEDGEMENT: _ALL,
    letters.FOLLOW_UP_ACKNOWLEDGEMENT: (*_ALL, "nachreichung"),
    letters.INFORMATION_REQUEST: (*_CASE, "fristdatum", "liste"),
    letters.HEARING: (*_ALL, "absicht", "tatsachen", "fristdatum", "anhoerung_recht"),
    letters.STATEMENT: _ASKED,
}


def letter_faults(pack: ServicePack) -> Iterator[Fault]:
    known = {**_KNOWN, **{body.text: _ASKED for body in pack.bodies if body.text}}
    names = [procedure.id for procedure in pack.procedures]
    for letter, there in known.items():
        for id in (letter, *(f"{letter}_{procedure}" for procedure in names)):
            block = pack.texts.get(id)
            for name in text.placeholders(block.text) if block is not None else ():
                if name not in there:
                    yield id, f"„{id}“: ((…)) nennt „{name}“; dieser Brief kennt {', '.join(sorted(there))}."
