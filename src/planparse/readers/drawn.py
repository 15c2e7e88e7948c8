"""Tables drawn with characters in a plain text: rows on lines, cells divided by ``|`` or ``│``, or by tabs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from planparse.readers.source import Cell, Table

#: What stands between the cells of a row.
PIPES = "|｜│┃"
_PIPE = re.compile(f"[{PIPES}]")
_TAB = re.compile("\t")
_LINE = re.compile(r"[^\n]+")
_OF_RULE = rf"[\s{PIPES}:+\-—\u2500-\u257f]"  # with the characters that draw boxes
_RULE = re.compile(rf"{_OF_RULE}*[-—─━]{_OF_RULE}*")
_CLOSED = re.compile(rf"[{PIPES}][ \t\u3000\r]*$")
_OPENED = re.compile(rf"[ \t\u3000]*[{PIPES}]")
_LONE = re.compile(rf"[ \t\u3000]*[{PIPES}][ \t\u3000\r]*")
_BEGINS_ROW = re.compile(r"\d|第\s?[\d一二三四五六七八九十]|[一二三四五六七八九十]{1,3}(?:月|$)")
_DATE = re.compile(r"(?:\d{4}\s?年\s?)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?月")
_COUNTED = re.compile(r"^[ \t\u3000]*序[ \u3000]?号[ \t\u3000\r]*$", re.MULTILINE)
_ENDS_ROWS = re.compile(r"\s{0,8}(?:附[件表录注]|序\s?号|注[：:]|[一二三四五六七八九十]{1,2}、)")
_BLANKS = " \t\u3000\r\n"
_LINES_OF_ROW = 16
_LEAST_ROWS = 2
_LEAST_TABS = 2
_LEAST_STACKED, _MOST_STACKED = 3, 8  # columns
_MOST_COUNTED = 9
_LEAST_PARTED = 8  # cells
_LINES_OF_CELL = 4

Span = tuple[int, int]


def drawn_tables(text: str) -> tuple[Table, ...]:
    r"""The tables that a plain text draws; cells that a row leaves out at its end are not listed.

    Where a row or each of its cells ends in ``|``, cells may stand on lines of their own; so they may below 序号, where
    rows begin with their numbers.

    Args:
        text: A text whose lines are as written.

    Example:
        >>> text = "周次 | 内容 |\n第一周 | 报到 |"
        >>> [text[cell.start : cell.end] for cell in drawn_tables(text)[0].cells]
        ['周次', '内容', '第一周', '报到']
    """
    found: list[Table] = []
    if any(pipe in text for pipe in PIPES):
        found += _tables(text, _piped_rows(text))
        found += _tables(text, _parted_cells(text))
    if "\t" in text:
        found += _tables(text, _tabbed_rows(text))
    if "序" in text:
        found += _tables(text, _counted_rows(text))
    return tuple(sorted(found, key=lambda table: table.start))


def _tables(text: str, groups: Iterator[list[list[Span]]]) -> Iterator[Table]:
    """A table of each group of rows, a row being the spans of its cells."""
    for rows in groups:
        led = all(_is_blank(text, cells[0]) and len(cells) > 1 for cells in rows)
        placed = [_without_end(text, cells[led:]) for cells in rows]
        if all(len(cells) < 2 for cells in placed):
            width = _captioned(rows) or 0
            placed = _unstacked(text, [cells[0] for cells in rows[2 if width else 0 :]], width)
        if len(placed) >= _LEAST_ROWS and max(map(len, placed)) > 1:
            cells = tuple(
                Cell(row, column, *_stripped(text, span))
                for row, spans in enumerate(placed)
                for column, span in enumerate(spans)
            )
            yield Table(rows[0][0][0], rows[-1][-1][1], cells)


def _captioned(rows: Sequence[Sequence[Span]]) -> int | None:
    """The columns of a table that a caption stands over, by the row of pipes that it takes with it."""
    return len(rows[1]) if len(rows) > 1 and len(rows[1]) >= _LEAST_STACKED > len(rows[0]) else None


def _unstacked(text: str, cells: Sequence[Span], width: int) -> list[Sequence[Span]]:
    """Rows out of cells that stand on a line each, told by the numbers or dates that rows begin with or hold."""
    begins = [_BEGINS_ROW.match(text, *_stripped(text, span)) is not None for span in cells]
    first = next((at for at, begun in enumerate(begins) if begun), 0)
    widths = (width or first, *range(_LEAST_STACKED, min(first, _MOST_STACKED) + 1))
    width = next((w for w in widths if _holds(text, cells, begins, first, w)), 0)
    return [_without_end(text, cells[at : at + width]) for at in range(0, len(cells), width)] if width else []


def _holds(text: str, cells: Sequence[Span], begins: Sequence[bool], first: int, width: int) -> bool:
    """Whether rows of a width begin with numbers or dates, or have dates in the column of the ``first`` of them."""
    if width < _LEAST_STACKED or len(cells) % width:
        return False
    if all(begins[width::width]):
        return True
    dates = [_DATE.match(text, *_stripped(text, span)) is not None for span in cells[first::width]]
    return width <= first < 2 * width and len(dates) > 1 and all(dates)


def _parted_cells(text: str) -> Iterator[list[list[Span]]]:
    """Cells with a pipe on a line of its own behind each of them, an empty one being the pipe alone."""
    cells: list[list[Span]] = []
    before: list[Span] = []
    for line in (match.span() for match in _LINE.finditer(text)):
        if _LONE.fullmatch(text, *line):
            start = before[0][0] if before else line[0]
            cells.append([(start, before[-1][1] if before else start)])
            before = []
            continue
        before = [*before, line] if cells else [line]
        if len(before) > _LINES_OF_CELL or _PIPE.search(text, *line):
            if len(cells) > _LEAST_PARTED:
                yield cells
            cells, before = [], []
    if len(cells) > _LEAST_PARTED:
        yield cells


def _piped_rows(text: str) -> Iterator[list[list[Span]]]:
    """Rows with pipes that follow each other, in groups."""
    lines = [match.span() for match in _LINE.finditer(text)]
    group: list[list[Span]] = []
    at = taken = 0
    while at < len(lines):
        if group and _RULE.fullmatch(text, *lines[at]):
            at += 1
            continue
        stacked = bool(group) and len(group[-1]) == 2 and _LONE.fullmatch(text, *lines[at]) is not None
        taken = stacked or _is_row(text, *lines[at]) or _row_apart(text, lines, at, inside=taken > 1)
        if taken:
            group.append(list(_cells(text, lines[at][0], lines[at + taken - 1][1], _PIPE)))
        elif group:
            yield group
            group = []
        at += taken or 1
    if group:
        yield group


def _is_row(text: str, start: int, end: int) -> bool:
    """Whether a line holds several cells."""
    pipes = len(_PIPE.findall(text, start, end))
    return pipes > 1 or (pipes == 1 and bool(_CLOSED.search(text, start, end)) and not _OPENED.match(text, start, end))


def _row_apart(text: str, lines: Sequence[Span], at: int, *, inside: bool) -> int:
    """How many lines a row takes whose cells begin on lines with a pipe, up to one that holds nothing else.

    Its first cell has one line, or several ``inside`` a table.
    """
    for taken in range(1, min(_LINES_OF_ROW, len(lines) - at)):
        opened = _OPENED.match(text, *lines[at + taken])
        if opened and opened.end() == lines[at + taken][1]:
            return taken + 1 if taken > 1 else 0
        if (taken == 1 and not opened and not inside) or _is_row(text, *lines[at + taken]):
            return 0
    return 0


def _tabbed_rows(text: str) -> Iterator[list[list[Span]]]:
    """Lines with several tabs that follow each other, in groups."""
    lines = (match.span() for match in _LINE.finditer(text))
    for tabbed, group in groupby(lines, lambda line: text.count("\t", *line) >= _LEAST_TABS):
        if tabbed:
            yield [list(_cells(text, *line, _TAB)) for line in group]


def _counted_rows(text: str) -> Iterator[list[list[Span]]]:
    """Rows whose cells stand on a line each, below the names of their columns; each begins with its number."""
    heads = [match.start() for match in _COUNTED.finditer(text)]
    spans = (match.span() for match in _LINE.finditer(text)) if heads else ()
    lines = [span for span in spans if not _is_blank(text, span)]
    end = 0  # of the last table
    for head in heads:
        if head < end:
            continue
        first = bisect_left(lines, (head, head))
        width = _next_number(text, lines, first, _MOST_COUNTED, 1) - first
        if width < _LEAST_STACKED:
            continue
        rows, at = [lines[first : first + width]], first + width
        while at:
            following = _next_row(text, lines, at, width, len(rows) + 1)
            rows.append(lines[at:following] if following else _last_row(text, lines[at : at + width], rows))
            at = following
        if len(rows) > _LEAST_ROWS:
            end = rows[-1][-1][1]
            yield rows


def _next_row(text: str, lines: Sequence[Span], at: int, width: int, number: int) -> int:
    """Where the row with a number begins: behind a whole row, or behind one that left out its last cells."""
    whole = _next_number(text, lines, at + width - 1, 1, number)
    return whole or _next_number(text, lines, at, width, number)


def _next_number(text: str, lines: Sequence[Span], at: int, most: int, number: int) -> int:
    """Which of the next lines is a number and nothing else; 0 where none is."""
    behind = range(at + 1, min(at + most + 1, len(lines)))
    return next((i for i in behind if text[slice(*lines[i])].strip(_BLANKS) == str(number)), 0)


def _last_row(text: str, lines: Sequence[Span], above: Sequence[Sequence[Span]]) -> list[Span]:
    """The last row, which may have left out cells: not what follows it, a heading or the first sentence of all."""
    told = any(_is_sentence(text, cell) for row in above for cell in row)
    ends = (
        i
        for i, line in enumerate(lines)
        if _ENDS_ROWS.match(text, *line) or (i > 1 and not told and _is_sentence(text, line))
    )
    return list(lines[: next(ends, len(lines))])


def _is_sentence(text: str, line: Span) -> bool:
    return text[slice(*line)].rstrip(_BLANKS).endswith("。")


def _cells(text: str, start: int, end: int, border: re.Pattern[str]) -> Iterator[Span]:
    for match in border.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _without_end(text: str, cells: Sequence[Span]) -> Sequence[Span]:
    """The cells of a row up to the last one that holds something."""
    return cells[: max((at for at, span in enumerate(cells, start=1) if not _is_blank(text, span)), default=0)]


def _is_blank(text: str, span: Span) -> bool:
    return not text[slice(*span)].strip(_BLANKS)


def _stripped(text: str, span: Span) -> Span:
    start, end = span
    cell = text[start:end]
    if not cell.strip(_BLANKS):
        return start, start
    return start + len(cell) - len(cell.lstrip(_BLANKS)), end - len(cell) + len(cell.rstrip(_BLANKS))
