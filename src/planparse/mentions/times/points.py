"""From words to points of time: what each kind of word says about year, month and day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from planparse.lexicons.loader import table
from planparse.mentions.times.edtf import UNKNOWN, add_years, month_length, point
from planparse.mentions.times.frame import Frame, five_year_plan, term_of_school_year, term_time
from planparse.mentions.times.model import Kind
from planparse.mentions.times.numerals import small_number, year_number

_NUMBER = re.compile(r"\d{1,2}|[初廿一二两三四五六七八九十○〇零元正腊]{1,3}")
_YEAR4 = re.compile(r"[\d○〇零ＯO一二三四五六七八九]{4}")
_XUN = {
    "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0), "上中旬": (1, 20), "中下旬": (11, 0), "上半": (1, 15),
    "下半": (16, 0), "初": (1, 10), "中": (11, 20), "底": (21, 0), "末": (21, 0),
}  # fmt: skip
_OFFSETS = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "大前": -3, "明": 1, "来": 1, "下": 1, "后": 2}


@dataclass(frozen=True, slots=True)
class Now:
    """What governs the reading of a mention: the document's period, the passage's time, the sentence's year and month."""

    period: Frame | None
    anchor: Frame | None
    week: tuple[str, str] | None = None
    year: str | None = None
    month: int | None = None

    @property
    def this_year(self) -> str:
        """The year that 今年 means."""
        frame = self.period or self.anchor
        return frame.single_year if frame else UNKNOWN

    @property
    def passage_year(self) -> str:
        """The year that 全年 or 年底 mean: of the sentence, else of the passage, else of the document."""
        if self.year:
            return self.year
        for frame in (self.anchor, self.period):
            if frame and frame.single_year != UNKNOWN:
                return frame.single_year
        return UNKNOWN

    def year_of(self, month: int) -> str:
        """The year of a month that is named without one."""
        if self.year:
            return self.year
        for frame in (self.anchor, self.period):
            if frame and (year := frame.year_of(month)) != UNKNOWN:
                return year
        return UNKNOWN


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of days, months or years as far as the words name it.

    ``first`` and ``last`` are ``(month, day)``; a ``day`` of 0 is the last of its month. ``fixed`` is an EDTF expression
    where the words need no further context; ``open`` says that no date can be given. ``members`` are the months of an
    enumeration (3、5、9月).
    """

    kind: Kind
    year: str | None = None
    first: tuple[int | None, int | None] = (None, None)
    last: tuple[int | None, int | None] = (None, None)
    fixed: str | None = None
    open: bool = False
    year_end: bool = False
    members: tuple[int, ...] = ()

    def resolved(self, now: Now) -> tuple[str, str] | None:
        """Lower and upper end in EDTF, or None where they are open."""
        if self.open:
            return None
        if self.fixed is not None:
            lower, _, upper = self.fixed.partition("/")
            return lower, upper or lower
        if self.members:
            whole = "{" + ",".join(point(self.year or now.year_of(month), month) for month in self.members) + "}"
            return whole, whole
        (month, day), (last_month, last_day) = self.first, self.last
        if month is None or last_month is None:
            if day is not None or self.year is None:
                return None
            return self.year, self.year
        year = self.year or now.year_of(month)
        end = month_length(year, last_month) if last_day == 0 else last_day
        return point(year, month, day), point(year, last_month, end)


def through(first: Point, last: Point, now: Now) -> tuple[str, str] | None:
    """Both ends of a range; the year of one point holds for the other, and a smaller month is of the next year."""
    month, last_month = first.first[0], last.last[0]
    if month and last_month:
        ahead = int(last_month < month)
        if first.year is None:
            first = replace(first, year=add_years(last.year, -ahead) if last.year else now.year_of(month))
        if last.year is None and first.year is not None:
            last = replace(last, year=add_years(first.year, ahead))
    elif month and first.year is None:
        first = replace(first, year=last.year)
    elif last_month and last.year is None:
        last = replace(last, year=first.year)
    lower, upper = first.resolved(now), last.resolved(now)
    if lower is None or upper is None or (lower[0] > upper[1] and (lower[0] + upper[1])[:4].isdigit()):
        return None
    return lower[0], upper[1]


def of_month(text: str, year: str | None) -> Point:
    """三月, 10月份, or the bare number before 至五月."""
    month = _small(text)
    return Point("month", year, (month, None), (month, None))


def of_months(text: str, year: str | None) -> list[Point]:
    """3、5、9月; 三四月."""
    numbers = _NUMBER.findall(re.sub(r"[ \u3000]", "", text))
    if len(numbers) == 1 and len(numbers[0]) == 2:
        numbers = list(numbers[0])
    return [of_month(number, year) for number in numbers]


def with_day(base: Point, text: str) -> Point:
    """A month gets its day."""
    day, month = _small(text), base.first[0]
    return replace(base, kind="date", first=(month, day), last=(month, day))


def with_part(base: Point, text: str) -> Point:
    """A month is narrowed to its 旬, its beginning or its end."""
    first, last = _XUN[text.replace("、", "").replace("月", "")]
    month = base.first[0]
    return replace(base, kind="range", first=(month, first), last=(month, last))


def with_edge(base: Point, text: str) -> Point:
    """A year is narrowed to its end; 年初, 年中 and 年内 stay the year, for they have no agreed borders."""
    if text[-1:] not in ("底", "末"):
        return base
    return replace(base, first=(12, None), last=(12, None), kind="month", year_end=True)


def of_year_part(text: str, now: Now) -> Point:
    """年底, 年内, 全年 without a year."""
    return with_edge(Point("year", now.passage_year), text)


def of_year_pair(text: str) -> Point | None:
    """2021-2025; None where the years do not ascend."""
    first, last = text[:4], text[-4:]
    return Point("range", fixed=f"{first}/{last}") if first < last else None


def of_masked(text: str, now: Now) -> Point:
    """20xx年x月x日, x月: what is masked stays unknown."""
    year, found, rest = text.partition("年")
    known = UNKNOWN if found else now.passage_year
    with_day = (rest or year)[-1] in "日号"
    return Point("date" if with_day else "month", fixed=f"{known}-XX-XX" if with_day else f"{known}-XX")


def of_quarter(text: str, year: str | None) -> Point:
    """第一季度, 前三季度, or the number before 至三季度."""
    text = text.translate(str.maketrans("一二三四两１２３４", "123421234"))
    digit = next((int(c) for c in text if c in "1234"), 1)
    first = 1 if text.startswith("前") else digit
    return Point("quarter", year, (3 * first - 2, None), (3 * digit, None))


def of_quarters(text: str, year: str | None) -> Point:
    """一、二季度: neighbouring quarters as one stretch."""
    first, last = of_quarter(text[0], year), of_quarter(re.sub(".*[、和及与]第?", "", text), year)
    return Point("quarter", year, first.first, last.last)


def of_half(text: str, year: str | None) -> Point:
    """上半年, 下半年."""
    first = 1 if text.startswith("上") else 7
    return Point("half", year, (first, None), (first + 5, None))


def of_first_months(text: str, year: str | None) -> Point:
    """前三个月."""
    return Point("range", year, (1, None), (min(_small(text[1:]), 12), None))


def of_year(text: str, now: Now) -> str | None:
    """Four digits or ``XXXX``; None where the digits are no year of a plan."""
    digits = _YEAR4.match(text)
    if digits:
        year = year_number(digits.group())
        return f"{year}" if 1600 <= year < 2200 else None
    return relative_year(text, now) if text[0] in "今去前大明后本上下次翌当同来" else UNKNOWN


def relative_year(text: str, now: Now) -> str:
    """去年 and its like by the document's year; 当年 and 次年 by the year of the sentence."""
    if text[0] in "当同":
        return now.passage_year
    if text[0] in "次翌":
        return add_years(now.passage_year, 1)
    return add_years(now.this_year, _OFFSETS["大前" if text.startswith("大前") else text[0]])


def of_school_year(text: str, now: Now) -> str | None:
    """The year in which a named school year begins; None for 本学年 where the document does not tell."""
    if text[0] in "本上下新今这全":
        for frame in (now.period, now.anchor):
            if frame and (year := frame.school_year):
                return add_years(year, {"上": -1, "下": 1}.get(text[0], 0))
        return None
    if text[2:3] in "-—–－~～":
        return f"20{text[:2]}"
    return of_year(text, now)


def of_numeric(text: str) -> Point | None:
    """2024.1.2, 2024/3/5, 2024-03, 2024.3月; None where a number is no month or day."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    year = f"{numbers[0]}"
    if len(numbers) == 1:
        month = _small(text[5:])
        return Point("month", year, (month, None), (month, None))
    if not 1 <= numbers[1] <= 12:
        return None
    if len(numbers) == 2:
        return Point("month", year, (numbers[1], None), (numbers[1], None))
    if not 1 <= numbers[2] <= month_length(year, numbers[1]):
        return None
    return Point("date", year, (numbers[1], numbers[2]), (numbers[1], numbers[2]))


def of_month_day(text: str) -> Point:
    """8.23 as a part of 8.23-8.29."""
    month, day = (int(number) for number in re.findall(r"\d+", text))
    return Point("date", None, (month, day), (month, day))


def of_term(text: str, year: str | None, school: str | None, now: Now) -> Point:
    """第二学期, 上学期, 秋季学期: of the school year or year before it, else by the document's own term."""
    text = text.replace(" ", "").replace("\u3000", "")
    if school:
        return Point("term", fixed=term_time(text, school, by_school_year=True, calendar_year=False))
    if year:
        return Point("term", fixed=term_time(text, year, by_school_year=False, calendar_year=True))
    frame = now.anchor if now.anchor and now.anchor.term else now.period
    if frame and frame.school_year and text[0] in "上下" and frame.term:
        ahead = text[0] == "下"
        begin = int(frame.school_year) if frame.school_year.isdigit() else 0
        count = 2 * begin + frame.term + (1 if ahead else -1)
        time = term_of_school_year(2 - count % 2, f"{(count - 1) // 2:04d}" if begin else UNKNOWN)
        return Point("term", fixed=time)
    if frame and frame.school_year:
        return Point("term", fixed=term_time(text, frame.school_year, by_school_year=True, calendar_year=False))
    return Point("term", fixed=term_time(text, now.passage_year, by_school_year=False, calendar_year=True))


def of_this_term(now: Now) -> Point:
    """本学期: the document's own term, open where it has none."""
    for frame in (now.anchor, now.period):
        if frame and frame.term:
            year = frame.school_year or UNKNOWN
            return Point("term", fixed=term_of_school_year(frame.term, year))
    return Point("term", open=True)


def of_holiday(text: str, year: str | None, school: str | None, now: Now) -> Point:
    """School holidays: winter in January and February, summer in July and August."""
    if text.startswith("寒暑"):
        return Point("open", open=True)
    month = 1 if text.startswith("寒") else 7
    in_year = add_years(school, 1) if school else year or now.year_of(month)
    return Point("range", in_year, (month, None), (month + 1, None))


def of_season(text: str, year: str | None) -> Point:
    """2024年秋季: the EDTF season 21–24."""
    code = 21 + "春夏秋冬".index(text[0])
    return Point("open", open=True) if year is None else Point("range", fixed=f"{year}-{code}")


def of_window(text: str, now: Now) -> Point:
    """近三年, 未来五年, 一年来, 今明两年: counted from the document's year."""
    year = now.this_year
    if text[:2] in ("今明", "去今"):
        first = year if text[0] == "今" else add_years(year, -1)
        return _years(first, 2)
    count = re.search(r"\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二两三四五六七八九]", text)
    if count is None:
        return Point("open", open=True)
    length = _small(count.group())
    if text[0] in "今未往":
        return _years(year, length)
    if text == "一年来":
        return Point("year", now.passage_year)
    return _years(add_years(year, -length), length)


def _years(first: str, length: int) -> Point:
    if not first.isdigit():
        return Point("open", open=True)
    last = add_years(first, length - 1)
    return Point("year", first) if length == 1 else Point("range", fixed=f"{first}/{last}")


def of_plan(text: str) -> Point:
    """“十四五”时期, 十三五末, “十四五”前四年, 第八个五年计划期间."""
    if text.startswith("第"):
        return Point("plan_period", fixed=five_year_plan(_small(text[1 : text.index("个")])))
    letters = re.sub(r"[“”\"‘’「」·．.・]", "", text)
    number = re.match(r"(二?十?[一二三四五六七八九]?)五", letters)
    if number is None or not number[1]:
        raise ValueError(f"{text} names no five-year plan")
    first, last = (int(year) for year in five_year_plan(_small(number[1])).split("/"))
    rest = letters[number.end() :]
    part = re.search(r"([前头后])([一二两三四])年", rest)
    if part:
        length = _small(part[2])
        first, last = (last - length + 1, last) if part[1] == "后" else (first, first + length - 1)
        return Point("plan_period", fixed=f"{first}/{last}" if first < last else f"{first}")
    if rest.endswith("以来"):
        return Point("since", fixed=f"{first}/..")
    if rest.endswith("以前"):
        return Point("deadline", fixed=f"../{first}")
    if rest.endswith(("末", "末期")):
        return Point("year", f"{last}")
    if rest.endswith(("初", "初期")) and rest not in ("期",):
        return Point("year", f"{first}")
    return Point("plan_period", fixed=f"{first}/{last}")


def of_decade(text: str) -> Point:
    """20世纪80年代, 九十年代末."""
    century, found, rest = text.partition("世纪")
    decade = rest if found else century
    tens = _small(decade[0]) if not decade[0].isdecimal() else int(decade[0])
    if found and century not in ("上", "本"):
        hundreds = _small(century) - 1
    else:
        hundreds = 20 if century == "本" or (not found and tens < 2) else 19
    return Point("range", fixed=f"{hundreds}{tens}X")


@cache
def _eras() -> dict[str, str]:
    return {row["name"]: row["edtf"] for row in table("eras")}


def of_era(text: str) -> Point:
    """党的十八大以来, 改革开放以来."""
    return Point("since", fixed=f"{_eras()[text.removeprefix('党的').removesuffix('以来')]}/..")


def _small(text: str) -> int:
    match = _NUMBER.search(text)
    if match is None:
        raise ValueError(f"{text} holds no number")
    return small_number(match.group())


Reader = Callable[[str, str | None], Point]

OF_YEAR: dict[str, Reader] = {
    "month": of_month,
    "quarter": of_quarter,
    "quarter_list": of_quarters,
    "half": of_half,
    "first_months": of_first_months,
    "season": of_season,
}
