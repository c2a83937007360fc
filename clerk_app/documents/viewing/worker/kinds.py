"""What a document really is, told by its first bytes; what the sender says counts for plain text only."""

from __future__ import annotations

from clerk_app.services.reading_lamp import IMAGE, PDF, TEXT

UNKNOWN = ""

_PDF_START = b"%PDF-"
_PDF_MAY_START_WITHIN = 1024
_IMAGE_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_TEXT_TYPES = ("text/", "message/rfc822", "application/json", "application/xml")
_TEXT_ENDINGS = ("+json", "+xml")
_UTF16_STARTS = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 4096


def kind_of(content: bytearray, mime_type: str) -> str:
    if content.startswith(_IMAGE_STARTS) or (content.startswith(b"RIFF") and content[8:12] == b"WEBP"):
        return IMAGE
    if content.startswith(_PDF_START):
        return PDF
    declared = mime_type.partition(";")[0].strip().lower()
    if declared.startswith(_TEXT_TYPES) or declared.endswith(_TEXT_ENDINGS):
        return TEXT if _readable(content) else UNKNOWN
    if _PDF_START in content[:_PDF_MAY_START_WITHIN]:
        return PDF
    return UNKNOWN


def _readable(content: bytearray) -> bool:
    return content.startswith(_UTF16_STARTS) or b"\0" not in content[:_LOOKED_AT]
