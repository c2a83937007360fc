"""XML with a line for each element; nothing is fetched, nothing is replaced."""

from __future__ import annotations

from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_STEP, _DEEPEST = "  ", 40


class _Untouched(Exception):
    """The document defines things of its own and is better shown as it came."""


class _Layout:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._words: list[str] = []
        self._depth = 0
        self._open_tag = False  # the element just begun has had no child yet

    def begin(self, name: str, attributes: list[str]) -> None:
        self._flush()
        pairs = zip(attributes[::2], attributes[1::2], strict=True)
        self._line(f"<{name}" + "".join(f" {key}={quoteattr(value)}" for key, value in pairs) + ">")
        self._depth += 1
        self._open_tag = True

    def end(self, name: str) -> None:
        self._depth -= 1
        words = "".join(self._words).strip()
        self._words.clear()
        if self._open_tag:
            self._parts.append(f"{escape(words)}</{name}>")
        else:
            self._say(words)
            self._line(f"</{name}>")
        self._open_tag = False

    def words(self, text: str) -> None:
        self._words.append(text)

    def remark(self, text: str) -> None:
        self._flush()
        self._line(f"<!--{text}-->")

    def instruction(self, target: str, text: str) -> None:
        self._flush()
        self._line(f"<?{target} {text}?>")

    def define(self, *_: object) -> None:
        raise _Untouched

    def all(self) -> str:
        return "".join(self._parts).lstrip("\n")

    def _flush(self) -> None:
        self._say("".join(self._words).strip())
        self._words.clear()
        self._open_tag = False

    def _say(self, words: str) -> None:
        if words:
            self._line(escape(words))

    def _line(self, text: str) -> None:
        self._parts.append("\n" + _STEP * min(self._depth, _DEEPEST) + text)


def laid_out_xml(text: str) -> str | None:
    """None when it is no well-formed XML or brings definitions of its own."""
    layout, parser = _Layout(), expat.ParserCreate("utf-8")
    parser.ordered_attributes = True
    parser.StartElementHandler = layout.begin
    parser.EndElementHandler = layout.end
    parser.CharacterDataHandler = layout.words
    parser.CommentHandler = layout.remark
    parser.ProcessingInstructionHandler = layout.instruction
    parser.StartDoctypeDeclHandler = layout.define
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except (expat.ExpatError, _Untouched):
        return None
    return layout.all()
