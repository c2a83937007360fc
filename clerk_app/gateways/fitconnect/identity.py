"""Proof of who applied: the identification report 2.0 a sender may enclose; its signature is not checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clerk_app.domain.submission import Identity
from clerk_app.gateways import strict_json
from clerk_app.gateways.jose import encoding
from clerk_app.gateways.jose.errors import JoseError

_REPORT = "https://raw.githubusercontent.com/Governikus/IdentificationReport/"
_FRAMEWORKS = (
    ("http://eidas.europa.eu/NotNotified/LoA/", "eIDAS, nicht notifiziert"),
    ("http://eidas.europa.eu/LoA/", "eIDAS"),
    ("http://bsi.bund.de/eID/LoA/", "BSI"),
)
_LEVELS = {
    "low": "niedrig",
    "normal": "normal",
    "substantial": "substanziell",
    "substantiell": "substanziell",
    "substanziell": "substanziell",
    "high": "hoch",
    "hoch": "hoch",
}
_SUBJECT_MEMBERS = ("givenName", "firstName", "familyName", "lastName", "organizationName")


def read_identity(metadata: Mapping[str, object]) -> Identity | None:
    """The first readable report, from `dataSets` (metadata 2.x) or `authenticationInformation` (1.x)."""
    reports = (report for content in _contents(metadata) if (report := _report(content)) is not None)
    return next(map(_identity, reports), None)


def _contents(metadata: Mapping[str, object]) -> Iterator[object]:
    for item in _items(metadata, "dataSets"):
        schema = item.get("schema")
        if isinstance(schema, dict) and str(schema.get("schemaUri")).startswith(_REPORT):
            yield item.get("content")
    for item in _items(metadata, "authenticationInformation"):
        if item.get("type") == "identificationReport":
            yield item.get("content")


def _items(metadata: Mapping[str, object], member: str) -> list[dict[str, object]]:
    items = metadata.get(member)
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _report(content: object) -> dict[str, object] | None:
    """The report itself, whether it lies open, as JSON text, base64url-coded, or as payload of a JWS."""
    if isinstance(content, dict):
        return content
    return _parsed(content) if isinstance(content, str) else None


def _parsed(text: str) -> dict[str, object] | None:
    segments = text.split(".")
    try:
        octets = (
            text.encode()
            if text.lstrip().startswith("{")
            else encoding.decode(segments[1 if len(segments) == 3 else 0])
        )
        value = strict_json.parse(octets)
    except (JoseError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def _identity(report: Mapping[str, object]) -> Identity:
    assurance = report.get("levelOfAssurance")
    level, framework = _assurance(assurance if isinstance(assurance, str) else "")
    return Identity(level, framework, _subject(report.get("subjectRef")))


def _assurance(uri: str) -> tuple[str, str]:
    for prefix, framework in _FRAMEWORKS:
        if uri.startswith(prefix):
            return _LEVELS.get(uri.removeprefix(prefix), "unknown"), framework
    return "unknown", ""


def _subject(reference: object) -> str:
    if not isinstance(reference, dict):
        return ""
    names = (reference.get(member) for member in _SUBJECT_MEMBERS)
    return strict_json.storable(" ".join(name for name in names if isinstance(name, str)))
