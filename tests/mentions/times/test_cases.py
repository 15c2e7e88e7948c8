"""Every written form of a time, and what only looks like one, as a table: ``tests/mentions/data/times.csv``."""

import csv
import re
from pathlib import Path

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.mentions.times import TimeScan, find, find_times, tokens

CASES = Path(__file__).parents[1] / "data" / "times.csv"


def rows():
    with CASES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read(row):
    return find_times(row["text"], period=row["period"] or None, anchor=row["anchor"] or None)


def frequency(mention):
    return f"{mention.frequency.count}*{mention.frequency.per}" if mention.frequency else ""


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['form']}-{row['text']}")
def test_case(row):
    mentions = read(row)
    assert [mention.text for mention in mentions] == (row["found"].split("|") if row["found"] else [])
    assert "|".join(mention.edtf or "-" for mention in mentions) == row["edtf"]
    assert "|".join(frequency(mention) for mention in mentions).strip("|") == row["frequency"].strip("|")


def test_the_table_is_large_and_has_counter_examples():
    table = rows()
    assert len(table) >= 400
    assert len({(row["text"], row["period"], row["anchor"]) for row in table}) == len(table)
    assert sum(not row["found"] for row in table) >= 80


@pytest.mark.parametrize("expression", sorted({part for row in rows() for part in row["edtf"].split("|")} - {"", "-"}))
def test_every_expression_is_edtf(expression):
    # The library knows no unknown year at the side of an open end; a known one shows the same form.
    known = expression.replace("XXXX", "2000") if ".." in expression.split("/") else expression
    assert edtf.parse_edtf(known) is not None


# Any place but the middle of a number.
ANYWHERE = re.compile(r"(?s)\D|(?<!\d)\d")
WORDS = (
    "一 二 三 十 十二 廿 两 〇 零 元 1 2 12 3 15 2024 2023 20 ９ １２ 年 月 日 号 周 学期 季度 个 第 上 下"
    " 本 这 该 当 每 每个 近 过去 今 去 明 后 来 年底 年初 - — 至 到 起 开始 、 , ， . / · “ ” 五 规划"
    " 期间 时期 以来 前 世纪 年代 xx * 春 秋 中秋 改革开放 党的 十八大 新中国成立 半 半年 上半年 旬 天 星期"
    " 和 及 （ ） 届 年级 次 工作 学年 元旦 清明节 寒假 农历 正月 全年 双 单 隔 按 最近 几年 多"
)


def test_the_candidates_lose_nothing(monkeypatch):
    expected = [read(row) for row in rows()]
    monkeypatch.setattr(find, "CANDIDATE", ANYWHERE)
    assert [read(row) for row in rows()] == expected


@given(st.lists(st.sampled_from([*re.findall(r"\S+", WORDS), " ", "\n"]), max_size=10).map("".join))
def test_the_candidates_lose_nothing_of_whatever_is_written(text):
    expected = find_times(text, period="2024")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find, "CANDIDATE", ANYWHERE)
        assert find_times(text, period="2024") == expected


class AnyCharacter:
    """A word of any kind may begin with any character."""

    def __init__(self, kinds):
        self.kinds = tuple(range(kinds))

    def get(self, _character):
        return self.kinds


def test_the_first_characters_lose_nothing(monkeypatch):
    expected = [read(row) for row in rows()]
    monkeypatch.setattr(tokens, "_starting", lambda: AnyCharacter(len(tokens.start_words())))
    monkeypatch.setattr(tokens, "_following", lambda: AnyCharacter(len(tokens._next_words())))
    assert [read(row) for row in rows()] == expected


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['form']}-{row['text']}")
def test_a_year_that_no_context_gives_is_named(row):
    years = [mention.text for mention in find_times(row["text"]) if re.search(r"\d{4}", mention.edtf or "")]
    assert not years or TimeScan(row["text"]).names_year(0, len(row["text"]))


def test_months_and_terms_name_no_year():
    for text in ("9月5日至10月上旬开学", "第一学期，下周一，寒假，年底前"):
        assert find_times(text)
        assert not TimeScan(text).names_year(0, len(text))
