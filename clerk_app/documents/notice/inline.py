"""Reads the marks a text may carry: `**bold**` and `((placeholder))`; everything else is plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARK = re.compile(r"\*\*(?P<bold>.+?)\*\*|(?P<gap>\(\([^()]+\)\))", re.DOTALL)


class Span(NamedTuple):
    text: str
    bold: bool
    gap: bool  # a placeholder nobody has filled yet


def spans(text: str, bold: bool = False) -> Iterator[Span]:
    done = 0
    for mark in _MARK.finditer(text):
        if mark.start() > done:
            yield Span(text[done : mark.start()], bold, False)
        if mark["gap"]:
            yield Span(mark["gap"], bold, True)
        else:
            yield from spans(mark["bold"], bold=True)
        done = mark.end()
    if done < len(text):
        yield Span(text[done:], bold, False)
