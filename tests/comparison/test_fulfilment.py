import pytest

from planparse.comparison import VerdictRule, fulfil
from planparse.comparison.fulfilment import verdict
from planparse.schema import Span, Target

GDP = {"indicator_id": "gdp.growth", "measure": "growth"}
CPI = {"indicator_id": "cpi.growth", "measure": "growth"}
JOBS = {"indicator_id": "employment.urban_new", "unit": "万人"}
SHANXI = {"province": "江原省", "adcode": "990000"}


def target(op, value, indicator_id="gdp.growth", unit="%", value_max=None):
    return Target(
        id="t", span=Span(start=0, end=1), text="", indicator="", indicator_id=indicator_id, op=op, value=value,
        value_max=value_max, unit=unit,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("promise", "achieved", "expected"),
    [
        (target("~", 5), target("=", 5), "met"),
        (target("~", 5), target("=", 6.4), "met"),
        (target("~", 5), target("=", 4.7), "about"),
        (target("~", 5), target("=", 4.69), "missed"),
        (target("=", 5), target("=", 4.9), "missed"),
        (target(">=", 5), target("=", 4.9), "missed"),
        (target(">=", 5), target(">", 5), "met"),
        (target(">=", 5), target("<", 5), "missed"),
        (target("~", 5), target("<", 5), "about"),
        (target("range", 4.5, value_max=5), target("=", 4.5), "met"),
        (target("range", 4.5, value_max=5), target("=", 4.4), "missed"),
        (target("~", 2, "cpi.growth"), target("=", 0.1, "cpi.growth"), "met"),
        (target("~", 2, "cpi.growth"), target("=", 2.3, "cpi.growth"), "about"),
        (target("<=", 3, "cpi.growth"), target("=", 3.1, "cpi.growth"), "missed"),
        (target("range", 2, "cpi.growth", value_max=3), target("=", 2.9, "cpi.growth"), "met"),
        (target("~", -3, "energy.intensity.change"), target("=", -3.8, "energy.intensity.change"), "met"),
        (target("~", 60, "employment.urban_new", "万人"), target("=", 58.2, "employment.urban_new", "万人"), "about"),
        (target("~", 60, "employment.urban_new", "万人"), target("=", 58.1, "employment.urban_new", "万人"), "missed"),
        (target("~", 60, "employment.urban_new", "万人"), target("=", 60, "employment.urban_new", "%"), "unknown"),
        (target("~", 5), None, "unknown"),
    ],
)
def test_verdicts(promise, achieved, expected):
    assert verdict(promise, achieved) == expected


def test_the_rule_can_be_set():
    rule = VerdictRule(points=0.5, part=0.0)
    assert verdict(target("~", 5), target("=", 4.5), rule) == "about"
    jobs = [target(op, value, "employment.urban_new", "万人") for op, value in (("~", 60), ("=", 59.9))]
    assert verdict(*jobs, rule) == "missed"


def pair(draft):
    earlier = draft("2024", region=SHANXI, path="y24.txt", kind="report").unit("目标。", type="goal")
    later = draft("2025", region=SHANXI, path="y25.txt", kind="report").unit("回顾。", type="review")
    return earlier, later


def rows(earlier, later, **options):
    found = fulfil(earlier.document(), later.document(), **options)
    return [(row.indicator_id or row.indicator, row.promised_value, row.achieved_value, row.verdict) for row in found]


def test_promises_meet_what_is_reported_for_their_year(draft):
    earlier, later = pair(draft)
    earlier.target("", "生产总值", "~", 5, **GDP).target("", "新增就业", ">=", 46, **JOBS).target(
        "", "价格", "~", 2, **CPI
    )
    later.target("", "生产总值", "=", 5.4, status="achieved", period="2024", **GDP)
    later.target("", "新增就业", "=", 45, status="achieved", period="2024", **JOBS)
    later.target("", "价格", "~", 2, **CPI)
    assert rows(earlier, later) == [
        ("gdp.growth", 5, 5.4, "met"),
        ("employment.urban_new", 46, 45, "missed"),
        ("cpi.growth", 2, None, "unknown"),
    ]


def test_whole_row(draft):
    earlier, later = pair(draft)
    earlier.target("", "生产总值", "range", 4.5, value_max=5, **GDP)
    later.target("", "生产总值", "=", 5.4, status="achieved", period="2024", **GDP)
    (row,) = fulfil(earlier.document(), later.document())
    spans = earlier.targets[0].span, later.targets[0].span
    assert row.model_dump() == {
        "region": "江原省", "adcode": "990000", "year": 2024, "indicator_id": "gdp.growth", "indicator": "生产总值",
        "promised_op": "range", "promised_value": 4.5, "promised_value_max": 5, "promised_unit": "%",
        "achieved_op": "=", "achieved_value": 5.4, "achieved_value_max": None, "achieved_unit": "%", "verdict": "met",
        "earlier_source": "y24.txt", "earlier_start": spans[0].start, "earlier_end": spans[0].end,
        "later_source": "y25.txt", "later_start": spans[1].start, "later_end": spans[1].end,
        "issuer": None,
    }  # fmt: skip


def test_figures_of_other_times_and_parts_do_not_count(draft):
    earlier, later = pair(draft)
    earlier.target("", "生产总值", "~", 5, **GDP).target("", "生产总值", "~", 6, period="2030", **GDP)
    for period, subject in (("2021/2024", None), ("2023", None), ("2024-01/2024-06", None), ("2024", "高新区")):
        later.target("", "生产总值", "=", 9, status="achieved", period=period, subject=subject, **GDP)
    assert rows(earlier, later) == [("gdp.growth", 5, None, "unknown")]
    later.target("", "生产总值", "=", 4.8, status="achieved", period="2024", **GDP)
    assert rows(earlier, later) == [("gdp.growth", 5, 4.8, "about")]


def test_free_indicators_on_request(draft):
    earlier, later = pair(draft)
    earlier.target("", "听课", ">=", 20, unit="节")
    later.target("", "听课", "=", 18, unit="节", status="achieved", period="2024")
    assert rows(earlier, later) == []
    assert rows(earlier, later, every_target=True) == [("听课", 20, 18, "missed")]


def test_a_repeated_promise_is_one_row(draft):
    earlier, later = pair(draft)
    earlier.target("", "生产总值", "~", 5, **GDP).target("", "生产总值", "~", 5, **GDP)
    assert rows(earlier, later) == [("gdp.growth", 5, None, "unknown")]


@pytest.mark.shared
def test_verdicts_of_the_measured_promises(shared_rows):
    for row in shared_rows("fulfilment.csv"):
        top = float(row["promised_value_max"]) if row["promised_value_max"] else None
        unit = row["promised_unit"]
        promise = target(row["promised_op"], float(row["promised_value"]), row["indicator_id"], unit, top)
        achieved = target(row["achieved_op"], float(row["achieved_value"]), row["indicator_id"], row["achieved_unit"])
        assert verdict(promise, achieved) == row["verdict"], row


@pytest.mark.parametrize("period", ["../2024-06-30", "../2024-12-31", "2024-12-31", "2024"])
def test_a_deadline_within_the_year_is_for_the_year(draft, period):
    earlier, later = pair(draft)
    earlier.target("", "新增就业", ">=", 46, period=period, **JOBS)
    later.target("", "新增就业", "=", 47, status="achieved", period="2024", **JOBS)
    assert rows(earlier, later) == [("employment.urban_new", 46, 47, "met")]


@pytest.mark.parametrize("period", ["2024-01/2024-06", "../2025-06-30", "2025-12-31", "2024-12"])
def test_half_a_year_and_other_years_are_not_for_the_year(draft, period):
    earlier, later = pair(draft)
    earlier.target("", "新增就业", ">=", 46, period=period, **JOBS)
    assert rows(earlier, later) == []


def test_what_stands_at_the_end_of_the_year_is_reported_for_it(draft):
    earlier, later = pair(draft)
    earlier.target("", "新增就业", ">=", 46, **JOBS)
    later.target("", "新增就业", "=", 20, status="achieved", period="../2024-06-30", **JOBS)
    later.target("", "新增就业", "=", 47, status="achieved", period="2024-12-21/2024-12-31", **JOBS)
    assert rows(earlier, later) == [("employment.urban_new", 46, 47, "met")]


LISTEN = {"indicator_id": "education.lessons_heard", "unit": "节"}


@pytest.mark.parametrize(
    ("promised", "reported", "expected"),
    [
        ({"subject": "每位教师"}, {}, "unknown"),
        ({"subject": "每位教师"}, {"subject": "每位教师"}, "met"),
        ({}, {"subject": "每位教师"}, "unknown"),
        ({"subject": "全县"}, {}, "met"),
        ({}, {"subject": "我县"}, "met"),
        ({"subject": "教研室"}, {}, "met"),
        ({"subject": "各教研组"}, {}, "unknown"),
        ({"per": "P1M"}, {}, "unknown"),
        ({"per": "P1M"}, {"per": "P1M"}, "met"),
    ],
)
def test_a_total_is_no_result_of_each(draft, promised, reported, expected):
    earlier, later = pair(draft)
    earlier.target("", "听课", ">=", 15, **promised, **LISTEN)
    later.target("", "听课", "=", 1072, status="achieved", period="2024", **reported, **LISTEN)
    assert [row[-1] for row in rows(earlier, later)] == [expected]
