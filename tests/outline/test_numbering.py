import pytest

from planparse.outline.numbering import RANK, chinese_number, depth, label_of

ONES = "一二三四五六七八九"


def numerals(limit):
    """Heading numerals 一 … 九十九, built by rule and not by the code under test."""
    for number in range(1, limit + 1):
        tens, ones = divmod(number, 10)
        head = "" if tens == 0 else ("十" if tens == 1 else ONES[tens - 1] + "十")
        yield number, head + (ONES[ones - 1] if ones else "")


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("{}、", "cn"),
        ("{}．", "cn"),
        ("（{}）", "cn_paren"),
        ("({})", "cn_paren"),
        ("({}）", "cn_paren"),
        ("（{})、", "cn_paren"),
        ("〔{}〕", "cn_paren"),
        ("第{}章　", "chapter"),
        ("第{}节 ", "article_group"),
        ("第{}条　", "article"),
        ("第{}篇：", "part"),
        ("第{}部分 ", "part"),
    ],
)
def test_every_chinese_numeral_in_every_form(form, kind):
    for number, numeral in numerals(99):
        text = form.format(numeral)
        label = label_of(text + "加强管理")
        assert label is not None, text
        assert (label.kind, label.number, label.end) == (kind, number, len(text)), text


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("{}、", "num"),
        ("{}. ", "num"),
        ("{}．", "num"),
        ("（{}）", "num_paren"),
        ("({})", "num_paren"),
        ("{}）", "num_half"),
        ("{})", "num_half"),
    ],
)
def test_every_arabic_number_in_every_form(form, kind):
    for number in range(1, 100):
        text = form.format(number)
        label = label_of(text + "加强管理")
        assert label is not None, text
        assert (label.kind, label.number) == (kind, number), text


def test_every_circled_number():
    for first in "①⑴⒈":
        for number in range(1, 21):
            label = label_of(chr(ord(first) + number - 1) + "听课")
            assert label is not None
            assert (label.kind, label.number) == ("circled", number)


@pytest.mark.parametrize(
    "text",
    [
        "8.23-8.29",
        "2.5",
        "3.5万人受益",
        "第三附属小学",
        "第一周",
        "第二中学的老师",
        "二月：",
        "2024年工作",
        "一是加强管理",
        "十分重要的工作",
        "三年行动计划",
        "第一节课前准备",
        "五一节前检查",
        "4.18古城保护宣传活动",
        "5.12地震逃生演练",
        "9.10教师节座谈会",
        "4.22世界地球日签名",
        "7 年级朗读比赛",
        "30 多名队员集合",
        "70 岁以上的老人",
        "5 大行动齐头并进",
        "项目三、项目四和项目五年内开工",
        "措施二、三由教务处落实",
        "第二阶段、第三阶段连着做",
        "",
    ],
)
def test_what_only_looks_like_a_label(text):
    assert label_of(text) is None


@pytest.mark.parametrize("text", ["2.3重点环节把关", "2.3加强日常巡查", "2.3完善节点管理"])
def test_days_and_feasts_only_by_their_characters(text):
    label = label_of(text)
    assert label is not None
    assert (label.kind, label.text) == ("decimal", "2.3")


def test_date_behind_a_label_is_not_a_decimal():
    label = label_of("1.3月25日前上交设计")
    assert label is not None
    assert (label.text, label.number) == ("1.", 1)


@pytest.mark.parametrize(
    "text", ["3.2024-2025学年", "3.2024级新生", "3、2024届学员", "3、20xx年5月", "3，听课", "3, 听课"]
)
def test_a_year_or_a_comma_behind_a_number(text):
    label = label_of(text)
    assert label is not None
    assert label.number == 3


@pytest.mark.parametrize(
    "text",
    [
        "3、35人以上参赛",
        "3、80分以上占六成",
        "3、4分之3的班级参加",
        "3、120余户搬迁",
        "3、4—6月巡课",
        "3、2023—24年改造",
    ],
)
def test_a_figure_behind_a_number(text):
    label = label_of(text)
    assert label is not None
    assert (label.text, label.number) == ("3、", 3)


@pytest.mark.parametrize("text", ["3、4年级赛课", "2、3号楼维修", "3.50元一份", "3、4节连堂"])
def test_two_figures_in_a_row_have_no_number(text):
    assert label_of(text) is None


def test_a_range_of_figures_has_no_number():
    assert label_of("3.2024-3.2030") is None


@pytest.mark.parametrize(("numeral", "number"), [("一百", 100), ("一百零三", 103), ("二一", 21), ("〇", 0)])
def test_large_and_positional_numerals(numeral, number):
    assert chinese_number(numeral) == number


def test_depths_follow_the_custom_of_documents():
    labels = [
        label_of(text + "总则")
        for text in ("第一篇 ", "第一章 ", "第一节 ", "一、", "（一）", "1、", "（1）", "1）", "①")
    ]
    depths = [depth(label) for label in labels if label]
    assert len(depths) == len(labels)
    assert depths == sorted(set(depths))
    assert depth(label_of("1.1.1 总则")) > depth(label_of("1.1 总则")) > RANK["num"]


@pytest.mark.parametrize(
    ("line", "label", "number"),
    [
        ("活动三：诗会", "活动三：", 3),
        ("重点任务12：修渠", "重点任务12：", 12),
        ("专栏4 水利工程", "专栏4", 4),
        ("第二阶段：巡查", "第二阶段：", 2),
        ("措施一、加强领导", "措施一、", 1),
        ("措施一、一校一策", "措施一、", 1),
    ],
)
def test_numbered_names(line, label, number):
    found = label_of(line)
    assert found is not None
    assert (found.kind, found.text, found.number) == ("named", label, number)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("2.1发展基础", "2.1"),
        ("3.2.1名师培养", "3.2.1"),
        ("4.1近期目标（2024年）", "4.1"),
        ("3 人员分工", "3"),
        ("4 组织领导", "4"),
        ("1 检查桌椅，及时报修。", "1"),
        ("1.2学生需要 学校把国防教育列入教学计划。", "1.2"),
        ("116.整修东干渠。", "116."),
    ],
)
def test_numbers_without_a_mark_behind_them(line, label):
    found = label_of(line)
    assert found is not None
    assert found.text == label


@pytest.mark.parametrize(
    "line",
    [
        "活动一览表",
        "项目一期工程",
        "专栏作家座谈",
        "第二阶段的工作",
        "2.1万元用于修渠",
        "2.5公里渠道",
        "3.8妇女节",
        "9.10教师节慰问，全校参加。",
        "20 名幼儿",
        "9 月报到",
        "2 组和3 组",
        "8 时到校",
        "3 万元经费",
        "120.5公里渠道",
    ],
)
def test_quantities_dates_and_names_are_no_labels(line):
    assert label_of(line) is None
