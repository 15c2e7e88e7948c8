"""Where headings without a number and headings whose line end was lost stand in the numbering around them."""

import pytest

from planparse import parse


def headings(text):
    return [(section.level, section.label, section.title) for section in parse(text).plans[0].sections]


def test_headings_inside_an_entry_whose_numbering_goes_on():
    text = """一、班级情况
1、幼儿情况：
本班有幼儿三十名，男孩十六名，女孩十四名。
身体发展情况分析：
大多数幼儿动作协调，喜欢户外活动。
认知发展情况分析：
能按用途分类，喜欢提问题。
2、教师情况：
本班有三位教师，工作认真负责。
二、工作目标
1、养成良好习惯。"""
    assert headings(text) == [
        (1, "一、", "班级情况"),
        (2, "1、", "幼儿情况"),
        (3, "", "身体发展情况分析"),
        (3, "", "认知发展情况分析"),
        (1, "二、", "工作目标"),
    ]


def test_a_heading_behind_a_sentence_is_not_inside_it():
    text = "一、工作目标\n1、听课二十节。\n工作措施\n2、抓好教研。\n二、总结\n写好总结。"
    assert (2, "", "工作措施") in headings(text)


def test_a_lone_heading_of_aims_stands_beside_the_numbered_ones():
    text = """今年工作的意义重大，任务繁重。
2024年护林工作主要目标：
1、不发生较大火灾。
2、护林员培训率达到90%。
一、健全体系
一是配齐人员。每镇一名。
二、加强巡查
一是定期巡查。每月一次。"""
    assert [(level, title) for level, _, title in headings(text)] == [
        (1, "2024年护林工作主要目标"),
        (1, "健全体系"),
        (1, "加强巡查"),
    ]


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("（一）生活方面 通过日常引导，鼓励幼儿自己穿衣、整理书包。", "生活方面"),
        ("（一）开展培训，提高素质 组织护林员到林场学习，写好心得体会。", "开展培训，提高素质"),
        ("（一）语文 数学 英语三科教师参加，每学期听课二十节以上。", None),
        ("（一）各校要 按照要求，每学期组织教师听课评课，写好记录。", None),
    ],
)
def test_a_title_before_a_blank(entry, title):
    plan = parse(f"三、工作措施\n{entry}\n（二）开展检查。").plans[0]
    assert plan.tasks[0].title == title


def test_a_heading_with_its_text_behind_nothing():
    text = "一、指导思想\n坚持以人为本。\n二、备课组基本情况本学期，共有教师八名，其中骨干教师三名，都有多年教学经验。"
    assert headings(text)[1] == (1, "二、", "备课组基本情况")


def test_a_numbering_inside_a_numbering_of_its_kind():
    text = """一、主要工作
1. 抓好教学
1. 每周听课一次。
2. 每月评课一次。
2. 抓好教研
1. 每周教研一次。
2. 写好记录。
3. 抓好德育
1. 开好班会。
二、保障措施
1. 加强领导。"""
    assert headings(text) == [
        (1, "一、", "主要工作"),
        (2, "1.", "抓好教学"),
        (2, "2.", "抓好教研"),
        (2, "3.", "抓好德育"),
        (1, "二、", "保障措施"),
    ]


def test_lists_below_headings_without_a_number_are_no_inner_ones():
    text = "工作措施\n1. 抓好教学\n2. 抓好教研\n工作要求\n1. 抓好德育\n2. 抓好安全\n工作保障\n1. 抓好后勤\n2. 抓好培训"
    assert [(level, title) for level, _, title in headings(text)] == [
        (1, "工作措施"),
        (1, "工作要求"),
        (1, "工作保障"),
    ]


def test_inner_numberings_of_a_page_with_headings():
    text = """# 云岭小学2024年工作计划

## 主要工作

1. 抓好教学
   1. 每周听课一次。
   2. 每月评课一次。
2. 抓好德育
   1. 开好班会。

## 保障措施

1. 加强领导。
2. 加大投入。
"""
    assert [(section.level, section.title) for section in parse(text.encode(), name="a.md").plans[0].sections] == [
        (1, "主要工作"),
        (2, "抓好教学"),
        (2, "抓好德育"),
        (1, "保障措施"),
    ]


def test_titles_over_paragraphs_may_quote():
    text = """2024年全镇的工作思路是：全面落实上级部署，突出特色，打好基础。
提升执政能力，建设和谐街道
加强学习，提升统筹协调能力；严格管理，提升落实能力；落实制度，提升防变能力。
深化“网格管理，组团服务”成果，优化管理
构建网格管理机制；构建居民自治长效机制；构建公共服务长效机制，服务全体居民。
把握发展规律，加强社会管理
注重细节，加强城市管理；注重防范，加强信访工作；注重监管，加强食品安全工作。"""
    plan = parse(text).plans[0]
    titles = [unit.title for unit in (*plan.goals, *plan.tasks, *plan.context)]
    assert "深化“网格管理，组团服务”成果，优化管理" in titles


def test_a_number_that_stands_twice_is_a_slip():
    text = "一、主要工作\n1. 抓好教学\n1. 抓好教研\n2. 抓好德育\n3. 抓好安全"
    assert headings(text) == [(1, "一、", "主要工作")]


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("[指导思想]今年继续贯彻预防为主的方针，抓好护林。", ["指导思想", "工作措施"]),
        ("【工作目标】 全年不发生火灾。", ["工作目标", "工作措施"]),
        ("【最美护林员】评选活动要办好。", ["工作措施"]),
    ],
)
def test_a_heading_in_brackets_before_its_text(line, titles):
    text = f"护林工作计划\n{line}\n工作措施\n1、巡查。\n2、宣传。"
    assert [title for _, _, title in headings(text)] == titles
