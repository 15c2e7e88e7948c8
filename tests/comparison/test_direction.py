"""Whether more or less is the higher aim, for indicators that have no canonical id."""

import pytest

from planparse.comparison import compare
from planparse.comparison.fulfilment import verdict
from planparse.schema import Span, Target


def stated(text, indicator, value, unit, op="=", measure="level"):
    span = Span(start=0, end=len(text))
    return Target(
        id="t", span=span, text=text, indicator=indicator, op=op, value=value, unit=unit, measure=measure,
    )  # fmt: skip


FALLS = [
    ("化肥使用量减少3%", "化肥使用量", -3, -5, "%"),
    ("一般性支出压减10%", "一般性支出", -10, -15, "%"),
    ("企业综合成本降低5%", "企业综合成本", -5, -8, "%"),
    ("学生近视率下降1个百分点", "学生近视率", -1, -2, "个百分点"),
    ("办理时间缩短至3个工作日", "时间", 3, 2, "个工作日"),
    ("事故起数为5起", "事故起数", 5, 3, "起"),
    ("臭氧平均浓度为150微克", "臭氧平均浓度", 150, 140, "微克"),
]
REMEDIES = [
    ("全年化解债务5亿元", "债务", 5, 6, "亿元"),
    ("查处违法案件200件", "违法案件", 200, 300, "件"),
    ("排查整治事故隐患500处", "排查整治事故隐患", 500, 800, "处"),
    ("事故隐患整改率达到95%", "事故隐患整改率", 95, 100, "%"),
    ("拆除违法建筑10万平方米", "拆除违法建筑", 10, 12, "万平方米"),
]


@pytest.mark.parametrize(("text", "indicator", "weak", "strong", "unit"), [*FALLS, *REMEDIES])
def test_what_goes_further_is_tightened_and_met(draft, text, indicator, weak, strong, unit):
    def document(year, value):
        measure = "growth" if unit == "%" else "level"
        plan = draft(year).unit(text, type="goal").target(text, indicator, "=", value, unit, measure=measure)
        return plan.document()

    def kind(earlier, later):
        (change,) = compare(document("2024", earlier), document("2025", later)).targets
        return change.kind

    assert kind(weak, strong) == "tightened"
    assert kind(strong, weak) == "loosened"
    assert verdict(stated(text, indicator, weak, unit), stated("", indicator, strong, unit)) == "met"
    assert verdict(stated(text, indicator, strong, unit), stated("", indicator, weak, unit)) == "missed"


def test_a_fall_that_is_to_become_smaller_is_no_aim_of_less():
    promise = stated("投资降幅收窄到3%以内", "投资", -3, "%", op=">=", measure="growth")
    assert verdict(promise, stated("", "投资", -2, "%", measure="growth")) == "met"
    assert verdict(promise, stated("", "投资", -5, "%", measure="growth")) == "missed"


def test_a_result_below_zero_makes_a_promised_rise_no_fall():
    promise = stated("收藏品交易额增长5%", "收藏品交易额", 5, "%", measure="growth")
    assert verdict(promise, stated("", "收藏品交易额", -2, "%", measure="growth")) == "missed"
