"""What an arrival is read with: the look into a PDF, the schemas and labels that lie here, the limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from clerk_app.domain.submission import RawField
from clerk_app.gateways import payload
from clerk_app.gateways.data_schema import DataSchema, schema_doubt
from clerk_app.gateways.labels import Labels
from clerk_app.gateways.xsd.applying import Found

from .limits import DEFAULT_LIMITS, Limits
from .parcel import Part
from .pdf_values import PdfContents
from .refusal import Refused


@dataclass(frozen=True)
class Told:
    fields: tuple[RawField, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Reader:
    """`pdf_contents` looks into a PDF in a process of its own."""

    pdf_contents: Callable[[bytes], PdfContents]
    labels: Labels = Labels()
    limits: Limits = DEFAULT_LIMITS
    schemas: Mapping[str, DataSchema] = field(default_factory=dict)  # by URI

    def fields(self, data: bytes, kind: str, schema: str, part: Part | None) -> Told:
        """Laid out and named. What breaks its schema is taken in with a remark: nobody would hear a no."""
        held = self.schemas.get(schema)
        found = held.look_at(data, kind) if held else Found(applied=True)
        name = part.name if part else ""
        try:
            fields = payload.read_fields(data, kind, found.labels)
        except payload.PayloadTooLarge as trouble:
            raise Refused("too-large", part=name) from trouble
        except payload.PayloadSyntax as trouble:
            raise Refused("malformed", part=name) from trouble
        return Told(self.labels.put_on(fields, schema), tuple(filter(None, [schema_doubt(found)])))
