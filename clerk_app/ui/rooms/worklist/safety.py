"""What the list of documents says of malware: looked for by whom and when, found or not."""

from __future__ import annotations

from dataclasses import replace

from clerk_app.domain.scanning import Scan, ScanState
from clerk_app.services.malware import standing
from clerk_app.services.reading import CaseFile
from clerk_app.ui.kit import malware_words
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.texts import sentence

from . import words
from .case_state import CaseInputs, Paper, Safety


def with_safety(known: CaseInputs, file: CaseFile, papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
    return tuple(replace(paper, safety=_safety(known, file, paper.sha256)) for paper in papers)


def _safety(known: CaseInputs, file: CaseFile, sha256: str) -> Safety | None:
    scan = standing(file.record, sha256, known.me.login)
    if scan is None:
        return None
    if scan.state is ScanState.CLEAN:
        return _clean(scan, known)
    if scan.state is ScanState.INFECTED:
        word = tr("Schadprogramm: {found}").replace("{found}", scan.found)
        return Safety(word, "octagon-alert", "danger", _by(scan, known))
    return _unknown(scan, known)


def _clean(scan: Scan, known: CaseInputs) -> Safety:
    here = tr("kein Schadprogramm gefunden (nur an diesem Platz geprüft)")
    word = tr("kein Schadprogramm gefunden") if scan.official else here
    return Safety(word, "circle-check", "success", _by(scan, known))


def _unknown(scan: Scan, known: CaseInputs) -> Safety:
    mark = malware_words.mark(known.malware, scan)
    if scan.state is ScanState.FAILED:
        tip = f"{sentence(scan.found, {}).happened} {_by(scan, known)}"
        return Safety(malware_words.failed(), "shield-alert", "warning", tip, mark)
    word, tip = tr("nicht auf Schadprogramme geprüft"), tr("Dieses Dokument wurde noch nicht geprüft.")
    if known.malware.scanner is None:
        tip = tr("In diesem Büro ist kein Prüfprogramm eingerichtet.")
    return Safety(word, "scan", "text_muted", tip, mark)


def _by(scan: Scan, known: CaseInputs) -> str:
    when = words.moment(scan.scanned_at, known.now)
    told = tr("Auf Schadprogramme geprüft: {when}, {name}").format(when=when, name=scan.name or scan.login)
    engine = " ".join(part for part in (scan.engine, scan.signatures) if part)
    return f"{told} ({engine})." if engine else f"{told}."
