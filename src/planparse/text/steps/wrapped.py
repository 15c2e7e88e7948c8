"""Lines that an editor or a mailer ended where the page ended, as wide as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planparse.text.clean import CleanText
from planparse.text.line_edges import CLOSING, LABEL, OPENING, SENTENCE_END
from planparse.text.steps.step import Step, between, counted

_LINE = re.compile(r"[^\n]*\S[^\n]*")
# What is not parted at the end of a line: opening marks and what follows, a number or word, closing marks.
_UNIT = re.compile(
    rf"[{re.escape(OPENING)}]{{0,9}}(?:[0-9A-Za-z][0-9A-Za-z.,%/:~-]{{0,39}}|\S)?[{re.escape(CLOSING)}]{{0,9}}"
)
_BORDERS = re.compile(r"\S[ \u3000]*(?:\t|[|｜│┃])")  # of cells
_NARROWEST, _WIDEST = 28, 160
_FEWEST, _SHARE, _OPEN = 6, 0.1, 0.6  # full lines, among all, and of those that end amid a sentence
_SLACK, _HANGING, _WIDER = 3, 4, 20  # columns; closing marks may hang over the edge; one line in so many is wider

_Measure = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the blanks around it, the column where it begins, and the one where it ends."""

    start: int
    end: int
    indent: int
    width: int


def run(clean: CleanText) -> CleanText:
    r"""Join each line that was full, which the first word of the next shows: there was no room for it.

    Lines that are indented begin a paragraph; where none are, blank lines part them.

    Example:
        >>> page = "　　各校要健全制度，每月检查一次食堂，及\n时整改隐患。\n" * 6
        >>> run(CleanText.of(page)).text[:29]
        '　　各校要健全制度，每月检查一次食堂，及时整改隐患。\n　　'
    """
    measures = [
        measure
        for measure, widths in (
            (_columns, map(len, clean.raw.encode("gb18030", "replace").splitlines())),
            (len, map(len, clean.raw.splitlines())),
        )
        if _crowd_at_an_edge(sorted(filter(None, widths), reverse=True))
    ]
    joints = max((_joints(clean, measure) for measure in measures), key=len, default=[])
    return counted(clean, "broken_line", "lines as wide as a page", joints).edit(
        [(start, end, between(clean.text, start, end)) for start, end in joints]
    )


def _crowd_at_an_edge(widths: Sequence[int]) -> bool:
    """A quick look at widths from the largest: whether many lines end near one column and few behind it."""
    enough = max(_FEWEST, int(_SHARE * len(widths)))
    first = 1 + len(widths) // _WIDER
    if len(widths) < first + _FEWEST or not _NARROWEST <= widths[first] <= _WIDEST + _HANGING:
        return False
    return any(
        one - widths[at + enough - 1] <= _SLACK
        for at, one in enumerate(widths[: len(widths) - enough + 1])
        if one >= widths[first] - _HANGING
    )


def _joints(clean: CleanText, measure: _Measure) -> list[tuple[int, int]]:
    """Where lines are to be joined, if the page was measured so."""
    lines = [_measured(clean, *match.span(), measure) for match in _LINE.finditer(clean.text)]
    right = _right_margin(clean.text, lines)
    if not right:
        return []
    full = [_is_full(clean.text, one, two, right, measure) for one, two in pairwise(lines)]
    begins = [two.indent for two, ended in zip(lines[1:], full, strict=True) if not ended]
    indented = 2 * sum(indent > 1 for indent in begins) > len(begins)
    return [
        (one.end, two.start)
        for (one, two), ended in zip(pairwise(lines), full, strict=True)
        if ended and _goes_on(clean.text, one, two, indented=indented)
    ]


def _measured(clean: CleanText, start: int, end: int, measure: _Measure) -> _Line:
    """A line with its width as it was written, before characters were made narrow."""
    line = clean.text[start:end]
    first, last = start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip())
    width = measure(clean.raw[slice(*clean.raw_range(start, last))])
    return _Line(first, last, first - start, width)


def _columns(text: str) -> int:
    """A Chinese character takes two columns, as its code takes two bytes."""
    return len(text.encode("gb18030", "replace"))


def _right_margin(text: str, lines: Sequence[_Line]) -> int:
    """The column where the page ends, 0 where paragraphs end by themselves."""
    widths = Counter(line.width for line in lines if text[line.end - 1] not in CLOSING)
    enough = max(_FEWEST, _SHARE * len(lines))
    right = next(
        (
            width
            for width in sorted(widths, reverse=True)
            if sum(widths[width - less] for less in range(_SLACK + 1)) >= enough
        ),
        0,
    )
    if not _NARROWEST <= right <= _WIDEST:
        return 0
    wider = sum(line.width > right + _HANGING for line in lines)  # what a page says around its text
    full = [line for line in lines if right - _SLACK <= line.width <= right + _HANGING]
    opened = sum(not SENTENCE_END.search(text, line.end - 2, line.end) for line in full)
    return right if wider <= 1 + len(lines) // _WIDER and opened >= _OPEN * len(full) else 0


def _is_full(text: str, one: _Line, two: _Line, right: int, measure: _Measure) -> bool:
    """Whether the first word of a line had no room left in the line before it."""
    unit = _UNIT.match(text, two.start, two.end)
    return right + _HANGING >= one.width > right - measure(unit.group() if unit else "")


def _goes_on(text: str, one: _Line, two: _Line, *, indented: bool) -> bool:
    """Whether the line below a full one belongs to its paragraph."""
    ended = SENTENCE_END.search(text, one.end - 2, one.end) is not None
    heading = 2 * two.width < one.width and not SENTENCE_END.search(text, two.end - 2, two.end)
    if two.indent > 1 or (ended and (heading or LABEL.match(text, two.start))):
        return False
    if text.count("\n", one.end, two.start) > 1 and (ended or not indented):
        return False
    return not (_BORDERS.search(text, one.start, one.end) or _BORDERS.search(text, two.start, two.end))


STEP = Step("wrapped", "broken_line", run)
