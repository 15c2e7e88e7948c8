"""Lines that say nothing but a time: a term, a school year, months, the days from one to another."""

from __future__ import annotations

import re

_YEARS = r"\d{4}\s?[-—–－~～至/]{1,3}\s?(?:\d{4}|\d{2})\s?"
_TERM = r"(?:第?[一二12]学?期|[（(][上下][）)]学?期|[上下]学?期)"
#: A term or a school year that names its year.
OF_YEAR = (
    rf"(?:{_YEARS}学?年度?\s?{_TERM}|\d{{4}}\s?学?年度?\s?{_TERM}|{_YEARS}学年度?|\d{{4}}年?\s?[春秋]季?(?:学期)?)"
)
_TERM_LINE = re.compile(rf"[（(【]?\s?(?:{OF_YEAR}|{_TERM}|\d{{4}}\s?年度?)\s?[）)】]?$|[（(]\s?{_YEARS}年\s?[）)]$")
_MONTHS = r"\d{4}\s?[.年]\s?\d{1,2}月?\s?[-—–－~～至]{1,2}\s?"
_MONTHS_LINE = re.compile(
    rf"[（(]\s?{_MONTHS}(?:\d{{4}}\s?[.年]\s?)?\d{{1,2}}月?\s?[）)]$|{_MONTHS}\d{{4}}\s?[.年]\s?\d{{1,2}}月?$"
)
_DAY = r"(?:\d{4}\s?[年./-]\s?)?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?"
_WEEK_LINE = re.compile(rf"[（(]?\s?{_DAY}\s?[—–－~～至-]{{1,4}}\s?(?:{_DAY}|\d{{1,2}}\s?日)\s?[）)]?$")
_BARE_DAY = re.compile(_DAY)
_LONGEST = 32


def is_term_line(text: str) -> bool:
    """Whether a line names a term or a school year and nothing else.

    Example:
        >>> is_term_line("（2023-2024学年度第二学期）"), is_term_line("第二学期工作")
        (True, False)
    """
    if len(text) > _LONGEST or not (text[0] in "（(【" or text[0].isdecimal()):
        return False
    return bool(_TERM_LINE.match(text) or _MONTHS_LINE.match(text))


def is_week_line(text: str) -> bool:
    """Whether a line names the days from one to another and nothing else.

    Example:
        >>> is_week_line("（2024年9月2日—9月8日）"), is_week_line("9.2-9.8"), is_week_line("9月2日开学")
        (True, True, False)
    """
    return len(text) <= _LONGEST and _WEEK_LINE.match(text) is not None


def begins_with_day(text: str) -> bool:
    """Whether a line begins with a day of a month.

    Example:
        >>> begins_with_day("3月12日植树"), begins_with_day("3.12"), begins_with_day("3月植树")
        (True, True, False)
    """
    return _BARE_DAY.match(text) is not None
