"""The words times are made of, as alternations that are matched from left to right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from planparse.lexicons.loader import table, words
from planparse.mentions.first_characters import places_by_first
from planparse.mentions.numerals import ARABIC
from planparse.mentions.times import forms

_MASKS = "xXｘＸ×╳✕*＊_＿○〇"
_CURRENT = "本当上下这次同该翌"
_NUMERALS = ARABIC + forms.CN

#: Words that a time may begin with, each with the characters it may begin with; the first that fits is taken.
START: tuple[tuple[str, str, str], ...] = (
    ("every", "每逢按逐单双隔半一两二三四五六", forms.EVERY),
    ("masked_date", ARABIC + _MASKS + "二", forms.MASKED_DATE),
    ("school_year", ARABIC + _MASKS + "一二本上下新今这全", forms.SCHOOL_YEAR),
    ("numeric", ARABIC, forms.NUMERIC),
    ("month_day", ARABIC, forms.MONTH_DAY_OPEN),
    ("year", _NUMERALS + _MASKS + "零今去大前明后本上下次翌当同来", forms.YEAR),
    ("year_pair", ARABIC, forms.YEAR_PAIR),
    ("decade", _NUMERALS + "上本", forms.DECADE),
    ("window", _NUMERALS + "两最近过这今未往去", forms.WINDOW),
    ("plan", forms.CN + '“"‘「第', forms.PLAN_PERIOD),
    ("month_list", _NUMERALS + "元", forms.MONTH_LIST),
    ("month", _NUMERALS + "元", forms.MONTH_FORM),
    ("until", "即现", forms.UNTIL),
    ("first_months", "前头后", forms.FIRST_MONTHS),
    ("this_quarter", "本上下这", forms.THIS_QUARTER),
    ("quarter_list", _NUMERALS + "第", forms.QUARTER_LIST),
    ("quarter", _NUMERALS + "第前首", forms.QUARTER_FORM),
    ("half", "上下", forms.HALF),
    ("term", _NUMERALS + "第上下春秋", forms.TERM),
    ("this_term", "本这该新", forms.THIS_TERM),
    ("holiday", "寒暑", forms.HOLIDAY),
    ("feast", '农阴旧正腊冬学元春清五“"端中国', forms.FEAST),
    ("week", ARABIC + "第预最", forms.WEEK),
    ("this_week", _CURRENT, forms.THIS_WEEK),
    ("weekday", "周星礼", forms.WEEKDAY_FORM),
    ("this_month", _CURRENT + "月", forms.THIS_MONTH),
    ("year_part", "年岁全", forms.YEAR_PART),
    ("era", "@eras", "@eras"),
    ("bare_day", _NUMERALS + "廿", forms.BARE_DAY),
)

#: Words that only follow others.
NEXT: tuple[tuple[str, str, str], ...] = (
    ("and", "以、及和与,，", forms.AND),
    ("since", "以至迄到之起开后", forms.SINCE),
    ("before", "以之截为止前", forms.BEFORE),
    ("about", "前左", forms.ABOUT),
    ("to", "起开-－—–―~～〜‐‑─至到?？", forms.RANGE),
    ("nth_weekday", "的第最", forms.NTH_WEEKDAY),
    ("part", "上中下年月初底末伊", forms.PART),
    ("month_day_end", ARABIC, forms.MONTH_DAY_END),
    ("day", _NUMERALS + "廿", forms.DAY_FORM),
    ("numeric_end", ARABIC, forms.NUMERIC_END_FORM),
    ("year_term", "上下春秋（(", forms.YEAR_TERM),
    ("season", "春夏秋冬", forms.SEASON),
    ("hours", _NUMERALS + "零两凌清早上中下午傍晚夜全整白", forms.HOURS),
    ("paren_weekday", "（(，,", forms.PAREN_WEEKDAY),
    ("open_paren", "（(", forms.OPEN_PAREN),
    ("close_paren", "）)", forms.CLOSE_PAREN),
    ("inside", "期之以间内当", forms.INSIDE),
)

#: Kinds of words that can name a year without any help of the context.
NAME_YEARS = frozenset(
    {"year", "school_year", "masked_date", "numeric", "numeric_end", "year_pair", "decade", "plan", "era"}
)

CANDIDATE = re.compile(forms.CANDIDATE)
_BLANKS = " \u3000"


@cache
def start_words() -> tuple[tuple[str, str, str], ...]:
    """``START``, with the eras of the lexicon."""
    eras = [row["name"] for row in sorted(table("eras"), key=lambda row: -len(row["name"]))]
    era = f"(?:党的)?(?:{'|'.join(map(re.escape, eras))})以来"
    begun = {"@eras": "".join(sorted({"党", *(name[0] for name in eras)}))}
    return tuple((kind, begun.get(firsts, firsts), pattern.replace("@eras", era)) for kind, firsts, pattern in START)


@cache
def _names() -> re.Pattern[str]:
    """Words that only look like times (``time_names.txt``)."""
    return re.compile(f"(?P<name>{'|'.join(map(re.escape, sorted(words('time_names'), key=len, reverse=True)))})")


def first_word(text: str, at: int, end: int) -> re.Match[str] | None:
    """The word of a time, or the name that only looks like one, that begins at a place."""
    name = _names().match(text, at, end)
    numbers = None if name else _starting().get(text[at])
    return name if numbers is None else _one_of_start(numbers).match(text, at, end)


def next_word(text: str, at: int, end: int) -> re.Match[str] | None:
    """The word of a time that follows at a place, behind no more than two blanks."""
    first = at
    while first < end and text[first] in _BLANKS:
        first += 1
    numbers = _following().get(text[first : min(first + 1, end)])
    return None if numbers is None else _one_of_next(numbers).match(text, at, end)


@cache
def _starting() -> Mapping[str, tuple[int, ...]]:
    return places_by_first(firsts for _, firsts, _ in start_words())


@cache
def _following() -> Mapping[str, tuple[int, ...]]:
    return places_by_first(firsts for _, firsts, _ in _next_words())


@cache
def _next_words() -> tuple[tuple[str, str, str], ...]:
    return (*NEXT, *start_words())


@cache
def _one_of_start(numbers: tuple[int, ...]) -> re.Pattern[str]:
    listed = start_words()
    return re.compile("|".join(f"(?P<{listed[n][0]}>{listed[n][2]})" for n in numbers))


@cache
def _one_of_next(numbers: tuple[int, ...]) -> re.Pattern[str]:
    listed = _next_words()
    return re.compile(f"{forms.B}(?:{'|'.join(f'(?P<{listed[n][0]}>{listed[n][2]})' for n in numbers)})")
