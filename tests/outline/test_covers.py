"""Letters that hand a plan on: where they end, and what the plan behind them is called."""

import pytest

from planparse import parse
from planparse.outline.covers import same_words, sent_title

LETTER = "各镇人民政府：\n《望岚县2024年护林工作方案》已经县政府同意，现印发给你们，请认真落实。"
SIGNED = "望岚县人民政府办公室\n2024年3月6日"
PLAN = "为做好护林工作，制定本方案。\n一、工作目标\n全年不发生火灾。\n二、主要任务\n1.开展巡查。\n2.配齐器具。"
TITLE = "望岚县人民政府办公室关于印发《望岚县2024年护林工作方案》的通知"


def items(plan):
    return [item.text for item in sorted((*plan.goals, *plan.tasks, *plan.context), key=lambda item: item.span.start)]


@pytest.mark.parametrize(
    "joint",
    [
        f"{SIGNED}\n望岚县2024年护林工作方案",
        f"{SIGNED}\n（此件公开发布）\n望岚县2024年护林\n工作方案",
        f"{SIGNED}\n附件\n望岚县2024年\n护林工作方案",
        f"{SIGNED}\n方案\n望岚县2024年护林工作方案",
        f"附件：望岚县2024年护林工作方案\n{SIGNED}\n望岚县2024年护林工作方案",
        "中共望岚县委办公室　望岚县人民政府办公室\n2024年3月6日\n望岚县2024年护林工作方案\n（2024年3月）",
        "望岚县林业局　望岚县公安局\n望岚县民政厅\n望岚县水利局\n望岚县教育局\n2024年3月6日\n望岚县2024年护林工作方案",
        f"{SIGNED}\n望岚县人民政府\n望岚县2024年护林工作方案\n——2024年3月5日在全县护林会议上\n望岚县人民政府县长　田禾",
        "望岚县人民政府办公室\n2024 年 3 月 06 日",
        f"{SIGNED}\n2024年3月6日\n望岚县2024年护林工作方案",
        SIGNED,
        f"{SIGNED}\n望岚县2024年全域护林\n重点项目清单",
        f"{SIGNED}\n（此件公开发布）\n望岚县2024年全域护林\n重点项目清单",
    ],
)
def test_only_letter_and_plan_are_content(joint):
    plan = parse(f"{TITLE}\n{LETTER}\n{joint}\n{PLAN}").plans[0]
    assert plan.title == TITLE
    assert items(plan)[:2] == [LETTER.split("\n")[1], "为做好护林工作，制定本方案。"]
    assert [section.title for section in plan.sections if section.level == 1][-2:] == ["工作目标", "主要任务"]
    assert plan.published == "2024-03-06"


def test_a_plan_of_any_kind_is_known_by_the_name_that_its_letter_gives():
    text = f"{TITLE}\n{LETTER}\n{SIGNED}\n望岚县护林工作规则\n{PLAN}".replace("2024年护林工作方案", "护林工作规则")
    assert "望岚县护林工作规则" not in [section.title for section in parse(text).plans[0].sections]


def test_a_letter_without_a_title_has_that_of_its_plan():
    plan = parse(f"{LETTER}\n{SIGNED}\n望岚县2024年护林工作方案\n{PLAN}").plans[0]
    assert (plan.title, plan.issuer, plan.published) == (
        "望岚县2024年护林工作方案",
        "望岚县人民政府办公室",
        "2024-03-06",
    )
    assert plan.addressee == "各镇人民政府"
    assert items(plan)[0] == LETTER.split("\n")[1]
    assert plan.span.start == LETTER.index("《")


def test_a_letter_between_the_title_of_a_page_and_that_of_the_plan():
    title = "望岚县2024年护林工作方案"
    plan = parse(f"{title}\n来源：县政府 发布时间：2024-03-09\n{LETTER}\n{SIGNED}\n{title}\n{PLAN}").plans[0]
    assert (plan.title, plan.issuer, plan.addressee) == (title, "望岚县人民政府办公室", "各镇人民政府")
    assert items(plan)[:2] == [LETTER.split("\n")[1], "为做好护林工作，制定本方案。"]


def test_headings_below_an_addressee_hand_nothing_on():
    text = "各科室：\n现制定如下计划。\n2024年重点工作安排\n1．抓好培训。\n2．抓好检查。"
    plan = parse(text).plans[0]
    assert plan.title is None
    assert [section.title for section in plan.sections] == ["2024年重点工作安排"]


def test_a_letter_that_hands_nothing_on_is_content():
    letter = (
        "各学校：\n为做好听课工作，现通知如下。\n一、加强领导\n各校要重视。\n2024年3月1日\n二、抓好落实\n各校要检查。"
    )
    plan = parse(f"关于做好2024年听课工作的通知\n{letter}").plans[0]
    assert "2024年3月1日" in " ".join(items(plan))


def test_what_a_notice_hands_on():
    assert sent_title("关于下达望岚县2024年生产计划的通知") == "望岚县2024年生产计划"
    assert sent_title("关于征求《望岚县护林规划（征求意见稿）》意见的函") == "望岚县护林规划（征求意见稿）"
    assert sent_title("望岚县关于做好听课工作的通知") is None
    assert same_words("望岚县“十五五”规划", "望岚县 十五五规划")
    assert not same_words("望岚县规划", "望岚县计划")


ANNEXES = (
    "附件1\n巡查细则\n一、路线\n1.走遍林道，逐段登记。\n2.查看坟区。"
    "\n附件2\n器具清单\n1.灭火器要写明数量。\n2.水泵要写明型号。"
)
NOTICE = "关于做好2024年清明护林工作的通知\n各镇人民政府：\n现就有关事项通知如下：\n一、工作要求\n1.各镇要认真巡查。"


@pytest.mark.parametrize("listed", ["附件：1.巡查细则\n2.器具清单\n", "附件：\n1.巡查细则\n2.器具清单\n", ""])
@pytest.mark.parametrize("remark", ["", "\n（此件公开发布）"])
def test_annexes_of_a_notice_are_sections_and_their_list_is_none(listed, remark):
    plan = parse(f"{NOTICE}\n{listed}望岚县林业局\n2024年3月6日{remark}\n{ANNEXES}").plans[0]
    assert [(section.level, section.title) for section in plan.sections] == [
        (1, "工作要求"),
        (1, "附件1"),
        (2, "巡查细则"),
        (3, "路线"),
        (1, "附件2"),
        (2, "器具清单"),
    ]
    assert plan.attachments == (("巡查细则", "器具清单") if listed else ())
    assert items(plan)[-4:] == [
        "1.走遍林道，逐段登记。",
        "2.查看坟区。",
        "1.灭火器要写明数量。",
        "2.水泵要写明型号。",
    ]


def test_an_annex_ends_a_calendar():
    months, tools = "行事历\n3月：巡山\n4月：查火源", "器具清单\n1.灭火器。\n2.水泵。"
    plan = parse(f"{NOTICE}\n望岚县林业局\n2024年3月6日\n附件1\n{months}\n附件2\n{tools}").plans[0]
    assert [item.activity for item in plan.schedule] == ["巡山", "查火源"]
    assert [section.title for section in plan.sections][-4:] == ["附件1", "行事历", "附件2", "器具清单"]


@pytest.mark.parametrize("below", ["各镇要逐户登记。", "组长：张三", "序号 姓名 职务", "2024年3月"])
def test_a_sentence_a_field_a_row_or_a_date_names_no_annex(below):
    plan = parse(f"{NOTICE}\n望岚县林业局\n2024年3月6日\n附件1\n{below}\n填表要用墨水笔。").plans[0]
    assert [section.title for section in plan.sections] == ["工作要求", "附件1"]
