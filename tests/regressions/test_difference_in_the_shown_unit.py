"""The page of a comparison showed 15亿元 → 2.1亿元 with a difference of -1290000000 元."""

import pytest

from planparse.comparison.model import TargetChange
from planparse.mentions.units import amount_of
from planparse.schema import Span, Target
from planparse.writers.html.diff_page import _difference


def stated(value, unit):
    span = Span(start=0, end=1)
    return Target(
        id="t", span=span, text="", indicator="投资", op="=", value=value, unit=unit,
        normalized=amount_of(value, None, unit),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ((15, "亿元"), (2.1, "亿元"), "-12.9 亿元"),
        ((4000, "人"), (0.42, "万人"), "+0.02 万人"),
        ((12, "万平方米"), (15, "万平方米"), "+3 万平方米"),
        ((3.2, "万亩"), (2.8, "万亩"), "-0.4 万亩"),
        ((6, "%"), (6, "%"), "0 %"),
    ],
)
def test_the_difference_is_in_the_unit_of_the_later_figure(earlier, later, expected):
    one, other = stated(*earlier), stated(*later)
    difference = float(f"{other.normalized.value - one.normalized.value:.12g}")
    change = TargetChange(
        kind="same", indicator="投资", earlier=one, later=other, difference=difference, unit=other.normalized.unit
    )
    assert _difference(change) == expected
