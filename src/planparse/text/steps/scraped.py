"""Small things that scraping and typesetting put into text: lone full points, characters and digits set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.text.clean import CleanText
from planparse.text.steps.step import Step, counted

_POINT = re.compile(r"\.(?<=[\u4e00-\u9fff]\.)(?=[\u4e00-\u9fff])(?![一二三四五六七八九十]{1,3}、)")
_AFTER_LABEL = re.compile(r"(?:\A|[\s。；：:])[（(]?[一二三四五六七八九十]{1,3}[）)]?\Z")  # 一.工作目标
_LABEL_LONGEST = 8
_STOPS_FOR_POINT = 5  # where 。 is that much more frequent, a point between characters ends no sentence
# A line or cell of single characters and numbers with the same space between all of them.
_UNIT = r"(?:\d{1,8}|[A-Za-z]{1,12}|[^\sA-Za-z\d])"
_SPREAD = re.compile(rf"(?<![^\n\t]) {{0,12}}({_UNIT}( {{1,4}}){_UNIT}(?:\2{_UNIT}){{3,}}) {{0,12}}(?![^\n\t])")
_MAY_BE_SPREAD = re.compile(r" \S{1,12} {1,4}\S{1,12} {1,4}\S")  # a quick look
_GAP = re.compile(r" +(?!(?<=\d\d )\d)(?!(?<=\d )\d\d)(?!(?<=[A-Za-z] )[A-Za-z])")
_LETTER = re.compile("[\u4e00-\u9fff]")
_LETTERS, _SHARE = 4, 0.5  # Chinese ones at least that are no numerals (一 二 三 四 五 六 日), and of all tokens
_APART = re.compile(r" (?<=\d )(?=\d)")
# Not 1 2月26日: the day is not set apart, nor is the month behind the number of a row.
_SPACED = re.compile(
    r"(?<!\d)(?<!\d )(?:(?:1 ?9|2 ?0) ?\d ?\d(?: ?(?=年))|1 [0-2](?! ?月\d\d)(?!(?<=\n1 [0-2]) ?月\d)(?: ?(?=月))"
    r"|(?:[12] \d|3 [01])(?: ?(?=日))"
    r"|(?:\d ){1,8}\d(?: ?(?=%)))"
)


def run(clean: CleanText) -> CleanText:
    """Remove points that a scraper put between characters; close up 2 0 0 1 年 and 工 作 计 划 要 点.

    Example:
        >>> run(CleanText.of("在学校的.统一领导下开展工作。5月检查。6月评比。7月总结。8月交流。")).text[:8]
        '在学校的统一领导'
        >>> run(CleanText.of("2 0 0 1 年 1 2 月")).text
        '2001年 12月'
        >>> run(CleanText.of("听 课 不 少 于 1 5 节 。")).text
        '听课不少于15节。'
    """
    text = clean.text
    places = [match.span() for match in _POINT.finditer(text) if not _opens(text, match.start())] if "." in text else []
    if places and text.count("。") >= _STOPS_FOR_POINT * len(places):
        clean = counted(clean, "stray_character", "points between characters", places).edit(
            [(a, b, "") for a, b in places]
        )
    if _MAY_BE_SPREAD.search(clean.text):
        clean = _closed_up(clean)
    return clean.edit(list(_numbers_closed_up(clean.text)))


def _opens(text: str, point: int) -> bool:
    """Whether a point stands behind a numeral that opens a line or a heading."""
    return _AFTER_LABEL.search(text[max(0, point - _LABEL_LONGEST) : point]) is not None


def _closed_up(clean: CleanText) -> CleanText:
    spread = [match.span(1) for match in _SPREAD.finditer(clean.text) if _is_text(match[1])]
    gaps = [(*gap.span(), "") for start, end in spread for gap in _GAP.finditer(clean.text, start, end)]
    return counted(clean, "stray_character", "spaces between characters", spread).edit(gaps)


def _numbers_closed_up(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that close up spaced numbers, in the lines that hold digits set apart."""
    end = 0
    for apart in _APART.finditer(text):
        if apart.start() < end:
            continue
        start, end = text.rfind("\n", 0, apart.start()) + 1, text.find("\n", apart.end())
        end = end if end >= 0 else len(text)
        for number in _SPACED.finditer(text, start, end):
            if " " in number.group():
                yield *number.span(), number.group().replace(" ", "")


def _is_text(spread: str) -> bool:
    letters = [one for one in _LETTER.findall(spread) if one not in "一二三四五六七八九十日"]
    return len(letters) >= _LETTERS and len(letters) >= _SHARE * len(spread.split())


STEP = Step("scraped", "stray_character", run)
