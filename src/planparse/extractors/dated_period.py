"""Periods by dates: the week of a plan of one, the term that all dates lie in, the year of a scheme's stages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planparse.mentions.times import find_times
from planparse.mentions.times.edtf import add_years
from planparse.mentions.times.frame import first_term, second_term
from planparse.mentions.times.numerals import small_number
from planparse.mentions.times.weeks import week_of
from planparse.outline.model import PlanOutline
from planparse.outline.time_lines import is_week_line
from planparse.schema import Period
from planparse.text.clean import CleanText

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)|[一二][〇○零一二三四五六七八九]{3}(?=年)")
# A stage with its time: 动员阶段（2023年3月1日—15日）, 1、2023年3月为动员阶段; not 2019年3月，我县进入创建阶段.
_STAGE = re.compile(
    r"(?<![教育初高中小学现])(?<!上一)(?<!前一)阶段\s?[（(：:]\s?[从自]?(?=(?:19|20)\d\d年\s?\d{1,2}\s?月)(?P<behind>[^\n。；;）)]{7,40})"
    r"|(?m:^)[^\n\d]{0,6}(?:\d{1,2}[.、．）)]\s?)?(?P<ahead>(?:19|20)\d\d年\s?\d{1,2}月[^\n。；;]{0,30}?)[为，：:](?:(?!进入|处于|已)[^\n。；;，]){0,10}阶段"
)
_TERM = re.compile(r"(?P<first>[\dX]{4})-(?P<month>08|02)/(?P<last>[\dX]{4})-0[17]")
_UPPER_OR_LOWER = re.compile(r"[上下]学?期")
# A year of school, where 上学期 alone may count by the calendar year (2024年上学期).
_SCHOOL_YEAR = re.compile(r"学年|\d\s?[-—–－~～至]{1,3}\s?\d")
_LEAST_DATES = 3


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """The period with the rule that found it."""

    period: Period
    evidence: str
    confidence: float


def period_at(clean: CleanText, start: int, end: int, edtf: str) -> Period:
    """A period labelled as the text writes it."""
    first, last = clean.raw_range(start, end)
    return Period(label=clean.raw[first:last], edtf=edtf)


def of_week(clean: CleanText, outline: PlanOutline, whole: FoundPeriod | None) -> FoundPeriod | None:
    """The week that a plan of one names with its dates in its title or under it, or any days where no more is known.

    Args:
        clean: The repaired text.
        outline: The plan.
        whole: The time that its title names, which may know the year.
    """
    title = outline.title or ""
    of_one = "周" in title
    spans = [
        (line.start, line.end)
        for line in outline.head
        if is_week_line(line.text) and (of_one or whole is None or line.text[0] in "（(")
    ]
    if of_one and outline.title_start is not None and outline.title_end is not None:
        spans.insert(0, (outline.title_start, outline.title_end))
    year = YEAR.search(title)
    known = whole.period.edtf if whole else year and year.group()
    for start, end in spans:
        for mention in find_times(clean.text, start, end, period=known):
            if mention.edtf and (week_of(mention.edtf) or (whole is None and mention.kind == "range")):
                return FoundPeriod(period_at(clean, mention.start, mention.end, mention.edtf), "period.week", 0.95)
    return None


def by_its_dates(outline: PlanOutline, found: FoundPeriod) -> FoundPeriod:
    """The other term where all dates of the calendar lie in it, as some places call that of spring 上学期."""
    term = _TERM.fullmatch(found.period.edtf)
    if term is None or _UPPER_OR_LOWER.search(found.period.label) is None:
        return found
    months = [*months_of(outline)]
    spring, autumn = sum(2 <= month <= 6 for month in months), sum(month > 8 for month in months)
    in_autumn = term["month"] == "08"
    if (autumn if in_autumn else spring) or max(spring, autumn) < _LEAST_DATES:
        return found
    of_school = _SCHOOL_YEAR.search(found.period.label) is not None
    if in_autumn:
        other = second_term(term["last"] if of_school else term["first"])
    else:
        other = first_term(add_years(term["first"], -1) if of_school else term["first"])
    return FoundPeriod(Period(label=found.period.label, edtf=other), "period.term_of_dates", 0.85)


def months_of(outline: PlanOutline) -> Iterator[int]:
    """The months that the calendars of a plan name."""
    for calendar in outline.calendars:
        for line in calendar.lines:
            for month in re.findall(r"(?<![\d.])(1[0-2]|0?[1-9])\.\d{1,2}(?!\d)|(?<!\d)(1[0-2]|0?[1-9])月", line.text):
                yield int(next(filter(None, month)))
            for month in re.findall(r"(?<![十一二三四五六七八九])(十[一二]?|[一二三四五六七八九])月", line.text):
                yield small_number(month)


def of_stages(clean: CleanText, outline: PlanOutline) -> FoundPeriod | None:
    """The one year that the stages of a scheme name, the first of them at least."""
    if clean.text.find("阶段", outline.start, outline.end) < 0:
        return None
    stages = _STAGE.finditer(clean.text, outline.start, outline.end)
    spans = [stage.span("behind" if stage["behind"] else "ahead") for stage in stages]
    years = [year for span in spans for year in YEAR.finditer(clean.text, *span)]
    if not years or any(year.group() != years[0].group() for year in years):
        return None
    first = years[0]
    return FoundPeriod(period_at(clean, first.start(), first.end() + 1, first.group()), "period.stages", 0.7)
