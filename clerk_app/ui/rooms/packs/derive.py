"""What the room of the service packs shows, worked out from what it knows."""

from __future__ import annotations

from clerk_app.services.pack_reading import PackEntry, Passage, Sample, Section, Standing
from clerk_app.ui.kit.language import tr

from .state import Head, Inputs, Leaf, Line, Shown
from .words import cases, day, points, section_name


def derive(known: Inputs) -> Shown:
    lines = tuple(line(entry, known) for entry in known.entries if _found_entry(entry, known))
    entry = opened_entry(known)
    if entry is None:
        return Shown(lines, _empty(known, lines), status=_status(lines))
    found = tuple(passage for passage in known.passages if found_in(passage, known.search))
    listed = found if known.search else tuple(p for p in found if p.section is known.section)
    chosen = next((passage for passage in listed if passage.id == known.passage), None)
    return Shown(
        lines=lines,
        status=_found_status(known, listed),
        head=head(entry, known),
        sections=_sections(found),
        section="" if known.search else known.section.value,
        passages=listed,
        passage=chosen,
        leaves=_leaves(entry, known),
        leaf=known.leaf,
        changes=known.changes,
        flaws=known.flaws or (),
        checked=known.flaws is not None,
        samples=likeliest(known.samples, chosen),
        read=bool(known.passages),
        writable=known.editor and entry.name.standing is Standing.DRAFT,
    )


def opened_entry(known: Inputs) -> PackEntry | None:
    return next((entry for entry in known.entries if entry.name == known.opened), None)


def line(entry: PackEntry, known: Inputs) -> Line:
    released = entry.name.standing in (Standing.IN_FORCE, Standing.OLDER)
    held = known.usage.get((entry.name.service, entry.name.version), 0)
    return Line(
        name=entry.name,
        title=entry.title,
        amounts=day(entry.amounts_since) if entry.amounts_since else "–",
        points=entry.unconfirmed if entry.name.standing is not Standing.LAID_BEFORE else None,
        cases=held if released else None,
        people=_people(entry),
        trouble=entry.trouble,
    )


def head(entry: PackEntry, known: Inputs) -> Head:
    standing = entry.name.standing
    drafted = any(
        other.name.service == entry.name.service and other.name.standing is Standing.DRAFT
        for other in known.entries
    )
    clean = known.flaws == ()
    return Head(
        title=entry.title,
        version=entry.name.version,
        standing=standing,
        about=_about(entry, known),
        may_begin=known.editor and standing is Standing.IN_FORCE and not drafted,
        may_lay_before=known.editor and standing is Standing.DRAFT and clean and _changed(known.changes),
        may_release=known.editor and standing is Standing.LAID_BEFORE and clean,
        may_discard=known.editor and standing is Standing.DRAFT,
        takes_parameters=standing is Standing.DRAFT and _has_parameters(known.passages),
    )


def found_in(passage: Passage, search: str) -> bool:
    """Every word somewhere in the passage, in whatever order."""
    amounts = " ".join(f"{amount.text} {amount.source}" for amount in passage.amounts)
    about = " ".join(value for _, value in passage.about)
    whole = " ".join((passage.title, passage.text, passage.source, passage.unconfirmed, about, amounts))
    return all(word in whole.casefold() for word in search.casefold().split())


def likeliest(samples: tuple[Sample, ...], passage: Passage | None) -> tuple[Sample, ...]:
    """Examples whose notice shows the chosen text, before the others."""
    block = passage.confirmed_as.rpartition(".")[2] if passage else ""
    return tuple(sorted(samples, key=lambda sample: block not in sample.blocks))


def _people(entry: PackEntry) -> str:
    written = ", ".join(pen.name for pen in entry.written_by)
    signed = ", ".join(entry.signed_by)
    parts = [tr("geschrieben von {names}").format(names=written)] if written else []
    parts += [tr("unterschrieben von {names}").format(names=signed)] if signed else []
    return " · ".join(parts) or tr("mit dem Programm geliefert")


def _about(entry: PackEntry, known: Inputs) -> str:
    based = [tr("auf Grundlage von {version}").format(version=entry.based_on)] if entry.based_on else []
    count = known.usage.get((entry.name.service, entry.name.version), 0)
    running = [cases(count)] if entry.name.standing in (Standing.IN_FORCE, Standing.OLDER) else []
    opened = [points(entry.unconfirmed)] if entry.name.standing is not Standing.LAID_BEFORE else []
    return " · ".join([*based, _people(entry), *opened, *running])


def _sections(found: tuple[Passage, ...]) -> tuple[tuple[str, str], ...]:
    counted = [(section, sum(p.section is section for p in found)) for section in Section]
    return tuple((section.value, f"{section_name(section)} {count}") for section, count in counted if count)


def _leaves(entry: PackEntry, known: Inputs) -> tuple[tuple[str, str], ...]:
    if entry.name.standing in (Standing.IN_FORCE, Standing.OLDER):
        return ((Leaf.PASSAGE.value, tr("Inhalt")),)
    flaws = "…" if known.flaws is None else str(len(known.flaws))
    return (
        (Leaf.PASSAGE.value, tr("Inhalt")),
        (Leaf.CHANGES.value, tr("Änderungen {count}").format(count=len(known.changes))),
        (Leaf.FLAWS.value, tr("Mängel {count}").format(count=flaws)),
    )


def _changed(changes: tuple[str, ...]) -> bool:
    """A new number alone is nothing to lay before anybody."""
    return any(not change.startswith("Paket, version:") for change in changes)


def _has_parameters(passages: tuple[Passage, ...]) -> bool:
    return any(passage.file.startswith("parameters_") for passage in passages)


def _found_entry(entry: PackEntry, known: Inputs) -> bool:
    told = f"{entry.title} {entry.name.version} {_people(entry)}".casefold()
    return all(word in told for word in known.filter.casefold().split())


def _status(lines: tuple[Line, ...]) -> str:
    return tr("1 Fassung") if len(lines) == 1 else tr("{count} Fassungen").format(count=len(lines))


def _found_status(known: Inputs, listed: tuple[Passage, ...]) -> str:
    if known.search:
        return tr("{count} Fundstellen").format(count=len(listed))
    return tr("{count} Einträge").format(count=len(listed))


def _empty(known: Inputs, lines: tuple[Line, ...]) -> tuple[str, str, str] | None:
    if lines:
        return None
    if known.trouble:
        return "unplug", tr("Die Dienstpakete konnten nicht gelesen werden"), known.trouble
    if not known.loaded:
        return "package", tr("Die Dienstpakete werden gelesen …"), ""
    return "search", tr("Keine Treffer"), tr("Keine Fassung entspricht der Suche.")
