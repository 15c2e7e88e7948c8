"""The steps that look at single characters: line ends, strays, widths, points and spaced digits."""

import pytest

from planparse.text.clean import CleanText
from planparse.text.steps import (
    chunks,
    line_ends,
    markdown,
    markup,
    misread,
    page_numbers,
    scraped,
    site_names,
    strays,
    width,
)

HEALTHY = "一、工作目标\n（1）完成85%的任务，3.5万人参加；A类“示范校”2所。"


@pytest.mark.parametrize(
    "step", [line_ends, strays, width, misread, scraped, page_numbers, site_names, chunks, markdown]
)
def test_healthy_text_comes_back_as_the_same_object(step):
    clean = CleanText.of(HEALTHY)
    assert step.run(clean) is clean


@pytest.mark.parametrize(
    ("raw", "text", "origin"),
    [
        ("甲\r\n乙", "甲\n乙", [0, 1, 3]),
        ("甲\r乙", "甲\n乙", [0, 1, 2]),
        ("甲\u2028乙\x0b丙\x0c丁\x85戊", "甲\n乙\n丙\n丁\n戊", list(range(9))),
        ("甲\r\n\r\n乙", "甲\n\n乙", [0, 1, 3, 5]),
    ],
)
def test_line_ends(raw, text, origin):
    clean = line_ends.run(CleanText.of(raw))
    assert (clean.text, list(clean.origin), clean.warnings) == (text, origin, ())


@pytest.mark.parametrize(
    ("raw", "text", "warnings"),
    [
        ("提\u200b高质\u00ad量", "提高质量", ["invisible, control or private characters (2 times)"]),
        ("\ufeff总\x07结", "总结", ["invisible, control or private characters (2 times)"]),
        (
            "\uf06c 夯实基础\n  \uf0d8狠抓落实",
            "● 夯实基础\n  ●狠抓落实",
            ["invisible, control or private characters (2 times)"],
        ),
        ("夯实\uf0b7基础", "夯实基础", ["invisible, control or private characters"]),
        ("\u3000\u3000各位\xa0代表", "  各位 代表", []),
        ("甲\t乙\n", "甲\t乙\n", []),
    ],
)
def test_strays(raw, text, warnings):
    clean = strays.run(CleanText.of(raw))
    assert clean.text == text
    assert [notice.message for notice in clean.warnings] == warnings
    assert {notice.code for notice in clean.warnings} <= {"stray_character"}


def test_stray_span_is_that_of_the_first_one():
    (notice,) = strays.run(CleanText.of("提\u200b高\u200b")).warnings
    assert (notice.span.start, notice.span.end) == (1, 2)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("２０２５年增长５％", "2025年增长5%"),
        ("Ａ级＋Ｂ级－ｃ", "A级+B级-c"),
        ("增长５．５％左右", "增长5.5%左右"),
        ("增长19·5％，其中4·3 %", "增长19.5%，其中4.3 %"),
        ("5·18国际博物馆日", "5·18国际博物馆日"),
        ("１．２０２５年任务", "1．2025年任务"),
        ("１．１０月检查", "1．10月检查"),
        ("１．落实责任", "1．落实责任"),
        ("（一），。：；！？～①", "（一），。：；！？～①"),
        ("⼯作⻓期⻔槛", "工作长期门槛"),
        ("果㬵生产线", "果胶生产线"),
    ],
)
def test_width(raw, text):
    clean = width.run(CleanText.of(raw))
    assert (clean.text, clean.origin, clean.warnings) == (text, range(len(raw)), ())


PLAIN = "一。二。三。四。五。"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("在局党组的.正确领导下" + PLAIN, "在局党组的正确领导下" + PLAIN),
        ("提高质量.加强管理.完善制度", "提高质量.加强管理.完善制度"),
        ("提高质量.二、加强管理" + PLAIN, "提高质量.二、加强管理" + PLAIN),
        ("提高质量.1、加强管理" + PLAIN, "提高质量.1、加强管理" + PLAIN),
        ("教研计划 一.班情分析" + PLAIN + " 二.活动要求", "教研计划 一.班情分析" + PLAIN + " 二.活动要求"),
        ("统一.指挥" + PLAIN, "统一指挥" + PLAIN),
        ("增长2.5倍" + PLAIN, "增长2.5倍" + PLAIN),
        ("2 0 2 4 年 1 1 月 2 5 日", "2024年 11月 25日"),
        ("时间：1 2月 5 日", "时间：12月 5 日"),
        ("周次 时间\n1 2月26日\n2 3月4日", "周次 时间\n1 2月26日\n2 3月4日"),
        ("周次 时间\n1 2月2日", "周次 时间\n1 2月2日"),
        ("完成 9 5 %", "完成 95%"),
        ("第 3 4 5 组", "第 3 4 5 组"),
    ],
)
def test_scraped(raw, text):
    assert scraped.run(CleanText.of(raw)).text == text


def test_removed_point_is_reported():
    (notice,) = scraped.run(CleanText.of("的.正" + PLAIN)).warnings
    assert (notice.code, notice.span.start, notice.span.end) == ("stray_character", 1, 2)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("### 一、目标\n#### 二、措施\n1. **抓备课**：周前备课。", "一、目标\n二、措施\n1. 抓备课：周前备课。"),
        ("# 一、目标\n1. **抓备课**：周前备课。", "# 一、目标\n1. **抓备课**：周前备课。"),
        ("**县教育局组织**名教师参加。", "**县教育局组织**名教师参加。"),
        ("教室#1\n教室#2", "教室#1\n教室#2"),
    ],
)
def test_markdown(raw, text):
    assert markdown.run(CleanText.of(raw)).text == text


def test_the_point_of_a_label_is_no_stray():
    raw = "一.活动主题\n树新风。做新人。讲礼貌。守纪律。爱劳动。\n 二.活动要求\n各班按时.上报。"
    assert scraped.run(CleanText.of(raw)).text == raw.replace("时.上", "时上")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("一 、 指 导 思 想", "一、指导思想"),
        ("听 课 不 少 于 1 5 节 ， 优 秀 率 6 0 % 。", "听课不少于15节，优秀率60%。"),
        ("　　工　作　计　划　要　点".replace("　", "  "), "    工作计划要点"),
        ("桥 头 镇 2024 年 工 作 计 划", "桥头镇2024年工作计划"),
        ("教 育 局 2024 2025 年 A B 类 学 校", "教育局2024 2025年A B类学校"),
        ("周次\t组 织 教 师 听 课\t备注", "周次\t组织教师听课\t备注"),
    ],
)
def test_characters_with_spaces_between_them_are_closed_up(raw, text):
    clean = scraped.run(CleanText.of(raw))
    assert clean.text == text
    assert [notice.code for notice in clean.warnings] == ["stray_character"]
    assert all(raw[clean.origin[at]] == one for at, one in enumerate(clean.text))


@pytest.mark.parametrize(
    "raw", ["一 二 三 四 五 六 日", "甲 乙 丙 丁", "A B C D E F", "教导处 总务处 少先队 工会 党支部", "1 2 3 4 5 6"]
)
def test_spaces_that_divide_stay(raw):
    clean = CleanText.of(raw)
    assert scraped.run(clean) is clean


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("2O23-2024学年", "2023-2024学年"),
        ("优秀率达到6O%，合格率9O.5％", "优秀率达到60%，合格率90.5％"),
        ("听课l5节，1l月检查，2OO人", "听课15节，11月检查，200人"),
        ("1、甲\nl、乙", "1、甲\n1、乙"),
        ("-、目标\n（-）质量\nニ、任务\nー、目标", "一、目标\n（一）质量\n二、任务\n一、目标"),
    ],
)
def test_digits_read_as_what_looks_the_same(raw, text):
    clean = misread.run(CleanText.of(raw))
    assert clean.text == text
    assert [notice.code for notice in clean.warnings] == ["misread"]


@pytest.mark.parametrize(
    "raw", ["O2O模式，B2B2C", "Al2O3个", "I、总则\nII、任务", "A4O年级", "5l水", "甲-、乙", "2O", "（-5℃）"]
)
def test_letters_and_dashes_that_are_meant_stay(raw):
    clean = CleanText.of(raw)
    assert misread.run(clean) is clean


@pytest.mark.parametrize("number", ["- 1 -", "—12—", "第 2 页 共 5 页", "第3页", "Page 4 of 9", "·7·"])
def test_page_numbers_between_lines_go(number):
    raw = f"全面提高\n  {number}\n教学质量。\n{number}"
    clean = page_numbers.run(CleanText.of(raw))
    assert clean.text == "全面提高\n教学质量。"
    assert [notice.code for notice in clean.warnings] == ["stray_character"]
    assert clean.span(5, 9).start == raw.index("教学")


def test_bare_numbers_that_count_pages_go_and_others_stay():
    page = "办好每一所学校。" * 50
    assert page_numbers.run(CleanText.of(f"{page}\n7\n{page}\n8\n{page}\n9")).text == f"{page}\n{page}\n{page}"
    for raw in (f"{page}\n7\n{page}\n9\n{page}\n11", "序号\n1\n备课\n2\n听课\n3\n评课"):
        clean = CleanText.of(raw)
        assert page_numbers.run(clean) is clean


def test_vertical_and_small_forms_of_marks():
    assert width.run(CleanText.of("一﹑目标︰优秀率﹐合格率︒")).text == "一、目标：优秀率，合格率。"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (r"一、目标\n\u3000\u3000办好学校。\r\n二、任务", "一、目标\n\u3000\u3000办好学校。\n二、任务"),
        (r"\u4e00\u3001目标\t教师\xa0听课", "一、目标\t教师\xa0听课"),
        (r"存于C:\new\计划，D:\教学\note", r"存于C:\new\计划，D:\教学\note"),
    ],
)
def test_escapes_of_a_string(raw, text):
    assert markup.run(CleanText.of(raw)).text == text


SENTENCE = "各镇要加强巡查，配齐器具，及时发现隐患，"


def test_pieces_that_a_site_numbered_are_joined():
    first, second = SENTENCE * 12 + "全年完成造", SENTENCE * 12 + "每月一"
    clean = chunks.run(CleanText.of(f"护林工作\n\n1、{first}\n\n2、林一千亩，{second}\n3、次。"))
    assert clean.text == f"护林工作\n{first}林一千亩，{second}次。"
    assert [notice.code for notice in clean.warnings] == ["broken_line"]


@pytest.mark.parametrize(
    "text",
    [
        f"1、{SENTENCE * 12}做好总结。\n2、{SENTENCE * 12}写好报告。\n3、开好会。",
        "1、开展巡查\n2、配齐器具\n3、写好总结",
        f"1、{SENTENCE * 12}全年完成造\n林一千亩\n2、{SENTENCE * 12}写好",
        f"2、{SENTENCE * 12}全年完成造\n3、林一千亩",
        f"1、{SENTENCE * 12}全年完成造林\n2、开好会。",
    ],
)
def test_entries_of_an_author_stay_apart(text):
    clean = CleanText.of(text)
    assert chunks.run(clean) is clean


@pytest.mark.parametrize("name", ["青石文库", "青石教育网", "www.qingshi.com"])
def test_the_name_of_a_site_behind_most_lines_goes(name):
    lines = ["一、工作目标", "1、听课评课。", "2、集体备课。", "二、工作要求", "各校要认真落实。"]
    clean = site_names.run(CleanText.of("\n".join(f"{line} {name}" for line in lines) + "\n附件"))
    assert clean.text == "\n".join([*lines, "附件"])
    assert [notice.code for notice in clean.warnings] == ["stray_character"]


@pytest.mark.parametrize(
    "text",
    [
        "改造线路 青石电网\n" * 4,
        "改造线路 青石电网\n" * 5 + "栽树\n" * 6,
        "责任单位： 青石电网\n" * 8,
        "上课的网\n" * 8,
        "周次 内容 地点\n" + "第三周 上传课件 学校网站\n" * 8,
        "1、选好平台 www.qingshi.com\n" * 8,
    ],
)
def test_names_behind_few_lines_stay(text):
    clean = CleanText.of(text)
    assert site_names.run(clean) is clean
