"""``CleanText``: cleaned characters, each with the index of the raw character that it stands for."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from planparse.schema import Notice, Span

_COUNTED = 1 << 16  # characters of a text whose numbers are kept ready


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text on its way through the repair steps.

    ``origin[i]`` is the raw index of clean character ``i`` and never decreases. While nothing was removed or
    inserted it is a ``range``, so that healthy text costs no memory and no time. Where a character stands for several
    raw ones, ``ends`` gives the raw index behind them, under the raw index of the first.
    """

    raw: str
    text: str
    origin: Sequence[int]
    warnings: tuple[Notice, ...] = field(default=())
    pages: Sequence[int] = ()
    ends: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, raw: str, pages: Sequence[int] = ()) -> CleanText:
        """Start with the raw text itself; ``pages`` holds the raw offset at which each page begins."""
        return cls(raw, raw, range(len(raw)), pages=pages)

    def raw_start(self, index: int) -> int:
        """Raw index of a clean character; the end of the text maps to the end of the raw text."""
        return self.origin[index] if index < len(self.text) else len(self.raw)

    def span(self, start: int, end: int) -> Span:
        """Raw span of the clean range ``[start, end)``: from its first through its last character.

        Example:
            >>> CleanText.of("a<b>c").substitute(re.compile("<b>"), "").span(0, 2)
            Span(start=0, end=5, page=None)
        """
        first, last = self.raw_range(start, end)
        return Span(start=first, end=last, page=bisect_right(self.pages, first) if self.pages else None)

    def raw_range(self, start: int, end: int) -> tuple[int, int]:
        """Like ``span``, as a pair of numbers."""
        if end <= start:
            at = self.raw_start(start)
            return at, at
        last = self.origin[end - 1]
        return self.origin[start], self.ends.get(last, last + 1)

    def clean_range(self, start: int, end: int) -> tuple[int, int]:
        """Clean range of the characters that stand for a raw range.

        Example:
            >>> CleanText.of("a<b>c").substitute(re.compile("<b>"), "").clean_range(4, 5)
            (1, 2)
        """
        return bisect_left(self.origin, start), bisect_left(self.origin, end)

    def warn(self, *notices: Notice) -> CleanText:
        """The same text with more warnings."""
        return replace(self, warnings=self.warnings + notices) if notices else self

    def substitute(self, pattern: re.Pattern[str], repl: str | Callable[[re.Match[str]], str]) -> CleanText:
        """Replace every match of a pattern that never matches empty.

        Each new character takes the raw index of the character at its place in the match, the last one again where
        the replacement is longer.
        """
        edits: list[tuple[int, int, str]] = []
        for match in pattern.finditer(self.text):
            new = repl if isinstance(repl, str) else repl(match)
            if new != match.group():
                edits.append((match.start(), match.end(), new))
        return self.edit(edits)

    def edit(self, edits: Sequence[tuple[int, int, str]]) -> CleanText:
        """Apply ordered, disjoint, non-empty replacements ``(start, end, new)``."""
        if not edits:
            return self
        if all(end - start == len(new) for start, end, new in edits):
            return replace(self, text=_spliced(self.text, edits))
        before = _as_array(self.origin)
        origin = array("I")
        ends = dict(self.ends)
        last = 0
        for start, end, new in edits:
            origin.extend(before[last:start])
            origin.extend(before[min(start + k, end - 1)] for k in range(len(new)))
            if 0 < len(new) < end - start:
                ends[origin[-1]] = self.raw_range(end - 1, end)[1]
            last = end
        origin.extend(before[last:])
        return replace(self, text=_spliced(self.text, edits), origin=origin, ends=ends)

    def translate(self, table: Mapping[int, str | int | None]) -> CleanText:
        """Replace single characters by single characters."""
        text = self.text.translate(table)
        if len(text) != len(self.text):
            raise ValueError("translate must keep the length of the text")
        return self if text == self.text else replace(self, text=text)


def _as_array(origin: Sequence[int]) -> Sequence[int]:
    """The same numbers as an array, whose stretches are copied at once and not number by number."""
    if not isinstance(origin, range) or len(origin) > _COUNTED:
        return origin
    return _numbers()[: len(origin)]


@cache
def _numbers() -> array[int]:
    return array("I", range(_COUNTED))


def _spliced(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    last = 0
    for start, end, new in edits:
        parts += (text[last:start], new)
        last = end
    parts.append(text[last:])
    return "".join(parts)
