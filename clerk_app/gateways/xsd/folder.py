"""The XML Schemas in the folder of the forms: every `*.xsd`, in sets of its own per subfolder.

A set holds for the namespaces of those of its files that no other one needs, and for the name XÖV gives that
version of the standard. Any other URI is told by a line `"URI" = "file.xsd"` in `schemata.toml`.
"""

from __future__ import annotations

import posixpath
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .file import Flaw, Flawed, Link, SchemaFile, read_schema_file

TABLE = "schemata.toml"
_MEBIBYTE = 1024 * 1024
_MOST_FILES, _LARGEST, _MOST_OCTETS = 1000, 8 * _MEBIBYTE, 64 * _MEBIBYTE


@dataclass(frozen=True)
class SchemaSet:
    """What is applied as one: the files it begins with, and all they need. `flaws`: it is not applied."""

    namespace: str
    begins: tuple[str, ...]
    files: Mapping[str, SchemaFile] = field(repr=False)
    calls: Mapping[str, str] = field(default_factory=dict, repr=False)  # foreign address → file
    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True)
class Installed:
    """By URI, and there by the namespace of the document's root element."""

    by_uri: Mapping[str, Mapping[str, SchemaSet]] = field(default_factory=dict)
    flaws: tuple[Flaw, ...] = ()


def installed_in(folder: Path) -> Installed:
    """Nothing in here raises: what is broken is told by its flaws and examines nobody."""
    flaws: list[Flaw] = []
    files = dict(_files(folder, flaws))
    gathering = _Gathering(files, flaws)
    found: dict[str, dict[str, SchemaSet]] = defaultdict(dict)
    for uri, namespace, begins in _beginnings(files, gathering):
        known = found[uri].get(namespace)
        made = gathering.schema_set(namespace, begins)
        if known and not (known.flaws or made.flaws) and _octets(known) != _octets(made):
            flaws.append(Flaw(begins[0], 1, "twice", known.begins[0]))
            made = SchemaSet(namespace, begins, made.files, flaws=(flaws[-1],))
        found[uri][namespace] = made
    for uri, named in _table(folder, flaws):
        if named in files:
            space = files[named].namespace
            found[uri] = {space: gathering.schema_set(space, (named,))}
        elif not any(flaw.file == named for flaw in flaws):
            flaws.append(Flaw(TABLE, 1, "missing", named))
    return Installed(found, tuple(dict.fromkeys((*flaws, *gathering.flaws))))


def _files(folder: Path, flaws: list[Flaw]) -> Iterator[tuple[str, SchemaFile]]:
    left = _MOST_OCTETS
    for number, path in enumerate(sorted(folder.rglob("*.xsd"))):
        name = path.relative_to(folder).as_posix()
        try:
            octets = _content(path, folder, name)
            left -= len(octets)
            if left < 0 or number >= _MOST_FILES:
                raise Flawed(Flaw(name, 1, "too-large"))
            yield name, read_schema_file(name, octets)
        except Flawed as trouble:
            flaws.append(trouble.flaw)
        except OSError as trouble:
            flaws.append(Flaw(name, 1, "unreadable", trouble.strerror or ""))


def _content(path: Path, folder: Path, name: str) -> bytes:
    if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        raise Flawed(Flaw(name, 1, "outside"))
    if path.stat().st_size > _LARGEST:
        raise Flawed(Flaw(name, 1, "too-large"))
    return path.read_bytes()


class _Gathering:
    """Follows what files need from one to the next; each is looked at once."""

    def __init__(self, files: Mapping[str, SchemaFile], unread: list[Flaw]) -> None:
        self._files = files
        self._unread = {flaw.file: flaw for flaw in unread}
        self.flaws: list[Flaw] = []
        self.needed = frozenset(self._needed_by_others())

    def schema_set(self, namespace: str, begins: tuple[str, ...]) -> SchemaSet:
        seen: dict[str, SchemaFile] = {}
        calls: dict[str, str] = {}
        flaws: list[Flaw] = []
        waiting = list(begins)
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen[name] = self._files[name]
            for link in seen[name].links:
                target = self._target(name, link)
                if target in self._files:
                    calls |= {link.location: target} if urlsplit(link.location).scheme else {}
                    waiting.append(target)
                else:
                    flaws.append(self._unread.get(target) or self._gap(name, link, target))
        self.flaws += flaws
        return SchemaSet(namespace, begins, seen, calls, tuple(dict.fromkeys(flaws)))

    def _needed_by_others(self) -> Iterator[str]:
        """Those that need one another begin together."""
        near = {name: {self._target(name, link) for link in file.links} for name, file in self._files.items()}
        reach = {name: _reached(name, near) for name in near}
        for name, reached in reach.items():
            yield from (other for other in reached if name not in reach.get(other, ()))

    def _target(self, name: str, link: Link) -> str:
        """An address elsewhere means the file of that name here, where there is one only."""
        parts = urlsplit(link.location)
        if not parts.scheme:
            return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
        base = posixpath.basename(unquote(parts.path))
        own = {one for one in self._files if posixpath.basename(one) == base and _top(one) == _top(name)}
        return own.pop() if len(own) == 1 else link.location

    @staticmethod
    def _gap(name: str, link: Link, target: str) -> Flaw:
        outside = target.startswith(("../", "/"))
        return Flaw(name, link.line, "outside" if outside else "missing", link.location)


def _beginnings(
    files: Mapping[str, SchemaFile], gathering: _Gathering
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """URI, namespace and files; what only others need begins no document."""
    heads: dict[tuple[str, str], list[SchemaFile]] = defaultdict(list)
    for name, file in files.items():
        if name not in gathering.needed and file.namespace:
            heads[_top(name), file.namespace].append(file)
    for (_, namespace), begun in heads.items():
        begins = tuple(file.name for file in begun)
        own = [f for f in gathering.schema_set(namespace, begins).files.values() if f.namespace == namespace]
        if any(file.begins_documents for file in own):
            for uri in dict.fromkeys((namespace, *(file.standard for file in own if file.standard))):
                yield uri, namespace, begins


def _table(folder: Path, flaws: list[Flaw]) -> Iterator[tuple[str, str]]:
    try:
        told = tomllib.loads((folder / TABLE).read_text("utf-8"))
    except FileNotFoundError:
        return
    except (OSError, ValueError) as trouble:
        flaws.append(Flaw(TABLE, 1, "malformed", str(trouble)))
        return
    for uri, name in told.items():
        if isinstance(name, str):
            yield uri, posixpath.normpath(name)
        else:
            flaws.append(Flaw(TABLE, 1, "malformed", uri))


def _reached(name: str, near: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        more = near.get(waiting.pop(), set()) - seen
        seen |= more
        waiting += more
    return seen


def _top(name: str) -> str:
    """The subfolder of its set; files beside one another are one set too."""
    return name.partition("/")[0] if "/" in name else ""


def _octets(one: SchemaSet) -> set[bytes]:
    return {file.octets for file in one.files.values()}
