"""Lines to paragraphs, by the rule that set them: a line ends early only where a paragraph ends."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planparse.readers.pdf.layout import Line
from planparse.text.line_edges import CLOSING, LABEL, OPENING, SENTENCE_END

# What cannot be parted at a line's end: opening marks and what follows, a number or word, closing marks. Some programs
# keep quotation marks together with the characters on both sides (class QU of Unicode Standard Annex 14), and a number
# with the mark before it.
_LATIN = "0-9A-Za-z\u00c0-\u024f"
_CORE = rf"[{re.escape(OPENING)}]*(?:[{_LATIN}][{_LATIN}.,%‰+/:~-]*|.)?[{re.escape(CLOSING)}]*"
_UNIT = re.compile(rf"{_CORE}(?:(?<=[“”‘’]){_CORE}|(?=[“‘]){_CORE}|(?<=[，。、；：])(?=\d){_CORE}){{0,9}}", re.DOTALL)
_MIXED = re.compile(rf"[\u3400-\u9fff][{_LATIN}]|[{_LATIN}][\u3400-\u9fff]")
_BETWEEN_SCRIPTS = 0.25  # of the size: the space that programs set between Chinese and Latin characters
_CONTENTS = re.compile(r"[.…·．‥]{3,}\s*[（(]?\d{1,4}[）)]?$")
_APART = 1.25  # of the usual step from line to line: paragraphs are set apart
_OFTEN = 0.15
_BIN = 4.0
_FEW = 8
_NARROW = 0.4


@dataclass(slots=True)
class Margins:
    """Where the lines of a column begin and end, and how far apart they stand, in points.

    ``indented`` says whether paragraphs begin with an indent.
    """

    left: float
    right: float
    pitch: float
    size: float
    indented: bool = False


@dataclass(slots=True)
class Paragraph:
    """Text with the page of each of its lines: ``starts`` holds pairs of offset and page."""

    text: str
    starts: list[tuple[int, int]]

    @property
    def contents_entry(self) -> bool:
        """Whether it is an entry of a table of contents (dots and a page number)."""
        return bool(_CONTENTS.search(self.text))


def column_margins(lines: Iterable[Line]) -> dict[tuple[int, int, int], Margins]:
    """Margins of each kind of column in the document."""
    columns: dict[tuple[int, int, int], list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.column].append(line)
    return {column: _margins(members) for column, members in columns.items()}


def join_lines(lines: Sequence[Line], margins: dict[tuple[int, int, int], Margins]) -> list[Paragraph]:
    """Rejoin lines into paragraphs, across columns and pages."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and goes_on(groups[-1][-1], line, margins):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group) for group in groups]


def goes_on(before: Line, line: Line, margins: dict[tuple[int, int, int], Margins]) -> bool:
    """Whether a line continues the paragraph of the line before it."""
    upper, here = margins[before.column], margins[line.column]
    if abs(before.size - line.size) > 0.1 * before.size or _CONTENTS.search(before.text):
        return False
    if _one_title(before, line, upper, here):
        return True
    if _is_indented(line, here):
        return False
    if before.page == line.page and before.column == line.column and line.base - before.base > _APART * here.pitch:
        return False
    if not is_full(before, line, upper.right):
        return False
    # without indents, a paragraph whose last line is full ends where a sentence ends and a numbered point begins
    return here.indented or not (LABEL.match(line.text) and SENTENCE_END.search(before.text))


def is_full(before: Line, line: Line, right: float) -> bool:
    """Whether the first unit of a line had no room left in the line before it."""
    apart = _BETWEEN_SCRIPTS * line.size if _MIXED.fullmatch(before.text[-1:] + line.text[:1]) else 0.0
    return before.x1 + apart + unit_width(line) > right + 0.005 * line.size


def unit_width(line: Line) -> float:
    """Width of the characters at the start of a line that cannot be parted, in points."""
    match = _UNIT.match("".join(char.text for char in line.chars[:24]))
    count = max(1, match.end() if match else 1)
    return line.chars[min(count, len(line.chars)) - 1].x1 - line.x0


def glue(before: str, text: str) -> str:
    """Join two lines of one paragraph: words of Latin letters need a space between them, Chinese needs none."""
    if before and text and before[-1].isascii() and text[0].isascii() and before[-1].isalpha() and text[0].isalpha():
        return f"{before} {text}"
    return before + text


def join_cell(lines: Sequence[Line], right: float) -> str:
    """Text of a table cell: wrapped lines rejoined, forced ones kept."""
    text = ""
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None:
            text = line.text
        elif is_full(before, line, right) and not _begins_entry(before.text, line.text):
            text = glue(text, line.text)
        else:
            text += "\n" + line.text
    return text


def _begins_entry(before: str, text: str) -> bool:
    """Whether a line of a cell begins with the label of something, and no bracket or list goes on in it."""
    label = LABEL.match(text)
    return bool(
        label and label.end() < len(text) and before[-1] not in "，、" and before.rfind("（") <= before.rfind("）")
    )


def _is_indented(line: Line, margins: Margins) -> bool:
    return line.x0 > margins.left + 1.2 * line.size


def _one_title(before: Line, line: Line, upper: Margins, here: Margins) -> bool:
    """Whether both lines are centred, in large type: a title that was broken for its looks."""
    if line.size < 1.2 * here.size or before.page != line.page or line.text.startswith(("—", "（", "(")):
        return False
    for other, at in ((before, upper), (line, here)):
        if abs((other.x0 + other.x1) / 2 - (at.left + at.right) / 2) > 0.6 * line.size:
            return False
    room = upper.right - upper.left - (before.x1 - before.x0)
    broken = before.x0 > upper.left + line.size or unit_width(line) > room
    return broken and line.base - before.base < 2.2 * line.size


def _margins(lines: Sequence[Line]) -> Margins:
    lefts = Counter(round(line.x0 / _BIN) for line in lines)
    enough = max(2, 0.08 * len(lines))
    left = min((place for place, count in lefts.items() if count >= enough), default=min(lefts)) * _BIN
    # a mark at the line's end may hang over the margin
    ends = [line.x1 for line in lines if line.text[-1] not in CLOSING] or [line.x1 for line in lines]
    rights = Counter(round(end / _BIN) for end in ends)
    place = max((place for place, count in rights.items() if count >= enough), default=max(rights))
    right = max(end for end in ends if abs(end / _BIN - place) <= 1)
    width, _, columns = lines[0].column
    few = len(lines) < _FEW and max(ends) > right + lines[0].size  # no two lines reach as far
    if columns == 1 and (few or right - left < _NARROW * width):
        right = max(*ends, width - left)  # short lines only: the margins are taken to be equal
    size = Counter(round(line.size, 1) for line in lines).most_common(1)[0][0]
    margins = Margins(left, right, _pitch(lines, size), size)
    begins = [line for before, line in pairwise(lines) if not is_full(before, line, right)]
    indents = sum(_is_indented(line, margins) for line in begins)
    margins.indented = indents > 0.5 * len(begins)
    return margins


def _pitch(lines: Sequence[Line], size: float) -> float:
    """The step from line to line within paragraphs: the smallest of those that are usual, for others set them apart."""
    steps = Counter(
        round(line.base - before.base)
        for before, line in pairwise(lines)
        if line.page == before.page and line.base > before.base and round(before.size, 1) == size == round(line.size, 1)
    )
    usual = (step for step, count in steps.items() if count >= _OFTEN * steps.total() and step >= size)
    return float(min(usual, default=2 * size))


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    text = lines[0].text.strip()
    starts = [(0, lines[0].page)]
    for line in lines[1:]:
        text = glue(text, line.text)
        if line.page != starts[-1][1]:
            starts.append((len(text) - len(line.text), line.page))
    return Paragraph(text.rstrip(), starts)
