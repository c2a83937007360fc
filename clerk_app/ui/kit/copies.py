"""The copies of a notice as tabs beside it: what each further party gets, to be looked at like the notice."""

from __future__ import annotations

from clerk_app.services.reading import CopyRow, NoticeRow

from .evidence import PDF, Leaf
from .language import translate
from .words import word


def copy_leaves(notice: NoticeRow | None) -> tuple[Leaf, ...]:
    """A tab has little room."""
    short = translate("copies", "Für {name}")
    return tuple(Leaf(_id(copy), short.format(name=_name(copy)), PDF) for copy in _further(notice))


def copy_hashes(notice: NoticeRow | None) -> dict[str, str]:
    return {_id(copy): copy.pdf_sha256 for copy in _further(notice)}


def copy_title(copy: CopyRow) -> str:
    return translate("copies", "Mehrausfertigung für {name}").format(name=_name(copy))


def _name(copy: CopyRow) -> str:
    return copy.name or word("party", copy.role)


def _further(notice: NoticeRow | None) -> tuple[CopyRow, ...]:
    """The first is the notice itself."""
    return notice.copies[1:] if notice else ()


def _id(copy: CopyRow) -> str:
    return f"copy:{copy.position}"
