"""Laying a document against a set of schemas, and trying whether a set can be applied at all."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clerk_app.gateways import confined
from clerk_app.gateways.strict_json import storable

from .file import Flaw
from .folder import Installed, SchemaSet

_WORKER = "clerk_app.gateways.xsd.worker"
_WITHIN = 20.0
_MOST_ANSWER = 32 * 1024 * 1024
_LONGEST_PLACE, _LONGEST_LABEL = 200, 200


@dataclass(frozen=True)
class Found:
    """`place`: where the document certainly breaks the schema. Neither that nor `applied`: nobody knows."""

    applied: bool = False
    place: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)


NOT_APPLIED = Found()


def laid_against(one: SchemaSet, document: bytes, within: float = _WITHIN) -> Found:
    """A set with flaws examines nobody: that is our affair, whatever the document may be."""
    if one.flaws:
        return NOT_APPLIED
    try:
        return _understood(_ask([one], document, within))
    except (confined.TooSlow, confined.Broken):
        return NOT_APPLIED


def flaws_of(installed: Installed, within: float = _WITHIN) -> tuple[Flaw, ...]:
    """Everything that is wrong with the files laid down, told once each."""
    found = list(installed.flaws)
    sets = {one.begins: one for spaces in installed.by_uri.values() for one in spaces.values()}
    for one in sets.values():
        if not one.flaws:
            found += _tried(one, within)
    return tuple(dict.fromkeys(found))


def _tried(one: SchemaSet, within: float) -> list[Flaw]:
    try:
        told = json.loads(_ask([one], None, within))[0]
        return [] if told is None else [Flaw(str(told["file"]), int(told["line"]), "unfit", told["detail"])]
    except confined.TooSlow:
        return [Flaw(one.begins[0], 1, "too-slow")]
    except (confined.Broken, ValueError, KeyError, TypeError, IndexError):
        return [Flaw(one.begins[0], 1, "too-large")]


def _ask(sets: Sequence[SchemaSet], document: bytes | None, within: float) -> bytes:
    told = {"sets": [_told(one) for one in sets], "document": None if document is None else len(document)}
    files = [file.octets for one in sets for file in one.files.values()]
    content = b"".join([json.dumps(told).encode(), b"\n", *files, document or b""])
    answer = confined.answer(_WORKER, content, within)
    if len(answer) > _MOST_ANSWER:
        raise confined.Broken
    return answer


def _told(one: SchemaSet) -> dict[str, object]:
    files = [(name, file.namespace, len(file.octets)) for name, file in one.files.items()]
    return {"namespace": one.namespace, "begins": one.begins, "calls": dict(one.calls), "files": files}


def _understood(answer: bytes) -> Found:
    try:
        told: dict[str, Any] = json.loads(answer)
        labels = {storable(str(k)): storable(str(v))[:_LONGEST_LABEL] for k, v in told["labels"].items()}
        place = storable(str(told["place"]))[:_LONGEST_PLACE]
        return Found(told["state"] in ("kept", "broken"), place, labels)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return NOT_APPLIED
