import pytest

from planparse.comparison import compare
from planparse.schema import Absence, Amount

GDP = {"indicator_id": "gdp.growth", "measure": "growth"}
CPI = {"indicator_id": "cpi.growth", "measure": "growth"}
ENERGY = {"indicator_id": "energy.intensity.change", "measure": "growth"}
JOBS = {"indicator_id": "employment.urban_new", "unit": "万人"}


def changes(draft, earlier, later):
    documents = []
    for year, targets in (("2024", earlier), ("2025", later)):
        plan = draft(year).unit("主要预期目标。", type="goal")
        for indicator, op, value, fields in targets:
            plan.target("", indicator, op, value, **fields)
        documents.append(plan.document())
    return [(change.kind, change.difference) for change in compare(*documents).targets]


@pytest.mark.parametrize(
    ("indicator", "fields", "earlier", "later", "expected"),
    [
        ("生产总值", GDP, ("~", 5), ("~", 5.5), ("tightened", 0.5)),
        ("生产总值", GDP, ("~", 6), ("~", 5), ("loosened", -1)),
        ("生产总值", GDP, ("~", 5), ("~", 5), ("same", 0)),
        ("生产总值", GDP, (">=", 5.5), ("~", 5.5), ("loosened", 0)),
        ("生产总值", GDP, ("~", 5), ("=", 5), ("tightened", 0)),
        ("生产总值", GDP, (">=", 5), (">", 5), ("tightened", 0)),
        ("居民消费价格", CPI, ("~", 3), ("~", 2), ("tightened", -1)),
        ("居民消费价格", CPI, ("<=", 3), ("~", 3), ("loosened", 0)),
        ("单位能耗", ENERGY, ("~", -2), ("<=", -3), ("tightened", -1)),
        ("单位能耗", ENERGY, ("<=", -3), ("~", -3), ("loosened", 0)),
        ("城镇新增就业", JOBS, (">=", 46), (">=", 47), ("tightened", 1)),
        ("每周作业时间", {"unit": "分钟"}, ("<=", 90), ("<=", 60), ("tightened", -30)),
        ("听课", {"unit": "节"}, (">=", 20), (">=", 15), ("loosened", -5)),
        ("参训人数", {"unit": "人"}, ("<=", 40), ("<=", 50), ("loosened", 10)),
    ],
)
def test_directions(draft, indicator, fields, earlier, later, expected):
    assert changes(draft, [(indicator, *earlier, fields)], [(indicator, *later, fields)]) == [expected]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (("~", 5, None), ("range", 4.5, 5), ("loosened", -0.5)),
        (("~", 5, None), ("range", 5, 5.5), ("tightened", 0)),
        (("range", 5, 6), ("range", 5, 7), ("tightened", 0)),
        (("range", 6, 6.5), (">=", 6, None), ("tightened", 0)),
    ],
)
def test_of_a_range_the_lower_end_binds(draft, earlier, later, expected):
    rows = [[("生产总值", op, value, {**GDP, "value_max": top})] for op, value, top in (earlier, later)]
    assert changes(draft, *rows) == [expected]


def test_of_a_range_of_prices_the_upper_end_binds(draft):
    rows = [[("居民消费价格", "range", 2, {**CPI, "value_max": top})] for top in (3, 4)]
    assert changes(draft, *rows) == [("loosened", 1)]


def test_units_are_made_comparable(draft):
    grain = {"indicator_id": "grain.output"}
    before = {**grain, "unit": "亿斤", "normalized": Amount(value=5e6, unit="吨", dimension="mass")}
    after = {**grain, "unit": "万吨", "normalized": Amount(value=5.2e6, unit="吨", dimension="mass")}
    assert changes(draft, [("粮食产量", ">=", 100, before)], [("粮食产量", ">=", 520, after)]) == [("tightened", 2e5)]


def test_figures_of_different_units_have_no_difference(draft):
    output = {"indicator_id": "grain.output"}
    found = changes(
        draft, [("粮食产量", "=", 100, {**output, "unit": "亿斤"})], [("粮食产量", "=", 3, {**output, "unit": "%"})]
    )
    assert found == [("new", None), ("dropped", None)]


def test_new_and_dropped(draft):
    found = changes(draft, [("生产总值", "~", 5, GDP)], [("城镇新增就业", ">=", 46, JOBS)])
    assert found == [("new", None), ("dropped", None)]


def test_a_repeated_figure_counts_once(draft):
    row = ("生产总值", "~", 5, GDP)
    assert changes(draft, [row, row], [row]) == [("same", 0)]


def test_two_figures_of_one_indicator_meet_the_equal_one_first(draft):
    rows = [("生产总值", "~", 5, GDP), ("生产总值", "~", 7, GDP)]
    assert changes(draft, rows, [rows[1]]) == [("same", 0), ("dropped", None)]


def test_subjects_and_times_keep_targets_apart(draft):
    listen = {"unit": "节"}
    teachers, heads = {**listen, "subject": "每位教师"}, {**listen, "subject": "每位校长"}
    assert changes(draft, [("听课", ">=", 20, teachers)], [("听课", ">=", 20, heads)]) == [
        ("new", None),
        ("dropped", None),
    ]
    plan, far = GDP, {**GDP, "period": "2030"}
    assert changes(draft, [("生产总值", "~", 5, plan)], [("生产总值", "~", 5, far)]) == [
        ("new", None),
        ("dropped", None),
    ]
    assert changes(draft, [("生产总值", "~", 5, far)], [("生产总值", "~", 6, far)]) == [("tightened", 1)]


def test_the_whole_place_is_no_subject_of_its_own(draft):
    rows = [[("生产总值", "~", 5, {**GDP, "subject": subject})] for subject in ("全县", None)]
    assert changes(draft, *rows) == [("same", 0)]


def test_what_is_achieved_is_no_promise(draft):
    assert changes(draft, [("生产总值", "=", 5, {**GDP, "status": "achieved"})], []) == []


def test_a_stated_absence_drops_the_promise(draft):
    none = {"measure": "growth", "absence": Absence(kind="unset", indicator_id="gdp.growth")}
    assert changes(draft, [("生产总值", "~", 5, GDP)], [("生产总值", "=", None, none)]) == [("dropped", None)]
    assert changes(draft, [("生产总值", "=", None, none)], [("生产总值", "~", 5, GDP)]) == [("new", None)]
    assert changes(draft, [("生产总值", "=", None, none)], [("生产总值", "=", None, none)]) == [("same", None)]


def test_free_indicators_meet_by_their_names(draft):
    listen = {"unit": "节"}
    assert changes(draft, [("教师听课", ">=", 20, listen)], [("教师听课节数", ">=", 25, listen)]) == [("tightened", 5)]
    assert changes(draft, [("听课", ">=", 20, listen)], [("备课", ">=", 25, listen)]) == [
        ("new", None),
        ("dropped", None),
    ]


def test_both_targets_are_shown(draft):
    documents = []
    for year, value in (("2024", 5), ("2025", 6)):
        text = f"生产总值增长{value}%左右"
        documents.append(draft(year).unit(text, type="goal").target(text, "生产总值", "~", value, **GDP).document())
    (change,) = compare(*documents).targets
    assert (change.indicator_id, change.indicator, change.subject, change.unit) == ("gdp.growth", "生产总值", None, "%")
    assert (change.earlier, change.later) == (documents[0].plans[0].targets[0], documents[1].plans[0].targets[0])


def test_what_is_added_is_not_compared_with_what_there_is(draft):
    firms = {"indicator_id": "firms.hightech", "unit": "家"}
    total, added = (
        ("高新技术企业达到50家", "高新技术企业", "=", 50, firms),
        ("新增高新技术企业10家", "高新技术企业", "=", 10, firms),
    )

    def kinds(*rows):
        documents = []
        for year, (text, indicator, op, value, fields) in zip(("2024", "2025"), rows, strict=True):
            plan = draft(year).unit(f"{text}。", type="goal").target(text, indicator, op, value, **fields)
            documents.append(plan.document())
        return [change.kind for change in compare(*documents).targets]

    assert kinds(total, added) == kinds(added, total) == ["new", "dropped"]
    assert kinds(total, ("高新技术企业总数60家", "高新技术企业", "=", 60, firms)) == ["tightened"]
    assert kinds(added, ("培育高新技术企业12家", "高新技术企业", "=", 12, firms)) == ["tightened"]


def test_promises_for_one_and_the_same_year_meet(draft):
    far = {**GDP, "period": "2025"}
    assert changes(draft, [("生产总值", "~", 6, far)], [("生产总值", "~", 5, far)]) == [("loosened", -1)]
    assert changes(draft, [("生产总值", "~", 7, GDP), ("生产总值", "~", 6, far)], [("生产总值", "~", 5, GDP)]) == [
        ("loosened", -2),
        ("dropped", None),
    ]


def test_none_at_all_needs_no_unit(draft):
    found = changes(draft, [("安全事故", "=", 0, {"unit": None})], [("安全事故", "<=", 1, {"unit": "起"})])
    assert found == [("loosened", 1)]


def test_a_name_and_its_negation_are_two_indicators(draft):
    found = changes(draft, [("食品抽检合格率", "=", 98, {})], [("食品抽检不合格率", "<=", 2, {})])
    assert found == [("new", None), ("dropped", None)]


def test_a_name_and_its_negation_in_another_rhythm(draft):
    before, after = ("排查未整改隐患", "=", 1, often("P3M")), ("排查整改隐患", "=", 1, often("P1M"))
    assert changes(draft, [before], [after]) == [("new", None), ("dropped", None)]


def often(per, **fields):
    return {"unit": "次", "per": per, **fields}


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (("=", 1, often("P3M")), ("=", 1, often("P1M")), [("tightened", None)]),
        ((">=", 20, often("P6M")), (">=", 20, often("P1Y")), [("loosened", None)]),
        (("=", 1, often("P1M")), ("=", 1, often("P1Y")), [("loosened", None)]),
        (("<=", 1, often("P1M")), ("<=", 1, often("P1W")), [("loosened", None)]),  # a ceiling
        (("=", 1, often("P1M")), ("=", 2, often("P1M")), [("tightened", 1)]),
        (("=", 1, often("P1W")), ("=", 20, often("P6M")), [("new", None), ("dropped", None)]),  # a term has 20 weeks
        (("=", 1, often("P1M")), ("=", 1, often("P1Y", unit="节")), [("new", None), ("dropped", None)]),
        (("=", 1, often("P1M")), ("=", 1, often("P1Y", subject="各组")), [("new", None), ("dropped", None)]),
        (("=", 1, often("P1M")), ("=", 1, often("P1Y2M")), [("new", None), ("dropped", None)]),
    ],
)
def test_another_rhythm(draft, earlier, later, expected):
    assert changes(draft, [("消防演练", *earlier)], [("消防演练", *later)]) == expected


def test_the_same_rhythm_comes_first(draft):
    before = [("消防演练", "=", 1, often("P1M"))]
    after = [("消防演练", "=", 1, often("P1W")), ("消防演练", "=", 2, often("P1M"))]
    assert changes(draft, before, after) == [("new", None), ("tightened", 1)]
