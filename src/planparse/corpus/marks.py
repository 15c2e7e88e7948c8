"""Inline marks of the corpus notation: braces, target brackets, and what stands plain between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_KINDS = {"@": "time", "!": "actor", "&": "reference", "$": "place", "#": "label", "~": "noise"}
_BREAK = "⏎"
# What is said about a mark runs to its closing character; op=> and op=>= do not close a value.
_NOTE = {closing: re.compile(rf"((?:op=>=?|[^{re.escape(closing)}])*){re.escape(closing)}") for closing in "}]>"}
_SPECIAL = set("{}[]|")


class MarkError(ValueError):
    """An inline mark that is not closed, empty or not known."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch ``[start, end)`` of the raw characters of a line, with what is said about it."""

    kind: str
    start: int
    end: int
    note: str = ""


@dataclass(slots=True)
class Inline:
    """A line without its marks: the raw characters, where cleaning changes them, and the marks."""

    raw: str = ""
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    split: int | None = None

    def of(self, *kinds: str) -> list[Mark]:
        """Marks of some kinds in the order of the text; an outer mark stands before what it holds."""
        return sorted((mark for mark in self.marks if mark.kind in kinds), key=lambda mark: (mark.start, -mark.end))


def parse_inline(line: str) -> Inline:
    """Take the marks out of a line.

    Raises:
        MarkError: A bracket is not closed or opened, or a mark lacks what it needs.

    Example:
        >>> inline = parse_inline("[{!各校}每学期开展{教研活动}<8次>以上]。")
        >>> inline.raw
        '各校每学期开展教研活动8次以上。'
        >>> [(mark.kind, inline.raw[mark.start : mark.end]) for mark in inline.of("actor", "indicator", "value")]
        [('actor', '各校'), ('indicator', '教研活动'), ('value', '8次')]
    """
    reader = _Reader(line)
    reader.read_until("")
    return reader.out


class _Reader:
    """Reads one line by recursive descent."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.at = 0
        self.depth = 0
        self.out = Inline()

    def read_until(self, closing: str) -> str:
        """Read up to one of the closing characters and return it (empty at the end of the line)."""
        while self.at < len(self.line):
            char = self.line[self.at]
            self.at += 1
            if char in closing:
                return char
            self._step(char, closing)
        if closing:
            raise MarkError(f"{closing[0]!r} is missing at the end of the line")
        return ""

    def _step(self, char: str, closing: str) -> None:
        if char == "\\":
            self._plain(self._take())
        elif char == _BREAK:
            self._line_break()
        elif char == "{":
            self._brace()
        elif char == "[":
            self._enclosed("target", "]")
        elif char == "<" and self.depth:
            self._enclosed("value", ">")
        elif char == "|" and not closing:
            self._split()
        elif char in _SPECIAL:
            raise MarkError(f"{char!r} at column {self.at} has no partner (\\{char} is the character itself)")
        else:
            self._plain(char)

    def _take(self) -> str:
        if self.at >= len(self.line):
            raise MarkError("a backslash stands at the end of the line")
        self.at += 1
        return self.line[self.at - 1]

    def _plain(self, char: str) -> None:
        self.out.raw += char

    def _line_break(self) -> None:
        start = len(self.out.raw)
        self.out.raw += "\n"
        self.out.edits.append((start, start + 1, ""))

    def _split(self) -> None:
        if self.out.split is not None:
            raise MarkError("a unit has one title: '|' stands twice")
        self.out.split = len(self.out.raw)

    def _brace(self) -> None:
        sigil = self.line[self.at : self.at + 1]
        kind = _KINDS.get(sigil, "indicator")
        if kind != "indicator":
            self.at += 1
        elif not self.depth:
            raise MarkError(f"'{{{sigil}' at column {self.at}: a plain brace names an indicator, inside [ ] only")
        start = len(self.out.raw)
        outer = self.depth
        self.depth = outer if kind == "indicator" else 0
        stop = self.read_until("}=" if kind in {"time", "noise"} else "}")
        self.depth = outer
        note = self._note("}") if stop == "=" else ""
        if kind == "noise":
            if stop != "=":
                raise MarkError("a noise mark has the form {~written=meant}")
            self.out.edits.append((start, len(self.out.raw), note))
            return
        if kind == "time" and stop != "=":
            raise MarkError("a time mark has the form {@as written=EDTF}, or {@as written=?}")
        self._mark(kind, start, note)

    def _enclosed(self, kind: str, closing: str) -> None:
        start = len(self.out.raw)
        self.depth += 1
        stop = self.read_until("|" + closing)
        self.depth -= 1
        self._mark(kind, start, self._note(closing) if stop == "|" else "")

    def _mark(self, kind: str, start: int, note: str) -> None:
        if len(self.out.raw) == start:
            raise MarkError(f"an empty {kind}")
        self.out.marks.append(Mark(kind, start, len(self.out.raw), note))

    def _note(self, closing: str) -> str:
        match = _NOTE[closing].match(self.line, self.at)
        if not match:
            raise MarkError(f"{closing!r} is missing at the end of the line")
        self.at = match.end()
        return match[1].strip()
