"""What kind of file an attachment really is, told by its first octets; its content is never interpreted."""

from __future__ import annotations

from pathlib import Path

from clerk_app.domain.submission import Content

UNKNOWN = "application/octet-stream"
TEXT = "text/plain"

_SAMPLE = 4096
_SIGNATURES = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypmif1", "image/heif"),
    (4, b"ftyp", "video/mp4"),
    (0, b"BM", "image/bmp"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"PK\x05\x06", "application/zip"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"MZ", "application/x-msdownload"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (0, b"\xca\xfe\xba\xbe", "application/x-mach-binary"),
    (0, b"#!", "text/x-script"),
    (0, b"<?xml", "application/xml"),
    (0, b"\xef\xbb\xbf<?xml", "application/xml"),
)
_OFFICE = ("application/vnd.openxmlformats-", "application/vnd.oasis.opendocument.", "application/x-zip")
_OLE = ("application/msword", "application/vnd.ms-", "application/x-ole-storage")
_SAME = {
    "image/jpg": "image/jpeg",
    "image/pjpeg": "image/jpeg",
    "image/x-ms-bmp": "image/bmp",
    "image/heif": "image/heic",
    "text/xml": "application/xml",
    "text/rtf": "application/rtf",
    "application/x-pdf": "application/pdf",
}
_RECOGNISED = {mime_type for _, _, mime_type in _SIGNATURES}
_EXECUTABLE = {
    "application/x-msdownload",
    "application/x-executable",
    "application/x-mach-binary",
    "text/x-script",
}


def sample(content: Content) -> bytes:
    """As much of the content as is needed to tell its kind."""
    if isinstance(content, bytes):
        return content[:_SAMPLE]
    with Path(content).open("rb") as file:
        return file.read(_SAMPLE)


def detect(content: bytes) -> str:
    for offset, signature, mime_type in _SIGNATURES:
        if content.startswith(signature, offset):
            return mime_type
    return TEXT if content and _is_text(content[:_SAMPLE]) else UNKNOWN


def agrees(declared: str, detected: str) -> bool:
    """Whether a file that looks like `detected` may well be what the sender declares."""
    declared = declared.lower()
    declared, detected = _SAME.get(declared, declared), _SAME.get(detected, detected)
    if declared in (UNKNOWN, detected):
        return True
    if detected == UNKNOWN:
        return declared not in _RECOGNISED
    if detected == "application/zip":
        return declared.startswith(_OFFICE)
    if detected == "application/x-ole-storage":
        return declared.startswith(_OLE)
    if detected == "application/xml":
        return declared.endswith("+xml")
    return detected == TEXT and _is_textual(declared)


def is_executable(detected: str) -> bool:
    return detected in _EXECUTABLE


def _is_textual(declared: str) -> bool:
    textual = ("application/json", "application/xml", "message/rfc822")
    return declared.startswith("text/") or declared in textual or declared.endswith(("+json", "+xml"))


def _is_text(sample: bytes) -> bool:
    controls = set(range(32)) - {9, 10, 12, 13}
    return controls.isdisjoint(sample)
