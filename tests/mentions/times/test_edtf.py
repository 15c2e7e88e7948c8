"""Bounds, containment and terms."""

from datetime import date

import pytest

from planparse.mentions.times import bounds, term_period, within


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-05", date(2024, 2, 5), date(2024, 2, 5)),
        ("2024-02-05~", date(2024, 2, 5), date(2024, 2, 5)),
        ("2023-08/2024-07", date(2023, 8, 1), date(2024, 7, 31)),
        ("2021/2025", date(2021, 1, 1), date(2025, 12, 31)),
        ("../2023-09-15", None, date(2023, 9, 15)),
        ("2012/..", date(2012, 1, 1), None),
        ("198X", date(1980, 1, 1), date(1989, 12, 31)),
        ("2024-23", date(2024, 9, 1), date(2024, 11, 30)),
        ("{2023-03..2023-05,2023-09}", date(2023, 3, 1), date(2023, 9, 30)),
        ("XXXX-02", None, None),
        ("XXXX", None, None),
        ("2024-XX", None, None),
        (None, None, None),
    ],
)
def test_bounds(edtf, first, last):
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    ("edtf", "period", "inside"),
    [
        ("2023-10", "2023", True),
        ("2023-10", "2023-08/2024-07", True),
        ("2023", "2023-08/2024-07", False),
        ("../2023-09-15", "2023", False),
        ("2023-10", None, False),
        (None, "2023", False),
    ],
)
def test_within(edtf, period, inside):
    assert within(edtf, period) is inside


@pytest.mark.parametrize(
    ("label", "year", "edtf"),
    [
        ("第一学期", 2023, "2023-08/2024-01"),
        ("第二学期", 2024, "2024-02/2024-07"),
        ("第二学期", None, "XXXX-02/XXXX-07"),
        ("第一学期", None, "XXXX-08/XXXX-01"),
        ("2023-2024学年第二学期", None, "2024-02/2024-07"),
        ("2023—2024学年度第一学期", None, "2023-08/2024-01"),
        ("2024学年上学期", None, "2024-08/2025-01"),
        ("2024年上学期", None, "2024-02/2024-07"),
        ("2024年秋季学期", None, "2024-08/2025-01"),
        ("春季学期", 2024, "2024-02/2024-07"),
        ("下学期", 2024, "2024-02/2024-07"),
        ("全年", 2024, None),
        ("2023到2024学年第二学期", None, "2024-02/2024-07"),
        ("2023----2024学年第二学期", None, "2024-02/2024-07"),
    ],
)
def test_term_period(label, year, edtf):
    assert term_period(label, year) == edtf
