"""From the lines of a calendar to its pieces: one heading or one entry each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from planparse.mentions.numerals import DATE_POINT, MEASURED
from planparse.mentions.times import find_times
from planparse.outline.calendars import dates_in_points, months_listed
from planparse.outline.model import Line

_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_TWO_MONTHS = "|".join(f"{one}、{other}月" for one, other in pairwise((*_NUMERALS, "一")))
BULLET = r"[◆◇■□●○•·▪▫►▶➢➤★☆※◎▲△⊙✦✓√\uf000-\uf0ff]"
_TIME_AHEAD = r"(?=(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月|第.{1,3}周|周[一二三四五])"
NUMBER = (
    rf"(?:\d{{1,2}}\s?[、.．)）](?!\d)|\d{{1,2}}\s?[、.．](?=\d{{1,2}}月|\d{{1,2}}[:：]\d\d|\d{{4}}(?:年|[级届]|[-—–~～至]{{1,2}}\d{{4}}))"
    r"|\d{1,2}[，,]\s?(?=[\u4e00-\u9fff“])"
    rf"|\d{{1,2}}、(?=\d{{1,2}}(?:日|[.．]\d{{1,2}}(?![\d.．])))|\d{{1,2}}\s+{_TIME_AHEAD}"
    r"|[（(]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[）)][、.．]?"
    rf"|\[\s?\d{{1,2}}\s?\]|[①-⑳⑴-⒇⒈-⒛㈠-㈩]|(?!{_TWO_MONTHS})[一二三四五六七八九十]{{1,3}}、"
    r"|第[一二三四五六七八九十\d]{1,2}(?:段|阶段|项|场|步|环节|[讲次期轮](?:活动)?)\s?[：:、])"
)
_SYMBOL_FONT = r"(?:[unlØü§](?=\s?[\u4e00-\u9fff\d]))"
LABEL = re.compile(rf"(?:(?:{BULLET}|{_SYMBOL_FONT}|[-—–*](?![-—–*\d]))\s*)?(?:{NUMBER}\s*)?")
_BORDER = re.compile(r"[\t\n]")
_GLUED = re.compile(
    r"(?<=[。；;！!])\s*(?=(?:\d{4}年)?(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?\s?[：:])"
    r"|(?<=\S)\s*(?=[◆◇■□●▪►▶➢➤])(?!\s*[◆◇■□●▪►▶➢➤]\s*$)"
)
# A month heading at the end of a line, with nothing between it and the entry before.
_GLUED_LAST = re.compile(
    r"(?<=\S{6})(?<=[\u4e00-\u9fff）)])(?<![年至到及和与的期度一二三四五六七八九十])(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?[：:]$"
)
_LONGEST_MONTH = 5
_NUMBERED = re.compile(
    r"(?:^|(?<=[。；;！!：:\s）)]))\s*(?P<number>\d{1,2})\s?[、.．](?!\d(?!\d?月))|(?<=[。；;：:])\s*(?P<circled>[①-⑳])"
)


_RUNNING = (re.compile(r"(?<!\d)(\d{1,2})[、.．](?!\d)"), re.compile(r"[（(](\d{1,2})[）)]"))
_LEAD = re.compile(
    r"(?:(?:(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|第.{1,3}周)\s?(?:[（(][^（）()]{1,24}[）)])?\s?[：:]?)?\s*"
)
_DATE = (
    r"(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?"
    r"(?:\d{1,2}日|[上中下]旬|[底初末]|的?(?:第.个(?:周|星期)|最后一周))|\d{1,2}日(?![常报志])"
)
_POINTS = rf"(?:1[0-2]|0?[1-9]){DATE_POINT}(?:3[01]|[12]\d|0?[1-9])(?!{MEASURED})(?=\s?[\u4e00-\u9fff])"
_CLAUSE = re.compile(rf"(?:^|(?<=[；;。]))\s*(?=[^\s；;。])(?P<date>{_DATE}|{_POINTS})?")
_LEAD_AHEAD = re.compile(
    r"(?:(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|(?:主要|重要|重大|相关)?(?:节日|纪念日|时间节点))\s?[：:]\s*"
)


class Piece(NamedTuple):
    """A stretch of clean text that holds one heading or one entry.

    ``cell`` counts the cells of a table row; ``two_months`` says that it begins with two months (二、三月),
    ``points`` that it begins with a date as 9.10, ``week`` how long the bare number of a week is that it begins with.
    """

    start: int
    end: int
    text: str
    cell: int
    two_months: bool = False
    points: bool = False
    week: int = 0


def pieces(text: str, lines: Sequence[Line]) -> Iterator[Piece]:
    """Cut lines at cell borders, at month headings glued to the line before, and at numbers that count on.

    A sentence that was broken in two within a line stays one piece.

    Args:
        text: The clean text.
        lines: Lines of a calendar, with offsets into it.

    Example:
        >>> [piece.text for piece in pieces("二月：1、开会。2、听课。三月：", [Line(0, 17, "")])]
        ['二月：1、开会。', '2、听课。', '三月：']
    """
    found = list(_pieces(text, lines))
    texts = [piece.text for piece in found]
    listed, dates = months_listed(texts), dates_in_points(texts)
    for at, piece in enumerate(found):
        marked = at in listed or at in dates
        yield piece._replace(two_months=at in listed, points=at in dates) if marked else piece


def _pieces(text: str, lines: Sequence[Line]) -> Iterator[Piece]:
    cell = 0
    for line in lines:
        for first, last, new_cell in _parts(text, line):
            cell += new_cell
            for start, end in _cuts(text, first, last):
                found = text[start:end]
                if stripped := found.strip():
                    at = start + len(found) - len(found.lstrip())
                    yield Piece(at, at + len(stripped), stripped, cell)


def _parts(text: str, line: Line) -> Iterator[tuple[int, int, bool]]:
    """The cells of a line, and the lines inside it that begin something new; True where a cell begins."""
    start, new_cell = line.start, False
    for border in _BORDER.finditer(text, line.start, line.end):
        if border.group() == "\n" and not _begins_anew(text, start, border.end(), line.end):
            continue
        yield start, border.start(), new_cell
        start, new_cell = border.end(), border.group() == "\t"
    yield start, line.end, new_cell


def _begins_anew(text: str, before: int, at: int, end: int) -> bool:
    """Whether a line break ends an entry: behind it stands a label or a time, or before it nothing but a time."""
    label = LABEL.match(text, at, end)
    if label and label.end() > at:
        return True
    behind = find_times(text, at, end)
    if behind and behind[0].start == at:
        return True
    ahead = find_times(text, before, at)
    return bool(ahead) and ahead[0].start == before and not text[ahead[-1].end : at].strip(" \u3000：:\n")


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    found = {
        *(m.end() for m in _GLUED.finditer(text, start, end)),
        *_counted(text, start, end),
        *_counted_through(text, start, end),
        *_dated(text, start, end),
        *(_glued_last(text, start, end) if text.endswith(("：", ":"), start, end) else ()),
    }
    if not found:
        yield start, end
        return
    yield from pairwise([start, *(border for border in sorted(found) if start < border < end), end])


def _glued_last(text: str, start: int, end: int) -> list[int]:
    """Where a month heading begins that stands at the end of another entry (…联赛十月：)."""
    last = max(start, end - _LONGEST_MONTH)
    if text.find("月", last, end) < 0:
        return []
    match = _GLUED_LAST.search(text, last, end)
    return [match.start()] if match else []


def _counted(text: str, start: int, end: int) -> list[int]:
    """Where numbers count on inside a line (1、…2、…), the first of them excepted."""
    found: list[int] = []
    last = None
    for match in _NUMBERED.finditer(text, start, end):
        number = int(match["number"]) if match["number"] else "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳".index(match["circled"]) + 1
        if last is not None and number == last + 1:
            found.append(match.start("number") if match["number"] else match.start("circled"))
        if last is None or number in (1, last + 1):
            last = number
    return found


def _counted_through(text: str, start: int, end: int) -> list[int]:
    """Where numbers from 1 on stand behind nothing but a time (二月：1.报到2.听课), the first excepted."""
    if text.find("2", start, end) < 0:
        return []
    for pattern in _RUNNING:
        found = list(pattern.finditer(text, start, end))
        numbers = [int(match[1]) for match in found]
        if len(found) > 1 and numbers == [*range(1, len(found) + 1)] and _LEAD.fullmatch(text, start, found[0].start()):
            return [match.start() for match in found[1:]]
    return []


def _dated(text: str, start: int, end: int) -> list[int]:
    """Where clauses begin that all have their date (9月1日报到；9月9日听课)."""
    if text.find("；", start, end) < 0 and text.find(";", start, end) < 0:
        return []
    lead = _LEAD_AHEAD.match(text, start, end)
    first = lead.end() if lead else start
    line = text[first:end]
    clauses = list(_CLAUSE.finditer(line))
    if len(clauses) < 2 or not all(clause["date"] for clause in clauses):
        return []
    borders = [first + clause.start("date") for clause in clauses]
    return [first, *borders] if lead and "月" not in lead.group() else borders
