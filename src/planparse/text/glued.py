"""Headings and entries that a scraper glued to the end of the line before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_TEXT = r"\s?(?=[\u4e00-\u9fff《“]|(?:(?:19|20)(?:\d\d|[xX×]{2})|[xX×]{4})[年—-])"
_MONTH = rf"(?:(?:\d{{4}}|[一二三四五六七八九〇○零]{{4}})年)?(?:{_NUMERAL}|\d{{1,2}})月份?[：:]"
_WEEK = rf"第(?:{_NUMERAL}|\d{{1,2}})周(?:[：:]|$)"
_ENTRY = rf"\d{{1,2}}(?:、|[.．](?!\d)){_TEXT}|[①-⑳]{_TEXT}"
_CLASSES = f"(?!{_NUMERAL}[、年班级组周月日学期类线批轮段层等号届])"  # 一、二年级 is no heading
_HEADING = rf"{_NUMERAL}[、.．]{_CLASSES}{_TEXT}|[（(〔](?:{_NUMERAL}|\d{{1,2}})[）)〕]、?{_TEXT}"
# One class of first characters, which ``re`` runs through quickly, and what may follow each of them.
_CUTS = re.compile(
    r"[。！？.；;\s月：:](?:"
    rf"(?:(?<=[。！？])[”’」』）)]?|(?<=[\u4e00-\u9fff]\.)(?=\s{{0,4}}[^\s.a-zA-Z]))\s{{0,4}}(?={_HEADING}|{_ENTRY}|{_MONTH}|{_WEEK})"
    rf"|(?<=[；;])\s{{0,4}}(?={_ENTRY}|{_MONTH}|{_WEEK})"
    rf"|(?<=\S\s)\s{{0,3}}(?={_MONTH})"
    rf"|(?<=月)(?:份?[：:]\s{{0,4}}(?={_ENTRY})|份?\s{{1,4}}(?=1[、.．]{_TEXT}))"
    rf"|(?<=[：:])\s{{1,4}}(?=1[、.．]{_TEXT})"
    r")"
)
_BARE_LABEL = re.compile(r"\s*[\d一二三四五六七八九十]{1,3}\s*$")
_ONE = "一[、.．](?![一二三四五六七八九十])"
_TITLE = re.compile(
    r"[^。；;：:\n]{4,100}?(?:(?:计划书?|总结|方案|要点|打算|思路)(?:范文|材料|文稿)?"
    rf"|篇\s?(?:{_NUMERAL}|\d{{1,2}})[】）)]?)(?:\s{{0,4}}(?={_ONE}{_TEXT})"
    rf"|\s?(?:{_NUMERAL}|\d{{1,2}})\s{{1,4}}(?=(?:{_ONE}|1、){_TEXT}))"
)
_WORDS = r"\s?[\u4e00-\u9fff“”，、\dxX×]"
_BEFORE_FIRST = rf"(?:[：:]|(?:{_NUMERAL}、|[（(〔]{_NUMERAL}[）)〕]){_WORDS}{{2,40}})\s{{0,4}}"
_AFTER_STOP = r"[。！？][”’」』）)]?\s{0,4}"
# A heading with the first of those below it: of the two kinds, one cannot stand inside the sentence of the other.
_BELOW = re.compile(
    rf"(?:^|[。：:])\s{{0,4}}{_NUMERAL}、{_WORDS}{{4,40}}\s{{0,4}}(?=[（(〔]一[）)〕]、?(?![班中级年期组]){_TEXT})"
)
_ENUMERATED = re.compile(r"[；;，,]\s?[（(〔]二[）)〕]")
# The first entry of a list that is glued to its heading or a colon, and the second of its kind behind it or below.
_LISTS = tuple(
    (
        re.compile(f"{_BEFORE_FIRST}(?={first}{_TEXT})"),
        re.compile(f"{before}{second}{_TEXT}"),
        re.compile(rf"\s{{0,8}}{second}{_TEXT}"),
    )
    for first, before, second in (
        (_ONE, _AFTER_STOP, "二[、.．]"),
        ("[（(〔]一[）)〕]、?", _AFTER_STOP, "[（(〔]二[）)〕]、?"),
        (r"1(?:、|[.．](?!\d))", rf"(?:{_AFTER_STOP}|[；;]\s{{0,4}})", r"2(?:、|[.．](?!\d))"),
    )
)
_FIRST = re.compile(r"[一1][、）)〕.．][\u4e00-\u9fff《“、 ]")  # a quick look before the patterns above
_AHEAD = 3  # characters before the first entry of a list that a heading may have


def cuts(line: str, below: str = "") -> list[int]:
    """Offsets inside a line at which a heading or an entry begins.

    Strong evidence only: a sentence or a heading of a month ends, and a numbering mark, a month or a week with Chinese
    behind it follows. Marks in brackets and 一、 need a full stop before them: （1）……；（2）…… runs within
    a sentence.

    Args:
        line: One line without its line end.
        below: The next line that is not blank.

    Returns:
        Ascending offsets, each above 0 and below the length of the line; none for a line that is whole.

    Example:
        >>> line = "3、组织期中检测。三月："
        >>> [line[a:b] for a, b in zip([0, *cuts(line)], [*cuts(line), len(line)])]
        ['3、组织期中检测。', '三月：']
        >>> cuts("增长1.5%，第1、2名获奖。一、二年级参加")
        []
    """
    found = [match.end() for match in _CUTS.finditer(line) if 0 < match.end() < len(line)]
    if found and _BARE_LABEL.match(line[: found[0]]):
        del found[0]
    if _FIRST.search(line, _AHEAD):
        return sorted({*found, *_first_cuts(line, below)})
    return found


def _first_cuts(line: str, below: str) -> Iterator[int]:
    """Where the first heading begins behind a title, and the first entry of a list behind its heading or a colon."""
    if title := _TITLE.match(line):
        yield title.end()
    if not _ENUMERATED.search(line):
        yield from (match.end() for match in _BELOW.finditer(line))
    for first, second, opens in _LISTS:
        begins = [match.end() for match in first.finditer(line)]
        if begins and opens.match(below):
            yield begins[-1]
        last = max((match.start() for match in second.finditer(line)), default=0) if begins else 0
        yield from (begin for begin in begins if begin <= last)
