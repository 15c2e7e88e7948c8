from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.text.glued import cuts


def pieces(line):
    places = [0, *cuts(line), len(line)]
    return [line[a:b] for a, b in pairwise(places)]


@pytest.mark.parametrize(
    "parts",
    [
        ["4、做好毕业班质量检测。", "四月："],
        ["做好放假工作（含寄宿生）。", "十二月份："],
        ["（二）抓教研，提升课堂水平.", "1、确定研究主题。", "2、开展课例研讨。"],
        ["三、具体安排 ", "二〇一八年九月： ", "1、召开开学工作会。"],
        ["九月份 ", "1、参加培训。"],
        ["三、具体安排 ", "2018年9月：", "1、2018年计划汇编。"],
        ["1．完善教研制度。", "2．落实集体备课。"],
        ["提高教学质量。 ", "12、加强体育工作。"],
        ["完成年度任务。", "二、保障措施"],
        ["完成年度任务。", "（一）加强领导。", "（二）强化督导。"],
        ["今年办好三件实事。", "（1）新建幼儿园两所。", "（2）改造校舍。"],
        ["上报总结；", "6、制定下学期计划"],
        ["组织考试。”", "五月："],
        ["组织考试。", "第十二周"],
        ["组织考试。", "①命题"],
        ["工作任务： ", "1、培训教师"],
        ["石桥小学后勤工作计划 ", "一、工作思路"],
        ["班务计划范文五篇，仅供阅读 中班班务计划 篇1", "一、班级概况"],
        ["二、主要任务：", "1、修缮校舍。", "2、更新桌椅；", "3、管好菜园。"],
        ["二、奋斗目标", "1.质量：及格率稳中有升。", "2.安全：全年无事故。"],
        ["三、保障措施：", "（一）加强领导。成立专班。", "（二）落实经费。"],
        ["现总结如下：", "一、造林绿化，成效显著", "（一）20xx年造林三千亩。", "二、管护到位。"],
        ["一、2024年重点任务 ", "（一）林区方面 通过巡查消除隐患。"],
        ["（一）优化管理，夯实根基", "1.备课：每周一次。", "2.作业：分层布置。"],
        ["大班下学期班务工作计划一 ", "一、班级情况 幼儿活泼好动。"],
        ["科室工作计划 2 ", "1、完善各项制度。"],
        ["小班教研计划 ", "一.情况分析：本组四人。 ", "二．工作目标"],
    ],
)
def test_entries_and_headings_begin_after_an_end(parts):
    assert pieces("".join(parts)) == parts


@pytest.mark.parametrize(
    "line",
    [
        "全县小学教师1.5万人，增长1.2%。",
        "获得第1、2名，一、二年级学生参加。",
        "对一、二年级进行检测。三、四年级自愿参加。",
        "分为：（1）理论学习；（2）课堂实践；（3）总结反思。",
        "2024、2025两年；3、4年级；1、2月份",
        "1、组织教师参加培训。",
        "二、主要工作",
        "按照县局要求，于3月15日前上报。2024年共完成5项。",
        "网址www.edu.cn，邮箱a.b@c.cn。",
        "三月：",
        "1 三月份：学雷锋",
        "计划在三月 12日植树",
        "分两步走：1、摸底。",
        "情况如下：（一）已完成的占六成；（二）未完成的占四成。",
        "二、工作目标包括（一）护林率达到九成；（二）不发生火灾。",
        "一、做好八年级（一）班的结对工作。",
        "制订教研工作计划一、二稿。",
        "。",
        "",
    ],
)
def test_whole_lines_are_not_cut(line):
    assert cuts(line) == []


@pytest.mark.parametrize(
    ("line", "below", "parts"),
    [
        ("（二）加强教研1.钻研教材，上好课。", "2.做好调研。", ["（二）加强教研", "1.钻研教材，上好课。"]),
        ("四、抓好以下工作：1、开展巡查。", "  2、配齐器具。", ["四、抓好以下工作：", "1、开展巡查。"]),
        ("（二）加强教研1.钻研教材，上好课。", "（三）做好调研。", ["（二）加强教研1.钻研教材，上好课。"]),
    ],
)
def test_the_second_entry_may_stand_below(line, below, parts):
    places = [0, *cuts(line, below), len(line)]
    assert [line[a:b] for a, b in pairwise(places)] == parts


@given(st.text(alphabet="一二三月周第1234、.．。；：:（）() 年级加强管理", max_size=60))
def test_cuts_ascend_inside_the_line(line):
    places = cuts(line)
    assert places == sorted(set(places))
    assert all(0 < place < len(line) for place in places)
