"""Where everything is put together. The only place that knows every other one."""

from __future__ import annotations

from collections.abc import Sequence


def run(argv: Sequence[str]) -> int:
    """`main.py admin …` works without a window; everything else opens one."""
    if list(argv[1:2]) == ["admin"]:
        from clerk_app.admin.command import run_admin

        return run_admin(argv[2:])
    from .window import run_window

    return run_window(argv[1:])
