"""Dates in every written form come back, and nothing that can be typed breaks the search."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.lexicons.loader import table, words
from planparse.mentions.times import TimeScan, bounds, find_times, five_year_plan

DIGITS = "〇一二三四五六七八九"
FULL = str.maketrans("0123456789", "０１２３４５６７８９")
YEARS = st.integers(1950, 2099)
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


def chinese(number):
    tens, ones = divmod(number, 10)
    if number < 10:
        return DIGITS[number]
    return f"{'' if tens == 1 else DIGITS[tens]}十{DIGITS[ones] if ones else ''}"


def chinese_year(year):
    return "".join(DIGITS[int(digit)] for digit in str(year))


FORMS = {
    "plain": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "padded": lambda d: f"{d.year}年{d.month:02d}月{d.day:02d}日",
    "spaced": lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    "full-width": lambda d: f"{d.year}年{d.month}月{d.day}日".translate(FULL),
    "chinese": lambda d: f"{chinese_year(d.year)}年{chinese(d.month)}月{chinese(d.day)}日",
    "circles": lambda d: f"{chinese_year(d.year).replace('〇', '○')}年{chinese(d.month)}月{chinese(d.day)}日",
    "dots": lambda d: f"{d.year}.{d.month}.{d.day}",
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "iso": lambda d: d.isoformat(),
    "hao": lambda d: f"{d.year}年{d.month}月{d.day}号",
}


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS)
def test_a_date_comes_back_from_every_form(form, day):
    (found,) = find_times(f"于{FORMS[form](day)}召开会议")
    assert found.text == FORMS[form](day)
    assert found.edtf == day.isoformat()
    assert bounds(found.edtf) == (day, day)


@given(day=DAYS, year=YEARS)
def test_a_day_without_a_year_takes_the_period(day, year):
    if (day.month, day.day) == (2, 29):
        day -= timedelta(days=1)
    (found,) = find_times(f"{day.month}月{day.day}日", period=str(year))
    assert found.edtf == f"{year}-{day.month:02d}-{day.day:02d}"
    (unknown,) = find_times(f"{day.month}月{day.day}日")
    assert unknown.edtf == f"XXXX-{day.month:02d}-{day.day:02d}"


@given(first=DAYS, length=st.integers(1, 300), dash=st.sampled_from(["-", "—", "－", "–", "~", "～", "至", "到", "——"]))
def test_a_range_comes_back_with_every_dash(first, length, dash):
    last = first + timedelta(days=length)
    text = f"{first.year}年{first.month}月{first.day}日{dash}{last.year}年{last.month}月{last.day}日"
    (found,) = find_times(f"自{text}开放")
    assert (found.text, found.edtf) == (text, f"{first}/{last}")
    (short,) = find_times(f"{first.month}月{first.day}日{dash}{last.month}月{last.day}日", period=str(first.year))
    if last.month >= first.month or last.year > first.year:
        assert short.edtf == f"{first}/{last}"


@given(year=YEARS, month=st.integers(1, 12))
def test_months_by_a_school_year(year, month):
    (found,) = find_times(f"{chinese(month)}月份", period=f"{year}-08/{year + 1}-07")
    assert found.edtf == f"{year if month >= 8 else year + 1}-{month:02d}"


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(
    ("part", "first", "last"), [("上旬", 1, 10), ("中旬", 11, 20), ("下旬", 21, None), ("底", 21, None), ("初", 1, 10)]
)
def test_parts_of_every_month(month, part, first, last):
    (found,) = find_times(f"{month}月{part}，", period="2023")
    end = date(2023 + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    assert found.edtf == f"{date(2023, month, first)}/{date(2023, month, last) if last else end}"


@pytest.mark.parametrize("number", range(3, 26))
def test_every_five_year_plan(number):
    name = f"{chinese(number)}五"
    start = 1966 + 5 * (number - 3)
    assert five_year_plan(number) == f"{start}/{start + 4}"
    for text in (f"“{name}”时期", f"{name}期间", f"“{name}”"):
        (found,) = find_times(f"在{text}的目标")
        assert (found.text, found.edtf) == (text, f"{start}/{start + 4}")


@pytest.mark.parametrize("day", range(7))
@pytest.mark.parametrize("name", ["周", "星期", "礼拜"])
def test_every_weekday_of_a_dated_week(day, name):
    (found,) = find_times(f"{name}{'一二三四五六日'[day]}上午听课", anchor="2024-10-14/2024-10-20")
    assert found.edtf == f"2024-10-{14 + day}"


@pytest.mark.parametrize("word", words("time_names"))
def test_names_are_passed_over(word):
    assert find_times(f"关于{word}的说明", period="2024") == []


@pytest.mark.parametrize("row", table("eras"), ids=lambda row: row["name"])
def test_every_era(row):
    (found,) = find_times(f"{row['name']}以来")
    assert found.edtf == f"{row['edtf']}/.."


ALPHABET = (
    "0123456789０９一二三四五六七八九十○〇xX*年月日号周星期天季度学上中下旬初底末半本今去明前后每双单隔"
    "第至到-—－~、及和，。（）()《》“”.．/: \n起以来开始内间寒暑假春秋国庆元旦近未过世纪代会"
)


@given(
    text=st.text(ALPHABET, max_size=60),
    period=st.sampled_from(
        [None, "2024", "2023-08/2024-07", "XXXX-02/XXXX-07", "2021/2025", "../2023", "{2023-03,2023-05}"]
    ),
)
def test_any_text_is_read_without_failing(text, period):
    mentions = find_times(text, period=period, anchor="2024-10-14/2024-10-20")
    assert all(mention.text == text[mention.start : mention.end] and mention.text.strip() for mention in mentions)
    assert all(first.end <= second.start for first, second in pairwise(mentions))
    assert find_times(text, period=period, anchor="2024-10-14/2024-10-20") == mentions


@given(text=st.text(ALPHABET, max_size=40), before=st.integers(0, 20), after=st.integers(0, 20))
def test_a_stretch_gives_only_its_own_times(text, before, after):
    end = max(before, len(text) - after)
    assert all(before <= mention.start and mention.end <= end for mention in find_times(text, before, end))


def test_work_grows_linearly(seconds):
    sentence = "2024年3月至5月，各校每学期开展4次教研；9月15日前报送材料，“十四五”末达到5%。第12周周五上交，" * 40
    hard = ("2024-" * 500, "3、" * 2000, "第一" * 1500, "每" * 3000, "周一、" * 1500, "1.2-" * 1500)
    for text in (sentence, *hard):
        once, fourfold = (seconds(lambda often=text * times: find_times(often, period="2024")) for times in (1, 4))
        assert fourfold < 8 * once + 0.02


@given(text=st.text(ALPHABET, max_size=40), first=st.integers(0, 20), second=st.integers(0, 20))
def test_a_scan_finds_from_any_start_what_is_found_alone(text, first, second):
    scan = TimeScan(text)
    for start in (first, second, 0, max(first, second)):
        assert scan.find(start, period="2024") == find_times(text, start, period="2024")
