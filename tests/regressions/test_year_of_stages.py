"""A scheme that names its year at its first stage only left the years of all later stages unknown."""

import pytest

from planparse import parse

FORMS = {
    "brackets": "第一阶段：发动阶段（2023年3月1日—15日）。开会部署。\n第二阶段：整治阶段（4月上旬）。开展排查。",
    "colons": "（一）发动阶段：2023年3月\n开会部署。\n（二）整治阶段：4月上旬\n开展排查。",
    "work that goes on": "1、2023年3月1日—15日为全面推进阶段。开会部署。\n2、4月上旬为应急处置阶段。开展排查。",
    "times first": "1、2023年3月1日—15日为发动阶段。开会部署。\n2、4月上旬为整治阶段。开展排查。",
}


def read(stages):
    (plan,) = parse(f"云岭县校车专项整治实施方案\n一、工作目标\n消除隐患。\n二、实施步骤\n{stages}").plans
    return plan


@pytest.mark.parametrize("form", FORMS)
def test_the_year_of_the_first_stage(form):
    plan = read(FORMS[form])
    assert (plan.period.label, plan.period.edtf) == ("2023年", "2023")
    assert "2023-04-01/2023-04-10" in [time.edtf for unit in plan.tasks for time in unit.times]


@pytest.mark.parametrize(
    "stages",
    [
        "（一）发动阶段（2023年11月）。开会部署。\n（二）整治阶段（2024年1月）。开展排查。",
        "（一）发动阶段（2023年11月—2024年1月）。开会部署。\n（二）整治阶段（2月）。开展排查。",
        "前一阶段（2019年3月1日—15日），各校自查。\n下一步开展排查。",
        "现阶段：2019年3月已有办法。\n义务教育阶段（2018年5月通过验收）继续巩固。",
        "2018年5月，全县进入迎检阶段。\n各校要做好准备。",
        "（一）发动阶段（3月）。落实2019年3月的通知。\n（二）整治阶段（4月）。",
    ],
)
def test_no_year_of_all_stages(stages):
    assert read(stages).period is None
