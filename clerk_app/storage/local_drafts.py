"""Drafts on this machine, while the filing room cannot be reached."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import OutsideError
from clerk_app.domain.facts import canonical
from clerk_app.services.drawer import HeldDraft

from .draft_form import parties_from, provisions_from
from .sealed_files import OPEN, SealedFiles

SEALED = ".entwurf"
PLAIN = SEALED + OPEN


class LocalDrafts:
    def __init__(self, folder: Path, key: bytes | None) -> None:
        self._files = SealedFiles(folder, key, SEALED)

    def put(self, held: HeldDraft) -> None:
        try:
            self._files.put(held.login, held.case, canonical(held))
        except OSError as error:
            raise OutsideError("draft.not_kept", path=str(self._files.folder)) from error

    def of(self, login: str, case: str) -> HeldDraft | None:
        return _held(self._files.of(login, case))

    def held_by(self, login: str) -> tuple[HeldDraft, ...]:
        """Oldest first."""
        found = map(_held, self._files.all())
        mine = [held for held in found if held is not None and held.login == login]
        return tuple(sorted(mine, key=lambda held: held.at))

    def drop(self, login: str, case: str) -> None:
        self._files.drop(login, case)


def _held(said: Any) -> HeldDraft | None:
    try:
        return _read(said) if said is not None else None
    except (ValueError, KeyError, TypeError):
        return None


def _read(said: Mapping[str, Any]) -> HeldDraft:
    told = said["draft"]
    provisions = provisions_from(told.get("provisions", {}))
    parties = parties_from(told.get("parties", {}))
    draft = Draft(told["outcome"], dict(told["facts"]), dict(told["texts"]), provisions, parties)
    return HeldDraft(
        said["login"], said["case"], draft, int(said["revision"]), datetime.fromisoformat(said["at"])
    )
