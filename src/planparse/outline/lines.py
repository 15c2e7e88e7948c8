"""The lines of a cleaned text, with entries cut free that a scraper glued to the line before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from planparse.outline.furniture import furniture_of
from planparse.outline.headings import is_plain_heading
from planparse.outline.model import Line
from planparse.outline.numbering import label_of
from planparse.outline.official import is_date, is_letter_head, is_open_addressee
from planparse.text.glued import cuts

_GOES_ON = re.compile(r"(?:是|为)[：:]|[，。；、）”》](?!\S{0,3}$)")
_FIGURE = re.compile(r"\d{1,4}(?:\.\d{1,3})?$")
_STOPS_SHORT = re.compile(
    r"[《“（]$|[\u4e00-\u9fff](?<!目)的$|[^\d—–－~～至-]\d{1,3}\.\d{1,2}$|（PM$|[（(][A-Z]{1,4}$"
    r"|[\u4e00-\u9fff](?:[纳列]入|成为|以及|并且|按照|根据|围绕|(?<![参赋给])与|或)$"
)
_INLINE = re.compile(r"[（(]\d{1,2}[）)]|[①-⑳]|\d{1,2}[）)]")
_ANNOUNCES = re.compile(r"^[^。；]{4,60}(?:是|为)[：:]$")
_APART = re.compile(r"[—–－-]{2}|[—–－-]\s|[一二三四五六七八九十]{1,2}是")
_BULLETS = frozenset("●◆■□▲★◇▪•※")
_BEFORE_LABEL = re.compile(r"[●◆■□▲★◇▪•※]\s{0,4}")
# What announces a point, alone on its line.
_ORDINAL = re.compile(
    r"(?:第[一二三四五六七八九十]{1,2}|首先|其次|再次|最后)[，,、：:]?|[一二三四五六七八九十]{1,2}是[，,：:]?"
)
_LONGEST_ORDINAL = 4
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"))
_QUOTED = 40
_PROSE = 20
_HEADING = 32
_STOP = re.compile(r"[。；]|，[^”]*，")
_BEGINS = re.compile(
    r"(?:附[件表]|各位代表|同志们|第[一二三四五六七八九十\d]{1,3}[周章节条]|(?:周|星期)[一二三四五六日天]|[一二三四五六七八九十]{1,2}月|[一二三四五六七八九十]{1,2}是|责任编辑)"
)
_CLOSED = frozenset("。！？；：:!?;")
_ANNOUNCING = ("是：", "为：", "是:", "为:")
_GOES_ON_WITH = frozenset("是为，。；、）”》")
_STOPS_SHORT_AT = frozenset("《“（的入为及且照据绕与或0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ROW_DIGITS, _LEAST_ROWS = 2, 3
_BLANK = " \t\u3000\xa0"
_NOTHING = (0, "", "")
_OPENS_TWO = frozenset("【[各")
_BRACKETED = re.compile(
    r"[【\[](?P<heading>(?!.{0,6}(?:计划|总结))[\u4e00-\u9fff]{2,8})[\]】]\s{0,4}(?=[\u4e00-\u9fff\d“《])"
)
_ADDRESSEE = 160


#: The text of a line that stands for a table which is read by its columns.
TABLE = "\ufffc"


def lines_of(text: str, tables: Sequence[tuple[int, int]] = ()) -> list[Line]:
    r"""All lines that are not blank, in order; each of ``tables`` (clean ranges) is one line ``TABLE``.

    Example:
        >>> [line.text for line in lines_of(" 一、目标\n\n1、听课。2、评课。")]
        ['一、目标', '1、听课。', '2、评课。']
    """
    found: list[Line] = []
    written = list(_written(text))
    for (start, raw, stripped), (_, below, _) in zip(written, [*written[1:], _NOTHING], strict=False):
        inner = cuts(raw, below)
        if inner:
            found += _pieces(raw, start, inner)
        elif stripped[0] in _OPENS_TWO and (cut := _second(raw, stripped)):
            found += _pieces(raw, start, [cut])
        else:
            at = start + raw.find(stripped)
            line = Line(at, at + len(stripped), stripped)
            found.append(_unbulleted(line) if stripped[0] in _BULLETS else line)
    joined = _rejoined(found)
    for first, last in tables:
        at = next((i for i, line in enumerate(joined) if line.start >= first), len(joined))
        joined[at:] = [Line(first, last, TABLE), *(line for line in joined[at:] if line.start >= last)]
    return joined


def _written(text: str) -> Iterator[tuple[int, str, str]]:
    """Where each line that is not blank begins, the line, and the line without blanks around it."""
    start = 0
    for raw in text.split("\n"):
        stripped = raw.strip(_BLANK)
        if stripped:
            yield start, raw, stripped
        start += len(raw) + 1


def _second(raw: str, stripped: str) -> int:
    """Where text begins behind a heading in brackets or those a letter is sent to; 0 where it does not."""
    match = _BRACKETED.match(stripped)
    if match and not is_plain_heading(match["heading"]):
        return 0
    end = match.end() if match else stripped.find("：", 0, _ADDRESSEE) + 1
    if not 0 < end < len(stripped) or not (match or is_letter_head(stripped[:end], stripped[end:])):
        return 0
    return raw.find(stripped) + end


def _unbulleted(line: Line) -> Line:
    """A numbered line without the bullet that a page put before its number (• 二、主要工作)."""
    bullet = _BEFORE_LABEL.match(line.text)
    if bullet is None:
        return line
    rest = line.text[bullet.end() :]
    return Line(line.start + bullet.end(), line.end, rest) if label_of(rest) else line


def _rejoined(lines: list[Line]) -> list[Line]:
    """Join what a page's layout cut from its sentence: a stressed word before 是：, a lone figure, a leading comma."""
    joined: list[Line] = lines[:1]
    apart = _numbers_of_rows(lines)
    for line in lines[1:]:
        before = joined[-1]
        if line.start in apart or before.start in apart:
            joined.append(line)
        elif label_of(line.text) is None and _continues(before.text, line.text):
            joined[-1] = Line(before.start, line.end, before.text + line.text)
        else:
            joined.append(line)
    return joined


def _numbers_of_rows(lines: Sequence[Line]) -> frozenset[int]:
    """Where lone numbers stand that count the rows of a table whose cells are on lines of their own."""
    alone = [line for line in lines if len(line.text) <= _ROW_DIGITS and line.text.isdecimal()]
    counted = len(alone) >= _LEAST_ROWS and all(int(one.text) + 1 == int(other.text) for one, other in pairwise(alone))
    return frozenset(line.start for line in alone) if counted else frozenset()


def _continues(before: str, text: str) -> bool:
    """Whether a line without a label goes on with the line before it."""
    label = label_of(before)
    if (label is not None and label.end == len(before)) or _closes(before, text):
        return True
    if len(before) <= _LONGEST_ORDINAL and _ORDINAL.fullmatch(before):
        return True
    last = before[-1]
    if last in _CLOSED:
        return before.endswith(_ANNOUNCING) and bool(_ANNOUNCES.match(before)) and not _APART.match(text)
    opens_chinese = "\u4e00" <= text[0] <= "\u9fff"
    if before[0] in _BULLETS:
        return opens_chinese and text[-1] in _CLOSED and not _BEGINS.match(text)
    ends_open = "\u4e00" <= last <= "\u9fff" or last in "，、"
    if opens_chinese and ends_open and len(before) >= _PROSE and _STOP.search(before):
        return not _BEGINS.match(text) and not _stands_alone(before, text)
    return _goes_on(text) or _stops_short(before)


def _stands_alone(before: str, text: str) -> bool:
    """Whether one of two lines is no sentence: a heading told by its words, or what a page says around the text."""
    if furniture_of(before) is not None or is_open_addressee(before, text):
        return True
    return len(text) <= _HEADING and (is_plain_heading(text) or furniture_of(text) is not None)


def _goes_on(text: str) -> bool:
    if text[0] in _GOES_ON_WITH:
        return bool(_GOES_ON.match(text))
    return text[0].isdecimal() and bool(_FIGURE.match(text))


def _stops_short(before: str) -> bool:
    last = before[-1]
    return (last in _STOPS_SHORT_AT or last.isdecimal()) and bool(_STOPS_SHORT.search(before)) and not is_date(before)


def _closes(before: str, text: str) -> bool:
    """Whether a line closes the quotation, title or bracket that the line before left open."""
    for opening, closing in _PAIRS:
        if opening in before and before.count(opening) > before.count(closing):
            at = text.find(closing)
            return 0 <= at < _QUOTED and opening not in text[:at]
    return False


def _pieces(raw: str, start: int, inner: Sequence[int]) -> Iterator[Line]:
    at = [0, *(cut for cut in inner if not _INLINE.match(raw, cut)), len(raw)]
    for a, b in pairwise(at):
        piece = raw[a:b]
        left = len(piece) - len(piece.lstrip(_BLANK))
        stripped = piece.strip(_BLANK)
        if stripped:
            yield Line(start + a + left, start + a + left + len(stripped), stripped)
