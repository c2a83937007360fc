"""The workshop of the service packs: drafts beside the released versions, and the way between them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path

from clerk_app.domain.composition import Composition
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.service_pack import ServicePack
from clerk_app.services.pack_reading import (
    Blank,
    Flaw,
    NewAmount,
    PackEntry,
    PackName,
    Passage,
    Pen,
    Release,
    Sample,
    Standing,
)

from . import difference, pen, releasing, signing, store
from .checker import check_pack
from .entry import read_toml
from .example import Example, read_example
from .holidays import hessian_holidays
from .loader import load_pack
from .passages import passages
from .surveying import Places, survey
from .written_case import composed

_BUSY = (Standing.DRAFT, Standing.LAID_BEFORE)


class Workshop:
    """Every question is answered from the files as they lie there now."""

    def __init__(self, places: Places, shelf: store.LivingShelf) -> None:
        self.places = places
        self._shelf = shelf

    def entries(self, confirmations: frozenset[str]) -> tuple[PackEntry, ...]:
        """By service: what is being worked at first, older versions last."""
        order = list(Standing)
        found = survey(self.places, self._shelf, confirmations)
        return tuple(sorted(found, key=lambda e: (e.title.casefold(), order.index(e.name.standing))))

    def passages(self, name: PackName) -> tuple[Passage, ...]:
        with self._folder(name) as folder:
            load_pack(folder)
            found = passages(folder)
        return tuple(self._writable(name, found))

    def flaws(self, name: PackName) -> tuple[Flaw, ...]:
        """A released version has been looked through before it came into force."""
        if name.standing not in _BUSY:
            return ()
        with self._folder(name) as folder:
            return tuple(Flaw(fault.file, fault.line, fault.message) for fault in check_pack(folder))

    def changes(self, name: PackName) -> tuple[str, ...]:
        before = self._in_force(name.service)
        with self._folder(name) as folder:
            after = load_pack(folder)
        return tuple(difference.differences(before, after)) if before else ()

    def samples(self, name: PackName) -> tuple[Sample, ...]:
        with self._folder(name) as folder:
            pack = load_pack(folder)
            paths = sorted((folder / "examples").glob("*.toml"))
            found = [(path.stem, _example(folder, path.stem)) for path in paths]
        found.sort(key=lambda pair: pair[1].expected.blockers != ())  # whole notices before blocked ones
        return tuple(
            Sample(id, example.title, _blocks(pack, example))
            for id, example in found
            if example.draft.outcome
        )

    def composition(self, name: PackName, sample: str) -> Composition:
        with self._folder(name) as folder:
            return composed(load_pack(folder), _example(folder, sample).case, hessian_holidays())

    def proposed_version(self, service: str, today: date) -> str:
        """The month; a second version of one month carries a further number."""
        month, released = today.strftime("%Y-%m"), self._in_force(service)
        if released is None or store.order(month) > store.order(released.version):
            return month
        numbers = (f"{month}.{number}" for number in range(2, 100))
        newer = (version for version in numbers if store.order(version) > store.order(released.version))
        return next(newer, f"{released.version}.2")

    def begin(self, service: str, version: str, author: Pen) -> PackName:
        released = self._in_force(service)
        if released is None:
            raise ClerkError("pack.none_in_force", service=service)
        if not store.VERSION.fullmatch(version) or store.order(version) <= store.order(released.version):
            raise ClerkError("pack.not_newer", version=version, in_force=released.version)
        target = self.places.draft(service)
        if target.exists():
            raise ClerkError("pack.draft_exists", service=released.title)
        pen.copied(self.places.released(service, released.version), target)
        pen.rename_version(target, version)
        pen.sign_in(target, author)
        return PackName(service, version, Standing.DRAFT)

    def write(self, name: PackName, blank: Blank, value: str, author: Pen) -> None:
        pen.write(self._draft(name), blank, value)
        pen.sign_in(self._draft(name), author)

    def add_amount(self, name: PackName, passage: Passage, amount: NewAmount, author: Pen) -> None:
        pen.add_amount(self._draft(name), self._released(name), passage, amount)
        pen.sign_in(self._draft(name), author)

    def begin_parameters(self, name: PackName, since: date, source: str, author: Pen) -> None:
        pen.begin_parameters(self._draft(name), since, source)
        pen.sign_in(self._draft(name), author)

    def discard(self, name: PackName) -> None:
        shutil.rmtree(self._draft(name))

    def writers(self, name: PackName) -> tuple[Pen, ...]:
        with self._folder(name) as folder:
            return pen.writers(folder)

    def signers(self, name: PackName) -> tuple[str, ...]:
        return tuple(s.person for s in releasing.waiting(self.places, name).signatures)

    def key_holder(self, key: Path) -> str:
        return signing.load_signer(key).person

    def lay_before(self, name: PackName, key: Path) -> Path:
        return releasing.lay_before(self.places, name, key)

    def take_in(self, archive: Path) -> PackName:
        return releasing.take_in(self.places, archive)

    def countersign(self, name: PackName, key: Path) -> None:
        releasing.countersign(self.places, name, key)

    def ready(self, name: PackName) -> Release:
        return releasing.ready(self.places, name, self._in_force(name.service))

    def install(self, release: Release) -> None:
        releasing.install(self.places, release)

    def withdraw(self, release: Release) -> None:
        releasing.withdraw(self.places, release)

    def finish(self, release: Release) -> None:
        releasing.finish(self.places, release)
        self._shelf.renew()

    def _writable(self, name: PackName, found: tuple[Passage, ...]) -> Iterator[Passage]:
        """Only a draft can be written at, and in it no amount of the released version."""
        released = self._released(name)
        for passage in found:
            if name.standing is not Standing.DRAFT:
                yield replace(passage, blanks=(), way=())
            elif passage.file.startswith("parameters_") and (released / passage.file).exists():
                yield replace(passage, blanks=())
            else:
                yield passage

    def _folder(self, name: PackName) -> AbstractContextManager[Path]:
        if name.standing is Standing.LAID_BEFORE:
            return releasing.opened(releasing.waiting(self.places, name))
        if name.standing is Standing.DRAFT:
            return nullcontext(self._draft(name))
        return nullcontext(self.places.released(name.service, name.version))

    def _draft(self, name: PackName) -> Path:
        folder = self.places.draft(name.service)
        if name.standing is not Standing.DRAFT or not folder.exists():
            raise ClerkError("pack.no_draft", service=name.service)
        return folder

    def _released(self, name: PackName) -> Path:
        pack = self._in_force(name.service)
        return self.places.released(name.service, pack.version if pack else "")

    def _in_force(self, service: str) -> ServicePack | None:
        return next((pack for pack in self._shelf.packs() if pack.id == service), None)


def _example(folder: Path, id: str) -> Example:
    path = folder / "examples" / f"{id}.toml"
    return read_example(read_toml(path, "Beispiel"), path.parent)


def _blocks(pack: ServicePack, example: Example) -> frozenset[str]:
    """The texts a notice with this outcome may show."""
    decision = pack.decision(example.draft.outcome)
    if decision is None:
        return frozenset()
    remedy = pack.remedies.get(decision.remedy)
    texts = (use.text for use in decision.blocks)
    return frozenset((*texts, remedy.text) if remedy else texts)
