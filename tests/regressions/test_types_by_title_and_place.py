"""What a unit is where its title or its place says so: aims under principles, demands of a letter, work of a year."""

import pytest

from planparse import parse

LETTER = "关于做好护林工作的通知\n各镇：\n现就护林工作通知如下。\n"


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            LETTER + "一、压实责任。林业局实行分线负责制，各镇要履行职责。\n二、细化方案。各单位对照任务，制订办法。",
            {"一、": "task", "二、": "task"},
        ),
        (
            "具体内容如下：\n1.完善管理体系：健全制度，明确责任人员。\n2.加强巡查：每月发布一次巡查报告。",
            {"1.": "task", "2.": "task"},
        ),
        (
            "一、把握总体要求，明确工作目标\n（一）总体要求。坚持预防为主。\n（二）工作目标。护林员培训率达到90%。",
            {"（一）": "guiding", "（二）": "goal"},
        ),
        (
            "一、总体要求\n（一）基本原则\n——坚持预防与扑救相结合。通过巡查消除隐患。\n——坚持政府与群众相结合。发动群众。",
            {"——坚持预防": "guiding", "——坚持政府": "guiding"},
        ),
        (
            "一、2023年工作成效\n1.稳产业。新建林场两处，增长5%。\n二、2024年工作思路\n1.强产业。引进企业，建好基地。",
            {"1.稳": "review", "1.强": "task"},
        ),
        (
            "一、工作思路\n1.以质量为中心，落实常规。抓住课堂，依靠教师，管好过程。\n二、主要工作\n1.听课。",
            {"1.以": "guiding", "1.听课": "task"},
        ),
    ],
)
def test_types(text, types):
    plan = parse(text).plans[0]
    units = [*plan.goals, *plan.tasks, *plan.context]
    found = {opening: unit.type for opening in types for unit in units if unit.text.startswith(opening)}
    assert found == types


def test_a_village_or_county_may_be_addressed():
    assert parse(LETTER + "一、压实责任。各镇要履行职责。").plans[0].addressee == "各镇"
