"""The words times are made of, as alternations that are matched from left to right."""

from __future__ import annotations

import re
from functools import cache

from planparse.lexicons.loader import table, words
from planparse.mentions.times import forms

#: Words that a time may begin with; the first that fits is taken.
START: tuple[tuple[str, str], ...] = (
    ("every", forms.EVERY),
    ("masked_date", forms.MASKED_DATE),
    ("school_year", forms.SCHOOL_YEAR),
    ("numeric", forms.NUMERIC),
    ("month_day", forms.MONTH_DAY_OPEN),
    ("year", forms.YEAR),
    ("year_pair", forms.YEAR_PAIR),
    ("decade", forms.DECADE),
    ("window", forms.WINDOW),
    ("plan", forms.PLAN_PERIOD),
    ("month_list", forms.MONTH_LIST),
    ("month", forms.MONTH_FORM),
    ("first_months", forms.FIRST_MONTHS),
    ("this_quarter", forms.THIS_QUARTER),
    ("quarter_list", forms.QUARTER_LIST),
    ("quarter", forms.QUARTER_FORM),
    ("half", forms.HALF),
    ("term", forms.TERM),
    ("this_term", forms.THIS_TERM),
    ("holiday", forms.HOLIDAY),
    ("feast", forms.FEAST),
    ("week", forms.WEEK),
    ("this_week", forms.THIS_WEEK),
    ("weekday", forms.WEEKDAY_FORM),
    ("this_month", forms.THIS_MONTH),
    ("year_part", forms.YEAR_PART),
    ("era", "@eras"),
    ("bare_day", forms.BARE_DAY),
)

#: Words that only follow others.
NEXT: tuple[tuple[str, str], ...] = (
    ("and", forms.AND),
    ("since", forms.SINCE),
    ("before", forms.BEFORE),
    ("about", forms.ABOUT),
    ("to", forms.RANGE),
    ("nth_weekday", forms.NTH_WEEKDAY),
    ("part", forms.PART),
    ("day", forms.DAY_FORM),
    ("numeric_end", forms.NUMERIC_END_FORM),
    ("month_day_end", forms.MONTH_DAY_END),
    ("season", forms.SEASON),
    ("hours", forms.HOURS),
    ("paren_weekday", forms.PAREN_WEEKDAY),
    ("open_paren", forms.OPEN_PAREN),
    ("close_paren", forms.CLOSE_PAREN),
    ("inside", forms.INSIDE),
)


@cache
def scanners() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Where a time may begin, what begins there, and what follows it word by word.

    The first is a cheap superset of the second, so that the long alternation is tried at few places. Words that only
    look like times (``time_names.txt``) are found as ``name`` and passed over.
    """
    names = "|".join(re.escape(word) for word in sorted(words("time_names"), key=len, reverse=True))
    eras = "|".join(re.escape(row["name"]) for row in sorted(table("eras"), key=lambda row: -len(row["name"])))
    start = [(kind, pattern.replace("@eras", f"(?:党的)?(?:{eras})以来")) for kind, pattern in START]
    begin = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in (("name", names), *start))
    follow = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in (*NEXT, *start))
    return re.compile(forms.CANDIDATE), re.compile(begin), re.compile(rf"{forms.B}(?:{follow})")
