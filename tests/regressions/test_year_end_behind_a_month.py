"""A year's end directly behind a month stopped the parse of the whole file."""

import pytest

from planparse import parse
from planparse.mentions.times import find_times


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12月 年底总结", [("12月", "2024-12")]),
        ("3月年初", [("3月", "2024-03")]),
        ("3月伊始", [("3月伊始", "2024-03-01/2024-03-10")]),
        ("3月上下旬", [("3月", "2024-03")]),
        ("3月—年底", [("3月—年底", "2024-03/2024-12")]),
        ("12月上、中旬", [("12月上、中旬", "2024-12-01/2024-12-20")]),
    ],
)
def test_month_and_what_follows(text, found):
    assert [(time.text, time.edtf) for time in find_times(text, period="2024")] == found


def test_the_file_is_read():
    document = parse("石桥小学2024年工作计划\n一、工作安排\n12月 年底总结，教导处完成资料归档2次。\n")
    assert document.plans[0].title == "石桥小学2024年工作计划"
