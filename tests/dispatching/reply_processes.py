"""`admin dispatch --loop` as a process that can be killed at any step of the sending."""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from clerk_app.admin.command import run_admin


def dispatching(home: Path) -> BaseProcess:
    context: Any = multiprocessing.get_context("spawn" if os.name == "nt" else "forkserver")
    if os.name != "nt":
        context.set_forkserver_preload([__name__])
    process: BaseProcess = context.Process(target=_work, args=(str(home),), daemon=True)
    process.start()
    return process


def killed(process: BaseProcess) -> None:
    process.kill()
    process.join()


def _work(home: str) -> None:
    """With short breaths."""
    run_admin(["dispatch", "--home", home, "--loop", "--every", "0.2", "--hold", "1.5"])
