"""Closes a printed notice for the archive: fonts, colour profile, structure tree, metadata, decision data."""

from __future__ import annotations

from collections.abc import Mapping

from clerk_app.domain.notice import Notice
from clerk_app.services.sealing import Sealing

from . import seal_slot
from .archive_file import FileObject, pack, write_file
from .font_embedding import FontEmbedding
from .metadata import Metadata, decision_attachment
from .press import PICTURE, Press
from .reportlab_joint import ArchiveDocument
from .structure import Annotation, Node, text_string, tree_objects


class Archivist:
    def __init__(self, profile: bytes, fonts: Mapping[bool, FontEmbedding]) -> None:
        self._profile = pack(profile, 9)
        self._fonts = fonts

    def file(self, press: Press, root: Node, notice: Notice, sealing: Sealing | None = None) -> bytes:
        document = press.canvas.document
        for bold, font in self._fonts.items():
            font.embed(document, frozenset(press.rare[bold]))
        if press.picture:
            document.add_picture(PICTURE, press.picture.entries, press.picture.data)
        metadata = Metadata.of(notice)
        profile = document.add_stream(b"/N 3", self._profile, packed=True)
        packet = document.add_plain_stream(b"/Type/Metadata/Subtype/XML", metadata.packet())
        info = document.add(metadata.info())
        entries = _catalogue(document, metadata, profile, packet) + _attached(document, metadata, notice)
        if sealing:
            entries += _seal_field(document, sealing, root)
        objects = document.objects()
        catalogue, tree = len(objects) + 1, len(objects) + 2
        objects.append(FileObject(catalogue, entries + b"/StructTreeRoot %d 0 R>>" % tree))
        objects += tree_objects(root, tree, document.page_numbers, press.marked)
        file = write_file(objects, catalogue, info)
        return seal_slot.filled(file, sealing) if sealing else file


def _catalogue(document: ArchiveDocument, metadata: Metadata, profile: int, packet: int) -> bytes:
    """The entries of the catalogue that do not depend on the decision."""
    form = (
        b"<</Type/Catalog/Pages %d 0 R/Lang%s/MarkInfo<</Marked true>>"
        b"/ViewerPreferences<</DisplayDocTitle true>>/Metadata %d 0 R"
        b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]"
    )
    return form % (document.page_tree(), text_string(metadata.language), packet, profile)


def _seal_field(document: ArchiveDocument, sealing: Sealing, root: Node) -> bytes:
    """Tagged like everything else: a screen reader finds the seal at the end of the notice."""
    value = document.add_open(seal_slot.signature(sealing))
    pages = document.page_numbers
    field = document.add_annotation(0, seal_slot.field(value, pages[0], len(pages)))
    Node("Form", root).kids.append(Annotation(0, field))
    return b"/AcroForm<</Fields[%d 0 R]/SigFlags 3>>" % field


def _attached(document: ArchiveDocument, metadata: Metadata, notice: Notice) -> bytes:
    attachment = decision_attachment(notice.decision_data)
    if attachment is None:
        return b""
    stream = document.add_stream(attachment.stream_entries(metadata.stamp()), attachment.content)
    number = document.add(attachment.specification(stream))
    form = b"/AF[%d 0 R]/Names<</EmbeddedFiles<</Names[%s %d 0 R]>>>>"
    return form % (number, text_string(attachment.name), number)
