"""How far cases have come on their way into another program, on this machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from clerk_app.domain.errors import OutsideError
from clerk_app.services.transfer import Transfer

from .sealed_files import SealedFiles

_SUFFIX = ".uebergabe"


class LocalTransfers:
    def __init__(self, folder: Path, key: bytes | None) -> None:
        self._files = SealedFiles(folder, key, _SUFFIX)

    def put(self, login: str, case: str, transfers: Mapping[str, Transfer]) -> None:
        told = {target: asdict(transfer) for target, transfer in transfers.items()}
        try:
            self._files.put(login, case, json.dumps(told, ensure_ascii=False))
        except OSError as error:
            raise OutsideError("transfer.not_kept", path=str(self._files.folder)) from error

    def of(self, login: str, case: str) -> Mapping[str, Transfer]:
        said = self._files.of(login, case)
        try:
            return {
                str(target): Transfer(
                    int(told["at"]),
                    {int(place): str(value) for place, value in told["copied"].items()},
                    str(told["receipt"]),
                )
                for target, told in (said or {}).items()
            }
        except (AttributeError, ValueError, KeyError, TypeError):
            return {}

    def drop(self, login: str, case: str) -> None:
        self._files.drop(login, case)
