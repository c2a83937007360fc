"""Text blocks as they are edited: whose words stand there, and what in them nobody has filled yet."""

from __future__ import annotations

from dataclasses import replace

from clerk_app.domain.composition import ComposedBlock, Draft


def shown_text(block: ComposedBlock, draft: Draft) -> str:
    """The clerk's own words exactly as typed; otherwise the block with everything filled in that is known."""
    return draft.texts.get(block.id, block.text)


def with_text(draft: Draft, block: str, text: str, template: str | None) -> Draft:
    """Typing makes the wording the clerk's own; typing the block's words again gives it back to the block."""
    if template is not None and text == template:
        return without_text(draft, block)
    return replace(draft, texts={**draft.texts, block: text})


def without_text(draft: Draft, block: str) -> Draft:
    return replace(draft, texts={name: text for name, text in draft.texts.items() if name != block})


def with_fact(draft: Draft, field: str, value: str) -> Draft:
    return replace(draft, facts={**draft.facts, field: value})


def without_fact(draft: Draft, field: str) -> Draft:
    """Back to what the application or the service pack says."""
    return replace(draft, facts={name: value for name, value in draft.facts.items() if name != field})
