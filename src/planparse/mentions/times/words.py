"""What each kind of word says about year, month and day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from planparse.lexicons.loader import table
from planparse.mentions.times.edtf import UNKNOWN, add_years, month_length
from planparse.mentions.times.frame import five_year_plan, term_of_school_year, term_time
from planparse.mentions.times.numerals import full_year, small_number, year_number
from planparse.mentions.times.points import Now, Point
from planparse.mentions.times.weeks import of_this_month

_NUMBER = re.compile(r"\d{1,2}|[初廿一二两三四五六七八九十○〇零元正腊]{1,3}")
_YEAR4 = re.compile(r"[\d○〇零ＯO一二三四五六七八九]{4}")
_YEAR2 = re.compile(r"[\d○〇零一二三四五六七八九]{2}(?=年)")
_XUN = {
    "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0), "上中旬": (1, 20), "中下旬": (11, 0), "上半": (1, 15),
    "下半": (16, 0), "初": (1, 10), "伊始": (1, 10), "中": (11, 20), "底": (21, 0), "末": (21, 0),
}  # fmt: skip
_OFFSETS = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "大前": -3, "明": 1, "来": 1, "下": 1, "后": 2}


def of_month(text: str, year: str | None) -> Point:
    """三月, 10月份, or the bare number before 至五月."""
    month = _small(text)
    return Point("month", year, (month, None), (month, None))


def of_months(text: str, year: str | None) -> Point:
    """3、5、9月; 三四月."""
    numbers = _NUMBER.findall(re.sub(r"[ \u3000]", "", text))
    if len(numbers) == 1 and len(numbers[0]) == 2:
        numbers = list(numbers[0])
    months = tuple(small_number(number) for number in numbers)
    return Point("month", year, (months[0], None), (months[-1], None), members=months)


def with_day(base: Point, text: str) -> Point:
    """A month gets its day."""
    day, month = _small(text), base.first[0]
    return replace(base, kind="date", first=(month, day), last=(month, day))


def with_part(base: Point, text: str) -> Point | None:
    """A month is narrowed to its 旬, its beginning or its end; None for what is no part of a month (年底)."""
    days = _XUN.get(text.replace("、", "").replace("月", ""))
    if days is None:
        return None
    month, (first, last) = base.first[0], days
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
    begin = 3 * digit if text.endswith("末") else 3 * first - 2
    return Point("quarter", year, (begin, None), (3 * digit, None))


def of_quarters(text: str, year: str | None) -> Point:
    """一、二季度: neighbouring quarters as one stretch."""
    first, last = of_quarter(text.lstrip("第")[0], year), of_quarter(re.sub(".*[、和及与]第?", "", text), year)
    return Point("quarter", year, first.first, last.last)


def of_half(text: str, year: str | None) -> Point:
    """上半年, 下半年."""
    first = 1 if text.startswith("上") else 7
    return Point("half", year, (first, None), (first + 5, None))


def of_first_months(text: str, year: str | None) -> Point:
    """前三个月, 后四个月."""
    count = min(_small(text[1:]), 12)
    first, last = (13 - count, 12) if text[0] == "后" else (1, count)
    return Point("range", year, (first, None), (last, None))


def of_year(text: str, now: Now) -> str | None:
    """Four digits or ``XXXX``; None where the digits are no year of a plan."""
    short = _YEAR2.match(text)
    if short:
        return full_year(short.group())
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
        year = next((frame.school_year for frame in reversed(now.frames) if frame.school_year), None)
        return add_years(year, {"上": -1, "下": 1}.get(text[0], 0)) if year else None
    if text[2:3] in "-—–－~～":
        return f"20{text[:2]}"
    return of_year(text, now)


def of_numeric(text: str) -> Point | None:
    """2024.1.2, 2024/3/5, 20240305, 2024-03, 2024.3月; None where a number is no month or day."""
    if len(text) == 8 and text.isdecimal():
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    year = f"{numbers[0]}"
    if len(numbers) == 1:
        return of_month(text[5:], year)
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


def of_term(text: str, now: Now) -> Point:
    """第二学期, 上学期 without a year: of the document's school year, 上 and 下 beside its own term."""
    text = _solid(text)
    frame = now.anchor if now.anchor and now.anchor.term else now.period
    if frame is None or not frame.school_year:
        year = now.passage_year
        return Point("term", fixed=term_time(text, year, by_school_year=False, calendar_year=year.isdigit()))
    if frame.term and text[0] in "上下":
        return Point("term", fixed=_beside(frame.school_year, frame.term, 1 if text[0] == "下" else -1))
    return Point("term", fixed=term_time(text, frame.school_year, by_school_year=True, calendar_year=False))


def term_of_year(text: str, year: str) -> Point:
    """2024年秋季学期, 2024年上学期."""
    return Point("term", fixed=term_time(_solid(text), year, by_school_year=False, calendar_year=True))


def in_school_year(text: str, year: str) -> Point:
    """2023-2024学年第二学期, 2023-2024学年寒假."""
    if text[0] in "寒暑":
        return holiday_of_year(text, add_years(year, 1))
    return Point("term", fixed=term_time(_solid(text), year, by_school_year=True, calendar_year=False))


def _beside(year: str, term: int, step: int) -> str:
    """The term before or behind a term of the school year that begins in a year."""
    if (term + step) in (1, 2):
        return term_of_school_year(term + step, year)
    return term_of_school_year(3 - term, add_years(year, step))


def _solid(text: str) -> str:
    return text.replace(" ", "").replace("\u3000", "")


def of_this_term(now: Now) -> Point:
    """本学期: the document's own term, open where it has none."""
    for frame in now.frames:
        if frame.term:
            return Point("term", fixed=term_of_school_year(frame.term, frame.school_year or UNKNOWN))
    return Point("term", open=True)


def of_holiday(text: str, now: Now) -> Point:
    """寒假, 暑假 of the document's year."""
    return holiday_of_year(text, now.year_of(1 if text.startswith("寒") else 7))


def holiday_of_year(text: str, year: str) -> Point:
    """School holidays: winter in January and February, summer in July and August."""
    if text.startswith("寒暑"):
        return Point("open", open=True)
    month = 1 if text.startswith("寒") else 7
    return Point("range", year, (month, None), (month + 1, None), holiday=True)


def of_season(text: str, year: str | None) -> Point:
    """2024年秋季: the EDTF season 21–24."""
    return Point("range", fixed=f"{year}-{21 + '春夏秋冬'.index(text[0])}")


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
    if text[-1] in "前后":
        return Point("year", add_years(year, length if text[-1] == "后" else -length))
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
    number, _, rest = re.sub(r"[“”\"‘’「」·．.・]", "", text).partition("五")
    if not number or rest.startswith("五"):  # 五五, 十五五
        number, rest = f"{number}五", rest.removeprefix("五")
    first, last = (int(year) for year in five_year_plan(small_number(number)).split("/"))
    return _part_of_plan(rest, first, last)


def _part_of_plan(rest: str, first: int, last: int) -> Point:
    """The years of a plan that 前四年, 末 or 以来 behind its name mean."""
    part = re.search(r"([前头后])([一二两三四])年", rest)
    if part:
        length = _small(part[2])
        begin, end = (last - length + 1, last) if part[1] == "后" else (first, first + length - 1)
        return Point("plan_period", fixed=f"{begin}/{end}" if begin < end else f"{begin}")
    if rest.endswith("以来"):
        return Point("since", fixed=f"{first}/..")
    if rest.endswith("以前"):
        return Point("deadline", fixed=f"../{first}")
    edge = {"末": last, "初": first}.get(rest.removesuffix("期")[-1:])
    return Point("plan_period", fixed=f"{first}/{last}") if edge is None else Point("year", f"{edge}")


def of_decade(text: str) -> Point:
    """20世纪80年代, 九十年代末, 18世纪."""
    century, found, rest = text.partition("世纪")
    if found and "年代" not in rest:
        if century in ("上", "本"):
            return Point("open", open=True)
        return Point("range", fixed=f"{_small(century) - 1:02d}XX")
    decade = rest if found else century
    tens = int(decade[0]) if decade[0].isdecimal() else _small(decade[0])
    if found and century not in ("上", "本"):
        hundreds = _small(century) - 1
    else:
        hundreds = 20 if century == "本" or (not found and tens < 2) else 19
    return Point("range", fixed=f"{hundreds}{tens}X")


def of_this_quarter(text: str, now: Now) -> Point:
    """本季度, 上个季度: beside the quarter of the passage, open where it is in none."""
    frame = now.anchor
    if (
        frame is None
        or frame.month is None
        or frame.last_month is None
        or (frame.month - 1) // 3 != (frame.last_month - 1) // 3
    ):
        return Point("quarter", open=True)
    number = (frame.month - 1) // 3 + {"上": -1, "下": 1}.get(text[0], 0)
    return Point("quarter", add_years(frame.year, number // 4), (number % 4 * 3 + 1, None), (number % 4 * 3 + 3, None))


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


#: Words that stand behind a year or without one.
OF_YEAR: dict[str, Callable[[str, str | None], Point]] = {
    "month": of_month,
    "month_list": of_months,
    "quarter": of_quarter,
    "quarter_list": of_quarters,
    "half": of_half,
    "first_months": of_first_months,
}

#: Words that stand behind a year only.
BEHIND_YEAR: dict[str, Callable[[str, str], Point]] = {
    "term": term_of_year,
    "holiday": holiday_of_year,
    "year_term": term_of_year,
    "season": of_season,
    "part": lambda text, year: with_edge(Point("year", year), text),
    "year_part": lambda text, year: with_edge(Point("year", year), text),
    "feast": lambda _text, _year: Point("open", open=True),
}

#: Words that name a time by themselves, some by what governs the passage.
ALONE: dict[str, Callable[[str, Now], Point | None]] = {
    "numeric": lambda text, _now: of_numeric(text),
    "numeric_end": lambda text, _now: of_numeric(text),
    "masked_date": of_masked,
    "year_pair": lambda text, _now: of_year_pair(text),
    "decade": lambda text, _now: of_decade(text),
    "window": of_window,
    "plan": lambda text, _now: of_plan(text),
    "era": lambda text, _now: of_era(text),
    "term": of_term,
    "this_term": lambda _text, now: of_this_term(now),
    "holiday": of_holiday,
    "feast": lambda _text, _now: Point("open", open=True),
    "this_month": of_this_month,
    "this_quarter": of_this_quarter,
    "year_part": of_year_part,
}
