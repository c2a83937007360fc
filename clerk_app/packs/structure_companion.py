"""What must fit together around a notice: plain words and translations lead to a text each."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_app.domain.companion_inputs import LANGUAGES, NOTE
from clerk_app.domain.pack_part import TextBlock
from clerk_app.domain.service_pack import ServicePack

Fault = tuple[str, str]


def companion_faults(pack: ServicePack) -> Iterator[Fault]:
    for decision in pack.decisions:
        if decision.plain and getattr(pack.texts.get(decision.plain), "part", "") != "plain":
            message = f"„plain“ nennt „{decision.plain}“; texts/{decision.plain}.md mit „part: plain“ fehlt."
            yield decision.id, f"Entscheidung „{decision.id}“: {message}"
    for block in pack.texts.values():
        if block.language or block.part == "translation":
            yield from ((block.id, message) for message in _translation(pack, block))


def _translation(pack: ServicePack, block: TextBlock) -> Iterator[str]:
    german = block.id.removesuffix(f"_{block.language}")
    if block.language not in LANGUAGES or block.part != "translation":
        yield f"„{block.id}“: Eine Übersetzung braucht „part: translation“ und „language“: {_list()}."
    elif german == block.id or (german not in pack.texts and german != NOTE.rstrip("_")):
        yield f"„{block.id}“: Übersetzt wird „{german}“; so heißt hier kein Text (texts/<Text>_<Sprache>.md)."
    elif NOTE + block.language not in pack.texts:
        yield f"„{block.id}“: texts/{NOTE}{block.language}.md fehlt; es sagt, dass der deutsche Text gilt."


def _list() -> str:
    return ", ".join(LANGUAGES)
