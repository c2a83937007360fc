"""The order in which a notice is read aloud: its structure tree (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .archive_file import FileObject


class Mark(NamedTuple):
    """A piece of marked content: the page it stands on and its number there."""

    page: int
    number: int


class Node:
    """A structure element. Its marks are added while the sheets are printed."""

    __slots__ = ("attributes", "kids", "object_number", "tag", "title")

    def __init__(
        self, tag: str, parent: Node | None = None, attributes: bytes = b"", title: str = ""
    ) -> None:
        self.tag = tag
        self.kids: list[Node | Mark] = []
        self.attributes = attributes
        self.title = title
        self.object_number = 0
        if parent is not None:
            parent.kids.append(self)


class Heading:
    """Chooses H1 … H6 so that no level is ever skipped (ISO 14289-1, 7.4.2)."""

    def __init__(self) -> None:
        self._level = 0

    def node(self, parent: Node, level: int) -> Node:
        self._level = min(level, self._level + 1, 6)
        return Node(f"H{self._level}", parent)


def text_string(text: str) -> bytes:
    """A PDF text string (ISO 32000-1, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return b"(%s)" % escaped.encode("ascii")
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode("ascii")


def tree_objects(
    root: Node, first_number: int, pages: Sequence[int], marked: Sequence[Sequence[Node]]
) -> list[FileObject]:
    """The tree root (which gets `first_number`), the parent tree and all elements.

    `pages` are the pages' object numbers, `marked` names for each page the owner of each mark.
    """
    nodes = list(_walk(root))
    for number, node in enumerate(nodes, first_number + 2):
        node.object_number = number
    rows = b"".join(
        b"%d[%s]" % (page, b" ".join(b"%d 0 R" % node.object_number for node in owners))
        for page, owners in enumerate(marked)
    )
    head = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
    return [
        FileObject(first_number, head % (root.object_number, first_number + 1, len(pages))),
        FileObject(first_number + 1, b"<</Nums[%s]>>" % rows),
        *_elements(root, first_number, pages),
    ]


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _walk(kid)


def _elements(node: Node, parent: int, pages: Sequence[int]) -> Iterator[FileObject]:
    yield FileObject(node.object_number, _element(node, parent, pages))
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _elements(kid, node.object_number, pages)


def _element(node: Node, parent: int, pages: Sequence[int]) -> bytes:
    home = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
    kids = [_kid(kid, home, pages) for kid in node.kids]
    parts = [b"<</Type/StructElem/S/%s/P %d 0 R" % (node.tag.encode("ascii"), parent)]
    if home is not None:
        parts.append(b"/Pg %d 0 R" % pages[home])
    if kids:
        parts.append(b"/K[%s]" % b" ".join(kids))
    if node.attributes:
        parts.append(b"/A" + node.attributes)
    if node.title:
        parts.append(b"/T" + text_string(node.title))
    return b"".join(parts) + b">>"


def _kid(kid: Node | Mark, home: int | None, pages: Sequence[int]) -> bytes:
    if isinstance(kid, Node):
        return b"%d 0 R" % kid.object_number
    if kid.page == home:
        return b"%d" % kid.number
    return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid.page], kid.number)
