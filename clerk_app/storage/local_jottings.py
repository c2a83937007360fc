"""What has been begun at cases and not been handed in, on this machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from clerk_app.domain.errors import OutsideError
from clerk_app.services.jotting import Jotting

from .sealed_files import SealedFiles

_SUFFIX = ".angefangen"


class LocalJottings:
    def __init__(self, folder: Path, key: bytes | None) -> None:
        self._files = SealedFiles(folder, key, _SUFFIX)

    def put(self, login: str, case: str, jottings: Mapping[str, Jotting]) -> None:
        told = {name: dict(jotting) for name, jotting in jottings.items()}
        try:
            self._files.put(login, case, json.dumps(told, ensure_ascii=False))
        except OSError as error:
            raise OutsideError("jotting.not_kept", path=str(self._files.folder)) from error

    def of(self, login: str, case: str) -> Mapping[str, Jotting]:
        said = self._files.of(login, case)
        try:
            return {
                str(name): {str(field): str(value) for field, value in jotting.items()}
                for name, jotting in (said or {}).items()
            }
        except AttributeError:
            return {}

    def drop(self, login: str, case: str) -> None:
        self._files.drop(login, case)
