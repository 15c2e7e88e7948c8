"""Numbers and quantities: tables of cases, and round trips of every numeral."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.mentions.numbers import Number, find_numbers
from planparse.mentions.numerals import CHINESE, SCALES, numeral_value
from planparse.mentions.quantities import find_quantities
from planparse.mentions.units import amount_of, unit_of, units

DATA = Path(__file__).parent / "data"
DIGITS = "零一二三四五六七八九"


def cases(name: str) -> list[tuple[str, str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines(keepends=True)
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [(row["text"], row["expected"]) for row in rows]


def spoken(value: int) -> str:
    """The Chinese numeral of a number below ten thousand, written independently of the reader."""
    if value < 10:
        return DIGITS[value]
    text, zero = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            text += ("零" if zero and text else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return text.removeprefix("一") if 10 <= value < 20 else text


def shown(number: Number) -> str:
    value = f"{number.value:.4f}".rstrip("0").rstrip(".")
    if number.value_max is not None:
        value += f"..{number.value_max:g}"
    marks = [number.op, number.scale, number.sign]
    rest = "" if marks == ["=", "", ""] else " " + " ".join(mark for mark in marks if mark)
    return f"{number.text}={value}{rest}"


@pytest.mark.parametrize(("text", "expected"), cases("numbers.csv"))
def test_numbers(text, expected):
    assert " ; ".join(shown(number) for number in find_numbers(text)) == expected


@pytest.mark.parametrize(("text", "expected"), cases("quantities.csv"))
def test_quantities(text, expected):
    found = []
    for quantity in find_quantities(text):
        value = f"{quantity.value:.4f}".rstrip("0").rstrip(".")
        value += "" if quantity.value_max is None else f"..{quantity.value_max:g}"
        found.append(f"{value} {quantity.unit or ''} {quantity.op}")
    assert " ; ".join(found) == expected


@pytest.mark.parametrize("value", range(1, 100))
def test_every_numeral_to_ninety_nine(value):
    assert numeral_value(spoken(value)) == value
    assert [number.value for number in find_numbers(f"听课{spoken(value)}节")] == [value]


@given(st.integers(100, 9999))
def test_longer_numerals(value):
    assert numeral_value(spoken(value)) == value


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_numerals_with_ten_thousands(high, low):
    middle = "零" if low < 1000 else ""
    tail = spoken(low) if not 10 <= low < 20 else "一" + spoken(low)
    assert numeral_value(f"{spoken(high)}万{middle}{tail}") == high * 10_000 + low


@given(st.integers(0, 10**9))
def test_separators(value):
    assert numeral_value(f"{value:,}") == value
    assert numeral_value(f"{value:,}".replace(",", "，")) == value


@given(st.floats(0.01, 10**6).map(lambda value: round(value, 2)), st.sampled_from(sorted(SCALES)))
def test_scales_belong_to_the_unit(value, scale):
    (quantity,) = find_quantities(f"投资{value}{scale}元")
    assert (quantity.value, quantity.unit) == (value, f"{scale}元")
    assert quantity.amount is not None
    assert quantity.amount.value == pytest.approx(value * SCALES[scale])


@given(
    st.text(
        alphabet=f"{CHINESE}0123456789.,，%％万亿年月日第前后以上约近多余几个名次元—-至到听课 \n（）“”", max_size=60
    )
)
def test_spans_slice_to_their_text(text):
    numbers, quantities = find_numbers(text), find_quantities(text)
    assert all(text[number.start : number.end] == number.text for number in numbers)
    assert all(text[quantity.start : quantity.end] == quantity.text for quantity in quantities)
    assert all(a.end <= b.start for a, b in pairwise(numbers))
    assert all(q.value_max is None or (q.value < q.value_max and q.op == "range") for q in quantities)


@given(st.text(alphabet="听课12三十五万人增长%。", max_size=40), st.integers(0, 10), st.integers(0, 10))
def test_a_window_sees_only_itself(text, first, less):
    end = max(first, len(text) - less)
    assert all(first <= number.start and number.end <= end for number in find_numbers(text, first, end))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1.26, "万亿元"), (12600, "亿元")),
        ((3, "亿千瓦"), (300, "吉瓦")),
        ((5, "万公顷"), (75, "万亩")),
        ((2, "斤"), (1, "公斤")),
        ((2, "周"), (14, "天")),
        ((25, "微克/立方米"), (25, "微克每立方米")),
        ((3, "成"), (30, "%")),
        ((4, "‰"), (0.4, "%")),
        ((2, "万名"), (20000, "人")),
    ],
)
def test_one_amount_in_two_units(one, other):
    left, right = amount_of(one[0], None, one[1]), amount_of(other[0], None, other[1])
    assert left is not None
    assert right is not None
    assert (left.dimension, left.unit) == (right.dimension, right.unit)
    assert left.value == pytest.approx(right.value)


def test_amount_of_a_range_and_of_an_unknown_unit():
    amount = amount_of(4.5, 5, "万亿元")
    assert amount is not None
    assert (amount.value, amount.value_max, amount.unit, amount.dimension) == (4.5e12, 5e12, "元", "money")
    assert amount_of(3, None, "光年") is None
    assert unit_of("元/光年") is None
    assert unit_of("元/千卡") is not None


def test_every_unit_of_the_lexicon_is_sound():
    for name, unit in units().items():
        assert unit.factor > 0, name
        base = unit_of(unit.base)
        assert base is not None, name
        assert base.dimension == unit.dimension, name


def test_number_as_a_plain_amount():
    (people, rate) = find_numbers("新增1200万人，增长5%")
    assert (people.amount, rate.amount) == (12_000_000, 0.05)
