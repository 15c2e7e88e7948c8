"""Where a calendar begins and what belongs to it: months and weeks are the time of the entries under them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from planparse.mentions.numerals import DATE_POINT
from planparse.outline.columns import columns_of, is_column, weeks_counted
from planparse.outline.model import Line
from planparse.outline.numbering import chinese_number, label_of

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?:(?:\d{4}|二[○〇零oO0０一二三四五六七八九]{3}|20[xX×]{2})\s?年\s?)?"
_DASH = "[—–－~～至-]"
_MONTH = (
    rf"{_YEAR}(?:(?:{_N}|元)\s?月份?(?:\s?[—–－～~至、-]+\s?{_N}\s?月份?)?|{_N}\s?{_DASH}{{1,4}}\s?{_N}\s?月份?)"
    r"(?:[上中下]旬)?"
)
_WEEK = (
    rf"(?:(?:开学)?第\s?{_N}(?:\s?[—–－～~至、-]+\s?第?{_N})?\s?周|\d{{1,2}}周(?=[\s：:]|$)|{_N}周(?=[：:])"
    rf"|{_N}\s?{_DASH}{{1,2}}\s?{_N}\s?周(?=[\s：:]|$)|预备周)"
)
_LONE_WEEK = "(?:机动|期末|复习|考试|开学)周"
_DATES = r"[\d.月日/—–－~～至?？\s-]{3,24}"
_QUARTER = rf"{_YEAR}(?:第?[一二三四1-4](?:[、—–~～至和-]第?[一二三四1-4])?季度|[上下]半年|[期学]?[初中末](?:阶段)?)"
_WORK = (
    r"(?:的?(?:主要|重点|具体|常规|中心|系列)?(?:教育|教学|教研|德育|安全|党建|[园班队党校]务)?(?:计划)?(?:工作|活动|行政)(?:安排|重点|要点)?"
    r"|\s?主题\s?[：:].{1,20})"
)
_BRACKET = r"(?:\s?[（(][^（）()]{1,16}[）)])?"
_BEHIND_COLON = r"(?:\s?[（(]\s?第?[\d一二三四五六七八九十、.月日\s—–－~～至-]{1,16}[周日月]\s?[）)])?"
_SYMBOLS = "★☆◆◇■□●○▲△※▪►➤⊙"
_SYMBOL = rf"(?:[{_SYMBOLS}]\s?)?"
_HEAD = re.compile(
    rf"^{_SYMBOL}[【\[（(—–《〈‹<-]{{0,2}}\s?(?:{_QUARTER}|(?:{_N}[、,，])?{_MONTH}{_WORK}?{_BRACKET}"
    rf"|{_LONE_WEEK}|[上中下]午|清?早[上晨]|晚[上间]|{_WEEK}(?:\s?(?:[：:]?[（(])?{_DATES}[）)]?)?)\s?[】\]）)—–》〉›>-]{{0,2}}\s?(?:[：:]{_BEHIND_COLON}|、)?$"
)
_DAY = r"(?:\d{4}年)?\d{1,2}\s?月\s?\d{1,2}\s?日"
_POINT = r"(?:1[0-2]|0?[1-9])[.．/](?:3[01]|[12]\d|0?[1-9])"
_DAYS = re.compile(
    rf"^{_POINT}\s?[—–－~～至-]{{1,4}}\s?{_POINT}$|^{_DAY}(?:\s?[—–－~～至-]{{1,4}}\s?(?:{_DAY}|\d{{1,2}}日))?\s?(?:[（(](?:周|星期).[）)])?\s?[：:]?$"
    r"|^(?:周|星期)[一二三四五六日天]\s?[：:]$"
)
_WEEKDAY = re.compile(r"(?:周|星期)[一二三四五六日天]\s?[：:]")
_POINTS = re.compile(rf"^(?P<month>1[0-2]|0?[1-9]){DATE_POINT}(?P<day>3[01]|[12]\d|0?[1-9])(?![\d.．/])")
_CLOCK = r"(?:\d{1,2}[.．、]\s?(?=\d{1,2}[:：]))?(?:[上下]午|早上?|晚上?)?\s?\d{1,2}[:：][0-5]\d(?!\d)"
_CLOCK_FIRST = re.compile(_CLOCK)
_DAY_LEAD = re.compile(
    r"[•·—–-]?\s?(?:(?P<unit>第)(?P<day>[一二三四五六七八九十]{1,2}|\d{1,2})天|(?P<week>周|星期)(?P<weekday>[一二三四五六日天]))"
    r"(?:[（(][^（）()]{1,16}[）)])?(?:\s|[：:]|$)"
)
_UNITS = ("月", "周", "季度")
_THEMES = "主题"
_MONTHS = re.compile(rf"^(?P<first>{_N})[、,，.．]\s?(?P<second>{_N})\s?月份?(?:\s?[：:]|、?$|\s|[（(])")
_RUN = re.compile(
    rf"^(?:第?[一二三四](?:[、—–~～至和-]第?[一二三四])?季度(?=[：:])|{_MONTH}|{_WEEK}(?:\s?[（(]{_DATES}[）)])?)(?P<part>\s?[：:]|——|\s)\s?\S"
)
_DATED = re.compile(
    rf"[（(](?:[^（）()]{{0,10}}(?:{_N}月|{_N}日|旬|第?{_N}周|月底|月初|期中|期末)[^（）()]{{0,10}}|未定|待定|见通知|另行通知|时间待定|[^（）()]{{0,8}}通知[^（）()]{{0,4}})[）)][。；;]?$"
)
_TIME_FIRST = re.compile(
    rf"^(?:[—–{_SYMBOLS}•·-]\s?|[（(【]|第{_N}[讲次期场轮](?:活动)?\s?[：:]\s?|(?:活动)?(?:时间|日期)\s?[：:]\s?)?(?:{_YEAR}(?:{_N}|元)\s?月(?:份|底|初|[上中下]旬|\s?{_N}\s?日)?|{_WEEK}|周[一二三四五六日天]|第{_N}天|(?:第?[一二三四]季度|[上下]半年)(?=\s?[：:])|\d{{1,2}}[./]\d{{1,2}}|[上中下]旬|{_CLOCK})"
)
#: A feast as the time of what follows its colon (中秋节：诗会).
FEAST_FIRST = re.compile(
    r"(?:[“\"]?(?:三八|五一|五四|六一|七一|八一|十一)[”\"]?(?:(?:国际)?(?:妇女|劳动|青年|儿童|建党|建军|国庆)?节)?"
    r"|元旦|春节|(?:元宵|清明|端午|中秋|国庆)节?|(?:植树|妇女|劳动|青年|儿童|教师|重阳)节)(?:期间|前后|前夕)?(?=\s?[：:])"
)
_TIME_LAST = re.compile(
    rf"[^\s：:][：:\s]\s?(?:时间\s?[：:]\s?)?{_YEAR}{_N}\s?月(?:份|底|初|[上中下]旬|\s?{_N}\s?日)?"
    rf"(?:\s?[—–－～~至-]{{1,4}}\s?(?:{_YEAR}{_N}\s?月)?(?:{_N}\s?日|[上中下]旬|[底初]))?[。；;]?$"
)
# A name, and a day behind its colon (中秋节：9月17日放假).
_DAY_OF_NAME = re.compile(rf"^[^：:，,。；;]{{2,16}}[：:]\s?{_DAY}[^。；;]{{0,24}}$")
_FIXED_FIRST = re.compile(rf"^(?:{_WEEK}|{_DAY}|{_YEAR}{_N}\s?月份?[\s：:]|{_CLOCK})")
_SEMICOLON = re.compile(r"[；;]\s*")
_LONGEST_ENTRY = 90
_SHORT_ENTRY = 45
_YEAR_MONTHS = 12
_MONTHS_REACH = 10  # characters before the 月 of two listed months
# What _HEAD ends in, beside blanks and digits of any script.
_HEAD_ENDS = frozenset("午上间晨政度年初中末段月份旬作动排点周日.～~至】])）》〉›>—–－-/：:、")
_DAY_ENDS = frozenset("：:")
_DAY_BEGINS = frozenset("第周星•·—–-")
_DATED_ENDS = frozenset("）)。；;")
_REACH = 120  # lines
_DAYS_REACH = 12  # lines
_FEW_ROWS = 3


def months_listed(texts: Sequence[str]) -> frozenset[int]:
    """Which lines begin with two months (二、三月：) and not with a number and one month.

    The two are neighbours, and the first of them does not count on from line to line.

    Example:
        >>> sorted(months_listed(["二、三月：", "二、三月工作安排"])), sorted(months_listed(["一、二月", "二、三月"]))
        ([0], [])
    """
    found = [(at, match) for at, text in enumerate(texts) if (match := _months_of(text))]
    firsts = [chinese_number(match["first"]) for _, match in found]
    counted = {at for at, (one, other) in enumerate(pairwise(firsts)) if other == one + 1}
    return frozenset(
        at
        for number, (at, match) in enumerate(found)
        if number not in counted
        and number - 1 not in counted
        and chinese_number(match["second"]) == firsts[number] % _YEAR_MONTHS + 1
    )


def _months_of(text: str) -> re.Match[str] | None:
    return _MONTHS.match(text) if "月" in text[:_MONTHS_REACH] else None


def bare_entry(text: str) -> str:
    """A line without its label."""
    label = label_of(text)
    return text[label.end :].strip() if label else text


def is_time_heading(text: str) -> bool:
    """Whether a line only names the month or week of the entries under it.

    Example:
        >>> [is_time_heading(s) for s in ("二月：", "（一）九月份", "第三周 9.13-9.19", "三月召开会议")]
        [True, True, True, False]
    """
    if not 0 < len(text) <= 40:
        return False
    last = text[-1]
    if last not in _HEAD_ENDS and not last.isdecimal() and not last.isspace() and _THEMES not in text:
        return False
    return bool(_HEAD.match(text) or _HEAD.match(bare_entry(text)))


def is_day_heading(text: str) -> bool:
    """Whether a line only names the day or days of the entries under it (3月5日, 2月17日—2月23日, 2.17-2.23)."""
    return (
        len(text) <= 40
        and ("日" in text or text[-1:] in _DAY_ENDS or text[-1:].isdecimal())
        and bool(_DAYS.match(text))
    )


def dates_in_points(texts: Sequence[str]) -> frozenset[int]:
    """Which lines begin with dates as 9.10 that would read as numbers: numbers count up by one from .1.

    Example:
        >>> sorted(dates_in_points(["9.1 报到", "9.10 听课", "10.8 评课"])), dates_in_points(["1.1 备课", "1.2 上课"])
        ([0, 1, 2], frozenset())
    """
    found = [at for at, text in enumerate(texts) if _POINTS.match(text)]
    clauses = (clause for at in found for clause in _SEMICOLON.split(texts[at]))
    pairs = [(int(match["month"]), int(match["day"])) for clause in clauses if (match := _POINTS.match(clause))]
    if len(pairs) < 2:
        return frozenset()
    if pairs[0][1] > 1 and pairs == [(pairs[0][0], pairs[0][1] + at) for at in range(len(pairs))]:
        return frozenset(found)  # no numbers begin with 7.8
    counted = sum(day == 1 or pairs[at - 1 : at] == [(month, day - 1)] for at, (month, day) in enumerate(pairs))
    return frozenset(found) if 3 * counted <= 2 * len(pairs) and _ascends(pairs) else frozenset()


def _ascends(pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether dates follow each other, over the new year at most once."""
    return sum(one > other for one, other in pairwise(pairs)) <= 1


def begins_with_hours(text: str) -> bool:
    """Whether a line begins with an hour of the day (8:30-9:00 签到)."""
    return _CLOCK_FIRST.match(text) is not None


def is_day_lead(text: str) -> bool:
    """Whether a line begins with a day that is only counted or named (第一天：集合, 周二：听课).

    Example:
        >>> is_day_lead("第一天：集合"), is_day_lead("周二 听课"), is_day_lead("第一天课堂")
        (True, True, False)
    """
    return text[:1] in _DAY_BEGINS and _DAY_LEAD.match(text) is not None


def _opens_days(lines: Sequence[Line], at: int, in_schedule: Callable[[], bool]) -> bool:
    """Whether a line is the first of days that are counted or named one after the other.

    Outside arrangements it is no sentence, as a report of such days has.
    """
    text = lines[at].text
    first = _DAY_LEAD.match(text) if is_day_lead(text) else None
    if first is None or (first["day"] or first["weekday"]) not in ("一", "1"):
        return False
    behind = (match for line in lines[at + 1 : at + _DAYS_REACH] if (match := _DAY_LEAD.match(line.text)))
    second = next(behind, None)
    if second is None or (second["day"] if first["unit"] else second["weekday"]) not in ("二", "2"):
        return False
    return in_schedule() or (len(text) <= _SHORT_ENTRY and "。" not in text)


def opens_calendar(lines: Sequence[Line], at: int, in_schedule: Callable[[], bool]) -> bool:
    """Whether a calendar begins at a line.

    A month or week heading (or a table's column names before it) opens one where more of its kind follow, or where it
    stands in a section of arrangements; ``in_schedule`` says whether it does.
    """
    text = lines[at].text
    if len(text) > _LONGEST_ENTRY:
        return _runs_on(text) and _is_entry(lines, at, in_schedule)
    if columns_of(text):
        rows = [dated_first(line.text) for line in lines[at + 1 : at + 1 + _DAYS_REACH]]
        counted = weeks_counted([line.text for line in lines[at : at + 1 + _FEW_ROWS]])
        return 1 in counted or (any(rows[:1]) and (sum(rows) > 1 or bool(counted) or in_schedule()))
    if is_column(text) and at + 1 < len(lines) and is_column(lines[at + 1].text):
        heads = [is_time_heading(line.text) or is_day_heading(line.text) for line in lines[at + 1 : at + 1 + _REACH]]
        return any(heads[:_DAYS_REACH]) and sum(heads) > 1
    if is_time_heading(text):
        return _two_heads(lines, at) or in_schedule()
    if is_day_heading(text):
        behind = lines[at + 2 : at + _DAYS_REACH]
        return in_schedule() and any(is_day_heading(line.text) or _WEEKDAY.match(line.text) for line in behind)
    return _opens_days(lines, at, in_schedule) or (_runs_on(text) and _is_entry(lines, at, in_schedule))


def _is_entry(lines: Sequence[Line], at: int, in_schedule: Callable[[], bool]) -> bool:
    """Whether a line that names its month or week and goes on stands in a calendar."""
    return in_schedule() and (_parts_by_colon(lines[at].text) or _two_times(lines, at))


def _runs_on(text: str) -> bool:
    """Whether a line names its month or week and goes on with what is done in it (三月：召开会议)."""
    if not any(unit in text for unit in _UNITS):
        return False
    return bool(_RUN.match(bare_entry(text))) and (len(text) <= _LONGEST_ENTRY or bool(_RUN.match(text)))


def _parts_by_colon(text: str) -> bool:
    match = _RUN.match(bare_entry(text))
    return match is not None and match["part"][-1] in "：:" and "季度" not in match.group()


def _two_times(lines: Sequence[Line], at: int) -> bool:
    timed = (True for line in lines[at : at + _REACH] if _runs_on(line.text) or is_time_heading(line.text))
    return next(timed, False) and next(timed, False)


def _two_heads(lines: Sequence[Line], at: int) -> bool:
    heads = (True for line in lines[at : at + _REACH] if is_time_heading(line.text))
    return next(heads, False) and next(heads, False)


def is_event_list(entries: Sequence[str]) -> bool:
    """Whether short entries mostly end in a date in brackets (…评比（12月中旬）, …（未定）)."""
    return _mostly(entries, lambda text: text[-1:] in _DATED_ENDS and bool(_DATED.search(text)))


def is_dated_list(entries: Sequence[str]) -> bool:
    """Whether short entries mostly begin with a time (3月上旬：…, 周三 …), or end in one (…决赛：4月3日)."""
    if _mostly(entries, lambda text: "月" in text and bool(_TIME_LAST.search(text) or _DAY_OF_NAME.match(text))):
        return True
    clauses = [clause for text in entries for clause in _SEMICOLON.split(text) if clause]
    return _mostly_dated(entries) or _mostly_dated(clauses)


def _mostly_dated(entries: Sequence[str]) -> bool:
    dates = dates_in_points(entries)
    in_points = {text for at, text in enumerate(entries) if at in dates}
    return _mostly(entries, lambda text: text in in_points or _begins_with_time(bare_entry(text)))


def _begins_with_time(text: str) -> bool:
    return bool(_TIME_FIRST.match(text) or FEAST_FIRST.match(text))


def is_dated_throughout(entries: Sequence[str]) -> bool:
    """Whether three or more short entries that are no sentences all begin with a week or a date (3月5日 …)."""
    if len(entries) < 3 or any(len(text) > _SHORT_ENTRY for text in entries):
        return False
    return all(_FIXED_FIRST.match(bare_entry(text)) and "。" not in _unclosed(text) for text in entries)


def _unclosed(text: str) -> str:
    """An entry of an agenda without the stop behind it; one of several clauses is a sentence (7:30到校，不得迟到。)."""
    return text.removesuffix("。") if "，" not in text and begins_with_hours(bare_entry(text)) else text


def dated_first(text: str) -> bool:
    """Whether an entry begins with a time."""
    return bool(_TIME_FIRST.match(text) or _TIME_FIRST.match(bare_entry(text)))


def _mostly(entries: Sequence[str], holds: Callable[[str], bool]) -> bool:
    if len(entries) < 3 or any(len(text) > _LONGEST_ENTRY for text in entries):
        return False
    return sum(1 for text in entries if holds(text)) >= 0.6 * len(entries)
