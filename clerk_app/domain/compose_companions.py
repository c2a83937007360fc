"""What goes along with a notice and is no part of it: the gist in plain words, and a translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from . import companion_inputs as asked
from . import compose_provisions, compose_texts, text
from .compose_texts import Wording
from .composition import Blocker, ComposedBlock, Draft
from .notice import Companion, Heading, Part
from .pack_part import TextBlock

TRANSLATED = ("operative", "ancillary", "remedy")  # § 77 (3) AufenthG, and what is imposed along with it
_PLAIN_NOTE = (
    "Dieses Blatt ist nicht Teil des Bescheids. Es erklärt ihn mit einfachen Wörtern. "
    "Es gilt nur, was im Bescheid steht."
)
_TRANSLATION_NOTE = (
    "Diese Übersetzung ist nicht Teil des Bescheids. Verbindlich ist allein der deutsche Text."
)
_PLAIN_MARK = "Beiblatt, nicht Teil des Bescheids"
_TRANSLATION_MARK = "Übersetzung, nicht Teil des Bescheids"


def blocks(wording: Wording, draft: Draft, notice: Sequence[ComposedBlock]) -> Iterator[ComposedBlock]:
    """One for the plain sheet, one for each text to be translated, empty where the pack has no words."""
    pack, decision = wording.sheet.pack, wording.decision
    if decision.plain and _chosen(wording, asked.PLAIN) == "ja":
        yield compose_texts.composed(pack.texts[decision.plain], wording, draft, sheet=asked.PLAIN)
    language = _language(wording)
    for block in _translatable(notice) if language else ():
        yield compose_texts.composed(_translated(wording, block, language), wording, draft, sheet=language)


def companions(wording: Wording, composed: Sequence[ComposedBlock]) -> Iterator[Companion]:
    plain = [block for block in composed if block.sheet == asked.PLAIN and block.text]
    for block in plain:
        yield Companion(block.title, (_PLAIN_NOTE,), text.parts(block.text, block.id), mark=_PLAIN_MARK)
    language = _language(wording)
    written = [block for block in composed if language and block.sheet == language and block.text]
    if written:
        note = wording.sheet.pack.texts[asked.NOTE + language]
        told = compose_provisions.numbers(composed)
        parts = tuple(_parts(written, frozenset(wording.sheet.pack.texts), told))
        notes = (_TRANSLATION_NOTE, note.text)
        yield Companion(note.title, notes, parts, language, _TRANSLATION_MARK)


def blockers(composed: Sequence[ComposedBlock]) -> Iterator[Blocker]:
    """A translation that is missing, or that says what the German text no longer says."""
    by_id = {block.id: block for block in composed}
    for block in composed:
        if block.sheet in asked.LANGUAGES:
            original = by_id[block.id.removesuffix(f"_{block.sheet}")]
            told = {"block": original.title, "language": asked.LANGUAGES[block.sheet]}
            if original.text and not block.text:
                yield Blocker("translation.missing", told, f"block:{block.id}", "§ 77 Abs. 3 AufenthG")
            elif original.own_wording and not block.own_wording:
                yield Blocker("translation.overtaken", told, f"block:{block.id}", "§ 77 Abs. 3 AufenthG")


def _language(wording: Wording) -> str:
    chosen = _chosen(wording, asked.TRANSLATION)
    return chosen if chosen in asked.LANGUAGES else ""


def _chosen(wording: Wording, id: str) -> str:
    return next((entry.value for entry in wording.given if entry.id == id), "")


def _translatable(notice: Sequence[ComposedBlock]) -> Iterator[ComposedBlock]:
    return (block for block in notice if block.part in TRANSLATED and block.text)


def _translated(wording: Wording, block: ComposedBlock, language: str) -> TextBlock:
    id = asked.translation(block.id, language)
    title = f"{block.title} ({asked.LANGUAGES[language]})" if block.title else asked.LANGUAGES[language]
    return wording.sheet.pack.texts.get(id) or TextBlock(id, title, "translation", block.source, "")


def _parts(
    written: Sequence[ComposedBlock], titled: frozenset[str], numbers: Mapping[str, str]
) -> Iterator[Part]:
    """Where the pack has no words, its title is German and for the clerk alone."""
    heading = ""
    for block in written:
        if block.id in titled and block.title and block.title != heading:
            yield Heading(block.title)
            heading = block.title
        yield from text.parts(text.fill(block.text, numbers), block.id)
