"""Where a calendar begins and what belongs to it: months and weeks are the time of the entries under them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from planparse.outline.model import Line
from planparse.outline.numbering import label_of

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?:(?:\d{4}|二[○〇零oO0０一二三四五六七八九]{3}|20[xX×]{2})\s?年\s?)?"
_MONTH = rf"{_YEAR}{_N}\s?月份?(?:\s?[—–－~～至、-]+\s?{_N}\s?月份?)?(?:[上中下]旬)?"
_WEEK = rf"(?:第\s?{_N}(?:\s?[—–－~～至、-]+\s?第?{_N})?\s?周|预备周)"
_QUARTER = rf"{_YEAR}(?:第?[一二三四1-4]季度|[上下]半年|[期学]?[初中末](?:阶段)?)"
_HEAD = re.compile(
    rf"^[【\[（(—–-]{{0,2}}\s?(?:{_QUARTER}|(?:{_N}[、,，])?{_MONTH}(?:工作(?:安排|重点|要点)?|活动安排)?|{_WEEK}(?:\s?[（(]?[\d.月日/—–－~～至\s-]{{3,24}}[）)]?)?)\s?[】\]）)—–-]{{0,2}}\s?[：:、]?$"
)
_MONTHS = re.compile(rf"^{_N}[、,，.．]\s?{_N}\s?月份?\s?[：:、]?$")
_RUN = re.compile(rf"^(?:{_MONTH}|{_WEEK})\s?[：:]\s?\S")
_COLUMNS = frozenset(
    [
        "日期",
        "时间",
        "周次",
        "月份",
        "月次",
        "起止日期",
        "工作要点",
        "工作内容",
        "主要工作",
        "工作安排",
        "活动内容",
        "内容",
        "备注",
        "负责人",
        "责任人",
        "地点",
        "负责部门",
        "责任部门",
        "责任科室",
        "重点工作",
    ]
)
_DATED = re.compile(
    rf"[（(](?:[^（）()]{{0,10}}(?:{_N}月|{_N}日|旬|第?{_N}周|月底|月初|期中|期末)[^（）()]{{0,10}}|未定|待定|见通知|另行通知|时间待定|[^（）()]{{0,8}}通知[^（）()]{{0,4}})[）)][。；;]?$"
)
_TIME_FIRST = re.compile(
    rf"^(?:[—–-]\s?)?(?:{_YEAR}{_N}\s?月(?:份|底|初|[上中下]旬|\s?{_N}\s?日)?|{_WEEK}|周[一二三四五六日天]|\d{{1,2}}[./]\d{{1,2}}|[上中下]旬)"
)
_LONGEST_ENTRY = 90
_LONGEST_MONTHS = 13
# What _HEAD ends in, beside blanks and digits of any script.
_HEAD_ENDS = frozenset("度年初中末段月份旬作排点周日.～~至】])）—–－-/：:、")
_DATED_ENDS = frozenset("）)。；;")
_REACH = 120  # lines


def lists_months(text: str) -> bool:
    """Whether what looks like a label is the first of two months (二、三月：).

    Example:
        >>> lists_months("二、三月："), lists_months("二、三月工作安排")
        (True, False)
    """
    return len(text) <= _LONGEST_MONTHS and bool(_MONTHS.match(text))


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
    if last not in _HEAD_ENDS and not last.isdecimal() and not last.isspace():
        return False
    return bool(_HEAD.match(text) or _HEAD.match(bare_entry(text)))


def opens_calendar(lines: Sequence[Line], at: int, in_schedule: Callable[[], bool]) -> bool:
    """Whether a calendar begins at a line.

    A month or week heading (or a table's column names before it) opens one where more of its kind follow, or where it
    stands in a section of arrangements; ``in_schedule`` says whether it does.
    """
    text = lines[at].text
    if text in _COLUMNS:
        return any(is_time_heading(line.text) for line in lines[at + 1 : at + 8]) and _two_heads(lines, at)
    if is_time_heading(text):
        return _two_heads(lines, at) or in_schedule()
    return _runs_on(text) and in_schedule()


def _runs_on(text: str) -> bool:
    """Whether a line names its month or week and goes on with what is done in it (三月：召开会议)."""
    if "月" not in text and "周" not in text:
        return False
    return bool(_RUN.match(bare_entry(text))) and (len(text) <= _LONGEST_ENTRY or bool(_RUN.match(text)))


def _two_heads(lines: Sequence[Line], at: int) -> bool:
    heads = (True for line in lines[at : at + _REACH] if is_time_heading(line.text))
    return next(heads, False) and next(heads, False)


def is_event_list(entries: Sequence[str]) -> bool:
    """Whether short entries mostly end in a date in brackets (…评比（12月中旬）, …（未定）)."""
    return _mostly(entries, lambda text: text[-1:] in _DATED_ENDS and bool(_DATED.search(text)))


def is_dated_list(entries: Sequence[str]) -> bool:
    """Whether short entries mostly begin with a time (3月上旬：…, 周三 …)."""
    return _mostly([bare_entry(text) for text in entries], lambda text: bool(_TIME_FIRST.match(text)))


def _mostly(entries: Sequence[str], holds: Callable[[str], bool]) -> bool:
    if len(entries) < 3 or any(len(text) > _LONGEST_ENTRY for text in entries):
        return False
    return sum(1 for text in entries if holds(text)) >= 0.6 * len(entries)
