"""What is added to the documents: the file that was handed over, and a sheet printed to be looked at."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from clerk_app.services.office_time import PLACE
from clerk_app.services.reading import CaseFile
from clerk_app.ui.kit.language import tr

from . import words
from .case_state import CaseInputs, Paper
from .papers import PDF


def sheet_name(pdf: bytes) -> str:
    return hashlib.sha256(pdf).hexdigest() if pdf else ""


def handed(known: CaseInputs, file: CaseFile) -> tuple[Paper, ...]:
    found = []
    for entry in file.record.timeline:
        if entry.kind == "handed_over" and entry.facts.get("file_sha256"):
            day = words.day(entry.at.astimezone(PLACE).date())
            name = tr("Übergebene Angaben {day}").format(day=day)
            about = tr("an „{target}“").replace("{target}", str(entry.facts.get("target", "")))
            found.append(Paper(str(entry.facts["file_sha256"]), name, "text/plain", about, None))
    if known.sheet:
        about = tr("zum Lesen und Ausdrucken, nicht abgelegt")
        found.append(Paper(sheet_name(known.sheet), known.sheet_name, PDF, about, None))
    return tuple(
        replace(one, verified=known.verified.get(one.sha256), active=one.sha256 == known.document)
        for one in found
    )
