"""A figure of hundreds of digits has no value that can be computed with; it stopped the parse of the whole file."""

import pytest

from planparse import parse
from planparse.mentions.numbers import find_numbers
from planparse.mentions.numerals import numeral_value


@pytest.mark.parametrize("digits", ["9" * 400, "九" * 400, "9" * 5000, "九" * 5000, "9" * 320 + "万"])
def test_no_value(digits):
    with pytest.raises(ValueError, match=r"beyond all figures|Exceeds the limit"):
        numeral_value(digits)
    assert find_numbers(f"检查{digits}次") == []
    assert find_numbers(f"占{digits}分之一") == []


def test_the_other_figures_are_read():
    document = parse(f"青石小学2024年工作计划\n每月检查{'9' * 400}次，每学期听课{'九' * 400}节，公开课不少于12节。")
    assert [target.value for target in document.plans[0].targets] == [12.0]
