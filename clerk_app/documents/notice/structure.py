"""The order in which a notice is read aloud: its structure tree (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .archive_file import FileObject


class Mark(NamedTuple):
    """A piece of marked content: the page it stands on and its number there."""

    page: int
    number: int


class Annotation(NamedTuple):
    """Something on a page that is no text: the page it stands on and its object."""

    page: int
    object_number: int


class Node:
    """A structure element. Its marks are added while the sheets are printed."""

    __slots__ = ("attributes", "kids", "object_number", "tag", "title")

    def __init__(
        self, tag: str, parent: Node | None = None, attributes: bytes = b"", title: str = ""
    ) -> None:
        self.tag = tag
        self.kids: list[Node | Mark | Annotation] = []
        self.attributes = attributes
        self.title = title
        self.object_number = 0
        if parent is not None:
            parent.kids.append(self)

    def kids_of(self, title: str) -> list[Node]:
        """The elements of the part with this title."""
        parts = (kid for kid in self.kids if isinstance(kid, Node) and kid.title == title)
        return [node for part in parts for node in part.kids if isinstance(node, Node)]


class HeadingLevels:
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

    `pages` are the pages' object numbers, `marked` names for each page the owner of each mark. Annotations
    belong to elements right below the root; their numbers in the parent tree follow those of the pages.
    """
    nodes: list[tuple[Node, int]] = []
    annotated = [node for node in root.kids if isinstance(node, Node) and _is_annotated(node)]
    _number(root, first_number, first_number + 2, nodes)
    rows = b"".join(
        b"%d[%s]" % (page, b" ".join([b"%d 0 R" % node.object_number for node in owners]))
        for page, owners in enumerate(marked)
    )
    rows += b"".join(
        b"%d %d 0 R" % (len(pages) + at, node.object_number) for at, node in enumerate(annotated)
    )
    head = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
    return [
        FileObject(first_number, head % (root.object_number, first_number + 1, len(pages) + len(annotated))),
        FileObject(first_number + 1, b"<</Nums[%s]>>" % rows),
        *(FileObject(node.object_number, _element(node, parent, pages)) for node, parent in nodes),
    ]


def _is_annotated(node: Node) -> bool:
    return any(isinstance(kid, Annotation) for kid in node.kids)


def _number(node: Node, parent: int, first: int, nodes: list[tuple[Node, int]]) -> None:
    """In reading order; `nodes` gets each with its parent's number."""
    node.object_number = first + len(nodes)
    nodes.append((node, parent))
    for kid in node.kids:
        if isinstance(kid, Node):
            _number(kid, node.object_number, first, nodes)


def _element(node: Node, parent: int, pages: Sequence[int]) -> bytes:
    home, kids = -1, []
    for kid in node.kids:
        if isinstance(kid, Node):
            kids.append(b"%d 0 R" % kid.object_number)
        elif isinstance(kid, Annotation):
            kids.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (pages[kid.page], kid.object_number))
        elif home in (-1, kid.page):
            home = kid.page
            kids.append(b"%d" % kid.number)
        else:
            kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid.page], kid.number))
    page = b"/Pg %d 0 R" % pages[home] if home >= 0 else b""
    title = b"/T" + text_string(node.title) if node.title else b""
    form = b"<</Type/StructElem/S/%s/P %d 0 R%s/K[%s]%s%s>>"
    return form % (node.tag.encode("ascii"), parent, page, b" ".join(kids), node.attributes, title)
