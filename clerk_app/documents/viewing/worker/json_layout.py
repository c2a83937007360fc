"""JSON with a line for each value; numbers, order and repeated names stay as the sender wrote them."""

from __future__ import annotations

import json
import re

_TOKEN = re.compile(r'\s*("[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+)', re.DOTALL)
_STEP, _DEEPEST = "  ", 40


def laid_out_json(text: str) -> str | None:
    """None when it is no JSON."""
    tokens, at = list[str](), 0
    rest = text.rstrip()
    while at < len(rest):
        found = _TOKEN.match(rest, at)
        if found is None:
            return None
        tokens.append(found.group(1))
        at = found.end()
    return _arranged(tokens) if tokens else None


def _arranged(tokens: list[str]) -> str:
    parts, depth = list[str](), 0
    for before, token in zip(["", *tokens], tokens, strict=False):
        empty = (before, token) in (("{", "}"), ("[", "]"))
        if token in ("}", "]"):
            depth -= 1
        if not empty and (before in ("{", "[", ",") or token in ("}", "]")):
            parts.append("\n" + _STEP * min(max(depth, 0), _DEEPEST))
        parts.append(_readable(token))
        if token in ("{", "["):
            depth += 1
    return "".join(parts)


def _readable(token: str) -> str:
    if token == ":":
        return ": "
    if "\\u" not in token:
        return token
    try:
        return json.dumps(json.loads(token, strict=False), ensure_ascii=False)
    except ValueError:
        return token
