"""Body and date of a signature became tasks where a page's buttons, a seal or a printer's line stood by them."""

import pytest

from planparse import parse

BODY = "一、主要工作\n1、抓好常规教学。\n2、开展听课评课活动。"


@pytest.mark.parametrize(
    "tail",
    [
        "云岭县教育局\n2024年3月1日\n【关闭窗口】",
        "云岭县教育局\n2024年3月1日\n【打印本页】 【关闭窗口】",
        "云岭县教育局\n（单位盖章）\n2024年3月1日",
        "云岭县教育局\n2024年3月1日\n云岭县教育局办公室\n2024年3月1日印发",
        "云岭县教育局\n2024年3月1日\n信息来源：教育科",
        "云岭县教育局\n2024年3月1日\n抄送：县政府办。\n云岭县教育局办公室　　2024年3月1日印发\n（共印30份）",
        "云岭县教育局　　2024年3月1日",
        "云岭县教育局\n2024.3.1",
        "云岭县教育局\n2024年3月",
    ],
)
def test_it_is_no_work(tail):
    plan = parse(f"2024年教育工作要点\n{BODY}\n{tail}").plans[0]
    assert [task.text for task in plan.tasks] == ["1、抓好常规教学。", "2、开展听课评课活动。"]
    assert not plan.context
    assert plan.issuer == "云岭县教育局"


@pytest.mark.parametrize("name", ["撰写人：李华", "李　华"])
def test_a_signature_by_name(name):
    plan = parse(f"2024年工作计划\n{BODY}\n{name}\n2024年3月1日").plans[0]
    assert len(plan.tasks) == 2


def test_a_masked_signature():
    plan = parse(f"2024年工作计划\n{BODY}\nXX县城关镇中心小学\n2024年3月1日").plans[0]
    assert plan.issuer == "XX县城关镇中心小学"


def test_what_a_page_says_of_itself():
    line = "[ 发布日期：2024-03-01 | 来源：县教育局 | 浏览：120 次 | 【字体：大 中 小】 ]"
    plan = parse(f"发文字号：云教发〔2024〕3号\n2024年工作计划\n{line}\n{BODY}\n信息来源：县教育局").plans[0]
    assert (plan.published, plan.number, plan.targets, plan.context) == ("2024-03-01", "云教发〔2024〕3号", (), ())
    assert len(plan.tasks) == 2
